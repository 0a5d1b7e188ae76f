internal import OffHours

/// Cells put into a sheet, as many as a workbook may have.
extension Sheet {
  /// Rows and columns of cells that all show what the first of them holds.
  typealias Merge = (rows: ClosedRange<Int>, columns: ClosedRange<Int>)

  /// Puts a cell in its place. `budget` is how many cells may still be kept; empty ones before it count.
  mutating func set(_ cell: Cell, _ row: Int, _ column: Int, within budget: inout Int) throws(SheetFault) {
    while rows.count <= row { rows.append([]) }
    let missing = column + 1 - rows[row].count
    if missing > 0 {
      try Sheet.take(missing, from: &budget)
      rows[row] += [Cell](repeating: Cell(), count: missing)
    }
    rows[row][column] = cell
  }

  /// Every cell of a merged range shows what its first one holds. Ranges that reach beyond the used rows end there.
  mutating func fill(_ merges: [Merge], within budget: inout Int) throws(SheetFault) {
    let width = width
    for merge in merges {
      let (top, left) = (merge.rows.lowerBound, merge.columns.lowerBound)
      var cell = self[top, left]
      guard !cell.isEmpty else { continue }
      cell.isContinuation = true
      for row in top...min(merge.rows.upperBound, rows.count - 1) {
        for column in left...min(merge.columns.upperBound, width - 1) where (row, column) != (top, left) {
          try set(cell, row, column, within: &budget)
        }
      }
    }
  }

  /// Takes so many cells from what may still be kept.
  static func take(_ count: Int, from budget: inout Int) throws(SheetFault) {
    budget -= count
    guard budget >= 0 else {
      throw SheetFault(
        message: Phrase(
          en: "the workbook has more than \(DelimitedText.mostCells) cells",
          vi: "sổ có hơn \(DelimitedText.mostCells) ô"))
    }
  }
}
