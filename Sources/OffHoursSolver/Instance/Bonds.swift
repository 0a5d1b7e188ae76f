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
