internal import GLPK
import OffHours

/// What still stands of the timetable that is kept: where a search that stays close to it begins.
///
/// Meetings that can be held where they were, with other instructors where need be; the people whose seats still keep
/// every rule; others in seats that are free, where a meeting would be too small without them.
struct BaselinePlan {
  private let instance: Instance
  private(set) var plan: Plan
  private var pricer: ItineraryPricer
  private var positions: [Baseline.LessonSpot: Int] = [:]

  /// The plan, and the same before what is too small was closed; nil where a pinned meeting is not among what stands.
  static func plan(_ kept: Timetable, _ instance: Instance) -> (plan: Plan, loose: Plan)? {
    var builder = BaselinePlan(instance, Plan(instance))
    builder.open(kept)
    guard builder.openPins() else { return nil }
    builder.closeBrokenSections()
    builder.seat()
    builder.rehouse()
    builder.fill()
    builder.seatOthers()
    let loose = builder.plan
    return builder.closed.map { ($0, loose) }
  }

  /// A plan with those led through it who have lost their seats, and without what is too small then; nil where it does
  /// not keep pins or limits.
  static func closed(_ plan: Plan, _ instance: Instance) -> Plan? {
    var builder = BaselinePlan(instance, plan)
    for position in plan.open {
      let meeting = plan[position]
      builder.positions[Baseline.LessonSpot(lesson: Int32(meeting.lesson), spot: Int32(meeting.spot))] =
        position
    }
    builder.seatOthers()
    return builder.closed
  }

  private init(_ instance: Instance, _ plan: Plan) {
    self.instance = instance
    self.plan = plan
    pricer = ItineraryPricer(instance)
  }

  private var closed: Plan? {
    mutating get {
      closeSmall()
      return keepsPins() && plan.keepsLimits(instance) ? plan : nil
    }
  }

  // MARK: Meetings

  private mutating func open(_ kept: Timetable) {
    let scenario = instance.scenario
    let courses = Dictionary(uniqueKeysWithValues: scenario.courses.enumerated().map { ($1.id, $0) })
    let venues = Dictionary(uniqueKeysWithValues: scenario.venues.enumerated().map { ($1.id, $0) })
    let staff = Dictionary(uniqueKeysWithValues: scenario.instructors.enumerated().map { ($1.id, $0) })
    var sections: [String: Int] = [:]
    for (number, section) in instance.running.enumerated() { sections[section.id] = number }
    // What has to be held is booked before others take its hall or its instructors.
    let pinned = kept.meetings.filter { meeting in
      guard let course = courses[meeting.course], let venue = venues[meeting.venue] else { return false }
      return instance.pins[course].contains {
        $0.start == meeting.start.minute && $0.venue == venue
          && scenario.courses[course].lessons[$0.lesson].id == meeting.lesson
      }
    }
    let first = Set(pinned.map(\.id))
    for meeting in pinned + kept.meetings.filter({ !first.contains($0.id) }) where !meeting.held {
      guard let course = courses[meeting.course], let venue = venues[meeting.venue],
        let lesson = scenario.courses[course].lessons.firstIndex(where: { $0.id == meeting.lesson }),
        !instance.held[course].contains(where: {
          $0.start == meeting.start && $0.venue == meeting.venue && $0.lesson == meeting.lesson
        }),
        let spot = instance.supply.spot(
          course: course, lesson: lesson, start: meeting.start.minute, venue: venue,
          staff: meeting.instructors.count)
      else { continue }
      var section = -1
      if scenario.courses[course].attendance == .section {
        guard let id = meeting.section else { continue }
        section = sections[id] ?? plan.newSection()
        sections[id] = section
      }
      let own = meeting.instructors.compactMap { staff[$0] }.sorted()
      add(course, lesson, spot, section, preferring: own)
    }
  }

  /// Opens a meeting where hall and instructors are free.
  @discardableResult
  private mutating func add(_ course: Int, _ lesson: Int, _ spot: Int, _ section: Int, preferring own: [Int])
    -> Bool
  {
    guard plan.isVenueFree(spot, instance) else { return false }
    let teachers = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].teachers
    let isStaffed =
      own.count == instance.staff(spot)
      && own.allSatisfy { teachers.contains($0) && plan.isInstructorFree($0, spot, instance) }
    guard
      let instructors = isStaffed
        ? own : plan.instructors(course: course, lesson: lesson, spot: spot, instance)
    else { return false }
    let position = plan.add(
      instance.meeting(
        course: course, lesson: lesson, spot: spot, section: section, instructors: instructors), instance)
    positions[Baseline.LessonSpot(lesson: Int32(lesson), spot: Int32(instance.supply.base(ofSpot: spot)))] =
      position
    return true
  }

  private func spot(of pin: PinnedSpot, _ course: Int) -> Int? {
    instance.supply.spot(course: course, lesson: pin.lesson, start: pin.start, venue: pin.venue)
  }

  /// Opens pinned meetings that are new, where sections do not ask for more.
  private mutating func openPins() -> Bool {
    for course in instance.scenario.courses.indices {
      for pin in instance.pins[course] {
        guard let spot = spot(of: pin, course) else { return false }
        if positions[Baseline.LessonSpot(lesson: Int32(pin.lesson), spot: Int32(spot))] != nil { continue }
        guard instance.scenario.courses[course].attendance == .any,
          add(course, pin.lesson, spot, -1, preferring: [])
        else { return false }
      }
    }
    return true
  }

  private func keepsPins() -> Bool {
    instance.scenario.courses.indices.allSatisfy { course in
      instance.pins[course].allSatisfy { pin in
        spot(of: pin, course).flatMap {
          positions[Baseline.LessonSpot(lesson: Int32(pin.lesson), spot: Int32($0))]
        } != nil
      }
    }
  }

  /// Closes sections that lack a meeting.
  private mutating func closeBrokenSections() {
    for (course, definition) in instance.scenario.courses.enumerated() where definition.attendance == .section
    {
      for section in plan.sections(of: course) {
        let held = instance.running.indices.contains(section) ? instance.running[section].held : 0
        let meetings = plan.open(course: course, instance).filter { plan[$0].section == section }
        let lessons = meetings.reduce(held) { $0 | 1 << UInt64(plan[$1].lesson) }
        if lessons.nonzeroBitCount < definition.lessons.count { close(meetings) }
      }
    }
  }

  /// Closes meetings; who was to attend one is without the course, and without those that build on it. Returns who that
  /// is, of the course itself.
  @discardableResult private mutating func close(_ meetings: [Int]) -> [Int] {
    let closed = Set(meetings.map { Int32($0) })
    var unseated: [Int] = []
    if let course = meetings.first.map({ plan[$0].course }) {
      for pair in instance.pairsOfCourse[course]
      where plan.itineraries[pair].contains(where: { closed.contains($0) }) {
        unseat(pair)
        unseated.append(pair)
      }
    }
    for meeting in meetings {
      positions[Baseline.LessonSpot(lesson: Int32(plan[meeting].lesson), spot: Int32(plan[meeting].spot))] =
        nil
      plan.remove(meeting, instance)
    }
    return unseated
  }

  private mutating func unseat(_ pair: Int) {
    plan.assign(pair, [])
    let course = Ref<Course>(Int(instance.pairs[pair].course))
    for other in instance.pairsOfWorker[Int(instance.pairs[pair].worker)]
    where !plan.itineraries[other].isEmpty
      && instance.scenario.courses[Int(instance.pairs[other].course)].after.contains(course)
    {
      unseat(other)
    }
  }

  // MARK: People

  /// Gives everybody the seats that he or she had, where that keeps the rules and there is room.
  private mutating func seat() {
    for course in instance.courseOrder {
      let pairs = instance.pairsOfCourse[course].filter {
        !instance.kept.paths[$0].isEmpty && instance.kept.isFeasible[$0]
      }
      let byPriority = pairs.sorted { (priority($1), $0) < (priority($0), $1) }
      for pair in byPriority {
        let meetings = instance.kept.paths[pair].compactMap { positions[$0] }
        guard meetings.count == instance.kept.paths[pair].count else { continue }
        seat(pair, course, among: meetings, needsAll: true)
      }
    }
  }

  private func priority(_ pair: Int) -> Double {
    instance.demand.kinds[Int(instance.pairs[pair].kind)].sample.priority
  }

  /// Opens other meetings for those that cannot be held where they were, under `attend: any`: at the same time in another
  /// hall if most of those who were to come can still come, else where and when as many as possible can.
  private mutating func rehouse() {
    for (course, definition) in instance.scenario.courses.enumerated() where definition.attendance == .any {
      let waiting = instance.pairsOfCourse[course].filter {
        plan.itineraries[$0].isEmpty && !instance.kept.paths[$0].isEmpty
      }
      if waiting.isEmpty { continue }
      var comers: [BaselineSeat: [Int: Int]] = [:]
      for pair in waiting {
        for seat in instance.kept.seats[pair] {
          comers[seat, default: [:]][Int(instance.pairs[pair].kind), default: 0] += 1
        }
      }
      let lost = comers.keys.filter { seat in
        seat.lesson >= 0
          && instance.supply.spot(
            course: course, lesson: seat.lesson, start: seat.start, venue: seat.venue
          ).map { positions[Baseline.LessonSpot(lesson: Int32(seat.lesson), spot: Int32($0))] == nil } ?? true
      }
      var bookable = Bookable(instance, course: course, plan)
      for seat in lost.sorted(by: { ($0.start, $0.venue, $0.lesson) < ($1.start, $1.venue, $1.lesson) }) {
        let kinds = comers[seat]!.sorted { $0.key < $1.key }
        guard let spot = substitute(seat, kinds, bookable),
          add(course, seat.lesson, spot, -1, preferring: []),
          let position = positions[Baseline.LessonSpot(lesson: Int32(seat.lesson), spot: Int32(spot))]
        else { continue }
        bookable.update(plan, around: [position])
      }
    }
  }

  /// Where a lost meeting could be held instead: within a few days, for as many of its learners as possible.
  private func substitute(_ seat: BaselineSeat, _ kinds: [(key: Int, value: Int)], _ bookable: Bookable)
    -> Int?
  {
    let all = kinds.reduce(0) { $0 + $1.value }
    var best: (value: Int, spot: Int)?
    for spot in bookable.spots(lesson: seat.lesson) {
      let moment = instance.supply.moment(ofSpot: spot)
      let minutes = abs(moment.start - seat.start)
      if minutes > 4 * 1440 { continue }
      let bit = Int(instance.supply.spots[spot].moment)
      let able = kinds.reduce(0) { $0 + (instance.supply.free.isSet($1.key, bit) ? $1.value : 0) }
      let room = instance.most(spot)
      let come = min(able, room)
      if come < max(1, instance.least(spot)) || 2 * come < all { continue }
      // A day further away is worth a tenth of the learners.
      let value = 10_000 * come - 1_000 * all * minutes / 1440
      if value > best?.value ?? .min { best = (value, spot) }
    }
    return best?.spot
  }

  /// Seats in meetings that would be too small, for people who have none: of one section, or of the course.
  private mutating func fill() {
    for (course, definition) in instance.scenario.courses.enumerated() {
      let open = plan.open(course: course, instance)
      let choices =
        definition.attendance == .any
        ? [open] : plan.sections(of: course).map { section in open.filter { plan[$0].section == section } }
      for meetings in choices {
        for pair in instance.pairsOfCourse[course] where plan.itineraries[pair].isEmpty {
          guard meetings.contains(where: { plan[$0].learners < plan[$0].least }) else { break }
          seat(pair, course, among: meetings, needsAll: false)
        }
      }
    }
  }

  /// Other seats for people who lost theirs.
  private mutating func seatOthers() {
    for course in instance.courseOrder {
      seatElsewhere(
        instance.pairsOfCourse[course].filter {
          plan.itineraries[$0].isEmpty && !instance.kept.paths[$0].isEmpty
        }, course)
    }
  }

  /// Leads people through what is open, meetings that are too small above all.
  private mutating func seatElsewhere(_ pairs: [Int], _ course: Int) {
    guard !pairs.isEmpty else { return }
    let open = plan.open(course: course, instance)
    let choices =
      instance.scenario.courses[course].attendance == .any
      ? [open] : plan.sections(of: course).map { section in open.filter { plan[$0].section == section } }
    for meetings in choices {
      for pair in pairs where plan.itineraries[pair].isEmpty {
        seat(pair, course, among: meetings, needsAll: false)
      }
    }
  }

  /// Gives a pair its way through some meetings, those that are too small above all.
  private mutating func seat(_ pair: Int, _ course: Int, among meetings: [Int], needsAll: Bool) {
    guard let group = Group.groups(of: [pair], in: plan, instance).first else { return }
    let usable = meetings.filter { meeting in
      plan[meeting].learners < plan[meeting].most
        && plan.admits(group.kind, Int(instance.supply.spots[plan[meeting].spot].moment), instance)
    }.map { instance.stop($0, plan) }.sorted { ($0.start, $0.meeting) < ($1.start, $1.meeting) }
    if needsAll && usable.count < meetings.count { return }
    let own = usable.map { plan[$0.meeting].section }
    let way = pricer.cheapest(
      group, course: course,
      stops: usable.map { stop in
        var stop = stop
        stop.isForeign = own.first != plan[stop.meeting].section
        return stop
      },
      prices: usable.map { stop in
        let isSmall = plan[stop.meeting].learners < plan[stop.meeting].least
        // Frozen seats are given up last.
        let kept = Baseline.LessonSpot(lesson: Int32(stop.lesson), spot: Int32(plan[stop.meeting].spot))
        let isFrozen = instance.kept.frozenCount(pair, among: [kept], instance) > 0
        return (isFrozen ? -100 : 0) + (isSmall ? -2 : needsAll ? -1 : 1)
      },
      foreignLimit: instance.scenario.courses[course].makeup, goesOn: true)
    guard let way, !needsAll || way.path.count == meetings.count else { return }
    plan.assign(pair, way.path.map { Int32(usable[$0].meeting) })
  }

  /// Closes what is too small, until nothing is; then what the limits do not allow.
  private mutating func closeSmall() {
    // The smallest first; its people may fill others that are too small.
    while let meeting = plan.open.filter({ plan[$0].learners < plan[$0].least }).min(by: {
      (plan[$0].learners, $0) < (plan[$1].learners, $1)
    }) {
      let course = plan[meeting].course
      seatElsewhere(close(bundle(of: meeting)), course)
    }
    while !plan.keepsLimits(instance),
      let meeting = plan.open.filter({ !plan[$0].isPinned }).min(by: {
        (plan[$0].learners, $0) < (plan[$1].learners, $1)
      })
    {
      close(bundle(of: meeting))
      while let small = plan.open.first(where: { plan[$0].learners < plan[$0].least }) {
        close(bundle(of: small))
      }
    }
  }

  private func bundle(of meeting: Int) -> [Int] {
    let section = plan[meeting].section
    return section < 0
      ? [meeting] : plan.open(course: plan[meeting].course, instance).filter { plan[$0].section == section }
  }
}
