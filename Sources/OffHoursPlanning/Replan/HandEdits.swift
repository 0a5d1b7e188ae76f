public import OffHours

/// What people changed in a timetable by hand, and what of it is to hold.
public struct HandEdits: Sendable {
  /// The timetable that was known, and the one that people made of it.
  public var written, edited: Timetable
  /// Ids of the edited meetings that hold: lesson, time, venue and, where they name any, instructors.
  public var held: Set<String>
  /// Ids of those that are held as they are, learners too, because people marked them so.
  public var kept: Set<String>
  /// Learners who are led to held meetings to which too few came: they attend them or do not complete the course.
  var invited: [Claim] = []

  /// Edits. `changed`: ids of meetings that are new or differ from what was written.
  public init(written: Timetable, edited: Timetable, changed: Set<String>, kept: Set<String>) {
    self.written = written
    self.edited = edited
    held = changed.union(kept)
    self.kept = kept
  }

  /// A learner of a held meeting who has to be there, or must not be.
  public struct Claim: Hashable, Sendable {
    /// Id of the meeting in the edited timetable, and of the worker.
    public var meeting, worker: String
    /// Whether he or she is to be there.
    public var attends: Bool
  }

  /// Who has to be where: all learners of meetings that are kept as they are, and of others those who were put on or
  /// taken off by hand.
  public var claims: [Claim] {
    let before = Dictionary(written.meetings.map { ($0.id, Set($0.learners)) }) { first, _ in first }
    return edited.meetings.filter { held.contains($0.id) && !$0.held }.flatMap { meeting -> [Claim] in
      let now = Set(meeting.learners), old = before[meeting.id] ?? []
      let isKept = kept.contains(meeting.id)
      return meeting.learners.filter { isKept || !old.contains($0) }
        .map { Claim(meeting: meeting.id, worker: $0, attends: true) }
        + old.subtracting(now).sorted().map { Claim(meeting: meeting.id, worker: $0, attends: false) }
    }
  }

  /// Whether nothing was changed.
  public var isEmpty: Bool { written.meetings == edited.meetings }

  /// Meetings that were written and that people took away.
  public var removed: [Meeting] {
    let now = Set(edited.meetings.map(\.id))
    return written.meetings.filter { !$0.held && !now.contains($0.id) }
  }

  /// Meetings whose instructors were taken away without others being named: before with those of the written timetable, after
  /// as `timetable` has them.
  public func staffed(in timetable: Timetable) -> [PlanChanges.Seat] {
    let before = Dictionary(written.meetings.map { ($0.id, $0) }) { first, _ in first }
    let found = Dictionary(grouping: timetable.meetings, by: BaselineSeats.Seat.init)
    return edited.meetings.compactMap { row in
      guard !row.held, row.instructors.isEmpty, let old = before[row.id], !old.instructors.isEmpty,
        let after = found[BaselineSeats.Seat(row)]?.first
      else { return nil }
      return PlanChanges.Seat(lesson: row.lesson, before: old, after: after)
    }
  }

  /// The scenario in which the rest is repaired: who was put on a meeting attends it or does not complete the course, nobody is
  /// back at a meeting that he or she was taken off, and no meeting is back that was taken away, unless something else is there then.
  package func scenario(_ scenario: Scenario) -> Scenario {
    var result = scenario
    let meetings = Dictionary(edited.meetings.map { ($0.id, $0) }) { first, _ in first }
    appoint(in: &result, meetings)
    for claim in claims where !claim.attends {
      guard let meeting = meetings[claim.meeting],
        let worker = result.workers.firstIndex(where: { $0.id == claim.worker })
      else { continue }
      let isElsewhere = edited.meetings.contains {
        $0.learners.contains(claim.worker) && $0.interval.overlaps(meeting.interval)
      }
      if isElsewhere { continue }
      result.workers[worker].unavailable = (result.workers[worker].unavailable + [meeting.interval]).merged()
    }
    for meeting in removed {
      guard let venue = result.venues.firstIndex(where: { $0.id == meeting.venue }) else { continue }
      let isTaken = edited.meetings.contains {
        $0.venue == meeting.venue && $0.interval.overlaps(meeting.interval)
      }
      if !isTaken {
        result.venues[venue].closed = (result.venues[venue].closed + [meeting.interval]).merged()
      }
    }
    return result
  }

  /// A scenario of `scenario(_:)` in which the goal `lapses` counts those who were put on a meeting and do not complete its course,
  /// and nobody else: they are due by the last date. Nil where nobody was put on one, or where somebody is due anyway.
  package func demanding(_ scenario: Scenario) -> Scenario? {
    var wanted: [Int: Set<Ref<Course>>] = [:]
    for course in scenario.courses.indices {
      for worker in scenario.courses[course].appointments.flatMap(\.learners) {
        wanted[worker.index, default: []].insert(Ref(course))
      }
    }
    guard !wanted.isEmpty else { return nil }
    let isDue = scenario.workers.contains { worker in
      !worker.declined && worker.courses.contains { worker.dueDate(of: $0, in: scenario) != nil }
    }
    if isDue { return nil }
    var result = scenario
    for (worker, courses) in wanted {
      result.workers[worker].due += courses.sorted().map { Due(course: $0, date: scenario.horizon.to) }
    }
    return result
  }

  /// Binds learners to the meetings that they were put on.
  private func appoint(in scenario: inout Scenario, _ meetings: [String: Meeting]) {
    let workers = Dictionary(scenario.workers.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let courses = Dictionary(scenario.courses.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let claimed = Dictionary(grouping: claims.filter(\.attends) + invited, by: \.meeting)
    for id in edited.meetings.map(\.id) {
      guard let claims = claimed[id], let meeting = meetings[id], let course = courses[meeting.course],
        let lesson = scenario.courses[course].lessons.firstIndex(where: { $0.id == meeting.lesson }),
        let venue = scenario.venues.firstIndex(where: { $0.id == meeting.venue })
      else { continue }
      let learners = claims.compactMap { workers[$0.worker] }.filter {
        scenario.workers[$0].courses.contains(Ref(course)) && !scenario.workers[$0].declined
      }
      guard !learners.isEmpty else { continue }
      scenario.courses[course].appointments.append(
        Appointment(
          lesson: lesson, start: meeting.start, venue: Ref(venue), learners: learners.map { Ref($0) }))
    }
  }

  /// Rules that a held meeting breaks whatever the rest is: no timetable allows the edit.
  public func impossible(in scenario: Scenario) -> [Violation] {
    let claimed = Set(claims.filter(\.attends))
    return Verifier.verify(edited, scenario).violations.compactMap { violation in
      let meetings = violation.meetings.filter(held.contains)
      guard !meetings.isEmpty else { return nil }
      var result = violation
      switch violation.code {
      case .unknownId, .duration, .outsideHorizon, .startTime, .deadline, .venueClosed, .venueEquipment,
        .instructorUnqualified, .instructorUnavailable:
        result.meetings = meetings
        return result
      case .instructorCount:
        // A meeting that names nobody gets somebody.
        result.meetings = meetings.filter { id in
          edited.meetings.contains { $0.id == id && !$0.instructors.isEmpty }
        }
        return result.meetings.isEmpty ? nil : result
      case .venueClash, .instructorClash, .instructorLoad:
        return meetings.count == violation.meetings.count ? result : nil
      case let code where code == .notNeeded || MeetingRuleBook.all.contains { $0.code == code }:
        let workers = violation.workers.filter { worker in
          meetings.contains { claimed.contains(Claim(meeting: $0, worker: worker, attends: true)) }
        }
        result.workers = workers
        result.meetings = meetings
        return workers.isEmpty ? nil : result
      default: return nil
      }
    }
  }

  /// Held meetings to which fewer come in a timetable than their course asks for, as people wrote them. Pinned ones may be
  /// small.
  public func tooSmall(in timetable: Timetable, _ scenario: Scenario) -> [Meeting] {
    let learners = Dictionary(grouping: timetable.meetings.filter { !$0.held }, by: BaselineSeats.Seat.init)
      .mapValues { Set($0.flatMap(\.learners)).count }
    return edited.meetings.filter { meeting in
      guard held.contains(meeting.id), !meeting.held, let there = learners[BaselineSeats.Seat(meeting)],
        let course = scenario.courses.firstIndex(where: { $0.id == meeting.course }),
        let lesson = scenario.courses[course].lessons.firstIndex(where: { $0.id == meeting.lesson }),
        let venue = scenario.venues.firstIndex(where: { $0.id == meeting.venue })
      else { return false }
      let facts = scenario.courses[course]
      return there < facts.size(of: lesson).least
        && !facts.isPinned(lesson: lesson, start: meeting.start, venue: Ref(venue))
    }
  }

  /// Claims and meetings of the edits that a timetable does not have.
  public func missing(in timetable: Timetable) -> (meetings: [Meeting], claims: [Claim]) {
    func seat(_ meeting: Meeting) -> [String] {
      [meeting.course, meeting.lesson, meeting.venue, "\(meeting.start.minute)"]
    }
    let there = Dictionary(grouping: timetable.meetings, by: seat)
    var meetings: [Meeting] = [], lost: [Claim] = []
    let claims = Dictionary(grouping: claims, by: \.meeting)
    for meeting in edited.meetings where held.contains(meeting.id) && !meeting.held {
      let found = there[seat(meeting)] ?? []
      guard let match = found.first,
        meeting.instructors.isEmpty || Set(match.instructors) == Set(meeting.instructors)
      else {
        meetings.append(meeting)
        continue
      }
      let learners = Set(found.flatMap(\.learners))
      lost += (claims[meeting.id] ?? []).filter { learners.contains($0.worker) != $0.attends }
    }
    return (meetings, lost)
  }
}
