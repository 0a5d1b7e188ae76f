package import OffHours

/// A timetable as rows of the sheets that an answer adds to a workbook.
struct AnswerRows {
  /// Cells by the keys of columns.
  typealias Row = [String: CellContent]

  let scenario: Scenario
  let timetable: Timetable
  /// Ids of meetings that are marked to be kept.
  let kept: Set<String>
  private var language: Language { scenario.language }
  private let cells: BookCells

  init(_ timetable: Timetable, in scenario: Scenario, kept: Set<String>) {
    self.scenario = scenario
    self.timetable = timetable
    self.kept = kept
    cells = BookCells(language: scenario.language)
  }

  /// The rows of a sheet.
  func rows(_ sheet: String) -> [Row] {
    switch sheet {
    case "timetable": timetable.meetings.map(row)
    case "learners": learners
    case "unplaced": timetable.unplaced.map(row)
    default: results
    }
  }

  private func cell(_ text: String, _ shape: Shape) -> CellContent {
    cells.content(
      Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .scalar(text, isQuoted: true)), shape
    ).content
  }

  private func word(_ flag: Bool) -> CellContent { .text((flag ? BookFlag.yes : .no).word(language)) }

  private func row(_ meeting: Meeting) -> Row {
    let (date, start) = scenario.zone.local(meeting.start)
    let end = scenario.zone.local(meeting.end).time
    return [
      "id": .text(meeting.id), "course": .text(meeting.course), "lesson": .text(meeting.lesson),
      "section": meeting.section.map { .text($0) } ?? .none, "date": cell("\(date)", .date),
      "start": cell("\(start)", .clock), "end": cell("\(end)", .clock), "venue": .text(meeting.venue),
      "instructors": meeting.instructors.isEmpty
        ? .none : .text(meeting.instructors.joined(separator: "; ")),
      "learners": meeting.learners.isEmpty ? .none : .text(meeting.learners.joined(separator: "; ")),
      "keep": kept.contains(meeting.id) ? word(true) : .none,
    ]
  }

  /// Name and employer of a worker.
  private func person(_ id: String) -> Row {
    guard let worker = scenario.workers.first(where: { $0.id == id }) else { return ["worker": .text(id)] }
    return [
      "worker": .text(id), "name": .text(worker.name),
      "employer": worker.employer.map { .text(scenario.employers[$0].name) } ?? .none,
    ]
  }

  private var learners: [Row] {
    let people = Dictionary(uniqueKeysWithValues: scenario.workers.map { ($0.id, $0) })
    let hearing = ResolvedTimetable(timetable, in: scenario)
    var sections: [String: String] = [:]
    for section in timetable.sections {
      for learner in section.learners { sections["\(section.course)/\(learner)"] = section.id }
    }
    return hearing.pursuits.map { pursuit in
      let worker = scenario.workers[pursuit.worker], course = scenario.courses[pursuit.course].id
      var row: Row = [
        "worker": .text(worker.id), "course": .text(course), "completes": word(pursuit.isCompletion),
        "meetings": .text(pursuit.meetings.map { timetable.meetings[$0].id }.joined(separator: "; ")),
      ]
      if let section = sections["\(course)/\(worker.id)"] { row["section"] = .text(section) }
      row["name"] = .text(people[worker.id]?.name ?? "")
      row["employer"] = worker.employer.map { .text(scenario.employers[$0].name) } ?? CellContent.none
      return row
    }
  }

  private func row(_ unplaced: Unplaced) -> Row {
    var row = person(unplaced.worker)
    row["course"] = .text(unplaced.course)
    row["possible"] = unplaced.possible.map(word) ?? CellContent.none
    let reasons = unplaced.reasons.map { count in
      let label = Catalogue.label(of: count.reason)(language)
      return count.count > 0 ? "\(label): \(count.count)" : label
    }
    row["reasons"] = reasons.isEmpty ? CellContent.none : .text(reasons.joined(separator: "; "))
    return row
  }

  private var results: [Row] {
    (timetable.changes + timetable.goals).map { tier in
      let name = tier.tier.parts.map { Words.goal($0.goal, in: scenario)(language) }.joined(separator: " + ")
      func number(_ value: Double?) -> CellContent {
        guard let value, value.isFinite else { return .none }
        return .number(CellValue.number(value, CellFormat(), is1904: false).text())
      }
      return [
        "goal": .text(name), "value": number(tier.value), "bound": number(tier.bound),
        "gap": number(tier.gap),
      ]
    }
  }
}

/// Adds an answer to a workbook: sheets for the timetable, the learners, who is left out, and what the goals came to.
package enum AnswerWriter {
  /// The workbook in `bytes` with this timetable in it. `kept`: meetings marked to be kept.
  ///
  /// A sheet that is there keeps its looks, its further columns and, by the ids of its rows, what stands in them. The
  /// timetable as written is remembered, so that changes by hand can be told.
  ///
  /// Throws what is wrong with the file, in words.
  package static func bytes(
    _ bytes: [UInt8], adding timetable: Timetable, for scenario: Scenario, kept: Set<String> = []
  ) throws(BookWriter.Fault) -> [UInt8] {
    do {
      let book = try BookFile(bytes)
      var package = try BookPackage(book)
      try BookMarks.put([], into: &package, of: book)
      let rows = AnswerRows(timetable, in: scenario, kept: kept)
      for sheet in BookLayout.answer {
        try checkLengths(rows.rows(sheet.key), sheet, scenario.language)
        try put(rows.rows(sheet.key), on: sheet, scenario.language, into: &package, of: book)
      }
      var state = try BookState(book)
      state.forget("fill")
      state.set("timetable", TimetableWriter.text(timetable, for: scenario))
      state.set(BookTimetable.keptKind, BookTimetable.record(ofKept: kept))
      state.set(ShownSheets.kind, ShownSheets.record(rows))
      try state.put(into: &package)
      return try package.finished()
    } catch {
      throw BookWriter.Fault(description: error.message(scenario.language))
    }
  }

  /// A fault where a cell would hold more text than it can.
  private static func checkLengths(
    _ rows: [AnswerRows.Row], _ sheet: BookLayout.Sheet, _ language: Language
  ) throws(SheetFault) {
    for (position, row) in rows.enumerated() {
      for column in sheet.columns {
        guard case .text(let text)? = row[column.key], text.utf16.count > SheetSource.longestText else {
          continue
        }
        let place = "\(sheet.title(language)), \(position + 2), \(column.title(language))"
        throw SheetFault(
          message: Phrase(
            en:
              "\(place) would hold \(text.utf16.count) characters; a cell holds at most \(SheetSource.longestText): write into a folder",
            vi:
              "\(place) sẽ có \(text.utf16.count) ký tự; một ô chứa nhiều nhất \(SheetSource.longestText): hãy ghi vào thư mục"
          ))
      }
    }
  }

  /// The sheet of a workbook that has this name in one of the languages.
  static func entry(_ sheet: BookLayout.Sheet, in book: BookFile) -> BookFile.Entry? {
    let names = Set([sheet.title.en, sheet.title.vi, sheet.key].map(BookTable.folded))
    return book.sheets.first { names.contains(BookTable.folded($0.name)) }
  }

  private static func put(
    _ rows: [AnswerRows.Row], on sheet: BookLayout.Sheet, _ language: Language,
    into package: inout BookPackage, of book: BookFile
  ) throws(SheetFault) {
    if let entry = entry(sheet, in: book), let bytes = try package.part(entry.part) {
      let part = try SheetPart(bytes, name: entry.part)
      let table = try BookTable(
        sheet, part, of: book, path: "", name: entry.name, DiagnosticLog())
      if table.headingRow != nil, sheet.columns.allSatisfy({ table.column($0.key) != nil || !$0.isRequired })
      {
        package.put(entry.part, part.replacing(edits(rows, sheet, table, part, &package, language)))
        return
      }
      // Headings that were taken away come back.
      package.put(entry.part, source(rows, sheet, language, &package, book))
      return
    }
    _ = try package.addSheet(sheet.title(language), source(rows, sheet, language, &package, book))
  }

  /// Rows put where rows of the same id stand; others below, and what has no row any more is emptied.
  private static func edits(
    _ rows: [AnswerRows.Row], _ sheet: BookLayout.Sheet, _ table: BookTable, _ part: SheetPart,
    _ package: inout BookPackage, _ language: Language
  ) -> [BookPlace: CellEdit] {
    var edits: [BookPlace: CellEdit] = [:]
    let columns = sheet.columns.compactMap { column in table.column(column.key).map { ($0, column) } }
    let known = part.looks
    let hasOthers = table.headings.contains { heading in
      heading.known == nil && table.rows.contains { $0.values[heading.column] != nil }
    }
    let keys = ShownSheets.keys(of: sheet)
    let log = DiagnosticLog()
    var places: [String: Int] = [:]
    var used: Set<Int> = []
    if hasOthers {
      for row in table.rows {
        let name = keys.map { key in table.column(key).map { table.text(row, $0, log) } ?? "" }
        places[name.joined(separator: "\n")] = row.number
      }
    }
    var next = hasOthers ? (table.rows.map(\.number).max() ?? table.headingRow!) + 1 : table.headingRow! + 1
    for row in rows {
      let name = keys.map { key in if case .text(let text)? = row[key] { text } else { "" } }
      var number = places[name.joined(separator: "\n")] ?? next
      if !used.insert(number).inserted { number = next }
      if number == next { next += 1 }
      used.insert(number)
      for (column, known_) in columns {
        let place = BookPlace(row: number, column: column)
        let content = row[known_.key] ?? .none
        let format = BookCells(language: language).format(known_.shape)
        let style =
          known[place].map { package.styles.number($0, showing: content, as: format) }
          ?? look(known_, &package, language)
        if content == .none, known[place] == nil { continue }
        edits[place] = CellEdit(content: content, style: style)
      }
    }
    for row in table.rows where !used.contains(row.number) {
      for (column, _) in columns where row.values[column] != nil {
        edits[BookPlace(row: row.number, column: column)] = CellEdit(content: CellContent.none)
      }
    }
    return edits
  }

  private static func look(
    _ column: BookLayout.Column, _ package: inout BookPackage, _ language: Language
  ) -> Int {
    guard let format = BookCells(language: language).format(column.shape) else { return 0 }
    return package.styles.number(of: .init(wraps: format == "@", format: format))
  }

  private static func source(
    _ rows: [AnswerRows.Row], _ sheet: BookLayout.Sheet, _ language: Language, _ package: inout BookPackage,
    _ book: BookFile
  ) -> [UInt8] {
    let widths: [String: Double] = [
      "id": 20, "learners": 60, "name": 26, "reasons": 60, "meetings": 50, "goal": 34, "section": 16,
      "instructors": 20, "venue": 16, "date": 12, "employer": 26,
    ]
    var source = SheetSource(
      columns: sheet.columns.map { column in
        .init(
          width: widths[column.key] ?? 12, style: look(column, &package, language),
          list: sheet.key == "timetable" ? list(column, language, book) : nil)
      })
    source.frozenColumns = sheet.key == "results" ? 0 : 1
    let heading = package.styles.number(
      of: .init(isBold: true, fill: "FFD9EAD3", hasBorder: true, wraps: true))
    source.rows = [sheet.columns.map { .init(content: .text($0.title(language)), style: heading) }]
    for row in rows {
      source.rows.append(
        sheet.columns.map { column in
          .init(content: row[column.key] ?? .none, style: look(column, &package, language))
        })
    }
    source.wrapped = package.styles.wrapped
    return source.source
  }

  /// Ids to choose from, as the scenario's own sheets list them.
  private static func list(_ column: BookLayout.Column, _ language: Language, _ book: BookFile) -> String? {
    if case .flag = column.shape {
      return "\"\(BookFlag.yes.word(language)),\(BookFlag.no.word(language))\""
    }
    let kinds = ["course": "courses", "lesson": "lessons", "venue": "venues", "instructors": "instructors"]
    guard let key = kinds[column.key], let sheet = BookLayout.standard.sheet(key),
      let entry = entry(sheet, in: book), let part = try? book.part(of: entry),
      let table = try? BookTable(sheet, part, of: book, path: "", name: entry.name, DiagnosticLog()),
      let place = table.column("id"), let head = table.headingRow
    else { return nil }
    let letters = Sheet.columnName(place)
    let last = (table.rows.map(\.number).max() ?? head) + 1
    return
      "'\(entry.name.replacing("'", with: "''"))'!$\(letters)$\(head + 2):$\(letters)$\(max(head + 2, last))"
  }
}
