internal import OffHours

/// The columns of a training matrix: people down, courses across, and in each cell the day on which somebody did the course, or
/// until which what he or she has is valid.
struct TrainingMatrix {
  /// What the dates of a column are.
  enum Meaning: Hashable { case done, until }

  /// A column of a course.
  struct Column {
    /// The course's id.
    var course: String
    /// Nil where nothing says what its dates are.
    var meaning: Meaning?
    /// The heading as a whole, for people.
    var label: String
  }

  /// Columns of the sheet that hold dates of courses.
  private(set) var columns: [Int: Column] = [:]
  /// The row below the headings that says what the dates are; nil where there is none.
  private(set) var subheading: Int?
  /// Columns that seem to be of courses which are not planned.
  private(set) var unknown: [(column: Int, course: String, label: String)] = []
  /// Columns of planned courses that hold marks alone, where nothing says what these are.
  private(set) var marks: [Int: Column] = [:]
  /// Cells above the headings that said what the dates are.
  private(set) var titles: [(row: Int, column: Int)] = []
  /// Whether dates begin with the day; nil where nothing on the sheet shows it.
  private(set) var isDayFirst: Bool?

  /// The columns of a list under a heading. A column counts where a third of its filled cells are dates, and its heading holds the id
  /// or the name of one of `courses`.
  init(_ source: SourceSheet, _ heading: ListHeading, courses: [(id: String, name: String)]) {
    let sheet = source.sheet
    let names = [Heading.name, .familyName, .givenName].compactMap { heading.column($0) }
    let below = heading.row + 1
    if sheet.rows.indices.contains(below),
      names.allSatisfy({ sheet[below, $0].isEmpty || sheet[below, $0].isContinuation }),
      sheet.rows[below].contains(where: { !$0.isEmpty && Self.meaning($0.text) != nil })
    {
      subheading = below
    }
    let first = (subheading ?? heading.row) + 1
    let general = Self.general(sheet, heading, &titles)
    var last = ""
    // Columns of days first; one of words alone is a matrix's only beside these.
    var ofWords: [Int: Column] = [:]
    for column in 0..<sheet.width {
      var head = sheet.text(heading.row, column)
      // A heading over several columns may be merged or not.
      if head.isEmpty, let subheading, Self.meaning(sheet.text(subheading, column)) != nil { head = last }
      last = head
      let kind = heading.columns[column]?.kind ?? .other
      let known = courses.first { Self.isNamed($0.id, in: head) || Self.isNamed($0.name, in: head) }?.id
      guard !head.isEmpty, known != nil || [.other, .course].contains(kind) else { continue }
      let hasDates = Self.hasDates(sheet, column, from: first)
      guard hasDates || known != nil && Self.hasWords(sheet, column, from: first) else { continue }
      let under = subheading.map { sheet.text($0, column) } ?? ""
      var meaning = Self.meaning(under) ?? Self.meaning(head)
      if meaning == nil, heading.row > 0, let over = Self.over(sheet, heading.row - 1, column) {
        meaning = over.meaning
        titles.append((heading.row - 1, over.column))
      }
      let label = under.isEmpty ? head : "\(head), \(under)"
      if let known {
        let own = Column(course: known, meaning: meaning ?? general, label: label)
        if hasDates { columns[column] = own } else { ofWords[column] = own }
      } else if meaning != nil, Self.strict(label) != nil {
        // Perhaps a course that nobody plans; a birthday is none.
        let course = Self.course(in: head)
        if !slug(course).isEmpty { unknown.append((column, course, label)) }
      }
    }
    // Alone, marks may say who takes a course as well as who has done it: only a heading that says it counts.
    marks = columns.isEmpty ? ofWords.filter { $0.value.meaning == nil } : [:]
    columns.merge(columns.isEmpty ? ofWords.filter { $0.value.meaning != nil } : ofWords) { own, _ in own }
    isDayFirst = Self.isDayFirst(sheet, Array(columns.keys), from: first)
    if columns.isEmpty, unknown.isEmpty { subheading = nil }
    if columns.isEmpty { titles = [] }
  }

  var isEmpty: Bool { columns.isEmpty }

  // MARK: - Cells

  /// What a cell says of somebody and a course.
  enum Entry: Equatable {
    case done(CivilDate?)
    case until(CivilDate)
    /// Nothing is held.
    case none
    /// The course is not for him or her.
    case exempt
  }

  /// What a cell says; nil where it is not understood, which includes days that may be two.
  func entry(_ cell: Sheet.Cell, _ column: Column) -> Entry? {
    let low = words(folded(cell.text)).joined(separator: " ")
    if low.isEmpty, !cell.text.isEmpty {
      return ["✓", "✔", "√", "●", "☑"].contains(plainText(cell.text)) ? .done(nil) : Entry.none
    }
    if Self.exempting.contains(low) { return .exempt }
    if Self.lacking.contains(low) { return Entry.none }
    if Self.holding.contains(low) { return column.meaning == .until ? nil : .done(nil) }
    guard let date = DatesText.date(cell, isDayFirst: isDayFirst ?? true, in: nil) else { return nil }
    if isDayFirst == nil, date != DatesText.date(cell, isDayFirst: false, in: nil) { return nil }
    switch column.meaning {
    case .done: return .done(date)
    case .until: return .until(date)
    case nil: return nil
    }
  }

  private static let exempting: Set<String> = [
    "n a", "na", "not required", "not applicable", "exempt", "not needed", "khong can", "khong ap dung",
    "mien",
    "khong yeu cau", "khong phai hoc",
  ]
  private static let lacking: Set<String> = [
    "no", "none", "not yet", "never", "expired", "overdue", "due", "missing", "required", "needed", "to do",
    "outstanding", "booked", "planned", "chua", "chua hoc", "chua co", "het han", "qua han", "khong",
    "can hoc",
    "khong co", "phai hoc",
  ]
  private static let holding: Set<String> = [
    "x", "yes", "y", "done", "ok", "passed", "completed", "trained", "co", "dat", "da hoc", "roi",
    "hoan thanh",
  ]

  // MARK: - Headings

  private static let until = [
    "valid until", "valid to", "valid till", "valid through", "expires on", "expires", "expiry date",
    "expiry",
    "expiration date", "expiration", "expire", "renewal date", "renewal due", "renewal", "renew by",
    "due date",
    "due by", "due", "until", "exp date", "exp on", "exp", "expiring", "valid thru", "ngay het han",
    "het han ngay", "het han", "ngay den han", "den han",
    "han hoc lai",
    "han chung chi", "co gia tri den", "gia tri den", "hieu luc den", "co hieu luc den", "hieu luc",
    "thoi han",
    "han", "den ngay",
  ]
  private static let done = [
    "done on", "done", "date completed", "completed on", "completion date", "completed", "date passed",
    "passed on", "passed", "date trained", "trained on", "training date", "trained", "date taken", "taken on",
    "attended on", "attended", "date attended", "issued on", "issue date", "date issued", "last done",
    "last date", "date", "ngay hoc", "da hoc ngay", "da hoc", "hoc ngay", "ngay hoan thanh",
    "hoan thanh ngay",
    "hoan thanh", "ngay cap", "cap ngay", "ngay dat", "ngay dao tao", "dao tao ngay", "ngay",
  ]

  /// What a heading says of dates; nil where it says nothing, or both.
  static func meaning(_ text: String) -> Meaning? {
    let low = " " + words(folded(text)).joined(separator: " ") + " "
    if until.contains(where: { low.contains(" \($0) ") }) { return .until }
    return done.contains { low.contains(" \($0) ") } ? .done : nil
  }

  /// A heading without the words that say what the dates are.
  static func course(in heading: String) -> String {
    let parts = plainText(heading).split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map(
      String.init)
    let low = parts.map { folded($0) }
    var best: Range<Int>?
    for phrase in until + done {
      let list = phrase.split(separator: " ").map(String.init)
      for start in low.indices
      where start + list.count <= low.count && Array(low[start..<start + list.count]) == list {
        if list.count > best?.count ?? 0 { best = start..<start + list.count }
      }
    }
    guard let best else { return plainText(heading) }
    return (parts[..<best.lowerBound] + parts[best.upperBound...]).joined(separator: " ")
  }

  /// Whether the words of a heading hold the id of a course.
  static func isNamed(_ course: String, in heading: String) -> Bool {
    let key = slug(course)
    return !key.isEmpty && "-\(slug(heading))-".contains("-\(key)-")
  }

  /// What a title, or the sheet's name, says of all dates.
  private static func general(
    _ sheet: Sheet, _ heading: ListHeading, _ titles: inout [(row: Int, column: Int)]
  ) -> Meaning? {
    for row in 0..<heading.row where sheet.rows.indices.contains(row) {
      for column in sheet.rows[row].indices where !sheet[row, column].isContinuation {
        let text = sheet.text(row, column)
        guard words(folded(text)).count >= 2, let meaning = strict(text) else { continue }
        titles.append((row, column))
        return meaning
      }
    }
    return sheet.name.flatMap(strict)
  }

  /// As `meaning`, but a lone word such as *date* or *ngày* in a title says nothing.
  private static func strict(_ text: String) -> Meaning? {
    let low = " " + words(folded(text)).joined(separator: " ") + " "
    let vague: Set<String> = [
      "date", "ngay", "due", "han", "done", "until", "den ngay", "hieu luc", "training date",
    ]
    if until.contains(where: { !vague.contains($0) && low.contains(" \($0) ") }) { return .until }
    return done.contains { !vague.contains($0) && low.contains(" \($0) ") } ? .done : nil
  }

  /// What the line above the headings says over a column; words over the first of several count for those after it.
  private static func over(_ sheet: Sheet, _ row: Int, _ column: Int) -> (meaning: Meaning, column: Int)? {
    for there in (0...column).reversed() {
      let text = sheet.text(row, there)
      if text.isEmpty { continue }
      return words(folded(text)).count <= 4 ? meaning(text).map { ($0, there) } : nil
    }
    return nil
  }

  /// Whether all filled cells of a column are words of a matrix.
  private static func hasWords(_ sheet: Sheet, _ column: Int, from row: Int) -> Bool {
    let cells = sheet.rows.indices.lazy.filter { $0 >= row }.map { sheet[$0, column] }.filter {
      !$0.isEmpty && !$0.isContinuation
    }.prefix(400)
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        let low = words(folded(cell.text)).joined(separator: " ")
        return exempting.contains(low) || lacking.contains(low) || holding.contains(low)
          || ["✓", "✔", "√", "●", "☑"].contains(plainText(cell.text))
      }
  }

  private static func hasDates(_ sheet: Sheet, _ column: Int, from row: Int) -> Bool {
    let cells = sheet.rows.indices.lazy.filter { $0 >= row }.map { sheet[$0, column] }.filter {
      !$0.isEmpty && !$0.isContinuation
    }.prefix(400)
    let dates = cells.count { cell in
      DatesText.date(cell, in: nil) != nil || DatesText.date(cell, isDayFirst: false, in: nil) != nil
    }
    return dates > 0 && dates * 3 >= cells.count
  }

  /// Whether dates begin with the day, by those in which only one of the two can be it.
  private static func isDayFirst(_ sheet: Sheet, _ columns: [Int], from first: Int) -> Bool? {
    var shown = (dayFirst: false, monthFirst: false)
    for column in columns {
      for row in sheet.rows.indices where row >= first && sheet[row, column].date == nil {
        let here = DatesText.evidence(sheet.text(row, column))
        shown = (shown.dayFirst || here.dayFirst, shown.monthFirst || here.monthFirst)
      }
    }
    // Where both orders stand, dates that may be two are asked about.
    if shown.dayFirst || shown.monthFirst { return shown.dayFirst && shown.monthFirst ? nil : shown.dayFirst }
    let heads = (max(0, first - 2)..<max(0, first)).flatMap { row in
      (0..<sheet.width).map { sheet.text(row, $0) }
    }
    return heads.contains { HeadingTable.language(of: $0) == .vietnamese } ? true : nil
  }
}
