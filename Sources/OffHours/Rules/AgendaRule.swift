/// A rule over all meetings of one learner, of every course. One file each, named after its code.
///
/// Agendas ascend by start (`AgendaMeeting.precedes`). History is no part of them.
package protocol AgendaRule: Rule {
  /// Every breach: the positions in the agenda of the meetings that break the rule together, ascending.
  static func breaches(
    in agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> [[Int]]

  /// Whether an agenda of one meeting could break the rule, wherever it starts: asked before many meetings are looked at
  /// one by one. The default says that it could.
  static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool
}

extension AgendaRule {
  package static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool { true }

  /// Whether the agenda keeps the rule.
  package static func holds(
    _ agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    breaches(in: agenda, of: attendee, under: rules, in: scenario).isEmpty
  }
}

/// All rules over a learner's agenda, and what they say together.
package enum AgendaRuleBook {
  /// The rules, in the order of `RuleCode`.
  package static let all: [any AgendaRule.Type] = [
    DayLoad.self, WeekLoad.self, LearnerClash.self, WorkDay.self, WeeklyRest.self, Evenings.self,
  ]

  /// Whether the agenda keeps every rule.
  package static func holds(
    _ agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    LearnerClash.holds(agenda, of: attendee, under: rules, in: scenario)
      && DayLoad.holds(agenda, of: attendee, under: rules, in: scenario)
      && WeekLoad.holds(agenda, of: attendee, under: rules, in: scenario)
      && WorkDay.holds(agenda, of: attendee, under: rules, in: scenario)
      && WeeklyRest.holds(agenda, of: attendee, under: rules, in: scenario)
      && Evenings.holds(agenda, of: attendee, under: rules, in: scenario)
  }
}

extension [AgendaMeeting] {
  /// Positions of runs of neighbours that share `key`; agendas ascend, so dates and weeks stand together.
  func runs(by key: (AgendaMeeting) -> Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for position in indices {
      if position + 1 == count || key(self[position + 1]) != key(self[position]) {
        runs.append(start..<position + 1)
        start = position + 1
      }
    }
    return runs
  }
}
