/// `lessons`: how many lessons those who complete a course attend. A share is a pass mark, not a plan.
package enum LessonsGoal: GoalMeasure {
  package static let goal = Goal.lessons
  package static let label = Phrase(en: "lessons attended", vi: "số lượt học")
  package static let phrase = Phrase(
    en: "Lessons attended, added over completions: who may miss one is invited all the same.",
    vi: "Tổng số bài được học của những lượt hoàn thành: người được phép nghỉ một bài vẫn được mời học.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    Double(hearing.pursuits.reduce(0) { $1.isCompletion ? $0 + $1.meetings.count : $0 })
  }
}
