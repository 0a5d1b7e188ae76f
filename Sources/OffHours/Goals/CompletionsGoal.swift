private import Foundation

/// `completions`: how many complete a course, weighted by priority and by who may have left by then.
package enum CompletionsGoal: GoalMeasure {
  package static let goal = Goal.completions
  package static let label = Phrase(en: "completions", vi: "số lượt hoàn thành")
  package static let phrase = Phrase(
    en: "Workers who complete a course, weighted by priority and by the share still in the job by then.",
    vi: "Số người hoàn thành khóa học, tính theo mức ưu tiên và tỷ lệ còn làm việc đến lúc đó.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    let scenario = hearing.scenario
    let worth = hearing.pursuits.reduce(Worth()) { sum, pursuit in
      guard pursuit.isCompletion else { return sum }
      let worker = scenario.workers[pursuit.worker]
      let micro = weight(
        priority: worker.priority, attrition: worker.employer.map { scenario.employers[$0].attrition } ?? 0,
        days: pursuit.lastDate - scenario.horizon.from)
      return sum + Worth(millionths: micro)
    }
    return worth.amount
  }

  /// What one completion counts, in millionths: priority × (1 − attrition)^(days / 7), rounded.
  ///
  /// Days before the horizon make it grow, in a timetable made for other dates without bound; it ends at `Worth.most`.
  package static func weight(priority: Double, attrition: Double, days: Int) -> Int {
    let stays = attrition == 0 ? 1 : pow(1 - attrition, Double(days) / 7)
    return Worth(priority * stays).millionths
  }
}
