/// `after-shift`: time to get away from a shift and to travel.
package enum AfterShift: MeetingRule {
  package static let code = RuleCode.afterShift
  package static let label = Phrase(en: "too soon after a shift", vi: "quá gần sau ca làm việc")
  package static let phrase = Phrase(
    en: "A meeting starts long enough after every shift, with the journey from work added.",
    vi: "Buổi học bắt đầu đủ lâu sau mỗi ca làm việc, tính thêm thời gian đi từ nơi làm việc.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let rest = rules.afterShift else { return false }
    return attendee.calendar.endsTooShortly(
      before: visit, nights: false, rest: rest, travel: scenario.travel)
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let rest = rules.afterShift else { return [] }
    return attendee.calendar.startsTooShortlyAfter(
      place: place, nights: false, rest: rest, travel: scenario.travel)
  }
}
