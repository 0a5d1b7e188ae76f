internal import OffHours

/// Values from text, without a place: nil where the text is none of them.
enum Parse {
  /// A whole number with an optional sign; digits only.
  static func integer(_ text: String) -> Int? {
    let isNegative = text.utf8.first == 0x2D
    guard let value = decimal(Array(text.utf8.dropFirst(isNegative ? 1 : 0))) else { return nil }
    return isNegative ? -value : value
  }

  /// A decimal number exactly: `digits` / 10^`places`. At most 15 digits.
  static func exact(_ text: String) -> (digits: Int, places: Int)? {
    let isNegative = text.utf8.first == 0x2D
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(
      separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = decimal(parts[0]) else { return nil }
    guard parts.count == 2 else { return (isNegative ? -whole : whole, 0) }
    var fraction = parts[1]
    guard decimal(fraction) != nil else { return nil }
    while fraction.last == 0x30 { fraction.removeLast() }
    guard !fraction.isEmpty else { return (isNegative ? -whole : whole, 0) }
    guard parts[0].count + fraction.count <= 15, let digits = decimal(Array(parts[0]) + Array(fraction))
    else {
      return nil
    }
    return (isNegative ? -digits : digits, fraction.count)
  }

  /// 10 to a small power.
  static func powerOfTen(_ power: Int) -> Int { (0..<power).reduce(1) { product, _ in product * 10 } }

  /// A decimal number.
  static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.count <= 40,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2D, 0x2B, 0x2E, 0x65, 0x45].contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// `45m`, `8h`, `1h30m` or `0` in minutes; at most 1000 hours, or `mostHours`.
  static func duration(_ text: String, mostHours: Int = 1000) -> Int? {
    if text == "0" { return 0 }
    var rest = text.utf8[...]
    var total = 0
    if let h = rest.firstIndex(of: 0x68) {
      guard let hours = decimal(rest[..<h]), hours <= mostHours else { return nil }
      total = hours * 60
      rest = rest[rest.index(after: h)...]
      if rest.isEmpty { return total }
    }
    guard rest.last == 0x6D, let minutes = decimal(rest.dropLast()), minutes <= mostHours * 60 else {
      return nil
    }
    if total > 0, minutes >= 60 { return nil }
    return total + minutes
  }

  /// Date and time of `YYYY-MM-DDTHH:MM`, a space instead of the T and seconds `:00` allowed.
  static func dateTime(_ text: String) -> (date: CivilDate, time: ClockTime)? {
    let utf8 = Array(text.utf8)
    guard utf8.count == 16 || (utf8.count == 19 && utf8[16...].elementsEqual(":00".utf8)),
      utf8[10] == 0x54 || utf8[10] == 0x20,
      let date = CivilDate(String(decoding: utf8[0..<10], as: UTF8.self)),
      let time = ClockTime(String(decoding: utf8[11..<16], as: UTF8.self))
    else { return nil }
    return (date, time)
  }

  /// The days that `mon`, `mon-fri`, `sat-mon` or `daily` name.
  static func days(_ text: String) -> [Weekday]? {
    if text == "daily" { return Weekday.allCases }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { name in
      Weekday.allCases.first { $0.key == name }
    }
    guard parts.count <= 2, let first = parts.first ?? nil, let last = parts.last ?? nil else { return nil }
    let length = (Int(last.rawValue) - Int(first.rawValue) + 7) % 7
    return (0...length).map { Weekday(rawValue: UInt8((Int(first.rawValue) + $0) % 7))! }
  }

  /// Whether the text may be an id: letters, digits, `.`, `_`, `-`.
  static func isId(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: continue
      case 0..<0x80: return false
      default:
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .nonspacingMark, .spacingMark, .decimalNumber:
          continue
        default: return false
        }
      }
    }
    return true
  }

  /// The text between separators, trimmed, empty pieces left out. Quotation marks around the whole or around a piece, as
  /// programs and people put them around a list, are none of it.
  static func list(_ text: String) -> [String] {
    let pieces = (unquoted(text) ?? text).utf8.split(separator: 0x3B).map { trimmed(String($0)!) }
    let words = pieces.map { unquoted($0) ?? $0 }.filter { !$0.isEmpty }
    // Words added behind a list in quotation marks.
    guard words.contains(where: { $0.first == "\"" }), words.joined().count(where: { $0 == "\"" }) % 2 == 0
    else {
      return words
    }
    return words.map { word in
      trimmed(String(word.drop { $0 == "\"" }.reversed().drop { $0 == "\"" }.reversed()))
    }.filter { !$0.isEmpty }
  }

  /// What stands between quotation marks at both ends; nil where there are none, or more of them.
  static func unquoted(_ text: String) -> String? {
    let marks: [(Character, Character)] = [("\"", "\""), ("“", "”"), ("„", "“"), ("'", "'")]
    guard text.count > 1, let pair = marks.first(where: { text.first == $0.0 && text.last == $0.1 }) else {
      return nil
    }
    let inner = text.dropFirst().dropLast()
    return inner.contains(pair.0) || inner.contains(pair.1) ? nil : trimmed(String(inner))
  }

  /// Without white space at both ends.
  static func trimmed(_ text: String) -> String {
    let utf8 = text.utf8
    // Almost all text begins and ends with a visible ASCII character.
    if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return text
    }
    let view = text.unicodeScalars
    guard let first = view.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = view.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    if first == view.startIndex, view.index(after: last) == view.endIndex { return text }
    return String(view[first...last])
  }
}
