import OffHours

/// A timetable at once, course after course: chains of meetings, mirrored meetings thinned out, and places for those left
/// out.
struct Greedy {
  let instance: Instance
  var plan: Plan
  private var pricer: ItineraryPricer
  /// Asked between sections.
  var isStopped: () -> Bool = { false }
  /// Told of the plan after every section that opens.
  var onOpen: (Plan) -> Void = { _ in }
  /// Which way of several is taken.
  var style = Style()

  /// One of several ways to build a timetable at once.
  struct Style: Hashable, Sendable {
    /// Courses in sections before the others, which are freer.
    var sectionsFirst = false
    /// Part of the time over which mirrored lessons spread.
    var spread = 1.0
    /// Whether lessons are mirrored at all.
    var mirrors = true
    /// How far chance decides, and its seed.
    var noise = 0.0
    var seed = 0
    /// How far chance changes what people are worth to chains.
    var chainNoise = 0.0
    /// Freedoms that the construction does without; what they allow besides is filled up afterwards.
    var tightening = Tightening()
  }

  /// A plan built from nothing in a style.
  static func plan(
    _ instance: Instance, _ style: Style, isStopped: @escaping () -> Bool,
    onOpen: @escaping (Plan) -> Void = { _ in }
  ) throws(SolverError) -> Plan {
    let isTight = style.tightening != Tightening()
    var greedy = Greedy(isTight ? instance.tightened(style.tightening) : instance)
    greedy.style = style
    greedy.isStopped = isStopped
    if !isTight { greedy.onOpen = onOpen }
    try greedy.run()
    guard isTight else { return greedy.plan }
    var rest = Greedy(instance, from: greedy.plan)
    rest.isStopped = isStopped
    rest.fillUp()
    let holds = instance.scenario.courses.indices.allSatisfy { rest.plan.keepsSizes($0) }
    return holds && rest.plan.keepsLimits(instance) ? rest.plan : greedy.plan
  }

  /// Goes on from a plan.
  init(_ instance: Instance, from plan: Plan) {
    self.init(instance)
    self.plan = plan
  }

  /// Opens further sections where that serves enough people who are not placed; pins stand already.
  mutating func fillUp() {
    for course in instance.courseOrder {
      fillSections(course)
      rescue(course)
    }
  }

  /// Fills up every course, and sees to it that meetings of `attend: any` which have lost people hold again.
  mutating func settle(sectionsFirst: Bool) {
    settle(sectionsFirst ? instance.sectionsFirst : instance.courseOrder)
  }

  /// The same in an order of courses in which what they ask for comes first.
  mutating func settle(_ order: [Int]) {
    for course in order where !isStopped() {
      let pins = instance.pins[course].filter { pin in
        !plan.open.contains { meeting in
          plan[meeting].course == course && plan[meeting].lesson == pin.lesson
            && instance.supply.moment(ofSpot: plan[meeting].spot).start == pin.start
            && Int(instance.supply.spots[plan[meeting].spot].venue) == pin.venue
        }
      }
      if !fillSections(course, pinned: pins).isEmpty { return }
      if instance.scenario.courses[course].attendance == .any { mirror(course) }
      rescue(course)
    }
  }

  /// Finds places for those whom chains and mirrored meetings left out.
  private mutating func rescue(_ course: Int) {
    if isStopped() || unplaced(course).isEmpty { return }
    var rescue = EjectionChain(instance, course: course, plan: plan, isStopped: isStopped)
    rescue.run()
    plan = rescue.plan
  }

  /// Starts from nothing.
  init(_ instance: Instance) {
    self.instance = instance
    plan = Plan(instance)
    pricer = ItineraryPricer(instance)
  }

  /// Plans every course, those that others ask for first.
  mutating func run() throws(SolverError) {
    if let error = instance.impossiblePin { throw error }
    do throws(SolverError) {
      try runInOrder()
    } catch {
      // What sections do not take up on their way is held first, and the rest is built around it.
      guard let held = heldPins(first: false) ?? heldPins(first: true), held.keepsLimits(instance) else {
        throw error
      }
      plan = held
    }
  }

  /// A plan that holds every pin, with sections found for those of courses that ask for them; nil where none is found.
  /// Courses that come before are planned first, unless `first`.
  private mutating func heldPins(first: Bool) -> Plan? {
    var pinned = PinnedMeetings(instance, isStopped: isStopped)
    guard let booked = pinned.booked() else { return nil }
    plan = booked
    let isSection = instance.scenario.courses.map { $0.attendance == .section }
    if first {
      for course in instance.courseOrder where isSection[course] {
        guard let next = pinned.sectioned(course, in: plan) else { return nil }
        plan = next
      }
    }
    for course in instance.courseOrder {
      if !first && isSection[course] {
        guard let next = pinned.sectioned(course, in: plan) else { return nil }
        plan = next
      }
      let before = plan
      fillSections(course)
      if !isSection[course] && style.mirrors && !isStopped() { mirror(course) }
      rescue(course)
      if !plan.keepsLimits(instance) || !plan.keepsSizes(course) { plan = before }
    }
    return plan
  }

  private mutating func runInOrder() throws(SolverError) {
    try openPins()
    for course in style.sectionsFirst ? instance.sectionsFirst : instance.courseOrder { try fill(course) }
    if !plan.keepsLimits(instance), let meeting = plan.open.first(where: { plan[$0].isPinned }) {
      let course = instance.scenario.courses[plan[meeting].course]
      throw .impossiblePin(
        meeting: "\(course.id)/\(course.lessons[plan[meeting].lesson].id)", code: .limit,
        detail: instance.scenario.zone.timestamp(
          Instant(minute: instance.supply.moment(ofSpot: plan[meeting].spot).start)))
    }
  }

  /// Pinned meetings of courses without sections stand before anything else is booked.
  mutating func openPins() throws(SolverError) {
    for course in instance.courseOrder where instance.scenario.courses[course].attendance == .any {
      try openPins(course)
    }
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
      guard plan.open(course: course, lesson: pin.lesson, spot: spot, section: -1, instance) != nil else {
        throw .impossiblePin(
          meeting: "\(instance.scenario.courses[course].id)/\(id)", code: .instructorUnavailable,
          detail: instance.scenario.zone.timestamp(Instant(minute: pin.start)))
      }
    }
  }

  /// The pairs of a course that are not placed, in the order of the workers' file.
  func unplaced(_ course: Int) -> [Int] {
    instance.pairsOfCourse[course].filter { plan.itineraries[$0].isEmpty }
  }

  /// Plans one course: enrols into what is open, then opens sections while that serves enough people.
  mutating func fill(_ course: Int) throws(SolverError) {
    let definition = instance.scenario.courses[course]
    let pinned = fillSections(course, pinned: definition.attendance == .section ? instance.pins[course] : [])
    if definition.attendance == .any && style.mirrors && !isStopped() { mirror(course) }
    let left = openEmptySections(course, pinned)
    if left.isEmpty { rescue(course) }
    if let pin = left.first {
      throw .impossiblePin(
        meeting: "\(definition.id)/\(definition.lessons[pin.lesson].id)", code: .pinned,
        detail: instance.scenario.zone.timestamp(Instant(minute: pin.start)))
    }
  }

  /// Opens sections of nothing but pinned meetings, which nobody need attend; returns the pins that are left.
  private mutating func openEmptySections(_ course: Int, _ pinned: [PinnedSpot]) -> [PinnedSpot] {
    let definition = instance.scenario.courses[course]
    var left = pinned
    while let venue = left.first?.venue, plan.sections(of: course).count < definition.maxSections ?? .max {
      let chosen = definition.lessons.indices.compactMap { lesson in
        left.first { $0.lesson == lesson && (!definition.sameVenue || $0.venue == venue) }
      }
      guard chosen.count == definition.lessons.count else { break }
      let before = plan
      let section = plan.newSection()
      let isOpen = chosen.allSatisfy { pin in
        instance.supply.spot(course: course, lesson: pin.lesson, start: pin.start, venue: pin.venue).map {
          plan.open(course: course, lesson: pin.lesson, spot: $0, section: section, instance) != nil
        } ?? false
      }
      if !isOpen {
        plan = before
        break
      }
      left.removeAll { chosen.contains($0) }
    }
    return left
  }

  /// Opens chains of meetings, those with pins first; returns the pins that no chain could keep.
  @discardableResult
  private mutating func fillSections(_ course: Int, pinned: [PinnedSpot] = []) -> [PinnedSpot] {
    let definition = instance.scenario.courses[course]
    if definition.attendance == .any { enrolInOpenMeetings(course) }
    let groups = Group.groups(of: unplaced(course), in: plan, instance)
    if groups.isEmpty && pinned.isEmpty { return [] }
    var fill = ChainFill(
      instance, course: course, groups: groups, plan: plan, noise: style.chainNoise, seed: style.seed)
    let rest = fill.run(&plan, &pricer, pinned: pinned, isStopped: isStopped, onOpen: onOpen)
    enrolInOpenMeetings(course)
    return rest
  }

  /// Opens mirrored meetings for those whom no chain serves, chosen by how far they bring people; then leads everybody in
  /// the course anew through those that hold.
  private mutating func mirror(_ course: Int) {
    let waiting = Group.groups(of: unplaced(course), in: plan, instance)
    let holds = plan.keepsSizes(course)
    if waiting.isEmpty && holds { return }
    // Every choice looks at every spot for every group: past some size chains and rescue have to do.
    let spots = instance.supply.classOfLesson[course].reduce(0) {
      $0 + instance.supply.classes[$1].spots.count
    }
    if holds && waiting.count * spots > 30_000_000 { return }
    let days = instance.scenario.horizon.count
    var mirrors = RepeatedMeetings(
      instance, course: course, groups: waiting, plan: plan,
      latest: style.spread < 1 ? Int(style.spread * Double(days)) : .max)
    var random = Randomness(seed: style.seed)
    mirrors.choose(
      limit: 8 * instance.scenario.courses[course].lessons.count, reach: 1.6, spread: style.spread,
      noise: style.noise, random: &random, isStopped: isStopped)
    if mirrors.chosen.isEmpty && holds { return }
    var thinning = Consolidation(
      instance, course: course,
      groups: Group.groups(of: instance.pairsOfCourse[course], in: plan, instance), plan: mirrors.plan)
    thinning.run(rounds: 3, random: &random, isStopped: isStopped)
    let found = thinning.plan
    if found.keepsLimits(instance) && found.keepsSizes(course),
      !holds || found.standing(instance).isBetter(than: plan.standing(instance), instance)
    {
      plan = found
    }
  }

  /// Enrols unplaced people into meetings that are open and have seats left.
  mutating func enrolInOpenMeetings(_ course: Int) {
    if isStopped() { return }
    let definition = instance.scenario.courses[course]
    let stops = plan.open(course: course, instance).map { stop($0) }
    if stops.isEmpty { return }
    guard definition.attendance == .section else {
      for group in Group.groups(of: unplaced(course), in: plan, instance) where !isStopped() {
        var pairs = group.pairs[...]
        enrol(group, &pairs, course: course, in: stops, section: nil)
      }
      return
    }
    let ofSection = Dictionary(grouping: stops) { plan[$0.meeting].section }
    // A section at a time, those that have seats.
    var sections = plan.sections(of: course).filter { section in
      ofSection[section]!.contains { plan[$0.meeting].learners < plan[$0.meeting].most }
    }
    for group in Group.groups(of: unplaced(course), in: plan, instance) where !isStopped() {
      var pairs = group.pairs[...]
      var isFull = false
      for section in sections {
        let own = ofSection[section]!
        enrol(
          group, &pairs, course: course, in: definition.makeup == 0 ? own : stops, section: section)
        isFull = isFull || !own.contains { plan[$0.meeting].learners < plan[$0.meeting].most }
        if pairs.isEmpty { break }
      }
      guard isFull else { continue }
      sections.removeAll { section in
        !ofSection[section]!.contains { plan[$0.meeting].learners < plan[$0.meeting].most }
      }
    }
  }

  /// Enrols people of a group in a section (with `attend: any`, nil) while there is a way through it; who is left stays in
  /// `pairs`.
  private mutating func enrol(
    _ group: Group, _ pairs: inout ArraySlice<Int32>, course: Int, in stops: [Stop], section: Int?
  ) {
    let makeup = instance.scenario.courses[course].makeup
    while let pair = pairs.first {
      var usable: [Stop] = []
      var hasOwn = section == nil
      for stop in stops {
        guard plan[stop.meeting].learners < plan[stop.meeting].most, suits(group, stop) else { continue }
        var stop = stop
        stop.isForeign = section != nil && plan[stop.meeting].section != section
        hasOwn = hasOwn || !stop.isForeign
        usable.append(stop)
      }
      guard hasOwn, !usable.isEmpty,
        let path = pricer.cheapest(
          group, course: course, stops: usable,
          prices: usable.map {
            Double(instance.journey(kind: group.kind, to: $0.place)) * 1e-3 + ($0.isForeign ? 1.1 : 1)
          }, foreignLimit: makeup, goesOn: false)
      else { return }
      let itinerary = path.path.map { Int32(usable[$0].meeting) }
      if let section, plan.ownSection(itinerary) != section { return }
      plan.assign(Int(pair), itinerary)
      pairs.removeFirst()
      // The same way for the next, as long as there is room.
      while let next = pairs.first, itinerary.allSatisfy({ plan[Int($0)].learners < plan[Int($0)].most }) {
        plan.assign(Int(next), itinerary)
        pairs.removeFirst()
      }
    }
  }

  /// An open meeting as a stop.
  func stop(_ meeting: Int) -> Stop { instance.stop(meeting, plan) }

  /// Whether a stop suits a group's kind.
  func suits(_ group: Group, _ stop: Stop) -> Bool {
    plan.admits(group.kind, Int(instance.supply.spots[plan[stop.meeting].spot].moment), instance)
  }
}
