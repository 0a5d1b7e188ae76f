internal import OffHours

/// A message at a cell of a workbook.
package struct BookMark: Sendable {
  /// The sheet, by its name, and the cell, such as `H12`.
  package var sheet, cell: String
  /// What is wrong and how to mend it.
  package var message: String
  /// Whether it is a fault rather than a doubt.
  package var isFault: Bool

  /// A mark.
  package init(sheet: String, cell: String, message: String, isFault: Bool = true) {
    self.sheet = sheet
    self.cell = cell
    self.message = message
    self.isFault = isFault
  }
}

/// Colours the cells of a workbook in which something is wrong and puts a note at each. Marks of the last time go away;
/// all else keeps its bytes.
package enum BookMarks {
  /// The kind under which the ground of a marked cell is remembered.
  private static let kind = "fill"

  /// The marks that diagnostics make: one a cell and message.
  package static func marks(_ diagnostics: [Diagnostic]) -> [BookMark] {
    diagnostics.compactMap { diagnostic in
      guard let sheet = diagnostic.sheet, let cell = diagnostic.cell else { return nil }
      return BookMark(
        sheet: sheet, cell: cell, message: diagnostic.message, isFault: diagnostic.severity == .error)
    }
  }

  /// The workbook in `bytes` with these marks and no others.
  ///
  /// Throws what is wrong with the file, in words.
  package static func marked(_ bytes: [UInt8], _ marks: [BookMark]) throws(BookWriter.Fault) -> [UInt8] {
    do {
      let book = try BookFile(bytes)
      var package = try BookPackage(book)
      try put(marks, into: &package, of: book)
      return try package.finished()
    } catch {
      throw BookWriter.Fault(description: error.message.en)
    }
  }

  static func put(_ marks: [BookMark], into package: inout BookPackage, of book: BookFile) throws(SheetFault)
  {
    var state = try BookState(book)
    let remembered = state
    state.forget(kind)
    let wanted = Dictionary(grouping: marks, by: \.sheet)
    for entry in book.sheets where entry.name != BookState.sheet {
      guard let bytes = try package.part(entry.part) else { continue }
      let part = try SheetPart(bytes, name: entry.part)
      var edits: [BookPlace: CellEdit] = [:]
      var styles: [BookPlace: Int] = [:]
      for cell in part.cells {
        let place = BookPlace(row: cell.row, column: cell.column)
        styles[place] = cell.style
        guard package.styles.isMarked(cell.style) else { continue }
        let fill = remembered.text(kind, entry.name, place.name) ?? StylePart.noFill
        let plain = package.styles.number(cell.style, withFill: fill)
        styles[place] = plain
        edits[place] = CellEdit(style: plain)
      }
      var notes = try package.notes(of: entry.part)
      let before = notes.comments
      notes.removeMarks()
      var places: [BookPlace: [BookMark]] = [:]
      for mark in wanted[entry.name] ?? [] {
        guard let place = SheetScanner.place(mark.cell.utf8) else { continue }
        places[BookPlace(row: place.row, column: place.column), default: []].append(mark)
      }
      for (place, marks) in places.sorted(by: { $0.key < $1.key }) {
        let style = styles[place] ?? part.style(ofColumn: place.column)
        state.set(kind, entry.name, place.name, package.styles.fill(of: style) ?? StylePart.noFill)
        edits[place] = CellEdit(
          style: package.styles.marked(style, isFault: marks.contains(where: \.isFault)))
        notes.mark(place, marks.map(\.message).joined(separator: "\n"))
      }
      if !edits.isEmpty { package.put(entry.part, part.replacing(edits)) }
      if notes.comments != before { try package.put(notes, on: entry.part) }
    }
    try state.put(into: &package)
  }
}

extension SheetPart {
  /// The number of the look of a column's empty cells.
  func style(ofColumn column: Int) -> Int {
    var tags = TagScanner(Array(bytes[..<data.lowerBound]))
    while let tag = tags.next() {
      guard tag.is("col"), !tag.isEnd, let from = tag.number("min"), let to = tag.number("max") else {
        continue
      }
      if (from...max(from, to)).contains(column + 1) { return tag.number("style") ?? 0 }
    }
    return 0
  }
}
