internal import Algorithms

/// Where and when one course could be attended by somebody for whom every hall and instructor is free.
///
/// Meetings that differ only in the hall are one: a *site* is a place, or, where a section has to stay in one hall, the
/// halls that agree in everything.
struct CourseSites: Sendable {
  /// Where each site is, and one of its halls.
  var places: [Ref<Place>?] = []
  var venues: [Ref<Venue>] = []
  /// Starts of each site, by lesson, ascending, and their local dates as days since 1970-01-01.
  var starts: [[[Instant]]] = []
  var days: [[[Int]]] = []
  /// For each lesson the first that has the same length and the same starts everywhere; itself where none has.
  var twins: [Int] = []
  /// Whether a learner stays at one site, save for `makeup` lessons.
  var staysAtOneSite: Bool
  var makeup: Int

  /// `staff` answers whether enough instructors could hold the lesson.
  init(
    _ course: Ref<Course>, in scenario: Scenario, possible: PossibleMeetings,
    staff: (_ lesson: Int, _ interval: Interval, _ venue: Ref<Venue>) -> Bool
  ) {
    let facts = scenario.courses[course], definition = facts
    staysAtOneSite = facts.attendance == .section && facts.sameVenue
    makeup = facts.maxSections == 1 ? 0 : facts.makeup
    var groups: [Group: [Ref<Venue>]] = [:]
    let accommodations = scenario.accommodations
    for venue in scenario.venues.refs where scenario.venues[venue].seats > 0 {
      let lists = facts.lessons.indices.map { possible.list(course, lesson: $0, venue: venue) }
      let group = Group(
        place: scenario.venues[venue].site, lists: staysAtOneSite ? lists : [],
        equipment: scenario.venues[venue].accommodating(accommodations),
        tooSmall: staysAtOneSite
          ? facts.lessons.indices.filter { facts.isTooSmall(scenario.venues[venue], for: $0) } : [])
      groups[group, default: []].append(venue)
    }
    let ordered = groups.sorted { $0.value[0] < $1.value[0] }
    for (group, venues) in ordered {
      places.append(group.place)
      self.venues.append(venues[0])
      var byLesson: [[Instant]] = []
      for (lesson, facts) in facts.lessons.enumerated() {
        var found: [Instant] = []
        var seen: Set<Int> = []
        for venue in venues {
          // A hall that is too small for the smallest size holds what is pinned there, and nothing else.
          let isTooSmall = definition.isTooSmall(scenario.venues[venue], for: lesson)
          guard isTooSmall || seen.insert(possible.list(course, lesson: lesson, venue: venue)).inserted else {
            continue
          }
          let more = possible.starts(course, lesson: lesson, venue: venue).filter { start in
            let place = found.partitioningIndex { $0 >= start }
            if place < found.count, found[place] == start { return false }
            if isTooSmall && !definition.isPinned(lesson: lesson, start: start, venue: venue) { return false }
            return staff(lesson, Interval(start: start, end: start + facts.minutes), venue)
          }
          found = found.isEmpty ? more : more.isEmpty ? found : (found + more).sorted()
        }
        byLesson.append(found)
      }
      starts.append(byLesson)
      days.append(byLesson.map { $0.map { scenario.zone.date($0).day } })
    }
    twins = facts.lessons.indices.map { lesson in
      facts.lessons.indices.first { other in
        facts.lessons[other].minutes == facts.lessons[lesson].minutes
          && starts.allSatisfy { $0[other] == $0[lesson] }
      }!
    }
  }

  private struct Group: Hashable {
    var place: Ref<Place>?
    var lists: [Int]
    var equipment: Set<String>
    /// Lessons for whose smallest size a hall is too small, where a section stays in it.
    var tooSmall: [Int]
  }
}

/// Which instructors could hold what, halls and other meetings aside.
final class StaffBook: Sendable {
  private let scenario: Scenario
  private let free: [FreeTime]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    // Journeys may lead out of the horizon, so an instructor's free time is known somewhat beyond it.
    let whole = OutsideHorizon.stretch(of: scenario)
    let beyond = Interval(start: whole.start - 14 * 1440, end: whole.end + 14 * 1440)
    free = scenario.instructors.map {
      FreeTime(within: beyond, hours: $0.available, closed: $0.unavailable, zone: scenario.zone)
    }
  }

  /// Instructors who teach the lesson.
  func teachers(of course: Ref<Course>, lesson: Int) -> [Ref<Instructor>] {
    scenario.instructors.refs.filter { scenario.instructors[$0].teaches(course, lesson: lesson) }
  }

  /// Whether the instructor is available during a meeting at `place` and the journeys.
  func isFree(_ instructor: Ref<Instructor>, during meeting: Interval, at place: Ref<Place>?) -> Bool {
    let journey = scenario.travel.minutes(scenario.instructors[instructor].place, place)
    return free[instructor.index].contains(
      Interval(start: meeting.start - journey, end: meeting.end + journey))
  }

  /// Whether `wanted` of `teachers` are free.
  func suffices(
    _ teachers: [Ref<Instructor>], wanted: Int, during meeting: Interval, at place: Ref<Place>?
  ) -> Bool {
    if wanted == 0 { return true }
    var found = 0
    for teacher in teachers where isFree(teacher, during: meeting, at: place) {
      found += 1
      if found == wanted { return true }
    }
    return false
  }
}
