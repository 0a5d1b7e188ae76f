/// Why a lesson has no possible meeting at all: how many of its starts in the venues each rule on venues and dates forbids.
///
/// Counts date × start × venue. Starts outside the dates that are planned, or after the deadline, are named only where they
/// all are; then one may count for several rules. Where there is no venue, every start counts once as a closed one.
package struct VenueObstacles {
  private let scenario: Scenario
  private let possible: PossibleMeetings
  private var known: [Key: [ReasonCount]] = [:]

  private struct Key: Hashable {
    var course: Ref<Course>, lesson: Int
  }

  /// Venues that no rule here tells apart.
  private struct Likeness: Hashable {
    var isEquipped: Bool, free: FreeTime
  }

  package init(_ scenario: Scenario, possible: PossibleMeetings) {
    self.scenario = scenario
    self.possible = possible
  }

  /// Whether some meeting of the lesson could be held.
  package func isPossible(_ course: Ref<Course>, lesson: Int) -> Bool {
    scenario.venues.refs.contains { !possible.starts(course, lesson: lesson, venue: $0).isEmpty }
  }

  /// What stands in the way of a worker's course because lessons that it takes have no possible meeting: most first.
  /// Empty where others would do, or all have some.
  package mutating func reasons(_ record: CourseRecord, of course: Ref<Course>) -> [ReasonCount] {
    let left = record.lessonsLeft
    let missing = left.filter { !isPossible(course, lesson: $0) }
    let rest = left.filter { !missing.contains($0) }
    guard !missing.isEmpty, !record.isCompleted(with: rest, scenario: scenario) else { return [] }
    var total: [ReasonCount] = []
    for lesson in missing {
      for found in reasons(course, lesson: lesson) { total.add(found.reason, found.count) }
    }
    return total.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private mutating func reasons(_ course: Ref<Course>, lesson: Int) -> [ReasonCount] {
    let key = Key(course: course, lesson: lesson)
    if let known = known[key] { return known }
    let found = count(scenario.courses[course], lesson)
    known[key] = found
    return found
  }

  private func count(_ course: Course, _ number: Int) -> [ReasonCount] {
    let lesson = course.lessons[number], zone = scenario.zone
    let whole = OutsideHorizon.stretch(of: scenario)
    let starts = scenario.horizon.dates.flatMap { StartTime.starts(of: course.starts, on: $0, in: zone) }
    let inside = starts.filter { whole.contains(Interval(start: $0, end: $0 + lesson.minutes)) }
    let inTime = inside.filter { start in course.deadline.map { zone.date(start) <= $0 } ?? true }
    let venues = max(1, scenario.venues.count)
    // Where no start is left whatever the venue, venues do not matter.
    if starts.isEmpty { return [ReasonCount(.rule(.startTime), 1)] }
    if inside.isEmpty { return [ReasonCount(.rule(.outsideHorizon), starts.count * venues)] }
    if inTime.isEmpty { return [ReasonCount(.rule(.deadline), inside.count * venues)] }
    if scenario.venues.isEmpty { return [ReasonCount(.rule(.venueClosed), inTime.count)] }
    var unequipped = 0, closed = 0
    for (likeness, count) in likenesses(lesson, whole) {
      if !likeness.isEquipped { unequipped += inTime.count * count }
      let shut = inTime.count { start in
        !likeness.free.contains(
          Interval(start: start - lesson.setup, end: start + (lesson.minutes + lesson.cleardown)))
      }
      closed += shut * count
    }
    return [
      ReasonCount(.rule(.venueEquipment), unequipped), ReasonCount(.rule(.venueClosed), closed),
    ].filter { $0.count > 0 }
  }

  private func likenesses(_ lesson: Lesson, _ whole: Interval) -> [(Likeness, Int)] {
    let around = Interval(start: whole.start - 1440, end: whole.end + 1440)
    var places: [Likeness: Int] = [:]
    var found: [(Likeness, Int)] = []
    for venue in scenario.venues {
      let likeness = Likeness(
        isEquipped: lesson.needs.isSubset(of: venue.equipment),
        free: FreeTime(within: around, hours: venue.open, closed: venue.closed, zone: scenario.zone))
      if let place = places[likeness] {
        found[place].1 += 1
      } else {
        places[likeness] = found.count
        found.append((likeness, 1))
      }
    }
    return found
  }
}

extension [ReasonCount] {
  /// Counts more meetings for a reason.
  mutating func add(_ reason: Reason, _ count: Int) {
    if let known = firstIndex(where: { $0.reason == reason }) {
      self[known].count += count
    } else {
      append(ReasonCount(reason, count))
    }
  }
}
