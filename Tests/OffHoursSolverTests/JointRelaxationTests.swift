import OffHours
import Testing

@testable import GLPK
@testable import OffHoursSolver

/// The relaxation of all courses, left and gone on with at any point.
@Suite struct JointRelaxationTests {
  /// The bounds of a tier after each part of the work, in minimised form, from an empty plan.
  private func bounds(_ instance: Instance, tier: Int, holding standing: Standing)
    -> [Double]
  {
    let alone = AloneBook(instance)
    let company = Company(
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
        let bounds = bounds(instance, tier: tier, holding: standing)
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
