/// All rules of which one meeting and one worker decide, and what they say together.
package enum MeetingRuleBook {
  /// The rules, in the order of `RuleCode`.
  package static let all: [any MeetingRule.Type] = [
    ShiftOverlap.self, Absent.self, Personal.self, Left.self, RosterUnknown.self, AfterShift.self,
    AfterNight.self, BeforeShift.self, BeforeNight.self, OvernightRest.self, ClassHours.self,
    TravelLimit.self,
  ]

  /// Whether no rule forbids the worker this meeting.
  package static func suits(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    !all.contains { $0.forbids(visit, to: attendee, under: rules, in: scenario) }
  }

  /// The rules that forbid the worker this meeting, in the order of `RuleCode`.
  package static func broken(
    by visit: Visit, of attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> [RuleCode] {
    all.compactMap { $0.forbids(visit, to: attendee, under: rules, in: scenario) ? $0.code : nil }
  }

  /// Starts inside `window` at which some rule forbids a meeting of `minutes` at `place`: merged, ascending,
  /// cut to the window. Every other start of the window suits.
  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    var stretches: [Interval] = []
    for rule in all {
      stretches += rule.forbiddenStarts(
        minutes: minutes, place: place, for: attendee, under: rules, in: scenario, window: window)
    }
    return stretches.cut(to: window).merged()
  }
}

extension [Interval] {
  /// The parts inside `window`, empty ones left out.
  package func cut(to window: Interval) -> [Interval] {
    compactMap { stretch in
      let start = Swift.max(stretch.start, window.start), end = Swift.min(stretch.end, window.end)
      return start < end ? Interval(start: start, end: end) : nil
    }
  }

  /// Starts at which a meeting of `minutes` has a minute in common with one of these stretches.
  func startsOverlapping(minutes: Int) -> [Interval] {
    compactMap { stretch in
      stretch.start < stretch.end
        ? Interval(start: stretch.start - (minutes - 1), end: stretch.end) : nil
    }
  }
}
