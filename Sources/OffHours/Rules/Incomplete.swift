/// `incomplete`: who is named in a course completes it, credits counted; nobody is taught in vain.
package enum Incomplete: CourseRule {
  package static let code = RuleCode.incomplete
  package static let label = Phrase(en: "course not completed", vi: "không hoàn thành khóa học")
  package static let phrase = Phrase(
    en: "A learner named in a course completes it, credits counted.",
    vi: "Học viên có tên trong khóa học phải hoàn thành khóa học, tính cả phần đã được công nhận.")

  package static func breaches(
    in attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> [[Int]] {
    attended.isEmpty || record.isCompleted(with: attended.lazy.map(\.lesson), scenario: scenario)
      ? [] : [Array(attended.indices)]
  }
}
