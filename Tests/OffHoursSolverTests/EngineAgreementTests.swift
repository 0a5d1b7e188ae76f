@testable import GLPK
import OffHours
import Testing

@testable import OffHoursSolver

/// The engine against enumeration, on the scenarios on which the compact model is tested too.
@Suite struct EngineAgreementTests {
  @Test(arguments: 0..<Agreement.blocks)
  func `the engine finds what enumeration finds, and proves nothing false`(block: Int) throws {
    try agree(block, usesCompact: true)
  }

  /// Column generation and neighbourhoods alone, as in scenarios that are too large for the compact model.
  @Test(arguments: 0..<Agreement.blocks)
  func `the engine finds the same without the compact model`(block: Int) throws {
    try agree(block, usesCompact: false)
  }

  private func agree(_ block: Int, usesCompact: Bool) throws {
    for seed in Agreement.seeds(of: block) {
      let scenario = TinyScenario(seed: seed).scenario
      var bruteForce = BruteForce(Problem(scenario))
      let wanted = bruteForce.solve()
      let outcome: Outcome
      do {
        var solver = Solver(Problem(scenario))
        solver.usesCompact = usesCompact
        outcome = try solver.solve()
      } catch .impossiblePin {
        #expect(wanted == nil, "seed \(seed): a pin that can be held was refused")
        continue
      } catch {
        Issue.record("seed \(seed): \(error)")
        continue
      }
      guard let wanted else {
        Issue.record("seed \(seed): a pin that cannot be held was planned")
        continue
      }
      let violations = Verifier.verify(outcome.timetable, scenario).violations
      #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
      let tiers = outcome.tiers
      #expect(tiers.count == scenario.goals.count, "seed \(seed)")
      check(tiers, wanted.values, seed: seed)
    }
  }

  /// Every value is the optimum, and no bound is on its wrong side.
  private func check(_ tiers: [TierResult], _ optimum: [Double], seed: Int) {
    for (position, (result, best)) in zip(tiers, optimum).enumerated() {
      let sign = result.tier.isMaximised ? 1.0 : -1
      let slack = 2e-6 * max(1, abs(best))
      let lead = sign * (result.value - best)
      #expect(lead <= slack, "seed \(seed), tier \(position): \(result.value) is better than \(best)")
      if let bound = result.bound {
        #expect(
          sign * (bound - best) >= -slack, "seed \(seed), tier \(position): bound \(bound), optimum \(best)")
        let isProved = abs(bound - result.value) <= slack
        #expect(
          !isProved || lead >= -slack, "seed \(seed), tier \(position): \(result.value) proved, \(best) found"
        )
      }
      #expect(lead >= -slack, "seed \(seed), tier \(position): \(result.value) instead of \(best)")
      // What follows is optimised under another condition.
      if lead < -slack { return }
    }
  }
}
