/// `span`: days from the first to the last meeting that one learner attends in a course. Credits are no part of it.
package enum CourseSpan: CourseRule {
  package static let code = RuleCode.span
  package static let label = Phrase(en: "course takes too long", vi: "khóa học kéo dài quá lâu")
  package static let phrase = Phrase(
    en: "From the first to the last meeting of a learner in a course lie not too many days.",
    vi: "Từ buổi học đầu đến buổi học cuối của một học viên trong khóa học không có quá nhiều ngày.")

  package static func breaches(
    in attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> [[Int]] {
    guard let most = scenario.courses[record.course].maxSpanDays, let first = attended.first,
      let last = attended.last, last.date - first.date > most
    else { return [] }
    return [[0, attended.count - 1]]
  }
}
