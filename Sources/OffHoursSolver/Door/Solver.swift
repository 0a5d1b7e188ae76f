internal import GLPK
import OffHours

/// Finds a timetable for a problem, and proves how good it is.
public struct Solver: Sendable {
  /// What is solved.
  public let problem: Problem
  let clock: SearchClock

  /// A solver for `problem` that tells time by `clock`.
  public init(_ problem: Problem, clock: SearchClock = .still) {
    self.problem = problem
    self.clock = clock
  }

  /// Searches until done, stopped or out of time. There is always a timetable, if only one without learners.
  ///
  /// `isInterrupted` is asked often and from several threads. Events arrive one at a time.
  /// - Throws: `SolverError`.
  public func solve(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    onEvent: @escaping @Sendable (SearchEvent) -> Void = { _ in }
  ) throws(SolverError) -> Outcome {
    let instance = Instance(problem)
    onEvent(
      .began(
        workers: instance.demand.kindOfWorker.count { $0 >= 0 }, kinds: instance.demand.kinds.count,
        slots: instance.supply.spots.count))
    var greedy = Greedy(instance)
    greedy.isStopped = isInterrupted
    try greedy.run()
    var plan = greedy.plan
    let tiers = instance.scenario.goals
    func values(_ standing: Standing) -> [Double] { tiers.map { standing.value($0, instance) } }
    onEvent(.improved(seconds: clock.seconds(), values: values(plan.standing(instance))))
    let limits = problem.limits
    let clock = clock
    let token = CancellationToken()
    let isStopped: @Sendable () -> Bool = {
      isInterrupted() || limits.deadline.map { clock.seconds() >= $0 } ?? false
    }
    if !limits.firstOnly && !isStopped() {
      let start = plan
      plan = GLPKThread.run {
        var improver = Improver(instance, start, seed: limits.seed)
        improver.isStopped = isStopped
        improver.secondsLeft = { limits.deadline.map { $0 - clock.seconds() } }
        improver.cancellation = token
        improver.onImprovement = { onEvent(.improved(seconds: clock.seconds(), values: values($0))) }
        improver.onTrouble = { onEvent(.trouble($0)) }
        for tier in tiers.indices {
          onEvent(.tier(tier))
          improver.improve(tier: tier, patience: 24) { _ in false }
          if isStopped() { break }
        }
        return improver.plan
      }
    }
    let standing = plan.standing(instance)
    var timetable = plan.timetable(instance)
    timetable.stopped = isInterrupted() ? .interrupted : .time
    timetable.goals = zip(tiers, values(standing)).map { TierResult(tier: $0, value: $1, bound: nil) }
    return Outcome(timetable: timetable, stopped: timetable.stopped!)
  }
}
