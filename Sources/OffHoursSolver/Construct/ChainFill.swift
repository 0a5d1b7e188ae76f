internal import Algorithms
import OffHours

/// Fills a course chain by chain: the chain that serves most people opens, its people are enrolled, and again.
///
/// A chain that was good stays an estimate of what its venue can do, because seats, halls and people only grow fewer;
/// so after a chain opens, only those at the top are worked out anew (lazy greedy, Minoux 1978).
struct ChainFill {
  let instance: Instance
  let course: Int
  private let groups: [Group]
  /// People of each group still to be placed are those from here on.
  private var next: [Int]
  var pricer: ChainPricer
  private(set) var bookable: Bookable
  /// Venues, or all at once (nil).
  private let venues: [Int?]
  /// Per venue: the best chain when it was last looked for, and when that was.
  private var known: [(chain: Chain?, at: Int)?]
  private var clock = 0
  /// What was found at this time of the clock, by what a venue offers: venues that offer the same moments to as many
  /// people have the same chains.
  private var found: [[Int32]: (options: [[ChainPricer.Option]], chain: Chain?)] = [:]

  /// `groups` are the people to be placed in `plan`, whose meetings stand.
  ///
  /// `noise` above 0: what a group is worth, chance changes by so large a part.
  init(
    _ instance: Instance, course: Int, groups: [Group], plan: Plan, noise: Double = 0, seed: Int = 0
  ) {
    self.instance = instance
    self.course = course
    self.groups = groups
    next = Array(repeating: 0, count: groups.count)
    var worth = ChainFill.worth(groups, course, instance)
    if noise > 0 {
      var random = Randomness(seed: seed)
      for group in worth.indices { worth[group] *= 1 + noise * (Double(random.below(2001)) / 1000 - 1) }
    }
    pricer = ChainPricer(instance, course: course, groups: groups, worth: worth)
    bookable = Bookable(instance, course: course, plan)
    let definition = instance.scenario.courses[course]
    let options =
      instance.supply.classOfLesson[course].map { instance.supply.classes[$0].spots.count }.max() ?? 0
    let isByVenue =
      definition.attendance == .section && definition.sameVenue
      || options > ChainFill.mostOptions
    venues = isByVenue ? instance.scenario.venues.indices.map { $0 } : [nil]
    known = Array(repeating: nil, count: venues.count)
  }

  /// Spots of a lesson up to which chains may lead through all venues.
  private static let mostOptions = 4000

  /// What one person of each group is worth: those of rare hours, and those whom a target asks for, somewhat more.
  static func worth(_ groups: [Group], _ course: Int, _ instance: Instance) -> [Double] {
    let free = groups.map { group in
      instance.supply.free.row(group.kind).reduce(0) { $0 + $1.nonzeroBitCount }
    }
    let most = Double(max(1, free.max() ?? 1))
    let target = instance.scenario.courses[course].target
    return zip(groups, free).map { group, free in
      let sample = instance.demand.kinds[group.kind].sample
      let isWanted = target?.employers.contains { $0.0 == sample.employer } ?? false
      return sample.priority * (1 + 0.25 * (1 - Double(free) / most)) * (isWanted ? 1.25 : 1)
    }
  }

  /// Opens chains while they serve enough people; returns the pins that no chain could keep.
  mutating func run(
    _ plan: inout Plan, _ ways: inout ItineraryPricer, pinned: [PinnedSpot], isStopped: () -> Bool,
    onOpen: (Plan) -> Void = { _ in }
  ) -> [PinnedSpot] {
    let definition = instance.scenario.courses[course]
    var pinned = pinned
    let isSection = definition.attendance == .section
    var sections = isSection ? plan.sections(of: course).count : 0
    var failures = 0
    while !isStopped() {
      if isSection, let most = definition.maxSections, sections >= most { break }
      guard let (place, chain) = best(plan, pinned, least: pinned.isEmpty ? definition.minSize : 1) else {
        break
      }
      let mark = plan.mark
      let before = next
      clock += 1
      found.removeAll(keepingCapacity: true)
      // A cap that chains do not see may refuse everybody: what serves nobody and holds no pin is no step.
      if let opened = commit(chain, section: isSection ? plan.newSection() : -1, &plan, &ways),
        case let left = pinned.filter({ pin in !opened.contains { isHeld(pin, by: $0, plan) } }),
        next != before || left.count < pinned.count
      {
        failures = 0
        sections += 1
        pinned = left
        bookable.update(plan, around: opened)
        onOpen(plan)
        for group in chain.groups { pricer.setLeft(group, groups[group].pairs.count - next[group]) }
      } else {
        for group in chain.groups {
          for pair in groups[group].pairs[before[group]..<next[group]] { plan.assign(Int(pair), []) }
        }
        plan.takeBack(to: mark, instance)
        next = before
        failures += 1
        if failures > 2 {
          // What this venue offers cannot be kept: let the others go on.
          known[place] = (nil, .max)
          failures = 0
          pricer.beam = 48
          pricer.perDay = 6
        } else {
          pricer.beam += 48
          pricer.perDay += 4
        }
      }
    }
    return pinned
  }

  private func isHeld(_ pin: PinnedSpot, by meeting: Int, _ plan: Plan) -> Bool {
    let spot = plan[meeting].spot
    return plan[meeting].lesson == pin.lesson && instance.supply.moment(ofSpot: spot).start == pin.start
      && Int(instance.supply.spots[spot].venue) == pin.venue
  }

  /// The best chain over all venues that has at least `least` people, and its venue's place.
  private mutating func best(_ plan: Plan, _ pinned: [PinnedSpot], least: Int) -> (Int, Chain)? {
    while true {
      var top = -1
      for place in venues.indices {
        if known[place] == nil { known[place] = look(place, plan, pinned, least: least) }
        guard let chain = known[place]!.chain else { continue }
        if top < 0 || chain.value > known[top]!.chain!.value { top = place }
      }
      guard top >= 0 else { return nil }
      if known[top]!.at == clock { return (top, known[top]!.chain!) }
      known[top] = look(top, plan, pinned, least: least)
    }
  }

  private mutating func look(_ place: Int, _ plan: Plan, _ pinned: [PinnedSpot], least: Int) -> (Chain?, Int)
  {
    if let last = known[place], last.at == .max { return (nil, .max) }
    let definition = instance.scenario.courses[course]
    var options: [[ChainPricer.Option]] = []
    // Pins are of one venue, and all venues at once are like nothing else.
    let isShared = pinned.isEmpty && venues.count > 1
    var offer: [Int32] = []
    for lesson in definition.lessons.indices {
      let pins = pinned.filter { $0.lesson == lesson }
      var ofLesson: [ChainPricer.Option] = []
      for spot in bookable.spots(lesson: lesson, venue: venues[place]) {
        let venue = Int(instance.supply.spots[spot].venue)
        if !pins.isEmpty {
          let start = instance.supply.moment(ofSpot: spot).start
          if !pins.contains(where: { $0.start == start && $0.venue == venue }) { continue }
        }
        let most = instance.most(spot)
        if most < instance.least(spot) && pins.isEmpty { continue }
        ofLesson.append(ChainPricer.Option(spot: spot, meeting: -1, most: most))
      }
      if definition.attendance == .any {
        let first = ofLesson.count
        for meeting in plan.open(course: course, instance) where plan[meeting].lesson == lesson {
          let room = plan[meeting].most - plan[meeting].learners
          if room > 0 {
            ofLesson.append(ChainPricer.Option(spot: plan[meeting].spot, meeting: meeting, most: room))
          }
        }
        if ofLesson.count > first {
          ofLesson.sort { ($0.spot, $0.meeting) < ($1.spot, $1.meeting) }
        }
      }
      for option in isShared ? ofLesson : [] {
        if option.meeting >= 0 { offer.append(-2) }
        offer.append(
          option.meeting >= 0 ? Int32(option.meeting) : instance.supply.spots[option.spot].moment)
        offer.append(Int32(clamping: option.most))
        offer.append(Int32(clamping: instance.least(option.spot)))
      }
      offer.append(-1)
      options.append(ofLesson)
    }
    if isShared, let (before, chain) = found[offer] {
      return (chain.map { moved($0, from: before, to: options) }, clock)
    }
    let chain = (pricer.chains(options: options).first ?? widened(options, plan)).flatMap {
      $0.people >= least ? $0 : nil
    }
    if isShared { found[offer] = (options, chain) }
    return (chain, clock)
  }

  /// A chain through the options that stand where its own stand in their lists.
  private func moved(
    _ chain: Chain, from before: [[ChainPricer.Option]], to options: [[ChainPricer.Option]]
  ) -> Chain {
    var chain = chain
    for lesson in options.indices {
      let spot = chain.spots[lesson]
      chain.spots[lesson] = options[lesson][before[lesson].partitioningIndex { $0.spot >= spot }].spot
    }
    return chain
  }

  /// The best chain of a wider search, where the course has none at all yet and a span or a week may be in the way.
  private mutating func widened(_ options: [[ChainPricer.Option]], _ plan: Plan) -> Chain? {
    let rules = instance.scenario.rules.agenda
    let work = options.reduce(0) { $0 + $1.count } * max(1, groups.count / 64)
    guard instance.scenario.courses[course].maxSpanDays != nil || rules.perWeek != nil || rules.perDay != nil,
      work <= ChainFill.mostWidened, plan.open(course: course, instance).isEmpty,
      !options.contains(where: \.isEmpty)
    else { return nil }
    let narrow = (pricer.beam, pricer.perDay)
    (pricer.beam, pricer.perDay, pricer.isWide) = (1000, 24, true)
    defer { (pricer.beam, pricer.perDay, pricer.isWide) = (narrow.0, narrow.1, false) }
    return pricer.chains(options: options).first
  }

  /// Spots up to which chains are looked for in the wide.
  private static let mostWidened = 5000

  /// Opens the meetings of a chain and enrols who can complete there; nil where too few would come.
  mutating func commit(
    _ chain: Chain, section: Int, _ plan: inout Plan, _ ways: inout ItineraryPricer
  ) -> [Int]? {
    var meetings: [Int] = []
    var opened: [Int] = []
    for (lesson, spot) in chain.spots.enumerated() {
      if chain.meetings[lesson] >= 0 {
        meetings.append(chain.meetings[lesson])
        continue
      }
      guard let meeting = plan.open(course: course, lesson: lesson, spot: spot, section: section, instance)
      else {
        return nil
      }
      meetings.append(meeting)
      opened.append(meeting)
    }
    let stops = meetings.map { instance.stop($0, plan) }
    for position in chain.groups {
      if meetings.allSatisfy({ plan[$0].learners >= plan[$0].most }) { break }
      next[position] = plan.enrol(
        groups[position], next[position]..<groups[position].pairs.count, course: course, in: stops, &ways,
        instance)
    }
    for meeting in opened where plan[meeting].learners < plan[meeting].least { return nil }
    return plan.keepsLimits(instance) ? opened : nil
  }
}

extension Plan {
  /// Enrols people of a group, by their places in it, into as many of some meetings as they can attend, while there is room;
  /// the first of them who is not enrolled.
  mutating func enrol(
    _ group: Group, _ people: Range<Int>, course: Int, in stops: [Stop], _ ways: inout ItineraryPricer,
    _ instance: Instance
  ) -> Int {
    var next = people.lowerBound
    if people.isEmpty { return next }
    let usable = stops.filter {
      self[$0.meeting].learners < self[$0.meeting].most
        && admits(group.kind, Int(instance.supply.spots[self[$0.meeting].spot].moment), instance)
    }
    guard
      let path = ways.cheapest(
        group, course: course, stops: usable, prices: usable.map { _ in -1 }, goesOn: true)
    else { return next }
    let itinerary = path.path.map { Int32(usable[$0].meeting) }
    while next < people.upperBound, itinerary.allSatisfy({ self[Int($0)].learners < self[Int($0)].most }) {
      assign(Int(group.pairs[next]), itinerary)
      next += 1
    }
    return next
  }
}
