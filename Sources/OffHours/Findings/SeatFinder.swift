/// The way of one worker through the meetings of a timetable that has seats left, with as few own shifts in its way as
/// can be.
///
/// A shift is in the way of a meeting where a rule forbids the meeting because of that shift; every such shift has to be
/// swapped or released. Label setting over meetings in time order; a label is dropped where another at the same meeting,
/// with the same lessons, has given up no more. Agenda and course rules are asked of whole ways.
package struct SeatFinder {
  private let hearing: Hearing
  private let worker: Ref<Worker>
  private let course: Ref<Course>
  private let attendee: Attendee
  private let record: CourseRecord
  private let others: [AgendaMeeting]

  /// A way: positions in `Hearing.meetings`, by start, and the shifts in its way.
  package struct Way: Sendable {
    package var meetings: [Int]
    package var shifts: [WorkShift]
    /// Whether no way has fewer shifts; false where labels had to be left out.
    package var isFewest: Bool
  }

  private struct Label {
    var meetings: [Int]
    var shifts: Set<Int>
  }

  /// Looks for a worker; `attendee` may differ from the hearing's where a what-if is asked.
  package init(_ hearing: Hearing, _ worker: Ref<Worker>, _ course: Ref<Course>, attendee: Attendee? = nil) {
    self.hearing = hearing
    self.worker = worker
    self.course = course
    self.attendee = attendee ?? hearing.attendee(worker)
    record = hearing.record(of: worker, in: course)
    others = hearing.pursuits(of: worker).filter { $0.course != course }.flatMap(\.meetings)
      .map(hearing.agendaMeeting)
  }

  /// The way with the fewest shifts in it, at most `most`; nil where there is none. `hasSeat` says which meetings can
  /// take one more, `mayGive` which shifts may be given up; meetings before `now` are past.
  package func fewest(
    most: Int, rules: MeetingRules? = nil, now: Instant? = nil, hasSeat: (Int) -> Bool,
    mayGive: (WorkShift) -> Bool
  ) -> Way? {
    let facts = hearing.scenario.courses[course]
    let rules = rules ?? hearing.scenario.meetingRules(of: course)
    guard
      hearing.scenario.courses[course].after.allSatisfy({ earlier in
        hearing.isBehind(worker, earlier)
          || hearing.pursuits(of: worker).contains { $0.course == earlier && $0.isCompletion }
      })
    else { return nil }
    let planned = hearing.planned.filter { position in
      let meeting = hearing.meetings[position]
      return meeting.course == course && !record.credited[meeting.lesson!] && hasSeat(position)
        && now.map { meeting.interval.start >= $0 } ?? true
    }
    let groups: [[Int]] =
      facts.attendance == .any
      ? [planned]
      : Dictionary(grouping: planned) { hearing.meetings[$0].section ?? -1 }.sorted { $0.key < $1.key }.map(
        \.value)
    var best: Label?
    var isCut = false
    for group in groups {
      let limit = best.map { $0.shifts.count - 1 } ?? most
      if limit < 0 { break }
      if let label = fewest(group, most: limit, rules, mayGive, isCut: &isCut) { best = label }
    }
    return best.map { label in
      Way(
        meetings: label.meetings, shifts: label.shifts.sorted().map { attendee.calendar.shifts[$0] },
        isFewest: !isCut || label.shifts.isEmpty)
    }
  }

  private func fewest(
    _ group: [Int], most: Int, _ rules: MeetingRules, _ mayGive: (WorkShift) -> Bool, isCut: inout Bool
  )
    -> Label?
  {
    let offers = group.compactMap { position -> (position: Int, shifts: Set<Int>)? in
      guard let shifts = inTheWay(of: hearing.agendaMeeting(position).visit, rules), shifts.count <= most,
        shifts.allSatisfy({ mayGive(attendee.calendar.shifts[$0]) })
      else { return nil }
      return (position, shifts)
    }
    var best: Label?
    var frontier: [Label] = [Label(meetings: [], shifts: [])]
    for offer in offers {
      var next = frontier
      for label in frontier {
        let shifts = label.shifts.union(offer.shifts)
        if shifts.count > min(most, best.map { $0.shifts.count - 1 } ?? most) { continue }
        let extended = Label(meetings: label.meetings + [offer.position], shifts: shifts)
        guard isPossible(extended) else { continue }
        if isComplete(extended) {
          if holds(extended), best.map({ extended.shifts.count < $0.shifts.count }) ?? true {
            best = extended
          }
        } else {
          next.append(extended)
        }
      }
      frontier = pruned(next)
      if next.count > 600 && frontier.count == 600 { isCut = true }
      if best?.shifts.isEmpty ?? false { break }
    }
    return best
  }

  /// Labels that another one with the same lessons, no later end and no more given up makes needless; at most some hundreds.
  private func pruned(_ labels: [Label]) -> [Label] {
    struct Key: Hashable {
      var lessons: Set<Int>
      var last: Int
      var shifts: Set<Int>
    }
    var seen: Set<Key> = []
    let distinct = labels.filter { label in
      let lessons = Set(label.meetings.map { hearing.meetings[$0].lesson! })
      return seen.insert(Key(lessons: lessons, last: label.meetings.last ?? -1, shifts: label.shifts))
        .inserted
    }
    if distinct.count <= 600 { return distinct }
    let order = distinct.enumerated().sorted {
      ($0.element.shifts.count, -$0.element.meetings.count, $0.offset)
        < ($1.element.shifts.count, -$1.element.meetings.count, $1.offset)
    }
    return order.prefix(600).sorted { $0.offset < $1.offset }.map(\.element)
  }

  /// The shifts because of which some rule forbids a visit; nil where something else forbids it too.
  package func inTheWay(of visit: Visit, _ rules: MeetingRules) -> Set<Int>? {
    var bare = attendee
    bare.calendar.shifts = []
    guard MeetingRuleBook.suits(visit, to: bare, under: rules, in: hearing.scenario) else { return nil }
    let shifts = attendee.calendar.shifts
    var result: Set<Int> = []
    let first = attendee.calendar.firstShift(endingAfter: visit.interval.start - 3 * 1440)
    for position in shifts.indices.dropFirst(first) {
      if shifts[position].interval.start > visit.interval.end + 3 * 1440 { break }
      bare.calendar.shifts = [shifts[position]]
      if !MeetingRuleBook.suits(visit, to: bare, under: rules, in: hearing.scenario) {
        result.insert(position)
      }
    }
    return result
  }

  /// Whether the rules on prefixes are kept: order, gaps, clashes and loads.
  private func isPossible(_ label: Label) -> Bool {
    let own = label.meetings.map(hearing.agendaMeeting)
    guard let last = own.last else { return true }
    if own.dropLast().contains(where: { $0.lesson == last.lesson }) { return false }
    let course = hearing.scenario.courses[self.course]
    if course.strictOrder, own.dropLast().contains(where: { $0.lesson > last.lesson }) { return false }
    if course.strictOrder {
      let skipped = (0..<last.lesson).filter { lesson in
        !record.credited[lesson] && !own.contains { $0.lesson == lesson }
      }
      if skipped.contains(where: { course.mandatoryLessons.contains($0) }) { return false }
      if course.lessons.count - skipped.count < course.requiredLessons { return false }
    }
    let agenda = (others + own).sorted(by: AgendaMeeting.precedes)
    return AgendaRuleBook.holds(
      agenda, of: attendeeGiving(label.shifts), under: hearing.scenario.rules.agenda, in: hearing.scenario)
  }

  private func attendeeGiving(_ shifts: Set<Int>) -> Attendee {
    if shifts.isEmpty { return attendee }
    var result = attendee
    result.calendar.shifts = attendee.calendar.shifts.enumerated().filter { !shifts.contains($0.offset) }.map(
      \.element)
    return result
  }

  private func isComplete(_ label: Label) -> Bool {
    record.isCompleted(
      with: label.meetings.lazy.map { hearing.meetings[$0].lesson! }, scenario: hearing.scenario)
  }

  private func holds(_ label: Label) -> Bool {
    let own = label.meetings.map(hearing.agendaMeeting)
    let starts = hearing.scenario.courses[course].after.allSatisfy { earlier in
      Prerequisite.isMet(
        before: own[0], by: others.filter { $0.course == earlier },
        after: hearing.record(of: worker, in: earlier),
        in: hearing.scenario)
    }
    return starts && CourseRuleBook.holds(own, after: record, of: attendee.worker, in: hearing.scenario)
  }
}
