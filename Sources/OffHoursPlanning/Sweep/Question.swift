public import OffHours

/// What a sweep asks for in place of the scenario's goals: what has to be reached first, and what is best then.
public struct Question: Sendable {
  /// Goals with a value that is enough, most important first.
  public var floors: [(goal: Goal, enough: Double)]
  /// What is optimised once they are reached.
  public var best: Goal?

  /// A question.
  public init(floors: [(goal: Goal, enough: Double)] = [], best: Goal? = nil) {
    self.floors = floors
    self.best = best
  }

  /// The tiers of the question: the floors, each held at no more than enough; what is best; then the scenario's other
  /// goals, so that ties go as it wants.
  public func tiers(of goals: [Tier]) -> [Tier] {
    let asked = floors.map(\.goal) + (best.map { [$0] } ?? [])
    if asked.isEmpty { return goals }
    return floors.map { Tier($0.goal, enough: $0.enough) } + (best.map { [Tier($0)] } ?? [])
      + goals.filter { tier in tier.isWeighted || !asked.contains(tier.parts[0].goal) }
  }
}
