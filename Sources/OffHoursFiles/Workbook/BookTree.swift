package import OffHours

/// A scenario as one tree of everything that its files say, overlays merged and tables turned into maps: what a workbook
/// and a folder are written from.
package struct BookTree: Sendable {
  /// The whole; `workers`, `absences` and `roster` are maps.
  let root: NodeMap
  /// What the scenario's readers read.
  package let language: Language

  init(root: NodeMap, language: Language) {
    self.root = root
    self.language = language
  }

  /// The tree of a scenario that was read without faults.
  init(_ loaded: LoadedScenario, _ scenario: Scenario) {
    language = scenario.language
    let spot = loaded.root.spot
    var root = NodeMap()
    func put(_ key: String, _ value: Node) {
      root.append(NodeMap.Entry(key: key, keySpot: spot, value: value))
    }
    for key in Concept.scenario.keys.map(\.name) {
      switch key {
      case "base": continue
      case "name": put(key, Self.scalar(scenario.name, spot))
      // The language that was asked for is that of the headings, and of whatever reads the result.
      case "language": put(key, Self.scalar(scenario.language.rawValue, spot))
      case "workers":
        let rows = Self.rows(loaded.workers, .worker, isDropped: { _ in false })
        if !rows.entries.isEmpty { put(key, Node(spot: spot, value: .map(rows))) }
      case "absences":
        let book = RowBook(
          loaded.workers, .worker, defaultsToNumber: false, ReadingContext(log: DiagnosticLog()))
        let gone = book.removedIds
        let who = Concept.absence.names.firstIndex(of: "worker")!
        let rows = Self.rows(loaded.absences, .absence) { row in
          guard case .scalar(let name, _)? = row.node(who)?.value else { return false }
          return gone.contains(normalized(Parse.trimmed(name)))
        }
        if !rows.entries.isEmpty { put(key, Node(spot: spot, value: .map(rows))) }
      case "roster":
        let rows = Self.roster(scenario, spot)
        if !rows.entries.isEmpty { put(key, Node(spot: spot, value: .map(rows))) }
      default:
        if let entry = loaded.root.map?.entry(key) { root.append(entry) }
      }
    }
    for entry in loaded.root.map?.entries ?? [] where Concept.isFree(entry.key) { root.append(entry) }
    self.root = root
  }

  private static func scalar(_ text: String, _ spot: SourcePosition) -> Node {
    Node(spot: spot, value: .scalar(text, isQuoted: true))
  }

  /// Rows of people or absences as a map from ids to fields.
  static func rows(
    _ sources: [RowSource], _ concept: Concept, isDropped: (RowBook.Row) -> Bool
  ) -> NodeMap {
    let book = RowBook(
      sources, concept, defaultsToNumber: concept.name == Concept.absence.name,
      ReadingContext(log: DiagnosticLog()))
    let others = book.otherColumns
    var result = NodeMap()
    for position in 0..<book.count {
      let row = book[position]
      if isDropped(row) { continue }
      var fields = NodeMap()
      for (key, name) in concept.names.enumerated() where name != "id" {
        if let node = row.node(key) {
          fields.append(NodeMap.Entry(key: name, keySpot: row.spot, value: node))
        }
      }
      for (name, text) in row.others(others) where fields[name] == nil {
        fields.append(NodeMap.Entry(key: name, keySpot: row.spot, value: scalar(text, row.spot)))
      }
      result.append(
        NodeMap.Entry(key: row.id, keySpot: row.spot, value: Node(spot: row.spot, value: .map(fields))))
    }
    return result
  }

  /// Roster cells, workers first in the order of their rows, then crews.
  private static func roster(_ scenario: Scenario, _ spot: SourcePosition) -> NodeMap {
    var result = NodeMap()
    func add(_ name: String, _ cells: [RosterCell]) {
      var dates = NodeMap()
      for cell in cells {
        dates.append(
          NodeMap.Entry(key: "\(cell.date)", keySpot: spot, value: scalar(cell.code, spot)))
      }
      result.append(NodeMap.Entry(key: name, keySpot: spot, value: Node(spot: spot, value: .map(dates))))
    }
    for (worker, cells) in scenario.roster.workers.sorted(by: { $0.key < $1.key }) {
      add(scenario.workers[worker].id, cells)
    }
    for (crew, cells) in scenario.roster.crews.sorted(by: { $0.key < $1.key }) {
      add("\(scenario.employers[crew.employer].id)/\(crew.crew ?? "")", cells)
    }
    return result
  }
}

extension BookTree {
  /// The same without columns of the workers' table.
  package func without(columns: Set<String>) -> BookTree {
    guard let workers = root["workers"]?.map else { return self }
    var people = NodeMap()
    for worker in workers.entries {
      guard let fields = worker.value.map else {
        people.append(worker)
        continue
      }
      var kept = NodeMap()
      for field in fields.entries where !columns.contains(field.key) { kept.append(field) }
      people.append(
        NodeMap.Entry(
          key: worker.key, keySpot: worker.keySpot, value: Node(spot: worker.value.spot, value: .map(kept))))
    }
    var result = NodeMap()
    for entry in root.entries {
      guard entry.key == "workers" else {
        result.append(entry)
        continue
      }
      result.append(
        NodeMap.Entry(
          key: entry.key, keySpot: entry.keySpot, value: Node(spot: entry.value.spot, value: .map(people))))
    }
    return BookTree(root: result, language: language)
  }
}

extension ScenarioReader {
  /// A scenario and the tree of all that its files say; the tree is nil where there are faults.
  package func readTree(
    path: String, overlays: [String] = [], language: Language? = nil
  ) throws(MissingFile) -> (reading: ScenarioReading, tree: BookTree?) {
    let reading = try read(path: path, overlays: overlays, language: language)
    guard let scenario = reading.scenario else { return (reading, nil) }
    var loader = ScenarioLoader(source: source, log: DiagnosticLog())
    guard let loaded = try loader.load(path, overlays: overlays) else { return (reading, nil) }
    return (reading, BookTree(loaded, scenario))
  }
}
