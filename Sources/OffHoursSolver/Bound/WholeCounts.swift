import OffHours

/// Whole numbers of sections and meetings, which a relaxation that opens parts of them does not see by itself.
///
/// A hall with hours for 88 meetings holds 17 sections of five lessons, not 17.6; 499 people in halls of 55 seats take ten
/// sections, not 9.07. Both are Chvátal–Gomory roundings of sums that the relaxation has.
struct WholeCounts: Sendable {
  private let instance: Instance
  /// By course, then venue: most meetings, where whole sections are fewer than the hall's hours allow.
  private(set) var most: [[Int?]]
  /// By course: most meetings in all halls, where that is less than what the halls hold.
  private(set) var mostInAll: [Int?]

  /// `isHeld` tells whether some timetable has a meeting at a spot of a lesson.
  init(_ instance: Instance, isHeld: (_ course: Int, _ lesson: Int, _ spot: Int) -> Bool) {
    self.instance = instance
    let venues = instance.scenario.venues.indices
    most = instance.scenario.courses.map { _ in venues.map { _ in nil } }
    mostInAll = instance.scenario.courses.map { _ in nil }
    for (course, definition) in instance.scenario.courses.enumerated()
    where definition.attendance == .section && instance.held[course].isEmpty {
      let lessons = definition.lessons.count
      let meetings = WholeCounts.meetings(instance, course: course, isHeld: isHeld)
      var inAll = definition.maxSections.map { $0 * lessons } ?? .max
      if definition.sameVenue {
        for venue in venues where meetings[venue] % lessons != 0 {
          most[course][venue] = meetings[venue] / lessons * lessons
        }
      } else {
        inAll = min(inAll, meetings.reduce(0, +) / lessons * lessons)
      }
      let inHalls = meetings.indices.reduce(0) { $0 + (most[course][$1] ?? meetings[$1]) }
      if inAll < inHalls { mostInAll[course] = inAll }
    }
  }

  /// Most meetings of a course in each venue, one after another.
  private static func meetings(
    _ instance: Instance, course: Int, isHeld: (_ course: Int, _ lesson: Int, _ spot: Int) -> Bool
  ) -> [Int] {
    var times = instance.scenario.venues.map { _ in [(end: Int, start: Int)]() }
    let classes = instance.supply.classOfLesson[course]
    for (lesson, lessonClass) in classes.enumerated() {
      for spot in instance.supply.classes[lessonClass].spots where isHeld(course, lesson, spot) {
        let venue = Int(instance.supply.spots[spot].venue)
        let hold = instance.supply.hold(ofSpot: spot)
        times[venue].append((hold.end + instance.scenario.venues[venue].turnaround, hold.start))
      }
    }
    return times.map(TeachingDays.mostInRow)
  }

  // MARK: Fewest

  /// The fewest meetings of a course in which at least `completed` of some groups' people complete it.
  ///
  /// The smallest halls do not matter: every meeting may be in the largest.
  func fewest(_ course: Int, completed: Int, of groups: [RelaxedGroup]) -> Int {
    let definition = instance.scenario.courses[course]
    guard completed > 0, instance.held[course].isEmpty else { return 0 }
    let lessons = definition.lessons.count
    let seats =
      instance.scenario.venues.indices.map { instance.capacity(course: course, venue: $0) }.max() ?? 0
    guard seats > 0 else { return 0 }
    let people = groups.reduce(0) { $0 + $1.count }
    // Those who have to attend fewest lessons are the first to complete.
    var left = completed
    var attendances = 0
    for group in groups.sorted(by: { $0.required < $1.required }) {
      attendances += min(left, group.count) * group.required
      left -= min(left, group.count)
    }
    let ofLesson = (0..<lessons).map { lesson -> Int in
      let bound = groups.reduce(0) { $0 + (mustAttend(lesson, $1, lessons) ? $1.count : 0) }
      return rounded(max(0, completed - (people - bound)), seats)
    }
    return definition.attendance == .section
      ? lessons * max(ofLesson.max() ?? 0, rounded(attendances, seats * lessons))
      : max(ofLesson.reduce(0, +), rounded(attendances, seats))
  }

  private func rounded(_ people: Int, _ seats: Int) -> Int { (people + seats - 1) / seats }

  /// Whether nobody of a group completes without a lesson.
  private func mustAttend(_ lesson: Int, _ group: RelaxedGroup, _ lessons: Int) -> Bool {
    let bit = UInt64(1) << UInt64(lesson)
    if group.credited & bit != 0 { return false }
    return group.mandatory & bit != 0 || group.required >= lessons - group.credited.nonzeroBitCount
  }
}
