/// `early`: days until people have completed.
package enum EarlyGoal: GoalMeasure {
  package static let goal = Goal.early
  package static let label = Phrase(en: "days to completion", vi: "số ngày đến khi hoàn thành")
  package static let phrase = Phrase(
    en: "Days from the first date to the last meeting, added over completions.",
    vi: "Tổng số ngày từ ngày đầu đến buổi học cuối của những lượt hoàn thành.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    Double(
      hearing.pursuits.reduce(0) { sum, pursuit in
        pursuit.isCompletion ? sum + (pursuit.lastDate - hearing.scenario.horizon.from) : sum
      })
  }
}
