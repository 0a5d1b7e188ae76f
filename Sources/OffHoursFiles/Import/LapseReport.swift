internal import OffHours

/// Tells of cells that are filled and show nothing: formulas whose result was never stored, and errors such as `#N/A`.
///
/// Where such a cell is used, it is an error: taken for an empty one it would lose a shift, a code or a person. Elsewhere
/// it is mentioned.
struct LapseReport {
  let log: ImportLog

  /// Tells of the cells of a sheet; `isUsed` says by row and column whether anything is made of a cell.
  ///
  /// Gives a note about those that are not used, nil where there is none.
  func report(_ source: SourceSheet, isUsed: (Int, Int) -> Bool) -> Phrase? {
    var used: [Sheet.Lapse: [(row: Int, column: Int)]] = [:]
    var others: [(row: Int, column: Int)] = []
    let sheet = source.sheet
    guard sheet.hasLapses else { return nil }
    for row in sheet.rows.indices {
      for (column, cell) in sheet.rows[row].enumerated() {
        guard let lapse = cell.lapse, !cell.isContinuation else { continue }
        if isUsed(row, column) {
          used[lapse, default: []].append((row, column))
        } else {
          others.append((row, column))
        }
      }
    }
    let order = used.keys.sorted { used[$0]![0] < used[$1]![0] }
    for lapse in order {
      let cells = used[lapse]!
      log.error(
        source.place(cells[0].row, cells[0].column),
        LapseWords.used(error: lapse.shown, Self.ranges(cells), cells.count))
    }
    return others.isEmpty ? nil : LapseWords.passedOver(Self.ranges(others))
  }

  /// Cells joined to ranges, at most a dozen of them: `C4:AG9, B12`.
  static func ranges(_ cells: [(row: Int, column: Int)]) -> String {
    var open: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
    var at = 0
    let cells = cells.sorted { $0 < $1 }
    while at < cells.count {
      let start = cells[at]
      var end = at
      while end + 1 < cells.count, cells[end + 1] == (start.row, cells[end].column + 1) { end += 1 }
      let columns = start.column...cells[end].column
      if let above = open.suffix(50).lastIndex(where: {
        $0.columns == columns && $0.rows.upperBound == start.row - 1
      }) {
        open[above].rows = open[above].rows.lowerBound...start.row
      } else {
        open.append((start.row...start.row, columns))
      }
      at = end + 1
    }
    let names = open.prefix(12).map { range in
      let first = Sheet.cellName(range.rows.lowerBound, range.columns.lowerBound)
      let last = Sheet.cellName(range.rows.upperBound, range.columns.upperBound)
      return first == last ? first : "\(first):\(last)"
    }
    return names.joined(separator: ", ") + (open.count > 12 ? " …" : "")
  }
}

extension LapseReport {
  /// Which cells of a sheet with rosters are used: headings, and below them what stands before and under the days, in rows that
  /// are no totals. What stands right of the days is read by nobody.
  static func usedCells(of grids: [RosterGrid]) -> (Int, Int) -> Bool {
    guard let source = grids.first?.source else { return { _, _ in false } }
    let isUsed = usedCells(of: grids, in: source.sheet)
    // Of a roster with the days down, rows and columns are exchanged.
    return source.isTurned ? { isUsed($1, $0) } : isUsed
  }

  private static func usedCells(of grids: [RosterGrid], in sheet: Sheet) -> (Int, Int) -> Bool {
    let headings = Set(grids.map(\.headingRow)), first = headings.min() ?? 0
    let behind = grids.map(\.legend.fromColumn).max() ?? 0
    let limit = behind > 0 ? behind : sheet.width
    let numbers = Set((0..<limit).filter { Heading(sheet.text(first, $0)) == .number })
    return { row, column in
      // A heading that shows nothing may be that of a day, wherever it stands.
      if headings.contains(row) { return true }
      guard row >= first, column < limit, !numbers.contains(column) else { return false }
      // A line of the legend is told of by itself; a row of codes has more cells.
      let filled = (0..<limit).count { !sheet[row, $0].isBlank }
      return filled > 2 && !(0..<limit).contains { SheetRows.isTotal(sheet.text(row, $0), orEmpty: false) }
    }
  }

  /// Which cells of a list are used: its headings, and what stands below those that are taken or carried along.
  static func usedCells(_ columns: [ColumnNote], below heading: Int) -> (Int, Int) -> Bool {
    let used = Set(
      columns.filter {
        switch $0.use {
        case .taken, .carried: true
        case .numbers, .unused, .sensitive: false
        }
      }.map(\.column))
    return { row, column in row == heading || row > heading && used.contains(column) }
  }
}

extension Importer {
  /// Tells of cells of a sheet that are filled and show nothing, and of its hidden columns.
  func tell(_ source: SourceSheet, _ note: inout ImportFindings.SheetNote, isUsed: (Int, Int) -> Bool) {
    if let told = LapseReport(log: log).report(source, isUsed: isUsed) { note.notes.append(told) }
    let hidden = source.sheet.hiddenColumns.filter { column in
      source.sheet.rows.indices.contains { !source.sheet[$0, column].isBlank }
    }.sorted()
    if !hidden.isEmpty { note.notes.append(LapseWords.hiddenColumns(SpanText.columns(hidden))) }
  }
}

/// Columns as people name them: `C, F:H`.
enum SpanText {
  static func columns(_ columns: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for column in columns {
      if let last = spans.last, last.upperBound == column - 1 {
        spans[spans.count - 1] = last.lowerBound...column
      } else {
        spans.append(column...column)
      }
    }
    return spans.map { span in
      let first = Sheet.columnName(span.lowerBound)
      return span.count == 1 ? first : "\(first):\(Sheet.columnName(span.upperBound))"
    }.joined(separator: ", ")
  }
}
