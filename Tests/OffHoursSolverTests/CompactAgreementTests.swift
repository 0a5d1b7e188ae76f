@testable import GLPK
import OffHours
import Testing

@testable import OffHoursSolver

/// The compact model against enumeration, on random scenarios in which every part of the format turns up.
@Suite struct CompactAgreementTests {
  @Test(arguments: 0..<Agreement.blocks)
  func `the compact model finds and proves what enumeration finds`(block: Int) {
    for seed in Agreement.seeds(of: block) {
      let scenario = TinyScenario(seed: seed).scenario
      var bruteForce = BruteForce(Problem(scenario))
      let wanted = bruteForce.solve()
      if let wanted {
        // The enumeration is itself held against the verifier.
        let verified = Verifier.verify(wanted.timetable, scenario)
        #expect(verified.violations.isEmpty, "seed \(seed)")
        #expect(agree(verified.goals.map(\.value), wanted.values), "seed \(seed): enumeration")
      }
      let instance = Instance(Problem(scenario))
      // Sums over time have columns in every other seed, as where attendances are many.
      let outcome = GLPKThread.run { CompactModel(instance, short: seed % 2 == 0 ? 0 : 12).solve() }
      #expect(outcome.isInfeasible == (wanted == nil), "seed \(seed)")
      guard let wanted, let plan = outcome.plan, let standing = outcome.standing else { continue }
      let found = scenario.goals.map { standing.value($0, instance) }
      #expect(agree(found, wanted.values), "seed \(seed): \(found) instead of \(wanted.values)")
      #expect(outcome.isProved && outcome.troubles.isEmpty, "seed \(seed): \(outcome.troubles)")
      #expect(agree(outcome.bounds.compactMap(\.self), found), "seed \(seed): bounds \(outcome.bounds)")
      var timetable = plan.timetable(instance)
      timetable.goals = zip(scenario.goals, found).map { TierResult(tier: $0, value: $1, bound: nil) }
      let violations = Verifier.verify(timetable, scenario).violations
      #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
    }
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 2e-6 * max(1, abs($1)) }
  }
}
