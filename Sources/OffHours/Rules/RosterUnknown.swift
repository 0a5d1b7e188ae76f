/// `roster-unknown`: nobody is taught on a date of which it is not known whether he or she works.
package enum RosterUnknown: MeetingRule {
  package static let code = RuleCode.rosterUnknown
  package static let label = Phrase(en: "roster unknown", vi: "chưa có bảng phân ca")
  package static let phrase = Phrase(
    en: "A meeting is on a date for which the learner's roster is known.",
    vi: "Buổi học chỉ vào ngày đã có bảng phân ca của học viên.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    attendee.calendar.unknownDates.contains(visit.date)
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    attendee.calendar.unknownDates.map { scenario.zone.day($0) }
  }
}
