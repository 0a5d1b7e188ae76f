/// The rows of a sheet. Cells are numbers in a pool of distinct contents: a roster of a million cells holds a few hundred.
///
/// Four bytes a cell, four a row, and each distinct content once.
struct SheetRowList: RandomAccessCollection, Sendable, Equatable {
  /// The contents; the first is the empty cell.
  private(set) var pool: [Sheet.Cell] = [Sheet.Cell()]
  private(set) var cells: [UInt32] = []
  /// Where the cells of each row end.
  private(set) var ends: [UInt32] = []

  init() {}

  init(pool: [Sheet.Cell], cells: [UInt32], ends: [UInt32]) {
    self.pool = pool
    self.cells = cells
    self.ends = ends
  }

  /// Rows of cells.
  init(_ rows: some Sequence<[Sheet.Cell]>) {
    for row in rows { append(row) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }

  subscript(row: Int) -> SheetRow {
    SheetRow(rows: self, start: row == 0 ? 0 : Int(ends[row - 1]), count: width(row))
  }

  /// How many cells a row has.
  func width(_ row: Int) -> Int { Int(ends[row]) - (row == 0 ? 0 : Int(ends[row - 1])) }

  /// The numbers of a row's cells in the pool.
  func numbers(_ row: Int) -> ArraySlice<UInt32> {
    let end = Int(ends[row])
    return cells[(end - width(row))..<end]
  }

  /// Adds a row; each of its cells takes a place of its own in the pool.
  mutating func append(_ row: [Sheet.Cell]) {
    for cell in row {
      if cell.isBlank {
        cells.append(0)
      } else {
        cells.append(UInt32(pool.count))
        pool.append(cell)
      }
    }
    ends.append(UInt32(cells.count))
  }

  /// The same rows, some cells with other contents: `number` gives a cell's new number in `pool` by its row and column.
  func replacing(pool: [Sheet.Cell], _ number: (Int, Int, UInt32) -> UInt32) -> SheetRowList {
    var result = self
    result.pool = pool
    var start = 0
    for row in indices {
      for place in start..<Int(ends[row]) where cells[place] != 0 {
        result.cells[place] = number(row, place - start, cells[place])
      }
      start = Int(ends[row])
    }
    return result
  }

  static func == (a: SheetRowList, b: SheetRowList) -> Bool {
    a.count == b.count && a.indices.allSatisfy { a[$0].elementsEqual(b[$0]) }
  }
}

/// One row of a sheet.
struct SheetRow: RandomAccessCollection, Sendable {
  fileprivate let rows: SheetRowList
  fileprivate let start: Int
  let count: Int

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(column: Int) -> Sheet.Cell {
    precondition(column >= 0 && column < count, "no such column")
    return rows.pool[Int(rows.cells[start + column])]
  }

  /// Whether no cell of it shows anything.
  var isBlank: Bool { (start..<(start + count)).allSatisfy { rows.pool[Int(rows.cells[$0])].isBlank } }
}

/// The distinct contents of a workbook's cells, each with its number.
struct CellPool {
  private(set) var cells: [Sheet.Cell] = [Sheet.Cell()]
  /// Numbers by hash, open addressing; zero is a free place.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  /// The number of a cell; 0 is the empty one. Constant time.
  mutating func number(of cell: Sheet.Cell) -> UInt32 {
    if cell.isBlank { return 0 }
    if cells.count * 2 > slots.count { grow() }
    let at = place(of: cell)
    if slots[at] == 0 {
      slots[at] = UInt32(cells.count)
      cells.append(cell)
    }
    return slots[at]
  }

  private func place(of cell: Sheet.Cell) -> Int {
    var at = cell.hashValue & (slots.count - 1)
    while slots[at] != 0, cells[Int(slots[at])] != cell { at = (at + 1) & (slots.count - 1) }
    return at
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for number in cells.indices.dropFirst() { slots[place(of: cells[number])] = UInt32(number) }
  }
}
