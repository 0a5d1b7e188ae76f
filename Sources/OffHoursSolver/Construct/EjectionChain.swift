import OffHours

/// Finds places for those whom the chains left out: somebody else gives way to another meeting, or a meeting or section
/// opens to which others come as well, so that it holds.
///
/// Everybody who is placed stays placed, every meeting keeps its smallest size, and people are led by
/// `ItineraryPricer`, so every rule is kept all the way. Source of the first move: ejection chains (Glover 1996).
struct EjectionChain {
  private let instance: Instance
  private let course: Int
  private(set) var plan: Plan
  private var pricer: ItineraryPricer
  private let isStopped: () -> Bool
  /// Everybody who needs the course and could run, by kind and engagements.
  private let groups: [Group]
  private let groupOfPair: [Int32: Int]
  /// Open meetings of the course, by start.
  private var stops: [Stop] = []
  /// Pairs by meeting.
  private var learners: [Int: [Int32]] = [:]
  private let isSection: Bool
  private let makeup: Int
  /// Attempts that have failed; who fails often is left.
  private var failures = 0
  private var mostFailures = 200

  init(_ instance: Instance, course: Int, plan: Plan, isStopped: @escaping () -> Bool) {
    self.instance = instance
    self.course = course
    self.plan = plan
    self.isStopped = isStopped
    pricer = ItineraryPricer(instance)
    pricer.width = 8
    groups = Group.groups(of: instance.pairsOfCourse[course], in: plan, instance)
    var groupOfPair: [Int32: Int] = [:]
    for (position, group) in groups.enumerated() { for pair in group.pairs { groupOfPair[pair] = position } }
    self.groupOfPair = groupOfPair
    isSection = instance.scenario.courses[course].attendance == .section
    makeup = isSection ? instance.scenario.courses[course].makeup : 0
    gather()
  }

  private mutating func gather() {
    stops = plan.open(course: course, instance).map { instance.stop($0, plan) }
    learners = [:]
    for pair in instance.pairsOfCourse[course] {
      for meeting in plan.itineraries[pair] { learners[Int(meeting), default: []].append(Int32(pair)) }
    }
  }

  private mutating func assign(_ pair: Int32, _ itinerary: [Int32]) {
    for meeting in plan.itineraries[Int(pair)] { learners[Int(meeting)]?.removeAll { $0 == pair } }
    plan.assign(Int(pair), itinerary)
    for meeting in plan.itineraries[Int(pair)] { learners[Int(meeting), default: []].append(pair) }
  }

  /// Tries to place everybody who is left out, those who are worth most first; at most `attempts` kinds of people.
  mutating func run(attempts: Int = 400) {
    var order = groups.indices.filter { group in
      groups[group].pairs.contains { plan.itineraries[Int($0)].isEmpty }
    }
    if order.isEmpty || stops.isEmpty && isSection { return }
    // A failure looks at most meetings many times over.
    mostFailures = min(200, max(10, 80_000 / max(1, stops.count)))
    order.sort {
      (instance.demand.kinds[groups[$1].kind].sample.priority, $0)
        < (instance.demand.kinds[groups[$0].kind].sample.priority, $1)
    }
    for group in order.prefix(attempts) {
      for pair in groups[group].pairs where plan.itineraries[Int(pair)].isEmpty {
        if isStopped() || !giveWay(to: pair, group) { break }
      }
    }
    if isStopped() { return }
    if isSection {
      openSections()
    } else {
      openMeetings(order, attempts: min(40, 4_000_000 / max(1, groups.count * max(1, stops.count))))
    }
  }

  // MARK: Giving way

  /// The cheapest way of a group through open meetings; full ones and those in `avoided` are dear or closed.
  private mutating func way(_ position: Int, avoiding avoided: Int = -1, fullPrice: Double?) -> [Int32]? {
    let group = groups[position]
    var usable: [Stop] = []
    for stop in stops where stop.meeting != avoided {
      let meeting = plan[stop.meeting]
      if fullPrice == nil && meeting.learners >= meeting.most { continue }
      guard plan.admits(group.kind, Int(instance.supply.spots[meeting.spot].moment), instance) else {
        continue
      }
      usable.append(stop)
    }
    func price(_ stop: Stop) -> Double {
      plan[stop.meeting].learners >= plan[stop.meeting].most ? fullPrice ?? 0 : 1
    }
    if !isSection {
      return pricer.cheapest(group, course: course, stops: usable, prices: usable.map(price)).map { found in
        found.path.map { Int32(usable[$0].meeting) }
      }
    }
    var best: (cost: Double, way: [Int32])?
    for section in Set(usable.map { plan[$0.meeting].section }).sorted() {
      var chosen: [Stop] = []
      for var stop in usable {
        let isOwn = plan[stop.meeting].section == section
        if !isOwn && makeup == 0 { continue }
        stop.isForeign = !isOwn
        chosen.append(stop)
      }
      guard
        let found = pricer.cheapest(
          group, course: course, stops: chosen, prices: chosen.map { price($0) + ($0.isForeign ? 0.5 : 0) },
          foreignLimit: makeup),
        found.cost < best?.cost ?? .infinity
      else { continue }
      let way = found.path.map { Int32(chosen[$0].meeting) }
      if plan.ownSection(way) != section { continue }
      best = (found.cost, way)
    }
    return best?.way
  }

  /// Places a pair, where need be after others have gone elsewhere.
  private mutating func giveWay(to pair: Int32, _ position: Int) -> Bool {
    guard let wish = way(position, fullPrice: 20) else { return false }
    let full = wish.filter { plan[Int($0)].learners >= plan[Int($0)].most }
    if full.isEmpty {
      assign(pair, wish)
      return true
    }
    if failures > mostFailures || !isSection && full.count > 2 { return false }
    let before = (plan: plan, learners: learners)
    for meeting in full where plan[Int(meeting)].learners >= plan[Int(meeting)].most {
      var tried: Set<Int> = []
      var isFree = false
      for other in learners[Int(meeting)] ?? [] {
        guard let group = groupOfPair[other], tried.insert(group).inserted else { continue }
        if tried.count > 24 { break }
        let now = plan.itineraries[Int(other)]
        if now.contains(where: { $0 != meeting && plan[Int($0)].learners <= plan[Int($0)].least }) {
          continue
        }
        guard let elsewhere = way(group, avoiding: Int(meeting), fullPrice: nil),
          !elsewhere.contains(where: { full.contains($0) && plan[Int($0)].learners >= plan[Int($0)].most })
        else { continue }
        assign(other, elsewhere)
        isFree = true
        break
      }
      if !isFree {
        (plan, learners) = before
        failures += 1
        return false
      }
    }
    guard let way = way(position, fullPrice: nil) else {
      (plan, learners) = before
      failures += 1
      return false
    }
    assign(pair, way)
    return true
  }

  // MARK: Opening

  /// Opens sections for those left out, filled up with people from sections that can spare them.
  private mutating func openSections() {
    let definition = instance.scenario.courses[course]
    let isPlaced = groups.map { group in group.pairs.allSatisfy { !plan.itineraries[Int($0)].isEmpty } }
    var chains = ChainPricer(
      instance, course: course, groups: groups,
      worth: groups.indices.map {
        isPlaced[$0] ? 1e-4 : instance.demand.kinds[groups[$0].kind].sample.priority
      })
    var bookable = Bookable(instance, course: course, plan)
    for group in groups.indices where !isPlaced[group] {
      chains.setLeft(group, groups[group].pairs.count { plan.itineraries[Int($0)].isEmpty })
    }
    let venues: [Int?] = definition.sameVenue ? instance.scenario.venues.indices.map { $0 } : [nil]
    var closed: Set<Int> = []
    while !isStopped() {
      if let most = definition.maxSections, plan.sections(of: course).count >= most { return }
      var best: (chain: Chain, place: Int)?
      for (place, venue) in venues.enumerated() where !closed.contains(place) {
        let options = definition.lessons.indices.map { lesson in
          bookable.spots(lesson: lesson, venue: venue).map { spot in
            ChainPricer.Option(
              spot: spot, meeting: -1,
              most: instance.most(spot))
          }
        }
        guard let chain = chains.chains(options: options).first, chain.people >= instance.least(of: chain),
          chain.value >= 0.1
        else {
          closed.insert(place)
          continue
        }
        if chain.value > best?.chain.value ?? 0 { best = (chain, place) }
      }
      guard let best else { return }
      let before = plan
      guard let opened = gatherAround(best.chain) else {
        plan = before
        closed.insert(best.place)
        continue
      }
      gather()
      bookable.update(plan, around: opened)
      for group in best.chain.groups where !isPlaced[group] {
        chains.setLeft(group, groups[group].pairs.count { plan.itineraries[Int($0)].isEmpty })
      }
    }
  }

  /// Opens a chain as a section: first those who are left out, then others until it holds; nil where it does not.
  private mutating func gatherAround(_ chain: Chain) -> [Int]? {
    let section = plan.newSection()
    var opened: [Int] = []
    for (lesson, spot) in chain.spots.enumerated() {
      guard let meeting = plan.open(course: course, lesson: lesson, spot: spot, section: section, instance)
      else {
        return nil
      }
      opened.append(meeting)
    }
    let own = opened.map { instance.stop($0, plan) }
    var comers: [(pair: Int32, way: [Int32])] = []
    for position in chain.groups {
      let group = groups[position]
      let usable = own.filter {
        plan.admits(group.kind, Int(instance.supply.spots[plan[$0.meeting].spot].moment), instance)
      }
      guard
        let found = pricer.cheapest(
          group, course: course, stops: usable, prices: usable.map { _ in -1 }, goesOn: true)
      else { continue }
      let way = found.path.map { Int32(usable[$0].meeting) }
      for pair in group.pairs {
        if plan.itineraries[Int(pair)].isEmpty {
          if way.allSatisfy({ plan[Int($0)].learners < plan[Int($0)].most }) { plan.assign(Int(pair), way) }
        } else {
          comers.append((pair, way))
        }
      }
    }
    for (pair, way) in comers {
      if opened.allSatisfy({ plan[$0].learners >= plan[$0].least }) { break }
      if plan.itineraries[Int(pair)].contains(where: { plan[Int($0)].learners <= plan[Int($0)].least }) {
        continue
      }
      if way.allSatisfy({ plan[Int($0)].learners < plan[Int($0)].most }) { plan.assign(Int(pair), way) }
    }
    let isKept = opened.allSatisfy { plan[$0].learners >= plan[$0].least } && plan.keepsLimits(instance)
    return isKept ? opened : nil
  }

  /// Opens single meetings on the ways of those left out, to which others come as well.
  private mutating func openMeetings(_ order: [Int], attempts: Int) {
    let definition = instance.scenario.courses[course]
    var bookable = Bookable(instance, course: course, plan)
    // How many people a moment suits.
    var crowd: [Int32: Int] = [:]
    for lesson in definition.lessons.indices {
      for spot in bookable.spots(lesson: lesson) {
        let moment = instance.supply.spots[spot].moment
        if crowd[moment] == nil {
          crowd[moment] = groups.reduce(0) {
            $0 + (instance.supply.free.isSet($1.kind, Int(moment)) ? $1.pairs.count : 0)
          }
        }
      }
    }
    var tries = 0
    for position in order {
      guard !isStopped(), tries < attempts,
        let pair = groups[position].pairs.first(where: { plan.itineraries[Int($0)].isEmpty })
      else { continue }
      tries += 1
      if let opened = openMeetings(for: pair, position, bookable, crowd) {
        gather()
        bookable.update(plan, around: opened)
        for other in groups[position].pairs where plan.itineraries[Int(other)].isEmpty {
          if !giveWay(to: other, position) { break }
        }
      }
    }
  }

  private mutating func openMeetings(
    for pair: Int32, _ position: Int, _ bookable: Bookable, _ crowd: [Int32: Int]
  ) -> [Int]? {
    let definition = instance.scenario.courses[course]
    let group = groups[position]
    let all = Double(max(1, instance.pairsOfCourse[course].count))
    var entries: [(stop: Stop, price: Double, spot: Int)] = []
    for stop in stops where plan[stop.meeting].learners < plan[stop.meeting].most {
      if plan.admits(group.kind, Int(instance.supply.spots[plan[stop.meeting].spot].moment), instance) {
        entries.append((stop, 0.01, -1))
      }
    }
    for lesson in definition.lessons.indices {
      var options: [(spot: Int, crowd: Int)] = []
      for spot in bookable.spots(lesson: lesson) {
        let moment = instance.supply.spots[spot].moment
        guard plan.admits(group.kind, Int(moment), instance),
          instance.most(spot) >= instance.least(spot), crowd[moment]! >= instance.least(spot)
        else { continue }
        options.append((spot, crowd[moment]!))
      }
      options.sort { ($1.crowd, $0.spot) < ($0.crowd, $1.spot) }
      for option in options.prefix(40) {
        let moment = instance.supply.moment(ofSpot: option.spot)
        entries.append(
          (
            Stop(
              meeting: -1, lesson: lesson, start: moment.start, end: moment.end, day: moment.day,
              week: moment.week, place: moment.place), 2 - Double(option.crowd) / all, option.spot
          ))
      }
    }
    entries.sort { ($0.stop.start, $0.stop.lesson, $0.spot) < ($1.stop.start, $1.stop.lesson, $1.spot) }
    guard
      let found = pricer.cheapest(
        group, course: course, stops: entries.map(\.stop), prices: entries.map(\.price))
    else { return nil }
    let before = plan
    var itinerary: [Int32] = []
    var opened: [Int] = []
    for index in found.path {
      if entries[index].spot < 0 {
        itinerary.append(Int32(entries[index].stop.meeting))
        continue
      }
      guard
        let meeting = plan.open(
          course: course, lesson: entries[index].stop.lesson, spot: entries[index].spot, section: -1, instance
        )
      else {
        plan = before
        return nil
      }
      itinerary.append(Int32(meeting))
      opened.append(meeting)
    }
    plan.assign(Int(pair), itinerary)
    var thinning = Consolidation(instance, course: course, groups: groups, plan: plan)
    for meeting in opened where thinning.plan[meeting].learners < thinning.plan[meeting].least {
      guard thinning.fill(meeting) else {
        plan = before
        return nil
      }
    }
    plan = thinning.plan
    guard plan.keepsSizes(course), plan.keepsLimits(instance) else {
      plan = before
      return nil
    }
    return opened
  }
}
