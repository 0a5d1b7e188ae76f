internal import OffHours

/// A scenario's tree as rows of the layout's sheets.
struct BookDraft {
  /// A row: values by the keys of columns.
  typealias Row = [(key: String, node: Node)]

  let layout = BookLayout.standard
  let root: NodeMap
  /// Rows by the keys of sheets; of a sheet of pairs a row a setting that is there.
  private(set) var rows: [String: [Row]] = [:]
  /// Columns beyond the layout's, by the keys of sheets: free keys, and what people's rows carry along.
  private(set) var extras: [String: [String]] = [:]

  init(_ tree: BookTree) {
    root = tree.root
    for sheet in layout.sheets {
      switch sheet.form {
      case .pairs: pairs(sheet)
      case .grid: break
      case .values:
        for entry in root[sheet.root]?.map?.entries ?? [] {
          add([("code", text(entry.key, entry.keySpot)), ("hours", entry.value)], to: sheet)
        }
      case .items:
        if let node = root[sheet.root] {
          for element in elements(node) { add([("goal", element)], to: sheet) }
        }
      case .keyed, .listed, .single: things(sheet)
      }
    }
    // Free keys of maps that are sheets stand with the settings.
    for entry in root.entries where Concept.isFree(entry.key) { setting(entry.key, entry.value) }
    for sheet in layout.sheets where sheet.form == .keyed && sheet.member == nil {
      guard let node = root[sheet.root] else { continue }
      if node.map?.entries.isEmpty ?? true {
        setting(sheet.root, Node(spot: node.spot, value: .map(NodeMap())))
      }
      for entry in node.map?.entries ?? [] where Concept.isFree(entry.key) {
        setting("\(sheet.root).\(entry.key)", entry.value)
      }
    }
  }

  private func text(_ text: String, _ spot: SourcePosition) -> Node {
    Node(spot: spot, value: .scalar(text, isQuoted: true))
  }

  private func elements(_ node: Node) -> [Node] {
    switch node.value {
    case .null: []
    case .list(let nodes): nodes
    default: [node]
    }
  }

  private mutating func add(_ row: Row, to sheet: BookLayout.Sheet) {
    rows[sheet.key, default: []].append(row)
  }

  private mutating func setting(_ key: String, _ node: Node) {
    rows["settings", default: []].append([("key", text(key, node.spot)), ("value", node)])
  }

  private mutating func pairs(_ sheet: BookLayout.Sheet) {
    var row: Row = []
    take(Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .map(root)), sheet, &row)
    for (key, node) in row {
      add([("key", text(key, node.spot)), ("value", node)], to: sheet)
    }
  }

  private mutating func things(_ sheet: BookLayout.Sheet) {
    guard let owner = root[sheet.root]?.map else { return }
    guard let member = sheet.member else {
      for entry in owner.entries where !Concept.isFree(entry.key) {
        thing(entry.value, [("id", text(entry.key, entry.keySpot))], sheet)
      }
      return
    }
    guard let parent = sheet.columns.first(where: { $0.role == .parent }) else {
      for node in owner[member].map(elements) ?? [] { thing(node, [], sheet) }
      return
    }
    for entry in owner.entries where !Concept.isFree(entry.key) {
      guard let node = entry.value.map?[member], !node.isNull else { continue }
      let start: Row = [(parent.key, text(entry.key, entry.keySpot))]
      switch sheet.form {
      case .keyed:
        for inner in node.map?.entries ?? [] where !Concept.isFree(inner.key) {
          thing(inner.value, start + [("id", text(inner.key, inner.keySpot))], sheet)
        }
      case .listed: for node in elements(node) { thing(node, start, sheet) }
      default: thing(node, start, sheet)
      }
    }
  }

  private mutating func thing(_ node: Node, _ start: Row, _ sheet: BookLayout.Sheet) {
    var row = start
    take(node, sheet, &row)
    for (key, _) in row where !sheet.columns.contains(where: { $0.key == key }) {
      if !extras[sheet.key, default: []].contains(key) { extras[sheet.key, default: []].append(key) }
    }
    add(row, to: sheet)
  }

  /// The values of a thing by columns; what no column has goes by its path.
  private mutating func take(_ node: Node, _ sheet: BookLayout.Sheet, _ row: inout Row) {
    let columns = Dictionary(sheet.columns.map { ($0.key, $0) }) { first, _ in first }
    let children = layout.sheets.filter { $0.root == sheet.root && $0.member != nil }
    let members = Set(children.compactMap(\.member))
    let keyed = Set(children.filter { $0.form == .keyed }.compactMap(\.member))
    func visit(_ node: Node, _ path: [String]) {
      let key = path.joined(separator: ".")
      if !path.isEmpty, columns[key] != nil {
        if !node.isNull || path.last == "holidays" { row.append((key, node)) }
        return
      }
      // Journeys stand once, on a sheet of their own.
      if path.count == 2, sheet.root.isEmpty,
        layout.sheets.contains(where: { $0.root == path[0] && $0.member == path[1] })
      {
        return
      }
      let below = path.isEmpty ? "" : key + "."
      let nested = sheet.columns.filter { $0.key.hasPrefix(below) && $0.role == .value }
      if path.count == 1, members.contains(path[0]), sheet.member == nil {
        // A sheet of its own; only free keys stand here.
        for entry in node.map?.entries ?? [] where Concept.isFree(entry.key) && keyed.contains(path[0]) {
          row.append((below + entry.key, entry.value))
        }
        return
      }
      switch node.value {
      case .map(let map) where path.isEmpty || !nested.isEmpty:
        let isEmpty = map.entries.allSatisfy { $0.value.isNull }
        if isEmpty, !path.isEmpty, let first = nested.first {
          row.append((first.key, Node(spot: node.spot, value: .null)))
        }
        for entry in map.entries where !isEmpty || Concept.isFree(entry.key) {
          if path.isEmpty, sheet.form == .pairs, !nested.contains(where: { $0.path.first == entry.key }) {
            continue
          }
          visit(entry.value, path + [entry.key])
        }
      case .null: break
      case .scalar where columns[below + "preset"] != nil: row.append((below + "preset", node))
      default: if !path.isEmpty { row.append((key, node)) }
      }
    }
    visit(node, [])
  }
}
