import OffHours
import OffHoursSolver

/// One search among several over scenarios that differ little.
///
/// It begins from nothing, as a search of the scenario alone would, so that it is never left with less. What other
/// searches have found is held against that; from the best of it all it goes on for a while.
struct WarmSearch: Sendable {
  var limits: SearchLimits
  /// Seconds for the search from nothing; going on takes a fifth of that more. nil: until it is done.
  var seconds: Double?
  /// What was held before: fixed in every search.
  var history: [Meeting] = []
  let clock: SearchClock
  let isInterrupted: @Sendable () -> Bool
  let onEvent: @Sendable (SearchEvent) -> Void

  /// The share of the time that is added to go on from the best that is known, all of it together.
  private static let more = 0.2

  /// A timetable of `scenario`.
  ///
  /// `known` are timetables of other scenarios. Where there is one to `keep`, the last tier is to change as few of its
  /// people as can be.
  func timetable(of scenario: Scenario, known: [Timetable], keep: Timetable?) throws(SolverError) -> Timetable
  {
    let cold = try solve(scenario, start: nil, keep: nil, seconds: seconds, onEvent)
    if known.isEmpty && keep == nil { return cold }
    let carryOver = CarryOver(scenario, keep: keep)
    let own = carryOver.recounted(cold)
    let found = carryOver.better(than: own, among: known)
    let best = found?.timetable ?? own
    // What cannot be better need not be searched on; nor what nothing else has come near.
    if isInterrupted() || (keep == nil && (best.stopped == .optimal || known.isEmpty)) { return best }
    let rest = seconds.map { $0 * WarmSearch.more / (keep == nil ? 1 : 2) }
    let last = try solve(scenario, start: best, keep: keep, seconds: rest) { event in
      // It is still the same search to whoever looks on.
      if case .began = event { return }
      onEvent(event)
    }
    guard let keep else { return carryOver.closer(last, best) }
    // The nearest plan to what is known, where that is as good: it changes fewest people.
    let isDone = isInterrupted() || last.stopped == .optimal
    let near = isDone ? nil : try? solve(scenario, start: nil, keep: keep, seconds: rest) { _ in }
    return carryOver.closer(near.map { carryOver.closer(last, $0) } ?? last, best)
  }

  /// A search that ends after some seconds.
  private func solve(
    _ scenario: Scenario, start: Timetable?, keep: Timetable?, seconds: Double?,
    _ onEvent: @escaping @Sendable (SearchEvent) -> Void
  ) throws(SolverError) -> Timetable {
    var problem = Problem(scenario)
    problem.fixed = history
    problem.limits = limits
    problem.limits.deadline = seconds.map { clock.seconds() + $0 }
    problem.start = start
    problem.keep = keep
    problem.changes = .last
    return try Solver(problem, clock: clock).solve(isInterrupted: isInterrupted, onEvent: onEvent).timetable
  }
}
