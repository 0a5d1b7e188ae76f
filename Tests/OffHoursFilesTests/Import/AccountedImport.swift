import OffHours
import Testing

@testable import OffHoursFiles

/// Imports of these tests: of every sheet the account has to add up.
enum AccountedImport {
  /// Runs an import. What its sheets hold is read once more, apart from the importer: cells read are cells used and cells told.
  static func run(_ request: ImportRequest, from files: MemoryFiles) throws -> ImportOutcome {
    let outcome = try Importer.run(request, from: files)
    for note in outcome.findings.files {
      guard let bytes = try? files.bytes(of: note.path), let book = try? SheetFile.open(note.path, bytes)
      else { continue }
      for (sheet, note) in zip(book.sheets, note.sheets) where note.kind != .hidden && sheet.name == note.name
      {
        let (filled, told) = count(sheet, note)
        #expect(note.cells == filled, "\(note.name ?? "")")
        // A column that is told may hold a line of the legend further down, which is used.
        #expect(
          note.cells == note.usedCells - note.usedOfToldColumns + told,
          "\(note.name ?? ""): \(note.cells) cells, \(note.usedCells) used; told are rows \(note.ignoredRows), cells \(note.ignoredCells ?? "none")"
        )
      }
    }
    return outcome
  }

  /// How many cells of a sheet are filled, and how many of them its note tells as not used.
  private static func count(_ sheet: Sheet, _ note: ImportFindings.SheetNote) -> (filled: Int, told: Int) {
    let rows = Set(note.ignoredRows.map { $0.row - 1 })
    let columns = Set(note.columns.filter(\.isTold).map(\.column))
    let single = note.ignoredCells.map(cells) ?? []
    var filled = 0, told = 0
    for row in sheet.rows.indices {
      for column in sheet.rows[row].indices
      where !sheet[row, column].isEmpty && !sheet[row, column].isContinuation {
        filled += 1
        let isInColumn = columns.contains(column) && row >= (note.headingRow ?? 1) - 1
        if rows.contains(row) || isInColumn || single.contains(Sheet.cellName(row, column)) { told += 1 }
      }
    }
    return (filled, told)
  }

  /// The cells of `A1:B3, C4`.
  static func cells(_ ranges: String) -> Set<String> {
    func parts(_ name: Substring) -> (column: Int, row: Int) {
      let letters = name.prefix { $0.isLetter }
      return (
        letters.unicodeScalars.reduce(0) { $0 * 26 + Int($1.value) - 64 } - 1,
        Int(name.dropFirst(letters.count))! - 1
      )
    }
    var result: Set<String> = []
    for range in ranges.split(separator: ",").map({ plainText(String($0)) }) {
      let ends = range.split(separator: ":").map(parts)
      for row in ends[0].row...ends.last!.row {
        for column in ends[0].column...ends.last!.column { result.insert(Sheet.cellName(row, column)) }
      }
    }
    return result
  }
}
