internal import OffHours

/// A sheet that says what is to be planned: courses with their lengths and sizes, or caps on release.
struct PlanList {
  var plan: HeadingTable.Plan
  var source: SourceSheet
  var heading: ListHeading
  /// Its rows; a row of lessons alone has the course's name of the row above.
  var rows: [SupplyList.Row] = []
  var columns: [ColumnNote] = []

  /// The heading of a column as it stands there; empty where there is none.
  func title(_ kind: Heading) -> String { heading.column(kind).map { heading.columns[$0]!.text } ?? "" }
}

/// Reads sheets of courses and of caps on release.
enum PlanListReader {
  /// What no sheet of courses has: people, halls, days.
  private static let ofOthers: Set<Heading> = [
    .familyName, .givenName, .crew, .phone, .seats, .hall, .date, .fromDate, .toDate, .teaches, .home,
    .address,
  ]
  private static let lengths: Set<Heading> = [.minutes, .lessonHours, .duration]
  private static let kinds: [HeadingTable.Plan: Set<Heading>] = [
    .courses: Set(HeadingTable.courses.map(\.heading)), .releases: Set(HeadingTable.releases.map(\.heading)),
  ]

  /// The list on a sheet; nil where it is neither of courses nor of caps.
  static func read(_ source: SourceSheet, _ known: PlanKnowledge) -> PlanList? {
    for plan in HeadingTable.Plan.allCases {
      if let heading = heading(source.sheet, plan, known) { return list(source, plan, heading) }
    }
    return nil
  }

  /// Whether a sheet is such a list, without reading what its rows say.
  static func isOne(_ sheet: Sheet, _ known: PlanKnowledge) -> Bool {
    HeadingTable.Plan.allCases.contains { heading(sheet, $0, known) != nil }
  }

  // MARK: - Headings

  private static func heading(_ sheet: Sheet, _ plan: HeadingTable.Plan, _ known: PlanKnowledge)
    -> ListHeading?
  {
    for row in sheet.rows.indices.prefix(40) {
      var columns: [Int: (kind: Heading, text: String)] = [:]
      for column in sheet.rows[row].indices where !sheet[row, column].isContinuation {
        let text = sheet.text(row, column)
        if !text.isEmpty, text.count <= 60 { columns[column] = (HeadingTable.heading(text, of: plan), text) }
      }
      guard columns.count > 1 else { continue }
      switch plan {
      case .courses:
        if known.arePeople(columns, sheet, row) { continue }
        settleCourses(&columns, sheet, row)
        if isOfCourses(columns, sheet, row, known) { return ListHeading(row: row, columns: columns) }
      case .releases:
        if isOfReleases(columns, sheet, row) { return ListHeading(row: row, columns: columns) }
      }
    }
    return nil
  }

  /// Headings that mean something else on a list of people: *Name* beside a code, *Trainer* above numbers.
  private static func settleCourses(
    _ columns: inout [Int: (kind: Heading, text: String)], _ sheet: Sheet, _ row: Int
  ) {
    func has(_ kind: Heading) -> Bool { columns.values.contains { $0.kind == kind } }
    let isTitled = speaks(
      sheet, row, of: ["course", "courses", "training", "trainings", "khoa hoc", "lop hoc", "dao tao"])
    for column in columns.keys.sorted() {
      switch columns[column]!.kind {
      case .name where !has(.course) && (has(.courseId) || isTitled):
        if HeadingTable.isOfAnything(columns[column]!.text) { columns[column]!.kind = .course }
      case .id, .code: if has(.course) || isTitled, !has(.courseId) { columns[column]!.kind = .courseId }
      case .instructor:
        let texts = sheet.rows.indices.filter { $0 > row }.map { sheet.text($0, column) }.filter {
          !$0.isEmpty
        }
        if !texts.isEmpty, texts.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
          columns[column]!.kind = .instructorCount
        }
      default: break
      }
    }
  }

  private static func isOfCourses(
    _ columns: [Int: (kind: Heading, text: String)], _ sheet: Sheet, _ row: Int, _ known: PlanKnowledge
  ) -> Bool {
    let here = Set(columns.values.map(\.kind))
    guard !here.isDisjoint(with: [.course, .courseId]), here.isDisjoint(with: ofOthers),
      !here.contains(.name), !here.contains(.instructor)
    else { return false }
    // Employers stand on it beside their targets only.
    if here.contains(.employer), !here.contains(.target) { return false }
    let own = here.intersection(kinds[.courses]!).subtracting([.courseId])
    if !here.isDisjoint(with: lengths) {
      // `D: 7-15` below *Class, Hours* is a legend.
      let column = columns.keys.sorted().first { lengths.contains(columns[$0]!.kind) }!
      return !sheet.rows.indices.contains { $0 > row && HoursText.hasHours(in: sheet.text($0, column)) }
    }
    if here.isSuperset(of: [.employer, .target]) { return true }
    return own.count > (known.isUpdate ? 0 : 1)
  }

  private static func isOfReleases(
    _ columns: [Int: (kind: Heading, text: String)], _ sheet: Sheet, _ row: Int
  ) -> Bool {
    let here = Set(columns.values.map(\.kind))
    guard here.contains(.employer), here.isDisjoint(with: ofOthers.subtracting([.crew])),
      here.isDisjoint(with: [.name, .course, .id])
    else { return false }
    if !here.isDisjoint(with: [.releaseAtOnce, .releasePerWorker]) { return true }
    guard let total = columns.values.first(where: { $0.kind == .releaseTotal }) else { return false }
    // *Total* alone may count anything.
    let words = ["release", "released", "nghi", "cho nghi"]
    return !Set(OffHoursFiles.words(folded(total.text)).map(String.init)).isDisjoint(with: words)
      || speaks(sheet, row, of: ["release", "released", "cho nghi", "nghi ca"])
  }

  /// The headings above numbers on a sheet with a column of employers that is no list: perhaps caps on release in words that are
  /// not known; nil where there are none.
  static func unreadCaps(_ sheet: Sheet) -> [String]? {
    for row in sheet.rows.indices.prefix(40) {
      guard let heading = ListHeading(sheet, row: row, wanted: [.employer]), heading.columns.count > 1 else {
        continue
      }
      let numbers = heading.columns.keys.sorted().filter { column in
        let below = sheet.rows.indices.dropFirst(row + 1).map { sheet.text($0, column) }.filter {
          !$0.isEmpty
        }
        return ![.employer, .number].contains(heading.columns[column]!.kind)
          && below.contains { $0.first!.isNumber }
      }
      if !numbers.isEmpty { return numbers.map { heading.columns[$0]!.text } }
    }
    return nil
  }

  /// Whether the sheet's name or a line above a row holds one of some words.
  private static func speaks(_ sheet: Sheet, _ row: Int, of words: [String]) -> Bool {
    let above = (0..<row).flatMap { row in sheet.rows[row].filter { !$0.isContinuation }.map(\.text) }
    return ([sheet.name ?? ""] + above).contains { text in
      let text = " " + OffHoursFiles.words(folded(text)).joined(separator: " ") + " "
      return words.contains { text.contains(" \($0) ") }
    }
  }

  // MARK: - Rows

  private static func list(_ source: SourceSheet, _ plan: HeadingTable.Plan, _ heading: ListHeading)
    -> PlanList?
  {
    let sheet = source.sheet
    var list = PlanList(plan: plan, source: source, heading: heading)
    let names = plan == .courses ? [Heading.course, .courseId] : [.employer]
    let taken = kinds[plan]!.union(names).union(plan == .courses ? [.note, .employer] : [.note])
    for row in sheet.rows.indices where row > heading.row {
      let filled = sheet.rows[row].indices.filter {
        !sheet[row, $0].isEmpty && !sheet[row, $0].isContinuation
      }
      guard !filled.isEmpty, !heading.isRepeated(sheet, row), !SheetRows.isOfPage(sheet, row) else {
        continue
      }
      var entry = SupplyList.Row(row: row)
      for column in heading.columns.keys.sorted() {
        let value = sheet[row, column].text
        guard !value.isEmpty, let (kind, title) = heading.columns[column], kind != .number else { continue }
        if taken.contains(kind), entry.take(kind, PlacedText(text: value, place: source.place(row, column))) {
          continue
        }
        if !source.withholds(title) {
          entry.extra.append((title, plainText(value)))
        }
      }
      entry.name = names.lazy.map { entry.text($0) }.first { !$0.isEmpty } ?? ""
      // Further lessons of the course above, or targets of employers.
      let isLesson = [.lesson, .minutes, .lessonHours, .duration].contains { entry.cells[$0] != nil }
      let isTarget = entry.cells[.employer] != nil && entry.cells[.target] != nil
      if entry.name.isEmpty, plan == .courses, isLesson || isTarget, let last = list.rows.last {
        entry.name = last.name
        entry.isContinued = true
        for kind in names { entry.cells[kind] = last.cells[kind] }
      }
      // What stands alone is a note, and is told.
      let isAlone = plan == .courses && filled.count == 1 && heading.columns.count > 2 && !isLesson
      if entry.name.isEmpty || isAlone || SheetRows.isTotal(entry.name) || LegendText.isOpening(entry.name) {
        continue
      }
      list.rows.append(entry)
    }
    list.columns = source.withholding(heading.notes(sheet, taken: taken))
    return list.rows.isEmpty ? nil : list
  }
}
