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

/// What happens during a search, in order.
public enum SearchEvent: Sendable {
  /// Sizes: workers that may be placed, kinds of calendar, possible meetings.
  case began(workers: Int, kinds: Int, slots: Int)
  /// A tier is being optimised: its position among the problem's tiers.
  case tier(Int)
  /// A better timetable: the values of all tiers.
  case improved(seconds: Double, values: [Double])
  /// A better bound on a tier.
  case bound(seconds: Double, tier: Int, bound: Double)
  /// What the operators of the search did, at its end.
  case operators([OperatorNote])
  /// Something went wrong and was worked around.
  case trouble(String)
}

/// Why there is no outcome at all.
public enum SolverError: Error, Sendable, Equatable {
  /// The scenario asks for something that this version cannot plan.
  case unsupported(String)
  /// A pinned or fixed meeting cannot be held: which, and the rule that forbids it.
  case impossiblePin(meeting: String, code: RuleCode, detail: String)
  /// The result broke a rule: a fault of this program, with what the verifier said.
  case rejected([String])
}
