internal import OffHours

/// In which order the numbers of a date stand.
enum DateOrder: CaseIterable {
  case dayFirst, monthFirst
  /// Bare numbers are days counted as spreadsheets do.
  case serial
}

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

  /// A number of a heading, or the month that a word names.
  private enum Item {
    case number(Int, digits: Int)
    case month(Int)
  }

  /// What a cell says; nil where it names no day. Days of the week, times of day and words such as `Ngày` do not count.
  /// `isEnglish`: days of the week are English, so that `Thu 4` is Thursday the fourth and not `Thứ 4`.
  init?(_ cell: Sheet.Cell, order: DateOrder = .dayFirst, isEnglish: Bool = false) {
    if let date = cell.date {
      self = .date(date)
      return
    }
    guard cell.text.utf8.count <= 60, cell.text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      let items = DayMark.items(cell.text, isEnglish)
    else { return nil }
    self.init(items, order)
  }

  private init?(_ items: [Item], _ order: DateOrder) {
    func date(_ year: Int, _ month: Int, _ day: Int) -> DayMark? {
      CivilDate(year: year < 100 ? 2000 + year : year, month: month, day: day).map { .date($0) }
    }
    func pair(_ a: Int, _ b: Int) -> (day: Int, month: Int) { order == .monthFirst ? (b, a) : (a, b) }
    let mark: DayMark?
    switch items.count {
    case 1:
      guard case .number(let value, let digits) = items[0] else { return nil }
      switch digits {
      case 1, 2: mark = (1...31).contains(value) ? .day(value) : nil
      case 5 where order == .serial && (30_000...60_000).contains(value):
        mark = .date(CivilDate(year: 1899, month: 12, day: 30)! + value)
      case 8 where (1900...2199).contains(value / 10_000):
        mark = date(value / 10_000, value / 100 % 100, value % 100)
      case 8 where (1900...2199).contains(value % 10_000):
        let (day, month) = pair(value / 1_000_000, value / 10_000 % 100)
        mark = date(value % 10_000, month, day)
      default: mark = nil
      }
    case 2:
      switch (items[0], items[1]) {
      case (.number(let day, _), .month(let month)), (.month(let month), .number(let day, _)):
        mark = (1...31).contains(day) ? .dayMonth(day, month) : nil
      case (.number(let a, _), .number(let b, _)):
        let (day, month) = pair(a, b)
        mark = (1...31).contains(day) && (1...12).contains(month) ? .dayMonth(day, month) : nil
      default: mark = nil
      }
    case 3:
      switch (items[0], items[1], items[2]) {
      case (.number(let a, _), .month(let month), .number(let b, _)):
        mark = a > 31 ? date(a, month, b) : date(b, month, a)
      case (.month(let month), .number(let day, _), .number(let year, _)): mark = date(year, month, day)
      case (.number(let a, _), .number(let b, _), .number(let c, _)):
        if a > 31 {
          mark = date(a, b, c)
        } else {
          let (day, month) = pair(a, b)
          mark = date(c, month, day)
        }
      default: mark = nil
      }
    default: mark = nil
    }
    guard let mark else { return nil }
    self = mark
  }

  /// The numbers and months of a heading; nil where it holds other words.
  private static func items(_ text: String, _ isEnglish: Bool) -> [Item]? {
    var tokens: [String] = []
    for word in withoutWeekday(withoutTime(text), isEnglish: isEnglish).rest { tokens += parts(word) }
    var items: [Item] = []
    var isMonthNext = false
    for (position, token) in tokens.enumerated() {
      if let value = decimal(token.utf8) {
        guard token.utf8.count <= 8 else { return nil }
        if isMonthNext {
          guard (1...12).contains(value) else { return nil }
          items.append(.month(value))
        } else {
          guard token.utf8.count <= 5 || token.utf8.count == 8 else { return nil }
          items.append(.number(value, digits: token.utf8.count))
        }
        isMonthNext = false
        continue
      }
      guard !isMonthNext else { return nil }
      switch token {
      case "thang", "thg", "month": isMonthNext = true
      case "ngay", "day", "nam", "year", "of", "st", "nd", "rd", "th", "the": continue
      // `D1`, `N1`: the letter and the number alone.
      case "d" where tokens.count == 2 && position == 0, "n" where tokens.count == 2 && position == 0:
        continue
      default:
        if let month = months.firstIndex(of: String(token.prefix(3))), token.count <= 9,
          token.count == 3 || monthNames[month].hasPrefix(token) || token == "sept"
        {
          items.append(.month(month + 1))
        } else if let month = MonthNames.foreign[token] {
          items.append(.month(month))
        } else if !WeekNames.isName(token, besideDate: tokens.count { decimal($0.utf8) != nil } > 1) {
          return nil
        }
      }
    }
    guard !isMonthNext, !items.isEmpty,
      items.contains(where: { if case .number = $0 { true } else { false } })
    else { return nil }
    return items
  }

  /// Runs of digits and of letters.
  private static func parts(_ word: String) -> [String] {
    var result: [String] = []
    var wasNumber: Bool?
    for character in word {
      if character.isNumber == wasNumber {
        result[result.count - 1].append(character)
      } else {
        result.append(String(character))
      }
      wasNumber = character.isNumber
    }
    return result
  }

  /// A text without the time of day behind a date: `2027-03-01T00:00:00`.
  private static func withoutTime(_ text: String) -> String {
    let characters = Array(text)
    guard let colon = characters.firstIndex(of: ":"), colon >= 2, colon + 2 < characters.count,
      characters[colon + 1].isNumber, characters[colon + 2].isNumber, characters[colon - 1].isNumber
    else { return text }
    var start = colon - 1
    while start > 0, characters[start - 1].isNumber { start -= 1 }
    guard start >= 6,
      characters[start - 1] == " " || characters[start - 1] == "T" || characters[start - 1] == "t"
    else { return text }
    return String(characters[..<(start - 1)])
  }

  /// The words of a heading without its day of the week, and that day.
  static func withoutWeekday(_ text: String, isEnglish: Bool = false) -> (weekday: Weekday?, rest: [String]) {
    var tokens = words(folded(text)).map(String.init)
    for position in tokens.indices {
      // `Thứ 4 (3)`: the number behind `Thứ` is no date.
      if !isEnglish, ["thu", "th"].contains(tokens[position]), position + 1 < tokens.count,
        let day = weekday("thu \(tokens[position + 1])")
      {
        tokens.removeSubrange(position...(position + 1))
        return (day, tokens)
      }
      if tokens[position] == "chu", position + 1 < tokens.count, tokens[position + 1] == "nhat" {
        tokens.removeSubrange(position...(position + 1))
        return (.sunday, tokens)
      }
      // `Năm` and `Tư` are words of dates as well.
      if ["nam", "ba", "hai", "sau", "bay"].contains(tokens[position]), tokens.count > 2 { continue }
      if let day = weekday(tokens[position]) {
        tokens.remove(at: position)
        return (day, tokens)
      }
    }
    return (nil, tokens)
  }

  /// Whether headings name days of the week in English.
  static func isEnglish(_ cells: some Sequence<Sheet.Cell>) -> Bool {
    cells.contains { cell in
      cell.text.utf8.count <= 60
        && words(folded(cell.text)).contains { word in
          [
            "mon", "tue", "tues", "wed", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "friday",
            "saturday", "sunday",
          ]
          .contains(word)
        }
    }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
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
      (.thursday, ["t5", "thu 5", "thu nam", "nam", "thu", "thursday", "thur", "thurs", "th"]),
      (.friday, ["t6", "thu 6", "thu sau", "sau", "fri", "friday", "fr"]),
      (.saturday, ["t7", "thu 7", "thu bay", "bay", "sat", "saturday", "sa"]),
      (.sunday, ["cn", "chu nhat", "c nhat", "sun", "sunday", "su"]),
    ]
    for (day, names) in days { for name in names { result[name] = day } }
    return result
  }()
}
