import OffHours

extension Instance {
  /// Whether a meeting then and there need not be of the smallest size, because it is pinned or will do for a pin without
  /// a venue.
  func isExempt(_ course: Int, lesson: Int, start: Int, venue: Int) -> Bool {
    if pins[course].isEmpty { return false }
    return pins[course].contains(PinnedSpot(lesson: lesson, start: start, venue: venue))
      || scenario.courses[course].appointments.contains {
        $0.venue == nil && $0.lesson == lesson && $0.start.minute == start
      }
  }

  /// Pins that any venue will do for, in the order of the course.
  func openPins(_ course: Int) -> [Appointment] {
    scenario.courses[course].appointments.filter { $0.venue == nil }
  }

  /// The pins, and for each that names no venue the first in which it could be held beside those before it: what the search
  /// holds. The compact model chooses freely.
  static func settled(
    _ pins: [[PinnedSpot]], _ scenario: Scenario, _ book: CalendarBook
  ) -> [[PinnedSpot]] {
    var settled = pins
    /// Pins settled so far that take a venue's time.
    func isFree(_ venue: Int, _ from: Int, _ to: Int) -> Bool {
      let pause = scenario.venues[venue].turnaround
      return !settled.indices.contains { course in
        settled[course].contains { pin in
          let end = pin.start + scenario.courses[course].lessons[pin.lesson].minutes
          return pin.venue == venue && from < end + pause && pin.start < to + pause
        }
      }
    }
    for (course, facts) in scenario.courses.enumerated() {
      for pin in facts.appointments where pin.venue == nil {
        let lesson = facts.lessons[pin.lesson]
        let isHeld = settled[course].contains { $0.lesson == pin.lesson && $0.start == pin.start.minute }
        if isHeld { continue }
        let end = pin.start + lesson.minutes
        let open = scenario.venues.indices.filter { venue in
          var timetable = Timetable()
          timetable.meetings = [
            Meeting(
              id: "m", course: facts.id, lesson: lesson.id, venue: scenario.venues[venue].id,
              start: pin.start,
              end: end)
          ]
          let hearing = ResolvedTimetable(timetable, in: scenario, calendars: book)
          let judges: [any TimetableRule.Type] = [
            OutsideHorizon.self, Deadline.self, VenueClosed.self, VenueEquipment.self,
          ]
          return judges.allSatisfy { $0.violations(in: hearing).isEmpty }
        }
        let seats = open.sorted { (scenario.venues[$1].seats, $0) < (scenario.venues[$0].seats, $1) }
        // Where it can be held nowhere, its first venue tells why.
        guard
          let venue = seats.first(where: { isFree($0, pin.start.minute, end.minute) }) ?? seats.first
            ?? scenario.venues.indices.first
        else { continue }
        settled[course].append(PinnedSpot(lesson: pin.lesson, start: pin.start.minute, venue: venue))
      }
    }
    return settled
  }

  /// Groups of needed pairs of one course that belong together; those that share somebody are one.
  static func ties(_ scenario: Scenario, _ pairs: [Pair], _ ranges: [Range<Int>]) -> [[Int]] {
    var ties: [[Int]] = []
    for (course, facts) in scenario.courses.enumerated() where !facts.together.isEmpty {
      var own: [Set<Int>] = []
      for group in facts.together {
        var bound = Set(
          group.compactMap { worker in ranges[worker.index].first { Int(pairs[$0].course) == course } })
        own.removeAll { other in
          guard !other.isDisjoint(with: bound) else { return false }
          bound.formUnion(other)
          return true
        }
        own.append(bound)
      }
      ties += own.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
    return ties
  }
}
