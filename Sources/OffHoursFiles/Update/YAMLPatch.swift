private import CYaml
internal import OffHours

/// A YAML document that is changed value by value; comments, order and everything that is not touched stay as they are.
struct YAMLPatch {
  /// A value with the characters that it takes.
  private final class Piece {
    var start: Int
    var end: Int
    var isFlow = true
    var isScalar = false
    var isNull = false
    var isAlias = false
    /// Column of the keys of a block map, counted from 0.
    var column = 0
    /// Keys with their place, and their values.
    var entries: [(key: String, start: Int, end: Int, value: Piece)] = []
    var items: [Piece] = []

    init(_ start: Int, _ end: Int) { (self.start, self.end) = (start, end) }
  }

  private var text: [UnicodeScalar]
  /// How lines end, and whether a byte-order mark stands in front.
  private let lineEnd: String
  private let hasMark: Bool

  /// A document that reads well.
  init(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { bytes = bytes.dropFirst(3) }
    text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    lineEnd = text.contains("\r") ? "\r\n" : "\n"
  }

  /// The document.
  var bytes: [UInt8] { (hasMark ? [0xEF, 0xBB, 0xBF] : []) + content }

  private var content: [UInt8] {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return Array(String(view).utf8)
  }

  /// Puts a value at a path, or takes it away; false where the document cannot be changed so.
  mutating func set(_ path: [String], _ value: Node?) -> Bool {
    guard let root = parsed() else { return false }
    var piece = root
    for (depth, key) in path.enumerated() {
      if piece.isAlias { return false }
      guard let entry = piece.entries.first(where: { $0.key == key }) else {
        guard let value else { return true }
        return insert(path[depth...], value, into: piece, depth: depth)
      }
      if depth == path.count - 1 {
        if let value { replace(entry, value) } else { remove(entry, from: piece) }
        return true
      }
      if entry.value.isNull || entry.value.isScalar {
        guard let value else { return true }
        // A word, or nothing, becomes a map.
        replace(entry, Self.nested(path[(depth + 1)...], value))
        return true
      }
      piece = entry.value
    }
    return false
  }

  // MARK: - Changes

  private static func nested(_ path: some Collection<String>, _ value: Node) -> Node {
    guard let key = path.first else { return value }
    return TreeText.map([(key, nested(path.dropFirst(), value))])
  }

  private mutating func replace(_ entry: (key: String, start: Int, end: Int, value: Piece), _ value: Node) {
    let source = " " + CellText.flow(value)
    let isEmpty = entry.value.isNull && entry.value.start == entry.value.end
    let colon = text[entry.end...].firstIndex(of: ":") ?? entry.end
    let end = isEmpty ? colon + 1 : Self.last(of: entry.value)
    text.replaceSubrange(colon + 1..<max(colon + 1, end), with: source.unicodeScalars)
  }

  private mutating func remove(
    _ entry: (key: String, start: Int, end: Int, value: Piece), from piece: Piece
  ) {
    let end = max(entry.end, Self.last(of: entry.value))
    if piece.isFlow {
      var to = end
      while to < piece.end - 1, text[to] != "," { to += 1 }
      var from = entry.start
      if to < piece.end - 1 {
        to += 1
        while to < piece.end - 1, text[to] == " " { to += 1 }
      } else {
        while from > piece.start + 1, text[from - 1] == " " { from -= 1 }
        if from > piece.start + 1, text[from - 1] == "," { from -= 1 }
      }
      text.removeSubrange(from..<to)
      return
    }
    text.removeSubrange(lineStart(entry.start)..<nextLine(end))
  }

  private mutating func insert(
    _ path: ArraySlice<String>, _ value: Node, into piece: Piece, depth: Int
  ) -> Bool {
    guard !piece.isScalar, piece.items.isEmpty else { return false }
    let key = path.first!
    let node = Self.nested(path.dropFirst(), value)
    if piece.isFlow, depth > 0 {
      let at = piece.end - 1
      guard at > piece.start, text[at] == "}" else { return false }
      let separator = piece.entries.isEmpty ? "" : ", "
      var place = at
      while place > piece.start + 1, text[place - 1] == " " || text[place - 1] == "\n" { place -= 1 }
      let source = "\(separator)\(CellText.quotedText(key)): \(CellText.flow(node))"
      text.insert(contentsOf: source.unicodeScalars, at: place)
      return true
    }
    // Below the last entry of a block.
    let indent = String(repeating: " ", count: piece.entries.isEmpty ? 0 : piece.column)
    let end = piece.entries.last.map { max($0.end, Self.last(of: $0.value)) } ?? text.count
    let at = nextLine(end)
    var source = depth == 0 ? lineEnd : ""
    for line in YAMLText.text(key, node, depth: 0).split(separator: "\n", omittingEmptySubsequences: true) {
      source += indent + line + lineEnd
    }
    if at > 0, at == text.count, text[at - 1] != "\n" { source = lineEnd + source }
    text.insert(contentsOf: source.unicodeScalars, at: at)
    return true
  }

  private func lineStart(_ at: Int) -> Int {
    var at = at
    while at > 0, text[at - 1] != "\n" { at -= 1 }
    return at
  }

  private func nextLine(_ at: Int) -> Int {
    // The end of a block may lie at the beginning of the next line already.
    if at > 0, at <= text.count, text[at - 1] == "\n" { return at }
    var at = at
    while at < text.count, text[at] != "\n" { at += 1 }
    return min(text.count, at + 1)
  }

  /// The end of a value without what follows it.
  private static func last(of piece: Piece) -> Int {
    if piece.isFlow || piece.isScalar || piece.isAlias { return piece.end }
    let inner = piece.entries.map { max($0.end, last(of: $0.value)) } + piece.items.map { last(of: $0) }
    return inner.max() ?? piece.end
  }

  // MARK: - Reading

  private func parsed() -> Piece? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    let content = content
    return content.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      return Self.compose(&parser)
    }
  }

  private static func compose(_ parser: inout yaml_parser_t) -> Piece? {
    var stack: [(piece: Piece, isMap: Bool, key: (text: String, start: Int, end: Int)?)] = []
    var root: Piece?
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
      defer { yaml_event_delete(&event) }
      let start = Int(event.start_mark.index), end = Int(event.end_mark.index)
      var finished: (piece: Piece, text: String)?
      switch event.type {
      case YAML_STREAM_END_EVENT:
        // An empty document is a map without keys.
        return root ?? Piece(0, 0)
      case YAML_ALIAS_EVENT:
        let piece = Piece(start, end)
        piece.isAlias = true
        finished = (piece, "")
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let written = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        let piece = Piece(start, end)
        piece.isScalar = true
        piece.isNull =
          scalar.style == YAML_PLAIN_SCALAR_STYLE && ["", "~", "null", "Null", "NULL"].contains(written)
        finished = (piece, written)
      case YAML_MAPPING_START_EVENT:
        let piece = Piece(start, end)
        piece.isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
        piece.column = Int(event.start_mark.column)
        stack.append((piece, true, nil))
      case YAML_SEQUENCE_START_EVENT:
        let piece = Piece(start, end)
        piece.isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        stack.append((piece, false, nil))
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
        let frame = stack.removeLast()
        frame.piece.end = end
        finished = (frame.piece, "")
      default: break
      }
      guard stack.count <= YAMLReader.deepest else { return nil }
      guard let (piece, text) = finished else { continue }
      guard let top = stack.indices.last else {
        root = piece
        continue
      }
      if !stack[top].isMap {
        stack[top].piece.items.append(piece)
      } else if let key = stack[top].key {
        stack[top].key = nil
        stack[top].piece.entries.append((key.text, key.start, key.end, piece))
      } else {
        stack[top].key = (normalized(text), start, piece.end)
      }
    }
  }
}
