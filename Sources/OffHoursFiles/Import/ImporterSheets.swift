internal import OffHours

/// Rosters and legends on the way into an import.
extension Importer {
  var rosterReader: RosterGridReader {
    RosterGridReader(
      log: log, month: month, year: request.year, from: request.from, given: givenSheets.map(\.source))
  }

  /// What a sheet of grids is told as.
  func describe(_ found: [RosterGrid], _ note: inout ImportFindings.SheetNote) {
    note.kind = .roster
    note.headingRow = found.first.map { $0.source.isTurned ? nil : $0.headingRow + 1 } ?? nil
    let spans = found.compactMap(\.span)
    if let from = spans.map(\.from).min(), let to = spans.map(\.to).max() {
      note.span = DateSpan(from: from, to: to)
    }
    note.monthSource = found.first?.monthSource
    note.count = found.reduce(0) { $0 + $1.rows.count }
    note.isOfCrews = found.first?.isOfCrews ?? false
    for grid in found {
      for column in grid.leftColumns where !note.leftColumns.contains(column) {
        note.leftColumns.append(column)
      }
      note.notes += grid.notes
    }
    let empty = found.flatMap(\.emptyRows)
    if !empty.isEmpty {
      let rows = empty.prefix(12).map { "\($0 + 1)" }.joined(separator: ", ")
      note.notes.append(
        Phrase(en: "rows without any code: \(rows)", vi: "các dòng không có ký hiệu nào: \(rows)"))
    }
  }

  /// The legend on a grid's own sheet, beside it and around it; rows that are neither are told.
  mutating func readLegend(besideGrid position: Int) {
    let grid = grids[position]
    let legend = LegendSheet(source: grid.legend.source, used: grid.used)
    var (entries, others) = legend.entries(in: grid.legend.rows)
    entries += legend.entries(in: grid.legend.beside, fromColumn: grid.legend.fromColumn).entries
    ofSheet[position] = grid.ownEntries + entries
    others.removeAll { grid.titleRows.contains($0) }
    let at = grid.source.noteAt
    findings.files[at.file].sheets[at.sheet].ignoredRows += others.compactMap {
      ignored(grid.legend.source.sheet, $0)
    }
    tellColours(grid.legend.source, others)
  }

  /// Legends that are given apart: what all grids use may be a code in them.
  mutating func readGivenLegends() {
    let used = grids.reduce(into: Set<String>()) { $0.formUnion($1.used) }
    for (position, source) in givenSheets {
      let (entries, others) = LegendSheet(source: source, used: used).entries(in: source.sheet.rows.indices)
      given[position].entries += entries
      let at = source.noteAt
      findings.files[at.file].sheets[at.sheet].count = entries.count
      findings.files[at.file].sheets[at.sheet].ignoredRows = others.compactMap { ignored(source.sheet, $0) }
      if entries.isEmpty, source.sheet.rows.contains(where: { !$0.isEmpty }) {
        log.error(
          source.place(),
          Phrase(
            en:
              "no line of this legend is understood; expected lines such as 'N: 22:00-06:00', 'O: off', 'P: absent'",
            vi:
              "không hiểu dòng nào của bảng ký hiệu; cần các dòng như 'N: 22:00-06:00', 'O: nghỉ', 'P: nghỉ phép'"
          ))
      }
    }
  }

  /// Colours are not read; a legend that explains them says so where it stands.
  private func tellColours(_ source: SourceSheet, _ rows: [Int]) {
    for row in rows where source.sheet.rows.indices.contains(row) {
      for (column, cell) in source.sheet.rows[row].enumerated()
      where !cell.isContinuation && LegendText.isOfColours(cell.text) {
        log.warning(
          source.place(row, column),
          Phrase(
            en:
              "'\(plainText(cell.text))': colours of cells are not read; write the code into the cells that have this colour",
            vi:
              "'\(plainText(cell.text))': màu của ô không được đọc; hãy ghi ký hiệu vào các ô có màu này"))
      }
    }
  }

  /// Sheets that are neither rosters nor lists: legends, where a line is one, else left out and told.
  mutating func readSheetsOfLegends() {
    for source in perhapsLegends {
      let used = grids.filter { $0.source.file == source.file }.reduce(into: Set<String>()) {
        $0.formUnion($1.used)
      }
      let (entries, others) = LegendSheet(source: source, used: used).entries(in: source.sheet.rows.indices)
      let at = source.noteAt
      if entries.contains(where: \.entry.isClear) {
        findings.files[at.file].sheets[at.sheet].kind = .legend
        findings.files[at.file].sheets[at.sheet].count = entries.count
        findings.files[at.file].sheets[at.sheet].ignoredRows = others.compactMap { ignored(source.sheet, $0) }
        ofFile[source.file, default: []] += entries
        tellColours(source, others)
      } else if let row = DayHeading.looksLikeDays(source.sheet) {
        log.error(source.place(row), Self.daysNotRead)
      } else if source.sheet.rows.contains(where: { !$0.isEmpty }) {
        log.warning(
          source.place(),
          Phrase(
            en:
              "this sheet is neither a roster nor a list of names or halls nor a legend, and is left out; a roster has days or dates across, a list a heading such as Name or Seats",
            vi:
              "trang này không phải bảng phân ca, danh sách người, hội trường hay bảng ký hiệu nên bị bỏ qua; bảng phân ca có các ngày theo hàng ngang, danh sách có tiêu đề như Họ và tên hoặc Số chỗ"
          ))
      }
    }
  }

  private static let daysNotRead = Phrase(
    en:
      "these headings look like days, but do not follow one another, so this is no list of names; write a heading for each day, 1 … 31 or dates such as 2027-03-01",
    vi:
      "các tiêu đề này giống ngày nhưng không nối tiếp nhau, nên đây không phải danh sách người; hãy ghi mỗi ngày một cột, 1 … 31 hoặc ngày như 2027-03-01"
  )
}
