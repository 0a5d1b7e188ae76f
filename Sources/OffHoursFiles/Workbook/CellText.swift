internal import OffHours

/// How a cell writes what is more than one value: lists with `;`, maps as `key: value; key: value`, weekly hours as
/// `mon-fri 17:30-21:30; sat 08:00-12:00`, stretches as `2027-03-01..2027-03-05`, lists inside with `,`. Whatever has no
/// such form stands as YAML writes it on one line, in `[ ]` or `{ }`.
enum CellText {
  /// What a cell's text says; what cannot be read as YAML is logged at the cell.
  static func node(_ text: String, _ shape: Shape, at spot: SourcePosition, _ log: DiagnosticLog) -> Node {
    if case .text = shape { return Node(spot: spot, value: .scalar(unmarked(text), isQuoted: true)) }
    if text == "~" { return Node(spot: spot, value: .null) }
    if case .list(let element) = shape, element.isWord, text.utf8.first != 0x7B {
      return WordList(spot: spot, log: log, element: element).node(text)
    }
    if let first = text.utf8.first, [0x22, 0x5B, 0x7B].contains(first) {
      return flow(text, spot, log) ?? Node(spot: spot, value: .scalar(text, isQuoted: true))
    }
    return Grammar(spot: spot, log: log).node(text, shape, separator: ";")
  }

  /// A value as a cell writes it. Reading it back gives the same value.
  static func text(_ node: Node, _ shape: Shape, _ language: Language) -> String {
    if case .text = shape, case .scalar(let text, _) = node.value { return marked(text) }
    let node = listed(node, shape)
    if let text = CellWriter(language: language).text(node, shape, separator: "; ") {
      let log = DiagnosticLog()
      let back = self.node(text, shape, at: node.spot, log)
      if !log.hasErrors, isSame(back, node) { return text }
    }
    return flow(node)
  }

  /// A list as tables write one, in one text, as a list of its words.
  private static func listed(_ node: Node, _ shape: Shape) -> Node {
    guard case .list(let element) = shape, element.isWord, case .scalar(let text, _) = node.value,
      text.contains(";")
    else { return node }
    let words = Parse.list(text).map { Node(spot: node.spot, value: .scalar($0, isQuoted: true)) }
    return words.count > 1 ? Node(spot: node.spot, value: .list(words)) : node
  }

  /// Whether two nodes say the same, wherever they stand. A list of one and its element are the same.
  static func isSame(_ a: Node, _ b: Node) -> Bool {
    switch (a.value, b.value) {
    case (.null, .null): true
    case (.scalar(let a, _), .scalar(let b, _)):
      Parse.trimmed(a) == Parse.trimmed(b)
        || ["true", "false"].contains(a.lowercased()) && a.lowercased() == b.lowercased()
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
    case (.list(let list), .scalar): list.count == 1 && isSame(list[0], b)
    case (.scalar, .list(let list)): list.count == 1 && isSame(a, list[0])
    case (.map(let a), .map(let b)):
      a.entries.count == b.entries.count
        && zip(a.entries, b.entries).allSatisfy { $0.key == $1.key && isSame($0.value, $1.value) }
    default: false
    }
  }

  /// Text that is nothing but quotation marks has two more, so that two of them can stand for no text.
  private static func marked(_ text: String) -> String {
    text.allSatisfy { $0 == "\"" } ? "\"\"" + text : text
  }

  private static func unmarked(_ text: String) -> String {
    text.count >= 2 && text.allSatisfy { $0 == "\"" } ? String(text.dropFirst(2)) : text
  }

  // MARK: Flow

  /// A piece of YAML on one line, all of it at one place; nil where it is none.
  private static func flow(_ text: String, _ spot: SourcePosition, _ log: DiagnosticLog) -> Node? {
    if let node = flow(text, spot) { return node }
    log.error(
      spot,
      "found \(quoted(text)), of which quotation marks or brackets do not close; write the value without them, and ';' between several"
    )
    return nil
  }

  /// The same; nothing is logged where it is none.
  static func flow(_ text: String, _ spot: SourcePosition) -> Node? {
    let own = DiagnosticLog()
    let file = own.add(file: "")
    return YAMLReader.read(Array(text.utf8), file: file, log: own)?.placed(at: spot)
  }

  /// A node as YAML writes it on one line.
  static func flow(_ node: Node) -> String {
    switch node.value {
    case .null: return "~"
    case .scalar(let text, _): return quotedText(text)
    case .list(let nodes): return "[\(nodes.map(flow).joined(separator: ", "))]"
    case .map(let map):
      return "{\(map.entries.map { "\(quotedText($0.key)): \(flow($0.value))" }.joined(separator: ", "))}"
    }
  }

  /// A scalar that YAML reads as this text wherever it stands.
  static func quotedText(_ text: String) -> String {
    let isWord =
      text.utf8.first.map { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) } ?? false
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || [0x2D, 0x2E, 0x5F].contains($0)
      }
    if isWord, !["null", "Null", "NULL"].contains(text), !text.contains("..") { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Node {
  /// The same with every part at one place.
  fileprivate func placed(at spot: SourcePosition) -> Node {
    switch value {
    case .null, .scalar: return Node(spot: spot, value: value)
    case .list(let nodes): return Node(spot: spot, value: .list(nodes.map { $0.placed(at: spot) }))
    case .map(let map):
      var result = NodeMap()
      for entry in map.entries {
        result.append(
          NodeMap.Entry(key: entry.key, keySpot: spot, value: entry.value.placed(at: spot)))
      }
      return Node(spot: spot, value: .map(result))
    }
  }
}

/// Reads the text of a cell by the shape that it should have.
private struct Grammar {
  let spot: SourcePosition
  let log: DiagnosticLog

  func node(_ text: String, _ shape: Shape, separator: Character) -> Node {
    let inner: Character = ","
    switch shape {
    case .list(let element):
      var separators: Set<Character> = separator == ";" ? [";", "\n"] : [separator]
      // Two numbers as maps give them.
      if case .decimal = element { separators.insert(",") }
      return list(Pieces.split(text, at: separators).map { self.element($0, element) })
    case .map(_, let value): return map(text, separator) { self.node($0, value, separator: inner) }
    case .weeklyHours: return weekly(text)
    case .orOff(let shape): return node(text, shape, separator: separator)
    case .flag: return scalar(BookFlag.word(of: text) ?? text)
    case .window, .shiftHours: return scalar(text.replacing("–", with: "-"))
    case .object(let concept):
      if concept.isStretch, let stretch = stretch(text) { return stretch }
      guard names(text, concept) else { return scalar(text) }
      return map(text, separator) { value in
        // The key is not known here: its shape is that of the concept's key, looked up below.
        scalar(value)
      }
    case .either(let shapes): return either(text, shapes, separator)
    default: return scalar(text)
    }
  }

  private func either(_ text: String, _ shapes: [Shape], _ separator: Character) -> Node {
    for shape in shapes {
      if case .object(let concept) = shape {
        if concept.isStretch, let stretch = stretch(text) { return stretch }
        if names(text, concept) { return node(text, shape, separator: separator) }
      }
    }
    let isText = shapes.contains { if case .text = $0 { true } else { false } }
    let lists = shapes.compactMap { shape -> Shape? in
      if case .list(let element) = shape { element } else { nil }
    }
    guard let element = lists.first else {
      return shapes.first.map { node(text, $0, separator: separator) } ?? scalar(text)
    }
    // A text is kept as it is unless one of its pieces is more than text.
    let list = node(text, .list(element), separator: separator)
    guard case .list(let nodes) = list.value else { return list }
    if isText { return nodes.contains { $0.map != nil } ? list : scalar(text) }
    if nodes.count == 1, lists.count < shapes.count { return nodes[0] }
    return list
  }

  private func element(_ text: String, _ shape: Shape) -> Node {
    if let first = text.utf8.first, [0x22, 0x5B, 0x7B].contains(first) {
      return CellText.node(text, .list(shape), at: spot, log)
    }
    return node(text, shape, separator: ",")
  }

  private func scalar(_ text: String) -> Node { Node(spot: spot, value: .scalar(text, isQuoted: true)) }

  private func list(_ nodes: [Node]) -> Node { Node(spot: spot, value: .list(nodes)) }

  private func map(_ entries: [(String, Node)]) -> Node {
    var map = NodeMap()
    for (key, value) in entries {
      let key = normalized(key)
      if map[key] != nil {
        log.error(spot, "the key \(quoted(key)) stands twice; remove one")
      } else {
        map.append(NodeMap.Entry(key: key, keySpot: spot, value: value))
      }
    }
    return Node(spot: spot, value: .map(map))
  }

  /// `key: value; key: value`.
  private func map(_ text: String, _ separator: Character, _ value: (String) -> Node) -> Node {
    var entries: [(String, Node)] = []
    for piece in Pieces.split(text, at: separator == ";" ? [";", "\n"] : [separator]) {
      guard let (key, rest) = Pieces.pair(piece) else {
        log.error(
          spot, "found \(quoted(piece)); expected a name, ':' and a value, with ';' between several")
        continue
      }
      let first = rest.utf8.first ?? 0
      entries.append(
        (
          key,
          [0x22, 0x5B, 0x7B].contains(first)
            ? CellText.node(rest, .list(.text), at: spot, log) : rest == "~" ? null : value(rest)
        ))
    }
    return map(entries)
  }

  private var null: Node { Node(spot: spot, value: .null) }

  /// `from..to`.
  private func stretch(_ text: String) -> Node? {
    guard let dots = text.firstRange(of: "..") else { return nil }
    let from = Parse.trimmed(String(text[..<dots.lowerBound]))
    let to = Parse.trimmed(String(text[dots.upperBound...]))
    guard !from.isEmpty, !to.isEmpty else { return nil }
    return map([("from", scalar(from)), ("to", scalar(to))])
  }

  /// Whether the text begins with one of the concept's keys and a colon.
  private func names(_ text: String, _ concept: Concept) -> Bool {
    guard let (key, _) = Pieces.pair(text) else { return false }
    return concept.names.contains(key)
  }

  /// `mon-fri 17:30-21:30, 22:00-23:00; sat 08:00-12:00`; a day without hours is the whole day.
  private func weekly(_ text: String) -> Node {
    map(
      Pieces.split(text, at: [";", "\n"]).map { piece in
        let words = piece.replacing("–", with: "-").split { $0 == " " || $0 == "," || $0 == "\t" }.map(
          String.init)
        var key = words.first ?? ""
        if key.hasSuffix(":") { key.removeLast() }
        let hours = words.count > 1 ? words.dropFirst().map(scalar) : [scalar("00:00-24:00")]
        return (DayWord.key(key), list(Array(hours)))
      })
  }
}

/// Pieces of a cell's text.
enum Pieces {
  /// The text between separators outside quotation marks and brackets, trimmed, empty pieces left out. Both count only
  /// where a piece begins.
  static func split(_ text: String, at separators: Set<Character>) -> [String] {
    var pieces: [String] = [], piece = "", depth = 0
    var isQuoted = false, isEscaped = false
    for character in text {
      if isQuoted {
        piece.append(character)
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted = false
        }
        continue
      }
      let begins = depth > 0 || piece.allSatisfy(\.isWhitespace) || piece.last == ":" || piece.hasSuffix(": ")
      if depth == 0, separators.contains(character) {
        pieces.append(piece)
        piece = ""
        continue
      }
      if character == "\"", begins { isQuoted = true }
      if character == "[" || character == "{", begins { depth += 1 }
      if character == "]" || character == "}", depth > 0 { depth -= 1 }
      piece.append(character)
    }
    pieces.append(piece)
    return pieces.map(Parse.trimmed).filter { !$0.isEmpty }
  }

  /// The name before the first colon, and what follows it; nil where there is none.
  static func pair(_ piece: String) -> (key: String, value: String)? {
    var key = piece[...], rest = piece[...]
    if piece.first == "\"" {
      var isEscaped = false
      guard
        let end = piece.indices.dropFirst().first(where: { position in
          if isEscaped {
            isEscaped = false
            return false
          }
          if piece[position] == "\\" { isEscaped = true }
          return piece[position] == "\""
        })
      else { return nil }
      key = piece[...end]
      rest = piece[piece.index(after: end)...]
      guard let colon = rest.firstIndex(of: ":") else { return nil }
      rest = rest[rest.index(after: colon)...]
      let log = DiagnosticLog()
      let file = log.add(file: "")
      guard case .scalar(let text, _)? = YAMLReader.read(Array(key.utf8), file: file, log: log)?.value else {
        return nil
      }
      return (text, Parse.trimmed(String(rest)))
    }
    guard let colon = piece.firstIndex(of: ":") else { return nil }
    key = piece[..<colon]
    rest = piece[piece.index(after: colon)...]
    let name = Parse.trimmed(String(key))
    return name.isEmpty ? nil : (name, Parse.trimmed(String(rest)))
  }
}

/// Writes values as cells do; nil where there is no such form.
private struct CellWriter {
  let language: Language

  func text(_ node: Node, _ shape: Shape, separator: String) -> String? {
    switch (node.value, shape) {
    case (.null, _): return "~"
    case (.scalar(let text, _), .flag):
      return BookFlag(rawValue: text.lowercased())?.word(language) ?? text
    case (.scalar(let text, _), .orOff(let shape)):
      return self.text(
        Node(spot: node.spot, value: .scalar(text, isQuoted: true)), shape, separator: separator)
    case (.scalar(let text, _), _): return text
    case (.list(let nodes), .list(let element)):
      guard !nodes.isEmpty else { return nil }
      return joined(nodes.map { self.text($0, element, separator: ", ") }, separator)
    case (.list, .either(let shapes)), (.map, .either(let shapes)):
      for shape in shapes {
        switch (node.value, shape) {
        case (.list, .list), (.map, .object), (.map, .map):
          return text(node, shape, separator: separator)
        default: continue
        }
      }
      return nil
    case (.map(let map), .weeklyHours):
      guard !map.entries.isEmpty else { return nil }
      return joined(
        map.entries.map { entry in
          let windows: [Node] = if case .list(let nodes) = entry.value.value { nodes } else { [entry.value] }
          guard !windows.isEmpty, let hours = joined(windows.map { text($0, .window, separator: ", ") }, ", ")
          else { return nil }
          return "\(entry.key) \(hours)"
        }, separator)
    case (.map(let map), .map(_, let value)):
      guard !map.entries.isEmpty else { return nil }
      return joined(
        map.entries.map { entry in
          text(entry.value, value, separator: ", ").map { "\(key(entry.key)): \($0)" }
        }, separator)
    case (.map(let map), .object(let concept)):
      guard !map.entries.isEmpty else { return nil }
      if concept.isStretch, map.entries.map(\.key) == ["from", "to"],
        let from = text(map.entries[0].value, .date, separator: ""),
        let to = text(map.entries[1].value, .date, separator: "")
      {
        return "\(from)..\(to)"
      }
      return joined(
        map.entries.map { entry in
          text(entry.value, .integer(0...1), separator: ", ").map { "\(key(entry.key)): \($0)" }
        }, separator)
    default: return nil
    }
  }

  private func joined(_ parts: [String?], _ separator: String) -> String? {
    parts.contains(nil) ? nil : parts.compactMap(\.self).joined(separator: separator)
  }

  private func key(_ key: String) -> String {
    key.contains(where: { ":;,\"[{".contains($0) }) ? CellText.quotedText(key) : key
  }
}
