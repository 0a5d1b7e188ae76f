internal import OffHours

/// Reads amounts as lists of halls and instructors have them: money, minutes, counts.
enum AmountText {
  /// What a price is paid for.
  enum Unit { case meeting, hour }

  /// Money, and what it is paid for where the text says; nil where it is not understood: `600.000đ/buổi`, `600k`, `1,5 triệu`,
  /// `$50 per hour`, `miễn phí`.
  static func money(_ text: String) -> (amount: String, unit: Unit?)? {
    var text = " " + folded(text) + " "
    var unit: Unit?
    for (words, meaning) in [
      (
        [
          "/ buoi", "/buoi", "mot buoi", "moi buoi", "1 buoi", "per meeting", "per session", "per class",
          "per booking", "/session", "/meeting", "/class", "a session",
        ], Unit.meeting
      ),
      (
        [
          "/ gio", "/gio", "mot gio", "moi gio", "1 gio", "per hour", "/hour", "/hr", "/h ", "an hour",
          "/ hour", "per hr",
        ], Unit.hour
      ),
    ] {
      for word in words where text.contains(word) {
        guard unit == nil || unit == meaning else { return nil }
        unit = meaning
        text = text.replacing(word, with: " ")
      }
    }
    for word in ["vnd", "dong", "usd", "eur", "gbp", "$", "€", "£", "₫"] {
      text = text.replacing(word, with: " ")
    }
    text = plainText(text)
    if ["mien phi", "free", "khong", "khong mat phi", "0", "no charge", "khong thu phi", "-"].contains(text) {
      return ("0", unit)
    }
    var factor = 1.0
    for (word, times) in [("trieu", 1e6), ("tr", 1e6), ("nghin", 1e3), ("ngan", 1e3), ("k", 1e3), ("m", 1e6)]
    where text.hasSuffix(word) {
      factor = times
      text = plainText(String(text.dropLast(word.count)))
      break
    }
    if factor == 1, text.hasSuffix("d") { text = plainText(String(text.dropLast())) }
    guard let number = number(text, thousands: factor == 1) else { return nil }
    let amount = number * factor
    guard amount >= 0, amount <= 1e12 else { return nil }
    return (amount == amount.rounded() ? String(Int(amount)) : String(amount), unit)
  }

  /// A number with marks for thousands or a decimal mark: where a mark stands before three digits it parts thousands.
  private static func number(_ text: String, thousands: Bool) -> Double? {
    let text = text.filter { $0 != " " && $0 != "'" }
    guard let first = text.first, first.isNumber,
      text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") })
    else { return nil }
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard pieces.allSatisfy({ !$0.isEmpty }), text.count <= 20 else { return nil }
    if pieces.count == 1 { return Double(text) }
    let marks = text.filter { !$0.isNumber }
    let isDecimal =
      pieces.last!.count != 3 || !thousands || pieces[0] == "0"
      || (pieces.count > 2 && marks.last! != marks.first!)
    let whole = isDecimal ? pieces.dropLast() : pieces[...]
    guard whole.dropFirst().allSatisfy({ $0.count == 3 }), whole.count == 1 || whole.first!.count <= 3 else {
      return nil
    }
    return Double(whole.joined() + (isDecimal ? "." + pieces.last! : ""))
  }

  /// Minutes: `15`, `15 phút`, `1h30`, `0:20`, `half an hour`; nil where it is not understood.
  static func minutes(_ text: String) -> Int? {
    let low = plainText(folded(text))
    if ["khong", "none", "no", "-"].contains(low) { return 0 }
    if ["half an hour", "nua gio", "nua tieng"].contains(low) { return 30 }
    var digits: [Int] = [], units: [String] = []
    for token in split(low) {
      if let number = decimal(token.utf8), token.utf8.count <= 4 {
        digits.append(number)
      } else {
        units.append(token)
      }
    }
    let hours = ["h", "gio", "tieng", "hour", "hours", "hr", "hrs", ":"],
      minute = ["m", "p", "ph", "phut", "min", "mins", "minute", "minutes", "'"]
    let total: Int
    switch (digits.count, units.count) {
    case (1, 0): total = digits[0]
    case (1, 1) where minute.contains(units[0]): total = digits[0]
    case (1, 1) where hours.contains(units[0]) && units[0] != ":": total = digits[0] * 60
    case (2, 1) where hours.contains(units[0]) && digits[1] < 60: total = digits[0] * 60 + digits[1]
    case (2, 2) where hours.contains(units[0]) && minute.contains(units[1]):
      total = digits[0] * 60 + digits[1]
    default: return nil
    }
    return (0...1440).contains(total) ? total : nil
  }

  /// A whole number with at most a word behind it: `40`, `40 chỗ`, `1.200`. A percentage is no count.
  static func count(_ text: String) -> Int? {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "," }
    let rest = text.drop { $0.isNumber || $0 == "." || $0 == "," }
    guard !rest.contains(where: \.isNumber), !digits.isEmpty, !isPercentage(text) else {
      return nil
    }
    // `40.5` are no seats.
    let pieces = digits.split(omittingEmptySubsequences: false) { !$0.isNumber }
    guard pieces.count == 1 || pieces.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return decimal(digits.filter(\.isNumber).utf8)
  }

  /// Whether a text is a share in per cent, by a sign or in words.
  static func isPercentage(_ text: String) -> Bool {
    if text.contains(where: { "%‰％".contains($0) }) { return true }
    let list = " " + words(folded(text)).joined(separator: " ") + " "
    return [" percent ", " per cent ", " pct ", " phan tram "].contains { list.contains($0) }
  }

  private static func split(_ text: String) -> [String] {
    var result: [String] = []
    var word = ""
    for character in text {
      let kind = character.isNumber ? 0 : character.isLetter ? 1 : 2
      if let last = word.last, (last.isNumber ? 0 : last.isLetter ? 1 : 2) != kind || character == " " {
        result.append(word)
        word = ""
      }
      if character != " " { word.append(character) }
    }
    return word.isEmpty ? result : result + [word]
  }
}
