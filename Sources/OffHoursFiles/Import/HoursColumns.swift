internal import OffHours

/// Hours of a week in columns of their own, on lists of halls and instructors: a column for each day or for some days, `Mon`,
/// `T2-T6`, `Weekend`, or one for the beginning and one for the end, `Opens` and `Closes`.
struct HoursColumns {
  /// The days of a column, as the format writes them.
  private var days: [Int: String] = [:]
  private var opens: Int?, closes: Int?

  private static let beginnings: Set<String> = [
    "opens", "opens at", "opening", "opening time", "open from", "open at", "available from", "from", "start",
    "start time", "gio mo", "gio mo cua", "mo cua", "mo cua luc", "mo luc", "tu", "tu gio", "gio bat dau",
  ]
  private static let ends: Set<String> = [
    "closes", "closes at", "closing", "closing time", "close", "open until", "open to", "available to",
    "available until", "to", "until", "end", "end time", "gio dong", "gio dong cua", "dong cua",
    "dong cua luc", "dong luc", "den", "den gio", "gio ket thuc",
  ]

  init(_ heading: ListHeading) {
    let columns = heading.columns.keys.sorted()
    func key(_ column: Int) -> String { HeadingTable.key(HeadingTable.bare(heading.columns[column]!.text)) }
    for column in columns where heading.columns[column]!.kind == .other {
      guard let found = WeekText.days(folded(heading.columns[column]!.text)) else { continue }
      days[column] = found.map(\.key).joined(separator: ", ")
    }
    let texts = columns.map { heading.columns[$0]!.text }
    for (position, day) in WeekNames.run(texts) where days[columns[position]] == nil {
      days[columns[position]] = day.key
    }
    // Both have to be there: *Closed* alone heads days on which nobody can come.
    let first = columns.first { Self.beginnings.contains(key($0)) }
    let last = columns.first { Self.ends.contains(key($0)) }
    if let first, let last, days[first] == nil, days[last] == nil { (opens, closes) = (first, last) }
  }

  /// The columns that hold such hours.
  var all: [Int] { Array(days.keys) + [opens, closes].compactMap(\.self) }

  /// What a column says in a row, with its days or as both ends; nil where it says nothing, or where another column says it.
  func text(_ column: Int, _ sheet: Sheet, _ row: Int) -> String? {
    let value = sheet[row, column].text
    if let days = days[column] {
      if value.isEmpty { return nil }
      // Several windows of a day stay that day's.
      let hours = value.split { $0 == ";" || $0.isNewline }.map { plainText(String($0)) }
      return hours.map { "\(days) \($0)" }.joined(separator: "; ")
    }
    guard let opens, let closes, column == opens || column == closes else { return value }
    let ends = [sheet.text(row, opens), sheet.text(row, closes)]
    // Where one is missing the other is told as no hours.
    if column == closes, !ends[0].isEmpty { return nil }
    return ends.allSatisfy(\.isEmpty) ? nil : ends.joined(separator: "-")
  }
}
