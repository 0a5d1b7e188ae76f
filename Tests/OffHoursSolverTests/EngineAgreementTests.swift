@testable import GLPK
import OffHours
import Testing

@testable import OffHoursSolver

/// The engine against enumeration, on the scenarios on which the compact model is tested too.
@Suite struct EngineAgreementTests {
  /// Whether the engine has to find the optimum of every tier, not only keep the rules and prove no more than is true.
  static let isExact = false
  /// Whether the engine plans pins and limits too.
  static let takesPins = false, takesLimits = false

  @Test(arguments: 0..<Agreement.blocks)
  func `the engine keeps every rule and proves nothing false`(block: Int) throws {
    for seed in Agreement.seeds(of: block) {
      let scenario = TinyScenario(seed: seed).scenario
      if !Self.takesPins && scenario.courses.contains(where: { !$0.pins.isEmpty }) { continue }
      if !Self.takesLimits && scenario.limits != Limits() { continue }
      var bruteForce = BruteForce(Problem(scenario))
      let wanted = bruteForce.solve()
      let outcome: Outcome
      do {
        outcome = try Solver(Problem(scenario)).solve()
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

  /// No value is better than the optimum, and no bound is on its wrong side, as long as the tiers above are optimal: a
  /// bound holds for what the tiers above reached.
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
      if Self.isExact {
        #expect(lead >= -slack, "seed \(seed), tier \(position): \(result.value) instead of \(best)")
      }
      // What follows is optimised under another condition.
      if lead < -slack { return }
    }
  }
}
