/// `left`: nobody is taught after the last day in the job.
package enum Left: MeetingRule {
  package static let code = RuleCode.left
  package static let label = Phrase(en: "has left the job", vi: "đã nghỉ việc")
  package static let phrase = Phrase(
    en: "A meeting is not after the learner's last day in the job.",
    vi: "Buổi học không diễn ra sau ngày làm việc cuối cùng của học viên.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let until = attendee.worker.until else { return false }
    return visit.date > until
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let until = attendee.worker.until else { return [] }
    let left = scenario.zone.day(until).end
    return left < window.end ? [Interval(start: left, end: window.end)] : []
  }
}
