/// `targets`: how many completions are missing to the targets of courses and employers.
package enum TargetsGoal: GoalMeasure {
  package static let goal = Goal.targets
  package static let label = Phrase(en: "short of target", vi: "còn thiếu so với chỉ tiêu")
  package static let phrase = Phrase(
    en: "Completions missing to the targets of courses and employers.",
    vi: "Số lượt hoàn thành còn thiếu so với chỉ tiêu của khóa học và doanh nghiệp.")

  package static func value(of hearing: ResolvedTimetable, completable: Completable?) -> Double? {
    let scenario = hearing.scenario
    guard scenario.courses.contains(where: { $0.target != nil }) else { return 0 }
    let counts = completions(in: hearing)
    return Double(
      scenario.courses.refs.reduce(0) { sum, course in
        guard let target = scenario.courses[course].target else { return sum }
        return sum + missing(to: target, completions: counts[course.index])
      })
  }

  /// Completions missing to a target, when these are the completions of each employer's people (the last: of nobody's).
  package static func missing(to target: Target, completions: [Int]) -> Int {
    let total = target.total.map { max(0, $0 - target.already - completions.reduce(0, +)) } ?? 0
    return target.employers.reduce(total) { $0 + max(0, $1.count - completions[$1.employer.index]) }
  }

  /// Completions of each course by employer, those on credits and held meetings alone included. The last count of each
  /// course is that of workers without an employer.
  package static func completions(in hearing: ResolvedTimetable) -> [[Int]] {
    let scenario = hearing.scenario
    var counts = Array(
      repeating: Array(repeating: 0, count: scenario.employers.count + 1), count: scenario.courses.count)
    func count(_ worker: Ref<Worker>, _ course: Ref<Course>) {
      counts[course.index][scenario.workers[worker].employer?.index ?? scenario.employers.count] += 1
    }
    for worker in scenario.workers.refs {
      for course in scenario.workers[worker].courses where hearing.isBehind(worker, course) {
        count(worker, course)
      }
    }
    for pursuit in hearing.pursuits where pursuit.isCompletion { count(pursuit.worker, pursuit.course) }
    return counts
  }
}
