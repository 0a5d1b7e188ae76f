public import OffHours

/// For an edit that no timetable allows: the nearest that would do.
///
/// What is proposed keeps every rule of the meeting itself, and clashes with nothing else that is held by hand.
public struct NearestEdits {
  private var edits: HandEdits
  private let scenario: Scenario
  private let calendars: CalendarBook
  /// Places that are tried at most for one edit.
  private static let tries = 600

  /// What to do instead.
  public enum Advice: Hashable, Sendable {
    /// The meeting then and there.
    case place(Interval, Ref<Venue>)
    /// The meeting with these instructors.
    case instructors([Ref<Instructor>])
    /// The learner at the lesson then and there: in another meeting of it, or in one that could be held.
    case seat(worker: Ref<Worker>, Interval, Ref<Venue>)
  }

  /// Advice on edits of a timetable. Linear in the scenario's rosters.
  public init(_ edits: HandEdits, in scenario: Scenario) {
    self.edits = edits
    self.scenario = scenario.planned(from: edits.edited.now)
    calendars = CalendarBook(self.scenario)
  }

  /// The same where other rows stand as they are advised to: what is proposed then holds beside them.
  /// `advised`: rows by the id of the row that was refused.
  public func beside(_ advised: [String: [Meeting]]) -> NearestEdits {
    let rows = Dictionary(advised.values.joined().map { ($0.id, $0) }) { first, _ in first }
    var result = self
    result.edits.edited.meetings = edits.edited.meetings.map { rows[$0.id] ?? $0 }
    return result
  }

  /// The rows that an advice on one of them changes, as it would have them.
  public func rows(taking advice: Advice, at id: String) -> [Meeting] {
    guard var row = edits.edited.meetings.first(where: { $0.id == id }) else { return [] }
    switch advice {
    case .place(let interval, let venue):
      (row.start, row.end, row.venue) = (interval.start, interval.end, scenario.venues[venue].id)
      return [row]
    case .instructors(let instructors):
      row.instructors = instructors.map { scenario.instructors[$0].id }
      return [row]
    case .seat(let worker, let interval, let venue):
      let learner = scenario.workers[worker].id
      row.learners.removeAll { $0 == learner }
      let other = edits.edited.meetings.first {
        $0.id != id && $0.course == row.course && $0.lesson == row.lesson && $0.start == interval.start
          && $0.venue == scenario.venues[venue].id
      }
      guard var other else { return [row] }
      other.learners.append(learner)
      return [row, other]
    }
  }

  /// The nearest to a meeting, and to the learner in it where the rule names one, that keeps the rules; nil where there is none nearby.
  public func nearest(to violation: Violation, at id: String) -> Advice? {
    guard let row = edits.edited.meetings.first(where: { $0.id == id }),
      let course = scenario.courses.firstIndex(where: { $0.id == row.course }),
      let lesson = scenario.courses[course].lessons.firstIndex(where: { $0.id == row.lesson })
    else { return nil }
    let request = Request(meeting: seated(row), course: scenario.courses[course], lesson: lesson)
    switch violation.code {
    case .notNeeded: return nil
    case .sizeMin:
      return gathering(request, Ref(course), row)
    case .instructorCount, .instructorUnqualified, .instructorUnavailable, .instructorClash, .instructorLoad:
      return staff(request, learners: row.learners.count) ?? reached(taught(request), row, hallFirst: true)
    case .unknownId:
      if !scenario.venues.contains(where: { $0.id == row.venue }) { return reached(request, row) }
      return row.instructors.allSatisfy(isInstructor) ? nil : staff(request, learners: row.learners.count)
    default:
      guard let worker = violation.workers.first else {
        // Who changed nothing but the instructors is told of others before anything else moves.
        let others = isOnlyStaffed(row) ? staff(request, learners: row.learners.count) : nil
        return others ?? reached(taught(request), row, hallFirst: isOnlyStaffed(row))
      }
      return seat(worker, row) ?? ownPlace(of: worker, request)
    }
  }

  /// A meeting with those learners alone who were put there by hand, and what is taught in it.
  private struct Request {
    var meeting: Meeting
    var course: Course
    var lesson: Int
    var minutes: Int { course.lessons[lesson].minutes }
  }

  /// Whether nothing but the instructors of a row was changed.
  private func isOnlyStaffed(_ row: Meeting) -> Bool {
    edits.written.meetings.contains {
      $0.id == row.id && $0.start == row.start && $0.venue == row.venue
        && Set($0.instructors) != Set(row.instructors)
    }
  }

  /// The same with instructors only where all of them teach the lesson: nobody else makes another time do.
  private func taught(_ request: Request) -> Request {
    var request = request
    let course = scenario.courses.firstIndex { $0.id == request.course.id }
    let teachers = scenario.instructors.filter { instructor in
      course.map { instructor.teaches(Ref($0), lesson: request.lesson) } ?? false
    }.map(\.id)
    if !request.meeting.instructors.allSatisfy(teachers.contains) {
      request.meeting.instructors = []
    }
    return request
  }

  private func isInstructor(_ id: String) -> Bool { scenario.instructors.contains { $0.id == id } }

  private func seated(_ meeting: Meeting) -> Meeting {
    var meeting = meeting
    let put = Set(edits.claims.filter { $0.attends && $0.meeting == meeting.id }.map(\.worker))
    let known = Set(scenario.workers.map(\.id))
    meeting.learners = meeting.learners.filter { put.contains($0) && known.contains($0) }
    return meeting
  }

  /// Codes that the meeting breaks, beside what else is held; `row`: a row that is left aside.
  private func codes(_ meeting: Meeting, without row: String? = nil) -> Set<RuleCode> {
    var timetable = Timetable()
    timetable.meetings =
      edits.edited.meetings.filter {
        edits.held.contains($0.id) && !$0.held && $0.id != meeting.id && $0.id != row
      }.map(seated)
      + [meeting]
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    return Set(
      Verifier.verify(hearing, completable: nil).violations.filter { $0.meetings.contains(meeting.id) }.map(
        \.code))
  }

  /// Whether a meeting keeps the rules that hang on it alone, or on what is held beside it.
  private func suits(_ meeting: Meeting) -> Bool {
    let open: Set<RuleCode> = [
      // These hang on who else comes, and on the other meetings of the course.
      .sizeMin, .instructorCount, .incomplete, .sectionMixed, .sectionIncomplete, .sectionsMax, .sameVenue,
      .together, .pinned, .limit, .goalValue, .prerequisite, .lessonOrder, .gap, .span,
    ]
    return codes(meeting).isSubset(of: open)
  }

  // MARK: - Places

  /// The start and venue nearest in time; the venue that the row names first. With `hallFirst` the start nearest in time in
  /// that venue, and others only where it has none.
  private func place(
    _ request: Request, hallFirst: Bool = false, where isRight: (Meeting) -> Bool = { _ in true }
  ) -> Advice? {
    let course = request.course, wanted = request.meeting.start
    let horizon = scenario.horizon
    var starts: [Instant] = []
    for day in horizon.from.day...horizon.to.day {
      starts += course.starts.times.map { scenario.zone.instant(CivilDate(day: day), $0) }
    }
    starts.sort { (abs($0 - wanted), $1) < (abs($1 - wanted), $0) }
    let needs = course.lessons[request.lesson].needs
    let venues = scenario.venues.refs.filter {
      scenario.venues[$0].equipment.isSuperset(of: needs)
        && scenario.venues[$0].seats >= max(1, course.size(of: request.lesson).least)
    }.sorted { a, b in
      let isA = scenario.venues[a].id == request.meeting.venue,
        isB = scenario.venues[b].id == request.meeting.venue
      return isA == isB ? a < b : isA
    }
    let spots =
      hallFirst
      ? venues.flatMap { venue in starts.map { (start: $0, venue: venue) } }
      : starts.flatMap { start in venues.map { (start: start, venue: $0) } }
    for (start, venue) in spots.lazy.filter({ spot in
      spot.start != wanted || scenario.venues[spot.venue].id != request.meeting.venue
        || request.meeting.end != wanted + request.minutes
    }).prefix(Self.tries) {
      var meeting = request.meeting
      meeting.start = start
      meeting.end = start + request.minutes
      meeting.venue = scenario.venues[venue].id
      meeting.instructors = meeting.instructors.filter(isInstructor)
      if suits(meeting), isRight(meeting), isStaffed(meeting, request) {
        return .place(meeting.interval, venue)
      }
    }
    return nil
  }

  // MARK: - Instructors

  /// Rules that hang on who teaches a meeting.
  private static let staffCodes: Set<RuleCode> = [
    .instructorUnqualified, .instructorUnavailable, .instructorClash, .instructorLoad,
  ]

  /// As many instructors as are needed who can teach the meeting when and where it is: those of the row before others, and
  /// who is free whatever else the timetable has before who is not. Others than the row has; nil where there are none.
  private func staff(_ request: Request, learners: Int) -> Advice? {
    let needed = request.course.instructors(of: request.lesson, learners: learners)
    let own = Set(request.meeting.instructors)
    func rank(_ instructor: Ref<Instructor>) -> Int? {
      var meeting = request.meeting
      meeting.instructors = [scenario.instructors[instructor].id]
      guard codes(meeting).isDisjoint(with: Self.staffCodes) else { return nil }
      return own.contains(meeting.instructors[0]) ? 0 : isFree(meeting) ? 1 : 2
    }
    let able = scenario.instructors.refs.compactMap { ref in rank(ref).map { (ref: ref, rank: $0) } }
      .sorted { ($0.rank, $0.ref) < ($1.rank, $1.ref) }
    func found(_ able: [Ref<Instructor>]) -> [Ref<Instructor>]? {
      let found = Array(able.prefix(needed))
      return found.count == needed && Set(found.map { scenario.instructors[$0].id }) != own ? found : nil
    }
    guard needed > 0 else { return nil }
    return (found(able.map(\.ref)) ?? found(able.filter { $0.rank > 0 }.map(\.ref))).map {
      .instructors($0)
    }
  }

  /// Whether a meeting that names no instructors could have as many as it needs.
  private func isStaffed(_ meeting: Meeting, _ request: Request) -> Bool {
    let needed = request.course.instructors(of: request.lesson, learners: 1)
    guard meeting.instructors.isEmpty, needed > 0 else { return true }
    return scenario.instructors.lazy.filter { instructor in
      var taught = meeting
      taught.instructors = [instructor.id]
      return codes(taught).isDisjoint(with: Self.staffCodes)
    }.prefix(needed).count == needed
  }

  /// Whether the instructors of a meeting have time for it beside all other meetings of the edited timetable.
  private func isFree(_ meeting: Meeting) -> Bool {
    var timetable = Timetable()
    timetable.meetings =
      edits.edited.meetings.filter { $0.id != meeting.id }.map { other in
        var other = other
        other.learners = []
        return other
      } + [meeting]
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    return !Verifier.verify(hearing, completable: nil).violations.contains {
      Self.staffCodes.contains($0.code) && $0.meetings.contains(meeting.id)
    }
  }

  // MARK: - Seats

  /// Whom no rule of a meeting keeps from coming to it, among some learners of its course.
  private func comers(to meeting: Meeting, from learners: [String]) -> [String] {
    var full = meeting
    let known = Set(scenario.workers.map(\.id))
    full.learners = learners.filter(known.contains)
    var timetable = Timetable()
    timetable.meetings = edits.edited.meetings.filter(\.held) + [full]
    let kept = Set(MeetingRuleBook.all.map { $0.code }).union([.notNeeded, .learnerClash, .lessonTwice])
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    let barred = Verifier.verify(hearing, completable: nil).violations.filter {
      kept.contains($0.code) && $0.meetings.contains(full.id)
    }
    let out = Set(barred.flatMap(\.workers))
    return full.learners.filter { !out.contains($0) }
  }

  /// Of a row's learners those who could come to a meeting in its place while all their other meetings stay as they are.
  private func fitting(_ meeting: Meeting, _ row: Meeting) -> [String] {
    let own = Set(row.learners).intersection(scenario.workers.map(\.id))
    var full = meeting
    full.learners = row.learners.filter(own.contains)
    var timetable = Timetable()
    timetable.meetings =
      edits.edited.meetings.filter { $0.id != row.id && !own.isDisjoint(with: $0.learners) }.map { other in
        var other = other
        other.learners = other.learners.filter(own.contains)
        return other
      } + [full]
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    let out = Set(
      Verifier.verify(hearing, completable: nil).violations.filter {
        $0.meetings.contains(full.id)
          && ![.incomplete, .sectionIncomplete, .sectionMixed, .together].contains($0.code)
      }.flatMap(\.workers))
    return full.learners.filter { !out.contains($0) }
  }

  /// The nearest place to which the learners of a row, or as many of them as its smallest size asks for, can come beside
  /// their other meetings; else one at which they could complete the course, their other meetings moved.
  private func reached(_ request: Request, _ row: Meeting, hallFirst: Bool = false) -> Advice? {
    guard let course = scenario.courses.firstIndex(where: { $0.id == row.course }) else { return nil }
    let own = Set(row.learners).intersection(scenario.workers.map(\.id))
    let needed = min(own.count, max(1, request.course.size(of: request.lesson).least))
    let near = place(request, hallFirst: hallFirst) { fitting($0, row).count >= needed }
    if let near { return near }
    var rest = 12
    return place(request, hallFirst: hallFirst) { meeting in
      let able = comers(to: meeting, from: row.learners)
      guard able.count >= needed, rest > 0 else { return false }
      rest -= 1
      return completing(able, Ref(course), request.lesson, at: meeting).count >= needed
    }
  }

  /// Of some learners those who could complete the course, each alone, with this meeting as its lesson.
  private func completing(_ learners: [String], _ course: Ref<Course>, _ lesson: Int, at meeting: Meeting)
    -> [String]
  {
    guard let venue = scenario.venues.firstIndex(where: { $0.id == meeting.venue }) else { return [] }
    let alone = CompletableAlone(scenario, possible: PossibleMeetings(scenario)) {
      other, number, hall, start in
      other != course || number != lesson || hall == Ref(venue) && start == meeting.start
    }
    let scenario = scenario
    var book = CompletableBook(
      scenario, calendars: calendars, alone: alone, releaseLeft: { _ in nil },
      record: { CourseRecord(of: scenario.workers[$0], in: $1, scenario: scenario) })
    return learners.filter { id in
      scenario.workers.firstIndex { $0.id == id }.map { book.canComplete(Ref($0), course) } ?? false
    }
  }

  /// The nearest place to which enough of a row's learners could come, or else where it was written.
  private func gathering(_ request: Request, _ course: Ref<Course>, _ row: Meeting) -> Advice? {
    let least = request.course.size(of: request.lesson).least
    if let near = place(request, where: { fitting($0, row).count >= least }) { return near }
    var rest = 12
    let near = place(request) { meeting in
      let able = comers(to: meeting, from: row.learners)
      guard able.count >= least, rest > 0 else { return false }
      rest -= 1
      return completing(able, course, request.lesson, at: meeting).count >= least
    }
    if let near { return near }
    guard let old = edits.written.meetings.first(where: { $0.id == row.id }),
      old.start != row.start || old.venue != row.venue,
      let venue = scenario.venues.firstIndex(where: { $0.id == old.venue })
    else { return nil }
    return .place(old.interval, Ref(venue))
  }

  /// Who could fill a meeting: those of the row first, then those whom `timetable` does not lead to the lesson, then others.
  func comers(to row: Meeting, besides timetable: Timetable) -> [String] {
    guard let course = scenario.courses.firstIndex(where: { $0.id == row.course }),
      let lesson = scenario.courses[course].lessons.firstIndex(where: { $0.id == row.lesson })
    else { return [] }
    let off = Set(edits.claims.filter { !$0.attends && $0.meeting == row.id }.map(\.worker))
    let own = Set(row.learners)
    let seated = Set(
      timetable.meetings.filter { $0.course == row.course && $0.lesson == row.lesson }.flatMap(\.learners))
    func rank(_ id: String) -> Int { own.contains(id) ? 0 : seated.contains(id) ? 2 : 1 }
    let candidates = scenario.workers.filter {
      $0.courses.contains(Ref(course)) && !$0.declined && !off.contains($0.id)
    }.map(\.id)
    let able = completing(comers(to: row, from: candidates), Ref(course), lesson, at: row)
    return able.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }.map(\.element)
  }

  /// A start and venue at which a worker could come to the lesson, whoever else does.
  private func ownPlace(of id: String, _ request: Request) -> Advice? {
    guard let worker = scenario.workers.firstIndex(where: { $0.id == id }) else { return nil }
    var request = request
    request.meeting.learners = [id]
    guard case .place(let interval, let venue)? = place(request) else { return nil }
    return .seat(worker: Ref(worker), interval, venue)
  }

  /// The meeting of the same lesson, nearest in time, that the worker may attend.
  private func seat(_ id: String, _ row: Meeting) -> Advice? {
    guard let worker = scenario.workers.firstIndex(where: { $0.id == id }) else { return nil }
    let others = edits.edited.meetings.filter {
      $0.course == row.course && $0.lesson == row.lesson && $0.id != row.id && !$0.held
        && !$0.learners.contains(id)
    }.sorted { (abs($0.start - row.start), $0.id) < (abs($1.start - row.start), $1.id) }
    for other in others.prefix(40) {
      guard let venue = scenario.venues.firstIndex(where: { $0.id == other.venue }) else { continue }
      var meeting = other
      meeting.learners = [id]
      // Whether the meeting itself may stand is another matter.
      let forbidding = Set(MeetingRuleBook.all.map { $0.code })
      if codes(meeting, without: row.id).isDisjoint(with: forbidding.union([.learnerClash, .lessonTwice])) {
        return .seat(worker: Ref(worker), other.interval, Ref(venue))
      }
    }
    return nil
  }
}
