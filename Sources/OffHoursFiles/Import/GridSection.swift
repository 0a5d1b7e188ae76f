internal import OffHours

/// One heading of days with the rows below: a grid of people or crews, or a calendar of months.
struct GridSection {
  let source: SourceSheet
  let heading: DayHeading
  /// The rows from its title to its end.
  let rows: Range<Int>
  let reader: RosterGridReader

  var sheet: Sheet { source.sheet }
  var log: ImportLog { reader.log }
  var firstDay: Int { heading.marks[0].column }
  var lastDay: Int { heading.columns.last?.last ?? heading.marks.last!.column }

  /// The grid, several for several people's calendars; none where dates cannot be told, which is logged.
  func grids() -> [RosterGrid] {
    if let calendar = MonthsDown(self) { return calendar.grids() }
    var grid = RosterGrid(source: source, headingRow: heading.row)
    let band = band
    if let title = RosterGridReader.titleEmployer(sheet, above: band.lowerBound, from: rows.lowerBound)
      ?? RosterGridReader.titleEmployer(sheet, above: band.lowerBound)
    {
      grid.titleEmployer = title.name
      grid.titleRows.insert(title.row)
    }
    var dates = GridDates(section: self, band: band)
    let days = dates.days()
    grid.monthSource = dates.monthSource
    grid.titleRows.formUnion(dates.titleRows)
    var body = GridRows(section: self, band: band, days: days)
    body.read(&grid)
    for row in band {
      for column in heading.columns.joined() { grid.headingCells.append((row, column)) }
    }
    setLegend(&grid, band, body.otherRows)
    return [grid]
  }

  /// Where the legend may stand: above, below, and right of the days.
  func setLegend(_ grid: inout RosterGrid, _ band: ClosedRange<Int>, _ others: [Int]) {
    if source.isTurned {
      // On the sheet as it was handed in: above and below the rows of the days.
      grid.legend.source = source.turned()
      let days = heading.columns.joined()
      grid.legend.rows = grid.legend.source.sheet.rows.indices.filter { row in
        row < days.min()! - 1 || row > days.max()!
      }
      return
    }
    grid.legend.rows = Array(rows.lowerBound..<band.lowerBound) + others
    grid.legend.beside = grid.rows.map(\.row) + Array(band)
    grid.legend.fromColumn = lastDay + 1
  }

  /// The rows that the heading takes: that of the days, of the weekdays, and those beside them that only name columns.
  var band: ClosedRange<Int> {
    var from = heading.row
    if let row = heading.weekdayRow { from = min(from, row) }
    if let row = heading.labelRow { from = min(from, row) }
    // A row above that names columns left of the days (`STT`, `Họ và tên`) belongs to the heading.
    while from > rows.lowerBound, heading.row - from < 2 {
      let names = sheet.rows[from - 1].enumerated().filter { column, cell in
        !cell.isEmpty && column < firstDay
      }
      // Above a heading of the same column it is a title, such as *Rota*.
      let heads = names.contains { column, cell in
        let own = sheet[heading.row, column]
        return ![Heading.other, .note].contains(Heading(cell.text)) && (own.isEmpty || own.isContinuation)
      }
      guard heads else { break }
      from -= 1
    }
    return from...heading.lastRow
  }

  /// What each column outside the days holds.
  func columns(_ band: ClosedRange<Int>) -> [Int: (kind: Heading, text: String)] {
    var result: [Int: (kind: Heading, text: String)] = [:]
    let days = Set(heading.columns.joined())
    for column in 0..<sheet.width where !days.contains(column) {
      var best: (kind: Heading, text: String)?
      for row in band {
        let text = sheet.text(row, column)
        guard !text.isEmpty, DayMark.weekday(text) == nil,
          DayMark(sheet[row, column], order: heading.order) == nil
        else { continue }
        let kind = Heading(text)
        if best == nil || best!.kind == .other { best = (kind, text) }
      }
      if let best { result[column] = best }
    }
    return result
  }
}
