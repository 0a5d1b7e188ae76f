internal import OffHours

/// Writes a scenario as a workbook. The same scenario gives the same bytes.
package struct BookWriter {
  /// Why a scenario cannot be written as a workbook.
  package struct Fault: Error, CustomStringConvertible {
    /// What stands in the way.
    package var description: String
  }

  private let tree: BookTree
  private let draft: BookDraft
  private let cells: BookCells
  private var book: BookPackage
  private let layout = BookLayout.standard
  private var language: Language { tree.language }
  /// How many rows each sheet has, its headings included.
  private var lengths: [String: Int] = [:]

  /// The workbook of a scenario; `guide`: a first sheet that says what to do, a line each.
  package static func bytes(_ tree: BookTree, guide: [String] = []) throws(Fault) -> [UInt8] {
    do {
      var writer = try BookWriter(tree)
      return try writer.written(guide)
    } catch let fault as Fault {
      throw fault
    } catch let fault as SheetFault {
      throw Fault(description: fault.message(tree.language))
    } catch {
      throw Fault(description: "\(error)")
    }
  }

  private init(_ tree: BookTree) throws(SheetFault) {
    self.tree = tree
    draft = BookDraft(tree)
    cells = BookCells(language: tree.language)
    var title = ""
    if case .scalar(let name, _)? = tree.root["name"]?.value { title = name }
    book = try BookPackage(title: title)
  }

  private mutating func written(_ guide: [String]) throws -> [UInt8] {
    for sheet in layout.sheets {
      lengths[sheet.key] = (sheet.form == .grid ? grid.count : draft.rows[sheet.key]?.count ?? 0) + 1
    }
    if !guide.isEmpty {
      var source = guideSource(guide)
      source.wrapped = book.styles.wrapped
      _ = try book.addSheet(BookWords.tab("start")!(language), source.source)
    }
    for sheet in layout.sheets {
      var notes = try NotePart(comments: nil, drawing: nil)
      var source = try self.source(sheet, &notes)
      source.wrapped = book.styles.wrapped
      let part = try book.addSheet(sheet.title(language), source.source)
      try book.put(notes, on: part)
    }
    return try book.finished()
  }

  // MARK: Looks

  private mutating func headingStyle(_ isRequired: Bool) -> Int {
    book.styles.number(
      of: .init(isBold: true, fill: isRequired ? "FFCFE2F3" : "FFE7EDF3", hasBorder: true, wraps: true))
  }

  private mutating func style(_ format: String?) -> Int {
    format.map { book.styles.number(of: .init(wraps: $0 == "@", format: $0)) } ?? 0
  }

  private mutating func guideSource(_ lines: [String]) -> SheetSource {
    let title = book.styles.number(of: .init(isBold: true, fill: "FFCFE2F3", wraps: true))
    let line = book.styles.number(of: .init(wraps: true))
    var source = SheetSource(columns: [.init(width: 100)])
    source.frozenRows = 0
    source.rows = lines.enumerated().map { position, text in
      [.init(content: .text(text), style: position == 0 ? title : line)]
    }
    return source
  }

  // MARK: Sheets

  private mutating func source(_ sheet: BookLayout.Sheet, _ notes: inout NotePart) throws -> SheetSource {
    switch sheet.form {
    case .pairs: try pairs(sheet)
    case .grid: try gridSource(sheet, &notes)
    default: try table(sheet, &notes)
    }
  }

  private mutating func table(_ sheet: BookLayout.Sheet, _ notes: inout NotePart) throws -> SheetSource {
    let extras = draft.extras[sheet.key] ?? []
    let columns = sheet.columns + extras.map { BookPath.column($0) ?? Self.extra($0) }
    var source = SheetSource(columns: [])
    for column in columns {
      source.columns.append(
        .init(
          width: Self.width(column, language), style: style(cells.format(column.shape)), list: list(column)))
    }
    source.frozenColumns = sheet.columns.first?.role == .id ? 1 : 0
    var heading: [SheetSource.Cell] = []
    for (position, column) in columns.enumerated() {
      let isExtra = position >= sheet.columns.count
      heading.append(
        .init(
          content: .text(isExtra ? column.key : column.title(language)),
          style: headingStyle(column.isRequired)))
      if !isExtra, let words = BookExplanation.text(column, language) {
        notes.add(BookPlace(row: 0, column: position), words)
      }
    }
    source.rows.append(heading)
    let places = Dictionary(columns.enumerated().map { ($1.key, $0) }) { first, _ in first }
    for row in draft.rows[sheet.key] ?? [] {
      var line = [SheetSource.Cell](
        repeating: .init(content: .none, style: 0), count: columns.count)
      for (key, node) in row {
        let position = places[key] ?? places[sheet.columns.first { $0.role == .id }?.key ?? ""]!
        line[position] = try cell(node, columns[position].shape, sheet, source.rows.count, position)
      }
      source.rows.append(line)
    }
    return source
  }

  /// The width of a column in characters: as its heading on two lines, and as what it usually holds.
  private static func width(_ column: BookLayout.Column, _ language: Language) -> Double {
    let usual: Double =
      switch column.shape.cellType {
      case "weekly-hours", "map": 36
      case "list", "hours": 22
      case "text" where column.role == .id || column.role == .parent: 18
      case "text": 24
      case "date", "date-time", "reference": 16
      default: 11
      }
    return max(usual, Double(column.title(language).count) * 0.65 + 3)
  }

  private static func extra(_ key: String) -> BookLayout.Column {
    BookLayout.Column(key: key, path: [key], title: Phrase(en: key, vi: key), shape: .text)
  }

  /// A cell; a fault where its text is longer than a cell holds.
  private mutating func cell(
    _ node: Node, _ shape: Shape, _ sheet: BookLayout.Sheet, _ row: Int, _ column: Int
  ) throws -> SheetSource.Cell {
    let (content, format) = cells.content(node, shape)
    if case .text(let text) = content, text.utf16.count > SheetSource.longestText {
      throw Fault(
        description:
          "\(sheet.title(language))!\(Sheet.cellName(row, column)) would hold \(text.utf16.count) characters; a cell holds at most \(SheetSource.longestText)"
      )
    }
    return .init(content: content, style: style(format))
  }

  private mutating func pairs(_ sheet: BookLayout.Sheet) throws -> SheetSource {
    let label = book.styles.number(of: .init(isBold: true, wraps: true))
    let quiet = book.styles.number(of: .init(isQuiet: true, wraps: true))
    var source = SheetSource(columns: [
      .init(width: 38), .init(width: 44, style: style("@")), .init(width: 70),
    ])
    source.spare = 0
    let names = ["key", "value", "explanation"].map { BookWords.heading($0, of: "")!(language) }
    source.rows.append(names.map { .init(content: .text($0), style: 0) })
    let head = headingStyle(true)
    for column in source.rows[0].indices { source.rows[0][column].style = head }
    var there: [String: Node] = [:]
    var order: [String] = []
    for row in draft.rows[sheet.key] ?? [] {
      guard case .scalar(let key, _) = row[0].node.value else { continue }
      there[key] = row[1].node
      order.append(key)
    }
    let known = Set(sheet.columns.map(\.key))
    for column in sheet.columns
      + order.filter({ !known.contains($0) }).map({ BookPath.column($0) ?? Self.flow($0) })
    {
      let value =
        try there[column.key].map { try cell($0, column.shape, sheet, source.rows.count, 1) }
        ?? .init(content: .none, style: style(cells.format(column.shape)))
      let isKnown = known.contains(column.key)
      source.rows.append([
        .init(content: .text(isKnown ? column.title(language) : column.key), style: label), value,
        .init(
          content: isKnown ? BookExplanation.text(column, language).map { .text($0) } ?? .none : .none,
          style: quiet),
      ])
    }
    return source
  }

  /// A key of the scenario whose value stands as YAML writes it.
  private static func flow(_ key: String) -> BookLayout.Column {
    BookLayout.Column(key: key, path: [key], title: Phrase(en: key, vi: key), shape: .list(.text))
  }

  // MARK: Roster

  private var grid: [NodeMap.Entry] {
    (draft.root["roster"]?.map?.entries ?? []).filter { !Concept.isFree($0.key) }
  }

  /// More dates than this are written as a list instead of a grid.
  private static let mostDates = 5_000

  private mutating func gridSource(_ sheet: BookLayout.Sheet, _ notes: inout NotePart) throws -> SheetSource {
    let rows = grid
    var dates: Set<String> = []
    for row in rows { dates.formUnion(row.value.map?.entries.map(\.key) ?? []) }
    let horizon = horizonDates
    let shown = (dates.isEmpty ? horizon : dates.sorted())
    guard shown.count <= Self.mostDates else {
      throw Fault(description: "the roster has \(shown.count) dates; a sheet holds at most \(Self.mostDates)")
    }
    var source = SheetSource(columns: [.init(width: 24, style: style("@"))])
    source.columns += shown.map { _ in .init(width: 6.5, style: style("@")) }
    source.frozenColumns = 1
    let head = headingStyle(true),
      day = book.styles.number(
        of: .init(
          isBold: true, fill: "FFE7EDF3", hasBorder: true, wraps: true,
          format: language == .vietnamese ? "dd/mm" : "mm-dd"))
    var heading = [SheetSource.Cell(content: .text(sheet.columns[0].title(language)), style: head)]
    let spot = SourcePosition(file: 0, line: 1, column: 1)
    for date in shown {
      let node = Node(spot: spot, value: .scalar(date, isQuoted: true))
      heading.append(.init(content: cells.content(node, .date).content, style: day))
    }
    source.rows.append(heading)
    notes.add(BookPlace(row: 0, column: 0), BookWords.rosterNote(language))
    for row in rows {
      var line = [SheetSource.Cell(content: .text(row.key), style: style("@"))]
      let codes = row.value.map ?? NodeMap()
      for (position, date) in shown.enumerated() {
        guard let node = codes[date], !node.isNull else {
          line.append(.init(content: .none, style: 0))
          continue
        }
        line.append(try cell(node, .text, sheet, source.rows.count, position + 1))
      }
      source.rows.append(line)
    }
    return source
  }

  private var horizonDates: [String] {
    func date(_ key: String) -> CivilDate? {
      guard case .scalar(let text, _)? = draft.root["horizon"]?.map?[key]?.value else { return nil }
      return CivilDate(text)
    }
    guard let from = date("from"), let to = date("to"), from <= to, to.day - from.day < 366 else { return [] }
    return DateSpan(from: from, to: to).dates.map { "\($0)" }
  }

  // MARK: Lists

  /// What a column's drop-down list offers.
  private func list(_ column: BookLayout.Column) -> String? {
    switch column.shape {
    case .flag: return "\"\(BookFlag.yes.word(language)),\(BookFlag.no.word(language))\""
    case .reference(let kind), .list(.reference(let kind)):
      guard column.role != .id, let target = layout.sheets.first(where: { $0.isOf(kind) }),
        let position = target.columns.firstIndex(where: { $0.role == .id })
      else { return nil }
      let tab = "'\(target.title(language).replacing("'", with: "''"))'"
      let letters = Sheet.columnName(position)
      let last = (lengths[target.key] ?? 1) + 200
      return "\(tab)!$\(letters)$2:$\(letters)$\(last)"
    default:
      guard let words = column.shape.choices, !words.isEmpty else { return nil }
      let text = words.joined(separator: ",")
      // A list that is written out holds no more than this.
      return text.utf16.count <= 250 ? "\"\(text)\"" : nil
    }
  }
}

extension BookLayout.Sheet {
  /// Whether its things are what a reference of this kind names.
  fileprivate func isOf(_ kind: String) -> Bool {
    let word = kind.prefix { $0 != "," }
    return form == .keyed && (root == "\(word)s" && member == nil || member == "\(word)s")
  }
}
