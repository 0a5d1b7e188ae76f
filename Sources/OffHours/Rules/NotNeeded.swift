/// `not-needed`: nobody is taught what he or she does not need, has behind, or does not want.
package enum NotNeeded: CourseRule {
  package static let code = RuleCode.notNeeded
  package static let label = Phrase(en: "lesson not needed", vi: "không cần học bài này")
  package static let phrase = Phrase(
    en: "A learner attends only lessons not yet credited, of courses that he or she needs.",
    vi: "Học viên chỉ học những bài chưa được công nhận của các khóa học mà mình cần.")

  package static func breaches(
    in attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> [[Int]] {
    let needed = !worker.declined && worker.courses.contains(record.course)
    let breach = attended.indices.filter { !needed || record.credited[attended[$0].lesson] }
    return breach.isEmpty ? [] : [breach]
  }
}
