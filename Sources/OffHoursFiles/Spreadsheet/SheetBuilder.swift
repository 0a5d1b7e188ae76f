internal import OffHours

/// Puts cells into a sheet, in any order, as many as a file may have.
struct SheetBuilder {
  private(set) var sheet = Sheet()
  private var cells: [UInt32] = []
  private var ends: [UInt32] = []
  /// Cells of rows that had been left, or beyond a row's end.
  private var late: [(row: Int32, column: Int32, number: UInt32)] = []
  private var merges: [Sheet.Merge] = []

  /// The row that is being filled.
  private var row: Int { ends.count }

  /// What is hidden, and lines of a text file.
  mutating func hide(row: Int) { sheet.hiddenRows.insert(row) }
  mutating func hide(columns: Range<Int>) { sheet.hiddenColumns.formUnion(columns) }
  mutating func name(_ name: String) { sheet.name = normalized(name) }
  mutating func line(_ line: Int) { sheet.lines.append(line) }

  /// Puts a cell by its number in the pool. Each row and each cell counts, empty ones before others as well.
  mutating func set(_ number: UInt32, _ row: Int, _ column: Int, within budget: inout Int) throws(SheetFault)
  {
    if row > self.row {
      try Sheet.take(row - self.row, from: &budget)
      while ends.count < row { ends.append(UInt32(cells.count)) }
    }
    let start = Int(ends.last ?? 0)
    guard row == self.row, column >= cells.count - start else {
      try Sheet.take(1, from: &budget)
      late.append((Int32(row), Int32(column), number))
      return
    }
    let missing = column - (cells.count - start)
    try Sheet.take(missing + 1, from: &budget)
    for _ in 0..<missing { cells.append(0) }
    cells.append(number)
  }

  /// Ends the row at hand, which may be an empty one.
  mutating func endRow(within budget: inout Int) throws(SheetFault) {
    try Sheet.take(1, from: &budget)
    ends.append(UInt32(cells.count))
  }

  /// A merged range; what it fills is counted when the sheet is finished.
  mutating func merge(_ merge: Sheet.Merge, within budget: inout Int) throws(SheetFault) {
    try Sheet.take(1, from: &budget)
    merges.append(merge)
  }

  /// Colours cells.
  mutating func color(_ columns: Range<Int>, ofRow row: Int, _ fill: CellFill, within budget: inout Int)
    throws(SheetFault)
  {
    try sheet.fills.color(columns, ofRow: row, fill, within: &budget)
  }

  mutating func repeatColors(row: Int, until end: Int) { sheet.fills.repeatLast(row: row, until: end) }

  /// The sheet with its merged ranges filled; `pool` gets what their cells hold.
  mutating func finish(_ pool: inout CellPool, within budget: inout Int) throws(SheetFault) -> Sheet {
    if !cells.isEmpty, Int(ends.last ?? 0) < cells.count { ends.append(UInt32(cells.count)) }
    sheet.fills.joinLast()
    place()
    try fill(&pool, within: &budget)
    place()
    while let last = ends.last, last == (ends.count > 1 ? ends[ends.count - 2] : 0) { ends.removeLast() }
    sheet.rows = SheetRowList(pool: [], cells: cells, ends: ends)
    if sheet.lines.count > ends.count { sheet.lines.removeLast(sheet.lines.count - ends.count) }
    return sheet
  }

  // MARK: - Rows

  private func range(ofRow row: Int) -> Range<Int> {
    (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
  }

  /// Puts the cells that came late into their rows; the last to come wins.
  private mutating func place() {
    guard !late.isEmpty else { return }
    let order = late.indices.sorted { (late[$0].row, $0) < (late[$1].row, $1) }
    var result: [UInt32] = []
    result.reserveCapacity(cells.count + late.count)
    var newEnds: [UInt32] = []
    newEnds.reserveCapacity(ends.count)
    var at = 0
    for row in ends.indices {
      let start = result.count
      result += cells[range(ofRow: row)]
      while at < order.count, Int(late[order[at]].row) == row {
        let place = start + Int(late[order[at]].column)
        while result.count <= place { result.append(0) }
        result[place] = late[order[at]].number
        at += 1
      }
      newEnds.append(UInt32(result.count))
    }
    cells = result
    ends = newEnds
    late = []
  }

  /// Every cell of a merged range shows what its first one holds. Ranges that reach beyond the used rows end there.
  private mutating func fill(_ pool: inout CellPool, within budget: inout Int) throws(SheetFault) {
    guard !merges.isEmpty else { return }
    let width = ends.indices.reduce(0) { max($0, range(ofRow: $1).count) }
    for merge in merges {
      let (top, left) = (merge.rows.lowerBound, merge.columns.lowerBound)
      guard top < ends.count, left < width else { continue }
      let bottom = min(merge.rows.upperBound, ends.count - 1),
        right = min(merge.columns.upperBound, width - 1)
      sheet.merges.append((top...bottom, left...right))
      let first = range(ofRow: top)
      guard left < first.count, cells[first.lowerBound + left] != 0 else { continue }
      var cell = pool.cells[Int(cells[first.lowerBound + left])]
      cell.isContinuation = true
      let number = pool.number(of: cell)
      // Ranges that lie over each other are as much work as they have cells.
      try Sheet.take((bottom - top + 1) * (right - left + 1), from: &budget)
      for row in top...bottom {
        let place = range(ofRow: row)
        for column in left...right where (row, column) != (top, left) {
          if column < place.count {
            cells[place.lowerBound + column] = number
          } else {
            late.append((Int32(row), Int32(column), number))
          }
        }
      }
    }
  }
}

extension Sheet {
  /// Gives the sheet the contents that its cells' numbers stand for.
  mutating func use(_ pool: CellPool) {
    rows = SheetRowList(pool: pool.cells, cells: rows.cells, ends: rows.ends)
  }

  /// Takes so many cells from what may still be kept.
  static func take(_ count: Int, from budget: inout Int) throws(SheetFault) {
    guard count <= budget else {
      throw SheetFault(
        message: Phrase(
          en:
            "the file has more than \(DelimitedText.mostCells) cells and rows, empty ones before others counted; delete what stands far below or to the right of the table",
          vi:
            "tệp có hơn \(DelimitedText.mostCells) ô và dòng, kể cả ô trống xen giữa; hãy xóa những gì nằm xa bên dưới hoặc bên phải bảng"
        ))
    }
    budget -= count
  }
}
