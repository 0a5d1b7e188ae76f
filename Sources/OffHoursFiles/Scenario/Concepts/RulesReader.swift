internal import OffHours

extension Concept {
  private static func preset(standard: String) -> Key {
    Key("preset", .choice(Rules.presets.map(\.name)), standard: standard)
  }

  private static func rule(_ name: String, _ shape: Shape) -> Key {
    Key(name, .orOff(shape), standard: "the preset's")
  }

  private static func keys(_ scopes: [RuleKey.Scope]) -> [Key] {
    RuleKey.all.filter { scopes.contains($0.scope) }.map { rule($0.name, shape(of: $0.value)) }
  }

  private static func shape(of value: RuleKey.Value) -> Shape {
    switch value {
    case .minutes: .duration
    case .count: .integer(RulesReader.counts)
    case .clock: .clock
    case .hours: .window
    }
  }

  static let rules = Concept(
    "rules", [preset(standard: "recommended")] + keys([.meeting, .agenda, .agendaOrCourse]))
  static let courseRules = Concept(
    "course's rules", [preset(standard: "the scenario's rules")] + keys([.meeting, .agendaOrCourse]))
}

/// Reads off-hours rules.
enum RulesReader {
  /// What a rule that counts may say.
  static let counts = 0...1_000_000_000

  static func rules(_ fields: Fields?) -> Rules {
    guard let fields else { return .recommended }
    var rules = preset(fields) ?? .recommended
    for key in RuleKey.all { read(key, fields, into: &rules) }
    return rules
  }

  /// Rules of a course: its preset, or else the scenario's rules, and the course's keys on top; and how many evenings in a
  /// row it may have, counted by itself, where it has that key.
  static func courseRules(
    _ node: Node, at spot: SourcePosition, scenario: MeetingRules, _ context: ReadingContext
  )
    -> (MeetingRules, EveningLimit?)
  {
    var node = node
    if case .scalar = node.value {
      var map = NodeMap()
      map.append(NodeMap.Entry(key: "preset", keySpot: node.spot, value: node))
      node = Node(spot: node.spot, value: .map(map))
    }
    if case .map(let map) = node.value {
      var rest = NodeMap()
      for entry in map.entries {
        if RuleKey.named(entry.key)?.scope == .agenda {
          context.log.error(
            entry.keySpot,
            "\(quoted(entry.key)) holds for everything that a learner attends; it cannot stand in a course: move it to the scenario's rules"
          )
        } else {
          rest.append(entry)
        }
      }
      node.value = .map(rest)
    }
    let fields = Fields(node, .courseRules, context, at: spot)
    let untouched = -1
    var rules = Rules(meeting: preset(fields)?.meeting ?? scenario, agenda: AgendaRules())
    rules.agenda.evenings = untouched
    for key in RuleKey.all where key.scope != .agenda { read(key, fields, into: &rules) }
    let evenings = rules.agenda.evenings
    return (rules.meeting, evenings == untouched ? nil : EveningLimit(most: evenings))
  }

  private static func preset(_ fields: Fields) -> Rules? {
    fields.choice("preset").flatMap { name in Rules.presets.first { $0.name == name }?.rules }
  }

  private static func read(_ key: RuleKey, _ fields: Fields, into rules: inout Rules) {
    switch key.value {
    case .minutes(let path): read(fields, key.name, &rules[keyPath: path]) { $0.context.duration($1) }
    case .count(let path): read(fields, key.name, &rules[keyPath: path]) { $0.context.integer($1, counts) }
    case .clock(let path): read(fields, key.name, &rules[keyPath: path]) { $0.context.clock($1) }
    case .hours(let path): read(fields, key.name, &rules[keyPath: path], hoursOfOneDate)
    }
  }

  private static func hoursOfOneDate(_ fields: Fields, _ scalar: Scalar) -> ClockWindow? {
    guard let hours = fields.context.window(scalar) else { return nil }
    if hours.passesMidnight {
      fields.context.mismatch(
        scalar.spot, found: quoted(scalar.text), expected: "hours within one date, such as 07:00-21:30")
      return nil
    }
    return hours
  }

  /// `off`, or a value.
  private static func read<Value>(
    _ fields: Fields, _ key: String, _ value: inout Value?, _ parse: (Fields, Scalar) -> Value?
  ) {
    guard let scalar = fields.scalar(key) else { return }
    if scalar.text == "off" {
      value = nil
    } else if let parsed = parse(fields, scalar) {
      value = parsed
    }
  }
}
