public import OffHours
public import OffHoursSolver

/// Says why a meeting is where and when it is, and forces it away to see what that costs.
public struct MeetingExplainer: Sendable {
  /// The scenario, and the timetable.
  public let scenario: Scenario, timetable: Timetable
  /// Seconds for the trial, and how many alternatives are named.
  public var seconds = 5.0, most = 6
  /// Threads and seed of the search.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// An explainer of a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The card of the meeting with an id; nil where there is none.
  public func card(_ id: String, isInterrupted: @escaping @Sendable () -> Bool = { false }) -> MeetingCard? {
    let hearing = ResolvedTimetable(timetable, in: scenario)
    guard let position = hearing.meetings.firstIndex(where: { $0.id == id }),
      let course = hearing.meetings[position].course, let lesson = hearing.meetings[position].lesson,
      let venue = hearing.meetings[position].venue
    else { return nil }
    let meeting = hearing.meetings[position]
    var card = MeetingCard(
      meeting: timetable.meetings[position], isPinned: meeting.isPinned, learners: meeting.learners.count,
      seats: SizeMax.largest(of: lesson, of: scenario.courses[course], in: scenario.venues[venue]))
    card.employers = Dictionary(grouping: meeting.learners) { scenario.workers[$0].employer }
      .sorted { ($1.value.count, $0.key?.index ?? .max) < ($0.value.count, $1.key?.index ?? .max) }
      .map { ($0.key.map { scenario.employers[$0].name }, $0.value.count) }
    card.alternatives = alternatives(hearing, position, course, lesson)
    // What a file says of bounds is no proof for this scenario.
    card.now = timetable.goals.map {
      TierResult(tier: $0.tier, value: $0.value, bound: nil, parts: $0.parts)
    }
    if !meeting.isPinned && !meeting.isHeld { force(&card, venue, meeting.interval, isInterrupted) }
    return card
  }

  private func alternatives(
    _ hearing: ResolvedTimetable, _ position: Int, _ course: Ref<Course>, _ lesson: Int
  ) -> [MeetingCard.Alternative] {
    let meeting = hearing.meetings[position]
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    let left = timetable.unplaced.filter { $0.course == scenario.courses[course].id }.compactMap {
      order[$0.worker]
    }
    let learners = meeting.learners.map(hearing.attendee), others = left.map(hearing.attendee)
    let rules = scenario.meetingRules(of: course)
    let visits = PossibleMeetings(scenario).visits(course, lesson: lesson, in: scenario).filter {
      abs($0.visit.date - meeting.date) <= 7
        && !($0.venue == meeting.venue && $0.visit.interval == meeting.interval)
    }
    func count(_ people: [Attendee], _ visit: Visit) -> Int {
      people.count { MeetingRuleBook.suits(visit, to: $0, under: rules, in: scenario) }
    }
    let all = visits.map { venue, visit in
      MeetingCard.Alternative(
        start: visit.interval.start, venue: scenario.venues[venue].id, learners: count(learners, visit),
        left: count(others, visit),
        isTaken: hearing.planned.contains { other in
          guard other != position, let used = hearing.meetings[other].venue else { return false }
          return !scenario.leaveTime(
            (venue, scenario.taken(by: visit.interval, of: lesson, in: course)),
            (used, scenario.taken(by: hearing.meetings[other])))
        })
    }
    return Array(
      all.enumerated().sorted {
        ($1.element.learners, $1.element.left, $0.offset) < ($0.element.learners, $0.element.left, $1.offset)
      }.map(\.element).prefix(most))
  }

  /// Plans anew with the hall shut for that time: once with as few people changed as can be, as a repair would, then from
  /// there with the goals first. Each takes half of the time.
  private func force(
    _ card: inout MeetingCard, _ venue: Ref<Venue>, _ interval: Interval,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) {
    var changed = scenario
    changed.venues[venue.index].closed = (changed.venues[venue.index].closed + [interval]).merged()
    var problem = Problem(changed)
    problem.fixed = timetable.history
    problem.keep = timetable
    problem.limits = limits
    problem.limits.isTrial = true
    problem.changes = .first
    problem.limits.deadline = clock.seconds() + seconds / 2
    if let near = try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable {
      card.fewest = near.changes.first { $0.tier == Tier(.peopleChanged) }
      card.losing = PersonCard.Loss.losses(
        from: ResolvedTimetable(timetable, in: scenario), to: ResolvedTimetable(near, in: changed))
      problem.start = near
    }
    if isInterrupted() { return }
    problem.changes = .last
    problem.limits.deadline = clock.seconds() + seconds / 2
    guard let found = try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable else {
      return
    }
    card.without = found.goals
    card.changed =
      PeopleChangedGoal.changed(in: ResolvedTimetable(found, in: changed), keeping: timetable).count
  }
}
