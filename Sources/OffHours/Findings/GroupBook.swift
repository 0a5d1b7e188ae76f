internal import Algorithms

/// People who attend the same meetings of a course, or none: to which meetings all of a group could come.
///
/// Groups that share somebody are one. Who does not need the course, has declined or has it behind is in none.
package final class GroupBook {
  /// A group of one course.
  package struct Group: Hashable {
    /// Those bound, at least two, in the order of the workers' file.
    package var members: [Ref<Worker>]
    /// Names it among the groups of all courses.
    package var number: Int
  }

  private let hearing: ResolvedTimetable
  private let released: ReleaseBook
  private let window: Interval
  private var groups: [[Ref<Worker>: Group]] = []
  private var forbidden: [Key: [Interval]] = [:]

  private struct Key: Hashable {
    var group: Int
    var course: Ref<Course>
    var minutes: Int
    var site: Ref<Place>?
    var equipment: Set<String>
  }

  package init(_ hearing: ResolvedTimetable, _ released: ReleaseBook) {
    self.hearing = hearing
    self.released = released
    window = OutsideHorizon.stretch(of: hearing.scenario)
    var number = 0
    groups = hearing.scenario.courses.refs.map { course in
      var united: [Set<Ref<Worker>>] = []
      for group in hearing.scenario.courses[course].together {
        var bound = Set(group.filter { Together.isBound($0, to: course, in: hearing) })
        united.removeAll { other in
          guard !other.isDisjoint(with: bound) else { return false }
          bound.formUnion(other)
          return true
        }
        united.append(bound)
      }
      var byMember: [Ref<Worker>: Group] = [:]
      for bound in united where bound.count > 1 {
        let group = Group(members: bound.sorted(), number: number)
        number += 1
        for member in bound { byMember[member] = group }
      }
      return byMember
    }
  }

  /// The group of a worker in a course; nil where he or she may go alone.
  package func group(of worker: Ref<Worker>, in course: Ref<Course>) -> Group? {
    groups[course.index][worker]
  }

  /// Whether a venue has room for all of a group at a lesson.
  package func hasRoom(_ group: Group, _ course: Ref<Course>, lesson: Int, venue: Ref<Venue>) -> Bool {
    group.members.count
      <= SizeMax.largest(
        of: lesson, of: hearing.scenario.courses[course], in: hearing.scenario.venues[venue])
  }

  /// Whether all of a group need the lesson, no rule forbids one of them a meeting then and there, and it has room for them.
  package func suits(
    _ group: Group, _ course: Ref<Course>, lesson: Int, venue: Ref<Venue>, start: Instant
  ) -> Bool {
    guard hasRoom(group, course, lesson: lesson, venue: venue),
      group.members.allSatisfy({ !hearing.record(of: $0, in: course).credited[lesson] })
    else { return false }
    let forbidden = stretches(group, course, lesson: lesson, venue: venue)
    let next = forbidden.partitioningIndex { $0.end > start }
    return next == forbidden.count || forbidden[next].start > start
  }

  /// Whether some set of possible meetings to which all of a group could come completes the course, were every hall and
  /// instructor free. Asked of each member: what is behind differs, and a lesson that one has credited suits no group.
  package func canComplete(
    _ group: Group, _ course: Ref<Course>, possible: PossibleMeetings
  ) -> Bool {
    let released = released, hearing = hearing
    var book = CompletableBook(
      hearing.scenario, calendars: hearing.calendars,
      alone: CompletableAlone(hearing.scenario, possible: possible) { asked, lesson, venue, start in
        asked != course || self.suits(group, course, lesson: lesson, venue: venue, start: start)
      }, releaseLeft: { released.left($0, in: hearing.scenario) }
    ) { hearing.record(of: $0, in: $1) }
    return group.members.allSatisfy { book.canComplete($0, course) }
  }

  /// Starts that some rule forbids one of a group, as stretches: disjoint, ascending.
  private func stretches(
    _ group: Group, _ course: Ref<Course>, lesson: Int, venue: Ref<Venue>
  ) -> [Interval] {
    let scenario = hearing.scenario, minutes = scenario.courses[course].lessons[lesson].minutes
    let key = Key(
      group: group.number, course: course, minutes: minutes, site: scenario.venues[venue].site,
      equipment: scenario.venues[venue].equipment)
    if let known = forbidden[key] { return known }
    var found: [Interval] = []
    for member in group.members {
      var attendee = hearing.attendee(member)
      attendee.releaseLeft = released.left(member, in: scenario)
      found += MeetingRuleBook.forbiddenStarts(
        minutes: minutes, place: key.site, venue: venue, course: course, for: attendee,
        under: scenario.meetingRules(of: course), in: scenario, window: window)
      found += attendee.cappedStarts(minutes: minutes, place: key.site, in: scenario)
    }
    found = found.merged(inside: window)
    forbidden[key] = found
    return found
  }
}
