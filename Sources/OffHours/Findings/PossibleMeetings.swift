/// Every meeting that could be held: date × start × venue that keep the rules on venues, dates and starts.
///
/// Open and not closed, with what the lesson needs, inside the horizon, by the deadline, at a start of the course or
/// pinned. Instructors and learners are not asked. Lessons of a course that differ in nothing share their lists.
package struct PossibleMeetings: Sendable {
  /// Lists of starts, each ascending.
  private var lists: [[Instant]] = []
  /// Position in `lists`, by course, lesson and venue.
  private var place: [[[Int]]] = []

  /// Enumerates them. Complexity: courses × distinct lessons × venues × dates × starts a day.
  package init(_ scenario: Scenario) {
    let zone = scenario.zone
    let whole = OutsideHorizon.stretch(of: scenario)
    // Set-up and clear-down may lie outside the horizon.
    let around = Interval(start: whole.start - 1440, end: whole.end + 1440)
    let free = scenario.venues.map { FreeTime(within: around, hours: $0.open, closed: $0.closed, zone: zone) }
    for course in scenario.courses {
      let dates = scenario.horizon.dates.filter { date in course.deadline.map { date <= $0 } ?? true }
      let grid = dates.flatMap { StartTime.starts(of: course.starts, on: $0, in: zone) }
      var known: [Key: Int] = [:]
      var ofCourse: [[Int]] = []
      for (number, lesson) in course.lessons.enumerated() {
        ofCourse.append(
          scenario.venues.indices.map { venue in
            let pinned =
              course.pins.filter { $0.lesson == number && $0.venue.index == venue }.map(\.start)
              + course.appointments.filter { $0.lesson == number && $0.venue == nil }.map(\.start)
            let pins = pinned.filter { start in course.deadline.map { zone.date(start) <= $0 } ?? true }
            let key = Key(
              minutes: lesson.minutes, setup: lesson.setup, cleardown: lesson.cleardown,
              isEquipped: lesson.needs.isSubset(of: scenario.venues[venue].equipment),
              pins: pins, free: free[venue])
            if let seen = known[key] { return seen }
            lists.append(
              key.isEquipped
                ? Set(grid + pins).filter { start in
                  whole.contains(Interval(start: start, end: start + key.minutes))
                    && key.free.contains(
                      Interval(start: start - key.setup, end: start + (key.minutes + key.cleardown)))
                }.sorted() : [])
            known[key] = lists.count - 1
            return lists.count - 1
          })
      }
      place.append(ofCourse)
    }
  }

  private struct Key: Hashable {
    var minutes, setup, cleardown: Int
    var isEquipped: Bool
    var pins: [Instant]
    var free: FreeTime
  }

  /// Starts, ascending, at which a meeting of the lesson could be held in the venue.
  package func starts(_ course: Ref<Course>, lesson: Int, venue: Ref<Venue>) -> [Instant] {
    lists[list(course, lesson: lesson, venue: venue)]
  }

  /// Names the list that `starts` returns: the same number, the same list.
  package func list(_ course: Ref<Course>, lesson: Int, venue: Ref<Venue>) -> Int {
    place[course.index][lesson][venue.index]
  }

  /// Every possible meeting of a lesson, by venue, then by start.
  package func visits(
    _ course: Ref<Course>, lesson: Int, in scenario: Scenario
  ) -> [(venue: Ref<Venue>, visit: Visit)] {
    let minutes = scenario.courses[course].lessons[lesson].minutes
    return scenario.venues.refs.flatMap { venue in
      starts(course, lesson: lesson, venue: venue).map { start in
        (
          venue,
          Visit(
            interval: Interval(start: start, end: start + minutes), place: scenario.venues[venue].site,
            date: scenario.zone.date(start), venue: venue, course: course)
        )
      }
    }
  }
}
