import OffHours

/// A scenario in dense integers: the solver's view, compiled once.
struct Instance: Sendable {
  private(set) var scenario: Scenario
  let book: CalendarBook
  let demand: Demand
  private(set) var supply: Supply
  /// At which starts rules forbid meetings, by kind of worker, as far as it is worked out.
  let forbiddenStarts: ForbiddenStarts.Kept
  /// Needed (worker, course) pairs, by worker, then course.
  let pairs: [Pair]
  /// The pairs of a worker.
  let pairsOfWorker: [Range<Int>]
  /// The pairs of a course, in the order of the workers' file.
  let pairsOfCourse: [[Int]]
  /// What each pair's kind still has to do, by kind, then position in the kind's courses.
  private(set) var progress: [[Progress]]
  /// Courses in an order in which `after` comes first.
  let courseOrder: [Int]
  /// Per course, its pins; and with them, where a pin names no venue, the one that the search settles on.
  let givenPins: [[PinnedSpot]]
  private(set) var pins: [[PinnedSpot]]
  /// Groups of pairs that attend the same meetings of their course, or none; and the group of each pair, −1: none.
  let ties: [[Int]], tieOfPair: [Int]
  /// Per course, held meetings.
  let held: [[Meeting]]
  /// Who would be released from work for what; nil where no employer releases anybody.
  let releases: Releases?
  /// What history has taken of the caps on release.
  let released: ReleaseBook
  private let journeys: JourneyTable
  /// 0, 1 or 2 per kind and day: what an attendance then counts in `rest`.
  private let restOfDay: [UInt8]
  private let dayCount: Int
  /// Per day, the minute of its 20:00.
  let eveningOfDay: [Int]
  /// Whether the goal `cost` is money; else it counts meetings.
  let countsMoney: Bool
  /// What an ordinary meeting costs; 1 where nothing has a price.
  let typicalPrice: Double
  /// Whether some tier asks for fairness.
  let asksFairness: Bool
  /// Per employer, the needed pairs that could be completed alone. Filled in only where fairness is asked for.
  let completableOfEmployer: [Int]
  /// Whether some tier asks for the burden.
  let asksBurden: Bool
  /// Per worker, the ledger's points: 0 for those who have declined. Empty where nobody asks for the burden.
  let ledger: [Int]
  /// By kind, then position in the kind's courses: the last day of the horizon on which a completion is in time; nil: nothing
  /// is due by the horizon's end.
  private let dueDays: [[Int?]]
  /// Pairs that are due by the horizon's end.
  let dueCount: Int
  /// Sections that go on: numbered so in every plan.
  let running: [RunningSection]
  /// The timetable to stay close to.
  private(set) var kept: Baseline
  /// Who alone may teach at a spot: frozen meetings stay with those who were to teach them.
  private(set) var frozenStaff: [Int: [Int]] = [:]

  /// A worker and a course that he or she needs.
  struct Pair: Hashable, Sendable {
    var worker, course, kind: Int32
    /// Position in the kind's courses.
    var slot: Int32
  }

  /// Everything but whether kept paths keep the rules (``judge(_:)``).
  init(unjudged problem: Problem) {
    let given = GivenMeetings(problem)
    var scenario = given.scenario
    let book = CalendarBook(scenario)
    let seats = BaselineMeetings(problem.keep, besides: given.held, in: scenario)
    let released = given.released(book)
    let demand = Demand(scenario, book, kept: seats.ofWorker, released: released)
    // Closeness to what is kept is optimised like any goal.
    scenario.goals = problem.tiers
    self.scenario = scenario
    self.book = book
    self.demand = demand
    givenPins = given.pins
    pins = SettledPins.ways(given.pins, scenario, book, most: 1)[0]
    held = given.held
    running = RunningSection.all(given.held, in: scenario)
    // Meetings that are kept or begun from may be of courses that nobody needs.
    let wanted = Set(demand.kinds.flatMap(\.courses))
    let wantsAll = problem.keep != nil || problem.start != nil
    let starts = ForbiddenStarts(scenario)
    supply = Supply(
      scenario, demand, book, pins: pins, released: released, starts: starts,
      isWanted: { wantsAll || wanted.contains($0) },
      frozen: problem.frozenUntil.map {
        Supply.Frozen(until: $0.minute, now: problem.now?.minute ?? .min, seats)
      })
    forbiddenStarts = starts.handOn()
    (pairs, pairsOfWorker) = Instance.pairs(scenario, demand)
    ties = Instance.ties(scenario, pairs, pairsOfWorker)
    var tieOfPair = [Int](repeating: -1, count: pairs.count)
    for (number, tie) in ties.enumerated() { for pair in tie { tieOfPair[pair] = number } }
    self.tieOfPair = tieOfPair
    var ofCourse: [[Int]] = Array(repeating: [], count: scenario.courses.count)
    for (position, pair) in pairs.enumerated() { ofCourse[Int(pair.course)].append(position) }
    pairsOfCourse = ofCourse
    progress = demand.kinds.map { kind in
      kind.courses.map { Progress(kind.sample, in: Ref($0), scenario) }
    }
    dueDays = demand.kinds.map { kind in
      kind.courses.map { course in
        kind.sample.dueDate(of: Ref(course), in: scenario).flatMap {
          $0 <= scenario.horizon.to ? $0 - scenario.horizon.from : nil
        }
      }
    }
    dueCount = zip(demand.kinds, dueDays).reduce(0) { sum, entry in
      sum + entry.0.members.count * entry.1.count { $0 != nil }
    }
    courseOrder = Instance.order(scenario.courses)
    journeys = JourneyTable(scenario, demand)
    self.released = released
    releases = Releases(pairs, scenario, demand, supply, released)
    dayCount = scenario.horizon.count
    eveningOfDay = scenario.horizon.dates.map {
      scenario.zone.instant($0, ClockTime(minute: 20 * 60)).minute
    }
    restOfDay = Instance.restOfDay(scenario, demand, book)
    countsMoney = scenario.hasCosts
    let prices =
      scenario.venues.compactMap { $0.cost?.price(minutes: 120).amount }
      + scenario.instructors.compactMap { $0.cost?.price(minutes: 120).amount }
    typicalPrice = max(1, prices.reduce(0, +) / Double(max(1, scenario.venues.count)))
    asksFairness = scenario.goals.contains { $0.parts.contains { $0.goal == .fairness } }
    asksBurden = scenario.goals.contains { $0.parts.contains { $0.goal == .burden } }
    ledger =
      asksBurden
      ? scenario.workers.map { $0.declined ? 0 : $0.ledger.points(scenario.burden) } : []
    completableOfEmployer =
      asksFairness ? Instance.completable(pairs, scenario, book, released, forbiddenStarts) : []
    kept = Baseline(pairs: pairs.count, spots: supply.spots.count, courses: scenario.courses.count)
    if problem.keep != nil { kept = Baseline(problem, seats, self) }
    if problem.frozenUntil != nil || !given.fixed.allSatisfy(\.isEmpty) {
      frozenStaff = frozenStaff(
        seats, before: problem.frozenUntil?.minute ?? .min, pins: given.fixed, problem.fixed)
    }
  }

  /// The needed (worker, course) pairs, by worker, then course, and those of each worker.
  private static func pairs(_ scenario: Scenario, _ demand: Demand) -> ([Pair], [Range<Int>]) {
    var pairs: [Pair] = []
    var ranges: [Range<Int>] = []
    for worker in scenario.workers.indices {
      let first = pairs.count
      let kind = demand.kindOfWorker[worker]
      if kind >= 0 {
        for (slot, course) in demand.kinds[Int(kind)].courses.enumerated() {
          pairs.append(Pair(worker: Int32(worker), course: Int32(course), kind: kind, slot: Int32(slot)))
        }
      }
      ranges.append(first..<pairs.count)
    }
    return (pairs, ranges)
  }

  /// What an attendance counts in `rest`, by kind and day.
  private static func restOfDay(_ scenario: Scenario, _ demand: Demand, _ book: CalendarBook) -> [UInt8] {
    var rest: [UInt8] = []
    rest.reserveCapacity(demand.kinds.count * scenario.horizon.count)
    var ofCalendar: [Int: [UInt8]] = [:]
    for kind in demand.kinds {
      let row =
        ofCalendar[kind.calendar]
        ?? scenario.horizon.dates.map { date in
          UInt8(RestGoal.burden(of: date, in: book.calendars[kind.calendar]))
        }
      ofCalendar[kind.calendar] = row
      rest += row
    }
    return rest
  }

  /// Settles which kept paths still keep the rules when their course is looked at alone.
  mutating func judge(_ isFeasible: (_ path: [Baseline.LessonSpot], _ pair: Int) -> Bool) {
    kept.judge(isFeasible)
  }

  /// Takes freedoms away; what that leaves is a part of what was there.
  mutating func tighten(_ tightening: Tightening) {
    if tightening.withoutRelease { supply.forbidRelease() }
    for course in scenario.courses.indices { tightening.apply(to: &scenario.courses[course]) }
    let tight = scenario
    progress = demand.kinds.map { kind in
      kind.courses.map { Progress(kind.sample, in: Ref($0), tight) }
    }
  }

  /// The instance with other venues for pins that name none: other ways than the one settled on, at most so many.
  func settledOtherwise(most: Int) -> [Instance] {
    SettledPins.ways(givenPins, scenario, book, most: most + 1).filter { $0 != pins }.map { pins in
      var other = self
      other.pins = pins
      return other
    }
  }

  /// Gives the lessons of a course other places: at position l stands the lesson that stood at `order[l]`.
  mutating func reorder(_ course: Int, _ order: [Int]) {
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    let lessons = scenario.courses[course].lessons
    scenario.courses[course].lessons = order.map { lessons[$0] }
    scenario.courses[course].mandatoryLessons =
      scenario.courses[course].mandatoryLessons.map { place[$0] }.sorted()
    supply.reorder(course, order)
    for pin in pins[course].indices { pins[course][pin].lesson = place[pins[course][pin].lesson] }
    for (kind, courses) in demand.kinds.map(\.courses).enumerated() {
      guard let slot = courses.firstIndex(of: course) else { continue }
      progress[kind][slot].reorder(place)
    }
  }

  /// Per employer, how many of the pairs could be completed alone.
  private static func completable(
    _ pairs: [Pair], _ scenario: Scenario, _ calendars: CalendarBook, _ released: ReleaseBook,
    _ starts: ForbiddenStarts.Kept
  ) -> [Int] {
    let alone = CompletableAlone(scenario, possible: PossibleMeetings(scenario))
    var book = CompletableBook(
      scenario, calendars: calendars, alone: alone, starts: ForbiddenStarts(scenario, kept: starts),
      releaseLeft: { released.left($0, in: scenario) }
    ) {
      CourseRecord(of: scenario.workers[$0], in: $1, scenario: scenario)
    }
    var counts = [Int](repeating: 0, count: scenario.employers.count)
    for pair in pairs {
      let worker = Ref<Worker>(Int(pair.worker))
      guard let employer = scenario.workers[worker].employer else { continue }
      if book.canComplete(worker, Ref(Int(pair.course))) { counts[employer.index] += 1 }
    }
    return counts
  }

  /// Minutes from one place to another; 0 from or to nowhere (−1).
  @inline(__always) func journey(_ a: Int, _ b: Int) -> Int {
    a < 0 || b < 0 ? 0 : journeys.minutes(a, b)
  }

  /// Minutes from where a kind lives.
  @inline(__always) func journey(kind: Int, to place: Int) -> Int {
    journey(home(of: kind), place)
  }

  /// Position of the place where a kind lives; −1 where it is not known.
  @inline(__always) func home(of kind: Int) -> Int { demand.kinds[kind].sample.home?.index ?? -1 }

  /// Minutes for a kind from one meeting's place to another's; online is at home.
  @inline(__always) func journey(kind: Int, _ a: Int, _ b: Int) -> Int {
    if a >= 0 && b >= 0 { return journeys.minutes(a, b) }
    return a == Moment.online || b == Moment.online
      ? journey(a == Moment.online ? home(of: kind) : a, b == Moment.online ? home(of: kind) : b) : 0
  }

  /// Minutes that are enough for every kind from one meeting's place to another's.
  @inline(__always) func longestJourney(_ a: Int, _ b: Int) -> Int {
    if a >= 0 && b >= 0 { return journeys.minutes(a, b) }
    guard a == Moment.online || b == Moment.online, a != b else { return 0 }
    return demand.kinds.indices.reduce(0) { max($0, journey(kind: $1, a, b)) }
  }

  /// What an attendance of a kind on a day counts in the goal `rest`.
  @inline(__always) func rest(kind: Int, day: Int) -> Int { Int(restOfDay[kind * dayCount + day]) }

  /// The last day of the horizon on which a completion is in time; less than 0 where none is, or nothing is due.
  @inline(__always) func lapseDay(kind: Int, slot: Int) -> Int { dueDays[kind][slot] ?? -1 }

  /// Whether a pair is due by the horizon's end.
  func isDue(_ pair: Int) -> Bool { dueDays[Int(pairs[pair].kind)][Int(pairs[pair].slot)] != nil }

  /// Whether some tier asks for lapses.
  var asksLapses: Bool { scenario.goals.contains { $0.parts.contains { $0.goal == .lapses } } }

  /// Worth of a completion of a kind whose last meeting is on a day, in 1e-6.
  func completion(kind: Int, day: Int) -> Int {
    let kind = demand.kinds[kind]
    return CompletionsGoal.weight(priority: kind.sample.priority, attrition: kind.attrition, days: day)
  }

  /// Price of a meeting without its instructors.
  func price(spot: Int, minutes: Int) -> Money {
    scenario.venues[Int(supply.spots[spot].venue)].cost?.price(minutes: minutes) ?? Money()
  }

  /// Price of an instructor for a meeting.
  func price(instructor: Int, minutes: Int) -> Money {
    scenario.instructors[instructor].cost?.price(minutes: minutes) ?? Money()
  }

  /// Most learners of a meeting of some lesson of a course in a venue.
  func capacity(course: Int, venue: Int) -> Int {
    let definition = scenario.courses[course]
    let most = definition.lessons.indices.map { definition.size(of: $0).most ?? .max }.max() ?? .max
    return min(most, scenario.venues[venue].seats)
  }

  /// Most learners of a meeting at a spot.
  @inline(__always) func most(_ spot: Int) -> Int { supply.terms[Int(supply.spots[spot].terms)].most }

  /// Fewest learners of a meeting at a spot.
  @inline(__always) func least(_ spot: Int, isPinned: Bool = false) -> Int {
    let terms = supply.terms[Int(supply.spots[spot].terms)]
    return isPinned ? terms.pinnedLeast : terms.least
  }

  /// Instructors of a meeting at a spot.
  @inline(__always) func staff(_ spot: Int) -> Int { supply.terms[Int(supply.spots[spot].terms)].staff }

  /// Whether a meeting of a lesson at a spot has to be held.
  func isPinned(course: Int, lesson: Int, spot: Int) -> Bool {
    if pins[course].isEmpty { return false }
    return pins[course].contains(
      PinnedSpot(
        lesson: lesson, start: supply.moment(ofSpot: spot).start, venue: Int(supply.spots[spot].venue)))
  }
}
