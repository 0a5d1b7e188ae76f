public import OffHours

/// What reading a letterhead gave.
public struct LetterheadReading: Sendable {
  /// The letterhead; nil where there are errors.
  public var letterhead: Letterhead?
  /// Every fault, by line and column.
  public var diagnostics: [Diagnostic]
}

/// Reads a letterhead: a YAML file with lists of lines under `left`, `right`, `title`, `footer` and `signatures`.
///
/// What is not given stays as it is without a letterhead.
public struct LetterheadReader {
  private let source: any FileSource

  /// A reader of the machine's files.
  public init() { source = DiskFiles() }

  /// A reader of other files.
  package init(_ source: any FileSource) { self.source = source }

  private static let keys = ["left", "right", "title", "footer", "signatures"]

  /// Reads the letterhead at `path`.
  ///
  /// Throws `MissingFile` where it cannot be opened; every other fault is a diagnostic.
  public func read(path: String) throws(MissingFile) -> LetterheadReading {
    let log = DiagnosticLog()
    let file = log.add(file: path)
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try source.bytes(of: path)
    } catch {
      guard case .tooLarge = error else { throw MissingFile(path: path, reason: error.description) }
      log.error(SourcePosition(file: file, line: 1, column: 1), "the file \(error.description)")
      return LetterheadReading(letterhead: nil, diagnostics: log.diagnostics())
    }
    var letterhead = Letterhead()
    if let root = YAMLReader.read(bytes, file: file, log: log) { fill(&letterhead, from: root, log) }
    return LetterheadReading(letterhead: log.hasErrors ? nil : letterhead, diagnostics: log.diagnostics())
  }

  private func fill(_ letterhead: inout Letterhead, from root: Node, _ log: DiagnosticLog) {
    guard let map = root.map else {
      if !root.isNull {
        log.error(root.spot, "found \(root.kind); expected a map with the lines of a letterhead")
      }
      return
    }
    for entry in map.entries where entry.key != "note" && !entry.key.hasPrefix("x-") {
      switch entry.key {
      case "left": letterhead.left = lines(entry.value, log)
      case "right": letterhead.right = lines(entry.value, log)
      case "title": letterhead.title = lines(entry.value, log)
      case "footer": letterhead.footer = lines(entry.value, log)
      case "signatures": letterhead.signatures = lines(entry.value, log)
      default:
        log.error(
          entry.keySpot,
          "unknown key \(quoted(entry.key))\(log.expectation(entry.key, among: Self.keys, kind: "key"))")
      }
    }
  }

  private func lines(_ node: Node, _ log: DiagnosticLog) -> [String] {
    switch node.value {
    case .null: return []
    case .scalar(let text, _):
      for field in Letterhead.unknownFields(in: text) {
        let names = Letterhead.Field.allCases.map(\.rawValue)
        log.error(node.spot, "unknown field {\(field)}\(log.expectation(field, among: names, kind: "field"))")
      }
      return [text]
    case .list(let nodes):
      return nodes.flatMap { node in
        if case .list = node.value { log.error(node.spot, "found a list; expected a line of text") }
        return lines(node, log)
      }
    case .map:
      log.error(node.spot, "found a map; expected lines of text; text with braces stands in quotes")
      return []
    }
  }
}
