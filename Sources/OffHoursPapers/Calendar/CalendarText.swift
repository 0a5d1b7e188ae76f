import OffHours

/// Lines of iCalendar (RFC 5545): CR LF, folded at 75 octets, text escaped.
struct CalendarText: Sendable {
  /// Octets of a line at most, the line's end aside.
  static let longest = 75

  /// The lines so far.
  private(set) var bytes: [UInt8] = []

  /// Adds a property whose value is written as it is. Lines are folded between characters as people see them; a character
  /// that no line could hold, between its scalars.
  mutating func add(_ name: String, _ value: String) {
    var used = 0
    func pieces(_ character: Character) -> [String] {
      character.utf8.count < CalendarText.longest
        ? [String(character)] : character.unicodeScalars.map { String($0) }
    }
    for character in "\(name):\(value)" {
      for piece in pieces(character) {
        if used + piece.utf8.count > CalendarText.longest {
          bytes += [0x0D, 0x0A, 0x20]
          // The blank that begins a folded line counts.
          used = 1
        }
        bytes += piece.utf8
        used += piece.utf8.count
      }
    }
    bytes += [0x0D, 0x0A]
  }

  /// Adds a property whose value is text; nothing where it is empty.
  mutating func add(_ name: String, text: String) {
    if !text.isEmpty { add(name, CalendarText.escaped(text)) }
  }

  /// Adds lines that stand already.
  mutating func add(_ lines: CalendarText) { bytes += lines.bytes }

  /// A text's backslashes, commas, semicolons and line ends in the way of RFC 5545; other control characters are blanks.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ",", ";":
        escaped.append("\\")
        escaped.append(scalar)
      case "\n" where last == "\r": break
      case "\n", "\r", "\u{2028}", "\u{2029}": escaped.append(contentsOf: "\\n".unicodeScalars)
      default: escaped.append(scalar.properties.generalCategory == .control ? " " : scalar)
      }
      last = scalar
    }
    return String(escaped)
  }
}
