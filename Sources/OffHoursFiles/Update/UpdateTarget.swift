package import OffHours

/// A scenario into which an import brings more: a folder or a workbook, with what earlier imports said.
package struct UpdateTarget: Sendable {
  /// Why it cannot be opened, or not be changed.
  package enum Fault: Error {
    /// What its files say is wrong.
    case badData([Diagnostic])
    /// A value that cannot be put where it belongs; the reason in words.
    case unchangeable(Phrase)
  }

  /// What the program remembers of earlier imports.
  struct Record: Sendable {
    /// What the sheets said.
    var tree: Node
    /// Whether people whom only a roster names were taken in.
    var isOpen: Bool
    /// The files as they were written, by name.
    var hashes: [String: String] = [:]
  }

  /// The file that holds what is below all overlays: a document, or a workbook.
  package let path: String
  /// Whether it is a workbook.
  package let isBook: Bool
  /// What it says.
  package let scenario: Scenario
  let tree: BookTree
  let record: Record?
  /// What an import has to know of it.
  package let known: KnownScenario
  let source: any FileSource & Sendable
  /// Its files and sheets, which places name.
  private let files: [DiagnosticLog.File]

  /// The name of the hidden file in which a folder remembers.
  package static let recordName = ".import.yaml"

  /// Opens the lowest document of what a path names.
  ///
  /// Throws `MissingFile` where a file cannot be opened, and `Fault` where the scenario has faults.
  package init(_ path: String, from source: any FileSource & Sendable = DiskFiles()) throws {
    self.source = source
    let lowest = try Self.lowest(path, source)
    self.path = lowest
    let result = try ScenarioReader(source).readTree(path: lowest)
    guard let scenario = result.reading.scenario, let tree = result.tree else {
      throw Fault.badData(result.reading.diagnostics)
    }
    self.scenario = scenario
    self.tree = tree
    files = result.reading.log
    let bytes = (try? source.bytes(of: lowest)) ?? []
    isBook = bytes.starts(with: [0x50, 0x4B])
    if isBook {
      record = (try? BookState(BookFile(bytes)))?.text("import").flatMap { Self.record(Array($0.utf8)) }
    } else {
      let file = Path.join(Path.folder(of: lowest), Self.recordName)
      record = (try? source.bytes(of: file)).flatMap(Self.record)
    }
    known = KnownScenario(scenario, path: lowest, isOpen: record?.isOpen ?? false)
  }

  /// A place in the scenario as faults name it, `class/workers.csv:4` or `class.xlsx:Workers!C4`; nil where the value lies in a
  /// table of rosters.
  func place(_ spot: SourcePosition) -> String? {
    guard files.indices.contains(Int(spot.file)), spot != tree.root.node.spot,
      spot.line > 1 || spot.column > 1
    else {
      return nil
    }
    let there = files[Int(spot.file)].diagnostic(spot, .warning, "")
    if let sheet = there.sheet, let cell = there.cell { return "\(there.file):\(sheet)!\(cell)" }
    return "\(there.file):\(there.line)"
  }

  /// The document below all overlays.
  private static func lowest(_ path: String, _ source: any FileSource) throws -> String {
    var path = path
    var seen: Set<String> = []
    while true {
      if source.isFolder(path) { path = Path.join(path, "scenario.yaml") }
      let bytes: [UInt8]
      do {
        bytes = try source.bytes(of: path)
      } catch {
        throw MissingFile(path: path, reason: error.description)
      }
      let log = DiagnosticLog()
      guard !bytes.starts(with: [0x50, 0x4B]), seen.insert(path).inserted,
        let root = YAMLReader.read(bytes, file: log.add(file: path), log: log),
        case .scalar(let base, _)? = root.map?["base"]?.value, !base.isEmpty
      else { return path }
      path = Path.join(Path.folder(of: path), base)
    }
  }

  static func record(_ bytes: [UInt8]) -> Record? {
    let log = DiagnosticLog()
    guard let root = YAMLReader.read(bytes, file: log.add(file: ""), log: log), !log.hasErrors,
      let tree = root.map?["said"]
    else { return nil }
    var record = Record(tree: tree.isNull ? TreeText.map([]) : tree, isOpen: false)
    if case .scalar(let open, _)? = root.map?["open"]?.value { record.isOpen = open == "true" }
    for entry in root.map?["files"]?.map?.entries ?? [] {
      record.hashes[entry.key] = TreeText.line(entry.value)
    }
    return record
  }

  /// A record as text.
  static func text(_ record: Node, isOpen: Bool, files: [(name: String, bytes: [UInt8])]) -> String {
    var text = "# What offhours import read, for the next import. Not to be edited.\n"
    text += "open: \(isOpen)\n"
    if !files.isEmpty {
      text += "files:\n"
      for file in files {
        var hash = SHA256()
        hash.update(file.bytes)
        text += "  \(CellText.quotedText(file.name)): \(hash.finalized())\n"
      }
    }
    return text + YAMLText.text("said", record, depth: 0)
  }

  /// The record of a first import: its files by name as they were written.
  package static func record(of outcome: ImportOutcome) -> String {
    var memory = MemoryFiles()
    for file in outcome.files { memory[file.name] = Array(file.text.utf8) }
    let tree = try? ScenarioReader(memory).readTree(path: "scenario.yaml").tree
    let said = TreeDraft(tree?.root.node ?? TreeText.map([]))
    return text(
      said.node, isOpen: outcome.said.isOpen, files: outcome.files.map { ($0.name, Array($0.text.utf8)) })
  }

  /// A first import as a workbook that remembers what the sheets said.
  ///
  /// Throws `BookWriter.Fault` where it cannot be one.
  package static func book(of outcome: ImportOutcome) throws -> [UInt8] {
    var memory = MemoryFiles()
    for file in outcome.files { memory[file.name] = Array(file.text.utf8) }
    guard let tree = try ScenarioReader(memory).readTree(path: "scenario.yaml").tree else {
      throw BookWriter.Fault(description: "the scenario cannot be read back")
    }
    let bytes = try BookWriter.bytes(tree)
    do {
      let book = try BookFile(bytes)
      var package = try BookPackage(book)
      var state = try BookState(book)
      state.set("import", text(TreeDraft(tree.root.node).node, isOpen: outcome.said.isOpen, files: []))
      try state.put(into: &package)
      return try package.finished()
    } catch {
      throw BookWriter.Fault(description: error.message(tree.language))
    }
  }

  /// Names of files in a folder that an import would write and that are not as the last one wrote them.
  package static func edited(_ names: [String], in folder: String, from source: any FileSource = DiskFiles())
    -> [String]
  {
    let record = (try? source.bytes(of: Path.join(folder, recordName))).flatMap(record)
    return names.filter { name in
      guard let bytes = try? source.bytes(of: Path.join(folder, name)) else { return false }
      var hash = SHA256()
      hash.update(bytes)
      return record?.hashes[name] != hash.finalized()
    }
  }

  /// Brings what was read into the scenario.
  ///
  /// Throws `Fault` where what was read makes no scenario, which is told as an import's fault otherwise.
  package func update(_ outcome: ImportOutcome, _ request: ScenarioUpdate.Request) throws -> ScenarioUpdate {
    var memory = MemoryFiles()
    for file in outcome.files { memory[file.name] = Array(file.text.utf8) }
    let result = try ScenarioReader(memory).readTree(path: "scenario.yaml")
    guard let scenario = result.reading.scenario, let tree = result.tree else {
      throw Fault.badData(result.reading.diagnostics)
    }
    return ScenarioUpdate(self, outcome, (tree.root.node, scenario), request)
  }

  /// The files as they are to be, beside one another in the scenario's folder; of a workbook the one file. Only those that change.
  ///
  /// Throws `Fault` where a value cannot be put into the files, or where what they would say is no scenario.
  package func files(_ update: ScenarioUpdate) throws -> [(path: String, bytes: [UInt8])] {
    let files: [(path: String, bytes: [UInt8])]
    if isBook {
      let bytes = try source.bytes(of: path)
      do {
        files = [(path, try BookUpdate(self, update).bytes(bytes))]
      } catch {
        throw Fault.unchangeable(error.message)
      }
    } else {
      files = try FolderUpdate(self, update).files()
    }
    try check(files, update)
    return files
  }

  /// Reads what would be written: it has to say what was meant.
  private func check(_ files: [(path: String, bytes: [UInt8])], _ update: ScenarioUpdate) throws {
    let patched = PatchedFiles(below: source, files: files)
    let result = try ScenarioReader(patched).readTree(path: path)
    guard let tree = result.tree else { throw Fault.badData(result.reading.diagnostics) }
    let now = tree.root.node
    for change in update.changes {
      let there = now.at(change.path)
      if TreeText.isSame(there, change.new) { continue }
      // Absences without ids are called after their rows, which move up.
      if change.new == nil, change.path.count == 2, change.path[0] == "absences",
        decimal(change.path[1].utf8) != nil
      {
        continue
      }
      // A thing may lie there in more words, as tables have all columns.
      if let new = change.new, let map = new.map,
        map.entries.allSatisfy({ TreeText.isSame(there?.map?[$0.key], $0.value) })
      {
        continue
      }
      throw Fault.unchangeable(
        UpdateWords.cannotPut(change.path.joined(separator: ": "), change.after ?? "~"))
    }
  }
}

/// Files of which some are to be written.
struct PatchedFiles: FileSource, Sendable {
  let below: any FileSource & Sendable
  let files: [(path: String, bytes: [UInt8])]

  func bytes(of path: String) throws(FileFault) -> [UInt8] {
    let wanted = Path.normalized(path)
    if let file = files.first(where: { Path.normalized($0.path) == wanted }) { return file.bytes }
    return try below.bytes(of: path)
  }

  func isFolder(_ path: String) -> Bool { below.isFolder(path) }

  func canonical(_ path: String) -> String? {
    if let there = below.canonical(path) { return there }
    let wanted = Path.normalized(path)
    guard files.contains(where: { Path.normalized($0.path) == wanted }) else { return nil }
    return below.canonical(Path.folder(of: path)).map { "\($0)/\(Path.name(of: path))" }
  }
}
