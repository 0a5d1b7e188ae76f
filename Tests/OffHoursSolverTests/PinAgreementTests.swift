import OffHours
import Testing

@testable import OffHoursSolver

/// Pins against enumeration: what some timetable could hold is held, as well as it can be; what none could is refused, and
/// it is said which.
@Suite struct PinAgreementTests {
  @Test(arguments: 0..<Agreement.blocks)
  func `the engine holds the pins that enumeration holds, and refuses no others`(block: Int) {
    for seed in Agreement.seeds(of: block, count: 240) {
      Agreement.checkEngine(PinnedScenario.scenario(seed: seed), usesCompact: true, seed: seed)
    }
  }

  /// Venues of pins that name none are settled on before the search: what is held need not be the best.
  @Test(arguments: 0..<Agreement.blocks)
  func `the engine refuses no others without the compact model, and proves nothing false`(block: Int) {
    for seed in Agreement.seeds(of: block, count: 240) {
      Agreement.checkEngine(
        PinnedScenario.scenario(seed: seed), usesCompact: false, seed: seed, isExact: false)
    }
  }

  @Test func `many of the scenarios have a timetable, and many have none`() {
    var open = 0, named = 0, refused = 0, held = 0
    for seed in 0..<120 {
      let scenario = PinnedScenario.scenario(seed: seed)
      let appointments = scenario.courses.flatMap(\.appointments)
      if appointments.contains(where: { $0.venue == nil }) { open += 1 }
      if appointments.contains(where: { !$0.learners.isEmpty }) { named += 1 }
      var bruteForce = BruteForce(Problem(scenario))
      if bruteForce.solve() == nil { refused += 1 } else { held += 1 }
    }
    #expect(
      open > 60 && named > 20 && refused > 40 && held > 40,
      "\(open) with pins without a venue, \(named) with learners, \(refused) refused, \(held) held")
  }
}
