import OffHours

/// Ruin and recreate: takes a part of the plan away, across courses, and builds it up again greedily.
///
/// Neighbourhoods of one course hold what everybody attends in the others; here a person's courses are all given up
/// and found again in another order. Source: Schrimpf et al. (2000).
struct RuinAndRecreate {
  private let instance: Instance
  private let isStopped: () -> Bool

  init(_ instance: Instance, isStopped: @escaping () -> Bool) {
    self.instance = instance
    self.isStopped = isStopped
  }

  /// Another plan; nil where what was built does not hold. Frozen or pinned meetings are never taken away.
  func recreate(_ plan: Plan, random: inout Randomness) -> Plan? {
    var ruined = plan
    let hasSeveral = instance.pairsOfWorker.indices.filter { instance.pairsOfWorker[$0].count > 1 }
    var isSectionsFirst = random.below(3) > 0
    if !hasSeveral.isEmpty && random.below(3) > 0 {
      // People with several courses, all or some, and now and then a section beside them.
      let share = [1.0, 0.7, 0.4][random.below(3)]
      for worker in random.sample(hasSeveral, max(1, Int(share * Double(hasSeveral.count)))) {
        for pair in instance.pairsOfWorker[worker] { ruined.assign(pair, []) }
      }
      if random.below(2) == 0 { closeSection(&ruined, &random) }
    } else {
      closeStretch(&ruined, &random)
      if random.below(3) == 0 { closeSection(&ruined, &random) }
      isSectionsFirst = random.below(2) == 0
    }
    return rebuilt(ruined, sectionsFirst: isSectionsFirst, random: &random)
  }

  /// The plan without the sections of a course, and without anything of those who need it.
  func withoutLearners(of course: Int, _ plan: Plan) -> Plan {
    var ruined = plan
    for pair in instance.pairsOfCourse[course] {
      for other in instance.pairsOfWorker[Int(instance.pairs[pair].worker)] { ruined.assign(other, []) }
    }
    close(plan.movableSections(of: course, instance).meetings, &ruined)
    return ruined
  }

  /// The plan without some meetings and their learners' ways.
  func without(_ meetings: [Int], _ plan: Plan) -> Plan {
    var ruined = plan
    close(meetings, &ruined)
    return ruined
  }

  /// A plan built up again around what is left; nil where what was built does not hold.
  func rebuilt(_ plan: Plan, sectionsFirst: Bool? = nil, random: inout Randomness) -> Plan? {
    var ruined = plan
    let isSectionsFirst = sectionsFirst ?? (random.below(2) == 0)
    ruined.dropOrphans(instance)
    dropSmallSections(&ruined)
    var greedy = Greedy(instance, from: ruined)
    greedy.isStopped = isStopped
    greedy.style.noise = 0.3
    greedy.style.seed = random.below(1 << 20)
    greedy.style.spread = [1, 0.9, 0.8, 1.1][random.below(4)]
    greedy.settle(sectionsFirst: isSectionsFirst)
    return greedy.plan.holds(instance) ? greedy.plan : nil
  }

  /// Takes away the meetings of courses with `attend: any` in a stretch of days, and their learners' ways.
  private func closeStretch(_ plan: inout Plan, _ random: inout Randomness) {
    let days = instance.scenario.horizon.count
    let length = random.below(6) == 0 ? days : max(2, days * (1 + random.below(4)) / 8)
    let from = random.below(max(1, days - length + 1))
    let closing = plan.open.filter { position in
      let meeting = plan[position]
      let day = instance.supply.moment(ofSpot: meeting.spot).day
      return meeting.section < 0 && instance.isMovable(meeting) && day >= from && day < from + length
    }
    close(closing, &plan)
  }

  /// Takes away one section and its learners' ways.
  private func closeSection(_ plan: inout Plan, _ random: inout Randomness) {
    let numbers = Set(plan.open.map { plan[$0].section }).subtracting([-1]).sorted()
    if numbers.isEmpty { return }
    let chosen = numbers[random.below(numbers.count)]
    let closing = plan.open.filter { plan[$0].section == chosen }
    if closing.allSatisfy({ instance.isMovable(plan[$0]) }) { close(closing, &plan) }
  }

  /// Takes away sections that have fewer people left than they need.
  private func dropSmallSections(_ plan: inout Plan) {
    while true {
      let small = plan.open.first { plan[$0].section >= 0 && plan[$0].learners < plan[$0].least }
      guard let small else { return }
      let section = plan[small].section
      close(plan.open.filter { plan[$0].section == section }, &plan)
      plan.dropOrphans(instance)
    }
  }

  private func close(_ meetings: [Int], _ plan: inout Plan) {
    if meetings.isEmpty { return }
    let closing = Set(meetings.map { Int32($0) })
    for pair in plan.itineraries.indices
    where plan.itineraries[pair].contains(where: { closing.contains($0) }) {
      plan.assign(pair, [])
    }
    for meeting in meetings { plan.remove(meeting, instance) }
  }
}

extension RuinAndRecreate: SearchOperator {
  static let name = "ruin and recreate"

  /// Pairs up to which parts are also built anew for goals that do not count people: what those need may be another plan
  /// altogether.
  private static let mostPairs = 20

  static func isDrawn(_ step: inout SearchStep) -> Bool {
    step.recreates
      || !step.countsPeople && step.instance.pairs.count <= mostPairs && step.random.below(4) == 0
  }

  static func changed(_ step: inout SearchStep) -> Plan? {
    RuinAndRecreate(step.instance, isStopped: step.control.isStopped)
      .recreate(step.plan, random: &step.random)
  }
}
