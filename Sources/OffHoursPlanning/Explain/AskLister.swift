public import OffHours
public import OffHoursSolver

/// Makes the ask-list of a timetable and tries it.
public struct AskLister: Sendable {
  /// The scenario, and the timetable.
  public let scenario: Scenario, timetable: Timetable
  /// Most shifts that a crew gives up on one date; nil: any number.
  public var cap: Int?
  /// Seconds for the trial.
  public var seconds = 5.0
  /// Threads and seed of the search.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// A lister for a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The list, with how many of the asks a plan made anew has placed while nobody else is changed.
  public func list(isInterrupted: @escaping @Sendable () -> Bool = { false }) -> AskList {
    var list = AskList.find(timetable, in: scenario, cap: cap)
    if list.asks.isEmpty { return list }
    let granted = list.granted(in: scenario)
    var changed = granted
    let asked = Set(list.asks.map { [$0.worker, $0.course] })
    let people = Set(list.asks.map(\.worker))
    for position in changed.workers.indices {
      changed.workers[position].priority = people.contains(changed.workers[position].id) ? 1 : 1e-3
    }
    for position in changed.employers.indices { changed.employers[position].attrition = 0 }
    changed.goals = [Tier(.completions)]
    var problem = Problem(changed)
    problem.fixed = timetable.meetings.filter(\.held)
    problem.keep = timetable
    problem.changes = .first
    problem.limits = limits
    problem.limits.deadline = clock.seconds() + seconds
    guard let found = try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable else {
      return list
    }
    let hearing = Hearing(found, in: granted)
    list.verified = hearing.pursuits.count { pursuit in
      pursuit.isCompletion
        && asked.contains([granted.workers[pursuit.worker].id, granted.courses[pursuit.course].id])
    }
    return list
  }
}
