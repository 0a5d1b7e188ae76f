internal import OffHours

/// `.papers.json`: which papers a folder holds, and of which timetable. What is on it was written by us, and has not been
/// touched since as long as its hash is the same.
package struct PaperList: Sendable {
  /// The file's name.
  package static let fileName = ".papers.json"

  /// A paper: path inside the folder, and SHA-256 of its content.
  package struct Entry: Hashable, Sendable {
    /// Path and hash.
    package var name, sha256: String
  }

  /// Stamp and state of the timetable, and its revision.
  package var stamp: String, state: String, revision: Int
  /// The papers, by name.
  package var entries: [Entry] = []

  /// A list without papers.
  package init(stamp: String, state: String, revision: Int) {
    self.stamp = stamp
    self.state = state
    self.revision = revision
  }

  /// Reads a list; nil where the bytes are none.
  package init?(_ bytes: [UInt8]) {
    let log = DiagnosticLog()
    guard let root = JSONReader.read(bytes, file: log.add(file: Self.fileName), log: log) else { return nil }
    let fields = JSONFields(root, "list of papers", log)
    guard let stamp = fields.string("stamp", required: true) else { return nil }
    self.init(
      stamp: stamp, state: fields.string("state") ?? "", revision: fields.integer("revision") ?? 0)
    entries = fields.objects("files", "paper").compactMap { entry in
      guard let name = entry.string("name"), let hash = entry.string("sha256") else { return nil }
      return Entry(name: name, sha256: hash)
    }
    if log.hasErrors { return nil }
  }

  /// Adds papers, in place of those of the same names.
  package mutating func add(_ files: [(name: String, bytes: [UInt8])]) {
    let names = Set(files.map(\.name))
    entries.removeAll { names.contains($0.name) }
    entries += files.map { Entry(name: $0.name, sha256: Self.hash($0.bytes)) }
    entries.sort { $0.name < $1.name }
  }

  /// The hash under which a paper is listed.
  package static func hash(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalized()
  }

  /// The file's text.
  package var text: String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.field("stamp", stamp)
      json.field("state", state)
      json.field("revision", revision)
      json.key("files")
      json.array(entries) { json, entry in
        json.object(inline: true) { json in
          json.field("name", entry.name)
          json.field("sha256", entry.sha256)
        }
      }
    }
    return json.text + "\n"
  }
}
