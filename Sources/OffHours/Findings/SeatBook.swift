/// Tells of somebody who could complete a course alone whether the meetings planned would do, were they not full.
struct SeatBook {
  private let hearing: ResolvedTimetable
  /// Planned meetings of each course, in groups that a learner may combine: sections, or all of them.
  private let groups: [[[Int]]]
  private let room: ReleaseRoom
  /// Which meetings have a seat left; by position in `ResolvedTimetable.meetings`.
  private let isOpen: [Bool]
  /// Of each group, whether some meeting has a seat left.
  private let hasOpen: [[Bool]]
  /// Answers for those of a kind who attend nothing else and are not released.
  private var known: [Key: Reason] = [:]

  private struct Key: Hashable {
    var kind: WorkerKind
    var course: Ref<Course>
    var lessons: [Int]
  }

  init(_ hearing: ResolvedTimetable, _ released: ReleaseBook) {
    self.hearing = hearing
    room = ReleaseRoom(hearing, released)
    let isOpen = hearing.meetings.indices.map { position in
      SizeMax.room(in: position, of: hearing).map { $0 > 0 } ?? true
    }
    self.isOpen = isOpen
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
    hasOpen = groups.map { $0.map { group in group.contains { isOpen[$0] } } }
  }

  /// `full` where the meetings planned would complete the course beside what the worker attends, and those with a
  /// seat left do not; `release` where they would, were it not for the caps; else `notChosen`. `kind` is the worker's. Of a
  /// group all need a seat, and all must be able to come.
  mutating func reason(
    _ worker: Ref<Worker>, of kind: WorkerKind, _ course: Ref<Course>,
    _ group: (group: GroupBook.Group, book: GroupBook)? = nil, asking counter: inout ReasonCounter
  ) -> Reason {
    let record = hearing.record(of: worker, in: course)
    let agenda = hearing.pursuits(of: worker).filter { $0.course != course }.flatMap(\.meetings)
      .map(hearing.agendaMeeting)
    guard agenda.isEmpty && group == nil && !room.caps(worker) else {
      return reason(worker, kind, course, record, agenda, group, asking: &counter)
    }
    let key = Key(kind: kind, course: course, lessons: record.lessonsLeft)
    let reason = known[key] ?? reason(worker, kind, course, record, agenda, nil, asking: &counter)
    known[key] = reason
    return reason
  }

  private func reason(
    _ worker: Ref<Worker>, _ kind: WorkerKind, _ course: Ref<Course>, _ record: CourseRecord,
    _ agenda: [AgendaMeeting], _ company: (group: GroupBook.Group, book: GroupBook)?,
    asking counter: inout ReasonCounter
  ) -> Reason {
    var attendee = hearing.attendee(worker)
    attendee.releaseLeft = kind.releaseLeft
    counter.turn(to: attendee, of: kind)
    let rules = hearing.scenario.meetingRules(of: course)
    var wouldDo = false, isCapped = false
    for (group, hasOpen) in zip(groups[course.index], hasOpen[course.index]) {
      // Where a group would do, only seats tell more.
      if wouldDo && !hasOpen { continue }
      let fitting = group.filter { position in
        guard suits(position, course, attendee, rules, asking: &counter) else { return false }
        if let company, !suits(position, course, company.group, company.book) { return false }
        if agenda.isEmpty { return true }
        let meeting = hearing.agendaMeeting(position)
        return agenda.allSatisfy { isCompatible($0, meeting, for: attendee.worker) }
      }
      guard isCompleted(record, fitting) else { continue }
      wouldDo = true
      let open = fitting.filter { position in
        guard let company else { return isOpen[position] }
        return SizeMax.room(in: position, of: hearing).map { $0 >= company.group.members.count } ?? true
      }
      guard isCompleted(record, open) else { continue }
      guard room.caps(worker) else { return .notChosen }
      let allowed = open.filter { room.allows([$0], for: worker) }
      if isCompleted(record, allowed), room.allows(room.shortest(allowed, record, attendee), for: worker) {
        return .notChosen
      }
      isCapped = true
    }
    return isCapped ? .rule(.release) : wouldDo ? .full : .notChosen
  }

  private func isCompleted(_ record: CourseRecord, _ meetings: [Int]) -> Bool {
    record.isCompleted(
      with: meetings.lazy.map { hearing.meetings[$0].lesson! }, scenario: hearing.scenario)
  }

  /// Whether no rule for single meetings forbids a planned meeting.
  private func suits(
    _ position: Int, _ course: Ref<Course>, _ attendee: Attendee, _ rules: MeetingRules,
    asking counter: inout ReasonCounter
  ) -> Bool {
    guard let venue = hearing.meetings[position].venue else {
      return MeetingRuleBook.suits(
        hearing.agendaMeeting(position).visit, to: attendee, under: rules, in: hearing.scenario)
    }
    return counter.suits(course, venue, hearing.meetings[position].interval)
  }

  /// Whether all of a group could come to a planned meeting, were there seats.
  private func suits(
    _ position: Int, _ course: Ref<Course>, _ group: GroupBook.Group, _ book: GroupBook
  ) -> Bool {
    let meeting = hearing.meetings[position]
    guard let venue = meeting.venue, let lesson = meeting.lesson else { return true }
    return book.suits(group, course, lesson: lesson, venue: venue, start: meeting.interval.start)
  }

  private func isCompatible(_ a: AgendaMeeting, _ b: AgendaMeeting, for learner: Worker) -> Bool {
    let (first, second) = AgendaMeeting.precedes(a, b) ? (a, b) : (b, a)
    return LearnerClash.leavesTime(
      from: first, to: second, for: learner, under: hearing.scenario.rules.agenda, in: hearing.scenario)
  }
}
