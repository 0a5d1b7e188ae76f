import OffHours

/// Places people who belong together: all of a group through the same meetings, or none.
///
/// The search plans without them; whatever it finds, they then join where there is room for all and every rule lets them.
/// The compact model, which has rows for them, decides small scenarios exactly.
struct Companions {
  private let instance: Instance
  private var pricer: ItineraryPricer

  init(_ instance: Instance) {
    self.instance = instance
    pricer = ItineraryPricer(instance)
    pricer.width = 48
  }

  /// The plan with everybody who can join in. Complexity: groups × (stops² × labels + attendances).
  mutating func joined(_ plan: Plan) -> Plan {
    var plan = plan
    var standing = plan.standing(instance)
    // Twice: some course may have to come before.
    for _ in 0..<2 {
      for tie in instance.ties where tie.allSatisfy({ plan.itineraries[$0].isEmpty }) {
        guard let way = way(tie, plan) else { continue }
        var next = plan
        for pair in tie { next.assign(pair, way) }
        // Caps on release may have refused somebody.
        guard tie.allSatisfy({ next.itineraries[$0] == way }) else { continue }
        let value = next.standing(instance)
        if value.isBetter(than: standing, instance) { (plan, standing) = (next, value) }
      }
    }
    return plan
  }

  /// Meetings that all of a group can attend, cheapest for one of them; nil where none are found.
  private mutating func way(_ tie: [Int], _ plan: Plan) -> [Int32]? {
    let course = Int(instance.pairs[tie[0]].course)
    let groups = tie.compactMap { pair -> Group? in
      guard let engagements = Engagements(pair, in: plan, instance) else { return nil }
      return Group(
        kind: Int(instance.pairs[pair].kind), slot: Int(instance.pairs[pair].slot), engagements: engagements,
        pairs: [Int32(pair)])
    }
    guard groups.count == tie.count else { return nil }
    let usable = plan.open(course: course, instance).filter { meeting in
      plan[meeting].learners + tie.count <= plan[meeting].most
        && groups.allSatisfy { group in
          instance.supply.free.isSet(group.kind, Int(instance.supply.spots[plan[meeting].spot].moment))
            && instance.progress[group.kind][group.slot].credited >> UInt64(plan[meeting].lesson) & 1 == 0
        }
    }
    for section in Set(usable.map { plan[$0].section }).sorted() {
      let stops = usable.filter { plan[$0].section == section }.map { instance.stop($0, plan) }
      for group in groups {
        let endPrice = (0..<instance.scenario.horizon.count).map {
          -Double(instance.completion(kind: group.kind, day: $0)) / 1e6
        }
        guard
          let found = pricer.cheapest(
            group, course: course, stops: stops, prices: stops.map { _ in -0.001 }, endPrice: endPrice,
            goesOn: true)
        else { continue }
        let path = found.path.map { stops[$0] }
        let suitsAll = groups.allSatisfy { other in
          pricer.cheapest(
            other, course: course, stops: path, prices: path.map { _ in -1 }, goesOn: true
          )?.path.count == path.count
        }
        if suitsAll { return path.map { Int32($0.meeting) } }
      }
    }
    return nil
  }
}

extension Plan {
  /// The plan without those who belong together: what the search works on.
  func withoutCompanions(_ instance: Instance) -> Plan {
    var plan = self
    for pair in instance.ties.joined() where !plan.itineraries[pair].isEmpty { plan.assign(pair, []) }
    return plan
  }
}
