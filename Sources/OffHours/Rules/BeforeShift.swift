/// `before-shift`: time to travel and to arrive before a shift.
package enum BeforeShift: MeetingRule {
  package static let code = RuleCode.beforeShift
  package static let label = Phrase(en: "too close before a shift", vi: "quá sát trước ca làm việc")
  package static let phrase = Phrase(
    en: "A meeting ends long enough before every shift, with the journey to work added.",
    vi: "Buổi học kết thúc đủ sớm trước mỗi ca làm việc, tính thêm thời gian đi đến nơi làm việc.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let rest = rules.beforeShift else { return false }
    return attendee.calendar.startsTooShortly(
      after: visit, nights: false, rest: rest, travel: scenario.travel)
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let rest = rules.beforeShift else { return [] }
    return attendee.calendar.startsTooShortlyBefore(
      minutes: minutes, place: place, nights: false, rest: rest, travel: scenario.travel)
  }
}
