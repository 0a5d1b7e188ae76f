import OffHours

/// Invites everybody who completes a course to every held meeting that he or she can attend and needs, for the goal
/// `lessons`: who may miss lessons is led anew through the meetings that are held anyway.
///
/// No meeting opens or closes, and nobody loses a course. Complexity: pairs × stops² × labels.
struct Invitations {
  private let instance: Instance
  private var pricer: ItineraryPricer
  private let tiers: [GoalWeights]
  private let isStopped: () -> Bool

  init(_ instance: Instance, isStopped: @escaping () -> Bool) {
    self.instance = instance
    self.isStopped = isStopped
    pricer = ItineraryPricer(instance)
    pricer.width = 48
    tiers = instance.scenario.goals.map { GoalWeights($0) }
  }

  /// The plan with everybody invited; nil where nothing is better for it.
  mutating func extended(_ plan: Plan) -> Plan? {
    guard instance.asksLessons else { return nil }
    var better = plan
    var isBetter = false
    for course in instance.scenario.courses.indices where instance.mayMiss[course] && !isStopped() {
      let pairs = instance.pairsOfCourse[course].filter {
        !plan.itineraries[$0].isEmpty
          && plan.itineraries[$0].count < instance.progress($0).todo(instance.scenario.courses[course])
      }
      if pairs.isEmpty { continue }
      let stops = better.open(course: course, instance).map { instance.stop($0, better) }
      for group in Group.groups(of: pairs, in: better, instance) {
        for pair in group.pairs {
          if isStopped() { break }
          if invite(Int(pair), group, course, stops, &better) { isBetter = true }
        }
      }
    }
    return isBetter ? better : nil
  }

  /// Leads one pair anew, where that is better by the first tier that it changes.
  private mutating func invite(
    _ pair: Int, _ group: Group, _ course: Int, _ stops: [Stop], _ plan: inout Plan
  ) -> Bool {
    let now = plan.itineraries[pair]
    let own = plan.ownSection(now)
    let makeup = own == nil ? 0 : instance.scenario.courses[course].makeup
    let usable = stops.compactMap { stop -> Stop? in
      let meeting = plan[stop.meeting]
      guard meeting.learners < meeting.most || now.contains(Int32(stop.meeting)),
        instance.supply.free.isSet(group.kind, Int(instance.supply.spots[meeting.spot].moment))
      else { return nil }
      var stop = stop
      stop.isForeign = own != nil && meeting.section != own
      return stop.isForeign && makeup == 0 ? nil : stop
    }
    let days = 0..<instance.scenario.horizon.count
    // Each tier counts so little beside the one above that it only decides among equals.
    var prices = [Double](repeating: 0, count: usable.count)
    var endPrice = days.map { _ in 0.0 }
    var scale = 1.0
    for weights in tiers where scale > 1e-9 {
      let size =
        abs(weights.lessons) * 10 + abs(weights.completions) + abs(weights.rest) * 20 + abs(weights.travel)
        * 1000
        + abs(weights.early) * Double(days.count) + abs(weights.lapses) + abs(weights.release) * 1000
      if size == 0 { continue }
      for (position, stop) in usable.enumerated() {
        prices[position] +=
          scale / size
          * weights.attendance(
            instance, kind: group.kind, day: stop.day, place: stop.place, spot: plan[stop.meeting].spot)
      }
      for day in days {
        endPrice[day] +=
          scale / size * weights.completion(instance, kind: group.kind, slot: group.slot, day: day)
      }
      scale *= 1e-3
    }
    guard
      let found = pricer.cheapest(
        group, course: course, stops: usable, prices: prices, endPrice: endPrice, foreignLimit: makeup,
        goesOn: true)
    else { return false }
    let way = found.path.map { Int32(usable[$0].meeting) }
    guard way != now, own == nil || plan.ownSection(way) == own, isWorth(way, pair, now, group, &plan) else {
      return false
    }
    return true
  }

  /// Takes a way where it is better than the present one and every meeting still holds.
  private func isWorth(
    _ way: [Int32], _ pair: Int, _ now: [Int32], _ group: Group, _ plan: inout Plan
  ) -> Bool {
    let left = now.filter { !way.contains($0) }
    if left.contains(where: { plan[Int($0)].learners <= max(1, plan[Int($0)].least) }) { return false }
    if instance.firstGoal > 0 || instance.asksBurden {
      // What is kept of another timetable counts as well, and what others bear.
      var other = plan
      other.assign(pair, way)
      guard other.standing(instance).isBetter(than: plan.standing(instance), instance) else { return false }
      plan = other
      return true
    }
    for weights in tiers {
      let difference = value(way, group, weights, plan) - value(now, group, weights, plan)
      if abs(difference) <= 1e-9 { continue }
      if difference > 0 { return false }
      plan.assign(pair, way)
      // Not where caps on release refuse it.
      return plan.itineraries[pair] == way
    }
    return false
  }

  private func value(_ way: [Int32], _ group: Group, _ weights: GoalWeights, _ plan: Plan) -> Double {
    let spots = way.map { plan[Int($0)].spot }
    let lastDay = spots.last.map { instance.supply.moment(ofSpot: $0).day } ?? 0
    return spots.reduce(
      weights.completion(instance, kind: group.kind, slot: group.slot, day: lastDay)
    ) {
      let moment = instance.supply.moment(ofSpot: $1)
      return $0
        + weights.attendance(instance, kind: group.kind, day: moment.day, place: moment.place, spot: $1)
    }
  }
}

extension Instance {
  /// Whether some tier asks for lessons.
  var asksLessons: Bool { scenario.goals.contains { $0.parts.contains { $0.goal == .lessons } } }

  /// Per course, whether some of its people may miss a lesson.
  var mayMiss: [Bool] {
    scenario.courses.indices.map { course in
      pairsOfCourse[course].contains { progress($0).required < progress($0).todo(scenario.courses[course]) }
    }
  }

  /// Whether a tier is decided by who completes: every completion takes the same number of lessons. Where people are many it
  /// is taken for that as soon as nobody may miss a lesson.
  func isImplied(_ tier: Tier) -> Bool {
    guard tier.parts.map(\.goal) == [.lessons] else { return false }
    if pairs.count > 1000 && !mayMiss.contains(true) { return true }
    let counts = Set(
      pairs.indices.flatMap { pair -> [Int] in
        let progress = progress(pair)
        return [progress.required, progress.todo(scenario.courses[Int(pairs[pair].course)])]
      })
    return counts.count <= 1
  }
}

extension Progress {
  /// Lessons that are not credited.
  func todo(_ course: Course) -> Int { course.lessons.count - credited.nonzeroBitCount }
}

extension Invitations: SearchOperator {
  static let name = "invitations"

  static func isDrawn(_ step: inout SearchStep) -> Bool { step.lessons > 0 }

  static func changed(_ step: inout SearchStep) -> Plan? {
    var invitations = Invitations(step.instance, isStopped: step.control.isStopped)
    return invitations.extended(step.plan)
  }
}
