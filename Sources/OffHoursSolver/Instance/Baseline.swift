import OffHours

/// The timetable that is kept, in the solver's terms: what every pair was to attend, and which meetings stood.
struct Baseline: Sendable {
  /// A lesson at a spot (in what people attend: the one with fewest instructors); −1: one that is not offered any more.
  struct Stop: Hashable, Sendable {
    var lesson, spot: Int32
  }

  /// Meetings that opened together, by lesson.
  struct MeetingBlock: Sendable {
    var stops: [Stop]
    /// Position among the sections that go on; −1: none of them.
    var running = -1
    /// Whether it is a section.
    var isSection: Bool
  }

  /// Per pair: what it was to attend, by start; empty: nothing.
  private(set) var paths: [[Stop]]
  /// Per pair: the same as the calendar has it.
  private(set) var seats: [[BaselineSeat]]
  /// Per pair: whether the path still keeps the rules when the course is looked at alone.
  private(set) var isFeasible: [Bool]
  /// Pairs with a path, by worker.
  private(set) var ofWorker: [[Int]] = []
  /// Lesson of the kept meeting at each spot with fewest instructors; −1: none.
  private(set) var lessonOfSpot: [Int32]
  /// The kept meetings, and those that are still offered by spot.
  private(set) var meetings: [BaselineMeetings.Meeting] = []
  private var meetingOfSpot: [Int: BaselineMeetings.Meeting] = [:]
  /// Section in which a pair was listed.
  private(set) var sectionOfPair: [Int: String] = [:]
  /// Baseline meetings that are still offered, and all of them.
  private(set) var offered = 0, count = 0
  /// By course, what opened together: a section's meetings that are still to be held, or one meeting.
  private(set) var bundles: [[MeetingBlock]]
  /// Minute before which meetings are frozen.
  let frozenUntil: Int
  /// Workers who change whatever is done.
  private(set) var surelyChanged = 0
  /// Seats in frozen meetings: all of them, and those that are lost whatever is done.
  private(set) var frozenSeats = 0, frozenLost = 0

  /// Nothing is kept.
  init(pairs: Int, spots: Int, courses: Int) {
    paths = Array(repeating: [], count: pairs)
    seats = Array(repeating: [], count: pairs)
    isFeasible = Array(repeating: true, count: pairs)
    lessonOfSpot = Array(repeating: -1, count: spots)
    bundles = Array(repeating: [], count: courses)
    frozenUntil = .min
  }

  /// What `problem` keeps; everything else of the instance is known.
  init(_ problem: Problem, _ seats: BaselineMeetings, _ instance: Instance) {
    self.init(
      pairs: instance.pairs.count, spots: instance.supply.spots.count,
      courses: instance.scenario.courses.count)
    self = Baseline(self, frozenUntil: problem.frozenUntil?.minute ?? .min)
    guard let timetable = problem.keep else { return }
    func stop(_ seat: BaselineSeat) -> Stop {
      guard seat.lesson >= 0, seat.venue >= 0,
        let spot = instance.supply.spot(
          course: seat.course, lesson: seat.lesson, start: seat.start, venue: seat.venue)
      else { return Stop(lesson: Int32(seat.lesson), spot: -1) }
      return Stop(lesson: Int32(seat.lesson), spot: Int32(spot))
    }
    count = seats.meetings.count + seats.lost
    for meeting in seats.meetings {
      let stop = stop(meeting.seat)
      guard stop.spot >= 0 else { continue }
      offered += 1
      lessonOfSpot[Int(stop.spot)] = stop.lesson
      meetingOfSpot[Int(stop.spot)] = meeting
    }
    meetings = seats.meetings
    for (worker, range) in instance.pairsOfWorker.enumerated() {
      var own: [Int] = []
      for pair in range {
        let course = Int(instance.pairs[pair].course)
        let known = seats.ofWorker[worker].filter { $0.course == course }
        if known.isEmpty { continue }
        let path = known.map(stop)
        self.seats[pair] = known
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
    addSections(timetable, instance)
  }

  private mutating func addSections(_ timetable: Timetable, _ instance: Instance) {
    var listed: [[String]: String] = [:]
    for section in timetable.sections {
      for learner in section.learners { listed[[section.course, learner]] = section.id }
    }
    for (position, pair) in instance.pairs.enumerated() {
      let course = instance.scenario.courses[Int(pair.course)]
      guard course.attendance == .section else { continue }
      sectionOfPair[position] = listed[[course.id, instance.scenario.workers[Int(pair.worker)].id]]
    }
  }

  /// The kept meeting of a lesson at a spot.
  func meeting(lesson: Int, spot: Int) -> BaselineMeetings.Meeting? {
    lessonOfSpot[spot] == Int32(lesson) ? meetingOfSpot[spot] : nil
  }

  private init(_ other: Baseline, frozenUntil: Int) {
    paths = other.paths
    seats = other.seats
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
          instance.supply.spot(
            course: course, lesson: lesson, start: meeting.start.minute, venue: $0,
            staff: meeting.instructors.count)
        }
        let stop = Stop(lesson: Int32(lesson), spot: Int32(spot ?? -1))
        guard definition.attendance == .section, let id = meeting.section else {
          bundles[course].append(MeetingBlock(stops: [stop], isSection: false))
          continue
        }
        if let section = sections[id] {
          bundles[course][section].stops.append(stop)
        } else {
          sections[id] = bundles[course].count
          let running = instance.running.firstIndex { $0.course == course && $0.id == id }
          bundles[course].append(MeetingBlock(stops: [stop], running: running ?? -1, isSection: true))
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
      return planned.seat == Int(stop.spot) && planned.lesson == Int(stop.lesson)
    }
  }

  /// Frozen stops of a pair that some stops hold.
  func frozenCount(_ pair: Int, among stops: some Sequence<Stop>, _ instance: Instance) -> Int {
    guard frozenUntil > .min, !paths[pair].isEmpty else { return 0 }
    return stops.count { isFrozen($0, instance) && paths[pair].contains($0) }
  }

  /// Adds to a standing what a plan changes.
  func count(_ plan: Plan, _ standing: inout GoalValues, _ instance: Instance) {
    for pairs in ofWorker where !pairs.allSatisfy({ isKept($0, in: plan) }) { standing.peopleChanged += 1 }
    standing.meetingsMoved = count
    if count > 0 {
      for case let meeting? in plan.meetings where lessonOfSpot[meeting.seat] == Int32(meeting.lesson) {
        standing.meetingsMoved -= 1
      }
    }
    guard frozenSeats > 0 else { return }
    standing.frozenSeats = frozenSeats
    for pairs in ofWorker {
      for pair in pairs {
        let stops = plan.itineraries[pair].map { meeting in
          Stop(lesson: Int32(plan[Int(meeting)].lesson), spot: Int32(plan[Int(meeting)].seat))
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
  fileprivate func suits(_ stop: Baseline.Stop, _ pair: Int) -> Bool {
    stop.spot >= 0
      && supply.free.isSet(Int(pairs[pair].kind), Int(supply.spots[Int(stop.spot)].moment))
  }

  /// Whether a path keeps the rules when its course is looked at alone.
  fileprivate func isFeasible(_ path: [Baseline.Stop], _ pair: Int) -> Bool {
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
