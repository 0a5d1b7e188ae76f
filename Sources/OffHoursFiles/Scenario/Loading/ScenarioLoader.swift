internal import OffHours

/// Why a scenario, an overlay or a timetable named on the way in cannot be opened (exit status 66).
public struct MissingFile: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as given.
  public var path: String
  /// What is wrong with it.
  public var reason: String
  /// Whether it is there, but larger than what is read: its content is at fault, not its name.
  public var isTooLarge: Bool

  /// A file that cannot be opened.
  public init(path: String, reason: String, isTooLarge: Bool = false) {
    self.path = path
    self.reason = reason
    self.isTooLarge = isTooLarge
  }

  /// What kept a file from being opened.
  init(path: String, _ fault: FileFault) {
    var isTooLarge = false
    if case .tooLarge = fault { isTooLarge = true }
    self.init(path: path, reason: fault.description, isTooLarge: isTooLarge)
  }

  /// `path: reason`.
  public var description: String { "\(path): \(reason)" }
}

/// One YAML file of a scenario: the base or an overlay.
struct ScenarioDocument {
  /// The file's path, and one spelling of it.
  var path, canonical: String
  /// Position of the file in the log.
  var file: Int32
  /// What it says.
  var root: Node
  /// The tables of a workbook; nil where tables are files of their own.
  var book: BookScenario?
}

/// Everything that a scenario's files say, bottom layer first.
struct LoadedScenario {
  /// The YAML documents merged, without the tables' keys.
  var root: Node
  /// The name in the lowest document, empty where it has none.
  var baseName = ""
  /// Layers of rows.
  var workers: [RowSource] = []
  var absences: [RowSource] = []
  /// Layers of cells, each a list of tables or a map.
  var roster: [[RowSource]] = []
  /// SHA-256 over the bytes of all files in the order in which they are read.
  var sha256 = ""
}

/// Rows of one layer: a table, or a map from ids to fields.
enum RowSource {
  case table(CSVTable)
  case map(NodeMap, SourcePosition)
}

/// Opens a scenario's files: the base, its overlays, their tables.
struct ScenarioLoader {
  private let source: any FileSource
  private let log: DiagnosticLog
  private var hash = SHA256()
  private var tables: [String: CSVTable] = [:]

  init(source: any FileSource, log: DiagnosticLog) {
    self.source = source
    self.log = log
  }

  /// The merged documents; nil where one of them cannot be read, which is logged.
  mutating func load(_ path: String, overlays: [String]) throws(MissingFile) -> LoadedScenario? {
    let path = source.isFolder(path) ? Path.join(path, "scenario.yaml") : path
    guard var documents = try chain(path, hasBase: true) else { return nil }
    for overlay in overlays {
      let overlay = source.isFolder(overlay) ? Path.join(overlay, "scenario.yaml") : overlay
      guard let more = try chain(overlay, hasBase: false) else { continue }
      if let base = more.last?.root.map?["base"], case .scalar(let text, _) = base.value,
        let file = source.canonical(scenarioFile(Path.join(Path.folder(of: overlay), text))),
        !documents.contains(where: { $0.canonical == file })
      {
        log.warning(base.spot, Words.overlayOfAnother(quoted(text), documents[0].path))
      }
      if let root = more.last?.root, let map = root.map,
        ["offhours", "timezone", "horizon"].allSatisfy({ map[$0] != nil })
      {
        log.warning(map.entry("offhours")?.keySpot ?? root.spot, Words.overlayIsWhole(documents[0].path))
      }
      if let root = more.last?.root, root.map?.entries.isEmpty ?? true {
        log.warning(root.spot, Words.overlayIsEmpty)
      }
      documents += more
    }
    guard !log.hasErrors else { return nil }
    return assemble(documents)
  }

  private func scenarioFile(_ path: String) -> String {
    source.isFolder(path) ? Path.join(path, "scenario.yaml") : path
  }

  /// A document and, below it, the documents that `base` names.
  private mutating func chain(_ path: String, hasBase: Bool) throws(MissingFile) -> [ScenarioDocument]? {
    var result: [ScenarioDocument] = []
    var path = path
    var namedAt: SourcePosition?
    while true {
      let bytes: [UInt8]
      do {
        bytes = try source.bytes(of: path)
      } catch {
        if let namedAt {
          log.error(namedAt, "the base \(path) \(error.description)")
          return nil
        }
        switch error {
        case .tooLarge:
          log.error(
            SourcePosition(file: log.add(file: Path.normalized(path)), line: 1, column: 1),
            "the file \(error.description)")
          return nil
        default: throw MissingFile(path: path, reason: error.description)
        }
      }
      let canonical = source.canonical(path) ?? path
      if let namedAt, result.contains(where: { $0.canonical == canonical }) {
        log.error(
          namedAt, "the base \(path) is built on this file itself; expected a scenario without a way back")
        return nil
      }
      let file = log.add(file: Path.normalized(path))
      if let kind = OtherSheets.kind(path, bytes) {
        log.error(SourcePosition(file: file, line: 1, column: 1), OtherSheets.fault(kind))
        return nil
      }
      let book: BookScenario?
      if bytes.starts(with: [0x50, 0x4B]) {
        book = BookReader.read(bytes, path: Path.normalized(path), file: file, log: log)
        guard book != nil else { return nil }
      } else {
        book = nil
      }
      guard let root = book?.root ?? YAMLReader.read(bytes, file: file, log: log) else { return nil }
      guard root.map != nil || root.isNull else {
        log.error(root.spot, "found \(root.kind); expected a map with the keys of a scenario")
        return nil
      }
      result.append(ScenarioDocument(path: path, canonical: canonical, file: file, root: root, book: book))
      pending.append(book?.content ?? bytes)
      guard hasBase, let base = root.map?["base"], !base.isNull else { break }
      guard case .scalar(let text, _) = base.value, !text.isEmpty else {
        log.error(base.spot, "found \(base.kind); expected the path of the scenario below this overlay")
        return nil
      }
      path = scenarioFile(Path.join(Path.folder(of: path), text))
      namedAt = base.spot
    }
    for bytes in pending.reversed() { documentBytes.append(bytes) }
    pending = []
    return result.reversed()
  }

  /// Bytes of the documents of the chain at hand, top first, and of all documents, bottom first.
  private var pending: [[UInt8]] = []
  private var documentBytes: [[UInt8]] = []

  private mutating func assemble(_ documents: [ScenarioDocument]) -> LoadedScenario {
    var loaded = LoadedScenario(root: Node(spot: documents[0].root.spot, value: .map(NodeMap())))
    if case .scalar(let name, _)? = documents[0].root.map?["name"]?.value { loaded.baseName = name }
    for (position, document) in documents.enumerated() {
      hash.update(documentBytes[position])
      var rest = NodeMap()
      for var entry in (document.root.map ?? NodeMap()).entries {
        let removes = entry.value.isNull
        switch entry.key {
        case "workers":
          if removes { loaded.workers = [] }
          if loaded.workers.isEmpty, position > 0 { entry.value = entry.value.withoutNulls() }
          loaded.workers += rows(entry.value, "workers", in: document)
        case "absences":
          if removes { loaded.absences = [] }
          if loaded.absences.isEmpty, position > 0 { entry.value = entry.value.withoutNulls() }
          loaded.absences += rows(entry.value, "absences", in: document)
        case "roster":
          if removes { loaded.roster = [] }
          let sources = rosterSources(entry.value, in: document)
          if !sources.isEmpty { loaded.roster.append(sources) }
        case "ledger":
          if case .scalar(let path, _) = entry.value.value {
            guard let table = table(path, at: entry.value.spot, in: document) else { continue }
            entry.value = LedgerReader.map(table, at: entry.value.spot, log)
          }
          rest.append(entry)
        case "rules":
          entry.value = Self.presetAsMap(entry.value)
          rest.append(entry)
        default: rest.append(entry)
        }
      }
      if let book = document.book {
        loaded.workers += book.workers
        loaded.absences += book.absences
        if !book.roster.isEmpty { loaded.roster.append(book.roster) }
      }
      let root = Node(spot: document.root.spot, value: .map(rest))
      loaded.root = position == 0 ? root : loaded.root.merged(with: root)
    }
    loaded.sha256 = hash.finalized()
    return loaded
  }

  /// `rules: eu` is short for `rules: {preset: eu}`, before anything is merged.
  private static func presetAsMap(_ node: Node) -> Node {
    guard case .scalar = node.value else { return node }
    var map = NodeMap()
    map.append(NodeMap.Entry(key: "preset", keySpot: node.spot, value: node))
    return Node(spot: node.spot, value: .map(map))
  }

  /// A table's path, or a map.
  private mutating func rows(_ node: Node, _ key: String, in document: ScenarioDocument) -> [RowSource] {
    switch node.value {
    case .null: return []
    case .map(let map): return [.map(map, node.spot)]
    case .scalar(let path, _): return table(path, at: node.spot, in: document).map { [.table($0)] } ?? []
    case .list:
      log.error(node.spot, "found a list; expected one path such as \(key).csv, or a map from ids to fields")
      return []
    }
  }

  /// One or several tables' paths, or a map.
  private mutating func rosterSources(_ node: Node, in document: ScenarioDocument) -> [RowSource] {
    guard case .list(let nodes) = node.value else { return rows(node, "roster", in: document) }
    var result: [RowSource] = []
    for node in nodes {
      if case .scalar(let path, _) = node.value {
        if let table = table(path, at: node.spot, in: document) { result.append(.table(table)) }
      } else {
        log.error(node.spot, "found \(node.kind); expected the path of a table")
      }
    }
    return result
  }

  /// Reads a table that a document names.
  private mutating func table(_ path: String, at spot: SourcePosition, in document: ScenarioDocument)
    -> CSVTable?
  {
    let folder = Path.folder(of: document.path)
    let full = Path.join(folder, path)
    do throws(FileFault) {
      let inside = !path.hasPrefix("/") && !Path.normalized(path).split(separator: "/").contains("..")
      guard inside else { throw FileFault.outside }
      let bytes = try source.bytes(of: full)
      // A link may not lead out either.
      if let folder = source.canonical(folder), let file = source.canonical(full),
        !file.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
      {
        throw FileFault.outside
      }
      hash.update(bytes)
      return CSVReader.read(bytes, file: log.add(file: Path.normalized(full)), log: log)
    } catch {
      log.error(spot, "the table \(quoted(path)) \(error.description)")
      return nil
    }
  }
}
