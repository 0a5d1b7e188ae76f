/// `fairness`: the share that the worst-served employer's people complete of what they could complete.
package enum FairnessGoal: GoalMeasure {
  package static let goal = Goal.fairness
  package static let label = Phrase(en: "fairness", vi: "công bằng giữa các doanh nghiệp")
  package static let phrase = Phrase(
    en: "Smallest share completed, over employers, of the courses that their people could complete.",
    vi: "Tỷ lệ hoàn thành thấp nhất giữa các doanh nghiệp, trên số lượt học có thể hoàn thành.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    guard let completable else { return nil }
    let scenario = hearing.scenario
    var possible = Array(repeating: 0, count: scenario.employers.count)
    var completed = possible
    var next = 0
    for worker in scenario.workers.refs {
      guard let employer = scenario.workers[worker].employer, !scenario.workers[worker].declined else {
        continue
      }
      while next < hearing.pursuits.count, hearing.pursuits[next].worker < worker { next += 1 }
      var end = next
      while end < hearing.pursuits.count, hearing.pursuits[end].worker == worker { end += 1 }
      let own = hearing.pursuits[next..<end]
      for course in scenario.workers[worker].courses where !hearing.isBehind(worker, course) {
        let isCompletion = own.contains { $0.course == course && $0.isCompletion }
        guard isCompletion || completable(worker, course) else { continue }
        possible[employer.index] += 1
        if isCompletion { completed[employer.index] += 1 }
      }
    }
    return share(completed: completed, of: possible)
  }

  /// The smallest share, over employers with a pair that could be completed; 1 where there is none.
  package static func share(completed: [Int], of possible: [Int]) -> Double {
    zip(completed, possible).filter { $0.1 > 0 }.map { Double($0.0) / Double($0.1) }.min() ?? 1
  }
}
