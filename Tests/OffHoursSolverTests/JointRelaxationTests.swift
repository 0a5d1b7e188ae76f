import OffHours
import Testing

@testable import GLPK
@testable import OffHoursSolver

/// The relaxation of all courses, left and gone on with at any point.
@Suite struct JointRelaxationTests {
  @Test func `wherever it is left, no timetable is better than the bound`() {
    var looked = 0
    for seed in 0..<60 {
      let scenario = TinyScenario(seed: seed).scenario
      var bruteForce = BruteForce(Problem(scenario))
      guard bruteForce.solve() != nil else { continue }
      let instance = Instance(Problem(scenario))
      let outcome = GLPKThread.run { CompactModel(instance).solve() }
      guard let standing = outcome.standing else {
        Issue.record("seed \(seed): nothing found")
        continue
      }
      for (tier, goal) in scenario.goals.enumerated() {
        let best = GoalWeights(goal).value(standing, instance)
        let bounds = JointRelaxation.bounds(instance, tier: tier, holding: standing)
        #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed): \(bounds)")
        for bound in bounds {
          #expect(
            bound <= best + 2e-6 * max(1, abs(best)), "seed \(seed), tier \(tier): \(bound), optimum \(best)")
        }
        looked += bounds.count
      }
    }
    #expect(looked > 200, "\(looked) bounds are too few to say anything")
  }
}
