/// Rows of a concept by id: tables and maps laid over each other, without turning tables into trees.
///
/// The result is that of a deep merge of maps from ids to fields: an upper layer's field wins, its `null` uncovers the default,
/// `null` for a row removes it, a new id is a new row at the end.
final class RowBook {
  fileprivate typealias Part = RowStack.Part

  /// What the rows are.
  let concept: Concept
  private let sources: [RowSource]
  /// Column of each key of the concept in each source; −1 where it has none.
  private let columns: [[Int]]
  private let stack: RowStack

  /// Lays `sources` over each other, bottom first. `defaultsToNumber`: a row without an id is named after its number.
  init(_ sources: [RowSource], _ concept: Concept, defaultsToNumber: Bool, _ context: ReadingContext) {
    self.sources = sources
    self.concept = concept
    var stack = RowStack(kind: concept.name, defaultsToNumber: defaultsToNumber, context: context)
    var columns: [[Int]] = []
    for (position, source) in sources.enumerated() {
      switch source {
      case .table(let table):
        columns.append(concept.keys.map { table.column($0.name) ?? -1 })
        stack.add(table, Int32(position))
      case .map(let map, _):
        columns.append([])
        stack.add(map, Int32(position))
      }
    }
    self.columns = columns
    self.stack = stack
  }

  /// How many rows there are.
  var count: Int { stack.ids.count }

  /// Ids of the rows, in order.
  var ids: IdBook { stack.ids }

  /// Ids of rows that an overlay removed and none brought back.
  var removedIds: Set<String> { stack.removedIds }

  /// The row at a position.
  subscript(position: Int) -> Row { Row(book: self, position: position) }

  /// One row, all its layers.
  struct Row {
    fileprivate let book: RowBook
    fileprivate let position: Int

    /// The row's id.
    var id: String { book.stack.ids[position] }

    /// Where the row stands, or the topmost part of it.
    var spot: SourcePosition {
      book.spot(of: book.stack.more[position]?.last ?? book.stack.first[position], key: nil)
    }

    /// The value of the concept's key at this position among its keys; nil where it is not there or empty.
    func node(_ key: Int) -> Node? {
      if !book.stack.more.isEmpty, let parts = book.stack.more[position] {
        for part in parts.reversed() {
          if let node = book.node(part, key) { return node.isNull ? nil : node }
        }
      }
      guard let node = book.node(book.stack.first[position], key), !node.isNull else { return nil }
      return node
    }

    /// Where a key's value stands, or the place where it would.
    func spot(_ key: Int) -> SourcePosition {
      if let node = node(key) { return node.spot }
      return book.spot(of: book.stack.first[position], key: key)
    }

    /// Keys that the concept does not know, with their values, in order.
    func others(_ otherColumns: [[Int]]) -> [(key: String, value: String)] {
      var result: [(key: String, value: String)] = []
      for part in [book.stack.first[position]] + (book.stack.more[position] ?? []) {
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

  private func spot(of part: Part, key: Int?) -> SourcePosition {
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
