internal import OffHours

/// What a workbook says as a scenario.
struct BookScenario {
  /// Everything but the tables.
  var root: Node
  /// Rows of people and absences, and roster tables.
  var workers: [RowSource] = [], absences: [RowSource] = [], roster: [RowSource] = []
  /// What was read, cell by cell, to be hashed: looks and foreign sheets do not enter.
  var content: [UInt8] = []
}

/// Reads a workbook as a scenario: the sheets of the layout, by their names in either language.
struct BookReader {
  private let path: String
  private let log: DiagnosticLog
  private let layout = BookLayout.standard
  private let root: Branch
  private let file: Int32
  private var result: BookScenario
  private var isVietnamese = false

  /// The scenario in a workbook; nil where the file is no workbook, which is logged.
  static func read(_ bytes: [UInt8], path: String, file: Int32, log: DiagnosticLog) -> BookScenario? {
    do {
      let book = try BookFile(bytes)
      var reader = BookReader(path: path, file: file, log: log)
      return try reader.scenario(book)
    } catch {
      log.error(SourcePosition(file: file, line: 1, column: 1), error.message.en)
      return nil
    }
  }

  private init(path: String, file: Int32, log: DiagnosticLog) {
    self.path = path
    self.file = file
    self.log = log
    let spot = SourcePosition(file: file, line: 1, column: 1)
    root = Branch(spot)
    result = BookScenario(root: Node(spot: spot, value: .null))
  }

  private mutating func scenario(_ book: BookFile) throws(SheetFault) -> BookScenario? {
    var entries: [String: BookFile.Entry] = [:]
    let names = layout.sheets.map { ($0, Set([$0.title.en, $0.title.vi, $0.key].map(BookTable.folded))) }
    for entry in book.sheets {
      let name = BookTable.folded(entry.name)
      guard let (sheet, _) = names.first(where: { $0.1.contains(name) }) else {
        tellNear(entry)
        continue
      }
      if let first = entries[sheet.key] {
        log.error(
          SourcePosition(file: file, line: 1, column: 1),
          "the sheets \(quoted(first.name)) and \(quoted(entry.name)) are both the sheet \(sheet.title.en); remove or rename one"
        )
        continue
      }
      entries[sheet.key] = entry
    }
    guard entries["settings"] != nil else {
      log.error(
        SourcePosition(file: file, line: 1, column: 1),
        "the workbook has no sheet 'Settings' (or 'Thiết lập'), so it is no scenario; expected a workbook as offhours new FILE.xlsx writes it, or a roster for offhours import"
      )
      return nil
    }
    for sheet in layout.sheets {
      guard let entry = entries[sheet.key] else { continue }
      let table = try BookTable(
        sheet, try book.part(of: entry), of: book, path: path, name: entry.name, log)
      if sheet.key == "settings" { isVietnamese = language(table) == "vi" }
      read(table)
    }
    result.root = root.node
    return result
  }

  /// A sheet that is not ours but is called nearly as one of ours.
  private func tellNear(_ entry: BookFile.Entry) {
    let titles = layout.sheets.flatMap { [$0.title.en, $0.title.vi] }
    if !BookWords.isOfAnswer(entry.name), let near = nearest(to: entry.name, among: titles) {
      log.warning(
        SourcePosition(file: file, line: 1, column: 1),
        BookWords.sheetNotRead(quoted(entry.name), quoted(near)))
    }
  }

  private func language(_ table: BookTable) -> String {
    guard let value = table.column("value"), let key = table.column("key"),
      let column = table.layout.columns.first(where: { $0.key == "language" })
    else { return "" }
    let names = BookTable.names(of: column)
    let row = table.rows.first { names.contains(BookTable.folded($0.values[key]?.text() ?? "")) }
    return row?.values[value]?.text() ?? ""
  }

  private mutating func read(_ table: BookTable) {
    guard table.headingRow != nil else { return }
    if table.layout.form != .pairs { tellUnknown(table) }
    switch table.layout.form {
    case .pairs: readPairs(table)
    case .grid:
      let grid = BookGrid(table: table, isVietnamese: isVietnamese, log: log)
      result.roster = grid.sources
      note(table, grid.content)
    case .keyed where table.layout.root == "workers" && table.layout.member == nil:
      let rows = BookRows(table: table, concept: .worker, keepsOthers: true, isVietnamese, log)
      result.workers = rows.sources
      note(table, rows.content)
    case .keyed where table.layout.root == "absences" && table.layout.member == nil:
      let rows = BookRows(table: table, concept: .absence, keepsOthers: false, isVietnamese, log)
      result.absences = rows.sources
      note(table, rows.content)
    case .values: readValues(table)
    case .items: readItems(table)
    case .keyed, .listed, .single: readThings(table)
    }
  }

  private mutating func note(_ table: BookTable, _ content: [UInt8]) {
    guard !content.isEmpty else { return }
    result.content += Array("\u{1}\(table.layout.key)\n".utf8) + content
  }

  /// Headings that are nearly ours.
  private func tellUnknown(_ table: BookTable) {
    guard table.layout.root != "workers" || table.layout.member != nil else { return }
    let found = Set(table.headings.compactMap { $0.known?.key })
    let missing = table.layout.headings.filter { !found.contains($0.key) }.flatMap {
      [$0.title.en, $0.title.vi]
    }
    for heading in table.headings where heading.known == nil && BookPath.free(heading.text) == nil {
      if let near = nearest(to: heading.text, among: missing) {
        log.warning(
          table.spot(table.headingRow!, heading.column),
          BookWords.columnNotRead(quoted(heading.text), quoted(near)))
      }
    }
    for column in table.layout.headings where column.isRequired && !found.contains(column.key) {
      // An absence is called after its row where it has no id.
      if table.rows.isEmpty { continue }
      log.error(
        table.spot(table.headingRow!, table.headings.first?.column ?? 0),
        "the sheet has no column \(quoted(column.title.en)) (\(quoted(column.title.vi))); add it")
    }
  }

  // MARK: Forms

  private mutating func readPairs(_ table: BookTable) {
    guard let keyColumn = table.column("key"), let valueColumn = table.column("value") else {
      log.error(
        table.spot(table.headingRow!, 0),
        "the sheet needs the headings \(quoted(BookWords.heading("key", of: "")!.en)) and \(quoted(BookWords.heading("value", of: "")!.en))"
      )
      return
    }
    var content: [UInt8] = []
    var seen: [String: Int] = [:]
    for row in table.rows {
      let key = table.text(row, keyColumn, log)
      guard !key.isEmpty else {
        if row.values[valueColumn] != nil {
          log.error(table.spot(row.number, keyColumn), "a value without a name; say what it is")
        }
        continue
      }
      guard let column = setting(key, table) else {
        let known = table.layout.columns.flatMap { [$0.title.en, $0.title.vi] }
        log.error(
          table.spot(row.number, keyColumn),
          "unknown setting \(quoted(key))\(log.didYouMean(key, known)); the names are those of offhours schema --workbook"
        )
        continue
      }
      if let first = seen.updateValue(row.number, forKey: column.key) {
        log.error(
          table.spot(row.number, keyColumn),
          "the setting \(quoted(key)) stands twice; it stands in row \(first + 1) already: remove one")
        continue
      }
      let spot = table.spot(row.number, valueColumn)
      guard let (text, node) = value(row, valueColumn, column, table) else { continue }
      if node.map != nil || column.path.count == 1 || !column.path.isEmpty { root.set(column.path, node) }
      content += Array("\(column.key)\t\(text)\n".utf8)
      _ = spot
    }
    note(table, content)
  }

  /// The setting that a name stands for: a row of the layout, a free key, or a key of the scenario that has no row.
  private func setting(_ name: String, _ table: BookTable) -> BookLayout.Column? {
    let folded = BookTable.folded(name)
    if let column = table.layout.columns.first(where: { BookTable.names(of: $0).contains(folded) }) {
      return column
    }
    let top = table.layout.columns.first?.path.first ?? ""
    let isOwn = table.layout.key != "settings"
    if let path = BookPath.free(name) {
      guard !isOwn || path.first == top else { return nil }
      return BookLayout.Column(
        key: name, path: path, title: Phrase(en: name, vi: name), shape: BookPath.freeShape(path))
    }
    if !isOwn, let key = Concept.scenario.keys.first(where: { $0.name == name }) {
      return BookLayout.Column(
        key: name, path: [name], title: Phrase(en: name, vi: name), shape: key.shape.withoutPaths ?? .text)
    }
    return nil
  }

  private mutating func readValues(_ table: BookTable) {
    guard let codeColumn = table.layout.columns.first, let code = table.column(codeColumn.key),
      let hours = table.column("hours")
    else { return }
    var content: [UInt8] = []
    for row in table.rows {
      let key = normalized(table.text(row, code, log))
      guard !key.isEmpty || row.values[hours] != nil else { continue }
      guard !key.isEmpty else {
        log.error(table.spot(row.number, code), "hours without a code; say which code they stand for")
        continue
      }
      let there = root.branch(table.layout.root, at: table.spot(table.headingRow!, code))
      guard !isRepeated(key, there, table, row, code) else { continue }
      let (text, node) =
        value(row, hours, table.layout.columns[1], table)
        ?? ("", Node(spot: table.spot(row.number, hours), value: .null))
      there.set([key], node)
      content += Array("\(key)\t\(text)\n".utf8)
    }
    note(table, content)
  }

  private mutating func readItems(_ table: BookTable) {
    guard let shape = table.layout.columns.first, let column = table.column(shape.key) else { return }
    var content: [UInt8] = [], nodes: [Node] = []
    for row in table.rows {
      guard let (text, node) = value(row, column, shape, table) else { continue }
      nodes.append(node)
      content += Array("\(text)\n".utf8)
    }
    if let first = nodes.first {
      root.set([table.layout.root], Node(spot: first.spot, value: .list(nodes)))
    }
    note(table, content)
  }

  private mutating func readThings(_ table: BookTable) {
    let layout = table.layout
    let parent = layout.columns.first { $0.role == .parent }
    let parentColumn = parent.flatMap { table.column($0.key) }
    let idColumn = layout.columns.first { $0.role == .id }.flatMap { table.column($0.key) }
    if parent != nil && parentColumn == nil || layout.form == .keyed && idColumn == nil { return }
    var content: [UInt8] = []
    for row in table.rows {
      var values: [(path: [String], text: String, node: Node)] = []
      for heading in table.headings where heading.known?.role != .parent && heading.known?.role != .id {
        guard let column = heading.known ?? BookPath.column(heading.text),
          let (text, node) = value(row, heading.column, column, table)
        else { continue }
        values.append((column.path, text, node))
      }
      let parentId = parentColumn.map { normalized(table.text(row, $0, log)) }
      let id = idColumn.map { normalized(table.text(row, $0, log)) }
      if values.isEmpty, parentId ?? "" == "", id ?? "" == "" { continue }
      guard let branch = place(row, table, parentId, parentColumn, id, idColumn) else { continue }
      for value in values { branch.set(value.path, value.node) }
      let cells = values.map { "\($0.path.joined(separator: "."))\t\($0.text)" }
      content += Array("\(parentId ?? "")\t\(id ?? "")\n\(cells.joined(separator: "\n"))\n".utf8)
    }
    note(table, content)
  }

  /// Where a row's values go; nil where the row does not say, which is logged.
  private func place(
    _ row: BookTable.Row, _ table: BookTable, _ parentId: String?, _ parentColumn: Int?, _ id: String?,
    _ idColumn: Int?
  ) -> Branch? {
    let layout = table.layout
    let start = table.spot(row.number, idColumn ?? parentColumn ?? table.headings.first?.column ?? 0)
    var owner = root
    if layout.member != nil || layout.form == .keyed {
      owner = root.branch(layout.root, at: start)
    }
    if let parentId, let parentColumn {
      guard let there = owner.existing(parentId) else {
        let kind = layout.columns.first { $0.role == .parent }?.key ?? ""
        log.error(
          table.spot(row.number, parentColumn),
          parentId.isEmpty
            ? "the row names no \(kind); say to which it belongs"
            : "unknown \(kind) \(quoted(parentId))\(log.expectation(parentId, among: owner.names, kind: kind))"
        )
        return nil
      }
      owner = there
    }
    switch layout.form {
    case .keyed:
      if let member = layout.member { owner = owner.branch(member, at: start) }
      guard let id, let idColumn, !id.isEmpty else {
        log.error(start, "the row has no id; expected one, such as a short name without spaces")
        return nil
      }
      guard !isRepeated(id, owner, table, row, idColumn) else { return nil }
      return owner.branch(id, at: start)
    case .single:
      if owner.existing(layout.member!) != nil {
        log.error(start, "a second row for \(quoted(parentId ?? "")); remove one")
        return nil
      }
      return owner.branch(layout.member!, at: start)
    default:
      let element = Branch(start)
      owner.append(element, to: layout.member!)
      return element
    }
  }

  private func isRepeated(
    _ id: String, _ owner: Branch, _ table: BookTable, _ row: BookTable.Row, _ column: Int
  ) -> Bool {
    guard owner.names.contains(id) else { return false }
    log.error(table.spot(row.number, column), "the id \(quoted(id)) stands twice; remove one of the rows")
    return true
  }

  /// A cell as text and as a part of the scenario; nil where it is empty.
  private func value(
    _ row: BookTable.Row, _ column: Int, _ known: BookLayout.Column, _ table: BookTable
  ) -> (text: String, node: Node)? {
    let text = BookCellReader(isVietnamese: isVietnamese).text(row, column, known.shape, table, log)
    guard !text.isEmpty else { return nil }
    return (text, CellText.node(text, known.shape, at: table.spot(row.number, column), log))
  }
}
