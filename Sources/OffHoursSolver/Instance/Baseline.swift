import OffHours

/// The timetable that is kept, in the solver's terms: what every pair was to attend, and which meetings stood.
struct Baseline: Sendable {
  /// A lesson at a spot (in what people attend: the one with fewest instructors); −1: one that is not offered any more.
  struct LessonSpot: Hashable, Sendable {
    var lesson, spot: Int32
  }

  /// Meetings that opened together, by lesson.
  struct Block: Sendable {
    var stops: [LessonSpot]
    /// Position among the sections that go on; −1: none of them.
    var running = -1
    /// Whether it is a section.
    var isSection: Bool
  }

  /// Per pair: what it was to attend, by start; empty: nothing.
  private(set) var paths: [[LessonSpot]]
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
  private(set) var bundles: [[Block]]
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
    func stop(_ seat: BaselineSeat) -> LessonSpot {
      guard seat.lesson >= 0, seat.venue >= 0,
        let spot = instance.supply.spot(
          course: seat.course, lesson: seat.lesson, start: seat.start, venue: seat.venue)
      else { return LessonSpot(lesson: Int32(seat.lesson), spot: -1) }
      return LessonSpot(lesson: Int32(seat.lesson), spot: Int32(spot))
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
        own.append(pair)
        for stop in path where isFrozen(stop, instance) {
          frozenSeats += 1
          if !instance.suits(stop, pair) { frozenLost += 1 }
        }
      }
      if own.isEmpty { continue }
      ofWorker.append(own)
    }
    addBundles(timetable, instance)
    addSections(timetable, instance)
  }

  /// Settles which paths still keep the rules when their course is looked at alone; until then all do.
  mutating func judge(_ isFeasible: (_ path: [LessonSpot], _ pair: Int) -> Bool) {
    for own in ofWorker {
      for pair in own { self.isFeasible[pair] = isFeasible(paths[pair], pair) }
      if own.contains(where: { !self.isFeasible[$0] }) { surelyChanged += 1 }
    }
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
        let stop = LessonSpot(lesson: Int32(lesson), spot: Int32(spot ?? -1))
        guard definition.attendance == .section, let id = meeting.section else {
          bundles[course].append(Block(stops: [stop], isSection: false))
          continue
        }
        if let section = sections[id] {
          bundles[course][section].stops.append(stop)
        } else {
          sections[id] = bundles[course].count
          let running = instance.running.firstIndex { $0.course == course && $0.id == id }
          bundles[course].append(Block(stops: [stop], running: running ?? -1, isSection: true))
        }
      }
      for position in bundles[course].indices {
        bundles[course][position].stops.sort { $0.lesson < $1.lesson }
      }
    }
  }

  /// Whether a stop is one of those that stand.
  func isFrozen(_ stop: LessonSpot, _ instance: Instance) -> Bool {
    stop.spot >= 0 && instance.supply.moment(ofSpot: Int(stop.spot)).start < frozenUntil
  }

  /// Frozen stops of a pair that some stops hold.
  func frozenCount(_ pair: Int, among stops: some Sequence<LessonSpot>, _ instance: Instance) -> Int {
    guard frozenUntil > .min, !paths[pair].isEmpty else { return 0 }
    return stops.count { isFrozen($0, instance) && paths[pair].contains($0) }
  }
}

extension Instance {
  /// Position of the first tier that is a goal of the scenario.
  var firstGoal: Int {
    scenario.goals.firstIndex { tier in !tier.parts.contains { Goal.changes.contains($0.goal) } } ?? 0
  }

  /// Whether the rules on one meeting let a pair come to a stop.
  func suits(_ stop: Baseline.LessonSpot, _ pair: Int) -> Bool {
    stop.spot >= 0
      && supply.free.isSet(Int(pairs[pair].kind), Int(supply.spots[Int(stop.spot)].moment))
  }
}
