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

  /// The search with parts of the compact model as neighbourhoods, and the whole of it for proofs, as where it is not small
  /// enough to be asked first.
  @Test(arguments: 0..<Agreement.blocks)
  func `the engine finds the same with the compact model beside the search`(block: Int) {
    for seed in Agreement.seeds(of: block, count: 200) {
      Agreement.checkEngine(
        TinyScenario(seed: seed).scenario, usesCompact: true, smallColumns: 0, seed: seed)
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
