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
  /// `isInterrupted` is asked often and from several threads. Events arrive on the calling thread's behalf, one at a time.
  /// - Throws: `SolverError`.
  public func solve(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    onEvent: @escaping @Sendable (SearchEvent) -> Void = { _ in }
  ) throws(SolverError) -> Outcome {
    throw .unsupported("the search")
  }
}
