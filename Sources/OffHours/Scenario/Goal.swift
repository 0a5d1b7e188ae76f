/// What is optimised.
public enum Goal: String, CaseIterable, Sendable {
  case targets, completions, fairness, cost, meetings, rest, travel, early, lessons, lapses, release, burden
  /// Closeness to a timetable that is known already. No scenario asks for these; who replans or compares does.
  case frozenSeats = "frozen-seats"
  case peopleChanged = "people-changed"
  case meetingsMoved = "meetings-moved"

  /// The goals that a scenario can ask for, in the order of the format.
  public static let allCases: [Goal] = [
    .targets, .completions, .fairness, .cost, .meetings, .rest, .travel, .early, .lessons,
    .lapses, .release, .burden,
  ]

  /// How far a timetable is from one that was known before: counted beside the scenario's goals.
  public static let changes: [Goal] = [.frozenSeats, .peopleChanged, .meetingsMoved]

  /// Whether more is better.
  public var isMaximised: Bool { self == .completions || self == .fairness || self == .lessons }
}

/// One tier of the goals: optimised, then held while the next is optimised.
public struct Tier: Hashable, Sendable {
  /// The goals and their positive weights, in the order of `Goal.allCases`; a plain goal has weight 1.
  public var parts: [Part]
  /// Whether it was written as a map of weights.
  public var isWeighted: Bool
  /// What is enough: a value beyond this counts as this, so that what is below may use what is left. Only a plain goal
  /// has it; no file states it.
  public var enough: Double?

  /// A goal and its weight.
  public struct Part: Hashable, Sendable {
    /// The goal.
    public var goal: Goal
    /// Its weight, > 0.
    public var weight: Double

    /// A goal with a weight.
    public init(goal: Goal, weight: Double) {
      self.goal = goal
      self.weight = weight
    }
  }

  /// A tier of one goal, of which `enough` is enough.
  public init(_ goal: Goal, enough: Double? = nil) {
    parts = [Part(goal: goal, weight: 1)]
    isWeighted = false
    self.enough = enough
  }

  /// A weighted sum, minimised, with max-goals negated.
  public init(weighted parts: [Part]) {
    self.parts = parts
    isWeighted = true
  }

  /// Whether more is better: only for a plain goal that is maximised.
  public var isMaximised: Bool { !isWeighted && parts[0].goal.isMaximised }

  /// What a value counts for: no more than enough.
  package func counted(_ value: Double) -> Double {
    guard let enough else { return value }
    return isMaximised ? min(value, enough) : max(value, enough)
  }

  /// The tiers that hold where a scenario names none.
  public static let standard = [Goal.targets, .completions, .lessons, .cost, .rest, .travel, .early].map {
    Tier($0)
  }
}
