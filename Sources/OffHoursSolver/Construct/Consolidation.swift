import OffHours

/// From more open meetings than people can fill to those that hold: leads everybody through the fullest meetings, then
/// fills or closes, one after another, those with fewer people than their smallest size.
///
/// Every step keeps every rule over agendas, because people are led by `ItineraryPricer`. Ends after at most as many
/// steps as meetings are open. For courses with `attend: any`.
struct Consolidation {
  private let instance: Instance
  private let course: Int
  private(set) var plan: Plan
  private var pricer: ItineraryPricer
  private let groups: [Group]
  /// Open meetings of the course, by start, and what the search for ways asks of them.
  private var stops: [Stop] = []
  /// Whether a stop suits a group: by group, then stop.
  private var suits: [[Bool]] = []
  /// Price of one more day until the end, against that of a meeting.
  private let dayPrice: Double
  /// Meetings that are tried before one is closed.
  private let tries = 12

  /// `groups` are all who need the course and could run; those who attend in `plan` may be led elsewhere.
  init(_ instance: Instance, course: Int, groups: [Group], plan: Plan) {
    self.instance = instance
    self.course = course
    self.groups = groups
    self.plan = plan
    pricer = ItineraryPricer(instance)
    pricer.width = 8
    let leavers = groups.contains { instance.demand.kinds[$0.kind].attrition > 0 }
    dayPrice = leavers ? 0.02 : 0.001
    gather()
  }

  private mutating func gather() {
    stops = plan.open(course: course, instance).map { instance.stop($0, plan) }
    suits = groups.map { group in
      stops.map {
        instance.supply.free.isSet(group.kind, Int(instance.supply.spots[plan[$0.meeting].spot].moment))
      }
    }
  }

  /// Leads, fills and closes until every meeting holds; `rounds` sweeps over all people come first.
  mutating func run(rounds: Int, random: inout Randomness, isStopped: () -> Bool) {
    for round in 0..<rounds where !isStopped() {
      var order = Array(groups.indices)
      if round == 0 {
        // Who has the fewest choices decides first where people gather.
        let choices = suits.map { row in row.count { $0 } }
        order.sort { (choices[$0], $0) < (choices[$1], $1) }
      } else {
        for position in order.indices.dropLast() {
          order.swapAt(position, position + random.below(order.count - position))
        }
      }
      for group in order { lead(group) }
    }
    var cannotFill: Set<Int> = []
    while !isStopped() {
      let short = short()
      if short.isEmpty { break }
      if let empty = short.first(where: { plan[$0].learners == 0 }) {
        close(empty)
        continue
      }
      if let meeting = short.last(where: { !cannotFill.contains($0) }) {
        if !fill(meeting) { cannotFill.insert(meeting) }
        continue
      }
      // Of those with the fewest learners, the one that the fewest people need.
      let before = self
      var best: (thinning: Consolidation, loss: Int)?
      for meeting in short.prefix(tries) {
        var next = before
        let loss = next.close(meeting)
        if loss < best?.loss ?? .max { best = (next, loss) }
        if loss == 0 { break }
      }
      self = best!.thinning
    }
    for group in groups.indices
    where !isStopped() && groups[group].pairs.contains(where: { plan.itineraries[Int($0)].isEmpty }) {
      lead(group, onlyUnplaced: true)
    }
  }

  /// Meetings that do not hold, those with the fewest learners first.
  private func short() -> [Int] {
    stops.map(\.meeting)
      .filter { !plan[$0].isPinned && plan[$0].learners < max(1, plan[$0].least) }
      .sorted { (plan[$0].learners, $0) < (plan[$1].learners, $1) }
  }

  /// What a place at a meeting costs: less where many go.
  private func price(_ stop: Stop, _ group: Group) -> Double {
    let meeting = plan[stop.meeting]
    let share = Double(meeting.learners) / Double(max(1, meeting.least))
    return 1 - 0.9 * min(1, share) + 0.001 * Double(instance.journey(kind: group.kind, to: stop.place))
  }

  /// Leads the people of a group anew.
  private mutating func lead(_ position: Int, onlyUnplaced: Bool = false) {
    let group = groups[position]
    if !onlyUnplaced { for pair in group.pairs { plan.assign(Int(pair), []) } }
    let endPrice = (0..<instance.scenario.horizon.count).map { dayPrice * Double($0) }
    var rest = group.pairs.filter { plan.itineraries[Int($0)].isEmpty }[...]
    while !rest.isEmpty {
      let usable = stops.indices.filter {
        suits[position][$0] && plan[stops[$0].meeting].learners < plan[stops[$0].meeting].most
          && plan.admits(
            group.kind, Int(instance.supply.spots[plan[stops[$0].meeting].spot].moment), instance)
      }
      guard
        let path = pricer.cheapest(
          group, course: course, stops: usable.map { stops[$0] },
          prices: usable.map { price(stops[$0], group) }, endPrice: endPrice)
      else { return }
      let itinerary = path.path.map { Int32(stops[usable[$0]].meeting) }
      while let next = rest.first, itinerary.allSatisfy({ plan[Int($0)].learners < plan[Int($0)].most }) {
        plan.assign(Int(next), itinerary)
        rest.removeFirst()
      }
    }
  }

  /// Asks people who attend other meetings to come to this one too, or instead of one that can spare them, until it
  /// holds; false, and nothing changed, where too few can.
  mutating func fill(_ meeting: Int) -> Bool {
    guard let place = stops.firstIndex(where: { $0.meeting == meeting }) else { return false }
    let before = plan
    for (position, group) in groups.enumerated() where suits[position][place] {
      for pair in group.pairs {
        if plan[meeting].learners >= plan[meeting].least { return true }
        let now = plan.itineraries[Int(pair)]
        if now.isEmpty || now.contains(Int32(meeting)) { continue }
        let usable = stops.indices.filter {
          stops[$0].meeting == meeting || now.contains(Int32(stops[$0].meeting))
        }
        let prices = usable.map { index -> Double in
          if stops[index].meeting == meeting { return -100 }
          let other = plan[stops[index].meeting]
          // A meeting that cannot spare the learner is not left.
          return other.learners <= other.least ? -10 : -1
        }
        guard
          let path = pricer.cheapest(
            group, course: course, stops: usable.map { stops[$0] }, prices: prices, goesOn: true)
        else { continue }
        let itinerary = path.path.map { Int32(stops[usable[$0]].meeting) }
        guard itinerary.contains(Int32(meeting)),
          now.allSatisfy({ other in
            itinerary.contains(other) || plan[Int(other)].learners > plan[Int(other)].least
          })
        else { continue }
        plan.assign(Int(pair), itinerary)
      }
    }
    if plan[meeting].learners >= plan[meeting].least { return true }
    plan = before
    return false
  }

  /// Closes a meeting and leads its people elsewhere; returns how many find no way.
  @discardableResult private mutating func close(_ meeting: Int) -> Int {
    var touched: [Int] = []
    var placed = 0
    for (position, group) in groups.enumerated() {
      if group.pairs.contains(where: { plan.itineraries[Int($0)].contains(Int32(meeting)) }) {
        for pair in group.pairs where plan.itineraries[Int(pair)].contains(Int32(meeting)) {
          plan.assign(Int(pair), [])
          placed += 1
        }
        touched.append(position)
      }
    }
    plan.remove(meeting, instance)
    if let place = stops.firstIndex(where: { $0.meeting == meeting }) {
      stops.remove(at: place)
      for position in suits.indices { suits[position].remove(at: place) }
    }
    var found = 0
    for position in touched {
      let before = groups[position].pairs.count { plan.itineraries[Int($0)].isEmpty }
      lead(position, onlyUnplaced: true)
      found += before - groups[position].pairs.count { plan.itineraries[Int($0)].isEmpty }
    }
    return placed - found
  }
}
