public import OffHours

/// What a search found, and what it proved. There is none that the verifier has not passed.
public struct Outcome: Sendable {
  /// The best timetable, with its tiers, the people left out, and why the search stopped.
  public let timetable: Timetable
  /// Value and bound of every goal of the scenario, as in the timetable; those of changes stand in its `changes`.
  public var tiers: [TierResult] { timetable.goals }
  /// Why the search ended.
  public let stopped: Timetable.Termination

  /// An outcome, where `verify` finds no broken rule of `scenario` in the timetable. It is asked once.
  /// - Throws: `SolverError.rejected` with what is broken.
  init(
    _ timetable: Timetable, stopped: Timetable.Termination, of scenario: Scenario,
    verify: (Timetable, Scenario) -> Verification
  ) throws(SolverError) {
    let violations = verify(timetable, scenario).violations
    if !violations.isEmpty { throw .rejected(violations.map { "\($0.code.rawValue): \($0.message)" }) }
    self.timetable = timetable
    self.stopped = stopped
  }
}
