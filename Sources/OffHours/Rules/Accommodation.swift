/// `accommodation`: a venue has what a learner needs to take part, such as a way without steps.
package enum Accommodation: MeetingRule {
  package static let code = RuleCode.accommodation
  package static let label = Phrase(
    en: "venue lacks what the learner needs", vi: "địa điểm thiếu điều kiện mà học viên cần")
  package static let phrase = Phrase(
    en: "A venue has everything that each of its learners needs.",
    vi: "Địa điểm có đủ mọi điều kiện mà từng học viên cần.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    visit.venue.map { lacks($0, attendee.worker, scenario) } ?? false
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] { [] }

  package static func forbiddenStarts(
    at venue: Ref<Venue>?, of course: Ref<Course>?, for attendee: Attendee, in scenario: Scenario,
    window: Interval
  ) -> [Interval] {
    guard let venue, lacks(venue, attendee.worker, scenario) else { return [] }
    return [window]
  }

  private static func lacks(_ venue: Ref<Venue>, _ worker: Worker, _ scenario: Scenario) -> Bool {
    !worker.needs.isEmpty && !scenario.venues[venue].isOnline
      && !worker.needs.isSubset(of: scenario.venues[venue].equipment)
  }
}

extension Venue {
  /// Which of these needs the venue meets; somebody at home has what he or she needs.
  package func accommodating(_ needs: Set<String>) -> Set<String> {
    isOnline ? needs : equipment.intersection(needs)
  }
}

extension Scenario {
  /// What some worker needs of a venue: venues that agree in this are alike to everybody's needs.
  package var accommodations: Set<String> { workers.reduce(into: []) { $0.formUnion($1.needs) } }
}
