/// A table as Excel reads it: UTF-8 with a byte order mark, RFC 4180 quoting, CR LF.
///
/// What people typed stays text: control characters are left out, and a cell that a spreadsheet would run as a formula
/// begins with an apostrophe.
package struct CSVText: Sendable {
  /// The file so far.
  package private(set) var text = "\u{FEFF}"
  /// Cells as they stand in the file: most come again, row after row.
  private var known: [String: String] = [:]

  /// A table with a header row.
  package init(header: [String]) { add(header) }

  /// Adds a row.
  package mutating func add(_ cells: [String]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { text += "," }
      text += CSVText.isPlain(cell) ? cell : quoted(cell)
    }
    text += "\r\n"
  }

  /// Whether a cell is of ASCII and Latin letters that nothing below would change.
  private static func isPlain(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return true }
    if "=@+- ".utf8.contains(first) || cell.utf8.last == UInt8(ascii: " ") { return false }
    var lead: UInt8 = 0
    for byte in cell.utf8 {
      let isPlain =
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""): false
        case 0x20..<0x7F: true
        // U+00C0 … U+023F and U+1E00 … U+1EFF.
        case 0x80...0xBF: lead != 0xE1 || (0xB8...0xBB).contains(byte)
        case 0xC3...0xC8, 0xE1: true
        default: false
        }
      if !isPlain { return false }
      lead = byte
    }
    return true
  }

  private mutating func quoted(_ cell: String) -> String {
    if let known = known[cell] { return known }
    let text = CSVText.quoted(cell)
    known[cell] = text
    return text
  }

  private static func quoted(_ cell: String) -> String {
    let cell = harmless(cell)
    // Scalars, not characters: CR LF is one character that is neither CR nor LF.
    let special = cell.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
    let padded = cell.unicodeScalars.first == " " || cell.unicodeScalars.last == " "
    return special || padded ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }

  private static func harmless(_ cell: String) -> String {
    let plain = TextWidth.plain(cell, keepsLines: true)
    let scalars = plain.unicodeScalars
    let isFormula =
      switch scalars.first(where: { !" \t\r\n".unicodeScalars.contains($0) }) {
      case "=", "@": true
      // Telephone numbers and numbers below zero begin so too, but call nothing.
      case "+", "-":
        scalars.contains("|") || scalars.contains("!")
          || zip(scalars, scalars.dropFirst()).contains { $0.properties.isAlphabetic && $1 == "(" }
      default: false
      }
    return isFormula ? "'" + plain : plain
  }
}
