import Testing

@testable import OffHoursSolver

/// The compact model against enumeration, on random scenarios in which every part of the format turns up.
@Suite struct CompactAgreementTests {
  @Test(arguments: 0..<Agreement.blocks)
  func `the compact model finds and proves what enumeration finds`(block: Int) {
    for seed in Agreement.seeds(of: block) {
      Agreement.checkCompact(TinyScenario(seed: seed).scenario, seed: seed)
    }
  }
}
