/// A key of the off-hours rules, with all that depends on which keys there are: reader, schema, workbook, what can be
/// given up or eased, and how far around a shift its rest reaches.
public struct RuleKey: Sendable {
  /// What a key's value is and where it stands. nil there: the rule is off.
  public enum Value: Sendable {
    /// Minutes, written as a duration.
    case minutes(any WritableKeyPath<Rules, Int?> & Sendable)
    /// A number of meetings or dates.
    case count(any WritableKeyPath<Rules, Int?> & Sendable)
    /// A time of day.
    case clock(any WritableKeyPath<Rules, ClockTime?> & Sendable)
    /// Hours within one date.
    case hours(any WritableKeyPath<Rules, ClockWindow?> & Sendable)
  }

  /// For what a key holds.
  public enum Scope: Sendable {
    /// For single meetings: a course may have a value of its own.
    case meeting
    /// For everything that a learner attends together.
    case agenda
    /// For everything together; a course with a value of its own is counted by itself.
    case agendaOrCourse
  }

  /// What eases a rule.
  public enum Easing: Sendable {
    /// A smaller, an earlier or a larger value.
    case less, earlier, more
  }

  /// The key in files.
  public let name: String
  /// The rule that it sets, as reasons name it.
  public let code: RuleCode
  /// What its value is, and where.
  public let value: Value
  /// For what it holds.
  public let scope: Scope
  /// Whether its minutes are a rest beside shifts, so that shifts that far away bear on a meeting.
  public let isRest: Bool
  /// How planners' questions ease it by minutes; nil: they do not.
  public let easing: Easing?

  private init(
    _ name: String, _ code: RuleCode, _ value: Value, _ scope: Scope, isRest: Bool = false,
    easing: Easing? = nil
  ) {
    self.name = name
    self.code = code
    self.value = value
    self.scope = scope
    self.isRest = isRest
    self.easing = easing
  }

  /// Every key, in the order of the reference.
  public static let all: [RuleKey] = [
    RuleKey(
      "after_shift", .afterShift, .minutes(\.meeting.afterShift), .meeting, isRest: true, easing: .less),
    RuleKey(
      "after_night_shift", .afterNight, .minutes(\.meeting.afterNightShift), .meeting, isRest: true,
      easing: .less),
    RuleKey(
      "not_before_after_night", .afterNight, .clock(\.meeting.notBeforeAfterNight), .meeting, easing: .earlier
    ),
    RuleKey(
      "before_shift", .beforeShift, .minutes(\.meeting.beforeShift), .meeting, isRest: true, easing: .less),
    RuleKey(
      "before_night_shift", .beforeNight, .minutes(\.meeting.beforeNightShift), .meeting, isRest: true,
      easing: .less),
    RuleKey(
      "overnight_rest", .overnightRest, .minutes(\.meeting.overnightRest), .meeting, isRest: true,
      easing: .less),
    RuleKey("class_hours", .classHours, .hours(\.meeting.classHours), .meeting),
    RuleKey("travel_limit", .travelLimit, .minutes(\.meeting.travelLimit), .meeting, easing: .more),
    RuleKey("per_day", .dayLoad, .count(\.agenda.perDay), .agenda),
    RuleKey("minutes_per_day", .dayLoad, .minutes(\.agenda.minutesPerDay), .agenda),
    RuleKey("per_week", .weekLoad, .count(\.agenda.perWeek), .agenda),
    RuleKey("between_meetings", .learnerClash, .minutes(\.agenda.betweenMeetings), .agenda),
    RuleKey("work_per_day", .workDay, .minutes(\.agenda.workPerDay), .agenda),
    RuleKey("weekly_rest", .weeklyRest, .minutes(\.agenda.weeklyRest), .agenda),
    RuleKey("evenings_in_a_row", .evenings, .count(\.agenda.evenings), .agendaOrCourse),
  ]

  /// The key of a name; nil: there is none.
  public static func named(_ name: String) -> RuleKey? { all.first { $0.name == name } }
}

extension RuleKey: Hashable {
  /// Keys are equal where their names are.
  public static func == (left: RuleKey, right: RuleKey) -> Bool { left.name == right.name }
  /// Feeds the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension RuleKey {
  /// Whether it asks anything of somebody in a scenario.
  package func isOn(in scenario: Scenario) -> Bool {
    isOn(in: scenario.rules)
      || scenario.courses.contains { course in
        switch scope {
        case .meeting: course.rules.map { isOn(in: Rules(meeting: $0, agenda: AgendaRules())) } ?? false
        case .agenda: false
        case .agendaOrCourse: course.evenings?.most != nil
        }
      }
  }

  private func isOn(in rules: Rules) -> Bool {
    var off = rules
    turnOff(in: &off)
    return off != rules
  }

  /// Switches the rule off, for every course.
  package func turnOff(in scenario: inout Scenario) {
    turnOff(in: &scenario.rules)
    for course in scenario.courses.indices {
      if let own = scenario.courses[course].rules {
        var rules = Rules(meeting: own, agenda: scenario.rules.agenda)
        turnOff(in: &rules)
        scenario.courses[course].rules = rules.meeting
      }
      if scope == .agendaOrCourse { scenario.courses[course].evenings = nil }
    }
  }

  private func turnOff(in rules: inout Rules) {
    switch value {
    case .minutes(let path), .count(let path): rules[keyPath: path] = nil
    case .clock(let path): rules[keyPath: path] = nil
    case .hours(let path): rules[keyPath: path] = nil
    }
  }

  /// Asks less of the rule, by minutes, in the scenario and its courses; a rule that is off stays off.
  package func ease(_ scenario: inout Scenario, by minutes: Int) {
    ease(&scenario.rules.meeting, by: minutes)
    for course in scenario.courses.indices {
      if var own = scenario.courses[course].rules {
        ease(&own, by: minutes)
        scenario.courses[course].rules = own
      }
    }
  }

  /// Asks less of the rule, by minutes; one that is off stays off. Only rules for single meetings are eased.
  package func ease(_ meeting: inout MeetingRules, by minutes: Int) {
    guard let easing, scope == .meeting else { return }
    var rules = Rules(meeting: meeting, agenda: AgendaRules())
    func eased(_ value: Int) -> Int { easing == .more ? value + minutes : max(0, value - minutes) }
    switch value {
    case .minutes(let path), .count(let path):
      rules[keyPath: path] = rules[keyPath: path].map(eased)
    case .clock(let path):
      rules[keyPath: path] = rules[keyPath: path].map { ClockTime(minute: eased($0.minute)) }
    case .hours: return
    }
    meeting = rules.meeting
  }
}

extension MeetingRules {
  /// The longest rest beside a shift that any of these rules asks for, in minutes, the journey left out.
  package var longestRest: Int {
    let rules = Rules(meeting: self, agenda: AgendaRules())
    return RuleKey.all.lazy.filter(\.isRest).compactMap { key in
      if case .minutes(let path) = key.value { rules[keyPath: path] } else { nil }
    }.max() ?? 0
  }
}

extension Scenario {
  /// The longest rest beside a shift that the rules of the scenario or of a course ask for, in minutes.
  package var longestRest: Int {
    ([rules.meeting] + courses.compactMap(\.rules)).map(\.longestRest).max() ?? 0
  }
}
