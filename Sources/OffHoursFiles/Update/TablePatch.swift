internal import OffHours

/// A table as CSV that is changed cell by cell; rows that are not touched keep their bytes.
struct TablePatch {
  private struct Row {
    /// The bytes, its line end included; nil where it is written anew.
    var source: ArraySlice<UInt8>?
    var cells: [String]
  }

  private let start: ArraySlice<UInt8>
  private let lineEnd: [UInt8]
  private var rows: [Row] = []
  private var byKey: [Int: [String: Int]] = [:]

  /// The names of the columns.
  private(set) var header: [String]

  /// A table that reads well.
  init?(_ bytes: [UInt8]) {
    let log = DiagnosticLog()
    guard let table = CSVReader.read(bytes, file: log.add(file: ""), log: log), !log.hasErrors else {
      return nil
    }
    header = table.header
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    start = bytes[..<first]
    // Records end where a line ends outside quotes.
    var records: [ArraySlice<UInt8>] = []
    var from = first, isQuoted = false
    for at in first..<bytes.count {
      if bytes[at] == 0x22 { isQuoted.toggle() }
      let isEnd = bytes[at] == 0x0A || bytes[at] == 0x0D && (at + 1 >= bytes.count || bytes[at + 1] != 0x0A)
      if isEnd, !isQuoted {
        records.append(bytes[from...at])
        from = at + 1
      }
    }
    if from < bytes.count { records.append(bytes[from...]) }
    lineEnd = records.first.map { Self.end(of: $0) } ?? [0x0D, 0x0A]
    let numbers = Dictionary(uniqueKeysWithValues: table.numbers.enumerated().map { (Int($1) - 1, $0) })
    for (number, record) in records.enumerated() {
      var cells = number == 0 ? header : []
      if let row = numbers[number] { cells = header.indices.map { table.text(row: row, column: $0) } }
      rows.append(Row(source: record, cells: cells))
    }
    if let last = rows.indices.last, let source = rows[last].source, Self.end(of: source).isEmpty {
      rows[last].source = (Array(source) + lineEnd)[...]
    }
  }

  /// A new table.
  init(header: [String]) {
    self.header = header
    start = [0xEF, 0xBB, 0xBF]
    lineEnd = [0x0D, 0x0A]
    rows = [Row(source: nil, cells: header)]
  }

  private static func end(of record: ArraySlice<UInt8>) -> [UInt8] {
    record.last == 0x0A
      ? (record.dropLast().last == 0x0D ? [0x0D, 0x0A] : [0x0A]) : record.last == 0x0D ? [0x0D] : []
  }

  /// The position of a column; nil where there is none of the name.
  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// The position of a column, which is added at the end where it is not there.
  mutating func columnAdding(_ name: String) -> Int {
    if let there = column(name) { return there }
    header.append(name)
    for position in rows.indices where position == 0 || !rows[position].cells.isEmpty {
      rows[position].cells.append(position == 0 ? name : "")
      rows[position].source = nil
    }
    return header.count - 1
  }

  /// The row in which a column holds a text, ids compared after normalisation; nil where there is none.
  mutating func row(where column: Int, is text: String) -> Int? {
    if byKey[column] == nil {
      var index: [String: Int] = [:]
      for (position, row) in rows.enumerated() where position > 0 && row.cells.count > column {
        let key = normalized(row.cells[column])
        if !key.isEmpty, index[key] == nil { index[key] = position }
      }
      byKey[column] = index
    }
    return byKey[column]![normalized(text)]
  }

  /// The row in which two columns hold these texts.
  func row(where first: Int, is a: String, and second: Int, is b: String) -> Int? {
    rows.indices.dropFirst().first {
      rows[$0].cells.count > max(first, second) && normalized(rows[$0].cells[first]) == normalized(a)
        && rows[$0].cells[second] == b
    }
  }

  /// The number of rows, the header included; a row's number is its position and one.
  var count: Int { rows.count }

  /// What a cell holds.
  func text(_ row: Int, _ column: Int) -> String {
    rows[row].cells.indices.contains(column) ? rows[row].cells[column] : ""
  }

  /// Writes a cell.
  mutating func set(_ row: Int, _ column: Int, _ text: String) {
    guard self.text(row, column) != text else { return }
    rows[row].cells[column] = text
    rows[row].source = nil
    byKey[column] = nil
  }

  /// Adds an empty row at the end, and says where.
  mutating func add() -> Int {
    rows.append(Row(source: nil, cells: header.map { _ in "" }))
    return rows.count - 1
  }

  /// Adds a row at the end.
  mutating func add(_ cells: [Int: String]) {
    let row = add()
    for (column, text) in cells {
      rows[row].cells[column] = text
      if byKey[column] != nil, !text.isEmpty { byKey[column]![normalized(text)] = row }
    }
  }

  /// Takes away the columns in which nothing stands.
  mutating func removeEmptyColumns(but kept: Set<String>) {
    let empty = header.indices.filter { column in
      !kept.contains(header[column])
        && rows.dropFirst().allSatisfy { !$0.cells.indices.contains(column) || $0.cells[column].isEmpty }
    }
    guard !empty.isEmpty else { return }
    for column in empty.reversed() {
      header.remove(at: column)
      for position in rows.indices where rows[position].cells.indices.contains(column) {
        rows[position].cells.remove(at: column)
      }
    }
    // Rows without cells are empty lines, or gone.
    for position in rows.indices where !rows[position].cells.isEmpty { rows[position].source = nil }
    byKey = [:]
  }

  /// Takes a row away; positions of the others stay until the table is written.
  mutating func remove(_ row: Int) {
    rows[row].source = []
    rows[row].cells = []
    byKey = [:]
  }

  /// The table.
  var bytes: [UInt8] {
    var result = Array(start)
    for row in rows {
      if let source = row.source {
        result += source
        continue
      }
      var writer = CSVWriter(byteOrderMark: false)
      writer.row(row.cells)
      result += writer.text.utf8.dropLast(2) + lineEnd
    }
    return result
  }
}
