internal import OffHours

/// Hours of a week in columns of their own, on lists of halls and instructors: a column for each day or for some days, `Mon`,
/// `T2-T6`, `Weekend`, for halves of a day, `Morning`, `Mon AM`, or one for the beginning and one for the end, `Opens` and `Closes`;
/// and a column that says for which days the hours beside it are.
struct HoursColumns {
  /// What stands before the hours of a column: its days as the format writes them, its half of the day.
  private var days: [Int: String] = [:], halves: [Int: String] = [:]
  private var opens: Int?, closes: Int?
  /// The column of days, and those of the hours that are on these days.
  private(set) var named: Int?
  private var ofNamed: Set<Int> = []

  private static let beginnings: Set<String> = [
    "opens", "opens at", "opening", "opening time", "open from", "open at", "available from", "from", "start",
    "start time", "gio mo", "gio mo cua", "mo cua", "mo cua luc", "mo luc", "tu", "tu gio", "gio bat dau",
  ]
  private static let ends: Set<String> = [
    "closes", "closes at", "closing", "closing time", "close", "open until", "open to", "available to",
    "available until", "to", "until", "end", "end time", "gio dong", "gio dong cua", "dong cua",
    "dong cua luc", "dong luc", "den", "den gio", "gio ket thuc",
  ]
  private static let namesOfDays: Set<String> = [
    "days", "day", "days open", "open days", "opening days", "open on", "days available", "available days",
    "available on", "working days", "work days", "teaching days", "days of the week", "day of the week",
    "weekdays", "days of week", "ngay", "thu", "cac ngay", "cac thu", "ngay mo cua", "ngay day",
    "ngay ranh", "ngay lam viec", "ngay hoat dong", "ngay trong tuan", "thu trong tuan", "ngay su dung",
  ]
  private static let halfNames: [String: String] = [
    "morning": "morning", "mornings": "morning", "am": "morning", "sang": "sáng", "buoi sang": "sáng",
    "afternoon": "afternoon", "afternoons": "afternoon", "pm": "afternoon", "chieu": "chiều",
    "buoi chieu": "chiều", "evening": "evening", "evenings": "evening", "toi": "tối", "buoi toi": "tối",
  ]
  private static let none: Set<String> = [
    "", "-", "–", "—", "n", "no", "none", "closed", "not available", "n/a", "nghi", "dong cua", "khong",
  ]

  init(_ heading: ListHeading, _ sheet: Sheet) {
    let columns = heading.columns.keys.sorted()
    func key(_ column: Int) -> String { HeadingTable.key(HeadingTable.bare(heading.columns[column]!.text)) }
    for column in columns where heading.columns[column]!.kind == .other {
      guard !Self.isVietnameseWord(heading.columns[column]!.text) else { continue }
      if let found = WeekText.days(folded(heading.columns[column]!.text)) {
        days[column] = found.map(\.key).joined(separator: ", ")
      } else if let half = Self.half(heading.columns[column]!.text),
        Self.rows(sheet, below: heading.row).contains(where: { Self.saysOpen(sheet[$0, column].text) })
      {
        halves[column] = half.name
        if !half.days.isEmpty { days[column] = half.days }
      }
    }
    let texts = columns.map { heading.columns[$0]!.text }
    for (position, day) in WeekNames.run(texts) where days[columns[position]] == nil {
      days[columns[position]] = day.key
    }
    // Both have to be there: *Closed* alone heads days on which nobody can come.
    let first = columns.first { Self.beginnings.contains(key($0)) }
    let last = columns.first { Self.ends.contains(key($0)) }
    if let first, let last, days[first] == nil, days[last] == nil,
      Self.holdsTimes(sheet, last, below: heading.row)
    {
      (opens, closes) = (first, last)
    }
    named = columns.first { column in
      let texts = Self.rows(sheet, below: heading.row).map { sheet.text($0, column) }.filter { !$0.isEmpty }
      let areDays = texts.map { Self.daysNamed($0, under: key(column)) != nil }
      switch heading.columns[column]!.kind {
      case .other, .date:
        return days[column] == nil && Self.namesOfDays.contains(key(column)) && areDays.contains(true)
      case .open: return !areDays.isEmpty && !areDays.contains(false)
      default: return false
      }
    }
    guard let named else { return }
    isThu = key(named) == "thu"
    ofNamed = Set(
      columns.filter { [.hours, .open].contains(heading.columns[$0]!.kind) && days[$0] == nil }
        + halves.keys.filter { days[$0] == nil } + [opens, closes].compactMap(\.self))
    ofNamed.remove(named)
  }

  /// Whether the column of days is headed *Thứ*, so that bare numbers are days.
  private var isThu = false

  /// The columns that hold such hours.
  var all: [Int] {
    Set(Array(days.keys) + Array(halves.keys) + [opens, closes, named].compactMap(\.self)).sorted()
  }

  /// What a column says in a row, with its days or as both ends; nil where it says nothing, or where another column says it.
  func text(_ column: Int, _ sheet: Sheet, _ row: Int) -> String? {
    let value = sheet[row, column].text
    if column == named {
      // Beside hours they say when these are; alone they are no hours, which is told.
      return ofNamed.contains { !sheet.text(row, $0).isEmpty } ? nil : value
    }
    guard let said = own(column, value, sheet, row) else { return nil }
    guard let named, ofNamed.contains(column) else { return said }
    let days = sheet.text(row, named)
    guard !days.isEmpty else { return said }
    return Self.pieces(said).map { piece in
      // Hours that name days of their own stay as they are.
      if (WeekText(piece)?.windows.count ?? 7) < 7 { return piece }
      // What names no days is not taken for hours: `2-6`.
      let areDays = Self.daysNamed(days, under: isThu ? "thu" : "") != nil
      return "\(isThu ? "thứ " : "")\(days)\(areDays ? "" : " x") \(piece)"
    }.joined(separator: "; ")
  }

  private func own(_ column: Int, _ value: String, _ sheet: Sheet, _ row: Int) -> String? {
    if let half = halves[column] {
      // A half in which it is closed says nothing where another one has hours.
      let isClosed = Self.none.contains(folded(plainText(value)))
      if isClosed, value.isEmpty || halves.keys.contains(where: { Self.saysOpen(sheet[row, $0].text) }) {
        return nil
      }
      let before = [days[column], half].compactMap(\.self).joined(separator: " ")
      return Self.pieces(value).map { "\(before) \($0)" }.joined(separator: "; ")
    }
    if let days = days[column] {
      if value.isEmpty { return nil }
      if Self.none.contains(folded(plainText(value))) { return "\(days) closed" }
      // Several windows of a day stay that day's.
      return Self.pieces(value).map { "\(days) \($0)" }.joined(separator: "; ")
    }
    guard let opens, let closes, column == opens || column == closes else { return value }
    let ends = [sheet.text(row, opens), sheet.text(row, closes)]
    // Where one is missing the other is told as no hours.
    if column == closes, !ends[0].isEmpty { return nil }
    return ends.allSatisfy(\.isEmpty) ? nil : ends.joined(separator: "-")
  }

  private static func pieces(_ text: String) -> [String] {
    text.split { $0 == ";" || $0.isNewline }.map { plainText(String($0)) }
  }

  /// Whether a column has a time, or nothing at all: *Đóng cửa* with dates or days heads closures.
  private static func holdsTimes(_ sheet: Sheet, _ column: Int, below row: Int) -> Bool {
    let texts = rows(sheet, below: row).map { sheet.text($0, column) }.filter { !$0.isEmpty }
    return texts.isEmpty || texts.contains { HoursText.timeInColumn($0) != nil }
  }

  private static func rows(_ sheet: Sheet, below row: Int) -> ArraySlice<Int> {
    Array(sheet.rows.indices).dropFirst(row + 1).prefix(200)
  }

  /// *Môn* and *Thứ* are words of their own, and not *Mon* and *Thu*.
  private static func isVietnameseWord(_ text: String) -> Bool {
    ["môn", "thứ"].contains(normalized(plainText(text)).lowercased())
  }

  /// The half of the day that a heading names, and its days: `Morning`, `Mon AM`, `Sáng T2`.
  private static func half(_ text: String) -> (name: String, days: String)? {
    let list = words(folded(text)).map(String.init)
    for length in [2, 1] where list.count >= length {
      for (half, rest) in [
        (list.prefix(length), list.dropFirst(length)), (list.suffix(length), list.dropLast(length)),
      ] {
        guard let name = halfNames[half.joined(separator: " ")] else { continue }
        if rest.isEmpty { return (name, "") }
        if let days = WeekText.days(rest.joined(separator: " ")) {
          return (name, days.map(\.key).joined(separator: ", "))
        }
      }
    }
    return nil
  }

  /// Whether a cell holds hours, or a mark that it is open.
  private static func saysOpen(_ text: String) -> Bool {
    let low = folded(plainText(text))
    return HoursText.hasHours(low)
      || ["x", "y", "yes", "open", "co", "mo", "✓", "✔", "available"].contains(low)
  }

  /// The days that a cell names, below *Thứ* by their numbers as well.
  private static func daysNamed(_ text: String, under key: String) -> [Weekday]? {
    WeekText.days(folded(key == "thu" ? "thu \(text)" : text))
  }
}
