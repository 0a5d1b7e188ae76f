/// `gap`: days between consecutive meetings of one learner in a course, dated credits included.
package enum Gap: CourseRule {
  package static let code = RuleCode.gap
  package static let label = Phrase(
    en: "lessons too close together or too far apart", vi: "các bài học quá gần hoặc quá xa nhau")
  package static let phrase = Phrase(
    en: "Between consecutive meetings of a learner lie neither too few nor too many days.",
    vi: "Giữa hai buổi học liên tiếp của một học viên không có quá ít hay quá nhiều ngày.")

  package static func breaches(
    in attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> [[Int]] {
    let least = scenario.courses[record.course].minGapDays, most = scenario.courses[record.course].maxGapDays
    guard least != nil || most != nil else { return [] }
    // Most often there are no dated credits; this is asked very often.
    if record.dated.isEmpty, zip(attended, attended.dropFirst()).allSatisfy({ $0.date <= $1.date }) {
      return attended.indices.dropFirst().filter { position in
        !allows(attended[position].date - attended[position - 1].date, least, most)
      }.map { [$0 - 1, $0] }
    }
    // Credits and meetings by date; a credit has no position, and two credits are not held against each other.
    var steps: [(date: CivilDate, position: Int?)] = record.dated.map { ($0.date, nil) }
    steps += attended.enumerated().map { ($0.element.date, $0.offset) }
    steps.sort { ($0.date, $0.position ?? -1) < ($1.date, $1.position ?? -1) }
    var breaches: [[Int]] = []
    for (step, next) in zip(steps, steps.dropFirst()) {
      let meetings = [step.position, next.position].compactMap(\.self)
      if !meetings.isEmpty && !allows(next.date - step.date, least, most) { breaches.append(meetings) }
    }
    return breaches
  }

  /// Whether two consecutive meetings may lie `days` apart.
  package static func allows(_ days: Int, between course: Course) -> Bool {
    allows(days, course.minGapDays, course.maxGapDays)
  }

  private static func allows(_ days: Int, _ least: Int?, _ most: Int?) -> Bool {
    days >= least ?? 0 && days <= most ?? .max
  }
}
