/// `lapses`: needed courses that are not completed by the day on which they are due.
package enum LapsesGoal: GoalMeasure {
  package static let goal = Goal.lapses
  package static let label = Phrase(en: "lapses", vi: "số lượt quá hạn")
  package static let phrase = Phrase(
    en: "Courses due by the last date of the horizon whose last meeting is not by the due date.",
    vi: "Số lượt học đến hạn trong kỳ lập lịch mà buổi cuối không diễn ra trước hoặc đúng hạn.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    let scenario = hearing.scenario
    var lapses = 0
    for worker in scenario.workers.refs {
      let facts = scenario.workers[worker]
      if facts.declined || facts.due.isEmpty && facts.credits.isEmpty { continue }
      for course in Set(facts.courses) {
        guard let due = facts.dueDate(of: course, in: scenario), due <= scenario.horizon.to,
          !hearing.isBehind(worker, course)
        else { continue }
        let isInTime = hearing.pursuits(of: worker).contains {
          $0.course == course && $0.isCompletion && $0.lastDate <= due
        }
        if !isInTime { lapses += 1 }
      }
    }
    return Double(lapses)
  }
}
