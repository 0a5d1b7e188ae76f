import OffHours
import OffHoursSolver

/// One search among several over scenarios that differ little.
///
/// It begins from a timetable of another scenario where one keeps every rule here. Where none does, what can be kept of it
/// may be much or nearly nothing: then a part of the time goes to a search from what stands, a part to one from nothing,
/// and the rest goes on from the better of the two.
struct WarmSearch: Sendable {
  var limits: SearchLimits
  /// Seconds for all of it; nil: until it is done.
  var seconds: Double?
  let clock: SearchClock
  let isInterrupted: @Sendable () -> Bool
  let onEvent: @Sendable (SearchEvent) -> Void

  /// A timetable of `scenario`.
  ///
  /// `known` are timetables of other scenarios, the nearest last. Where there is one to `keep`, the last tier is to change
  /// as few of its people as can be.
  func timetable(of scenario: Scenario, known: [Timetable], keep: Timetable?) throws(SolverError) -> Timetable
  {
    let carryOver = CarryOver(scenario, keep: keep)
    let begin = clock.seconds()
    if let start = carryOver.best(of: known) {
      return try solve(scenario, start: start, keep: keep, until: 1, of: begin)
    }
    guard let near = keep ?? known.last else {
      return try solve(scenario, start: nil, keep: nil, until: 1, of: begin)
    }
    var kept = try solve(scenario, start: nil, keep: near, until: 0.4, of: begin)
    if keep == nil { kept.changes = [] }
    guard let seconds, kept.stopped == .time, !isInterrupted() else { return kept }
    let quiet = WarmSearch(
      limits: limits, seconds: seconds, clock: clock, isInterrupted: isInterrupted,
      onEvent: { event in
        // It is still the same search to whoever looks on.
        if case .began = event { return }
        onEvent(event)
      })
    let fresh = try quiet.solve(scenario, start: nil, keep: nil, until: 0.7, of: begin)
    let better = carryOver.better(than: kept, among: [fresh])?.timetable ?? kept
    if isInterrupted() { return better }
    let last = try quiet.solve(scenario, start: better, keep: keep, until: 1, of: begin)
    return last
  }

  /// A search that ends when a share of the time has gone.
  private func solve(
    _ scenario: Scenario, start: Timetable?, keep: Timetable?, until share: Double, of begin: Double
  ) throws(SolverError) -> Timetable {
    var problem = Problem(scenario)
    problem.limits = limits
    problem.limits.deadline = seconds.map { begin + $0 * share }
    problem.start = start
    problem.keep = keep
    problem.changes = .last
    return try Solver(problem, clock: clock).solve(isInterrupted: isInterrupted, onEvent: onEvent).timetable
  }
}
