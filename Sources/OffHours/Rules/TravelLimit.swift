/// `travel-limit`: nobody is sent too far from home.
package enum TravelLimit: MeetingRule {
  package static let code = RuleCode.travelLimit
  package static let label = Phrase(en: "too far", vi: "quá xa")
  package static let phrase = Phrase(
    en: "The journey from the learner's home to the venue is not too long.",
    vi: "Thời gian đi từ nơi ở của học viên đến địa điểm học không quá dài.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let limit = rules.travelLimit else { return false }
    return scenario.travel.minutes(attendee.worker.home, visit.place) > limit
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let limit = rules.travelLimit else { return [] }
    return scenario.travel.minutes(attendee.worker.home, place) > limit ? [window] : []
  }
}
