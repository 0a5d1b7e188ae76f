internal import OffHours

/// Two grids beside one another on a sheet: names and days, and right of them other names under the same or other days.
struct SideBySide {
  /// The sheet with what belongs to the left grid, and with what belongs to those right of it; cells stay where they are.
  let left: SourceSheet, right: SourceSheet

  private static let people: Set<Heading> = [.name, .familyName, .id, .crew]
  private static let fewest = 3
  private static let mostRows = 5_000

  /// The parts of a sheet; nil where its headings name people once, or where days go on behind the same people's names.
  init?(_ source: SourceSheet, _ reader: RosterGridReader) {
    let sheet = source.sheet
    guard !source.isTurned, sheet.rows.count <= Self.mostRows,
      let (row, start, names) = Self.find(sheet)
    else { return nil }
    let quiet = RosterGridReader(
      log: ImportLog(), month: reader.month, year: reader.year, from: reader.from, given: reader.given)
    func people(_ columns: (Int) -> Bool) -> Set<Int> {
      guard case .grids(let grids) = quiet.read(Self.cut(source) { columns($1) }) else { return [] }
      return Set(
        grids.flatMap { grid in
          grid.rows.map(\.row) + grid.rows.flatMap { $0.days.flatMap { $0.cells.map(\.row) } }
        })
    }
    let leftPeople = people { $0 < start }, rightPeople = people { $0 >= start }
    let last = leftPeople.union(rightPeople).max() ?? row
    if Self.isOneGrid(sheet, row, start, names, leftPeople.intersection(rightPeople)) { return nil }
    func filled(_ row: Int, _ isRight: Bool) -> Bool {
      sheet.rows[row].indices.contains { ($0 >= start) == isRight && !sheet[row, $0].isEmpty }
    }
    /// Whether a row's cells are those of the side on which they stand; else both sides have all of them.
    let parted = sheet.rows.indices.map { at -> Bool in
      guard at <= last else { return false }
      if leftPeople.contains(at) || rightPeople.contains(at) || at == row { return true }
      guard filled(at, false), filled(at, true) else { return false }
      return at > row || Self.namesTime(sheet, at, until: start) && Self.namesTime(sheet, at, from: start)
        || at == row - 1
    }
    left = Self.cut(source) { $1 < start || !parted[$0] }
    right = Self.cut(source) { $1 >= start || !parted[$0] }
  }

  /// The row of headings, the first column of the grids on the right, and both columns of names; nil where there is but one grid.
  private static func find(_ sheet: Sheet) -> (row: Int, start: Int, names: (left: Int, right: Int))? {
    for row in sheet.rows.indices.prefix(60) {
      var name: Int?
      var days = 0, last = 0
      for column in sheet.rows[row].indices {
        let cell = sheet[row, column]
        guard !cell.isEmpty, !cell.isContinuation else { continue }
        if isDay(cell) {
          days += 1
          last = column
        } else if people.contains(Heading(cell.text)) {
          if let name, days >= fewest, hasDays(sheet, row, from: column) {
            // Running numbers and other columns before the names belong to them.
            let head = (0...name).first { !sheet[row, $0].isEmpty } ?? name
            let start =
              ((last + 1)...column).first { folded(sheet.text(row, $0)) == folded(sheet.text(row, head)) }
              ?? column
            return (row, start, (name, column))
          }
          if days == 0, name == nil || Heading(cell.text) == .name { name = column }
        }
      }
    }
    return nil
  }

  private static func hasDays(_ sheet: Sheet, _ row: Int, from column: Int) -> Bool {
    sheet.rows[row].indices.count { at in
      at > column && !sheet[row, at].isContinuation && isDay(sheet[row, at])
    } >= fewest
  }

  /// Whether a heading is a day, of the month or of the week.
  private static func isDay(_ cell: Sheet.Cell) -> Bool {
    DayMark(cell) != nil || DayMark(cell, order: .monthFirst) != nil
      || DayMark.weekday(plainText(cell.text)) != nil
  }

  /// Whether the names on the right are those on the left again, and their days go on behind the others.
  private static func isOneGrid(
    _ sheet: Sheet, _ row: Int, _ start: Int, _ names: (left: Int, right: Int), _ people: Set<Int>
  ) -> Bool {
    let same = people.count { folded(sheet.text($0, names.left)) == folded(sheet.text($0, names.right)) }
    guard !people.isEmpty, same * 2 > people.count else { return false }
    let before = sheet.rows[row].indices.prefix(start).compactMap { DayMark(sheet[row, $0]) }.last
    let after = sheet.rows[row].indices.dropFirst(start).lazy.compactMap { DayMark(sheet[row, $0]) }.first
    guard let before, let after else { return false }
    switch (before, after) {
    case (.date(let a), .date(let b)): return b > a
    case (.dayMonth(let d, let m), .dayMonth(let e, let n)): return n == m ? e > d : n == m % 12 + 1
    default: return after.day > before.day || before.day >= 26 && after.day <= 3
    }
  }

  /// Whether cells of a row on one side name a month or a week.
  private static func namesTime(_ sheet: Sheet, _ row: Int, from: Int = 0, until: Int = .max) -> Bool {
    sheet.rows[row].indices.contains { column in
      column >= from && column < until && !sheet[row, column].isEmpty
        && (MonthText.find(sheet[row, column].text)?.month != nil
          || WeekRows.isOfWeek(plainText(sheet[row, column].text)))
    }
  }

  /// A sheet without the cells that are not `kept`.
  private static func cut(_ source: SourceSheet, _ kept: (Int, Int) -> Bool) -> SourceSheet {
    var other = source
    other.sheet.rows = SheetRowList(
      source.sheet.rows.indices.map { row in
        source.sheet.rows[row].indices.map { column in
          kept(row, column) ? source.sheet[row, column] : Sheet.Cell()
        }
      })
    return other
  }
}
