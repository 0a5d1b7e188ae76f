import OffHours

/// What of a kept timetable is given up whatever is done, person by person.
///
/// A person can hold no more frozen seats than some way through the course holds that he or she could take in company;
/// without any such way all are lost. A path through a meeting that can never reach its smallest size is changed.
struct BaselineBound {
  private let instance: Instance
  private let company: MinimumSizePruning
  private let groupOf: [RelaxedGroup.Member: Int]

  /// Kinds up to which each person's ways are looked at.
  private static let mostKinds = 500

  init(_ instance: Instance, company: MinimumSizePruning) {
    self.instance = instance
    self.company = company
    groupOf = RelaxedGroup.positions(company.groups)
  }

  /// Frozen seats that are surely given up.
  func frozenSeats() -> Int {
    guard instance.demand.kinds.count <= Self.mostKinds, instance.kept.frozenSeats > 0 else {
      return instance.kept.frozenLost
    }
    let pricer = RelaxedPricer(instance)
    var known: [Key: Int] = [:]
    var lost = 0
    for pair in instance.pairs.indices {
      let frozen = instance.kept.paths[pair].filter { instance.kept.isFrozen($0, instance) }
      if frozen.isEmpty { continue }
      let key = Key(member: RelaxedGroup.Member(instance.pairs[pair]), frozen: frozen)
      let most = known[key] ?? mostHeld(key.member, frozen, pricer)
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
    var member: RelaxedGroup.Member
    var frozen: [Baseline.LessonSpot]
  }

  /// Most frozen seats that somebody of a kind can hold in one way through a course.
  private func mostHeld(
    _ member: RelaxedGroup.Member, _ frozen: [Baseline.LessonSpot], _ pricer: RelaxedPricer
  ) -> Int {
    guard let group = groupOf[member].map({ company.groups[$0] }) else { return 0 }
    let definition = instance.scenario.courses[member.course]
    // Under a free order the pricer stops at as many lessons as are needed; somebody may attend more.
    let todo = definition.lessons.count - group.credited.nonzeroBitCount
    if !definition.strictOrder && group.required < todo { return frozen.count }
    var price = company.prices(member.course)
    for stop in frozen { price[Int(stop.lesson)][position(stop, member.course)] -= 1 }
    let way = pricer.cheapest(
      group, price: price, rest: 0, travel: 0, endPrice: [Double](repeating: 0, count: group.worth.count))
    return way.map { Int((-$0.cost).rounded()) } ?? 0
  }

  private func mayBeKept(_ pair: Int) -> Bool {
    guard instance.kept.isFeasible[pair] else { return false }
    let course = Int(instance.pairs[pair].course)
    return instance.kept.paths[pair].allSatisfy { stop in
      stop.spot >= 0 && !company.isBarred[course][Int(stop.lesson)][position(stop, course)]
    }
  }

  private func position(_ stop: Baseline.LessonSpot, _ course: Int) -> Int {
    instance.supply.position(of: Int(stop.spot), course: course, lesson: Int(stop.lesson))
  }
}
