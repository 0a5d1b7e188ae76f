internal import OffHours

/// Lengths of time as sheets of courses and of caps have them, and what they hold for on the calendar.
enum LengthText {
  private static let hours: Set<String> = ["h", "gio", "tieng", "g", "hour", "hours", "hr", "hrs"]
  private static let minutes: Set<String> = ["m", "p", "ph", "phut", "min", "mins", "minute", "minutes", "'"]

  /// The unit that a heading names in words, such as *Length (min)*, in minutes; nil where it names none.
  static func unit(of heading: String) -> Int? {
    let named = words(folded(heading)).map(String.init)
    if named.contains(where: minutes.contains) { return 1 }
    return named.contains(where: hours.contains) ? 60 : nil
  }

  /// Minutes of `90`, `1h30`, `1:30`, `1.5 h`, `2 giờ 15 phút`, `80 hours`; nil where it is not understood. `bare`: what a number
  /// without a unit counts, in minutes.
  static func minutes(_ text: String, bare: Int?, most: Int) -> Int? {
    let low = plainText(folded(text)).replacing("’", with: "'")
    if ["half an hour", "nua gio", "nua tieng"].contains(low) { return 30 }
    var rest = Substring(low)
    var parts: [(value: Double, unit: Int?)] = []
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
      guard !digits.isEmpty, let value = number(String(digits)) else { return nil }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let isClock = rest.first == ":"
      let word = isClock ? ":" : rest.prefix { $0.isLetter || $0 == "'" }
      rest = rest.dropFirst(word.count).drop { $0 == " " }
      let unit =
        word.isEmpty
        ? nil : isClock || hours.contains(String(word)) ? 60 : minutes.contains(String(word)) ? 1 : 0
      if unit == 0 { return nil }
      parts.append((value, unit))
      if parts.count > 2 { return nil }
    }
    let total: Double
    switch parts.count {
    case 1:
      guard let unit = parts[0].unit ?? bare else { return nil }
      total = parts[0].value * Double(unit)
    case 2:
      guard parts[0].unit == 60, parts[1].unit ?? 1 == 1, parts[1].value < 60 else { return nil }
      total = parts[0].value * 60 + parts[1].value
    default: return nil
    }
    // Quarters of an hour, no `1.37`.
    guard total == total.rounded(), total >= 0, total <= Double(most) else { return nil }
    return Int(total)
  }

  /// Minutes of several lengths: `60; 60; 90`, `225, 225`, `2 x 120`; each from one minute to `most`.
  static func list(_ text: String, bare: Int?, most: Int) -> [Int]? {
    if let one = minutes(text, bare: bare, most: most) { return one > 0 ? [one] : nil }
    var result: [Int] = []
    let parts = folded(text).split { $0 == ";" || $0 == "," || $0 == "+" || $0 == "/" || $0.isNewline }
    for part in parts.map({ plainText(String($0)) }) where !part.isEmpty {
      let factors = part.split { $0 == "x" || $0 == "×" || $0 == "*" }.map { plainText(String($0)) }
      if factors.count == 2, let count = decimal(factors[0].utf8), (1...Course.mostLessons).contains(count),
        let length = minutes(factors[1], bare: bare, most: most), length > 0
      {
        result += Array(repeating: length, count: count)
      } else if let length = minutes(part, bare: bare, most: most), length > 0 {
        result.append(length)
      } else {
        return nil
      }
      if result.count > Course.mostLessons { return nil }
    }
    return result.isEmpty ? nil : result
  }

  /// A number that is whole or ends with a half or a quarter; marks before three digits part thousands.
  private static func number(_ text: String) -> Double? {
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard pieces.allSatisfy({ !$0.isEmpty }), text.utf8.count <= 14 else { return nil }
    if pieces.count == 1 { return Double(text) }
    if pieces.dropFirst().allSatisfy({ $0.count == 3 }), pieces[0].count <= 3, pieces[0] != "0" {
      return Double(pieces.joined())
    }
    guard pieces.count == 2, ["5", "50", "25", "75", "0", "00"].contains(String(pieces[1])) else {
      return nil
    }
    return Double("\(pieces[0]).\(pieces[1])")
  }

  /// As the format writes it: `8h`, `45m`, `1h30m`.
  static func written(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return "\(rest)m" }
    return rest == 0 ? "\(hours)h" : "\(hours)h\(rest)m"
  }

  /// `24 months`, `90 days` of `24 tháng`, `2 years`, `90 ngày`; nil where it is not understood. A bare number takes the unit of
  /// its heading.
  static func calendar(_ text: String, heading: String, least: Int) -> String? {
    let tokens = AmountText.isPercentage(text) ? [] : words(folded(text)).map(String.init)
    guard let first = tokens.first, let count = decimal(first.utf8), tokens.count <= 2 else { return nil }
    let units: [(words: Set<String>, unit: String, times: Int)] = [
      (["month", "months", "thang", "mo", "mths", "mth"], "months", 1),
      (["year", "years", "nam", "yr", "yrs"], "months", 12),
      (["day", "days", "ngay"], "days", 1), (["week", "weeks", "tuan"], "days", 7),
    ]
    let named = tokens.count == 2 ? [tokens[1]] : words(folded(heading)).map(String.init)
    guard let unit = units.first(where: { !$0.words.isDisjoint(with: named) }) else { return nil }
    let (number, isOver) = count.multipliedReportingOverflow(by: unit.times)
    guard !isOver, number >= least, number <= (unit.unit == "months" ? 1200 : 36_500) else { return nil }
    return "\(number) \(unit.unit)"
  }
}
