@testable import GLPK
import OffHours
import Testing

@testable import OffHoursSolver

/// Stretches, training and release: the compact model and the engine against enumeration.
@Suite struct ShiftAgreementTests {
  @Test(arguments: 0..<2)
  func `the compact model and the engine find what enumeration finds`(block: Int) throws {
    var released: Set<Int> = []
    for seed in stride(from: block, to: 200, by: 2) {
      let scenario = TinyScenario.withShifts(seed: seed)
      var bruteForce = BruteForce(Problem(scenario))
      let wanted = bruteForce.solve()
      Agreement.checkCompact(scenario, seed: seed)
      for usesCompact in seed % 5 == 0 ? [true, false] : [true] {
        let outcome: Outcome
        do {
          var solver = Solver(Problem(scenario))
          solver.models.isAsked = usesCompact
          outcome = try solver.solve()
        } catch .impossiblePin {
          // What a first plan cannot hold the compact model may.
          #expect(wanted == nil || !usesCompact, "seed \(seed): a pin that can be held was refused")
          continue
        }
        guard let wanted else {
          Issue.record("seed \(seed): a pin that cannot be held was planned")
          continue
        }
        let violations = Verifier.verify(outcome.timetable, scenario).violations
        #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
        Agreement.check(
          outcome.tiers, wanted.values, "seed \(seed), compact \(usesCompact)", isExact: usesCompact)
        let hearing = ResolvedTimetable(outcome.timetable, in: scenario)
        if !ReleaseBook(hearing).stays.isEmpty { released.insert(seed) }
      }
      if let wanted {
        let violations = Verifier.verify(wanted.timetable, scenario).violations
        #expect(violations.isEmpty, "seed \(seed): enumeration: \(violations.map(\.message))")
      }
    }
    #expect(released.count >= 8, "somebody was released in \(released.count) of 100 scenarios only")
  }

  @Test func `a budget of nothing gives what is planned without release`() throws {
    for seed in 0..<24 {
      var scenario = TinyScenario.withShifts(seed: seed)
      scenario.goals.removeAll { $0.parts.contains { $0.goal == .release } }
      var none = scenario, nothing = scenario
      for employer in scenario.employers.indices {
        none.employers[employer].release = nil
        var release = Release()
        release.total = 0
        nothing.employers[employer].release = release
      }
      let plain = try? Solver(Problem(none)).solve(), capped = try? Solver(Problem(nothing)).solve()
      #expect(plain?.tiers.map(\.value) == capped?.tiers.map(\.value), "seed \(seed)")
    }
  }
}
