public import OffHours
public import OffHoursSolver

/// Makes the ask-list of a timetable and tries it.
public struct AskLister: Sendable {
  /// The scenario, and the timetable.
  public let scenario: Scenario, timetable: Timetable
  /// Most people of a crew who are missing on one date; nil: any number. Where somebody comes in exchange, nobody is
  /// missing.
  public var cap: Int?
  /// Seconds for the trial; nil: until the search is done.
  public var seconds: Double? = 5
  /// Threads and seed of the search.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// A lister for a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The list, with how many of its places a plan made anew has given while as few others as can be are changed.
  public func list(isInterrupted: @escaping @Sendable () -> Bool = { false }) -> AskList {
    var finder = AskFinder(ResolvedTimetable(timetable, in: scenario), cap: cap)
    var list = finder.list(isInterrupted: isInterrupted)
    if list.asks.isEmpty || isInterrupted() { return list }
    let granted = list.granted(in: scenario)
    var changed = granted
    let asked = Set(list.asks.flatMap { ask in ask.courses.map { [ask.worker, $0] } })
    let people = Set(list.asks.map(\.worker))
    for position in changed.workers.indices {
      changed.workers[position].priority = people.contains(changed.workers[position].id) ? 1 : 1e-3
    }
    for position in changed.employers.indices { changed.employers[position].attrition = 0 }
    // Nothing better is looked for than that all of them are placed.
    let start = timetable.seating(
      list.asks.flatMap { ask in ask.meetings.map { (ask.worker, $0) } }, in: granted)
    let calendars = CalendarBook(granted)
    let enough = CompletionsGoal.value(
      of: ResolvedTimetable(start, in: changed, calendars: calendars), completable: nil)
    changed.goals = [Tier(.completions, enough: enough)]
    var problem = Problem(changed)
    problem.start = start
    problem.fixed = timetable.meetings.filter(\.held)
    problem.keep = timetable
    problem.changes = .first
    problem.limits = limits
    problem.limits.firstOnly = true
    problem.limits.isTrial = true
    problem.limits.deadline = seconds.map { clock.seconds() + $0 }
    guard let found = try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable else {
      return list
    }
    list.isTried = true
    let hearing = ResolvedTimetable(found, in: granted, calendars: calendars)
    list.verified = hearing.pursuits.count { pursuit in
      pursuit.isCompletion
        && asked.contains([granted.workers[pursuit.worker].id, granted.courses[pursuit.course].id])
    }
    list.othersChanged = PeopleChangedGoal.changed(in: hearing, keeping: timetable).count {
      !people.contains(granted.workers[$0].id)
    }
    return list
  }
}
