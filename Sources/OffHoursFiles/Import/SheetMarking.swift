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
    let used = columns.filter { !$0.isTold }.map(\.column)
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
    let unused = Set(columns.filter(\.isTold).map(\.column))
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
}

extension Importer {
  /// Tells of every sheet what was not used.
  mutating func closeAccounts() {
    for source in sources {
      let at = source.noteAt
      let note = findings.files[at.file].sheets[at.sheet]
      let told = Set(note.columns.filter(\.isTold).map(\.column))
      let rest = source.account.rest(columns: told, from: (note.headingRow ?? 1) - 1)
      findings.files[at.file].sheets[at.sheet].cells = source.account.read
      findings.files[at.file].sheets[at.sheet].usedCells = source.account.used
      guard note.kind != .hidden else { continue }
      findings.files[at.file].sheets[at.sheet].usedOfToldColumns = source.account.used(
        ofColumns: told, from: (note.headingRow ?? 1) - 1)
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
