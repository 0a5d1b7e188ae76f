internal import OffHours

/// Reads CSV as people have it: separated by commas, semicolons or tabs, rows of any length, quotes as RFC 4180 has them.
enum DelimitedText {
  /// The most cells that one file may have.
  static let mostCells = 5_000_000

  /// The rows of `text` as a sheet without a name, and the separator.
  static func read(_ text: String) throws(SheetFault) -> (sheet: Sheet, separator: Character) {
    let bytes = Array(text.utf8)
    var start = 0
    var separator = mostLikelySeparator(bytes)
    // Excel's own hint about the separator.
    if bytes.count >= 5, bytes.starts(with: "sep=".utf8) {
      separator = bytes[4]
      start = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    }
    var sheet = Sheet()
    var line = start == 0 ? 1 : 2
    var at = start
    var cells = 0
    while at < bytes.count {
      let (row, isClosed) = row(bytes, &at, separator)
      guard isClosed else {
        throw SheetFault(
          message: Phrase(
            en:
              "a quote opens on line \(line) and never closes; close it, or double it where it belongs to the text",
            vi:
              "dấu nháy kép mở ở dòng \(line) không được đóng; hãy đóng lại, hoặc viết đôi nếu thuộc nội dung"
          ),
          line: line)
      }
      cells += row.text.count
      guard cells <= mostCells else {
        throw SheetFault(
          message: Phrase(
            en: "the table has more than \(mostCells) cells", vi: "bảng có hơn \(mostCells) ô"), line: line)
      }
      sheet.lines.append(line)
      line += row.lines
      var trimmed = row.text.map { Sheet.Cell(text: Parse.trimmed($0)) }
      while trimmed.last?.isEmpty ?? false { trimmed.removeLast() }
      sheet.rows.append(trimmed)
    }
    while sheet.rows.last?.isEmpty ?? false {
      sheet.rows.removeLast()
      sheet.lines.removeLast()
    }
    return (sheet, Character(UnicodeScalar(separator)))
  }

  /// The separator that gives the first lines one width and the most cells.
  private static func mostLikelySeparator(_ bytes: [UInt8]) -> UInt8 {
    let candidates: [UInt8] = [0x2C, 0x3B, 0x09]
    var best: (separator: UInt8, score: Int) = (0x2C, -1)
    for separator in candidates {
      var at = 0
      var counts: [Int] = []
      while at < bytes.count, counts.count < 60 {
        let next = row(bytes, &at, separator)
        counts.append(next.row.text.count + (next.isClosed ? 0 : 1))
      }
      // Rows of one width speak for a separator.
      let widths = counts.filter { $0 > 1 }.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
      let score = widths.map { $0.value * ($0.key - 1) }.max() ?? 0
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }

  /// Reads one row and leaves `at` behind its line end. Not closed: the text ends inside quotes.
  private static func row(_ bytes: [UInt8], _ at: inout Int, _ separator: UInt8)
    -> (row: (text: [String], lines: Int), isClosed: Bool)
  {
    var cells: [String] = []
    var lines = 0
    while true {
      var cell: [UInt8] = []
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      if at < bytes.count, bytes[at] == 0x22 {
        at += 1
        while true {
          guard at < bytes.count else { return ((cells, lines + 1), false) }
          if bytes[at] == 0x22 {
            guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else { break }
            at += 1
          } else if bytes[at] == 0x0A {
            lines += 1
          }
          cell.append(bytes[at])
          at += 1
        }
        at += 1
      }
      while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D {
        cell.append(bytes[at])
        at += 1
      }
      cells.append(String(decoding: cell, as: UTF8.self))
      guard at < bytes.count else { return ((cells, lines + 1), true) }
      if bytes[at] == separator {
        at += 1
        continue
      }
      if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
      at += 1
      return ((cells, lines + 1), true)
    }
  }
}
