import OffHours

/// What a problem says of meetings before anything is planned: which were held, which are pinned, and the scenario with
/// what held ones have credited.
struct GivenMeetings {
  private(set) var scenario: Scenario
  /// Per course, meetings that were held.
  private(set) var held: [[Meeting]]
  /// Per course, what has to be held: pins of the scenario that were not held yet, and fixed meetings.
  private(set) var pins: [[PinnedSpot]]
  /// Per course, the fixed meetings among the pins.
  private(set) var fixed: [[PinnedSpot]]
  private let workerIndex, venueIndex: [String: Int]

  init(_ problem: Problem) {
    scenario = problem.scenario
    held = Array(repeating: [], count: scenario.courses.count)
    fixed = Array(repeating: [], count: scenario.courses.count)
    pins = scenario.courses.map { course in
      course.pins.map { PinnedSpot(lesson: $0.lesson, start: $0.start.minute, venue: $0.venue.index) }
    }
    let courseIndex = Dictionary(uniqueKeysWithValues: scenario.courses.enumerated().map { ($1.id, $0) })
    workerIndex = Dictionary(uniqueKeysWithValues: scenario.workers.enumerated().map { ($1.id, $0) })
    venueIndex = Dictionary(uniqueKeysWithValues: scenario.venues.enumerated().map { ($1.id, $0) })
    for meeting in problem.fixed {
      guard let course = courseIndex[meeting.course],
        let lesson = scenario.courses[course].lessons.firstIndex(where: { $0.id == meeting.lesson })
      else { continue }
      if meeting.held {
        held[course].append(meeting)
        for id in meeting.learners {
          guard let worker = workerIndex[id] else { continue }
          scenario.workers[worker].credits.append(
            Credit(course: Ref(course), lesson: lesson, date: scenario.zone.date(meeting.start)))
        }
      } else if let venue = venueIndex[meeting.venue] {
        let pin = PinnedSpot(lesson: lesson, start: meeting.start.minute, venue: venue)
        if !pins[course].contains(pin) { pins[course].append(pin) }
        fixed[course].append(pin)
      }
    }
    for course in pins.indices { removeHeldPins(of: course) }
  }

  /// A pin that was held is done.
  private mutating func removeHeldPins(of course: Int) {
    let lessons = scenario.courses[course].lessons
    let venues = scenario.venues
    let held = held[course]
    pins[course].removeAll { pin in
      held.contains {
        $0.start.minute == pin.start && $0.venue == venues[pin.venue].id
          && $0.lesson == lessons[pin.lesson].id
      }
    }
    scenario.courses[course].appointments.removeAll { pin in
      let venue = pin.venue.map { venues[$0.index].id }
      return held.contains {
        $0.start == pin.start && $0.lesson == lessons[pin.lesson].id && venue ?? $0.venue == $0.venue
      }
    }
  }

  /// What held meetings have taken of caps on release.
  func released(_ book: CalendarBook) -> ReleaseBook {
    ReleaseBook(
      scenario, calendars: book,
      held: held.joined().map { meeting in
        let place = venueIndex[meeting.venue].flatMap { scenario.venues[$0].site }
        let learners = Set(meeting.learners.compactMap { workerIndex[$0] }).sorted()
        return (
          Visit(
            interval: Interval(start: meeting.start, end: meeting.end), place: place,
            date: scenario.zone.date(meeting.start)), learners.map { Ref($0) }
        )
      })
  }
}
