internal import Algorithms

/// Which possible meetings enough people could come to: whether a meeting could reach its smallest size.
///
/// Counts, start by start, the people who need the lesson and whom no rule forbids to come. People are looked at kind by
/// kind, the most numerous first, and no further than an answer takes. Pinned meetings need no company.
package final class MinimumSizeBook {
  private let hearing: ResolvedTimetable
  private let possible: PossibleMeetings
  private let released: ReleaseBook
  private let window: Interval
  /// Per course, who could come: those who need it, alike in all that rules can tell.
  private var crowds: [[Crowd]?]
  private var counts: [CountKey: Count] = [:]

  private struct Crowd {
    var worker: Ref<Worker>
    var lessons: [Bool]
    var size: Int
  }

  private struct CrowdKey: Hashable {
    var kind: WorkerKind
    var lessons: [Bool]
  }

  private struct CountKey: Hashable {
    var course: Ref<Course>
    var lesson: Int
    var place: Ref<Place>?
    var equipment: Set<String>
    var list: Int
  }

  /// How many of the first `next` kinds can come to each start.
  private final class Count {
    var people: [Int]
    var next = 0

    init(starts: Int) { people = Array(repeating: 0, count: starts) }
  }

  /// Looks at the needs of a hearing: who has completed a course there or declined does not count.
  package init(_ hearing: ResolvedTimetable, possible: PossibleMeetings) {
    self.hearing = hearing
    self.possible = possible
    released = ReleaseBook(hearing)
    window = OutsideHorizon.stretch(of: hearing.scenario)
    crowds = hearing.scenario.courses.map { _ in nil }
  }

  /// Whether some smallest size is above 1: else everybody is company enough.
  package var asks: Bool { hearing.scenario.courses.contains { $0.largestLeast > 1 } }

  /// What of a venue bears on who could come there, beside its place and its possible starts.
  package struct Likeness: Hashable {
    var equipment: Set<String>
    var isTooSmall: Bool
    /// Where meetings of the lesson are pinned to it.
    var pinned: Ref<Venue>?
  }

  /// Venues at one place, with the same possible starts and the same likeness get the same answers.
  package func likeness(_ course: Ref<Course>, lesson: Int, venue: Ref<Venue>) -> Likeness {
    let facts = hearing.scenario.courses[course], hall = hearing.scenario.venues[venue]
    let isPinned = facts.pins.contains { $0.lesson == lesson && $0.venue == venue }
    return Likeness(
      equipment: hall.equipment, isTooSmall: facts.isTooSmall(hall, for: lesson),
      pinned: isPinned ? venue : nil)
  }

  /// Whether a meeting of a lesson could reach its smallest size.
  package func suffices(_ course: Ref<Course>, lesson: Int, venue: Ref<Venue>, start: Instant) -> Bool {
    let facts = hearing.scenario.courses[course]
    if facts.size(of: lesson).least <= 1 { return true }
    let starts = possible.starts(course, lesson: lesson, venue: venue)
    guard let position = starts.position(of: start) else {
      return facts.isPinned(lesson: lesson, start: start, venue: venue)
    }
    return sufficing(course, lesson: lesson, venue: venue)(position)
  }

  /// As `suffices`, for many starts of a lesson in one venue: asked by the position in `PossibleMeetings.starts`.
  package func sufficing(_ course: Ref<Course>, lesson: Int, venue: Ref<Venue>) -> (Int) -> Bool {
    let facts = hearing.scenario.courses[course]
    let least = facts.size(of: lesson).least
    if least <= 1 { return { _ in true } }
    let starts = possible.starts(course, lesson: lesson, venue: venue)
    let count = count(course, lesson: lesson, venue: venue, starts: starts.count)
    let isPinned = facts.pins.contains { $0.lesson == lesson && $0.venue == venue }
    let isTooSmall = facts.isTooSmall(hearing.scenario.venues[venue], for: lesson)
    return { [self] position in
      if isPinned, facts.isPinned(lesson: lesson, start: starts[position], venue: venue) { return true }
      if isTooSmall { return false }
      return people(count, course, lesson: lesson, venue: venue, starts, position, upTo: least) >= least
    }
  }

  /// People who could come to a meeting, no more than `most` and no more than it has room for.
  package func room(
    _ course: Ref<Course>, lesson: Int, venue: Ref<Venue>, start: Instant, upTo most: Int
  ) -> Int {
    let largest = SizeMax.largest(
      of: lesson, of: hearing.scenario.courses[course], in: hearing.scenario.venues[venue])
    return min(largest, most, people(course, lesson: lesson, venue: venue, start: start, upTo: most))
  }

  private func people(
    _ course: Ref<Course>, lesson: Int, venue: Ref<Venue>, start: Instant, upTo most: Int
  ) -> Int {
    let starts = possible.starts(course, lesson: lesson, venue: venue)
    guard let position = starts.position(of: start) else { return 0 }
    let count = count(course, lesson: lesson, venue: venue, starts: starts.count)
    return people(count, course, lesson: lesson, venue: venue, starts, position, upTo: most)
  }

  private func count(_ course: Ref<Course>, lesson: Int, venue: Ref<Venue>, starts: Int) -> Count {
    let key = CountKey(
      course: course, lesson: lesson, place: hearing.scenario.venues[venue].site,
      equipment: hearing.scenario.venues[venue].equipment,
      list: possible.list(course, lesson: lesson, venue: venue))
    let count = counts[key] ?? Count(starts: starts)
    counts[key] = count
    return count
  }

  private func people(
    _ count: Count, _ course: Ref<Course>, lesson: Int, venue: Ref<Venue>, _ starts: [Instant],
    _ position: Int, upTo most: Int
  ) -> Int {
    guard count.people[position] < most else { return count.people[position] }
    let place = hearing.scenario.venues[venue].site
    let crowd = crowd(course)
    let rules = hearing.scenario.meetingRules(of: course)
    while count.people[position] < most, count.next < crowd.count {
      let member = crowd[count.next]
      count.next += 1
      guard member.lessons[lesson] else { continue }
      let minutes = hearing.scenario.courses[course].lessons[lesson].minutes
      var attendee = hearing.attendee(member.worker)
      attendee.releaseLeft = released.left(member.worker, in: hearing.scenario)
      var forbidden = MeetingRuleBook.forbiddenStarts(
        minutes: minutes, place: place, venue: venue, course: course, for: attendee, under: rules,
        in: hearing.scenario, window: window)
      let capped = attendee.cappedStarts(minutes: minutes, place: place, in: hearing.scenario)
      if !capped.isEmpty { forbidden = (forbidden + capped).merged(inside: window) }
      var stretch = 0
      for (order, start) in starts.enumerated() {
        while stretch < forbidden.count, forbidden[stretch].end <= start { stretch += 1 }
        if stretch < forbidden.count, forbidden[stretch].start <= start { continue }
        count.people[order] += member.size
      }
    }
    return count.people[position]
  }

  private func crowd(_ course: Ref<Course>) -> [Crowd] {
    if let known = crowds[course.index] { return known }
    var crowd: [Crowd] = []
    var places: [CrowdKey: Int] = [:]
    for worker in hearing.scenario.workers.refs {
      let facts = hearing.scenario.workers[worker]
      guard !facts.declined, facts.courses.contains(course), !hearing.isBehind(worker, course) else {
        continue
      }
      var lessons = hearing.scenario.courses[course].lessons.map { _ in false }
      for lesson in hearing.record(of: worker, in: course).lessonsLeft { lessons[lesson] = true }
      let key = CrowdKey(
        kind: WorkerKind(
          worker, in: hearing.scenario, calendars: hearing.calendars,
          releaseLeft: released.left(worker, in: hearing.scenario)),
        lessons: lessons)
      if let place = places[key] {
        crowd[place].size += 1
      } else {
        places[key] = crowd.count
        crowd.append(Crowd(worker: worker, lessons: lessons, size: 1))
      }
    }
    crowd = crowd.enumerated().sorted { ($1.element.size, $0.offset) < ($0.element.size, $1.offset) }
      .map(\.element)
    crowds[course.index] = crowd
    return crowd
  }
}

extension [Instant] {
  /// Position of an element of an ascending array.
  fileprivate func position(of instant: Instant) -> Int? {
    let low = partitioningIndex { $0 >= instant }
    return low < count && self[low] == instant ? low : nil
  }
}
