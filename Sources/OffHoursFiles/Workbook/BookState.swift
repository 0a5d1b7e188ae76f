internal import OffHours

/// What the program remembers in a workbook, on a hidden sheet: the timetable as it was written, and the looks of cells
/// that were marked. Rows of a kind, a sheet, a cell and a text; programs that save the workbook keep them.
struct BookState {
  /// The name of the sheet.
  static let sheet = "_offhours"
  /// Units of UTF-16 in a cell at most.
  private static let longestPiece = 16_000

  /// One row.
  struct Entry {
    var kind, sheet, cell, text: String
  }

  private(set) var entries: [Entry] = []

  /// Nothing remembered.
  init() {}

  /// What a workbook remembers.
  init(_ book: BookFile) throws(SheetFault) {
    guard let entry = book.sheets.first(where: { $0.name == Self.sheet }) else { return }
    let part = try book.part(of: entry)
    for row in part.rows {
      var texts = ["", "", "", ""]
      for cell in part.cells[row.cells] where cell.column < 4 {
        if case .text(let text) = try book.value(cell, in: part, entry.part, isVerbatim: true) {
          texts[cell.column] = text
        }
      }
      entries.append(Entry(kind: texts[0], sheet: texts[1], cell: texts[2], text: texts[3]))
    }
  }

  /// The text of a kind, put together from its pieces; nil where there is none.
  func text(_ kind: String) -> String? {
    let pieces = entries.filter { $0.kind == kind }
    // A bar at both ends keeps white space there.
    return pieces.isEmpty ? nil : pieces.map { String($0.text.dropFirst().dropLast()) }.joined()
  }

  /// Remembers a text of any length.
  mutating func set(_ kind: String, _ text: String?) {
    entries.removeAll { $0.kind == kind }
    var rest = (text ?? "")[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Self.longestPiece / 2)
      entries.append(Entry(kind: kind, sheet: "", cell: "", text: "|\(piece)|"))
      rest = rest[piece.endIndex...]
    }
  }

  /// What is remembered of a cell; nil where nothing is.
  func text(_ kind: String, _ sheet: String, _ cell: String) -> String? {
    entries.first { $0.kind == kind && $0.sheet == sheet && $0.cell == cell }?.text
  }

  /// Remembers something of a cell.
  mutating func set(_ kind: String, _ sheet: String, _ cell: String, _ text: String) {
    entries.append(Entry(kind: kind, sheet: sheet, cell: cell, text: text))
  }

  /// Forgets everything of a kind.
  mutating func forget(_ kind: String) { entries.removeAll { $0.kind == kind } }

  /// Writes it into a workbook.
  func put(into book: inout BookPackage) throws(SheetFault) {
    var source = SheetSource(columns: [])
    source.frozenRows = 0
    source.rows = entries.map { entry in
      [entry.kind, entry.sheet, entry.cell, entry.text].map {
        SheetSource.Cell(content: $0.isEmpty ? .none : .text($0), style: 0)
      }
    }
    if let there = try book.sheets().first(where: { $0.name == Self.sheet }) {
      book.put(there.part, source.source)
    } else if !entries.isEmpty {
      _ = try book.addSheet(Self.sheet, source.source, isHidden: true)
    }
  }
}
