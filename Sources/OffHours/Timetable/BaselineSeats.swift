/// Who attends what in a timetable, by what people see of a meeting: lesson, start and venue.
///
/// Meeting ids do not enter: numbering is no change. History is left out.
package struct BaselineSeats: Sendable {
  /// A meeting as people know it.
  package struct Seat: Hashable, Sendable {
    package var course, lesson: String, start: Instant, venue: String

    /// What people see of a meeting of a lesson.
    package init(course: String, lesson: String, start: Instant, venue: String) {
      (self.course, self.lesson, self.start, self.venue) = (course, lesson, start, venue)
    }

    /// What people see of a meeting.
    package init(_ meeting: Meeting) {
      course = meeting.course
      lesson = meeting.lesson
      start = meeting.start
      venue = meeting.venue
    }
  }

  private let scenario: Scenario
  private var seats: [String: [Seat]] = [:]

  /// Meetings that `other` holds as history are left out as well: nobody can change them any more.
  package init(_ timetable: Timetable, in scenario: Scenario, besides other: Timetable? = nil) {
    self.scenario = scenario
    let history = Set((other?.meetings ?? []).filter(\.held).map(Seat.init))
    for meeting in timetable.meetings where !meeting.held {
      let seat = Seat(meeting)
      if history.contains(seat) { continue }
      for worker in meeting.learners { seats[worker, default: []].append(seat) }
    }
    for worker in seats.keys { seats[worker]!.sort { ($0.start, $0.lesson) < ($1.start, $1.lesson) } }
  }

  /// What a worker attends of a course, by start.
  package func seats(of worker: Ref<Worker>, _ course: Ref<Course>) -> [Seat] {
    let id = scenario.courses[course].id
    return (seats[scenario.workers[worker].id] ?? []).filter { $0.course == id }
  }

  /// What a worker attends, by start.
  package func seats(of worker: String) -> [Seat] { seats[worker] ?? [] }
}
