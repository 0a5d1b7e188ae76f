internal import OffHours

/// What the heading of a roster's column says of its day.
enum DayMark: Hashable {
  /// A whole date.
  case date(CivilDate)
  /// Day and month.
  case dayMonth(Int, Int)
  /// A day of a month, 1 … 31.
  case day(Int)

  /// The day of the month.
  var day: Int {
    switch self {
    case .date(let date): date.parts.day
    case .dayMonth(let day, _), .day(let day): day
    }
  }

  /// What a cell says; nil where it names no day. Days of the week and words such as `Ngày` do not count.
  init?(_ cell: Sheet.Cell) {
    if let date = cell.date {
      self = .date(date)
      return
    }
    guard cell.text.utf8.count <= 40 else { return nil }
    let tokens = DayMark.withoutWeekday(cell.text).rest.filter { !["ngay", "day"].contains($0) }
    guard !tokens.isEmpty, tokens.count <= 3 else { return nil }
    var numbers: [Int] = []
    for (position, token) in tokens.enumerated() {
      if let value = decimal(token.utf8), token.utf8.count <= 4 {
        numbers.append(value)
      } else if position == 1, let month = DayMark.months.firstIndex(of: String(token.prefix(3))),
        token.count <= 9
      {
        numbers.append(month + 1)
      } else {
        return nil
      }
    }
    switch numbers.count {
    case 1 where (1...31).contains(numbers[0]) && tokens[0].utf8.count <= 2: self = .day(numbers[0])
    case 2 where (1...31).contains(numbers[0]) && (1...12).contains(numbers[1]):
      self = .dayMonth(numbers[0], numbers[1])
    case 3:
      let (year, month, day) =
        numbers[0] > 31 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
      guard let date = CivilDate(year: year < 100 ? 2000 + year : year, month: month, day: day) else {
        return nil
      }
      self = .date(date)
    default: return nil
    }
  }

  /// The words of a heading without its day of the week, and that day.
  static func withoutWeekday(_ text: String) -> (weekday: Weekday?, rest: [String]) {
    var tokens = words(folded(text)).map(String.init)
    for position in tokens.indices {
      // `Thứ 4 (3)`: the number behind `Thứ` is no date.
      if ["thu", "th"].contains(tokens[position]), position + 1 < tokens.count,
        let day = weekday("thu \(tokens[position + 1])")
      {
        tokens.removeSubrange(position...(position + 1))
        return (day, tokens)
      }
      if let day = weekday(tokens[position]) {
        tokens.remove(at: position)
        return (day, tokens)
      }
    }
    return (nil, tokens)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The day of the week that a heading names: `T2`, `Thứ Ba`, `CN`, `Mon`.
  static func weekday(_ text: String) -> Weekday? {
    let text = folded(text).filter { $0 != "." }
    if let known = weekdays[text] { return known }
    return nil
  }

  private static let weekdays: [String: Weekday] = {
    var result: [String: Weekday] = [:]
    let days: [(Weekday, [String])] = [
      (.monday, ["t2", "thu 2", "thu hai", "hai", "mon", "monday", "mo"]),
      (.tuesday, ["t3", "thu 3", "thu ba", "ba", "tue", "tuesday", "tu", "tues"]),
      (.wednesday, ["t4", "thu 4", "thu tu", "wed", "wednesday", "we"]),
      (.thursday, ["t5", "thu 5", "thu nam", "nam", "thu", "thursday", "thur", "thurs"]),
      (.friday, ["t6", "thu 6", "thu sau", "sau", "fri", "friday", "fr"]),
      (.saturday, ["t7", "thu 7", "thu bay", "bay", "sat", "saturday", "sa"]),
      (.sunday, ["cn", "chu nhat", "c nhat", "sun", "sunday", "su"]),
    ]
    for (day, names) in days { for name in names { result[name] = day } }
    return result
  }()
}

/// The heading row of a roster grid: which column is which day.
struct DayHeading {
  /// The row, and the columns of days with what they say, from left to right.
  var row: Int
  var marks: [(column: Int, mark: DayMark)]
  /// The row that names days of the week, where there is one, and what it says by column.
  var weekdayRow: Int?
  var weekdays: [Int: Weekday] = [:]

  /// The fewest days that make a grid.
  static let fewest = 5

  /// The heading row of a sheet; nil where no row has a run of days.
  static func find(_ sheet: Sheet) -> DayHeading? {
    var best: DayHeading?
    for row in sheet.rows.indices.prefix(60) {
      let marks = run(sheet, row)
      if marks.count >= fewest, marks.count > best?.marks.count ?? 0 {
        best = DayHeading(row: row, marks: marks)
      }
    }
    best?.findWeekdays(sheet)
    return best
  }

  /// The longest run of days from left to right in which each follows the one before by at most three.
  private static func run(_ sheet: Sheet, _ row: Int) -> [(column: Int, mark: DayMark)] {
    var all: [(column: Int, mark: DayMark)] = []
    for (column, cell) in sheet.rows[row].enumerated() where !cell.isEmpty && !cell.isContinuation {
      if let mark = DayMark(cell) { all.append((column, mark)) }
    }
    guard all.count >= fewest else { return [] }
    var best: [(column: Int, mark: DayMark)] = []
    for start in all.indices where all.count - start > best.count {
      var chain = [all[start]]
      for next in all[(start + 1)...] where follows(chain.last!.mark, next.mark) { chain.append(next) }
      if chain.count > best.count { best = chain }
    }
    return best
  }

  private static func follows(_ a: DayMark, _ b: DayMark) -> Bool {
    switch (a, b) {
    case (.date(let a), .date(let b)): (1...4).contains(b - a)
    case (.dayMonth(let d, let m), .dayMonth(let e, let n)):
      n == m ? (1...4).contains(e - d) : n == m % 12 + 1 && e <= 4 && d >= 25
    case (.day(let d), .day(let e)): (1...4).contains(e - d) || d >= 26 && e <= 3 && e < d
    default: false
    }
  }

  private mutating func findWeekdays(_ sheet: Sheet) {
    for candidate in [row, row + 1, row - 1, row + 2, row - 2] where sheet.rows.indices.contains(candidate) {
      var found: [Int: Weekday] = [:]
      for (column, _) in marks {
        let text = sheet[candidate, column].text
        if let day = candidate == row
          ? DayMark.withoutWeekday(text).weekday : DayMark.weekday(plainText(text))
        {
          found[column] = day
        }
      }
      if found.count * 10 >= marks.count * 6, found.count >= DayHeading.fewest {
        weekdays = found
        weekdayRow = candidate
        return
      }
    }
  }
}
