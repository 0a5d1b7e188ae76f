/// A rule that a timetable breaks.
public struct Violation: Hashable, Sendable {
  /// The rule.
  public var code: RuleCode
  /// What is wrong, for people.
  public var message: String
  /// Ids of the meetings concerned, and of the workers concerned.
  public var meetings, workers: [String]

  /// A broken rule.
  public init(code: RuleCode, message: String, meetings: [String] = [], workers: [String] = []) {
    self.code = code
    self.message = message
    self.meetings = meetings
    self.workers = workers
  }
}

/// What the verifier found.
public struct Verification: Sendable {
  /// Every broken rule, by code (in the order of `RuleCode`), then by meeting and worker.
  public var violations: [Violation]
  /// The values that the meetings have, tier by tier; tiers that cannot be valued are left out. Without bounds.
  public var goals: [TierResult]
}
