/// `outside-horizon`: a meeting lies inside the dates that are planned, from its start to its end.
package enum OutsideHorizon: TimetableRule {
  package static let code = RuleCode.outsideHorizon
  package static let label = Phrase(en: "outside the dates that are planned", vi: "ngoài thời gian lập lịch")
  package static let phrase = Phrase(
    en: "A meeting lies inside the dates that are planned.",
    vi: "Buổi học nằm trong khoảng thời gian lập lịch.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    let whole = stretch(of: hearing.scenario)
    return hearing.planned.filter { !whole.contains(hearing.meetings[$0].interval) }
      .map { hearing.violation(of: self, by: [$0]) }
  }

  /// The time that is planned: from the first date's beginning, or from now on, to the last date's end.
  package static func stretch(of scenario: Scenario) -> Interval {
    let start = scenario.zone.day(scenario.horizon.from).start
    let end = scenario.zone.day(scenario.horizon.to).end
    return Interval(start: min(end, max(start, scenario.now ?? start)), end: end)
  }
}
