internal import OffHours

/// Brings changes into a workbook: cells of its own sheets; everything else keeps its bytes.
struct BookUpdate {
  private let changes: [TreeChange]
  private let record: String?
  private let language: Language
  private let cells: BookCells
  private let ours: BookDraft
  private let wanted: BookDraft

  init(_ target: UpdateTarget, _ update: ScenarioUpdate) {
    self.init(
      target.tree, update.changes, wanted: update.target,
      record: UpdateTarget.text(update.record, isOpen: update.isOpen, files: []))
  }

  /// Changes of a tree; `wanted`: the tree with them.
  init(_ tree: BookTree, _ changes: [TreeChange], wanted: Node, record: String? = nil) {
    self.changes = changes
    self.record = record
    language = tree.language
    cells = BookCells(language: language)
    ours = BookDraft(tree)
    self.wanted = BookDraft(BookTree(root: wanted.map ?? NodeMap(), language: language))
  }

  /// The workbook as it is to be.
  func bytes(_ bytes: [UInt8]) throws(SheetFault) -> [UInt8] {
    var package = try package(bytes)
    return try package.finished()
  }

  /// The workbook's parts as they are to be.
  func package(_ bytes: [UInt8]) throws(SheetFault) -> BookPackage {
    let book = try BookFile(bytes)
    var package = try BookPackage(book)
    for sheet in wanted.layout.sheets {
      if sheet.form == .grid {
        try putRoster(sheet, into: &package, of: book)
      } else if let changes = rowChanges(sheet) {
        try put(changes, on: sheet, into: &package, of: book)
      }
    }
    if let record {
      var state = try BookState(book)
      state.set("import", record)
      try state.put(into: &package)
    }
    return package
  }

  // MARK: - Rows

  /// What becomes of a sheet's rows, by their names: values by column; nil takes the row away.
  private typealias Changes = [(name: [String], values: [(key: String, node: Node?)]?)]

  private func rowChanges(_ sheet: BookLayout.Sheet) -> Changes? {
    let before = named(ours.rows[sheet.key] ?? [], sheet), after = named(wanted.rows[sheet.key] ?? [], sheet)
    let old = Dictionary(before.map { ($0.name, $0.row) }) { first, _ in first }
    let kept = Set(after.map(\.name))
    var result: Changes = []
    for (name, row) in after {
      let there = old[name]
      var values: [(key: String, node: Node?)] = []
      for (key, node) in row {
        let value = there?.first { $0.key == key }?.node
        if there == nil || !TreeText.isSame(value, node) { values.append((key, node)) }
      }
      for (key, _) in there ?? [] where !row.contains(where: { $0.key == key }) { values.append((key, nil)) }
      if !values.isEmpty { result.append((name, values)) }
    }
    for (name, _) in before where !kept.contains(name) { result.append((name, nil)) }
    return result.isEmpty ? nil : result
  }

  /// Rows with what tells them apart: the parent and the id, or their number.
  private func named(_ rows: [BookDraft.Row], _ sheet: BookLayout.Sheet) -> [(
    name: [String], row: BookDraft.Row
  )] {
    let keys = names(sheet)
    return rows.enumerated().map { number, row in
      let name = keys.map { key in row.first { $0.key == key }.map { TreeText.line($0.node) } ?? "" }
      return (
        keys.isEmpty || sheet.form == .listed || sheet.form == .items ? name + ["\(number)"] : name, row
      )
    }
  }

  /// The columns that name a row.
  private func names(_ sheet: BookLayout.Sheet) -> [String] {
    if sheet.form == .pairs { return ["key"] }
    return sheet.columns.filter { $0.role == .parent || $0.role == .id }.map(\.key)
  }

  private func put(
    _ changes: Changes, on sheet: BookLayout.Sheet, into package: inout BookPackage, of book: BookFile
  ) throws(SheetFault) {
    var sheetPart = try part(sheet, into: &package, of: book)
    if sheetPart.table.headingRow == nil
      || names(sheet).contains(where: { sheetPart.table.column($0) == nil })
    {
      throw SheetFault(message: UpdateWords.cannotPut(sheet.title(language), ""))
    }
    let table = sheetPart.table, log = DiagnosticLog()
    var columns: [String: Int] = [:]
    for heading in table.headings {
      columns[
        heading.known?.key ?? BookPath.free(heading.text)?.joined(separator: ".") ?? normalized(heading.text)] =
        heading.column
    }
    var rows: [[String]: Int] = [:]
    for (number, row) in table.rows.enumerated() {
      var name = names(sheet).map { key in normalized(table.text(row, table.column(key)!, log)) }
      if sheet.form == .pairs { name = [setting(name[0], sheet)] }
      if sheet.form == .listed || sheet.form == .items || names(sheet).isEmpty { name.append("\(number)") }
      if rows[name] == nil { rows[name] = row.number }
    }
    var next = (table.rows.map(\.number).max() ?? table.headingRow!) + 1
    for (name, values) in changes {
      guard let values else {
        // The row is emptied in the columns that are ours; of a person in all, which tell of nobody else.
        guard let row = rows[name] else { continue }
        for heading in table.headings where heading.known != nil || sheet.key == "workers" {
          sheetPart.edit(row, heading.column, CellEdit(content: CellContent.none))
        }
        continue
      }
      let row = rows[name] ?? next
      if row == next { next += 1 }
      for (key, node) in values {
        if sheet.form == .pairs {
          let known = sheet.columns.first { $0.key == name[0] }
          if key == "key" {
            sheetPart.edit(
              row, table.column("key")!, CellEdit(content: .text(known?.title(language) ?? name[0])))
          } else {
            sheetPart.put(row, table.column("value")!, node, known?.shape ?? .text, cells, &package)
          }
          continue
        }
        let known = sheet.columns.first { $0.key == key } ?? BookPath.column(key)
        let column: Int
        if let there = columns[key] {
          column = there
        } else {
          column = sheetPart.addHeading(
            known.map { sheet.columns.contains(where: { $0.key == key }) ? $0.title(language) : key } ?? key)
          columns[key] = column
        }
        sheetPart.put(row, column, node, known?.shape ?? .text, cells, &package)
      }
    }
    package.put(sheetPart.entry, sheetPart.part.replacing(sheetPart.edits))
  }

  /// The key of a setting that a cell names.
  private func setting(_ name: String, _ sheet: BookLayout.Sheet) -> String {
    let folded = BookTable.folded(name)
    return sheet.columns.first { BookTable.names(of: $0).contains(folded) }?.key ?? name
  }

  // MARK: - The roster

  private func putRoster(
    _ sheet: BookLayout.Sheet, into package: inout BookPackage, of book: BookFile
  ) throws(SheetFault) {
    let cells = changes.filter { $0.path[0] == sheet.root }
    guard !cells.isEmpty else { return }
    var sheetPart = try part(sheet, into: &package, of: book)
    let table = sheetPart.table, log = DiagnosticLog()
    guard table.headingRow != nil,
      let who = table.column("who")
        ?? table.headings.first(where: { ["worker", "crew"].contains(BookTable.folded($0.text)) })?.column
    else { throw SheetFault(message: UpdateWords.cannotPut(sheet.title(language), "")) }
    let codeNames = Set(
      [BookWords.heading("code", of: "")!.en, BookWords.heading("code", of: "")!.vi, "code"].map(
        BookTable.folded))
    let code = table.headings.first { codeNames.contains(BookTable.folded($0.text)) }?.column
    let day = code == nil ? nil : table.column("date")
    let reader = BookCellReader(isVietnamese: language == .vietnamese)
    var rows: [String: Int] = [:], dates: [String: Int] = [:]
    for row in table.rows {
      var name = normalized(table.text(row, who, log))
      if let day { name += "\n" + reader.text(row, day, .date, table, log) }
      if rows[name] == nil { rows[name] = row.number }
    }
    for heading in table.headings where heading.column != who && code == nil {
      let text = language == .vietnamese ? BookCellReader.iso(heading.text) ?? heading.text : heading.text
      let date = text.hasSuffix("T00:00") ? String(text.dropLast(6)) : text
      if CivilDate(date) != nil { dates[date] = heading.column }
    }
    var next = (table.rows.map(\.number).max() ?? table.headingRow!) + 1
    if code == nil {
      for date in Set(cells.flatMap { $0.path.count > 2 ? [$0.path[2]] : [] }).sorted()
      where dates[date] == nil {
        dates[date] = sheetPart.addDate(date, self.cells, &package)
      }
    }
    for change in cells {
      let name = change.path[1]
      guard change.path.count > 2 else {
        for row in table.rows where normalized(table.text(row, who, log)) == name {
          for heading in table.headings {
            sheetPart.edit(row.number, heading.column, CellEdit(content: CellContent.none))
          }
        }
        continue
      }
      let key = day == nil ? name : name + "\n" + change.path[2]
      let row = rows[key] ?? next
      if row == next {
        next += 1
        rows[key] = row
        sheetPart.put(row, who, TreeText.scalar(name), .text, self.cells, &package)
        if let day { sheetPart.put(row, day, TreeText.scalar(change.path[2]), .date, self.cells, &package) }
      }
      sheetPart.put(row, code ?? dates[change.path[2]]!, change.new, .text, self.cells, &package)
    }
    package.put(sheetPart.entry, sheetPart.part.replacing(sheetPart.edits))
  }

  // MARK: - Sheets

  /// A sheet on the way to its new cells.
  private struct Editing {
    let entry: String
    let part: SheetPart
    let table: BookTable
    private(set) var edits: [BookPlace: CellEdit] = [:]
    private var width: Int
    private let known: [BookPlace: Int]

    init(_ entry: String, _ part: SheetPart, _ table: BookTable) {
      (self.entry, self.part, self.table) = (entry, part, table)
      known = part.looks
      width = (table.headings.map(\.column).max() ?? -1) + 1
    }

    mutating func edit(_ row: Int, _ column: Int, _ edit: CellEdit) {
      let place = BookPlace(row: row, column: column)
      if edit.content == CellContent.none, known[place] == nil, edits[place] == nil { return }
      edits[place] = edit
    }

    /// Writes a value; cells that are there keep their look.
    mutating func put(
      _ row: Int, _ column: Int, _ node: Node?, _ shape: Shape, _ cells: BookCells,
      _ package: inout BookPackage
    ) {
      guard let node, !node.isNull || row >= 0 else {
        return edit(row, column, CellEdit(content: CellContent.none))
      }
      let (content, format) = cells.content(node, shape)
      let style =
        known[BookPlace(row: row, column: column)].map {
          package.styles.number($0, showing: content, as: format)
        }
        ?? format.map { package.styles.number(of: .init(wraps: $0 == "@", format: $0)) }
      edit(row, column, CellEdit(content: content, style: style))
    }

    /// A column of its own behind the last, as the headings look.
    mutating func addHeading(_ text: String) -> Int {
      edit(table.headingRow!, width, CellEdit(content: .text(text), style: headingStyle))
      width += 1
      return width - 1
    }

    mutating func addDate(_ date: String, _ cells: BookCells, _ package: inout BookPackage) -> Int {
      let (content, format) = cells.content(TreeText.scalar(date), .date)
      let style = lastDateStyle ?? format.map { package.styles.number(of: .init(isBold: true, format: $0)) }
      edit(table.headingRow!, width, CellEdit(content: content, style: style))
      width += 1
      return width - 1
    }

    private var headingStyle: Int? { part.cells.last { $0.row == table.headingRow }?.style }

    /// The look of the last heading that is a date stored as a number.
    private var lastDateStyle: Int? {
      part.cells.last { $0.row == table.headingRow && $0.kind == .number && !$0.value.isEmpty }?.style
    }
  }

  private func part(
    _ sheet: BookLayout.Sheet, into package: inout BookPackage, of book: BookFile
  ) throws(SheetFault) -> Editing {
    if let entry = AnswerWriter.entry(sheet, in: book), let bytes = try package.part(entry.part) {
      let part = try SheetPart(bytes, name: entry.part)
      let table = try BookTable(sheet, part, of: book, path: "", name: entry.name, DiagnosticLog())
      if table.headingRow != nil { return Editing(entry.part, part, table) }
      let name = entry.part
      package.put(name, headings(sheet, &package).source)
      let fresh = try SheetPart(try package.part(name) ?? [], name: name)
      return Editing(
        name, fresh, try BookTable(sheet, fresh, of: book, path: "", name: entry.name, DiagnosticLog()))
    }
    let name = try package.addSheet(sheet.title(language), headings(sheet, &package).source)
    let fresh = try SheetPart(try package.part(name) ?? [], name: name)
    return Editing(
      name, fresh,
      try BookTable(sheet, fresh, of: book, path: "", name: sheet.title(language), DiagnosticLog()))
  }

  private func headings(_ sheet: BookLayout.Sheet, _ package: inout BookPackage) -> SheetSource {
    let style = package.styles.number(of: .init(isBold: true, fill: "FFE7EDF3", hasBorder: true, wraps: true))
    let columns = sheet.form == .grid ? [sheet.columns[0]] : sheet.headings
    var source = SheetSource(columns: columns.map { _ in .init(width: 18) })
    source.rows = [columns.map { .init(content: .text($0.title(language)), style: style) }]
    source.wrapped = package.styles.wrapped
    return source
  }
}
