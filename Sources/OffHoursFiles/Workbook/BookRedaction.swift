internal import OffHours

/// Takes sensitive columns out of a workbook of people's own making: the cells of the workers' sheet, the notes at them, the
/// strings that no other cell has, and what earlier imports said of them. Headings and everything else keep their bytes.
package enum BookRedaction {
  /// The workbook without what stands in columns of the workers' sheet that are among the `sensitive` ones, or whose
  /// heading says that they are, and that nobody `asked` for; and the headings of those in which something stood.
  ///
  /// Throws what is wrong with the file, in words.
  package static func redacted(
    _ bytes: [UInt8], sensitive: Set<String>, asked: [String]
  ) throws(BookWriter.Fault) -> (bytes: [UInt8], withheld: [String]) {
    do {
      let book = try BookFile(bytes)
      guard let sheet = BookLayout.standard.sheet("workers"),
        let entry = AnswerWriter.entry(sheet, in: book)
      else { return (bytes, []) }
      let part = try book.part(of: entry)
      let table = try BookTable(sheet, part, of: book, path: "", name: entry.name, DiagnosticLog())
      guard let headingRow = table.headingRow else { return (bytes, []) }
      let named = Set(sensitive.map(SensitiveHeading.key))
      let wanted = Set(asked.map(SensitiveHeading.key))
      let headings = table.headings.filter { heading in
        let key = SensitiveHeading.key(heading.text)
        return heading.known == nil && (named.contains(key) || SensitiveHeading.isOne(heading.text))
          && !wanted.contains(key)
      }
      let columns = Set(headings.map(\.column))
      let cells = part.cells.filter {
        $0.row > headingRow && columns.contains($0.column) && (!$0.value.isEmpty || $0.isFormula)
      }
      guard !cells.isEmpty else { return (bytes, []) }
      var package = try BookPackage(book)
      var edits: [BookPlace: CellEdit] = [:]
      for cell in cells {
        edits[BookPlace(row: cell.row, column: cell.column)] = CellEdit(content: CellContent.none)
      }
      package.put(entry.part, part.replacing(edits))
      try removeNotes(at: Set(edits.keys.map(\.name)), of: entry.part, from: &package)
      let gone = Set(cells.compactMap { $0.kind == .shared ? index($0, in: part) : nil })
      try removeStrings(gone, from: &package, of: book)
      let filled = Set(cells.map(\.column))
      let withheld = headings.filter { filled.contains($0.column) }.map(\.text)
      try removeRecord(Set(withheld.map(SensitiveHeading.key)), from: &package, of: book)
      return (try package.finished(), withheld)
    } catch {
      throw BookWriter.Fault(description: error.message.en)
    }
  }

  private static func index(_ cell: SheetPart.Cell, in part: SheetPart) -> Int? {
    decimal(Parse.trimmed(String(decoding: part.bytes[cell.value], as: UTF8.self)).utf8)
  }

  private static func removeNotes(
    at places: Set<String>, of sheet: String, from package: inout BookPackage
  ) throws(SheetFault) {
    var notes = try package.notes(of: sheet)
    guard !notes.isEmpty else { return }
    notes.remove(at: places)
    try package.put(notes, on: sheet)
  }

  /// Empties shared strings that no cell of the workbook has any more: those among the candidates, or all.
  private static func removeStrings(
    _ candidates: Set<Int>?, from package: inout BookPackage, of book: BookFile
  ) throws(SheetFault) {
    guard candidates?.isEmpty != true, let name = book.stringsPart, let strings = try package.part(name)
    else { return }
    var used: Set<Int> = []
    for entry in book.sheets {
      guard let bytes = try package.part(entry.part) else { continue }
      let part = try SheetPart(bytes, name: entry.part)
      for cell in part.cells where cell.kind == .shared {
        if let index = index(cell, in: part) { used.insert(index) }
      }
    }
    var output: [UInt8] = []
    var tags = TagScanner(strings)
    var position = 0, copied = 0
    var start: Int?
    while let tag = tags.next() {
      guard tag.is("si") else { continue }
      if tag.isEmpty {
        position += 1
      } else if tag.isEnd, let from = start {
        if !used.contains(position), candidates?.contains(position) ?? true {
          output += strings[copied..<from]
          copied = tag.span.lowerBound
        }
        position += 1
        start = nil
      } else {
        start = tag.span.upperBound
      }
    }
    package.put(name, output + strings[copied...])
  }

  /// What imports said of the columns is forgotten.
  private static func removeRecord(
    _ columns: Set<String>, from package: inout BookPackage, of book: BookFile
  ) throws(SheetFault) {
    var state = try BookState(book)
    guard let text = state.text("import"), let record = UpdateTarget.record(Array(text.utf8)) else { return }
    let draft = TreeDraft(record.tree)
    for worker in record.tree.map?["workers"]?.map?.entries ?? [] {
      for field in worker.value.map?.entries ?? [] where columns.contains(SensitiveHeading.key(field.key)) {
        draft.set(["workers", worker.key, field.key], nil)
      }
    }
    state.set("import", UpdateTarget.text(draft.node, isOpen: record.isOpen, files: []))
    try state.put(into: &package)
  }
}

extension BookRedaction {
  /// A workbook from which people were taken: without what stood beside them in other columns, in the sheets of an answer, in
  /// notes and in strings that no cell has any more.
  static func forgotten(_ bytes: [UInt8], hasRecord: Bool) throws(SheetFault) -> [UInt8] {
    let book = try BookFile(bytes)
    var package = try BookPackage(book)
    var state = try BookState(book)
    state.forget("timetable")
    state.forget(ShownSheets.kind)
    if !hasRecord { state.forget("import") }
    try state.put(into: &package)
    for sheet in [BookLayout.standard.sheet("workers")].compactMap(\.self) + BookLayout.answer {
      guard let entry = AnswerWriter.entry(sheet, in: book) else { continue }
      let part = try book.part(of: entry)
      let table = try BookTable(sheet, part, of: book, path: "", name: entry.name, DiagnosticLog())
      guard let headingRow = table.headingRow else { continue }
      let rows = Dictionary(table.rows.map { ($0.number, $0) }) { first, _ in first }
      let learners = table.column("learners"), id = table.column("id"), log = DiagnosticLog()
      var edits: [BookPlace: CellEdit] = [:]
      for cell in part.cells where cell.row > headingRow {
        let isGone: Bool
        switch sheet.key {
        case "workers":
          let text = rows[cell.row].flatMap { row in id.map { table.text(row, $0, log) } } ?? ""
          isGone = text.isEmpty
        case "timetable": isGone = cell.column == learners
        case "results": isGone = false
        default: isGone = true
        }
        if isGone {
          edits[BookPlace(row: cell.row, column: cell.column)] = CellEdit(content: CellContent.none)
        }
      }
      package.put(entry.part, part.replacing(edits))
      try removeNotes(at: Set(edits.keys.map(\.name)), of: entry.part, from: &package)
    }
    try removeStrings(nil, from: &package, of: book)
    return try package.finished()
  }
}
