internal import OffHours

/// The account of one sheet: every filled cell is used, or it is told that it is not.
///
/// Whoever takes something from a cell says so here; whatever nobody took is told at the end. So a reader that overlooks a cell
/// makes it told, never lost.
final class SheetAccount {
  private let sheet: Sheet
  /// Cells that are filled and not used so far, by row.
  private var open: [[Bool]]
  /// Filled cells; those that only repeat a merged one do not count.
  let read: Int

  init(_ sheet: Sheet) {
    self.sheet = sheet
    open = sheet.rows.map { $0.map { !$0.isEmpty && !$0.isContinuation } }
    read = open.reduce(0) { $0 + $1.count { $0 } }
  }

  /// Cells that were used.
  var used: Int { read - open.reduce(0) { $0 + $1.count { $0 } } }

  /// How many cells of some columns were used, from a row on.
  func used(ofColumns columns: Set<Int>, from heading: Int) -> Int {
    sheet.rows.indices.reduce(0) { sum, row in
      sum
        + (row < heading
          ? 0
          : columns.count { column in
            !sheet[row, column].isEmpty && !sheet[row, column].isContinuation && !isOpen(row, column)
          })
    }
  }

  /// A cell that was used; where it repeats a merged one, that one.
  func use(_ row: Int, _ column: Int) {
    guard open.indices.contains(row), open[row].indices.contains(column) else { return }
    open[row][column] = false
    guard sheet[row, column].isContinuation else { return }
    // The first cell of a merged range lies above and to the left.
    var (top, left) = (row, column)
    while left > 0, sheet[top, left].isContinuation, sheet[top, left - 1].text == sheet[row, column].text {
      left -= 1
    }
    while top > 0, sheet[top, left].isContinuation, sheet[top - 1, left].text == sheet[row, column].text {
      top -= 1
    }
    while left > 0, sheet[top, left].isContinuation, sheet[top, left - 1].text == sheet[row, column].text {
      left -= 1
    }
    if open[top].indices.contains(left) { open[top][left] = false }
  }

  /// Cells of a row that were used.
  func use(_ row: Int, columns: some Sequence<Int>) { for column in columns { use(row, column) } }

  /// Whether a cell waits to be told.
  func isOpen(_ row: Int, _ column: Int) -> Bool {
    open.indices.contains(row) && open[row].indices.contains(column) && open[row][column]
  }

  /// Whether nothing of a row was used, although it has something.
  private func isWhole(_ row: Int) -> Bool {
    sheet.rows[row].indices.contains { open[row][$0] }
      && sheet.rows[row].indices.allSatisfy {
        sheet[row, $0].isEmpty || sheet[row, $0].isContinuation || open[row][$0]
      }
  }

  /// Everything that is not used: whole rows with their text, and single cells in ranges. `columns` are told as columns from
  /// the row of their headings on.
  func rest(columns told: Set<Int>, from heading: Int) -> (rows: [(row: Int, text: String)], cells: String?) {
    var rows: [(row: Int, text: String)] = []
    var single: [(row: Int, column: Int)] = []
    for row in open.indices {
      if isWhole(row) {
        let texts = sheet.rows[row].indices.filter { open[row][$0] }.map { sheet.text(row, $0) }
        rows.append((row + 1, texts.joined(separator: " | ")))
        continue
      }
      for column in open[row].indices where open[row][column] && (row < heading || !told.contains(column)) {
        single.append((row, column))
      }
    }
    return (rows, single.isEmpty ? nil : CellRanges.all(single).joined(separator: ", "))
  }
}

/// Cells told in few words: `B4:B6, G5`.
enum CellRanges {
  /// Ranges down columns first.
  static func all(_ cells: [(row: Int, column: Int)]) -> [String] {
    var ranges: [(row: Int, column: Int, last: Int)] = []
    for cell in cells.sorted(by: { ($0.column, $0.row) < ($1.column, $1.row) }) {
      if let last = ranges.last, last.column == cell.column, last.last + 1 == cell.row {
        ranges[ranges.count - 1].last = cell.row
      } else {
        ranges.append((cell.row, cell.column, cell.row))
      }
    }
    // Columns side by side with the same rows are one block.
    var blocks: [(row: Int, column: Int, last: Int, lastColumn: Int)] = []
    for range in ranges {
      if let at = blocks.firstIndex(where: {
        $0.row == range.row && $0.last == range.last && $0.lastColumn + 1 == range.column
      }) {
        blocks[at].lastColumn = range.column
      } else {
        blocks.append((range.row, range.column, range.last, range.column))
      }
    }
    return blocks.map { block in
      let first = Sheet.cellName(block.row, block.column), last = Sheet.cellName(block.last, block.lastColumn)
      return first == last ? first : "\(first):\(last)"
    }
  }
}
