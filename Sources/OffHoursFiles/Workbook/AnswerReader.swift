package import OffHours

/// The timetable that stands in a workbook, edited or not.
package struct BookTimetable: Sendable {
  /// The timetable as the sheet has it now.
  package var timetable: Timetable
  /// The timetable as it was written; nil where the workbook does not remember one.
  package var written: Timetable?
  /// Ids of rows that are marked to be kept.
  package var kept: Set<String>
  /// Ids of rows that are new, or differ from what was written.
  package var changed: Set<String>
  /// Meetings that were written and have no row any more.
  package var removed: [Meeting]
  /// The sheet's name.
  package let sheetName: String
  /// The row of each meeting, counted from 0.
  private let rows: [String: Int]
  /// The sheet's columns by the keys of the layout.
  private let columns: [String: Int]
  /// Of meetings that name something unknown: the column of it.
  private let unknown: [String: String]
  private let path: String

  fileprivate init(
    _ timetable: Timetable, written: Timetable?, kept: Set<String>, _ table: BookTable, _ name: String,
    rows: [String: Int], unknown: [String: String], path: String
  ) {
    self.timetable = timetable
    self.written = written
    self.kept = kept
    sheetName = name
    self.rows = rows
    self.unknown = unknown
    self.path = path
    columns = Dictionary(
      table.headings.compactMap { heading in heading.known.map { ($0.key, heading.column) } }
    ) {
      first, _ in first
    }
    let before = Dictionary((written?.meetings ?? []).map { ($0.id, $0) }) { first, _ in first }
    changed = Set(
      timetable.meetings.filter { meeting in
        guard let old = before[meeting.id] else { return true }
        return !BookTimetable.isSame(old, meeting)
      }.map(\.id))
    let now = Set(timetable.meetings.map(\.id))
    removed = (written?.meetings ?? []).filter { !now.contains($0.id) }
  }

  /// Marks of rows to be kept as they were written; nil where the workbook does not remember them.
  fileprivate var writtenKept: String?
  /// As what a workbook remembers the marks.
  static let keptKind = "kept"
  static func record(ofKept ids: Set<String>) -> String { (["kept"] + ids.sorted()).joined(separator: "\n") }

  /// Whether anything was changed by hand, marks of rows to be kept included.
  package var isEdited: Bool {
    !changed.isEmpty || !removed.isEmpty || writtenKept.map { $0 != Self.record(ofKept: kept) } ?? false
  }

  private static func isSame(_ a: Meeting, _ b: Meeting) -> Bool {
    var a = a, b = b
    (a.learners, b.learners) = (a.learners.sorted(), b.learners.sorted())
    (a.instructors, b.instructors) = (a.instructors.sorted(), b.instructors.sorted())
    return a == b
  }

  /// The cell of a meeting's column; nil where the sheet has no row for it.
  package func cell(_ meeting: String, _ column: String) -> String? {
    guard let row = rows[meeting] else { return nil }
    return Sheet.cellName(row, columns[column] ?? columns["id"] ?? 0)
  }

  /// The row of a meeting, counted from 0; the first where the sheet has none for it.
  func row(_ meeting: String) -> Int { rows[meeting] ?? 0 }

  /// The cells at which a broken rule stands: one a meeting concerned, in the column that decides it.
  package func cells(of violation: Violation) -> [String] {
    violation.meetings.compactMap { cell($0, column(of: violation, in: $0)) }
  }

  private func column(of violation: Violation, in meeting: String) -> String {
    violation.code == .unknownId ? unknown[meeting] ?? "id" : AnswerColumn.of(violation)
  }

  /// A fault at the cell of a meeting that decides a rule.
  package func fault(_ meeting: String, _ violation: Violation, _ message: String) -> Diagnostic {
    let column = column(of: violation, in: meeting)
    return Diagnostic(
      severity: .error, file: path, line: (rows[meeting] ?? 0) + 1, column: .name(column), message: message,
      sheet: sheetName, cell: cell(meeting, column) ?? "A1")
  }
}

/// Which column of the timetable decides a rule.
enum AnswerColumn {
  static func of(_ violation: Violation) -> String {
    switch violation.code {
    case .duration: "end"
    case .startTime, .outsideHorizon, .deadline, .pinned: "start"
    case .venueClosed, .venueClash, .venueEquipment, .sameVenue: "venue"
    case .instructorCount, .instructorUnqualified, .instructorUnavailable, .instructorClash, .instructorLoad:
      "instructors"
    case .sizeMin, .sizeMax: "learners"
    case .sectionIncomplete, .sectionsMax: "section"
    case .unknownId, .limit, .goalValue: "id"
    default: violation.workers.isEmpty ? "id" : "learners"
    }
  }
}

/// What reading the timetable of a workbook gave.
package struct BookTimetableReading: Sendable {
  /// The timetable; nil where there are faults, or no timetable.
  package var book: BookTimetable?
  /// Every fault.
  package var diagnostics: [Diagnostic]
}

/// Reads the timetable that stands in a workbook, as it stands now.
package struct AnswerReader {
  private let scenario: Scenario
  private let path: String
  private let log = DiagnosticLog()
  private let names: AnswerNames

  private init(scenario: Scenario, path: String) {
    (self.scenario, self.path) = (scenario, path)
    names = AnswerNames(scenario)
  }

  /// Reads the timetable in a workbook's bytes; `scenario` is what the workbook says.
  package static func read(_ bytes: [UInt8], path: String, _ scenario: Scenario) -> BookTimetableReading {
    let reader = AnswerReader(scenario: scenario, path: path)
    return reader.read(bytes)
  }

  /// Whether a workbook holds a timetable.
  package static func hasTimetable(_ bytes: [UInt8]) -> Bool {
    guard let book = try? BookFile(bytes) else { return false }
    return AnswerWriter.entry(BookLayout.answer[0], in: book) != nil
  }

  private func read(_ bytes: [UInt8]) -> BookTimetableReading {
    let file = log.add(file: path)
    do {
      let book = try BookFile(bytes)
      let layout = BookLayout.answer[0]
      guard let entry = AnswerWriter.entry(layout, in: book) else {
        log.error(
          SourcePosition(file: file, line: 1, column: 1),
          "the workbook has no timetable; offhours solve \(ShellWord.quoted(path)) --out answer.xlsx adds one"
        )
        return BookTimetableReading(book: nil, diagnostics: log.diagnostics(scenario.language))
      }
      let table = try BookTable(layout, try book.part(of: entry), of: book, path: path, name: entry.name, log)
      let state = try BookState(book)
      let written = state.text("timetable").flatMap { TimetableReader.read(text: $0).timetable }
      for column in layout.columns where column.isRequired && table.column(column.key) == nil {
        log.error(
          table.spot(table.headingRow ?? 0, 0),
          "the sheet has no column \(quoted(column.title.en)) (\(quoted(column.title.vi))); add it")
      }
      guard !log.hasErrors else {
        return BookTimetableReading(book: nil, diagnostics: log.diagnostics(scenario.language))
      }
      var result = timetable(table, written, entry.name)
      result.writtenKept = state.text(BookTimetable.keptKind)
      try ShownSheets(state).tell(book, path: path, log, scenario.language)
      return BookTimetableReading(
        book: log.hasErrors ? nil : result, diagnostics: log.diagnostics(scenario.language))
    } catch {
      log.error(SourcePosition(file: file, line: 1, column: 1), error.message.en)
      return BookTimetableReading(book: nil, diagnostics: log.diagnostics(scenario.language))
    }
  }

  private func timetable(_ table: BookTable, _ written: Timetable?, _ name: String) -> BookTimetable {
    var result = written ?? Timetable()
    if written == nil {
      result.scenarioName = scenario.name
      result.scenarioHash = scenario.sha256
    }
    let before = Dictionary((written?.meetings ?? []).map { ($0.id, $0) }) { first, _ in first }
    var meetings: [Meeting] = [], rows: [String: Int] = [:], kept: Set<String> = []
    let cells = table.column("id").map { column in
      Set(table.rows.compactMap { $0.values[column].map { normalized($0.text()) } })
    }
    var ids = RowIds(written, cells ?? [])
    for row in table.rows {
      guard let (meeting, isKept) = meeting(row, table, before, &ids) else { continue }
      if let first = rows.updateValue(row.number, forKey: meeting.id) {
        log.error(
          table.spot(row.number, table.column("id")!),
          "the meeting id \(quoted(meeting.id)) stands twice, in row \(first + 1) already; leave the cell of a new meeting empty"
        )
      }
      meetings.append(meeting)
      if isKept { kept.insert(meeting.id) }
    }
    let isSame =
      written.map { old in
        old.meetings.count == meetings.count
          && Dictionary(meetings.map { ($0.id, $0) }) { first, _ in first }.allSatisfy {
            before[$0.key] == $0.value
          }
      } ?? false
    if !isSame {
      result.meetings = meetings.sorted { ($0.start, $0.venue, $0.id) < ($1.start, $1.venue, $1.id) }
      result.sections = sections(result.meetings, written?.sections ?? [])
      // What was found and proved held for the timetable as it was.
      result.goals = []
      result.changes = []
      result.stopped = nil
      result.solver = nil
      result.retire(before.keys)
      result.unplaced = UnplacedFinder.unplaced(in: ResolvedTimetable(result, in: scenario))
    }
    return BookTimetable(
      result, written: written, kept: kept, table, name, rows: rows,
      unknown: unknownColumns(meetings), path: path)
  }

  /// The first column of each meeting that names what the scenario does not know.
  private func unknownColumns(_ meetings: [Meeting]) -> [String: String] {
    let courses = Dictionary(scenario.courses.map { ($0.id, Set($0.lessons.map(\.id))) }) { first, _ in first
    }
    let venues = Set(scenario.venues.map(\.id)), instructors = Set(scenario.instructors.map(\.id))
    let workers = Set(scenario.workers.map(\.id))
    var result: [String: String] = [:]
    for meeting in meetings {
      guard let lessons = courses[meeting.course] else {
        result[meeting.id] = "course"
        continue
      }
      if !lessons.contains(meeting.lesson) {
        result[meeting.id] = "lesson"
      } else if !venues.contains(meeting.venue) {
        result[meeting.id] = "venue"
      } else if !instructors.isSuperset(of: meeting.instructors) {
        result[meeting.id] = "instructors"
      } else if !workers.isSuperset(of: meeting.learners) {
        result[meeting.id] = "learners"
      }
    }
    return result
  }

  private func meeting(
    _ row: BookTable.Row, _ table: BookTable, _ before: [String: Meeting], _ ids: inout RowIds
  ) -> (Meeting, isKept: Bool)? {
    let cells = BookCellReader(isVietnamese: scenario.language == .vietnamese)
    func text(_ key: String, _ shape: Shape = .text) -> String {
      table.column(key).map { cells.text(row, $0, shape, table, log) } ?? ""
    }
    func scalar(_ key: String, _ shape: Shape = .text) -> Scalar? {
      let value = text(key, shape)
      guard !value.isEmpty else { return nil }
      return Scalar(text: value, spot: table.spot(row.number, table.column(key)!))
    }
    let content = ["id", "course", "lesson", "date", "start", "venue", "learners"].map { text($0) }
    if content.allSatisfy(\.isEmpty) {
      // What else such a row holds has no meeting to go to.
      let stray = ["keep", "section", "instructors", "end"].first { key in
        key == "keep"
          ? !["", BookFlag.no.rawValue].contains(BookFlag.word(of: text(key)) ?? text(key))
          : !text(key).isEmpty
      }
      if let stray {
        log.warning(table.spot(row.number, table.column(stray)!), RowWords.noMeeting(quoted(text(stray))))
      }
      return nil
    }
    let context = ReadingContext(log: log)
    context.zone = scenario.zone
    for key in ["course", "lesson", "date", "start", "venue"] where text(key).isEmpty {
      log.error(
        table.spot(row.number, table.column(key)!),
        "the meeting has no \(key); fill the cell, or empty the whole row")
    }
    /// Ids, also where a cell has the names that they stand for.
    func id(_ name: String, _ key: String) -> String {
      switch names.id(of: name, key) {
      case .success(let id): return id
      case .failure(let several):
        log.error(table.spot(row.number, table.column(key)!), phrase: several.phrase)
        return name
      }
    }
    let course = id(normalized(text("course")), "course"), lesson = normalized(text("lesson"))
    guard let date = scalar("date", .date).flatMap({ context.date($0) }),
      let start = scalar("start", .clock).flatMap({ context.clock($0) })
    else { return nil }
    let begin = scenario.zone.instant(date, start), venue = id(normalized(text("venue")), "venue")
    let number = ids.id(
      normalized(text("id")),
      BaselineSeats.Seat(course: course, lesson: lesson, start: begin, venue: venue))
    let old = before[number]
    var flag = false
    if let keep = scalar("keep") {
      let word = Scalar(text: BookFlag.word(of: keep.text) ?? keep.text, spot: keep.spot)
      flag = context.flag(word) ?? false
    }
    func list(_ key: String) -> [String] {
      let place = table.column(key).map { table.spot(row.number, $0) }
      let read = names.list(text(key), key)
      if let place {
        for several in read.doubtful { log.error(place, phrase: several.phrase) }
        if !read.repeated.isEmpty { log.warning(place, RowWords.namedTwice(read.repeated)) }
      }
      return read.ids
    }
    var section = normalized(text("section"))
    if !section.isEmpty, let facts = scenario.courses.first(where: { $0.id == course }),
      facts.attendance != .section
    {
      log.warning(
        table.spot(row.number, table.column("section")!), RowWords.noSections(quoted(section), course))
      section = ""
    }
    let instructors = list("instructors")
    if let old, !old.held, instructors.isEmpty, !old.instructors.isEmpty {
      log.warning(
        table.spot(row.number, table.column("instructors") ?? table.column("id")!),
        RowWords.chosenAnew(old.instructors.joined(separator: "; ")))
    }
    var learners = list("learners")
    if let old, Set(old.learners) == Set(learners), old.learners.count == learners.count {
      learners = old.learners
    }
    let meeting = Meeting(
      id: number, course: course, lesson: lesson, section: section.isEmpty ? nil : section,
      venue: venue, instructors: instructors, start: begin,
      end: end(scalar("end", .clock), begin, date, start, course, lesson, old, context), learners: learners,
      held: old?.held ?? false)
    return (meeting, flag)
  }

  /// The end: as the cell has it, or with the start or the lesson that was changed, or as long as the lesson is.
  private func end(
    _ cell: Scalar?, _ begin: Instant, _ date: CivilDate, _ start: ClockTime, _ course: String,
    _ lesson: String, _ old: Meeting?, _ context: ReadingContext
  ) -> Instant {
    let length = scenario.courses.first { $0.id == course }?.lessons.first { $0.id == lesson }?.minutes
    guard let cell, let time = context.clock(cell, isEnd: true) else { return begin + (length ?? 60) }
    if let old, old.start != begin || old.lesson != lesson || old.course != course,
      scenario.zone.local(old.end).time == time, let length
    {
      return begin + length
    }
    let next = time.minute <= start.minute ? date + 1 : date
    return scenario.zone.instant(next, time)
  }

  /// The sections as the meetings have them: learners stay with their section as long as they attend one of its
  /// meetings; others are of the section in which they attend most.
  private func sections(_ meetings: [Meeting], _ before: [Section]) -> [Section] {
    var attended: [String: [String: Int]] = [:]
    var courses: [String: String] = [:], order: [String] = []
    for meeting in meetings {
      guard let section = meeting.section else { continue }
      if courses.updateValue(meeting.course, forKey: section) == nil { order.append(section) }
      for learner in meeting.learners {
        attended["\(meeting.course)\n\(learner)", default: [:]][section, default: 0] += 1
      }
    }
    let old = Dictionary(
      before.flatMap { section in section.learners.map { ("\(section.course)\n\($0)", section.id) } }
    ) { first, _ in first }
    var members: [String: [String]] = [:]
    for worker in scenario.workers.map(\.id) {
      for course in Set(courses.values).sorted() {
        let key = "\(course)\n\(worker)"
        guard let counts = attended[key] else { continue }
        let own =
          old[key].flatMap { counts[$0] == nil ? nil : $0 }
          ?? counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        if let own { members[own, default: []].append(worker) }
      }
    }
    let known = before.map(\.id).filter { courses[$0] != nil }
    return (known + order.filter { !known.contains($0) }).map { id in
      Section(id: id, course: courses[id] ?? "", learners: members[id] ?? [])
    }
  }
}
