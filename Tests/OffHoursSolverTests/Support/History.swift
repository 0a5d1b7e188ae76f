import OffHours
import OffHoursSolver

/// What has been held of a problem, and what is frozen, for enumeration.
struct History {
  /// A section some of whose lessons have been held.
  struct Running {
    var course: Int
    var held: Set<Int>
    /// The venue in which it goes on; nil: any.
    var venue: Int?
  }

  /// The scenario with what was held as dated credits, and without pins that were held.
  private(set) var scenario: Scenario
  /// Sections that go on.
  private(set) var running: [Running] = []
  /// What the timetable that is kept holds and is still to come.
  let kept: [Meeting]
  private let frozenUntil: Instant?
  private let held: [Meeting]

  init(_ problem: Problem) {
    scenario = problem.scenario
    frozenUntil = problem.frozenUntil
    let held = problem.fixed.filter(\.held)
    self.held = held
    kept = (problem.keep?.meetings ?? []).filter { !$0.held }
    var sections: [[String]: [Meeting]] = [:]
    for meeting in held {
      let course = scenario.courses.firstIndex { $0.id == meeting.course }!
      let lesson = scenario.courses[course].lessons.firstIndex { $0.id == meeting.lesson }!
      let date = scenario.zone.date(meeting.start)
      for worker in scenario.workers.indices where meeting.learners.contains(scenario.workers[worker].id) {
        scenario.workers[worker].credits.append(Credit(course: Ref(course), lesson: lesson, date: date))
      }
      scenario.courses[course].pins.removeAll { pin in
        pin.lesson == lesson && pin.start == meeting.start
          && scenario.venues[pin.venue.index].id == meeting.venue
      }
      if let section = meeting.section { sections[[meeting.course, section], default: []].append(meeting) }
    }
    for (_, meetings) in sections.sorted(by: { $0.key.joined() < $1.key.joined() }) {
      let course = scenario.courses.firstIndex { $0.id == meetings[0].course }!
      let lessons = scenario.courses[course].lessons
      let done = Set(meetings.map { meeting in lessons.firstIndex { $0.id == meeting.lesson }! })
      if done.count == lessons.count { continue }
      let venues = Set(meetings.map(\.venue))
      let venue = venues.count == 1 ? scenario.venues.firstIndex { $0.id == venues.first! } : nil
      running.append(
        Running(course: course, held: done, venue: scenario.courses[course].sameVenue ? venue : nil))
    }
  }

  /// Minutes for which each worker was released for what was held inside the horizon.
  func released(_ calendars: CalendarBook) -> [Int] {
    scenario.workers.refs.map { worker in
      let facts = scenario.workers[worker]
      let attendee = Attendee(worker: facts, calendar: calendars.calendar(of: worker))
      return held.filter { $0.learners.contains(facts.id) }.reduce(0) { sum, meeting in
        let date = scenario.zone.date(meeting.start)
        let venue = scenario.venues.first { $0.id == meeting.venue }
        let visit = Visit(
          interval: Interval(start: meeting.start, end: meeting.end), place: venue?.place, date: date)
        guard scenario.horizon.contains(date) else { return sum }
        return sum + (attendee.released(for: visit, in: scenario)?.minutes ?? 0)
      }
    }
  }

  private func isFrozen(_ meeting: TinyMeeting) -> Bool { frozenUntil.map { meeting.start < $0 } ?? false }

  /// The kept meeting that a possible one is.
  func kept(_ meeting: TinyMeeting) -> Meeting? {
    let seat = BaselineSeats.Seat(meeting.meeting(id: "", in: scenario))
    return kept.first { BaselineSeats.Seat($0) == seat }
  }

  /// Whether a meeting may be held: what is frozen stands.
  func offers(_ meeting: TinyMeeting) -> Bool {
    !isFrozen(meeting) || meeting.isPinned || kept(meeting) != nil
  }

  /// Who alone may teach a meeting; nil: whoever can.
  func staff(_ meeting: TinyMeeting) -> [Int]? {
    guard isFrozen(meeting), let staff = kept(meeting)?.instructors, !staff.isEmpty else { return nil }
    return staff.map { id in scenario.instructors.firstIndex { $0.id == id }! }.sorted()
  }

  /// The meetings, as bits, in which a worker has a seat that is frozen.
  func frozenSeats(_ worker: Int, among meetings: [TinyMeeting], needed: (Int) -> Bool) -> Int {
    meetings.indices.reduce(0) { set, position in
      let meeting = meetings[position]
      let isHis = kept(meeting)?.learners.contains(scenario.workers[worker].id) ?? false
      return isFrozen(meeting) && isHis && needed(meeting.course) ? set | 1 << position : set
    }
  }
}
