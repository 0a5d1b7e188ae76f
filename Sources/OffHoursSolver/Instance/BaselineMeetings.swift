import OffHours

/// What a worker was to attend in the timetable that is kept, as the calendar has it.
struct BaselineSeat: Hashable, Sendable {
  /// Positions of the course, its lesson and the venue (−1: not offered any more), and the minute of the start.
  var course, lesson, start, venue: Int
}

/// The meetings of the timetable that is kept and who was to come to them, in the positions of a scenario.
struct BaselineMeetings: Sendable {
  /// A meeting whose lesson is known.
  struct Meeting: Sendable {
    var seat: BaselineSeat
    /// Ids in the timetable; nil under `attend: any`.
    var id: String, section: String?
    /// Positions of the instructors that are still known, ascending.
    var instructors: [Int]
  }

  /// The seats of every worker, by start.
  private(set) var ofWorker: [[BaselineSeat]]
  /// The meetings, in the order of the timetable.
  private(set) var meetings: [Meeting] = []
  /// How many meetings there are besides: of courses or lessons that are no more.
  private(set) var lost = 0

  /// The meetings of `kept` but those that are `history`; none where there is no such timetable.
  init(_ kept: Timetable?, besides history: [[OffHours.Meeting]], in scenario: Scenario) {
    ofWorker = Array(repeating: [], count: scenario.workers.count)
    guard let kept else { return }
    let courses = Dictionary(uniqueKeysWithValues: scenario.courses.enumerated().map { ($1.id, $0) })
    let venues = Dictionary(uniqueKeysWithValues: scenario.venues.enumerated().map { ($1.id, $0) })
    let workers = Dictionary(uniqueKeysWithValues: scenario.workers.enumerated().map { ($1.id, $0) })
    let staff = Dictionary(uniqueKeysWithValues: scenario.instructors.enumerated().map { ($1.id, $0) })
    for meeting in kept.meetings where !meeting.held {
      guard let course = courses[meeting.course] else {
        lost += 1
        continue
      }
      let isHistory = history[course].contains {
        $0.start == meeting.start && $0.venue == meeting.venue && $0.lesson == meeting.lesson
      }
      if isHistory { continue }
      let seat = BaselineSeat(
        course: course,
        lesson: scenario.courses[course].lessons.firstIndex { $0.id == meeting.lesson } ?? -1,
        start: meeting.start.minute, venue: venues[meeting.venue] ?? -1)
      if seat.lesson < 0 {
        lost += 1
      } else {
        meetings.append(
          Meeting(
            seat: seat, id: meeting.id,
            section: scenario.courses[course].attendance == .section ? meeting.section : nil,
            instructors: meeting.instructors.compactMap { staff[$0] }.sorted()))
      }
      for learner in meeting.learners {
        if let worker = workers[learner] { ofWorker[worker].append(seat) }
      }
    }
    for worker in ofWorker.indices {
      ofWorker[worker].sort {
        ($0.start, $0.course, $0.lesson, $0.venue) < ($1.start, $1.course, $1.lesson, $1.venue)
      }
    }
  }
}
