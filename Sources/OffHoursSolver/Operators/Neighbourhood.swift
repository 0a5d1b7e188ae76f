internal import GLPK
import OffHours

/// What a step of the search frees: some meetings of one course and the people who may be led elsewhere.
struct Neighbourhood {
  var course: Int
  /// Open meetings that may close. (Under `attend: section`, all of the freed sections.)
  var meetings: [Int]
  /// Pairs that may be led elsewhere: all learners of the freed meetings, and those who are not placed.
  var pairs: [Int]
  /// Bundles that might open beside them.
  var candidates: [MeetingBlock]
  /// The plan without the freed meetings and learners.
  var base: Plan
}

/// Draws neighbourhoods around a plan.
struct NeighbourhoodMaker {
  let instance: Instance
  var random: Randomness
  private var pricer: ItineraryPricer
  /// Most people who are led anew in a step.
  var peopleLimit = 400

  let cancellation: CancellationToken
  let isStopped: @Sendable () -> Bool

  init(_ instance: Instance, seed: Int, control: SearchControl) {
    self.instance = instance
    cancellation = control.cancellation
    isStopped = { control.isStopped() }
    random = Randomness(seed: seed)
    pricer = ItineraryPricer(instance)
  }

  /// A neighbourhood of a course; nil where there is nothing to free or to open.
  mutating func draw(_ plan: Plan, course: Int, size: Int, opensNew: Bool) -> Neighbourhood? {
    instance.scenario.courses[course].attendance == .any
      ? drawMeetings(plan, course, size, opensNew) : drawSections(plan, course, size, opensNew)
  }

  private func unplacedCount(_ plan: Plan, _ course: Int) -> Int {
    instance.pairsOfCourse[course].count { plan.itineraries[$0].isEmpty }
  }

  /// The pairs whose itineraries touch some meetings.
  func learners(of meetings: Set<Int32>, _ course: Int, _ plan: Plan) -> [Int] {
    instance.pairsOfCourse[course].filter { plan.itineraries[$0].contains { meetings.contains($0) } }
  }

  func base(_ plan: Plan, pairs: [Int], meetings: [Int]) -> Plan {
    var base = plan
    for pair in pairs { base.assign(pair, []) }
    for meeting in meetings { base.remove(meeting, instance) }
    return base
  }

  // MARK: Any meeting of a lesson

  private mutating func drawMeetings(_ plan: Plan, _ course: Int, _ size: Int, _ opensNew: Bool)
    -> Neighbourhood?
  {
    let open = plan.open(course: course, instance)
    let movable = open.filter { !plan[$0].isPinned }
    var freed: [Int]
    let style = random.below(unplacedCount(plan, course) > 0 && opensNew ? 7 : 4)
    switch style {
    case 0:  // a stretch of days
      let day = random.below(instance.scenario.horizon.count)
      freed = Array(
        movable.sorted {
          abs(instance.supply.moment(ofSpot: plan[$0].spot).day - day)
            < abs(instance.supply.moment(ofSpot: plan[$1].spot).day - day)
        }.prefix(size))
    case 1:  // some lessons
      let lesson = random.below(instance.scenario.courses[course].lessons.count)
      freed = Array(
        movable.sorted { abs(plan[$0].lesson - lesson) < abs(plan[$1].lesson - lesson) }.prefix(size))
    case 2:  // those with the fewest learners
      freed = Array(movable.sorted { plan[$0].learners < plan[$1].learners }.prefix(size))
    default:
      freed = random.sample(movable, size)
    }
    freed.sort()
    let unplaced = instance.pairsOfCourse[course].filter { plan.itineraries[$0].isEmpty }
    var pairs = instance.pairsOfCourse[course]
    if pairs.count > peopleLimit {
      let touched = learners(of: Set(freed.map { Int32($0) }), course, plan)
      if touched.count > 3 * peopleLimit { return nil }
      pairs = Array(Set(touched + random.sample(unplaced, peopleLimit / 4))).sorted()
    }
    let base = base(plan, pairs: pairs, meetings: freed)
    var candidates = freed.map { meeting in
      MeetingBlock(
        members: [
          MeetingBlock.Member(lesson: plan[meeting].lesson, spot: plan[meeting].spot, meeting: meeting)
        ],
        isFixed: false, section: -1)
    }
    if style >= 4 {
      // Mirrored meetings for those who are left out; everybody may move to fill them.
      var mirrors = RepeatedMeetings(
        instance, course: course, groups: Group.groups(of: pairs, in: base, instance), plan: base)
      mirrors.choose(
        limit: 4 + random.below(8), reach: 2.5, noise: 0.6, random: &random, isStopped: { false })
      for choice in mirrors.chosen
      where !candidates.contains(where: {
        $0.members[0].lesson == choice.lesson && $0.members[0].spot == choice.spot
      }) {
        candidates.append(
          MeetingBlock(
            members: [MeetingBlock.Member(lesson: choice.lesson, spot: choice.spot, meeting: -1)],
            isFixed: false,
            section: -1))
      }
    } else if opensNew {
      var seen = Set(candidates.map { $0.members[0] }.map { [$0.lesson, $0.spot] })
      // Those who are placed may finish sooner.
      let isSooner = unplaced.isEmpty || random.below(3) == 0
      for (lesson, spot) in wishes(base, course, of: isSooner ? pairs : unplaced, isSooner: isSooner)
        + covers(base, course, freed: freed, pairs: pairs, plan)
      where seen.insert([lesson, spot]).inserted {
        candidates.append(
          MeetingBlock(
            members: [MeetingBlock.Member(lesson: lesson, spot: spot, meeting: -1)], isFixed: false,
            section: -1))
      }
    }
    candidates += BaselineBlocks(instance, base, course).bundles(besides: candidates, pairs: pairs, &random)
    // Where nothing may open or close, people may still change places.
    if candidates.isEmpty && open.isEmpty { return nil }
    return Neighbourhood(course: course, meetings: freed, pairs: pairs, candidates: candidates, base: base)
  }

  /// Spots on the cheapest ways of some people: open meetings cost nothing, new ones something, and where they are to be
  /// sooner every day until the end.
  private mutating func wishes(_ base: Plan, _ course: Int, of pairs: [Int], isSooner: Bool) -> [(Int, Int)] {
    let definition = instance.scenario.courses[course]
    let groups = Group.groups(of: pairs, in: base, instance)
    let dayPrice = isSooner ? [0.02, 0.1, 1][random.below(3)] : 0
    let endPrice = (0..<instance.scenario.horizon.count).map { dayPrice * Double($0) }
    if groups.isEmpty { return [] }
    let everyone = Group.groups(of: instance.pairsOfCourse[course], in: base, instance)
    var result: [(Int, Int)] = []
    for position in random.sample(Array(groups.indices), 3) {
      let group = groups[position]
      var stops: [Stop] = []
      var prices: [Double] = []
      var spots: [(Int, Int)] = []
      for meeting in base.open(course: course, instance)
      where instance.supply.free.isSet(group.kind, Int(instance.supply.spots[base[meeting].spot].moment)) {
        var stop = instance.stop(meeting, base)
        stop.meeting = stops.count
        stops.append(stop)
        prices.append(0.01)
        spots.append((-1, -1))
      }
      for lesson in definition.lessons.indices {
        let range = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
        var options: [(spot: Int, crowd: Int)] = []
        for spot in range
        where instance.supply.free.isSet(group.kind, Int(instance.supply.spots[spot].moment))
          && base.isBookable(course: course, lesson: lesson, spot: spot, instance)
        {
          let crowd = everyone.reduce(0) {
            $0
              + (instance.supply.free.isSet($1.kind, Int(instance.supply.spots[spot].moment))
                ? $1.pairs.count : 0)
          }
          if crowd >= instance.least(spot) { options.append((spot, crowd + random.below(1 + crowd / 2))) }
        }
        options.sort { ($1.crowd, $0.spot) < ($0.crowd, $1.spot) }
        // The crowded ones, and some of the others, which may cost less.
        let others = random.sample(Array(options.indices.dropFirst(18)), 6)
        for option in options.prefix(18) + others.map({ options[$0] }) {
          let moment = instance.supply.moment(ofSpot: option.spot)
          stops.append(
            Stop(
              meeting: stops.count, lesson: lesson, start: moment.start, end: moment.end, day: moment.day,
              week: moment.week, place: moment.place))
          prices.append(1 - 0.002 * Double(option.crowd) + 0.1 * Double(random.below(10)) / 10)
          spots.append((lesson, option.spot))
        }
      }
      let order = stops.indices.sorted { (stops[$0].start, $0) < (stops[$1].start, $1) }
      guard
        let path = pricer.cheapest(
          group, course: course, stops: order.map { stops[$0] }, prices: order.map { prices[$0] },
          endPrice: endPrice)
      else { continue }
      for step in path.path where spots[order[step]].0 >= 0 { result.append(spots[order[step]]) }
    }
    return result
  }

  /// For the freed meetings' lessons: spots that together reach as many people as possible.
  private mutating func covers(_ base: Plan, _ course: Int, freed: [Int], pairs: [Int], _ plan: Plan) -> [(
    Int, Int
  )] {
    let days = freed.map { instance.supply.moment(ofSpot: plan[$0].spot).day }
    let groups = Group.groups(of: pairs, in: base, instance)
    var result: [(Int, Int)] = []
    let from = (days.min() ?? 0) - 3, to = (days.max() ?? instance.scenario.horizon.count) + 3
    let each = max(2, 36 / max(1, Set(freed.map { plan[$0].lesson }).count))
    for lesson in Set(freed.map { plan[$0].lesson }).sorted() {
      let range = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
      let own = freed.filter { plan[$0].lesson == lesson }.map {
        instance.supply.moment(ofSpot: plan[$0].spot).day
      }
      var options: [Int] = []
      for spot in range {
        let day = instance.supply.moment(ofSpot: spot).day
        if day < max(from, own.min()! - 7) || day > min(to, own.max()! + 7) { continue }
        if base.isBookable(course: course, lesson: lesson, spot: spot, instance) { options.append(spot) }
      }
      if options.count > 160 { options = random.sample(options, 160) }
      var weight = groups.map { Double($0.pairs.count) }
      for _ in 0..<min(each, options.count) {
        var best = -1
        var bestValue = 0.0
        for (position, spot) in options.enumerated() where spot >= 0 {
          var value = 0.01 * Double(random.below(100)) / 100
          let moment = Int(instance.supply.spots[spot].moment)
          for (index, group) in groups.enumerated() where instance.supply.free.isSet(group.kind, moment) {
            value += weight[index]
          }
          if value > bestValue {
            bestValue = value
            best = position
          }
        }
        if best < 0 { break }
        let moment = Int(instance.supply.spots[options[best]].moment)
        for (index, group) in groups.enumerated() where instance.supply.free.isSet(group.kind, moment) {
          weight[index] *= 0.35
        }
        result.append((lesson, options[best]))
        options[best] = -1
      }
    }
    return result
  }

}

extension Neighbourhood {
  /// Every bundle of the course: those that stay and those that may open.
  func bundles(_ instance: Instance) -> [MeetingBlock] {
    var fixed: [MeetingBlock] = []
    let open = base.open(course: course, instance)
    if instance.scenario.courses[course].attendance == .any {
      for meeting in open {
        fixed.append(
          MeetingBlock(
            members: [
              MeetingBlock.Member(lesson: base[meeting].lesson, spot: base[meeting].spot, meeting: meeting)
            ],
            isFixed: true, section: -1))
      }
    } else {
      for section in base.sections(of: course) {
        fixed.append(
          MeetingBlock(
            members: open.filter { base[$0].section == section }.map {
              MeetingBlock.Member(lesson: base[$0].lesson, spot: base[$0].spot, meeting: $0)
            }.sorted { $0.lesson < $1.lesson }, isFixed: true, section: section))
      }
    }
    return fixed + candidates
  }
}
