/// `prerequisite`: what a course builds on is credited, or completed here before the course begins.
package enum Prerequisite: Rule {
  package static let code = RuleCode.prerequisite
  package static let label = Phrase(en: "course before it missing", vi: "chưa hoàn thành khóa học trước đó")
  package static let phrase = Phrase(
    en: "A course begins after the courses that it builds on are completed or credited.",
    vi: "Khóa học bắt đầu sau khi các khóa học yêu cầu trước đó đã hoàn thành hoặc được công nhận.")

  /// Whether a learner whose meetings of a course begin with `first` has completed `earlier` by then: on the record
  /// alone, or with the meetings of that course in `attended`, the last of which ends at or before `first`.
  package static func isMet(
    before first: AgendaMeeting, by attended: [AgendaMeeting], after earlier: CourseRecord,
    in scenario: Scenario
  ) -> Bool {
    if earlier.isComplete { return true }
    // A credit that runs out holds through its last day.
    if let renewal = earlier.renewal, first.date <= renewal.lastDay { return true }
    return attended.allSatisfy { $0.interval.end <= first.interval.start }
      && earlier.isCompleted(with: attended.lazy.map(\.lesson), scenario: scenario)
  }
}
