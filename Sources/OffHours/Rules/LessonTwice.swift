/// `lesson-twice`: a learner attends a lesson once.
package enum LessonTwice: CourseRule {
  package static let code = RuleCode.lessonTwice
  package static let label = Phrase(en: "lesson taken twice", vi: "học một bài hai lần")
  package static let phrase = Phrase(
    en: "A learner attends a lesson once.", vi: "Mỗi học viên chỉ học một bài một lần.")

  package static func breaches(
    in attended: [AgendaMeeting], after record: CourseRecord, of worker: Worker, in scenario: Scenario
  ) -> [[Int]] {
    // Most often nothing is; this is asked very often.
    let isTwice = attended.indices.contains { position in
      attended[..<position].contains { $0.lesson == attended[position].lesson }
    }
    if !isTwice { return [] }
    var meetings: [[Int]] = Array(repeating: [], count: scenario.courses[record.course].lessons.count)
    for position in attended.indices { meetings[attended[position].lesson].append(position) }
    return meetings.filter { $0.count > 1 }
  }
}
