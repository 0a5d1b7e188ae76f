internal import OffHours

/// What a cell's number format makes of a number.
enum NumberStyle: Hashable {
  case number, date, time, dateAndTime
  /// A share in per cent: `0%`.
  case percent
  /// Hours that go on beyond a day: `[h]:mm`.
  case elapsed
  /// Whole numbers in a pattern with zeros in front: `00000`, `"HB"000`, `0000 000 000`.
  case digits([DigitPattern])

  /// The style of a built-in format (ECMA-376, 18.8.30), or of a format code.
  init(id: Int, code: String?) {
    if let code {
      self = NumberStyle(code: code)
      return
    }
    switch id {
    case 9, 10: self = .percent
    case 14...17, 27...31, 34...36, 50...54, 57, 58: self = .date
    case 18...21, 32, 33, 45, 47, 55, 56: self = .time
    case 46: self = .elapsed
    case 22: self = .dateAndTime
    default: self = .number
    }
  }

  /// Reads a code such as `dd/mm/yyyy`, `[h]:mm`, `"Ngày" d`.
  init(code: String) {
    let sections = DigitPattern.sections(code)
    // The first section that shows the number at all: `[=0]"";dd/mm` is one of days.
    let letters = sections.first { !$0.letters.isDisjoint(with: Self.telling) }?.letters ?? []
    let isElapsed = sections.contains { $0.isElapsed }
    if code.lowercased().hasPrefix("general") {
      self = .number
      return
    }
    let hasTime = letters.contains("h") || letters.contains("s") || isElapsed
    let hasDate = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime)
    if hasDate {
      self = hasTime ? .dateAndTime : .date
    } else if hasTime {
      self = isElapsed ? .elapsed : .time
    } else if letters.contains("%") {
      self = .percent
    } else {
      self = sections.contains { $0.hasLeadingZeros } ? .digits(sections) : .number
    }
  }

  private static let telling: Set<Character> = ["y", "m", "d", "h", "s", "0", "#", "?"]

  /// Whether it shows days or hours.
  var isOfTime: Bool {
    switch self {
    case .date, .time, .dateAndTime, .elapsed: true
    case .number, .percent, .digits: false
    }
  }

  /// A number as a cell shows it.
  func cell(_ value: Double, is1904: Bool) -> Sheet.Cell {
    switch self {
    case .number: break
    case .percent: return Sheet.Cell(text: Self.plain(value * 100) + "%")
    case .digits(let sections):
      if let text = DigitPattern.text(value, sections) { return Sheet.Cell(text: text) }
    case .elapsed where value >= 0 && value < 1000: return Sheet.Cell(text: Self.clock(value))
    case .time where value >= 0 && value < 10: return Sheet.Cell(text: Self.clock(value))
    // A day and a time of which only the time is shown.
    case .time where value >= 61 && value < 2_958_466:
      return Sheet.Cell(text: Self.clock(value - value.rounded(.down)))
    case .time, .elapsed, .date, .dateAndTime:
      // A bare day of the month in a date format is a day, not one of the year 1900.
      guard value >= 61 || is1904 && value >= 32, value < 2_958_466 else { break }
      let serial = Int(value.rounded(.down))
      let date =
        (is1904 ? CivilDate(year: 1904, month: 1, day: 1)! : CivilDate(year: 1899, month: 12, day: 30)!)
        + serial
      let rest = value - Double(serial)
      let text = Language.vietnamese.date(date)
      if self == .date || rest < 1.0 / 2880 { return Sheet.Cell(text: text, date: date) }
      return Sheet.Cell(text: "\(text) \(Self.clock(rest))")
    }
    return Sheet.Cell(text: Self.plain(value))
  }

  /// Hours and minutes of a share of a day, 24:00 for a whole one.
  private static func clock(_ value: Double) -> String {
    let minutes = Int((value * 1440).rounded())
    return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }

  static func plain(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int(value))" }
    // 0.1 + 0.2 is shown as 0.3, as spreadsheets do.
    let rounded = (value * 1e10).rounded() / 1e10
    return abs(value) < 1e5 ? "\(rounded)" : "\(value)"
  }
}
