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
  private let possible: PossibleMeetings
  private let released: ReleaseBook
  private let starts: ForbiddenStarts
  private var groups: [[Ref<Worker>: Group]] = []
  private var forbidden: [Key: [Interval]] = [:]
  /// By number, whether a group could complete its course.
  private var answers: [Int: Bool] = [:]

  private struct Key: Hashable {
    var group: Int
    var starts: ForbiddenStarts.Key
  }

  package init(_ hearing: ResolvedTimetable, possible: PossibleMeetings, _ released: ReleaseBook) {
    self.hearing = hearing
    self.possible = possible
    self.released = released
    starts = ForbiddenStarts(hearing.scenario)
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
    return !stretches(group, course, lesson: lesson, venue: venue).hold(start)
  }

  /// Whether all of a group could complete the course: each alone, as `book` tells, and by some set of possible meetings to
  /// which all could come, were every hall and instructor free.
  package func canComplete(_ group: Group, _ course: Ref<Course>, asking book: inout CompletableBook) -> Bool
  {
    if let known = answers[group.number] { return known }
    let answer =
      group.members.allSatisfy { book.canComplete($0, course) } && canCompleteTogether(group, course)
    answers[group.number] = answer
    return answer
  }

  /// Asked of each member: what is behind differs, and a lesson that one has credited suits no group.
  private func canCompleteTogether(_ group: Group, _ course: Ref<Course>) -> Bool {
    let released = released, hearing = hearing
    var book = CompletableBook(
      hearing.scenario, calendars: hearing.calendars,
      alone: CompletableAlone(hearing.scenario, possible: possible) { asked, lesson, venue, start in
        asked != course || self.suits(group, course, lesson: lesson, venue: venue, start: start)
      }, releaseLeft: { released.left($0, in: hearing.scenario) }
    ) { hearing.record(of: $0, in: $1) }
    return group.members.allSatisfy { book.canComplete($0, course) }
  }

  /// Starts that some rule or cap forbids one of a group, as stretches: disjoint, ascending.
  private func stretches(
    _ group: Group, _ course: Ref<Course>, lesson: Int, venue: Ref<Venue>
  ) -> [Interval] {
    let scenario = hearing.scenario, rules = scenario.meetingRules(of: course)
    let minutes = scenario.courses[course].lessons[lesson].minutes
    func key(hasCredits: Bool) -> ForbiddenStarts.Key {
      starts.key(course, rules: rules, minutes: minutes, venue: venue, hasCredits: hasCredits)
    }
    let place = Key(group: group.number, starts: key(hasCredits: true))
    if let known = forbidden[place] { return known }
    let found = group.members.flatMap { member in
      var attendee = hearing.attendee(member)
      attendee.releaseLeft = released.left(member, in: scenario)
      starts.turn(
        to: attendee,
        of: WorkerKind(
          member, in: scenario, calendars: hearing.calendars, releaseLeft: attendee.releaseLeft))
      return starts.stretches(key(hasCredits: !attendee.worker.credits.isEmpty), venue).withCapped
    }.merged(inside: OutsideHorizon.stretch(of: scenario))
    forbidden[place] = found
    return found
  }
}
