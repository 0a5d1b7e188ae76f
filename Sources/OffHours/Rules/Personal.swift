/// `personal`: weekly commitments and dates that the learner gave.
package enum Personal: MeetingRule {
  package static let code = RuleCode.personal
  package static let label = Phrase(en: "personal commitment", vi: "bận việc riêng")
  package static let phrase = Phrase(
    en: "A meeting overlaps no weekly commitment and no date on which the learner cannot come.",
    vi: "Buổi học không trùng việc riêng hằng tuần và những ngày học viên không thể đến.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    if attendee.worker.unavailable.contains(where: { $0.overlaps(visit.interval) }) { return true }
    guard !attendee.worker.commitments.isEmpty else { return false }
    // One date more on either side: a skipped hour may push a commitment past midnight.
    let span = DateSpan(from: visit.date - 1, to: scenario.zone.date(visit.interval.end) + 1)
    return attendee.worker.commitments.intervals(over: span, in: scenario.zone)
      .contains { $0.overlaps(visit.interval) }
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    let dated = attendee.worker.unavailable.startsOverlapping(minutes: minutes)
    guard !attendee.worker.commitments.isEmpty else { return dated }
    let span = DateSpan(
      from: scenario.zone.date(window.start) - 1, to: scenario.zone.date(window.end + minutes) + 1)
    return dated
      + attendee.worker.commitments.intervals(over: span, in: scenario.zone)
      .startsOverlapping(minutes: minutes)
  }
}
