import Foundation
import OffHours
import Testing

@testable import OffHoursSolver

/// Model files, read and solved by GLPK's own command: every tier comes to the optimum that enumeration finds.
@Suite struct ModelFileTests {
  /// A seed for each of the features that turn up rarely, and the first few.
  private static let seeds = Array(0..<12)

  @Test(arguments: seeds)
  func `another solver reads every tier to the same optimum`(seed: Int) throws {
    let scenario = TinyScenario(seed: seed).scenario
    var bruteForce = BruteForce(Problem(scenario))
    guard let wanted = bruteForce.solve() else { return }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("offhours-\(UUID().uuidString)")
      .path
    for (tier, value) in wanted.values.enumerated() {
      let model = try ReferenceModel(Problem(scenario), tier: tier, holding: wanted.timetable)
      #expect(model.held.map(\.value) == Array(wanted.values.prefix(tier)), "seed \(seed), tier \(tier + 1)")
      for format in [ReferenceModel.Format.lp, .mps] {
        try model.write(format, to: file)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let found = try #require(
          try Glpsol.optimum(file, isMPS: format == .mps),
          "seed \(seed), tier \(tier + 1), \(format): infeasible")
        let sign = format == .mps && model.tier.isMaximised ? -1.0 : 1
        #expect(
          abs(sign * found - value) <= 1e-5 * max(1, abs(value)),
          "seed \(seed), tier \(tier + 1), \(format): \(found) instead of \(value)")
      }
    }
  }
}
