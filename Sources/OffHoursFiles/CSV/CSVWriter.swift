/// Writes CSV as RFC 4180 has it, in UTF-8 with a byte-order mark, so that spreadsheets take it for what it is.
package struct CSVWriter {
  private var bytes: [UInt8]

  /// A table with nothing in it yet.
  package init(byteOrderMark: Bool = true) { bytes = byteOrderMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// Adds a row; cells with commas, quotes, line ends or white space at an end are put in quotes.
  package mutating func row(_ cells: some Sequence<String>) {
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(0x2C) }
      isFirst = false
      let utf8 = cell.utf8
      let needsQuotes =
        utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } || utf8.first == 0x20
        || utf8.last == 0x20
      guard needsQuotes else {
        bytes += utf8
        continue
      }
      bytes.append(0x22)
      for byte in utf8 {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
    bytes += [0x0D, 0x0A]
  }

  /// The table.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
