import OffHours

/// What a worker was to attend in the timetable that is kept, as the calendar has it.
struct KeptSeat: Hashable, Sendable {
  /// Positions of the course, its lesson and the venue (−1: not offered any more), and the minute of the start.
  var course, lesson, start, venue: Int

  /// The seats of every worker, by start; the meetings with their lessons known; meetings of courses that are gone.
  typealias Listing = (ofWorker: [[KeptSeat]], meetings: [KeptSeat], lost: Int)

  /// The seats of every worker, by start, and the meetings with their lessons known. What is `history` is left out.
  static func all(
    _ kept: Timetable?, besides history: [[Meeting]], in scenario: Scenario
  ) -> Listing {
    var ofWorker: [[KeptSeat]] = Array(repeating: [], count: scenario.workers.count)
    guard let kept else { return (ofWorker, [], 0) }
    let courses = Dictionary(uniqueKeysWithValues: scenario.courses.enumerated().map { ($1.id, $0) })
    let venues = Dictionary(uniqueKeysWithValues: scenario.venues.enumerated().map { ($1.id, $0) })
    let workers = Dictionary(uniqueKeysWithValues: scenario.workers.enumerated().map { ($1.id, $0) })
    var meetings: [KeptSeat] = []
    var lost = 0
    for meeting in kept.meetings where !meeting.held {
      guard let course = courses[meeting.course] else {
        lost += 1
        continue
      }
      let isHistory = history[course].contains {
        $0.start == meeting.start && $0.venue == meeting.venue && $0.lesson == meeting.lesson
      }
      if isHistory { continue }
      let seat = KeptSeat(
        course: course,
        lesson: scenario.courses[course].lessons.firstIndex { $0.id == meeting.lesson } ?? -1,
        start: meeting.start.minute, venue: venues[meeting.venue] ?? -1)
      if seat.lesson < 0 || seat.venue < 0 { lost += 1 } else { meetings.append(seat) }
      for learner in meeting.learners {
        if let worker = workers[learner] { ofWorker[worker].append(seat) }
      }
    }
    for worker in ofWorker.indices {
      ofWorker[worker].sort {
        ($0.start, $0.course, $0.lesson, $0.venue) < ($1.start, $1.course, $1.lesson, $1.venue)
      }
    }
    return (ofWorker, meetings, lost)
  }
}

/// The timetable that is kept, in the solver's terms: what every pair was to attend, and which meetings stood.
struct Kept: Sendable {
  /// A lesson at a spot; −1: one that is not offered any more.
  struct Stop: Hashable, Sendable {
    var lesson, spot: Int32
  }

  /// Meetings that opened together, by lesson.
  struct Bundle: Sendable {
    var stops: [Stop]
    /// Position among the sections that go on; −1: none of them.
    var running = -1
    /// Whether it is a section.
    var isSection: Bool
  }

  /// Per pair: what it was to attend, by start; empty: nothing.
  private(set) var paths: [[Stop]]
  /// Per pair: whether the path still keeps the rules when the course is looked at alone.
  private(set) var isFeasible: [Bool]
  /// Pairs with a path, by worker.
  private(set) var ofWorker: [[Int]] = []
  /// Lesson of the kept meeting at each spot; −1: none.
  private(set) var lessonOfSpot: [Int32]
  /// Kept meetings that are still offered, and all of them.
  private(set) var offered = 0, count = 0
  /// By course, what opened together: a section's meetings that are still to be held, or one meeting.
  private(set) var bundles: [[Bundle]]
  /// Minute before which meetings are frozen.
  let frozenUntil: Int
  /// Workers who change whatever is done.
  private(set) var surelyChanged = 0
  /// Seats in frozen meetings: all of them, and those that are lost whatever is done.
  private(set) var frozenSeats = 0, frozenLost = 0

  /// Nothing is kept.
  init(pairs: Int, spots: Int, courses: Int) {
    paths = Array(repeating: [], count: pairs)
    isFeasible = Array(repeating: true, count: pairs)
    lessonOfSpot = Array(repeating: -1, count: spots)
    bundles = Array(repeating: [], count: courses)
    frozenUntil = .min
  }

  /// What `problem` keeps; everything else of the instance is known.
  init(
    _ problem: Problem, _ seats: KeptSeat.Listing,
    _ instance: Instance
  ) {
    self.init(
      pairs: instance.pairs.count, spots: instance.supply.spots.count,
      courses: instance.scenario.courses.count)
    self = Kept(self, frozenUntil: problem.frozenUntil?.minute ?? .min)
    guard let timetable = problem.keep else { return }
    func stop(_ seat: KeptSeat) -> Stop {
      guard seat.lesson >= 0, seat.venue >= 0,
        let spot = instance.supply.spot(
          course: seat.course, lesson: seat.lesson, start: seat.start, venue: seat.venue)
      else { return Stop(lesson: Int32(seat.lesson), spot: -1) }
      return Stop(lesson: Int32(seat.lesson), spot: Int32(spot))
    }
    count = seats.meetings.count + seats.lost
    for seat in seats.meetings {
      let stop = stop(seat)
      guard stop.spot >= 0 else { continue }
      offered += 1
      lessonOfSpot[Int(stop.spot)] = stop.lesson
    }
    for (worker, range) in instance.pairsOfWorker.enumerated() {
      var own: [Int] = []
      for pair in range {
        let course = Int(instance.pairs[pair].course)
        let path = seats.ofWorker[worker].filter { $0.course == course }.map(stop)
        if path.isEmpty { continue }
        paths[pair] = path
        isFeasible[pair] = instance.isFeasible(path, pair)
        own.append(pair)
        for stop in path where isFrozen(stop, instance) {
          frozenSeats += 1
          if !instance.suits(stop, pair) { frozenLost += 1 }
        }
      }
      if own.isEmpty { continue }
      ofWorker.append(own)
      if own.contains(where: { !isFeasible[$0] }) { surelyChanged += 1 }
    }
    addBundles(timetable, instance)
  }

  private init(_ other: Kept, frozenUntil: Int) {
    paths = other.paths
    isFeasible = other.isFeasible
    lessonOfSpot = other.lessonOfSpot
    bundles = other.bundles
    self.frozenUntil = frozenUntil
  }

  private mutating func addBundles(_ timetable: Timetable, _ instance: Instance) {
    let scenario = instance.scenario
    let venues = Dictionary(uniqueKeysWithValues: scenario.venues.enumerated().map { ($1.id, $0) })
    for (course, definition) in scenario.courses.enumerated() {
      var sections: [String: Int] = [:]
      for meeting in timetable.meetings where !meeting.held && meeting.course == definition.id {
        let isHistory = instance.held[course].contains {
          $0.start == meeting.start && $0.venue == meeting.venue && $0.lesson == meeting.lesson
        }
        guard !isHistory, let lesson = definition.lessons.firstIndex(where: { $0.id == meeting.lesson })
        else { continue }
        let spot = venues[meeting.venue].flatMap {
          instance.supply.spot(course: course, lesson: lesson, start: meeting.start.minute, venue: $0)
        }
        let stop = Stop(lesson: Int32(lesson), spot: Int32(spot ?? -1))
        guard definition.attendance == .section, let id = meeting.section else {
          bundles[course].append(Bundle(stops: [stop], isSection: false))
          continue
        }
        if let section = sections[id] {
          bundles[course][section].stops.append(stop)
        } else {
          sections[id] = bundles[course].count
          let running = instance.running.firstIndex { $0.course == course && $0.id == id }
          bundles[course].append(Bundle(stops: [stop], running: running ?? -1, isSection: true))
        }
      }
      for position in bundles[course].indices {
        bundles[course][position].stops.sort { $0.lesson < $1.lesson }
      }
    }
  }

  /// Whether a stop is one of those that stand.
  func isFrozen(_ stop: Stop, _ instance: Instance) -> Bool {
    stop.spot >= 0 && instance.supply.moment(ofSpot: Int(stop.spot)).start < frozenUntil
  }

  /// Whether a pair attends in a plan what it was to attend. Pairs without a path do.
  func isKept(_ pair: Int, in plan: Plan) -> Bool {
    let path = paths[pair], itinerary = plan.itineraries[pair]
    if path.isEmpty { return true }
    guard path.count == itinerary.count else { return false }
    return zip(path, itinerary).allSatisfy { stop, meeting in
      let planned = plan[Int(meeting)]
      return planned.spot == Int(stop.spot) && planned.lesson == Int(stop.lesson)
    }
  }

  /// Frozen stops of a pair that some stops hold.
  func frozenCount(_ pair: Int, among stops: some Sequence<Stop>, _ instance: Instance) -> Int {
    guard frozenUntil > .min, !paths[pair].isEmpty else { return 0 }
    return stops.count { isFrozen($0, instance) && paths[pair].contains($0) }
  }

  /// Adds to a standing what a plan changes.
  func count(_ plan: Plan, _ standing: inout Standing, _ instance: Instance) {
    for pairs in ofWorker where !pairs.allSatisfy({ isKept($0, in: plan) }) { standing.peopleChanged += 1 }
    standing.meetingsMoved = count
    if count > 0 {
      for case let meeting? in plan.meetings where lessonOfSpot[meeting.spot] == Int32(meeting.lesson) {
        standing.meetingsMoved -= 1
      }
    }
    guard frozenSeats > 0 else { return }
    standing.frozenSeats = frozenSeats
    for pairs in ofWorker {
      for pair in pairs {
        let stops = plan.itineraries[pair].map { meeting in
          Stop(lesson: Int32(plan[Int(meeting)].lesson), spot: Int32(plan[Int(meeting)].spot))
        }
        standing.frozenSeats -= frozenCount(pair, among: stops, instance)
      }
    }
  }
}

extension Instance {
  /// Position of the first tier that is a goal of the scenario.
  var firstGoal: Int {
    scenario.goals.firstIndex { tier in !tier.parts.contains { Goal.changes.contains($0.goal) } } ?? 0
  }

  /// Whether the rules on one meeting let a pair come to a stop.
  fileprivate func suits(_ stop: Kept.Stop, _ pair: Int) -> Bool {
    stop.spot >= 0
      && supply.free.isSet(Int(pairs[pair].kind), Int(supply.spots[Int(stop.spot)].moment))
  }

  /// Whether a path keeps the rules when its course is looked at alone.
  fileprivate func isFeasible(_ path: [Kept.Stop], _ pair: Int) -> Bool {
    guard path.allSatisfy({ suits($0, pair) }) else { return false }
    let stops = path.enumerated().map { position, stop in
      let moment = supply.moment(ofSpot: Int(stop.spot))
      return OffHoursSolver.Stop(
        meeting: position, lesson: Int(stop.lesson), start: moment.start, end: moment.end, day: moment.day,
        week: moment.week, place: moment.place)
    }
    var pricer = ItineraryPricer(self)
    let group = Group(
      kind: Int(pairs[pair].kind), slot: Int(pairs[pair].slot), engagements: .none, pairs: [Int32(pair)])
    let way = pricer.cheapest(
      group, course: Int(pairs[pair].course), stops: stops, prices: stops.map { _ in -1 }, goesOn: true)
    return way?.path.count == path.count
  }
}
