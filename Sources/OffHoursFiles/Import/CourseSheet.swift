internal import OffHours

/// Courses as sheets list them: a row each, or a row for each lesson.
struct CourseSheet {
  /// The rows of one course.
  struct Group {
    var id: String
    var name: String
    var rows: [(row: SupplyList.Row, list: PlanList)]
    /// The rows of the course and its lessons, without those of employers that hold their targets.
    var own: [(row: SupplyList.Row, list: PlanList)] {
      let own = rows.filter { $0.row.cells[.employer] == nil }
      return own.isEmpty ? Array(rows.prefix(1)) : own
    }
    /// Whether each row is a lesson: they are named, or the course's name stands on the first alone.
    var isByLesson: Bool {
      own.count > 1 && (own.contains { $0.row.cells[.lesson] != nil } || !isRepeated)
    }
    /// Whether the course's name itself stands on several rows.
    private var isRepeated: Bool {
      own.count { row, list in
        [Heading.course, .courseId].contains { kind in
          list.heading.column(kind).map {
            !list.source.sheet[row.row, $0].isEmpty && !list.source.sheet[row.row, $0].isContinuation
          } ?? false
        }
      } > 1
    }
    /// The first row's place.
    var place: CellPlace { rows[0].list.source.place(rows[0].row.row, rows[0].list.heading.column(.course)) }
  }

  /// A course that is known before the sheets are read: by an option, or in the scenario that is there.
  struct Known {
    var draft: ScenarioDraft.CourseDraft
    /// Whether the scenario has it; else an option named it.
    var isThere: Bool
  }

  private let known: [Known]
  private let horizon: DateSpan?
  private let log: ImportLog
  private let employers: EmployerBook
  /// Courses that a cell names as those before another, once all are known.
  private var before: [(course: Int, cell: PlacedText)] = []
  /// The courses of the sheets.
  private(set) var drafts: [ScenarioDraft.CourseDraft] = []

  /// Reads all lists of courses; what is not understood is logged at its cell.
  init(
    _ lists: [PlanList], known: [Known], employers: EmployerBook, horizon: DateSpan?, _ log: ImportLog
  ) {
    (self.known, self.employers, self.horizon, self.log) = (known, employers, horizon, log)
    for group in Self.groups(lists, known.map(\.draft)) { add(group) }
    for (course, cell) in before { settle(course, cell) }
  }

  /// The courses of all lists with their rows, in the order in which they begin.
  static func groups(_ lists: [PlanList], _ known: [ScenarioDraft.CourseDraft]) -> [Group] {
    var result: [Group] = []
    for list in lists where list.plan == .courses {
      for row in list.rows {
        let code = row.text(.courseId), name = row.text(.course)
        // The whole name or id: *Fire safety* beside *Safety* is another course.
        let keys = [slug(code), slug(name)].filter { !$0.isEmpty }
        let there = known.first { keys.contains(slug($0.id)) || keys.contains(slug($0.name)) }
        let id = there?.id ?? Self.id(code, name)
        if let at = result.firstIndex(where: { $0.id == id }) {
          result[at].rows.append((row, list))
        } else {
          result.append(Group(id: id, name: name.isEmpty ? code : name, rows: [(row, list)]))
        }
      }
    }
    return result
  }

  private static func id(_ code: String, _ name: String) -> String {
    let id = normalized(code)
    if Parse.isId(id), !Concept.isFree(id) { return id }
    return [slug(code), slug(name)].first { !$0.isEmpty } ?? "course"
  }

  // MARK: - A course

  private mutating func add(_ group: Group) {
    let there = known.first { $0.draft.id == group.id }
    var draft = ScenarioDraft.CourseDraft(id: group.id, name: there?.draft.name ?? group.name, minutes: [])
    draft.isOfSheet = true
    if there == nil || there?.isThere == false, draft.name == draft.id { draft.name = group.name }
    let lessons = CourseLessons(group, known: there, log)
    draft.lessons = lessons.lessons
    var keys = CourseKeys(group, lessons: draft.lessons.count, horizon: horizon, log)
    keys.readTargets(group, employers)
    draft.lines = keys.lines
    draft.saysAttend = keys.saysAttend
    for (position, more) in keys.ofLessons.enumerated() where draft.lessons.indices.contains(position) {
      draft.lessons[position].more += more
    }
    draft.said = Set(keys.names)
    for cell in keys.before { before.append((drafts.count, cell)) }
    drafts.append(draft)
  }

  /// Names of courses that come before another.
  private mutating func settle(_ course: Int, _ cell: PlacedText) {
    let all = drafts + known.map(\.draft)
    var ids: [String] = []
    for piece in cell.text.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }) {
      let name = plainText(String(piece))
      if name.isEmpty || ["-", "–", "none", "khong", "no"].contains(folded(name)) { continue }
      guard let at = ScenarioDraft.position(of: name, in: all), all[at].id != drafts[course].id else {
        log.error(cell.place, PlanSheetWords.noCourse(name))
        continue
      }
      if !ids.contains(all[at].id) { ids.append(all[at].id) }
    }
    guard !ids.isEmpty else { return }
    drafts[course].lines.append("    after: [\(ids.joined(separator: ", "))]")
    drafts[course].said.insert("after")
  }
}

/// The lessons of a course: how many, how they are called, how long each is.
struct CourseLessons {
  private(set) var lessons: [ScenarioDraft.CourseDraft.Lesson] = []

  init(_ group: CourseSheet.Group, known: CourseSheet.Known?, _ log: ImportLog) {
    var found: [(name: String, minutes: Int?)] = []
    var place = group.place
    var isSaid = false, isOne = false
    for (row, list) in group.own {
      let cells = [Heading.minutes, .lessonHours, .duration].compactMap { row.cells[$0] }
      let names = Self.names(row)
      var count = names.isEmpty ? nil : names.count
      if let cell = row.cells[.lessons], names.isEmpty {
        count = AmountText.count(plainText(cell.text)).flatMap {
          (1...Course.mostLessons).contains($0) ? $0 : nil
        }
        if count == nil {
          log.error(cell.place, PlanSheetWords.noCount(plainText(cell.text), most: Course.mostLessons))
        }
      }
      guard let cell = cells.first else {
        if let count {
          found += (0..<count).map { (names.isEmpty ? "" : names[$0], nil) }
          isSaid = true
        }
        continue
      }
      place = cell.place
      isSaid = true
      let kind = [Heading.minutes, .lessonHours, .duration].first { row.cells[$0] != nil }!
      let unit = Self.unit(kind, list.title(kind))
      guard var minutes = LengthText.list(cell.text, bare: unit, most: 1440) else {
        log.error(cell.place, PlanSheetWords.noLength(plainText(cell.text), asksUnit: unit == nil))
        continue
      }
      for other in cells.dropFirst()
      where LengthText.list(other.text, bare: Self.unit(.lessonHours, ""), most: 1440) != minutes {
        log.error(other.place, PlanSheetWords.twoLengths(plainText(other.text), plainText(cell.text)))
      }
      // One length without a word on how many lessons: of all that the course has.
      isOne = minutes.count == 1 && count == nil && group.own.count == 1
      if minutes.count == 1, let count { minutes = Array(repeating: minutes[0], count: count) }
      if let count, minutes.count != count {
        log.error(cell.place, PlanSheetWords.lengthsOf(minutes.count, lessons: count))
        continue
      }
      found += minutes.enumerated().map { (names.isEmpty ? "" : names[$0.offset], $0.element) }
    }
    // Two rows of one course are two lessons only where lessons are what rows are; two lists may say each its part.
    if group.own.count > 1, !group.isByLesson,
      group.own.count(where: { row, _ in !Self.lengths.isDisjoint(with: row.cells.keys) }) > 1
    {
      let second = group.own[1]
      log.error(
        second.list.source.place(second.row.row, second.list.heading.column(.course)),
        PlanSheetWords.twice(group.name, at: group.place.text))
    }
    if isOne, let count = known?.draft.lessons.count { found = Array(repeating: found[0], count: count) }
    settle(found, isSaid: isSaid, group, known, place, log)
  }

  private static let lengths: Set<Heading> = [.minutes, .lessonHours, .duration]

  private mutating func settle(
    _ found: [(name: String, minutes: Int?)], isSaid: Bool, _ group: CourseSheet.Group,
    _ known: CourseSheet.Known?,
    _ place: CellPlace, _ log: ImportLog
  ) {
    if let known {
      lessons = known.draft.lessons
      guard !found.isEmpty else { return }
      guard found.count == lessons.count else {
        log.error(
          place,
          PlanSheetWords.otherLessons(group.name, found.count, known: lessons.count, isThere: known.isThere))
        return
      }
      for position in lessons.indices {
        if known.isThere {
          if let minutes = found[position].minutes {
            lessons[position].minutes = minutes
            lessons[position].isSaid = true
          }
        } else {
          if lessons[position].name.isEmpty { lessons[position].name = found[position].name }
          if let minutes = found[position].minutes, minutes != lessons[position].minutes {
            log.warning(
              place, PlanSheetWords.optionWins(group.name, minutes, option: lessons[position].minutes))
          }
        }
      }
      return
    }
    guard !found.isEmpty, found.allSatisfy({ $0.minutes != nil }) else {
      // Faults of the cells are told already.
      if !isSaid || found.contains(where: { $0.minutes == nil }) {
        log.error(place, PlanSheetWords.noMinutes(group.name, group.id))
      }
      return
    }
    if found.count > Course.mostLessons {
      log.error(place, PlanSheetWords.noCount("\(found.count)", most: Course.mostLessons))
      return
    }
    lessons = found.enumerated().map { position, lesson in
      .init(id: "L\(position + 1)", name: lesson.name, minutes: lesson.minutes!, isSaid: true)
    }
  }

  /// Names of lessons: that of the row's own, or a list of them in the column of lessons.
  private static func names(_ row: SupplyList.Row) -> [String] {
    if let cell = row.cells[.lesson] {
      let text = plainText(cell.text)
      return text.isEmpty ? [] : [text]
    }
    guard let cell = row.cells[.lessons], cell.text.contains(where: \.isLetter),
      AmountText.count(plainText(cell.text)) == nil
    else { return [] }
    let names = cell.text.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }).map {
      plainText(String($0))
    }
    // A single word is no list of lessons, but a number that is not understood.
    return names.count > 1 ? names.filter { !$0.isEmpty } : []
  }

  /// What bare numbers below a heading are, in minutes; nil where nothing says.
  private static func unit(_ kind: Heading, _ title: String) -> Int? {
    if kind == .minutes { return 1 }
    if kind == .lessonHours { return 60 }
    return LengthText.unit(of: title)
  }
}
