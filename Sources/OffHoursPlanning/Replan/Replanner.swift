public import OffHours
public import OffHoursSolver

/// A repair: what was broken, what came out, and what that means for people.
public struct Replan: Sendable {
  /// What no longer held.
  public var triage: Triage
  /// The old timetable with history marked, and the new one.
  public var before, timetable: Timetable
  /// What is different for people.
  public var changes: PlanChanges
  /// Frozen meetings whose hall and instructors stand, and which close because too few people can come. A pin would
  /// hold them.
  public var tooSmall: [Meeting] = []
  /// Whether people changed the old timetable by hand: `tiers` count what changes beside that, `changes` both.
  public var isEdited = false
  /// Meetings whose instructors people took away without naming others: who taught them, and who does.
  public var staffed: [PlanChanges.Seat] = []
  /// Whether it is proved that no timetable has more of those whom people put on meetings by hand.
  public var areMostClaimsProved = false
  /// How many people are changed, and how many have to be at least; the same of meetings and of frozen seats.
  public var tiers: [TierResult] { timetable.changes }
}

/// Repairs a timetable for a scenario that has changed: past and frozen meetings stay, as few people as possible are
/// changed, then as few meetings moved, then the goals are served.
public struct Replanner: Sendable {
  /// The revised scenario, and the timetable that people know.
  public var scenario: Scenario, from: Timetable
  /// Everything that began before is history; nil: nothing new is.
  public var now: Instant?
  /// Until when nothing is changed that need not be; nil: until `now`.
  public var freezeUntil: Instant?
  /// Who came to what.
  public var attendance: [AttendanceRecord] = []
  /// What people changed in `from` by hand and wish to hold; nil: nothing.
  public var edits: HandEdits?
  /// How hard to search.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// A repair of `from` for `scenario`.
  public init(_ scenario: Scenario, from: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.from = from
    self.clock = clock
  }

  /// The old timetable in the light of what has happened.
  public var progression: Progression { Progression(from, now: now, attendance: attendance) }

  /// The problem that the solver gets.
  public var problem: Problem {
    let timetable =
      edits.map { Progression($0.edited, now: now, attendance: attendance).timetable }
      ?? progression.timetable
    let held = edits?.scenario(scenario) ?? scenario
    let demanding = edits?.demanding(held)
    var problem = Problem((demanding ?? held).planned(from: now))
    // What people put on by hand comes before all that the search would like better.
    if demanding != nil { problem.first = [Tier(.lapses)] }
    problem.limits = limits
    problem.fixed = timetable.meetings.filter { $0.held || edits?.held.contains($0.id) ?? false }
    problem.keep = timetable
    problem.changes = .first
    problem.now = now
    problem.frozenUntil = [now, freezeUntil].compactMap(\.self).max()
    return problem
  }

  /// The same with learners led to those held meetings to which too few come in what was found; nil where all are large
  /// enough, or there are not enough people who could come. `round`: how many sets of people were tried before.
  public func filling(_ found: Timetable, round: Int) -> Replanner? {
    guard let edits else { return nil }
    let small = edits.tooSmall(in: found, scenario)
    if small.isEmpty { return nil }
    let nearest = NearestEdits(edits, in: scenario)
    var result = self
    for row in small {
      guard let course = scenario.courses.first(where: { $0.id == row.course }),
        let lesson = course.lessons.firstIndex(where: { $0.id == row.lesson })
      else { return nil }
      let least = course.size(of: lesson).least
      let comers = nearest.comers(to: row, besides: found)
      guard comers.count >= least, round * least < comers.count else { return nil }
      let first = min(round * least, comers.count - least)
      result.edits?.invited += comers[first..<first + least].map {
        HandEdits.Claim(meeting: row.id, worker: $0, attends: true)
      }
    }
    return result
  }

  /// The problem in which who was led to held meetings counts for more than everybody else, whoever has to change: the last
  /// that is tried before a row is refused. `valued` gives what comes of it the values of the goals.
  public var urgentProblem: Problem {
    var problem = problem
    let wanted = Set((edits.map { $0.claims.filter(\.attends) + $0.invited } ?? []).map(\.worker))
    for worker in problem.scenario.workers.indices where wanted.contains(problem.scenario.workers[worker].id)
    {
      problem.scenario.workers[worker].priority = 1000
    }
    problem.scenario.goals = [Tier(.completions)]
    problem.changes = .last
    return problem
  }

  /// What was found for other goals with the values of this scenario's own, of which nothing is proved; nil where it breaks
  /// a rule.
  public func valued(_ found: Timetable) -> Timetable? {
    CarryOver(scenario.planned(from: now), keep: from).valued(found)
  }

  /// Triage alone: nothing is searched.
  public var triage: Triage { Triage.find(progression, in: scenario, now: now) }

  /// The repaired timetable, as the next revision.
  /// - Throws: `SolverError`.
  public func replanned(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    onEvent: @escaping @Sendable (SearchEvent) -> Void = { _ in }
  ) throws(SolverError) -> Replan {
    let before = progression.timetable
    let outcome = try Solver(problem, clock: clock).solve(isInterrupted: isInterrupted, onEvent: onEvent)
    return result(outcome.timetable, before)
  }

  /// What a search found, as a repair of the old timetable.
  public func result(_ found: Timetable, _ before: Timetable? = nil) -> Replan {
    let before = before ?? progression.timetable
    var timetable = found
    let claims = timetable.changes.first { !$0.isChange }
    timetable.changes.removeAll { !$0.isChange }
    timetable.id = from.planId
    timetable.state = from.state
    timetable.told = from.toldNext
    // Files and calendars count up to a thousand million.
    timetable.revision = min(from.revision, 999_999_999) + 1
    // History stays even where the scenario has forgotten its course.
    let known = Set(timetable.meetings.filter(\.held).map(\.id))
    timetable.meetings += before.meetings.filter { $0.held && !known.contains($0.id) }
    rename(&timetable)
    timetable.meetings.sort { ($0.start, $0.venue, $0.id) < ($1.start, $1.venue, $1.id) }
    timetable = Substitutes(before, scenario, besides: edits).without(timetable)
    count(lost: before, in: &timetable)
    let triage = triage
    var result = Replan(
      triage: triage, before: before, timetable: timetable,
      changes: PlanChanges(from: before, to: timetable, in: scenario),
      tooSmall: tooSmall(triage, before, timetable), isEdited: edits.map { !$0.isEmpty } ?? false,
      staffed: edits?.staffed(in: timetable) ?? [])
    if let claims, let bound = claims.bound { result.areMostClaimsProved = bound >= claims.value - 1e-9 }
    return result
  }

  /// Gives meetings that got an id of one that is gone another one: calendars would take them for it. Who is led to it by hand
  /// keeps the ids that the edited timetable has.
  private func rename(_ timetable: inout Timetable) {
    let old = edits.map { Set($0.removed.map(\.id)) } ?? []
    let gone = old.union(from.retired).union(edits?.edited.retired ?? [])
      .subtracting(edits?.edited.meetings.map(\.id) ?? [])
    var taken = gone.union(timetable.meetings.map(\.id)).union(from.meetings.map(\.id))
    for position in timetable.meetings.indices where gone.contains(timetable.meetings[position].id) {
      let meeting = timetable.meetings[position]
      var number = 1
      while !taken.insert("\(meeting.course)/\(meeting.lesson)/\(number)").inserted { number += 1 }
      timetable.meetings[position].id = "\(meeting.course)/\(meeting.lesson)/\(number)"
    }
    timetable.retired = from.retired
    timetable.retire(gone.union(from.meetings.map(\.id)))
  }

  /// The search counts frozen seats that it may keep. Seats in meetings that can be held no more are given up as well,
  /// whatever is done: they belong to the number and to what is unavoidable of it.
  private func count(lost before: Timetable, in timetable: inout Timetable) {
    guard let tier = timetable.changes.firstIndex(where: { $0.tier == Tier(.frozenSeats) }),
      let until = [now, freezeUntil].compactMap(\.self).max()
    else { return }
    let hearing = ResolvedTimetable(timetable, in: scenario)
    let known = BaselineSeats(before, in: scenario, besides: timetable)
    let after = BaselineSeats(timetable, in: scenario)
    var lost = 0
    for worker in scenario.workers.refs where !scenario.workers[worker].declined {
      for course in Set(scenario.workers[worker].courses) where !hearing.isBehind(worker, course) {
        let kept = Set(after.seats(of: worker, course))
        lost += known.seats(of: worker, course).count { $0.start < until && !kept.contains($0) }
      }
    }
    let unseen = Double(lost) - timetable.changes[tier].value
    guard unseen > 0 else { return }
    timetable.changes[tier].value += unseen
    timetable.changes[tier].bound? += unseen
  }

  private func tooSmall(_ triage: Triage, _ before: Timetable, _ after: Timetable) -> [Meeting] {
    guard let until = freezeUntil else { return [] }
    func place(_ meeting: Meeting) -> [String] { [meeting.course, meeting.lesson, meeting.venue] }
    let open = Dictionary(grouping: after.meetings, by: \.start)
    let broken = Set(triage.meetings.filter { $0.code != .sizeMin }.map(\.meeting.id))
    return before.meetings.filter { meeting in
      !meeting.held && meeting.start < until && !broken.contains(meeting.id)
        && !(open[meeting.start] ?? []).contains { place($0) == place(meeting) }
    }
  }
}
