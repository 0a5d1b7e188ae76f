/// What is different for people between a timetable that they know and a new one.
public struct PlanChanges: Sendable {
  /// The people concerned, in the order of the workers' file, then of the courses. Who has left, declined or does not
  /// need the course any more is not among them.
  public var people: [Person] = []
  /// The instructors concerned, in the scenario's order, then those whom it does not know.
  public var instructors: [Teacher] = []

  /// An instructor, and the meetings that are not as they were, by start.
  public struct Teacher: Hashable, Sendable {
    /// Id of the instructor.
    public var instructor: String
    /// The meetings: only `before` where another teaches or nobody does, only `after` where it is new to the instructor.
    public var meetings: [Seat]
  }

  /// One person and one course.
  public struct Person: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String
    /// What happened.
    public var kind: Kind
    /// The meetings that are not as they were: by lesson, then by start.
    public var seats: [Seat]
  }

  /// A lesson before and now.
  public struct Seat: Hashable, Sendable {
    /// Id of the lesson.
    public var lesson: String
    /// Where it was to be attended, and where it is now.
    public var before, after: Meeting?

    /// A lesson before and now.
    public init(lesson: String, before: Meeting?, after: Meeting?) {
      (self.lesson, self.before, self.after) = (lesson, before, after)
    }
  }

  /// What happened to somebody in a course.
  public enum Kind: String, CaseIterable, Sendable {
    /// Other lessons, times or venues; the whole course fell away; a place for somebody who had none; other instructors
    /// alone.
    case moved, dropped, placed, taught
  }

  /// People whose course was moved or dropped, each once, in order.
  public var changed: [String] { workers { $0.kind == .moved || $0.kind == .dropped } }

  /// People who have to be told something, each once, in order.
  public var told: [String] { workers { _ in true } }

  private func workers(_ isAsked: (Person) -> Bool) -> [String] {
    var seen: Set<String> = []
    return people.filter(isAsked).map(\.worker).filter { seen.insert($0).inserted }
  }

  /// A meeting as everybody who is told of it knows it.
  private struct Known: Hashable {
    var seat: BaselineSeats.Seat, end: Instant, instructors: [String]

    init(_ meeting: Meeting) {
      seat = BaselineSeats.Seat(meeting)
      end = meeting.end
      instructors = meeting.instructors.sorted()
    }

    var untaught: Known {
      var known = self
      known.instructors = []
      return known
    }
  }

  /// Compares what is still to come. What `after` holds as history is left out on both sides.
  public init(from before: Timetable, to after: Timetable, in scenario: Scenario) {
    let history = Set(after.meetings.filter(\.held).map(BaselineSeats.Seat.init))
    let known = before.meetings.filter { !$0.held && !history.contains(BaselineSeats.Seat($0)) }
    let next = after.meetings.filter { !$0.held }
    let old = PlanChanges.grouped(known, by: \.learners), new = PlanChanges.grouped(next, by: \.learners)
    for worker in scenario.workers where !worker.declined {
      let (was, now) = (old[worker.id] ?? [], new[worker.id] ?? [])
      if was.isEmpty && now.isEmpty { continue }
      for ref in Set(worker.courses).sorted() {
        let course = scenario.courses[ref].id, lessons = scenario.courses[ref].lessons.map(\.id)
        if let person = PlanChanges.person(
          worker.id, course, was.filter { $0.course == course }, now.filter { $0.course == course }, lessons)
        {
          people.append(person)
        }
      }
    }
    let taught = PlanChanges.grouped(known, by: \.instructors)
    let teaches = PlanChanges.grouped(next, by: \.instructors)
    let ids = scenario.instructors.map(\.id)
    let others = Set(taught.keys).union(teaches.keys).subtracting(ids).sorted()
    instructors = (ids + others).compactMap { id in
      let meetings = PlanChanges.pairs(taught[id] ?? [], teaches[id] ?? [])
      return meetings.isEmpty ? nil : Teacher(instructor: id, meetings: meetings)
    }
  }

  private static func grouped(_ meetings: [Meeting], by ids: (Meeting) -> [String]) -> [String: [Meeting]] {
    var groups: [String: [Meeting]] = [:]
    for meeting in meetings { for id in ids(meeting) { groups[id, default: []].append(meeting) } }
    return groups
  }

  /// What somebody taught and teaches: what stands as it stood is left out, the rest goes together by id.
  private static func pairs(_ was: [Meeting], _ now: [Meeting]) -> [Seat] {
    let stood = Set(was.map { Known($0).untaught }), stands = Set(now.map { Known($0).untaught })
    let lost = was.filter { !stands.contains(Known($0).untaught) }
    var gained = now.filter { !stood.contains(Known($0).untaught) }
    var seats = lost.map { before in
      let match = gained.firstIndex { $0.id == before.id }
      return Seat(lesson: before.lesson, before: before, after: match.map { gained.remove(at: $0) })
    }
    seats += gained.map { Seat(lesson: $0.lesson, before: nil, after: $0) }
    func place(_ seat: Seat) -> (Instant, String) {
      let meeting = seat.after ?? seat.before!
      return (meeting.start, meeting.id)
    }
    return seats.sorted { place($0) < place($1) }
  }

  private static func person(
    _ worker: String, _ course: String, _ was: [Meeting], _ now: [Meeting], _ lessons: [String]
  ) -> Person? {
    let (old, new) = (Set(was.map(Known.init)), Set(now.map(Known.init)))
    if old == new { return nil }
    let order = lessons + Set((was + now).map(\.lesson)).subtracting(lessons).sorted()
    let seats = order.flatMap { lesson -> [Seat] in
      let before = was.filter { $0.lesson == lesson }, after = now.filter { $0.lesson == lesson }
      return (0..<max(before.count, after.count)).compactMap { position in
        let seat = Seat(
          lesson: lesson, before: before.indices.contains(position) ? before[position] : nil,
          after: after.indices.contains(position) ? after[position] : nil)
        return seat.before.map(Known.init) == seat.after.map(Known.init) ? nil : seat
      }
    }
    let isTaught = Set(old.map(\.untaught)) == Set(new.map(\.untaught))
    return Person(
      worker: worker, course: course,
      kind: was.isEmpty ? .placed : now.isEmpty ? .dropped : isTaught ? .taught : .moved, seats: seats)
  }
}
