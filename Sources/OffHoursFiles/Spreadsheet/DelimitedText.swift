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
    var builder = SheetBuilder()
    var pool = CellPool()
    var budget = mostCells
    var line = start == 0 ? 1 : 2
    var at = start
    var row = 0
    while at < bytes.count {
      let (cells, lines, isClosed) = self.row(bytes, &at, separator)
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
      do throws(SheetFault) {
        for (column, range) in cells.enumerated() where !range.isEmpty {
          let number = pool.number(of: .showing(Self.text(bytes, range)))
          if number != 0 { try builder.set(number, row, column, within: &budget) }
        }
        try builder.endRow(within: &budget)
      } catch {
        throw SheetFault(message: error.message, line: line)
      }
      builder.line(line)
      line += lines
      row += 1
    }
    var sheet = try builder.finish(&pool, within: &budget)
    sheet.use(pool)
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
        counts.append(next.cells.count + (next.isClosed ? 0 : 1))
      }
      // Rows of one width speak for a separator.
      let widths = counts.filter { $0 > 1 }.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
      let score = widths.map { $0.value * ($0.key - 1) }.max() ?? 0
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }

  /// The text of a cell; quotes in quotes are doubled.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    guard bytes[range.lowerBound] == 0x22 else { return String(decoding: bytes[range], as: UTF8.self) }
    var cell: [UInt8] = []
    var at = range.lowerBound + 1
    while at < range.upperBound {
      if bytes[at] == 0x22 {
        guard at + 1 < range.upperBound, bytes[at + 1] == 0x22 else { break }
        at += 1
      }
      cell.append(bytes[at])
      at += 1
    }
    // What follows the closing quote belongs to the cell as well.
    if at + 1 < range.upperBound { cell += bytes[(at + 1)..<range.upperBound] }
    return String(decoding: cell, as: UTF8.self)
  }

  /// Where the cells of one row stand; leaves `at` behind its line end. Not closed: the text ends inside quotes.
  private static func row(_ bytes: [UInt8], _ at: inout Int, _ separator: UInt8)
    -> (cells: [Range<Int>], lines: Int, isClosed: Bool)
  {
    var cells: [Range<Int>] = []
    var lines = 0
    while true {
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      let start = at
      if at < bytes.count, bytes[at] == 0x22 {
        at += 1
        while true {
          guard at < bytes.count else { return (cells, lines + 1, false) }
          if bytes[at] == 0x22 {
            guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else { break }
            at += 1
          } else if bytes[at] == 0x0A {
            lines += 1
          }
          at += 1
        }
        at += 1
      }
      while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
      cells.append(start..<at)
      guard at < bytes.count else { return (cells, lines + 1, true) }
      if bytes[at] == separator {
        at += 1
        continue
      }
      if bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
      at += 1
      return (cells, lines + 1, true)
    }
  }
}
