/// What is proved of the difference in how many complete, everybody counting alike.
///
/// The goal `completions` weighs people; its bound says how many there can be at most: no more than the lightest that fit
/// below it. That holds for plans that serve the goals above as well.
struct CountVerdict {
  /// One plan.
  struct Side {
    /// Completions, those before included.
    var count: Int
    /// No plan completes more: of all plans, and of those that are no worse in the tiers above `completions`.
    var most: Int, mostHolding: Int
    /// Position of the tier `completions`; nil where there is none of its own.
    var tier: Int?

    init(_ figures: PlanFigures, scenario: Scenario, weights: [Double], mostPlanned: Int) {
      count = figures.done + figures.completed
      most = figures.done + mostPlanned
      mostHolding = most
      tier = figures.tiers.firstIndex { $0.tier.parts.count == 1 && $0.tier.parts[0].goal == .completions }
      guard let tier, figures.tiers[tier].tier.enough == nil, let bound = figures.tiers[tier].bound else {
        return
      }
      let fitting = CompletionsBound.most(within: bound, of: weights)
      mostHolding = min(most, figures.done + max(figures.completed, fitting))
      if tier == 0 { most = mostHolding }
    }
  }

  /// What is proved.
  let verdict: TierVerdict

  /// Holds a variant against the base; `verdicts` are those of their tiers.
  init(_ new: Side, against old: Side, _ verdicts: [TierVerdict]) {
    /// The most that one side completes in plans that may be held against the other's.
    func most(_ side: Side, unless worse: Set<TierVerdict>) -> Int {
      guard let tier = side.tier, verdicts.count > tier,
        !verdicts[..<tier].contains(where: worse.contains)
      else { return side.most }
      return side.mostHolding
    }
    if new.count == old.count {
      verdict = .same
    } else if new.count > old.count {
      // A tier above that differs unproved may be worse.
      verdict = new.count > most(old, unless: [.loss, .open, .wake, .other]) ? .gain : .open
    } else {
      verdict = old.count > most(new, unless: [.gain, .open, .wake, .other]) ? .loss : .open
    }
  }
}

/// How many can complete where only so much weight is proved to be possible.
package enum CompletionsBound {
  /// As many as the lightest of `weights` that together stay within `bound`.
  package static func most(within bound: Double, of weights: [Double]) -> Int {
    var sum = 0.0, count = 0
    for weight in weights.sorted() {
      sum += weight
      if sum > bound + 1e-6 * Double(count + 1) + 2e-6 { break }
      count += 1
    }
    return count
  }
}

extension ResolvedTimetable {
  /// For every needed pair that is not behind: the least that its completion can count.
  package var completionWeights: [Double] {
    let last = max(0, scenario.horizon.count - 1)
    return scenario.workers.refs.flatMap { worker -> [Double] in
      let person = scenario.workers[worker]
      if person.declined { return [] }
      return Set(person.courses).filter { !isBehind(worker, $0) }.map { _ in
        let attrition = person.employer.map { scenario.employers[$0].attrition } ?? 0
        return Double(CompletionsGoal.weight(priority: person.priority, attrition: attrition, days: last))
          / 1_000_000
      }
    }
  }
}
