/// `shift-overlap`: nobody is taught while at work.
package enum ShiftOverlap: MeetingRule {
  package static let code = RuleCode.shiftOverlap
  package static let label = Phrase(en: "clashes with a shift", vi: "trùng ca làm việc")
  package static let phrase = Phrase(
    en: "A meeting overlaps no shift and no duty of the learner.",
    vi: "Buổi học không trùng ca làm việc hay giờ làm thêm của học viên.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    let shifts = attendee.calendar.shifts
    let next = attendee.calendar.firstShift(endingAfter: visit.interval.start)
    return next < shifts.count && shifts[next].interval.overlaps(visit.interval)
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    attendee.calendar.shifts.map(\.interval).startsOverlapping(minutes: minutes)
  }
}
