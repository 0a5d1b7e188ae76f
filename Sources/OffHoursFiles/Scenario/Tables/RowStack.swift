internal import OffHours

/// Which layers each row of a book has.
struct RowStack {
  /// One layer's part of a row.
  struct Part {
    var source: Int32
    var row: Int32
  }

  private let kind: String
  private let defaultsToNumber: Bool
  private let context: ReadingContext
  /// Ids of the rows.
  private(set) var ids = IdBook()
  /// Ids of rows that an overlay removed and none brought back.
  private(set) var removedIds: Set<String> = []
  /// The lowest layer of each row.
  private(set) var first: [Part] = []
  /// Further layers of the rows that have them, bottom first.
  private(set) var more: [Int: [Part]] = [:]

  /// No rows yet. `kind`: what they are called in messages.
  init(kind: String, defaultsToNumber: Bool, context: ReadingContext) {
    self.kind = kind
    self.defaultsToNumber = defaultsToNumber
    self.context = context
  }

  /// Lays a table on top.
  mutating func add(_ table: CSVTable, _ source: Int32) {
    let column = table.column("id")
    guard column != nil || defaultsToNumber else {
      context.log.error(
        table.headerSpot(0),
        "the table has no column 'id'\(context.log.didYouMean("id", table.header)); add it")
      return
    }
    ids.reserveCapacity(ids.count + table.rowCount)
    first.reserveCapacity(ids.count + table.rowCount)
    let earlier = ids.count
    for row in 0..<table.rowCount {
      var id = ""
      if let column { id = normalized(table.text(row: row, column: column)) }
      let spot = table.spot(row: row, column: column ?? 0)
      if id.isEmpty {
        guard defaultsToNumber else {
          context.log.error(spot, "the row has no id; every \(kind) needs one")
          continue
        }
        id = "\(table.numbers[row])"
        if let there = ids[id], there < earlier {
          context.log.warning(spot, Words.rowTakesPlace(kind, id))
        }
      } else if Concept.isFree(id) {
        context.mismatch(
          spot, found: "the id \(quoted(id))",
          expected: "an id that is not 'note' and does not begin with 'x-'")
        continue
      } else if !context.isId(id, spot, kind) {
        continue
      }
      let part = Part(source: source, row: Int32(row))
      if let there = ids[id] {
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

  /// Lays a map on top.
  mutating func add(_ map: NodeMap, _ source: Int32) {
    var removed: Set<Int> = []
    for (row, entry) in map.entries.enumerated() where !Concept.isFree(entry.key) {
      guard context.isId(entry.key, entry.keySpot, kind) else { continue }
      let part = Part(source: source, row: Int32(row))
      switch entry.value.value {
      case .null where source > 0 || ids[entry.key] != nil:
        if let there = ids[entry.key] { removed.insert(there) }
      case .null, .map:
        if let there = ids[entry.key] {
          more[there, default: []].append(part)
        } else {
          append(entry.key, part)
        }
      default:
        context.mismatch(
          entry.value.spot, found: entry.value.kind, expected: "a map with the keys of a \(kind)")
      }
    }
    if !removed.isEmpty { remove(removed) }
  }

  private mutating func append(_ id: String, _ part: Part) {
    if !removedIds.isEmpty { removedIds.remove(id) }
    ids.append(id)
    first.append(part)
  }

  private mutating func remove(_ removed: Set<Int>) {
    let old = self
    (ids, first, more) = (IdBook(), [], [:])
    for position in removed { removedIds.insert(old.ids[position]) }
    for position in 0..<old.ids.count where !removed.contains(position) {
      if let parts = old.more[position] { more[ids.count] = parts }
      append(old.ids[position], old.first[position])
    }
  }
}
