internal import OffHours

extension Concept {
  private static func preset(standard: String) -> Key {
    Key("preset", .choice(Rules.presets.map(\.name)), standard: standard)
  }

  private static func rule(_ name: String, _ shape: Shape) -> Key {
    Key(name, .orOff(shape), standard: "the preset's")
  }

  private static let meetingKeys: [Key] = [
    rule("after_shift", .duration), rule("after_night_shift", .duration),
    rule("not_before_after_night", .clock), rule("before_shift", .duration),
    rule("before_night_shift", .duration), rule("overnight_rest", .duration),
    rule("class_hours", .window), rule("travel_limit", .duration),
  ]

  private static let agendaKeys: [Key] = [
    rule("per_day", .integer(0...1_000_000_000)), rule("minutes_per_day", .duration),
    rule("per_week", .integer(0...1_000_000_000)), rule("between_meetings", .duration),
    rule("work_per_day", .duration), rule("weekly_rest", .duration),
  ]

  private static let evenings = rule("evenings_in_a_row", .integer(0...1_000_000_000))

  static let rules = Concept(
    "rules", [preset(standard: "recommended")] + meetingKeys + agendaKeys + [evenings])
  static let courseRules = Concept(
    "course's rules", [preset(standard: "the scenario's rules")] + meetingKeys + [evenings])
  /// Keys that hold for a learner's whole agenda and so cannot differ between courses.
  static let agendaRuleNames = agendaKeys.map(\.name)
}

/// Reads off-hours rules.
enum RulesReader {
  static func rules(_ fields: Fields?) -> Rules {
    guard let fields else { return .recommended }
    var rules = preset(fields) ?? .recommended
    readMeeting(fields, into: &rules.meeting)
    func read(_ key: String, _ value: inout Int?) {
      self.read(fields, key, &value) { $0.context.duration($1) }
    }
    func count(_ key: String, _ value: inout Int?) {
      self.read(fields, key, &value) { $0.context.integer($1, 0...1_000_000_000) }
    }
    count("per_day", &rules.agenda.perDay)
    read("minutes_per_day", &rules.agenda.minutesPerDay)
    count("per_week", &rules.agenda.perWeek)
    read("between_meetings", &rules.agenda.betweenMeetings)
    read("work_per_day", &rules.agenda.workPerDay)
    read("weekly_rest", &rules.agenda.weeklyRest)
    count("evenings_in_a_row", &rules.agenda.evenings)
    return rules
  }

  /// Rules of a course: its preset, or else the scenario's rules, and the course's keys on top; and how many evenings in a
  /// row it may have, counted by itself, where it has that key.
  static func courseRules(_ node: Node, at spot: Spot, scenario: MeetingRules, _ context: ReadingContext)
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
        if Concept.agendaRuleNames.contains(entry.key) {
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
    var rules = preset(fields)?.meeting ?? scenario
    readMeeting(fields, into: &rules)
    var evenings: Int? = -1
    read(fields, "evenings_in_a_row", &evenings) { $0.context.integer($1, 0...1_000_000_000) }
    return (rules, evenings == -1 ? nil : EveningLimit(most: evenings))
  }

  private static func preset(_ fields: Fields) -> Rules? {
    fields.choice("preset").flatMap { name in Rules.presets.first { $0.name == name }?.rules }
  }

  private static func readMeeting(_ fields: Fields, into rules: inout MeetingRules) {
    func read(_ key: String, _ value: inout Int?) {
      self.read(fields, key, &value) { $0.context.duration($1) }
    }
    read("after_shift", &rules.afterShift)
    read("after_night_shift", &rules.afterNightShift)
    self.read(fields, "not_before_after_night", &rules.notBeforeAfterNight) { $0.context.clock($1) }
    read("before_shift", &rules.beforeShift)
    read("before_night_shift", &rules.beforeNightShift)
    read("overnight_rest", &rules.overnightRest)
    self.read(fields, "class_hours", &rules.classHours) { fields, scalar in
      guard let hours = fields.context.window(scalar) else { return nil }
      if hours.passesMidnight {
        fields.context.mismatch(
          scalar.spot, found: quoted(scalar.text), expected: "hours within one date, such as 07:00-21:30")
        return nil
      }
      return hours
    }
    read("travel_limit", &rules.travelLimit)
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
