import OffHours
import Testing

@testable import OffHoursSolver

/// The relaxation of all courses, left and gone on with at any point.
@Suite struct JointRelaxationTests {
  @Test func `wherever it is left, no timetable is better than the bound`() {
    var looked = 0
    for seed in 0..<60 {
      let scenario = TinyScenario(seed: seed).scenario
      let tiers = Agreement.checkBounds(scenario, seed: seed) { instance, tier, standing in
        JointRelaxation.bounds(instance, tier: tier, holding: standing)
      }
      for (_, bounds) in tiers {
        #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed): \(bounds)")
      }
      looked += tiers.reduce(0) { $0 + $1.bounds.count }
    }
    #expect(looked > 200, "\(looked) bounds are too few to say anything")
  }
}
