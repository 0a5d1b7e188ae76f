internal import GLPK
import OffHours

/// A timetable at once: opens the section that serves most people, again and again.
struct Greedy {
  let instance: Instance
  var plan: Plan
  private var pricer: ItineraryPricer
  /// Ends the work of GLPK at once.
  private let cancellation: CancellationToken
  /// Asked between sections.
  var isStopped: () -> Bool = { false }

  /// Goes on from a plan.
  init(_ instance: Instance, from plan: Plan, cancellation: CancellationToken) {
    self.init(instance, cancellation: cancellation)
    self.plan = plan
  }

  /// Opens further sections where that serves enough people who are not placed; pins stand already.
  mutating func fillUp() {
    for course in instance.courseOrder { fillSections(course) }
  }

  /// Starts from nothing.
  init(_ instance: Instance, cancellation: CancellationToken) {
    self.instance = instance
    self.cancellation = cancellation
    plan = Plan(instance)
    pricer = ItineraryPricer(instance)
  }

  /// Plans every course, those that others ask for first.
  mutating func run() throws(SolverError) {
    if let error = instance.impossiblePin { throw error }
    // Pinned meetings of courses without sections stand before anything else is booked.
    for course in instance.courseOrder where instance.scenario.courses[course].attendance == .any {
      try openPins(course)
    }
    for course in instance.courseOrder { try fill(course) }
  }

  /// Opens the pinned meetings of a course with `attend: any`.
  private mutating func openPins(_ course: Int) throws(SolverError) {
    for pin in instance.pins[course] {
      let id = instance.scenario.courses[course].lessons[pin.lesson].id
      guard
        let spot = instance.supply.spot(
          course: course, lesson: pin.lesson, start: pin.start, venue: pin.venue)
      else {
        throw .impossiblePin(
          meeting: "\(instance.scenario.courses[course].id)/\(id)", code: .pinned,
          detail: instance.scenario.zone.timestamp(Instant(minute: pin.start)))
      }
      guard plan.isVenueFree(spot, instance) else {
        throw .impossiblePin(
          meeting: "\(instance.scenario.courses[course].id)/\(id)", code: .venueClash,
          detail: instance.scenario.zone.timestamp(Instant(minute: pin.start)))
      }
      guard open(course: course, lesson: pin.lesson, spot: spot, section: -1) != nil else {
        throw .impossiblePin(
          meeting: "\(instance.scenario.courses[course].id)/\(id)", code: .instructorUnavailable,
          detail: instance.scenario.zone.timestamp(Instant(minute: pin.start)))
      }
    }
  }

  /// Opens a meeting with the instructors that are free; nil where it cannot be held.
  mutating func open(course: Int, lesson: Int, spot: Int, section: Int) -> Int? {
    guard plan.isVenueFree(spot, instance),
      let instructors = plan.instructors(course: course, lesson: lesson, spot: spot, instance)
    else { return nil }
    let start = instance.supply.moment(ofSpot: spot).start
    let venue = Int(instance.supply.spots[spot].venue)
    let isPinned = instance.pins[course].contains(PinnedSpot(lesson: lesson, start: start, venue: venue))
    return plan.add(
      PlannedMeeting(
        course: course, lesson: lesson, spot: spot, section: section, instructors: instructors,
        isPinned: isPinned, least: isPinned ? 0 : instance.scenario.courses[course].minSize,
        most: instance.capacity(course: course, venue: venue)), instance)
  }

  /// The pairs of a course that are not placed, in the order of the workers' file.
  func unplaced(_ course: Int) -> [Int] {
    instance.pairsOfCourse[course].filter { plan.itineraries[$0].isEmpty }
  }

  /// Plans one course: enrols into what is open, then opens sections while that serves enough people.
  mutating func fill(_ course: Int) throws(SolverError) {
    let definition = instance.scenario.courses[course]
    let pinned = fillSections(course, pinned: definition.attendance == .section ? instance.pins[course] : [])
    if definition.attendance == .any && !isStopped() { mirror(course) }
    if let pin = pinned.first {
      throw .impossiblePin(
        meeting: "\(definition.id)/\(definition.lessons[pin.lesson].id)", code: .pinned,
        detail: instance.scenario.zone.timestamp(Instant(minute: pin.start)))
    }
  }

  /// Opens chains of meetings, those with pins first; returns the pins that no chain could keep.
  @discardableResult
  private mutating func fillSections(_ course: Int, pinned: [PinnedSpot] = []) -> [PinnedSpot] {
    let definition = instance.scenario.courses[course]
    var pinned = pinned
    if definition.attendance == .any { enrolInOpenMeetings(course) }
    var sections = definition.attendance == .section ? plan.sections(of: course).count : 0
    var bookable = Bookable(instance, course: course, plan)
    var failures = 0
    while !isStopped() {
      if let most = definition.maxSections, definition.attendance == .section, sections >= most { break }
      let groups = Group.groups(of: unplaced(course), in: plan, instance)
      if groups.isEmpty && pinned.isEmpty { break }
      guard
        let chain = bestChain(
          course, groups, bookable, pinned: pinned, spread: failures, needsMost: pinned.isEmpty)
      else { break }
      let before = plan
      if let opened = commit(chain, course, groups) {
        failures = 0
        sections += 1
        pinned.removeAll { pin in
          opened.contains { meeting in
            let spot = plan[meeting].spot
            return plan[meeting].lesson == pin.lesson
              && instance.supply.moment(ofSpot: spot).start == pin.start
              && Int(instance.supply.spots[spot].venue) == pin.venue
          }
        }
        bookable.update(plan, around: opened)
      } else {
        plan = before
        failures += 1
        if failures > 2 { break }
      }
      if definition.attendance == .any { enrolInOpenMeetings(course) }
    }
    return pinned
  }

  /// Opens mirrored meetings for those whom no chain serves: chosen by how far they bring people, decided by GLPK.
  private mutating func mirror(_ course: Int) {
    let groups = Group.groups(of: unplaced(course), in: plan, instance)
    if groups.isEmpty { return }
    var mirrors = Mirrors(instance, course: course, groups: groups, plan: plan)
    var random = Randomness(seed: 0)
    mirrors.choose(
      limit: 8 * instance.scenario.courses[course].lessons.count, reach: 1.6, random: &random,
      isStopped: isStopped)
    if mirrors.chosen.isEmpty { return }
    let candidates = mirrors.chosen.map { choice in
      Bundle(
        members: [Bundle.Member(lesson: choice.lesson, spot: choice.spot, meeting: -1)], isFixed: false,
        section: -1)
    }
    let neighbourhood = Neighbourhood(
      course: course, meetings: [], pairs: unplaced(course), candidates: candidates, base: plan)
    var master = CourseMaster(
      instance, course: course, base: plan, groups: groups, bundles: neighbourhood.bundles(instance),
      incumbent: plan.standing(instance), tier: instance.firstGoal, tieBreak: 0.3)
    let before = plan
    let token = cancellation
    let found = GLPKThread.run { () -> Plan? in
      var pricer = ItineraryPricer(instance)
      return try? master.solve(
        &pricer, incumbent: before, rounds: 12, nodes: 200, seconds: nil, cancellation: token)
    }
    if let found { plan = found }
  }

  /// The chain that serves most people, over all venues.
  private func bestChain(
    _ course: Int, _ groups: [Group], _ bookable: Bookable, pinned: [PinnedSpot], spread: Int, needsMost: Bool
  ) -> Chain? {
    let definition = instance.scenario.courses[course]
    var pricer = ChainPricer(
      instance, course: course, groups: groups,
      worth: groups.map { instance.demand.kinds[$0.kind].sample.priority })
    pricer.beam += spread * 48
    pricer.perDay += spread * 4
    var options: [[(spot: Int, meeting: Int, most: Int)]] = []
    for lesson in definition.lessons.indices {
      var ofLesson: [(spot: Int, meeting: Int, most: Int)] = []
      let pins = pinned.filter { $0.lesson == lesson }
      for spot in bookable.spots(lesson: lesson) {
        let venue = Int(instance.supply.spots[spot].venue)
        let moment = instance.supply.moment(ofSpot: spot)
        if !pins.isEmpty && !pins.contains(where: { $0.start == moment.start && $0.venue == venue }) {
          continue
        }
        ofLesson.append((spot, -1, instance.capacity(course: course, venue: venue)))
      }
      if definition.attendance == .any {
        for meeting in plan.open(course: course, instance) where plan[meeting].lesson == lesson {
          let room = plan[meeting].most - plan[meeting].learners
          if room > 0 { ofLesson.append((plan[meeting].spot, meeting, room)) }
        }
        ofLesson.sort { ($0.spot, $0.meeting) < ($1.spot, $1.meeting) }
      }
      options.append(ofLesson)
    }
    let fewest = needsMost ? definition.minSize : 1
    var best: Chain?
    let venues: [Int?] =
      definition.attendance == .section && definition.sameVenue
      ? Array(instance.scenario.venues.indices).map { $0 } : [nil]
    for venue in venues {
      guard let chain = pricer.chains(bookable: options, venue: venue).first else { continue }
      let people = chain.groups.reduce(0) { $0 + groups[$1].pairs.count }
      if people < fewest { continue }
      if chain.value > best?.value ?? 0 { best = chain }
    }
    return best
  }

  /// Opens the meetings of a chain and enrols who can complete there; nil where too few would come.
  private mutating func commit(_ chain: Chain, _ course: Int, _ groups: [Group]) -> [Int]? {
    let definition = instance.scenario.courses[course]
    let section = definition.attendance == .section ? plan.newSection() : -1
    var meetings: [Int] = []
    var opened: [Int] = []
    for (lesson, spot) in chain.spots.enumerated() {
      if chain.meetings[lesson] >= 0 {
        meetings.append(chain.meetings[lesson])
        continue
      }
      guard let meeting = open(course: course, lesson: lesson, spot: spot, section: section) else {
        return nil
      }
      meetings.append(meeting)
      opened.append(meeting)
    }
    let stops = meetings.map { stop($0) }
    let order = chain.groups.sorted {
      (instance.demand.kinds[groups[$1].kind].sample.priority, $0)
        < (instance.demand.kinds[groups[$0].kind].sample.priority, $1)
    }
    for position in order {
      let group = groups[position]
      let usable = stops.filter { suits(group, $0) }
      guard
        let path = pricer.cheapest(
          group, course: course, stops: usable, prices: usable.map { _ in -1 }, goesOn: true)
      else { continue }
      let itinerary = path.path.map { Int32(usable[$0].meeting) }
      for pair in group.pairs {
        if itinerary.contains(where: { plan[Int($0)].learners >= plan[Int($0)].most }) { break }
        plan.assign(Int(pair), itinerary)
      }
    }
    for meeting in opened where plan[meeting].learners < plan[meeting].least { return nil }
    return plan.keepsLimits(instance) ? opened : nil
  }

  /// Enrols unplaced people into meetings that are open and have seats left.
  mutating func enrolInOpenMeetings(_ course: Int) {
    let meetings = plan.open(course: course, instance)
    if meetings.isEmpty { return }
    for group in Group.groups(of: unplaced(course), in: plan, instance) {
      for pair in group.pairs {
        let usable = meetings.filter { plan[$0].learners < plan[$0].most }.map { stop($0) }
          .filter { suits(group, $0) }
        guard
          let path = pricer.cheapest(
            group, course: course, stops: usable,
            prices: usable.map { Double(instance.journey(kind: group.kind, to: $0.place)) * 1e-3 + 1 })
        else { break }
        plan.assign(Int(pair), path.path.map { Int32(usable[$0].meeting) })
      }
    }
  }

  /// An open meeting as a stop.
  func stop(_ meeting: Int) -> Stop { instance.stop(meeting, plan) }

  /// Whether a stop suits a group's kind.
  func suits(_ group: Group, _ stop: Stop) -> Bool {
    instance.supply.free.isSet(group.kind, Int(instance.supply.spots[plan[stop.meeting].spot].moment))
  }
}

extension Instance {
  /// An open meeting as a stop.
  func stop(_ meeting: Int, _ plan: Plan) -> Stop {
    let moment = supply.moment(ofSpot: plan[meeting].spot)
    return Stop(
      meeting: meeting, lesson: plan[meeting].lesson, start: moment.start, end: moment.end, day: moment.day,
      week: moment.week, place: moment.place)
  }
}

extension Plan {
  /// Whether the caps on cost and meetings are kept.
  func keepsLimits(_ instance: Instance) -> Bool {
    let limits = instance.scenario.limits
    if let most = limits.meetings, meetingCount > most { return false }
    if let most = limits.cost, cost(instance) > most { return false }
    return true
  }

  /// The section numbers of a course, ascending.
  func sections(of course: Int) -> [Int] {
    Set(meetings.compactMap { $0?.course == course && $0!.section >= 0 ? $0!.section : nil }).sorted()
  }
}

/// Which spots of a course can be booked now; kept up to date as meetings open.
struct Bookable {
  private let instance: Instance
  private let course: Int
  /// Free spots per class, ascending, by the first lesson of the class.
  private var free: [Int: [Int]] = [:]

  init(_ instance: Instance, course: Int, _ plan: Plan) {
    self.instance = instance
    self.course = course
    for (lesson, lessonClass) in instance.supply.classOfLesson[course].enumerated()
    where free[lessonClass] == nil {
      free[lessonClass] = instance.supply.classes[lessonClass].spots.filter {
        plan.isBookable(course: course, lesson: lesson, spot: $0, instance)
      }
    }
  }

  /// The spots at which a lesson can be held.
  func spots(lesson: Int) -> [Int] { free[instance.supply.classOfLesson[course][lesson]] ?? [] }

  /// Drops the spots that meetings have taken. (Opening a meeting never frees a spot.)
  mutating func update(_ plan: Plan, around meetings: [Int]) {
    let weeks = Set(meetings.map { instance.supply.moment(ofSpot: plan[$0].spot).week })
    for (lesson, lessonClass) in instance.supply.classOfLesson[course].enumerated()
    where instance.supply.classOfLesson[course].firstIndex(of: lessonClass) == lesson {
      free[lessonClass]!.removeAll { spot in
        weeks.contains(instance.supply.moment(ofSpot: spot).week)
          && !plan.isBookable(course: course, lesson: lesson, spot: spot, instance)
      }
    }
  }
}
