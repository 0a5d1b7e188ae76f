internal import OffHours

extension Shape {
  /// Whether it is one word of a list, in which no sign between words can stand.
  var isWord: Bool {
    switch self {
    case .reference, .word: true
    default: false
    }
  }
}

/// Reads a list of words as people write and amend one: with `;` between them, with quotation marks around the whole,
/// around some of it or around single words, or as YAML has it.
struct WordList {
  let spot: SourcePosition
  let log: DiagnosticLog
  let element: Shape

  /// What the text says; quotation marks without their other half are logged with what to write.
  func node(_ text: String) -> Node {
    var words: [Node] = []
    for piece in Pieces.split(straight(text), at: [";", "\n"]) {
      guard let found = read(piece) else {
        log.error(
          spot,
          "found \(quoted(text)), of which quotation marks or brackets do not close; write \(quoted(plain(text)))"
        )
        return scalar(text)
      }
      words += found
    }
    return Node(spot: spot, value: .list(words))
  }

  private func read(_ piece: String) -> [Node]? {
    let isMarked = piece.utf8.first.map { [0x22, 0x5B, 0x7B].contains($0) } ?? false
    if isMarked, let node = CellText.flow(piece, spot) {
      switch node.value {
      case .list(let nodes): return nodes
      case .scalar(let text, _) where text.contains(";"): return Parse.list(text).map(scalar)
      default: return [node]
      }
    }
    if let inner = Parse.unquoted(piece) { return Parse.list(inner).map(scalar) }
    return isMarked || isId && piece.contains("\"") ? nil : [scalar(piece)]
  }

  /// With the marks of any language as one, where no word can hold them.
  private func straight(_ text: String) -> String {
    guard isId, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(text.map { "“”„".contains($0) ? "\"" : $0 })
  }

  private func plain(_ text: String) -> String {
    let marks: Set<Character> = ["\"", "“", "”", "„", "[", "]", "{", "}"]
    let isBracketed = text.contains("[")
    return Pieces.split(
      String(text.filter { !marks.contains($0) }), at: isBracketed ? [";", ",", "\n"] : [";", "\n"]
    )
    .joined(separator: "; ")
  }

  private var isId: Bool { if case .reference = element { true } else { false } }

  private func scalar(_ text: String) -> Node { Node(spot: spot, value: .scalar(text, isQuoted: true)) }
}
