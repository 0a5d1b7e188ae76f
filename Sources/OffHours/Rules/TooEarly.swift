/// `too-early`: who has a credit that runs out is not taught again before it is time to renew it.
package enum TooEarly: MeetingRule {
  package static let code = RuleCode.tooEarly
  package static let label = Phrase(
    en: "too early to renew what still holds", vi: "chưa đến lúc học lại vì chứng nhận còn hạn")
  package static let phrase = Phrase(
    en: "Who has completed a course before attends it again only within the time for renewal.",
    vi: "Người đã hoàn thành khóa học trước đây chỉ học lại trong khoảng thời gian gia hạn.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let course = visit.course, let from = first(of: course, attendee.worker, scenario) else {
      return false
    }
    return visit.date < from
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] { [] }

  package static func forbiddenStarts(
    at venue: Ref<Venue>?, of course: Ref<Course>?, for attendee: Attendee, in scenario: Scenario,
    window: Interval
  ) -> [Interval] {
    guard let course, let from = first(of: course, attendee.worker, scenario) else { return [] }
    // Days before those that the zone knows are long over.
    if from <= scenario.horizon.from { return [] }
    let begin = scenario.zone.day(min(from, scenario.horizon.to + 1)).start
    return window.start < begin ? [Interval(start: window.start, end: begin)] : []
  }

  private static func first(of course: Ref<Course>, _ worker: Worker, _ scenario: Scenario) -> CivilDate? {
    guard scenario.courses[course].renew != nil, !worker.credits.isEmpty else { return nil }
    return Renewal(of: worker, in: course, scenario)?.from
  }
}
