/// A table as read from CSV: a header and rows of cells, all of one width. Cells stay bytes until they are asked for.
struct CSVTable: Sendable {
  /// Position of the file in the log.
  let file: Int32
  /// Names of the columns, trimmed and normalised.
  var header: [String] = []
  /// Line on which each row begins, counted from 1.
  var lines: [UInt32] = []
  /// Number of each row, the header being 1; blank rows count too, as they do in a spreadsheet.
  var numbers: [UInt32] = []
  /// Where the table's text lies; cells are ranges of it.
  let bytes: [UInt8]
  /// First byte of each cell, row by row.
  var starts: [UInt32] = []
  /// End of each cell; the highest bit says that doubled quotes stand in it.
  var ends: [UInt32] = []

  /// Of a sheet of a workbook: the sheet's column of each of these; empty where they are the same.
  var sheetColumns: [Int] = []
  /// The line of the header, counted from 1.
  var headerLine = 1

  static let doubledQuotes: UInt32 = 1 << 31

  /// An empty table.
  init(file: Int32, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// How many rows there are, the header not counted.
  var rowCount: Int { lines.count }

  /// Position of a column; nil where there is none of that name.
  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// Whether a cell holds anything but white space.
  func isEmpty(row: Int, column: Int) -> Bool {
    let (start, end, _) = range(row, column)
    return start == end
  }

  /// The text of a cell without surrounding white space.
  func text(row: Int, column: Int) -> String {
    let (start, end, hasDoubledQuotes) = range(row, column)
    if hasDoubledQuotes { return Self.unquoted(bytes[start..<end]) }
    return bytes.withUnsafeBufferPointer { String(decoding: $0[start..<end], as: UTF8.self) }
  }

  /// The place of a cell.
  func spot(row: Int, column: Int) -> SourcePosition {
    SourcePosition(file: file, line: Int(lines[row]), column: place(column))
  }

  /// The place of a column's name.
  func headerSpot(_ column: Int) -> SourcePosition {
    SourcePosition(file: file, line: headerLine, column: place(column))
  }

  private func place(_ column: Int) -> Int { sheetColumns.isEmpty ? column : sheetColumns[column] }

  private func range(_ row: Int, _ column: Int) -> (Int, Int, Bool) {
    let cell = row * header.count + column
    let end = ends[cell]
    return (Int(starts[cell]), Int(end & ~Self.doubledQuotes), end & Self.doubledQuotes != 0)
  }

  /// Text in which doubled quotes stand for one.
  static func unquoted(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      if byte == 0x22, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
