private import CYaml
internal import Foundation

/// Reads one YAML document into located nodes.
///
/// It takes the events of libyaml, which the package Yams carries, one by one: so every key and value keeps its line and
/// column, two equal keys are a fault at the second instead of an end, and neither nesting nor aliases that unfold
/// without end can exhaust the machine.
struct YAMLReader {
  /// How deep maps and lists may nest.
  static let deepest = 100
  /// How many nodes aliases may add.
  static let mostAliasedNodes = 100_000

  private let bytes: [UInt8]
  private let file: Int32
  private let log: DiagnosticLog

  /// The document in `bytes`; nil where it cannot be read, which is logged.
  static func read(_ bytes: [UInt8], file: Int32, log: DiagnosticLog) -> Node? {
    let start: Int
    do {
      start = try TextEncoding.start(of: bytes)
    } catch {
      log.error(SourcePosition(file: file, line: error.line, column: error.column), error.message)
      return nil
    }
    return YAMLReader(bytes: start == 0 ? bytes : Array(bytes[start...]), file: file, log: log).document()
  }

  private struct Failure: Error {
    var spot: SourcePosition
    var message: String
  }

  /// A map or list that is being filled.
  private struct Frame {
    var spot: SourcePosition
    var anchor: String?
    var map: NodeMap?
    var list: [Node] = []
    /// The key that waits for its value.
    var key: (text: String, spot: SourcePosition, isRepeated: Bool)?
    var nodes = 1
  }

  private func document() -> Node? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      do {
        return try compose(&parser)
      } catch let failure as Failure {
        log.error(failure.spot, failure.message)
      } catch {
        log.error(SourcePosition(file: file, line: 1, column: 1), "\(error)")
      }
      return nil
    }
  }

  private func compose(_ parser: inout yaml_parser_t) throws -> Node {
    var stack: [Frame] = []
    var anchors: [String: (node: Node, nodes: Int)] = [:]
    var aliased = 0
    var root: Node?
    var documents = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { throw failure(of: parser) }
      defer { yaml_event_delete(&event) }
      let spot = spot(event.start_mark)
      var finished: (node: Node, anchor: String?, nodes: Int)?
      switch event.type {
      case YAML_STREAM_END_EVENT:
        return root ?? Node(spot: SourcePosition(file: file, line: 1, column: 1), value: .null)
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          throw Failure(spot: spot, message: "a second document begins here; expected one document in a file")
        }
      case YAML_ALIAS_EVENT:
        let name = text(event.data.alias.anchor)
        guard let (node, nodes) = anchors[name] else {
          throw Failure(
            spot: spot,
            message:
              "no anchor &\(name) stands before this alias\(log.didYouMean(name, anchors.keys.sorted()))")
        }
        aliased += nodes
        if aliased > Self.mostAliasedNodes {
          throw Failure(
            spot: spot,
            message:
              "the aliases unfold to more than \(Self.mostAliasedNodes) nodes; write the parts out, or in a table"
          )
        }
        finished = (node, nil, nodes)
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let written = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
        let isNull = isPlain && ["", "~", "null", "Null", "NULL"].contains(written)
        finished = (
          Node(spot: spot, value: isNull ? .null : .scalar(written, isQuoted: !isPlain)),
          scalar.anchor.map(text), 1
        )
      case YAML_SEQUENCE_START_EVENT:
        stack.append(Frame(spot: spot, anchor: event.data.sequence_start.anchor.map(text)))
      case YAML_MAPPING_START_EVENT:
        stack.append(Frame(spot: spot, anchor: event.data.mapping_start.anchor.map(text), map: NodeMap()))
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        let frame = stack.removeLast()
        finished = (
          Node(spot: frame.spot, value: frame.map.map { .map($0) } ?? .list(frame.list)), frame.anchor,
          frame.nodes
        )
      default: break
      }
      if stack.count > Self.deepest {
        throw Failure(spot: spot, message: "maps and lists nest deeper than \(Self.deepest) levels")
      }
      guard let (node, anchor, nodes) = finished else { continue }
      if let anchor { anchors[anchor] = (node, nodes) }
      guard var frame = stack.popLast() else {
        root = node
        continue
      }
      frame.nodes += nodes
      if frame.map == nil {
        frame.list.append(node)
      } else if let key = frame.key {
        frame.key = nil
        if !key.isRepeated {
          frame.map!.append(NodeMap.Entry(key: key.text, keySpot: key.spot, value: node))
        }
      } else {
        frame.key = key(node, at: spot, in: frame.map!)
      }
      stack.append(frame)
    }
  }

  /// The key that a node stands for: its text, normalised. A key that was there before is logged and left out.
  private func key(_ node: Node, at spot: SourcePosition, in map: NodeMap) -> (String, SourcePosition, Bool) {
    let text: String
    switch node.value {
    case .scalar(let written, _): text = normalized(written)
    case .null: text = "~"
    case .list, .map:
      log.error(node.spot, "a key that is \(node.kind); expected a word")
      return ("", spot, true)
    }
    if text == "<<" {
      log.error(spot, "merge keys (<<) are not part of YAML 1.2; write the keys out")
      return (text, spot, true)
    }
    if let first = map.entry(text) {
      log.error(
        spot,
        "the key \(quoted(text)) stands twice; it stands on line \(first.keySpot.line) already: remove one")
      return (text, spot, true)
    }
    return (text, spot, false)
  }

  private func spot(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }

  private func failure(of parser: yaml_parser_t) -> Failure {
    let problem = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
    if parser.error == YAML_READER_ERROR {
      let (line, column) = TextEncoding.position(of: Int(parser.problem_offset), in: bytes, from: 0)
      return Failure(
        spot: SourcePosition(file: file, line: line, column: column),
        message: "\(problem); expected text in UTF-8")
    }
    if problem.hasPrefix("Maximum nesting level") {
      return Failure(
        spot: spot(parser.problem_mark), message: "maps and lists nest deeper than \(Self.deepest) levels")
    }
    var message = "the YAML cannot be read: \(problem)"
    if let context = parser.context.map({ String(cString: $0) }) {
      message += " (\(context), line \(parser.context_mark.line + 1))"
    }
    if problem.contains("tab") || problem.contains("cannot start any token") {
      message += "; YAML indents with spaces, and text that begins with a sign stands in quotes"
    }
    return Failure(spot: spot(parser.problem_mark), message: message)
  }
}

/// Text in Unicode's normal form C, in which ids and codes are compared and written.
func normalized(_ text: String) -> String {
  text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
}
