internal import OffHours

extension Concept {
  static let burden = Concept(
    "burden",
    [
      Key("rest", .integer(0...10_000), standard: "60"),
      Key("evening", .integer(0...10_000), standard: "30"),
      Key("travel", .integer(0...10_000), standard: "1"),
      Key("release", .integer(0...10_000), standard: "0"),
    ])
  /// A row of the ledger; its table names the worker in the column `id`.
  static let ledger = Concept(
    "ledger",
    [
      Key("name", .text, standard: "none; for people"),
      Key("rest", .integer(0...1_000_000), standard: "0"),
      Key("evenings", .integer(0...1_000_000), standard: "0"),
      Key("travel", .integer(0...1_000_000), standard: "0"),
      Key("released", .integer(0...1_000_000), standard: "0"),
      Key("completions", .integer(0...1_000_000), standard: "0"),
      Key("terms", .integer(0...1_000_000), standard: "0"),
    ])
}

/// Reads what earlier terms asked of people, and the points that are given for it.
enum LedgerReader {
  static func points(_ fields: Fields?) -> BurdenPoints {
    var points = BurdenPoints()
    guard let fields else { return points }
    points.rest = fields.integer("rest") ?? points.rest
    points.evening = fields.integer("evening") ?? points.evening
    points.travel = fields.integer("travel") ?? points.travel
    points.release = fields.integer("release") ?? points.release
    return points
  }

  /// Puts every row to its worker. People who are no longer among the workers are told of together.
  static func read(_ entries: [NodeMap.Entry], into workers: inout [Worker], _ context: ReadingContext) {
    guard !entries.isEmpty else { return }
    let positions = Dictionary(workers.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var gone: [String] = []
    var first: SourcePosition?
    for entry in entries {
      let fields = Fields(entry.value, .ledger, context, named: entry.key, at: entry.keySpot)
      _ = fields.text("name")
      var counts = LedgerCounts()
      counts.rest = fields.integer("rest") ?? 0
      counts.evenings = fields.integer("evenings") ?? 0
      counts.travel = fields.integer("travel") ?? 0
      counts.released = fields.integer("released") ?? 0
      counts.completions = fields.integer("completions") ?? 0
      counts.terms = fields.integer("terms") ?? 0
      guard let position = positions[entry.key] else {
        gone.append(entry.key)
        first = first ?? entry.keySpot
        continue
      }
      workers[position].ledger = counts
    }
    if let first { context.log.warning(first, LedgerWords.notAmongWorkers(gone)) }
  }

  /// A table as the map that it stands for: by the column `id`, other columns by their names.
  static func map(_ table: CSVTable, at spot: SourcePosition, _ log: DiagnosticLog) -> Node {
    var map = NodeMap()
    guard let id = table.column("id") else {
      log.error(
        table.headerSpot(0), "the ledger has no column 'id'; expected id, rest, evenings, travel, released")
      return Node(spot: spot, value: .map(map))
    }
    for row in 0..<table.rowCount {
      let key = normalized(Parse.trimmed(table.text(row: row, column: id)))
      let keySpot = table.spot(row: row, column: id)
      if key.isEmpty {
        log.error(keySpot, "found a row without an id; expected the worker's")
        continue
      }
      if map[key] != nil {
        log.error(keySpot, "the worker \(quoted(key)) stands twice in the ledger; remove one")
        continue
      }
      var fields = NodeMap()
      for (column, name) in table.header.enumerated() where column != id && fields[name] == nil {
        if table.isEmpty(row: row, column: column) { continue }
        let at = table.spot(row: row, column: column)
        fields.append(
          NodeMap.Entry(
            key: name, keySpot: table.headerSpot(column),
            value: Node(spot: at, value: .scalar(table.text(row: row, column: column), isQuoted: true))))
      }
      map.append(NodeMap.Entry(key: key, keySpot: keySpot, value: Node(spot: keySpot, value: .map(fields))))
    }
    return Node(spot: spot, value: .map(map))
  }
}
