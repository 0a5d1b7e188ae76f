import OffHours

extension Instance {
  /// People who are lacking to each target of a course, the total first; less than nothing where a target is passed.
  ///
  /// `completed` and `ofEmployer` (by employer) count what is planned; what credits complete is counted here.
  func lacking(_ course: Int, completed: Int, ofEmployer: [Int]) -> [(employer: Int?, people: Int)] {
    guard let target = scenario.courses[course].target else { return [] }
    let credited = demand.creditedWorkers[course]
    var lacking: [(employer: Int?, people: Int)] = []
    if let total = target.total {
      lacking.append((nil, total - target.already - completed - credited.count))
    }
    for (employer, wanted) in target.employers {
      let before = credited.count { scenario.workers[$0].employer == employer }
      lacking.append((employer.index, wanted - ofEmployer[employer.index] - before))
    }
    return lacking
  }

  /// The goal `targets` of one course.
  func missing(_ course: Int, completed: Int, ofEmployer: [Int]) -> Int {
    lacking(course, completed: completed, ofEmployer: ofEmployer).reduce(0) { $0 + max(0, $1.people) }
  }
}

extension Plan {
  /// How many complete a course, and how many of each employer.
  func completions(of course: Int, _ instance: Instance) -> (all: Int, ofEmployer: [Int]) {
    var all = 0
    var ofEmployer = [Int](repeating: 0, count: instance.scenario.employers.count)
    for pair in instance.pairsOfCourse[course] where !itineraries[pair].isEmpty {
      all += 1
      if let employer = instance.demand.kinds[Int(instance.pairs[pair].kind)].sample.employer {
        ofEmployer[employer.index] += 1
      }
    }
    return (all, ofEmployer)
  }
}
