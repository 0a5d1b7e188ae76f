/// What is different for people between a timetable that they know and a new one.
public struct PlanChanges: Sendable {
  /// The people concerned, in the order of the workers' file, then of the courses. Who has left, declined or does not
  /// need the course any more is not among them.
  public var people: [Person] = []

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
  }

  /// What happened to somebody in a course.
  public enum Kind: String, CaseIterable, Sendable {
    /// Other lessons, times or venues; the whole course fell away; a place for somebody who had none.
    case moved, dropped, placed
  }

  /// People whose course was moved or dropped, each once, in order.
  public var changed: [String] { workers { $0.kind != .placed } }

  /// People who have to be told something, each once, in order.
  public var told: [String] { workers { _ in true } }

  private func workers(_ isAsked: (Person) -> Bool) -> [String] {
    var seen: Set<String> = []
    return people.filter(isAsked).map(\.worker).filter { seen.insert($0).inserted }
  }

  /// Compares what is still to come. What `after` holds as history is left out on both sides.
  public init(from before: Timetable, to after: Timetable, in scenario: Scenario) {
    let history = Set(after.meetings.filter(\.held).map(KeptSeats.Seat.init))
    let old = PlanChanges.seats(before) { !$0.held && !history.contains(KeptSeats.Seat($0)) }
    let new = PlanChanges.seats(after) { !$0.held }
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
  }

  private static func seats(_ timetable: Timetable, _ counts: (Meeting) -> Bool) -> [String: [Meeting]] {
    var seats: [String: [Meeting]] = [:]
    for meeting in timetable.meetings where counts(meeting) {
      for learner in meeting.learners { seats[learner, default: []].append(meeting) }
    }
    return seats
  }

  private static func person(
    _ worker: String, _ course: String, _ was: [Meeting], _ now: [Meeting], _ lessons: [String]
  ) -> Person? {
    if Set(was.map(KeptSeats.Seat.init)) == Set(now.map(KeptSeats.Seat.init)) { return nil }
    let order = lessons + Set((was + now).map(\.lesson)).subtracting(lessons).sorted()
    let seats = order.flatMap { lesson -> [Seat] in
      let before = was.filter { $0.lesson == lesson }, after = now.filter { $0.lesson == lesson }
      return (0..<max(before.count, after.count)).compactMap { position in
        let seat = Seat(
          lesson: lesson, before: before.indices.contains(position) ? before[position] : nil,
          after: after.indices.contains(position) ? after[position] : nil)
        return seat.before.map(KeptSeats.Seat.init) == seat.after.map(KeptSeats.Seat.init) ? nil : seat
      }
    }
    return Person(
      worker: worker, course: course, kind: was.isEmpty ? .placed : now.isEmpty ? .dropped : .moved,
      seats: seats)
  }
}
