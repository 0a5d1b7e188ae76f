/// Rows of a concept by id: tables and maps laid over each other, without turning tables into trees.
///
/// The result is that of a deep merge of maps from ids to fields: an upper layer's field wins, its `null` uncovers the default,
/// `null` for a row removes it, a new id is a new row at the end.
final class RowBook {
  /// One layer's part of a row.
  private struct Part {
    var source: Int32
    var row: Int32
  }

  /// What the rows are.
  let concept: Concept
  private let sources: [RowSource]
  /// Column of each key of the concept in each source; −1 where it has none.
  private var columns: [[Int]] = []
  /// Ids of the rows, in order.
  private(set) var ids: [String] = []
  /// Position of a row.
  private(set) var positions: [String: Int] = [:]
  /// Ids of rows that an overlay removed and none brought back.
  private(set) var removedIds: Set<String> = []
  private var first: [Part] = []
  /// Further layers of the rows that have them, bottom first.
  private var more: [Int: [Part]] = [:]

  /// Lays `sources` over each other, bottom first. `defaultsToNumber`: a row without an id is named after its number.
  init(_ sources: [RowSource], _ concept: Concept, defaultsToNumber: Bool, _ context: ReadingContext) {
    self.sources = sources
    self.concept = concept
    for (position, source) in sources.enumerated() {
      switch source {
      case .table(let table):
        columns.append(concept.keys.map { table.column($0.name) ?? -1 })
        add(table, Int32(position), defaultsToNumber, context)
      case .map(let map, _):
        columns.append([])
        add(map, Int32(position), context)
      }
    }
  }

  /// How many rows there are.
  var count: Int { ids.count }

  private func add(
    _ table: CSVTable, _ source: Int32, _ defaultsToNumber: Bool, _ context: ReadingContext
  ) {
    let column = table.column("id")
    guard column != nil || defaultsToNumber else {
      context.log.error(
        table.headerSpot(0),
        "the table has no column 'id'\(context.log.didYouMean("id", table.header)); add it")
      return
    }
    ids.reserveCapacity(ids.count + table.rowCount)
    positions.reserveCapacity(ids.count + table.rowCount)
    first.reserveCapacity(ids.count + table.rowCount)
    let earlier = ids.count
    for row in 0..<table.rowCount {
      var id = ""
      if let column { id = normalized(table.text(row: row, column: column)) }
      let spot = table.spot(row: row, column: column ?? 0)
      if id.isEmpty {
        guard defaultsToNumber else {
          context.log.error(spot, "the row has no id; every \(concept.name) needs one")
          continue
        }
        id = "\(table.numbers[row])"
        if let there = positions[id], there < earlier {
          context.log.warning(
            spot,
            "the row has no id and so takes the place of \(concept.name) \(id) of the table below; give it an id of its own"
          )
        }
      } else if Concept.isFree(id) {
        context.mismatch(
          spot, found: "the id \(quoted(id))",
          expected: "an id that is not 'note' and does not begin with 'x-'")
        continue
      } else if !context.isId(id, spot, concept.name) {
        continue
      }
      let part = Part(source: source, row: Int32(row))
      if let there = positions[id] {
        if let last = more[there]?.last ?? Optional(first[there]), last.source == source {
          context.log.error(
            spot,
            "the id \(quoted(id)) stands twice; it stands on line \(table.lines[Int(last.row)]) already")
        } else {
          more[there, default: []].append(part)
        }
      } else {
        append(id, part)
      }
    }
  }

  private func add(_ map: NodeMap, _ source: Int32, _ context: ReadingContext) {
    var removed: Set<Int> = []
    for (row, entry) in map.entries.enumerated() where !Concept.isFree(entry.key) {
      guard context.isId(entry.key, entry.keySpot, concept.name) else { continue }
      let part = Part(source: source, row: Int32(row))
      switch entry.value.value {
      case .null where source > 0 || positions[entry.key] != nil:
        if let there = positions[entry.key] { removed.insert(there) }
      case .null, .map:
        if let there = positions[entry.key] {
          more[there, default: []].append(part)
        } else {
          append(entry.key, part)
        }
      default:
        context.mismatch(
          entry.value.spot, found: entry.value.kind, expected: "a map with the keys of a \(concept.name)")
      }
    }
    if !removed.isEmpty { remove(removed) }
  }

  private func append(_ id: String, _ part: Part) {
    if !removedIds.isEmpty { removedIds.remove(id) }
    positions[id] = ids.count
    ids.append(id)
    first.append(part)
  }

  private func remove(_ removed: Set<Int>) {
    let old = (ids, first, more)
    (ids, first, more, positions) = ([], [], [:], [:])
    for position in removed { removedIds.insert(old.0[position]) }
    for position in old.0.indices where !removed.contains(position) {
      if let parts = old.2[position] { more[ids.count] = parts }
      append(old.0[position], old.1[position])
    }
  }

  /// The row at a position.
  subscript(position: Int) -> Row { Row(book: self, position: position) }

  /// One row, all its layers.
  struct Row {
    fileprivate let book: RowBook
    fileprivate let position: Int

    /// The row's id.
    var id: String { book.ids[position] }

    /// Where the row stands, or the topmost part of it.
    var spot: Spot { book.spot(of: book.more[position]?.last ?? book.first[position], key: nil) }

    /// The value of the concept's key at this position among its keys; nil where it is not there or empty.
    func node(_ key: Int) -> Node? {
      if !book.more.isEmpty, let parts = book.more[position] {
        for part in parts.reversed() {
          if let node = book.node(part, key) { return node.isNull ? nil : node }
        }
      }
      guard let node = book.node(book.first[position], key), !node.isNull else { return nil }
      return node
    }

    /// Where a key's value stands, or the place where it would.
    func spot(_ key: Int) -> Spot {
      if let node = node(key) { return node.spot }
      return book.spot(of: book.first[position], key: key)
    }

    /// Keys that the concept does not know, with their values, in order.
    func others(_ otherColumns: [[Int]]) -> [(key: String, value: String)] {
      var result: [(key: String, value: String)] = []
      for part in [book.first[position]] + (book.more[position] ?? []) {
        switch book.sources[Int(part.source)] {
        case .table(let table):
          for column in otherColumns[Int(part.source)]
          where !table.isEmpty(row: Int(part.row), column: column) {
            let value = table.text(row: Int(part.row), column: column)
            set(table.header[column], value, in: &result)
          }
        case .map(let map, _):
          for entry in map.entries[Int(part.row)].value.map?.entries ?? []
          where !book.concept.names.contains(entry.key) {
            if case .scalar(let text, _) = entry.value.value {
              set(entry.key, text, in: &result)
            } else {
              result.removeAll { $0.key == entry.key }
            }
          }
        }
      }
      return result
    }

    private func set(_ key: String, _ value: String, in list: inout [(key: String, value: String)]) {
      if let there = list.firstIndex(where: { $0.key == key }) {
        list[there].value = value
      } else {
        list.append((key, value))
      }
    }
  }

  private func node(_ part: Part, _ key: Int) -> Node? {
    switch sources[Int(part.source)] {
    case .table(let table):
      let column = columns[Int(part.source)][key]
      guard column >= 0, !table.isEmpty(row: Int(part.row), column: column) else { return nil }
      return Node(
        spot: table.spot(row: Int(part.row), column: column),
        value: .scalar(table.text(row: Int(part.row), column: column), isQuoted: true))
    case .map(let map, _):
      return map.entries[Int(part.row)].value.map?[concept.keys[key].name]
    }
  }

  private func spot(of part: Part, key: Int?) -> Spot {
    switch sources[Int(part.source)] {
    case .table(let table):
      let column = key.map { columns[Int(part.source)][$0] } ?? -1
      let id = table.column("id") ?? 0
      return table.spot(row: Int(part.row), column: column >= 0 ? column : id)
    case .map(let map, _): return map.entries[Int(part.row)].keySpot
    }
  }

  /// Columns of each table that the concept does not know; empty names left out.
  var otherColumns: [[Int]] {
    sources.map { source in
      guard case .table(let table) = source else { return [] }
      return table.header.indices.filter {
        !table.header[$0].isEmpty && !concept.names.contains(table.header[$0])
      }
    }
  }

  /// The sources, bottom first.
  var layers: [RowSource] { sources }
}
