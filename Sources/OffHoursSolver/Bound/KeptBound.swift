import OffHours

/// What of a kept timetable is given up whatever is done, person by person.
///
/// A person can hold no more frozen seats than some way through the course holds that he or she could take in company;
/// without any such way all are lost. A path through a meeting that can never reach its smallest size is changed.
struct KeptBound {
  private let instance: Instance
  private let company: Company
  private let groups: [Int: RelaxedGroup]

  /// Kinds up to which each person's ways are looked at.
  private static let mostKinds = 500

  init(_ instance: Instance, company: Company) {
    self.instance = instance
    self.company = company
    let courses = instance.scenario.courses.count
    var groups: [Int: RelaxedGroup] = [:]
    for group in company.groups {
      for kind in group.kinds { groups[kind * courses + group.course] = group }
    }
    self.groups = groups
  }

  /// Frozen seats that are surely given up.
  func frozenSeats() -> Int {
    guard instance.demand.kinds.count <= Self.mostKinds, instance.kept.frozenSeats > 0 else {
      return instance.kept.frozenLost
    }
    var pricer = RelaxedPricer(instance)
    var known: [Key: Int] = [:]
    var lost = 0
    for pair in instance.pairs.indices {
      let frozen = instance.kept.paths[pair].filter { instance.kept.isFrozen($0, instance) }
      if frozen.isEmpty { continue }
      let key = Key(
        kind: Int(instance.pairs[pair].kind), course: Int(instance.pairs[pair].course), frozen: frozen)
      let most = known[key] ?? mostHeld(key, &pricer)
      known[key] = most
      lost += frozen.count - most
    }
    return max(lost, instance.kept.frozenLost)
  }

  /// People who surely change.
  func peopleChanged() -> Int {
    instance.kept.ofWorker.count { pairs in !pairs.allSatisfy(mayBeKept) }
  }

  private struct Key: Hashable {
    var kind, course: Int
    var frozen: [Kept.Stop]
  }

  /// Most frozen seats that somebody of a kind can hold in one way through a course.
  private func mostHeld(_ key: Key, _ pricer: inout RelaxedPricer) -> Int {
    guard let group = groups[key.kind * instance.scenario.courses.count + key.course] else { return 0 }
    // Under a free order the pricer stops at as many lessons as are needed; somebody may attend more.
    let todo = instance.scenario.courses[key.course].lessons.count - group.credited.nonzeroBitCount
    if !instance.scenario.courses[key.course].strictOrder && group.required < todo { return key.frozen.count }
    var price = company.isBarred[key.course].map { $0.map { $0 ? Double.infinity : 0 } }
    for stop in key.frozen {
      let first = firstSpot(key.course, Int(stop.lesson))
      price[Int(stop.lesson)][Int(stop.spot) - first] -= 1
    }
    let way = pricer.cheapest(
      group, price: price, rest: 0, travel: 0, endPrice: [Double](repeating: 0, count: group.worth.count))
    return way.map { Int((-$0.cost).rounded()) } ?? 0
  }

  private func mayBeKept(_ pair: Int) -> Bool {
    guard instance.kept.isFeasible[pair] else { return false }
    let course = Int(instance.pairs[pair].course)
    return instance.kept.paths[pair].allSatisfy { stop in
      let first = firstSpot(course, Int(stop.lesson))
      return stop.spot >= 0 && !company.isBarred[course][Int(stop.lesson)][Int(stop.spot) - first]
    }
  }

  private func firstSpot(_ course: Int, _ lesson: Int) -> Int {
    instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots.lowerBound
  }
}
