/// What is asked for and cannot be had, each with a smallest set of rules and facts that stand against it.
public struct Conflicts: Sendable {
  /// The conflicts: pins, then targets, then people.
  public var all: [Conflict] = []
  /// Whether it was found out if targets, pins and limits can be kept together; else neither a timetable nor a proof was.
  public var isDecided = true

  /// One thing that cannot be had. As long as the whole set is kept it is impossible, whatever else is given up, and no
  /// smaller part of the set does that.
  public struct Conflict: Sendable {
    /// What.
    public var subject: Subject
    /// The set; empty: it is impossible whatever is given up.
    public var set: [Concession]
    /// Members that need only be given up themselves; where there are none, something else stands in the way as well.
    public var enough: [Concession]
    /// Whether it is proved that the set alone makes it impossible; else no timetable was found in the time given.
    public var isProved: Bool

    /// A conflict.
    public init(
      subject: Subject, set: [Concession], enough: [Concession] = [], isProved: Bool = true
    ) {
      self.subject = subject
      self.set = set
      self.enough = enough
      self.isProved = isProved
    }
  }

  /// What cannot be had.
  public enum Subject: Hashable, Sendable {
    /// A pinned meeting.
    case pin(Ref<Course>, Pin)
    /// A target: wanted, and how many could complete at best.
    case target(Ref<Course>, Ref<Employer>?, wanted: Int, possible: Int)
    /// Targets, pins and limits, each of which could be kept alone. `short`: the targets are missed by so many at least;
    /// 0: the pins cannot be held.
    case together(short: Int)
    /// A worker's course.
    case person(Ref<Worker>, Ref<Course>)
  }

  /// Looks for pins that cannot be held (beside each other too), targets that too few could meet, and, for people named
  /// in `people` (nil: nobody), courses that they could not complete alone, or not with those with whom they attend.
  public static func find(in scenario: Scenario, people: [Ref<Worker>]? = nil) -> Conflicts {
    var result = Conflicts()
    let pinGroups = Concession.all(in: scenario, withPins: true)
    for course in scenario.courses.refs {
      for pin in scenario.courses[course].pins {
        let others = pinGroups.filter { $0 != .pin(course, pin) }
        result.add(.pin(course, pin), in: scenario, among: others) {
          PinCheck.canHold(pin, of: course, in: $0)
        }
      }
    }
    let groups = Concession.all(in: scenario)
    for course in scenario.courses.refs {
      guard let target = scenario.courses[course].target else { continue }
      var wanted: [(Ref<Employer>?, Int)] = target.employers.map { ($0.employer, $0.count) }
      if let total = target.total { wanted.insert((nil, total - target.already), at: 0) }
      for (employer, count) in wanted {
        let all = scenario.workers.refs.filter {
          scenario.workers[$0].courses.contains(course)
            && (employer == nil || scenario.workers[$0].employer == employer)
        }
        // Who has declined may have completed it before.
        let people = all.filter { !scenario.workers[$0].declined }
        let before = Conflicts.behind(all.filter { scenario.workers[$0].declined }, course, scenario)
        let able = before + Conflicts.able(people, course, scenario)
        if able >= count { continue }
        result.add(.target(course, employer, wanted: count, possible: able), in: scenario, among: groups) {
          before + Conflicts.able(people, course, $0) >= count
        }
      }
    }
    for worker in people ?? [] {
      let alone = scenario.withGroup(of: worker)
      let own = Concession.all(in: alone)
      for course in Set(scenario.workers[worker].courses).sorted() {
        let held = own + Concession.ofTimetables(for: course, in: alone)
        // What was not decided is no conflict, and nothing that is known to be enough.
        result.add(
          .person(worker, course), in: alone, among: held,
          isEnough: { Conflicts.hasRoom(course, $0) == .possible }
        ) {
          Conflicts.hasRoom(course, $0) != .impossible
        }
      }
    }
    return result
  }

  /// Adds the conflict about something, where there is one.
  private mutating func add(
    _ subject: Subject, in scenario: Scenario, among all: [Concession],
    isEnough: ((Scenario) -> Bool)? = nil, isPossible: (Scenario) -> Bool
  ) {
    guard let set = Concession.conflict(in: scenario, among: all, isPossible: isPossible) else { return }
    let enough = set.filter { concession in
      let eased = concession.applied(to: scenario)
      return isEnough?(eased) ?? isPossible(eased)
    }
    self.all.append(Conflict(subject: subject, set: set, enough: enough))
  }

  /// How many of some people have completed a course.
  private static func behind(_ people: [Ref<Worker>], _ course: Ref<Course>, _ scenario: Scenario) -> Int {
    if people.isEmpty { return 0 }
    let hearing = ResolvedTimetable(Timetable(), in: scenario)
    return people.count { hearing.isBehind($0, course) }
  }

  /// Whether the first worker, with whoever attends with him or her, could complete a course in some timetable.
  private static func hasRoom(_ course: Ref<Course>, _ scenario: Scenario) -> Completability {
    guard able([Ref(0)], course, scenario) == 1 else { return .impossible }
    let hearing = ResolvedTimetable(Timetable(), in: scenario)
    if hearing.isBehind(Ref(0), course) { return .possible }
    let possible = PossibleMeetings(scenario), released = ReleaseBook(hearing)
    let lone = LonePlan(
      hearing, possible: possible, company: nil,
      groups: GroupBook(hearing, possible: possible, released))
    return lone.answer(Ref(0), course) { released.left($0, in: scenario) }
  }

  /// How many of some people have completed a course or could complete it alone; of a group, if all of it could.
  private static func able(_ people: [Ref<Worker>], _ course: Ref<Course>, _ scenario: Scenario) -> Int {
    let hearing = ResolvedTimetable(Timetable(), in: scenario)
    let possible = PossibleMeetings(scenario)
    var book = CompletableBook(hearing, possible: possible)
    let groups = GroupBook(hearing, possible: possible, ReleaseBook(hearing))
    return people.count { worker in
      if hearing.isBehind(worker, course) { return true }
      guard let group = groups.group(of: worker, in: course) else { return book.canComplete(worker, course) }
      return groups.canComplete(group, course, asking: &book)
    }
  }
}

/// Whether a pinned meeting can be held beside the other pins, learners left out of account.
enum PinCheck {
  static func canHold(_ pin: Pin, of course: Ref<Course>, in scenario: Scenario) -> Bool {
    var timetable = Timetable()
    var staffed: [(interval: Interval, place: Ref<Place>?, instructors: [Int])] = []
    let own = meeting(pin, of: course, "own", scenario)
    guard let mine = staff(own, pin, course, scenario, besides: []) else { return false }
    timetable.meetings = [mine.meeting]
    staffed.append((mine.meeting.interval, scenario.venues[pin.venue].place, mine.instructors))
    guard keepsRules(timetable, scenario) else { return false }
    for other in scenario.courses.refs {
      for (number, next) in scenario.courses[other].pins.enumerated() where other != course || next != pin {
        let beside = meeting(next, of: other, "pin\(other.index)/\(number)", scenario)
        let taken = scenario.taken(by: own.interval, of: pin.lesson, in: course)
        let others = scenario.taken(by: beside.interval, of: next.lesson, in: other)
        guard scenario.leaveTime((pin.venue, taken), (next.venue, others)) else { return false }
        guard own.interval.overlaps(beside.interval),
          let theirs = staff(beside, next, other, scenario, besides: [])
        else { continue }
        // Too few for both at once.
        let free = Set(mine.able).union(theirs.able)
        if free.count < scenario.courses[course].instructors(of: pin.lesson)
          + scenario.courses[other].instructors(of: next.lesson)
        {
          return false
        }
      }
    }
    return true
  }

  private static func meeting(_ pin: Pin, of course: Ref<Course>, _ id: String, _ scenario: Scenario)
    -> Meeting
  {
    let facts = scenario.courses[course]
    return Meeting(
      id: id, course: facts.id, lesson: facts.lessons[pin.lesson].id, venue: scenario.venues[pin.venue].id,
      start: pin.start, end: pin.start + facts.lessons[pin.lesson].minutes)
  }

  /// The meeting with those who teach it; nil where too few can.
  private static func staff(
    _ meeting: Meeting, _ pin: Pin, _ course: Ref<Course>, _ scenario: Scenario, besides: Set<Int>
  ) -> (meeting: Meeting, instructors: [Int], able: [Int])? {
    let able = scenario.instructors.indices.filter { position in
      scenario.instructors[position].teaches(course, lesson: pin.lesson)
        && keepsInstructorRules(meeting, position, scenario)
    }
    let needed = scenario.courses[course].instructors(of: pin.lesson)
    guard able.count >= needed else { return nil }
    var staffed = meeting
    staffed.instructors = able.prefix(needed).map { scenario.instructors[$0].id }
    return (staffed, Array(able.prefix(needed)), able)
  }

  private static func keepsInstructorRules(_ meeting: Meeting, _ instructor: Int, _ scenario: Scenario)
    -> Bool
  {
    var timetable = Timetable()
    timetable.meetings = [meeting]
    timetable.meetings[0].instructors = [scenario.instructors[instructor].id]
    return InstructorUnavailable.violations(in: ResolvedTimetable(timetable, in: scenario)).isEmpty
  }

  /// Rules on the place and the time of a meeting.
  private static func keepsRules(_ timetable: Timetable, _ scenario: Scenario) -> Bool {
    let hearing = ResolvedTimetable(timetable, in: scenario)
    return TimetableRuleBook.ofPlaces.allSatisfy { $0.violations(in: hearing).isEmpty }
  }
}
