import Testing

@testable import OffHoursSolver

/// The engine against enumeration, on the scenarios on which the compact model is tested too.
@Suite struct EngineAgreementTests {
  @Test(arguments: 0..<Agreement.blocks)
  func `the engine finds what enumeration finds, and proves nothing false`(block: Int) {
    for seed in Agreement.seeds(of: block) {
      Agreement.checkEngine(TinyScenario(seed: seed).scenario, usesCompact: true, seed: seed)
    }
  }

  /// Column generation and neighbourhoods alone, as in scenarios that are too large for the compact model.
  @Test(arguments: 0..<Agreement.blocks)
  func `the engine finds the same without the compact model`(block: Int) {
    for seed in Agreement.seeds(of: block) {
      Agreement.checkEngine(TinyScenario(seed: seed).scenario, usesCompact: false, seed: seed)
    }
  }
}
