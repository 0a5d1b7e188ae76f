import OffHours
import Testing

@testable import GLPK
@testable import OffHoursSolver

extension Agreement {
  /// Holds the bounds of every tier of a scenario, in minimised form, against the best value with the tiers before held at
  /// theirs: none is on its wrong side. Returns both, tier by tier; nothing where no timetable holds the pins.
  static func checkBounds(
    _ scenario: Scenario, seed: Int, _ bounds: (Instance, _ tier: Int, GoalValues) -> [Double]
  ) -> [(best: Double, bounds: [Double])] {
    let instance = Instance(Problem(scenario))
    let outcome = GLPKThread.run { CompactModel(instance).solve() }
    guard let standing = outcome.standing, outcome.isProved else {
      #expect(outcome.isInfeasible, "seed \(seed): nothing found, and nothing proved")
      return []
    }
    return scenario.goals.enumerated().map { tier, goal in
      let best = GoalWeights(goal).value(standing, instance)
      let found = bounds(instance, tier, standing)
      for bound in found {
        #expect(
          bound <= best + 2e-6 * max(1, abs(best)), "seed \(seed), tier \(tier): \(bound), optimum \(best)")
      }
      return (best, found)
    }
  }
}

extension JointRelaxation {
  /// The bounds of a tier after each part of the work, in minimised form, from an empty plan.
  static func bounds(_ instance: Instance, tier: Int, holding standing: GoalValues) -> [Double] {
    let alone = SoloFeasibility(instance)
    let company = MinimumSizePruning(
      instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) })
    return GLPKThread.run {
      var relaxation = JointRelaxation(instance, groups: company.groups, company: company)
      guard var progress = try? relaxation.start(tier: tier, holding: standing) else { return [] }
      var found: [Double] = []
      while !progress.isDone {
        try? relaxation.advance(
          &progress, iterations: 1, target: .infinity, cancellation: CancellationToken(), goOn: { _ in true })
        if let bound = progress.bound { found.append(bound) }
      }
      return found
    }
  }
}
