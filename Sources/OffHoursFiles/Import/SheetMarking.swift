internal import OffHours

/// Which cells of a sheet were used, by what was made of it.
extension SourceSheet {
  /// The lines of a legend: the code's cell and those to its right from which its meaning came, and the words that open it.
  func useLegend(_ entries: [PlacedEntry]) {
    for entry in entries where entry.entry.isClear {
      guard let row = entry.place.row, let column = entry.place.column else { continue }
      use(row, column)
      let said = folded(entry.entry.words)
      for next in column + 1..<column + 6 where said.contains(folded(sheet.text(row, next))) {
        use(row, next)
      }
    }
    // The words that head it stand beside its lines, or on one of the two rows above the first.
    let lines = Set(entries.filter(\.entry.isClear).compactMap(\.place.row))
    guard let first = lines.min() else { return }
    for row in sheet.rows.indices where lines.contains(row) || (first - 2..<first).contains(row) {
      for column in sheet.rows[row].indices {
        let text = sheet.text(row, column)
        let isHead =
          text.count <= 24
          && (LegendText.isOpening(text) || [.code, .meaning, .hours].contains(Heading(text)))
        if isHead { use(row, column) }
      }
    }
  }

  /// Heading and rows of a list, but for the columns that are not used.
  func useList(_ heading: ListHeading, rows: [Int], _ columns: [ColumnNote]) {
    let used = columns.filter { if case .unused = $0.use { false } else { true } }.map(\.column)
    account.use(heading.row, columns: used)
    let numbers = Set(columns.filter { if case .numbers = $0.use { true } else { false } }.map(\.column))
    for row in rows { account.use(row, columns: used.filter { !numbers.contains($0) || isNumber(row, $0) }) }
  }

  /// Whether a cell below a heading for running numbers holds one.
  func isNumber(_ row: Int, _ column: Int) -> Bool {
    let text = sheet.text(row, column)
    return text.utf8.count <= 12 && !text.contains(where: \.isLetter)
  }

  /// The cell of a title that named the employer.
  func useTitle(_ name: String, above row: Int) {
    for row in 0..<max(0, min(row, sheet.rows.count)) {
      for column in sheet.rows[row].indices where plainText(sheet[row, column].text).contains(name) {
        use(row, column)
      }
    }
  }

  /// Values such as `#N/A` in columns that are used are errors, told column by column. `days`: further cells that are used.
  func checkErrors(
    _ columns: [ColumnNote], below heading: Int, days: [(row: Int, column: Int)] = [], _ log: ImportLog
  ) {
    let used = columns.filter {
      switch $0.use {
      case .taken, .carried: true
      case .numbers, .unused: false
      }
    }.map(\.column)
    var found: [String: [(row: Int, column: Int)]] = [:]
    func take(_ row: Int, _ column: Int) {
      let text = sheet.text(row, column)
      guard ErrorValue.isOne(text), !sheet[row, column].isContinuation else { return }
      found[text, default: []].append((row, column))
    }
    for row in sheet.rows.indices where row > heading { for column in used { take(row, column) } }
    for cell in days where !used.contains(cell.column) { take(cell.row, cell.column) }
    for (value, cells) in found.sorted(by: { $0.key < $1.key }) {
      let ranges = CellRanges.text(isTurned ? cells.map { (row: $0.column, column: $0.row) } : cells)
      log.error(
        place(cells[0].row, cells[0].column),
        Phrase(
          en:
            "'\(value)' in \(ranges): a formula has failed there; mend it, or write what it should say, and save the file",
          vi:
            "'\(value)' ở \(ranges): công thức bị lỗi; hãy sửa công thức hoặc ghi nội dung đúng rồi lưu lại tệp"
        ))
    }
  }
}

extension RosterGrid {
  /// Marks title, heading and rows as used, but for the columns that are not.
  func markUsed() {
    let sheet = source.sheet
    for row in titleRows where sheet.rows.indices.contains(row) {
      for column in sheet.rows[row].indices {
        let text = sheet[row, column].text
        guard !text.isEmpty else { continue }
        if MonthText.find(text) != nil || titleEmployer.map({ plainText(text).contains($0) }) ?? false {
          source.use(row, column)
        }
      }
    }
    for entry in ownEntries {
      if let row = entry.place.row, let column = entry.place.column { source.account.use(row, column) }
    }
    let unused = columnsOf { if case .unused = $0 { true } else { false } }
    let numbers = columnsOf { if case .numbers = $0 { true } else { false } }
    let known = Set(columns.map(\.column)).subtracting(unused)
    for cell in headingCells where !unused.contains(cell.column) { source.use(cell.row, cell.column) }
    // Names of columns: on the row of the days, or on one of those beside it.
    for row in max(0, headingRow - 3)...headingRow + 3 where sheet.rows.indices.contains(row) {
      for column in columns
      where !unused.contains(column.column) && sheet.text(row, column.column) == column.heading {
        source.use(row, column.column)
      }
    }
    for entry in rows {
      var lines: Set<Int> = [entry.row]
      for cell in entry.days.lazy.flatMap(\.cells) {
        source.use(cell.row, cell.column)
        lines.insert(cell.row)
      }
      for line in lines where sheet.rows.indices.contains(line) {
        for column in sheet.rows[line].indices {
          let isKnown = known.contains(column) && (!numbers.contains(column) || source.isNumber(line, column))
          if isKnown || isPart(sheet.text(line, column), column, of: entry) { source.use(line, column) }
        }
      }
    }
  }

  private func columnsOf(_ isSo: (ColumnNote.Use) -> Bool) -> Set<Int> {
    Set(columns.filter { isSo($0.use) }.map(\.column))
  }

  /// Whether a cell without a heading is the second half of a name.
  private func isPart(_ text: String, _ column: Int, of row: Row) -> Bool {
    !text.isEmpty && !columns.contains { $0.column == column }
      && (row.name.hasSuffix(" " + text) || row.id == text)
  }

  /// Values of failed formulas in its cells are errors.
  func checkErrors(_ log: ImportLog) {
    let cells = rows.flatMap { $0.days.flatMap(\.cells) }.map { (row: $0.row, column: $0.column) }
    source.checkErrors(columns, below: headingRow, days: cells, log)
  }

  /// Without the values of failed formulas, which are reported.
  var withoutErrors: RosterGrid {
    var grid = self
    grid.rows.removeAll { ErrorValue.isOne($0.name) && $0.id.isEmpty }
    for position in grid.rows.indices {
      if ErrorValue.isOne(grid.rows[position].name) { grid.rows[position].name = grid.rows[position].id }
      if ErrorValue.isOne(grid.rows[position].crew) { grid.rows[position].crew = "" }
      for day in grid.rows[position].days.indices {
        for cell in grid.rows[position].days[day].cells.indices
        where ErrorValue.isOne(grid.rows[position].days[day].cells[cell].text) {
          grid.rows[position].days[day].cells[cell].text = ""
        }
      }
    }
    return grid
  }
}

extension Importer {
  /// Tells of every sheet what was not used.
  mutating func closeAccounts() {
    for source in sources {
      let at = source.noteAt
      let note = findings.files[at.file].sheets[at.sheet]
      let told = Set(note.columns.filter { if case .unused = $0.use { true } else { false } }.map(\.column))
      let rest = source.account.rest(columns: told, from: (note.headingRow ?? 1) - 1)
      findings.files[at.file].sheets[at.sheet].cells = source.account.read
      findings.files[at.file].sheets[at.sheet].usedCells = source.account.used
      guard note.kind != .hidden else { continue }
      findings.files[at.file].sheets[at.sheet].ignoredRows = rest.rows
      findings.files[at.file].sheets[at.sheet].ignoredCells = rest.cells
    }
  }
}

/// Which column holds names where no heading says so.
enum NameGuess {
  /// The one whose texts look most like names: several words, letters alone, each another; the last among equals.
  static func column(_ sheet: Sheet, among columns: [Int], below heading: Int) -> Int? {
    var best: (score: Double, column: Int)?
    for column in columns {
      let texts = sheet.rows.indices.filter { $0 > heading && !sheet[$0, column].isContinuation }.map {
        sheet.text($0, column)
      }.filter { !$0.isEmpty }
      guard !texts.isEmpty else { continue }
      let count = Double(texts.count)
      let likely = texts.count { text in
        text.contains(" ") && text.allSatisfy { $0.isLetter || " '’-.,".contains($0) }
      }
      let score = Double(likely) / count + Double(Set(texts).count) / count
      if score >= best?.score ?? 0 { best = (score, column) }
    }
    return best?.column
  }
}
