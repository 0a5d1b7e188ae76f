internal import OffHours

extension Concept {
  static let rotation = Concept(
    "rotation",
    [
      Key("name", .text, standard: "the pattern's name, or the id"),
      Key("pattern", .choice(Rotation.builtIn.map(\.id))),
      Key("cycle", .either([.text, .list(.text)])),
      Key("anchor", .date, required: true),
      Key("crews", .map("crew", .integer(-100_000...100_000)), standard: "the pattern's crews, or {A: 0}"),
      Key("shifts", LegendReader.shape, standard: "the pattern's hours"),
    ])
}

/// Reads rotations.
enum RotationReader {
  /// `codes`: every code that a legend outside the rotation knows.
  static func rotation(
    _ entry: NodeMap.Entry, codes: Set<String>, _ language: Language, _ context: ReadingContext
  )
    -> Rotation
  {
    let fields = Fields(entry.value, .rotation, context, named: entry.key, at: entry.keySpot)
    var rotation = Rotation(id: entry.key)
    let own = LegendReader.read(fields.node("shifts"), context)
    if let pattern = fields.choice("pattern"), let known = Rotation.builtIn.first(where: { $0.id == pattern })
    {
      rotation = known
      rotation.id = entry.key
      rotation.name = Words.rotation(pattern)(language)
      rotation.shifts.merge(own) { $1 }
      if fields.node("cycle") != nil {
        context.log.error(
          fields.keySpot("cycle"), "a rotation has a pattern or a cycle, not both; remove one")
      }
    } else {
      rotation.crews = [Rotation.Crew(name: "A", offset: 0)]
      rotation.shifts = own
      if let cycle = fields.node("cycle") {
        rotation.cycle = self.cycle(cycle, codes: codes.union(own.keys), context)
      } else if fields.node("pattern") == nil {
        context.log.error(
          entry.keySpot,
          "rotation \(quoted(entry.key)) has neither a cycle nor a pattern; add cycle: and the code of each day, or pattern: and the name of a built-in one"
        )
      }
      // A rotation without a cycle would divide by zero; the error above keeps it from being used.
      if rotation.cycle.isEmpty { rotation.cycle = ["O"] }
    }
    if let name = fields.text("name") { rotation.name = name }
    if let anchor = fields.date("anchor") { rotation.anchor = anchor }
    if let crews = fields.node("crews") {
      rotation.crews = self.crews(crews, length: rotation.cycle.count, context)
    }
    return rotation
  }

  /// Codes with spaces between them, or one letter each, or a list.
  private static func cycle(_ node: Node, codes: Set<String>, _ context: ReadingContext) -> [String] {
    let result: [String]
    if case .list(let nodes) = node.value {
      result = nodes.compactMap { context.scalar($0, expected: "a code").map { normalized($0.text) } }
    } else if let scalar = context.scalar(node, expected: "codes, one for each day") {
      let words = normalized(scalar.text).split(whereSeparator: \.isWhitespace).map(String.init)
      if words.count == 1, !codes.contains(words[0]) {
        result = words[0].map { String($0) }
      } else {
        result = words
      }
      if result.isEmpty {
        context.mismatch(scalar.spot, found: "nothing", expected: "codes, one for each day")
      }
    } else {
      result = []
    }
    if result.count > 10_000 {
      context.mismatch(node.spot, found: "a cycle of \(result.count) days", expected: "at most 10000")
    }
    return result
  }

  private static func crews(_ node: Node, length: Int, _ context: ReadingContext) -> [Rotation.Crew] {
    guard let map = node.map else {
      context.mismatch(
        node.spot, found: node.kind,
        expected: "a map from each crew to its offset in days, such as {A: 0, B: 7}")
      return []
    }
    var crews: [Rotation.Crew] = []
    for entry in map.entries where !Concept.isFree(entry.key) {
      guard context.isId(entry.key, entry.keySpot, "crew") else { continue }
      let offset = context.scalar(entry.value, expected: "the crew's offset in days").flatMap {
        context.integer($0, -100_000...100_000)
      }
      crews.append(Rotation.Crew(name: entry.key, offset: offset ?? 0))
    }
    if crews.isEmpty {
      context.mismatch(node.spot, found: "no crew", expected: "at least one, such as {A: 0}")
    }
    return crews
  }
}
