/// `lesson-order`: under `order: strict` lessons are attended in their order, dated credits included.
///
/// A credit and a meeting of one date have no order: a credit knows no clock time.
package enum LessonOrder: CourseRule {
  package static let code = RuleCode.lessonOrder
  package static let label = Phrase(en: "lessons out of order", vi: "học sai thứ tự bài")
  package static let phrase = Phrase(
    en: "A learner attends the lessons of a course in their order.",
    vi: "Học viên học các bài của khóa học theo đúng thứ tự.")

  package static func breaches(
    in attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> [[Int]] {
    guard scenario.courses[record.course].strictOrder else { return [] }
    var breaches: [[Int]] = []
    for next in attended.indices.dropFirst() where attended[next - 1].lesson > attended[next].lesson {
      breaches.append([next - 1, next])
    }
    for (position, meeting) in attended.enumerated() {
      let isOutOfOrder = record.dated.contains { credit in
        (credit.lesson < meeting.lesson && credit.date > meeting.date)
          || (credit.lesson > meeting.lesson && credit.date < meeting.date)
      }
      if isOutOfOrder { breaches.append([position]) }
    }
    return breaches
  }
}
