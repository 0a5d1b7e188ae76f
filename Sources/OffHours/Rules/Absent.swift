/// `absent`: nobody is taught while on leave, sick or away.
package enum Absent: MeetingRule {
  package static let code = RuleCode.absent
  package static let label = Phrase(en: "on leave or away", vi: "đang nghỉ phép hoặc vắng mặt")
  package static let phrase = Phrase(
    en: "A meeting overlaps no absence of the learner and is not on a date of leave.",
    vi: "Buổi học không trùng thời gian vắng mặt và không vào ngày nghỉ phép của học viên.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    attendee.calendar.absentDates.contains(visit.date)
      || attendee.calendar.absences.contains { $0.overlaps(visit.interval) }
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    attendee.calendar.absentDates.map { scenario.zone.day($0) }
      + attendee.calendar.absences.startsOverlapping(minutes: minutes)
  }
}
