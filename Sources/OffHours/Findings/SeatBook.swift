/// Tells of somebody who could complete a course alone whether the meetings planned would do, were they not full.
struct SeatBook {
  private let hearing: ResolvedTimetable
  /// Planned meetings of each course, in groups that a learner may combine: sections, or all of them.
  private let groups: [[[Int]]]
  private let room: ReleaseRoom
  /// Which meetings have a seat left; by position in `ResolvedTimetable.meetings`.
  private let isOpen: [Bool]
  /// Of each group, the meetings that no rule for single meetings forbids workers of a kind.
  private var suiting: [KindKey: [[Int]]] = [:]

  private struct KindKey: Hashable {
    var kind: WorkerKind
    var course: Ref<Course>
  }

  init(_ hearing: ResolvedTimetable, _ released: ReleaseBook) {
    self.hearing = hearing
    room = ReleaseRoom(hearing, released)
    isOpen = hearing.meetings.indices.map { position in
      SizeMax.room(in: position, of: hearing).map { $0 > 0 } ?? true
    }
    var groups: [[[Int]]] = hearing.scenario.courses.map { $0.attendance == .any ? [[]] : [] }
    for position in hearing.planned {
      let course = hearing.meetings[position].course!
      if hearing.scenario.courses[course].attendance == .any { groups[course.index][0].append(position) }
    }
    for section in hearing.sections where !section.isHistory {
      guard let course = section.course, hearing.scenario.courses[course].attendance == .section else {
        continue
      }
      groups[course.index].append(section.meetings.filter { !hearing.meetings[$0].isHeld })
    }
    self.groups = groups
  }

  /// `full` where the meetings planned would complete the course beside what the worker attends, and those with a
  /// seat left do not; `release` where they would, were it not for the caps; else `notChosen`. `kind` is the worker's.
  mutating func reason(
    _ worker: Ref<Worker>, of kind: WorkerKind, _ course: Ref<Course>, asking counter: inout ReasonCounter
  ) -> Reason {
    let meetings = hearing.meetings
    let attendee = hearing.attendee(worker)
    let record = hearing.record(of: worker, in: course)
    let agenda = hearing.pursuits(of: worker).filter { $0.course != course }.flatMap(\.meetings)
      .map(hearing.agendaMeeting)
    var wouldDo = false, isCapped = false
    let key = KindKey(kind: kind, course: course)
    let suiting = suiting[key] ?? suiting(attendee, kind, course, asking: &counter)
    self.suiting[key] = suiting
    for group in suiting {
      let fitting =
        agenda.isEmpty
        ? group
        : group.filter { position in
          let meeting = hearing.agendaMeeting(position)
          return agenda.allSatisfy { isCompatible($0, meeting, for: attendee.worker) }
        }
      guard
        record.isCompleted(
          with: fitting.lazy.map { meetings[$0].lesson! }, scenario: hearing.scenario)
      else {
        continue
      }
      wouldDo = true
      let open = fitting.filter { isOpen[$0] }
      guard
        record.isCompleted(with: open.lazy.map { meetings[$0].lesson! }, scenario: hearing.scenario)
      else {
        continue
      }
      guard room.caps(worker) else { return .notChosen }
      let allowed = open.filter { room.allows([$0], for: worker) }
      if record.isCompleted(
        with: allowed.lazy.map { meetings[$0].lesson! }, scenario: hearing.scenario),
        room.allows(room.shortest(allowed, record, attendee), for: worker)
      {
        return .notChosen
      }
      isCapped = true
    }
    return isCapped ? .rule(.release) : wouldDo ? .full : .notChosen
  }

  private func suiting(
    _ attendee: Attendee, _ kind: WorkerKind, _ course: Ref<Course>, asking counter: inout ReasonCounter
  ) -> [[Int]] {
    var attendee = attendee
    attendee.releaseLeft = kind.releaseLeft
    counter.turn(to: attendee, of: kind)
    let rules = hearing.scenario.meetingRules(of: course)
    return groups[course.index].map { group in
      group.filter { position in
        let meeting = hearing.meetings[position]
        guard let venue = meeting.venue else {
          return MeetingRuleBook.suits(
            hearing.agendaMeeting(position).visit, to: attendee, under: rules, in: hearing.scenario)
        }
        return counter.suits(course, venue, meeting.interval)
      }
    }
  }

  private func isCompatible(_ a: AgendaMeeting, _ b: AgendaMeeting, for learner: Worker) -> Bool {
    let (first, second) = AgendaMeeting.precedes(a, b) ? (a, b) : (b, a)
    return LearnerClash.leavesTime(
      from: first, to: second, for: learner, under: hearing.scenario.rules.agenda, in: hearing.scenario)
  }
}
