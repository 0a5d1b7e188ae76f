internal import OffHours

/// What is known before sheets are read and tells a sheet of courses from a list of people and their courses.
struct PlanKnowledge {
  /// Whether a scenario is there, whose courses a sheet may only add to.
  private(set) var isUpdate: Bool
  /// Ids of people, of the scenario that is there and of other sheets: folded.
  private(set) var workers: Set<String> = []
  /// Ids of courses: folded.
  private(set) var courses: Set<String> = []

  /// What a list of people has as well: a date or a completion is each person's there.
  private static let alsoOfPeople: Set<Heading> = [.deadline, .already]
  private static let ofCourses = Set(HeadingTable.courses.map(\.heading)).subtracting([.courseId])

  init(_ request: ImportRequest) {
    isUpdate = request.known != nil
    for person in request.known?.people ?? [] {
      for id in [person.id, person.number] where !id.isEmpty { workers.insert(Self.key(id)) }
    }
    courses = Set((request.courses.map(\.id) + (request.known?.courses.map(\.id) ?? [])).map(Self.key))
  }

  /// Learns the ids of people below headings such as *Staff No*. Sheets may be large: nothing is read where none may be of
  /// courses.
  mutating func learn(from sheets: [Sheet]) {
    guard sheets.contains(where: { PlanListReader.isOne($0, self) }) else { return }
    for sheet in sheets {
      for row in sheet.rows.indices.prefix(40) {
        for column in sheet.rows[row].indices where HeadingTable.isIdOfPerson(sheet.text(row, column)) {
          workers.formUnion(Self.texts(sheet, column, below: row).map { Self.key($0.text) })
        }
      }
    }
  }

  /// Whether rows below a heading are people, not courses: a column is of people's ids by its heading, one course stands
  /// there under several ids, or the ids are those of known people. `columns` as the words of courses have them.
  func arePeople(_ columns: [Int: (kind: Heading, text: String)], _ sheet: Sheet, _ row: Int) -> Bool {
    if columns.values.contains(where: { HeadingTable.isIdOfPerson($0.text) }) { return true }
    let own = Set(columns.values.map(\.kind)).intersection(Self.ofCourses)
    // *Name* beside nothing that only courses have is a person's.
    let kinds = Set(columns.values.map(\.kind)), isOwn = !own.isSubset(of: Self.alsoOfPeople)
    if kinds.contains(.name), kinds.isDisjoint(with: [.course, .courseId]), !isOwn { return true }
    for column in columns.keys.sorted() {
      switch columns[column]!.kind {
      case .id, .code:
        if hasSeveralIds(of: columns, in: column, sheet, row) { return true }
        if areKnown(Self.texts(sheet, column, below: row), areAll: false) { return true }
      // *Owner* of a course is a person, too.
      case .other where !isOwn:
        if areKnown(Self.texts(sheet, column, below: row), areAll: true) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether one course stands under several ids; lessons on rows of their own may have ids of their own.
  private func hasSeveralIds(
    of columns: [Int: (kind: Heading, text: String)], in ids: Int, _ sheet: Sheet, _ row: Int
  ) -> Bool {
    guard !columns.values.contains(where: { $0.kind == .lesson }) else { return false }
    let course =
      [Heading.course, .courseId].compactMap { kind in
        columns.keys.sorted().first { columns[$0]!.kind == kind }
      }.first
    guard let course else { return false }
    var known: [String: String] = [:]
    for (row, text) in Self.texts(sheet, ids, below: row) {
      let name = Self.key(sheet.text(row, course))
      if name.isEmpty || sheet[row, course].isContinuation { continue }
      if let there = known[name], there != Self.key(text) { return true }
      known[name] = Self.key(text)
    }
    return false
  }

  /// Whether ids are those of known people: most of them, or all, and not of courses as well.
  private func areKnown(_ cells: [(row: Int, text: String)], areAll: Bool) -> Bool {
    let ids = cells.map { Self.key($0.text) }
    // 1, 2, 3 number the rows, and rooms have numbers.
    if areAll, ids.contains(where: { $0.allSatisfy(\.isNumber) }) { return false }
    if ids.enumerated().allSatisfy({ $0.element == "\($0.offset + 1)" }) { return false }
    let ours = ids.count(where: workers.contains), theirs = ids.count(where: courses.contains)
    return ours > 0 && ours > theirs && (areAll ? ours == ids.count : ours * 2 >= ids.count)
  }

  /// The filled cells of a column below a row.
  private static func texts(_ sheet: Sheet, _ column: Int, below row: Int) -> [(row: Int, text: String)] {
    sheet.rows.indices.lazy.filter { $0 > row && !sheet[$0, column].isContinuation }
      .map { ($0, sheet.text($0, column)) }.filter { !$0.1.isEmpty }
  }

  private static func key(_ text: String) -> String { folded(plainText(text)) }
}
