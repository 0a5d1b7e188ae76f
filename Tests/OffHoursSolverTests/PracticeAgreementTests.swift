import OffHours
import Testing

@testable import OffHoursSolver

/// Sizes, staff, set-up and clear-down of lessons, halls that share and online venues: enumeration, compact model, engine.
@Suite struct PracticeAgreementTests {
  private static let blocks = 4

  private func seeds(_ block: Int) -> [Int] { (0..<200).filter { $0 % Self.blocks == block } }

  @Test(arguments: 0..<blocks)
  func `the compact model finds and proves what enumeration finds`(block: Int) {
    for seed in seeds(block) { Agreement.checkCompact(PracticeScenario.scenario(seed: seed), seed: seed) }
  }

  @Test(arguments: 0..<blocks)
  func `the engine finds what enumeration finds, with the compact model and without`(block: Int) {
    for seed in seeds(block) {
      let scenario = PracticeScenario.scenario(seed: seed)
      for usesCompact in [true, false] {
        Agreement.checkEngine(scenario, usesCompact: usesCompact, seed: seed)
      }
    }
  }
}
