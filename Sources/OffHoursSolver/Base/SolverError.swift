public import OffHours

/// Why there is no outcome at all.
public enum SolverError: Error, Sendable, Equatable {
  /// The scenario asks for something that this version cannot plan.
  case unsupported(String)
  /// A pinned or fixed meeting cannot be held: which, and the rule that forbids it.
  case impossiblePin(meeting: String, code: RuleCode, detail: String)
  /// The result broke a rule: a fault of this program, with what the verifier said.
  case rejected([String])
}
