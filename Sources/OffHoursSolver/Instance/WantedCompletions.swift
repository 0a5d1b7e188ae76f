import OffHours

extension Instance {
  /// How many completions the targets of a course ask for beside those that credits give: of all (no employer), then of
  /// each employer in the order of the target. Less than nothing where credits are more than enough.
  func wanted(of course: Int) -> [(count: Int, employer: Int?)] {
    guard let target = scenario.courses[course].target else { return [] }
    let credited = demand.creditedWorkers[course]
    var result: [(count: Int, employer: Int?)] = []
    if let total = target.total { result.append((total - target.already - credited.count, nil)) }
    for (employer, count) in target.employers {
      let before = credited.count { scenario.workers[$0].employer == employer }
      result.append((count - before, employer.index))
    }
    return result
  }

  /// People short of the targets of a course where so many complete, and so many of each employer.
  func missing(of course: Int, completed: Int, ofEmployer: [Int]) -> Int {
    wanted(of: course).reduce(0) { $0 + max(0, $1.count - ($1.employer.map { ofEmployer[$0] } ?? completed)) }
  }
}
