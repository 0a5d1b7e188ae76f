internal import OffHours

/// A map read as a concept: unknown and missing keys are logged at once, values when they are asked for.
struct Fields {
  let context: ReadingContext
  let concept: Concept
  let map: NodeMap
  /// Where the map begins, or the key that names it.
  let spot: SourcePosition

  /// Reads a node as a concept. `name` and `at`: what it is called and where, for messages about missing keys.
  init(
    _ node: Node, _ concept: Concept, _ context: ReadingContext, named name: String? = nil,
    at spot: SourcePosition? = nil
  ) {
    self.context = context
    self.concept = concept
    self.spot = spot ?? node.spot
    let title = name.map { "\(concept.name) \(quoted($0))" } ?? concept.name
    switch node.value {
    case .map(let map): self.map = map
    case .null: map = NodeMap()
    default:
      map = NodeMap()
      context.mismatch(node.spot, found: node.kind, expected: "a map with the keys of a \(concept.name)")
      return
    }
    for entry in map.entries where !concept.names.contains(entry.key) && !Concept.isFree(entry.key) {
      context.log.error(
        entry.keySpot,
        "unknown key \(quoted(entry.key)) in \(title)\(context.log.expectation(entry.key, among: concept.names, kind: "key"))"
      )
    }
    for key in concept.keys
    where key.isRequired && (map[key.name] ?? .init(spot: self.spot, value: .null)).isNull {
      context.log.error(self.spot, "\(title) has no \(quoted(key.name)); add it")
    }
  }

  /// Whether the key stands there, with or without a value.
  func has(_ key: String) -> Bool {
    assert(concept.names.contains(key), "the concept \(concept.name) has no key \(key)")
    return map[key] != nil
  }

  /// The value of a key; nil where it is not there or empty.
  func node(_ key: String) -> Node? {
    assert(concept.names.contains(key), "the concept \(concept.name) has no key \(key)")
    guard let node = map[key], !node.isNull else { return nil }
    return node
  }

  /// Where a key stands.
  func keySpot(_ key: String) -> SourcePosition { map.entry(key)?.keySpot ?? spot }

  /// Where the value of a key stands.
  func spot(_ key: String) -> SourcePosition { map[key]?.spot ?? spot }

  func scalar(_ key: String, expected: String = "one value") -> Scalar? {
    node(key).flatMap { context.scalar($0, expected: expected) }
  }

  func text(_ key: String) -> String? { scalar(key, expected: "text")?.text }
  func flag(_ key: String) -> Bool? { scalar(key, expected: "true or false").flatMap { context.flag($0) } }
  func date(_ key: String) -> CivilDate? { scalar(key, expected: "a date").flatMap { context.date($0) } }
  func duration(_ key: String) -> Int? {
    scalar(key, expected: "a duration").flatMap { context.duration($0) }
  }

  /// A duration of a day at most; 0 where it is not there.
  func shortDuration(_ key: String) -> Int {
    guard let scalar = scalar(key, expected: "a duration"), let minutes = context.duration(scalar) else {
      return 0
    }
    guard minutes <= 1440 else {
      context.mismatch(scalar.spot, found: quoted(scalar.text), expected: "0m to 24h")
      return 0
    }
    return minutes
  }

  /// A whole number in the range that the concept names.
  func integer(_ key: String) -> Int? {
    guard case .integer(let range) = concept.keys.first(where: { $0.name == key })?.shape else { return nil }
    return scalar(key, expected: "a whole number").flatMap { context.integer($0, range) }
  }

  /// One of the words that the concept names.
  func choice(_ key: String) -> String? {
    guard case .choice(let words) = concept.keys.first(where: { $0.name == key })?.shape else { return nil }
    return scalar(key, expected: "one of \(words.joined(separator: ", "))").flatMap {
      context.choice($0, words)
    }
  }

  /// A nested map.
  func fields(_ key: String, _ concept: Concept) -> Fields? {
    node(key).map { Fields($0, concept, context, at: keySpot(key)) }
  }

  /// The values of a list.
  func scalars(_ key: String, expected: String) -> [Scalar] {
    guard let node = node(key) else { return [] }
    return context.elements(node).compactMap { context.scalar($0, expected: expected) }
  }

  /// The words of a list, each once.
  func words(_ key: String, such example: String) -> Set<String> {
    let expected = "a word such as \(example)"
    return Set(scalars(key, expected: expected).compactMap { context.word($0, expected) })
  }

  /// The id at a key, as a position in a book.
  func reference<Element>(_ key: String, in book: Book<Element>) -> Ref<Element>? {
    scalar(key, expected: "the id of a \(book.kind)").flatMap { book.find($0, context) }
  }

  /// The entries of a map that is keyed by id, `note` and `x-` keys left out.
  func entries(_ key: String, kind: String) -> [NodeMap.Entry] {
    guard let node = node(key) else { return [] }
    guard case .map(let map) = node.value else {
      context.mismatch(node.spot, found: node.kind, expected: "a map from each \(kind)'s id to its keys")
      return []
    }
    return map.entries.filter { !Concept.isFree($0.key) && context.isId($0.key, $0.keySpot, kind) }
  }
}

/// Ids of one kind of thing and their positions.
struct Book<Element> {
  /// What the thing is called in messages.
  let kind: String
  /// The ids, by position.
  private(set) var ids: [String] = []
  private var positions: [String: Int] = [:]

  /// An empty book.
  init(_ kind: String) { self.kind = kind }

  /// A book of ids.
  init(_ kind: String, _ ids: [String]) {
    self.kind = kind
    self.ids = ids
    positions = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position of an id; nil where it is unknown.
  subscript(id: String) -> Ref<Element>? { positions[id].map { Ref($0) } }

  /// The position of an id; an unknown one is logged.
  func find(_ scalar: Scalar, _ context: ReadingContext) -> Ref<Element>? {
    if let found = self[scalar.text] { return found }
    if let several = several(scalar, context) {
      context.log.error(
        scalar.spot, "unknown \(kind) \(quoted(scalar.text)); where several are meant, write \(several)")
      return nil
    }
    context.log.error(
      scalar.spot,
      "unknown \(kind) \(quoted(scalar.text))\(context.log.expectation(scalar.text, among: ids, kind: kind))")
    return nil
  }

  /// Ids that stand with a comma between them, as their list is written there: each known, or near to one that is.
  private func several(_ scalar: Scalar, _ context: ReadingContext) -> String? {
    guard scalar.text.contains(",") else { return nil }
    let pieces = scalar.text.split(separator: ",").map { Parse.trimmed(String($0)) }.filter { !$0.isEmpty }
    let found = pieces.compactMap { self[$0] != nil ? $0 : nearest(to: $0, among: ids) }
    guard pieces.count > 1, pieces.count <= 20, found.count == pieces.count else { return nil }
    return context.log.isTable(scalar.spot.file)
      ? quoted(found.joined(separator: "; ")) : "[\(found.joined(separator: ", "))]"
  }
}
