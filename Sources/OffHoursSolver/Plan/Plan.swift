internal import Algorithms
import OffHours

/// A meeting that is open in a plan.
struct PlannedMeeting: Hashable, Sendable {
  var course, lesson: Int
  /// Position among the supply's spots, and of the spot that is the same to people, with fewest instructors.
  var spot, seat: Int
  /// Number of the section; −1 under `attend: any`.
  var section: Int
  /// Positions of the instructors, ascending.
  var instructors: [Int]
  /// Whether it has to be held.
  var isPinned: Bool
  /// Fewest and most learners.
  var least, most: Int
  /// Learners now.
  var learners = 0
}

/// A timetable under construction: open meetings and who goes where.
///
/// Positions of meetings stay valid until `compact`; a closed meeting leaves a hole.
struct Plan: Sendable {
  private(set) var meetings: [PlannedMeeting?] = []
  private var holes: [Int] = []
  /// Meetings of each pair in time order; empty: not placed.
  private(set) var itineraries: [[Int32]]
  /// Meetings by venue and by instructor.
  private(set) var byVenue: [[Int32]]
  private(set) var byInstructor: [[Int32]]
  /// The next free section number per course.
  private var sectionCounter = 0
  /// Who is released from work; nil where no employer releases anybody.
  private var ledger: ReleaseLedger?

  init(_ instance: Instance) {
    itineraries = Array(repeating: [], count: instance.pairs.count)
    byVenue = Array(repeating: [], count: instance.scenario.venues.count)
    byInstructor = Array(repeating: [], count: instance.scenario.instructors.count)
    // The first numbers are those of the sections that go on.
    sectionCounter = instance.running.count
    ledger = instance.releases.map { ReleaseLedger($0) }
  }

  /// The open meetings' positions, ascending.
  var open: [Int] { meetings.indices.filter { meetings[$0] != nil } }

  /// The open meetings of a course, by start, venue.
  func open(course: Int, _ instance: Instance) -> [Int] {
    meetings.indices.filter { meetings[$0]?.course == course }.sorted { a, b in
      let x = instance.supply.spots[meetings[a]!.spot], y = instance.supply.spots[meetings[b]!.spot]
      return (instance.supply.moments[Int(x.moment)].start, x.venue, a)
        < (instance.supply.moments[Int(y.moment)].start, y.venue, b)
    }
  }

  @inline(__always) subscript(meeting: Int) -> PlannedMeeting { meetings[meeting]! }

  mutating func newSection() -> Int {
    sectionCounter += 1
    return sectionCounter - 1
  }

  /// Opens a meeting. The caller has asked `isFree`.
  @discardableResult
  mutating func add(_ meeting: PlannedMeeting, _ instance: Instance) -> Int {
    let position: Int
    if let hole = holes.popLast() {
      position = hole
      meetings[hole] = meeting
    } else {
      position = meetings.count
      meetings.append(meeting)
    }
    meetings[position]!.learners = 0
    byVenue[Int(instance.supply.spots[meeting.spot].venue)].append(Int32(position))
    for instructor in meeting.instructors { byInstructor[instructor].append(Int32(position)) }
    return position
  }

  /// Closes a meeting that nobody attends.
  mutating func remove(_ position: Int, _ instance: Instance) {
    let meeting = meetings[position]!
    precondition(meeting.learners == 0, "a meeting with learners cannot be closed")
    let venue = Int(instance.supply.spots[meeting.spot].venue)
    byVenue[venue].removeAll { $0 == Int32(position) }
    for instructor in meeting.instructors { byInstructor[instructor].removeAll { $0 == Int32(position) } }
    meetings[position] = nil
    holes.append(position)
  }

  /// How many meetings and sections there are, to come back to.
  struct Mark {
    fileprivate var holes: [Int]
    fileprivate var count: Int
    fileprivate var sectionCounter: Int
  }

  /// What `takeBack` comes back to.
  var mark: Mark { Mark(holes: holes, count: meetings.count, sectionCounter: sectionCounter) }

  /// Closes the meetings opened since, of which nobody attends any; the plan is as it was, numbers included.
  ///
  /// Since then meetings have been opened only. Complexity: what was opened.
  mutating func takeBack(to mark: Mark, _ instance: Instance) {
    let filled = holes.count < mark.holes.count ? Array(mark.holes[holes.count...]) : []
    for position in filled + (mark.count..<meetings.count).reversed() { remove(position, instance) }
    meetings.removeLast(meetings.count - mark.count)
    holes = mark.holes
    sectionCounter = mark.sectionCounter
  }

  /// Gives a pair its meetings (time order), or takes them away (empty).
  ///
  /// Where the caps on release do not allow them, the pair keeps what it has: caps hold in every plan. So do seats then,
  /// which somebody who was to give way may still have.
  mutating func assign(_ pair: Int, _ meetings: [Int32]) {
    if ledger != nil && !book(pair, meetings) { return }
    for meeting in itineraries[pair] { self.meetings[Int(meeting)]!.learners -= 1 }
    for meeting in meetings { self.meetings[Int(meeting)]!.learners += 1 }
    itineraries[pair] = meetings
  }

  /// Follows the lessons of a course to their new places.
  mutating func reorder(_ course: Int, _ place: [Int]) {
    for position in meetings.indices where meetings[position]?.course == course {
      meetings[position]!.lesson = place[meetings[position]!.lesson]
    }
  }

  private mutating func book(_ pair: Int, _ meetings: [Int32]) -> Bool {
    let old = itineraries[pair].map { self[Int($0)].spot }
    ledger!.remove(pair, old)
    let hasSeats = meetings.allSatisfy {
      self[Int($0)].learners < self[Int($0)].most || itineraries[pair].contains($0)
    }
    if hasSeats && ledger!.add(pair, meetings.map { self[Int($0)].spot }) { return true }
    _ = ledger!.add(pair, old)
    return false
  }

  /// Whether a moment suits a kind, and the caps on release leave room for one more of it.
  @inline(__always) func admits(_ kind: Int, _ moment: Int, _ instance: Instance) -> Bool {
    instance.supply.free.isSet(kind, moment) && (ledger?.allows(kind: kind, moment: moment) ?? true)
  }

  /// Makes a meeting one of a section.
  mutating func setSection(_ position: Int, _ section: Int) { meetings[position]!.section = section }

  /// Whether a venue is free for a spot, and those that it shares with; set-up, clear-down and turnaround kept.
  func isVenueFree(_ spot: Int, _ instance: Instance) -> Bool {
    let hold = instance.supply.hold(ofSpot: spot)
    let venue = Int(instance.supply.spots[spot].venue)
    func isFree(_ other: Int, pause: Int) -> Bool {
      for meeting in byVenue[other] {
        let booked = instance.supply.hold(ofSpot: meetings[Int(meeting)]!.spot)
        if hold.start < booked.end + pause && booked.start < hold.end + pause { return false }
      }
      return true
    }
    guard isFree(venue, pause: instance.scenario.venues[venue].turnaround) else { return false }
    for other in instance.scenario.venues[venue].shares {
      let pause = max(instance.scenario.venues[venue].turnaround, instance.scenario.venues[other].turnaround)
      if !isFree(other.index, pause: pause) { return false }
    }
    return true
  }

  /// Whether an instructor can teach at a spot: available, journeys and loads kept.
  func isInstructorFree(_ instructor: Int, _ spot: Int, _ instance: Instance) -> Bool {
    guard instance.isAvailable(instructor, spot) else { return false }
    let moment = instance.supply.moment(ofSpot: spot)
    let person = instance.scenario.instructors[instructor]
    var onDay = 0, inWeek = 0
    for other in byInstructor[instructor] {
      let booked = instance.supply.moment(ofSpot: meetings[Int(other)]!.spot)
      if booked.day == moment.day { onDay += 1 }
      if booked.week == moment.week { inWeek += 1 }
      if !instance.canFollow(booked, moment) && !instance.canFollow(moment, booked) { return false }
    }
    return onDay < person.maxPerDay ?? .max && inWeek < person.maxPerWeek ?? .max
  }

  /// Instructors for a lesson at a spot: the cheapest that are free, then the least booked; nil where too few are free.
  func instructors(course: Int, lesson: Int, spot: Int, _ instance: Instance) -> [Int]? {
    let needed = instance.staff(spot)
    guard needed > 0 else { return [] }
    let lessonClass = instance.supply.classes[instance.supply.classOfLesson[course][lesson]]
    var free = lessonClass.teachers.filter { isInstructorFree($0, spot, instance) }
    guard free.count >= needed else { return nil }
    free.sort {
      (instance.price(instructor: $0, minutes: lessonClass.minutes).parts, byInstructor[$0].count, $0)
        < (instance.price(instructor: $1, minutes: lessonClass.minutes).parts, byInstructor[$1].count, $1)
    }
    return free.prefix(needed).sorted()
  }

  /// Whether a lesson could be held at a spot now.
  func isBookable(course: Int, lesson: Int, spot: Int, _ instance: Instance) -> Bool {
    isVenueFree(spot, instance) && hasInstructors(course: course, lesson: lesson, spot: spot, instance)
  }

  /// Whether enough instructors are free for a lesson at a spot.
  func hasInstructors(course: Int, lesson: Int, spot: Int, _ instance: Instance) -> Bool {
    let needed = instance.staff(spot)
    if needed == 0 { return true }
    let teachers = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].teachers
    var free = 0
    for teacher in teachers where isInstructorFree(teacher, spot, instance) {
      free += 1
      if free == needed { return true }
    }
    return false
  }

  /// Money for all meetings.
  func cost(_ instance: Instance) -> Money {
    var total = Money()
    for case let meeting? in meetings { total += instance.price(of: meeting) }
    return total
  }

  /// How many meetings are open.
  var meetingCount: Int { meetings.count - holes.count }
}

extension Instance {
  /// Price of a meeting with its instructors.
  func price(of meeting: PlannedMeeting) -> Money {
    let minutes = scenario.courses[meeting.course].lessons[meeting.lesson].minutes
    var total = price(spot: meeting.spot, minutes: minutes)
    for instructor in meeting.instructors { total += price(instructor: instructor, minutes: minutes) }
    return total
  }

  /// Whether an instructor is available at a spot, the journeys from and to home included.
  func isAvailable(_ instructor: Int, _ spot: Int) -> Bool {
    if !frozenStaff.isEmpty, let staff = frozenStaff[spot], !staff.contains(instructor) { return false }
    guard let times = supply.instructorTimes[instructor] else { return true }
    let moment = supply.moment(ofSpot: spot)
    let way = journey(scenario.instructors[instructor].place?.index ?? -1, moment.place)
    let needed = Interval(
      start: Instant(minute: moment.start - way), end: Instant(minute: moment.end + way))
    let low = times.partitioningIndex { $0.end > needed.start }
    return low < times.count && times[low].contains(needed)
  }

  /// Whether an instructor can teach at `next` after `first`, the journey between the venues included.
  @inline(__always) func canFollow(_ first: Moment, _ next: Moment) -> Bool {
    next.start >= first.end + journey(first.place, next.place)
  }
}

extension Instance {
  /// Whether a meeting may be taken away: it is neither pinned nor frozen.
  func isMovable(_ meeting: PlannedMeeting) -> Bool {
    !meeting.isPinned && supply.moment(ofSpot: meeting.spot).start >= kept.frozenUntil
  }
}

extension Plan {
  /// The meetings of those sections of a course of which every meeting may be taken away, and whether there are others.
  func movableSections(of course: Int, _ instance: Instance) -> (meetings: [Int], someStay: Bool) {
    let open = open(course: course, instance)
    let staying = Set(open.filter { !instance.isMovable(self[$0]) }.map { self[$0].section })
    return (open.filter { !staying.contains(self[$0].section) }, !staying.isEmpty)
  }
}

extension Instance {
  /// What is told where caps on release leave the first plan without the people whom pinned meetings need; nil where
  /// nothing is pinned.
  var refusedPin: SolverError? {
    for (position, pins) in pins.enumerated() {
      guard let pin = pins.first else { continue }
      let course = scenario.courses[position]
      return .impossiblePin(
        meeting: "\(course.id)/\(course.lessons[pin.lesson].id)", code: .release,
        detail: scenario.zone.timestamp(Instant(minute: pin.start)))
    }
    return nil
  }
}

extension Plan {
  /// The plan without what is too small: people who were not released may be missing where they were counted on. nil
  /// where that is not to be had. Without caps on release the plan as it is.
  func mended(_ instance: Instance) -> Plan? {
    guard instance.releases != nil else { return self }
    var plan = self
    while let small = plan.open.first(where: { plan[$0].learners < plan[$0].least }) {
      let (course, section) = (plan[small].course, plan[small].section)
      let closing = plan.open.filter {
        $0 == small || section >= 0 && plan[$0].course == course && plan[$0].section == section
      }
      guard closing.allSatisfy({ instance.isMovable(plan[$0]) }) else { return nil }
      for pair in plan.itineraries.indices
      where plan.itineraries[pair].contains(where: { closing.contains(Int($0)) }) {
        plan.assign(pair, [])
      }
      for meeting in closing { plan.remove(meeting, instance) }
      plan.dropOrphans(instance)
    }
    plan.dropOrphans(instance)
    return plan.holds(instance) ? plan : nil
  }
}
