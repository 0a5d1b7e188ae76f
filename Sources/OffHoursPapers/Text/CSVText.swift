/// A table as Excel reads it: UTF-8 with a byte order mark, RFC 4180 quoting, CR LF.
package struct CSVText: Sendable {
  /// The file so far.
  package private(set) var text = "\u{FEFF}"

  /// A table with a header row.
  package init(header: [String]) { add(header) }

  /// Adds a row.
  package mutating func add(_ cells: [String]) {
    text += cells.map(CSVText.quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    // Scalars, not characters: CR LF is one character that is neither CR nor LF.
    let special = cell.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
    let padded = cell.unicodeScalars.first == " " || cell.unicodeScalars.last == " "
    return special || padded ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }
}
