/// `before-night`: a rest before a night shift.
package enum BeforeNight: MeetingRule {
  package static let code = RuleCode.beforeNight
  package static let label = Phrase(en: "too close before a night shift", vi: "quá sát trước ca đêm")
  package static let phrase = Phrase(
    en: "A meeting ends long enough before every night shift, with the journey to work added.",
    vi: "Buổi học kết thúc đủ sớm trước mỗi ca đêm, tính thêm thời gian đi đến nơi làm việc.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let rest = rules.beforeNightShift else { return false }
    return attendee.calendar.startsTooShortly(
      after: visit, nights: true, rest: rest, travel: scenario.travel)
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let rest = rules.beforeNightShift else { return [] }
    return attendee.calendar.startsTooShortlyBefore(
      minutes: minutes, place: place, nights: true, rest: rest, travel: scenario.travel)
  }
}
