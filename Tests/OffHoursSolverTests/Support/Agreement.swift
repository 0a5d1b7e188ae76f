import Foundation
@testable import GLPK
import OffHours
import Testing

@testable import OffHoursSolver

/// Which seeds the agreement tests run over. `OFFHOURS_SEEDS=from-to` chooses others, for longer hunts.
enum Agreement {
  static let blocks = 4

  /// The seeds of a block among the first `count`, or among those that are asked for.
  static func seeds(of block: Int, count: Int? = nil) -> [Int] {
    let seeds = isAsked ? seeds : Array(seeds.prefix(count ?? seeds.count))
    return seeds.enumerated().filter { $0.offset % blocks == block }.map(\.element)
  }

  private static let isAsked = ProcessInfo.processInfo.environment["OFFHOURS_SEEDS"] != nil
  private static let seeds: [Int] = {
    let asked = ProcessInfo.processInfo.environment["OFFHOURS_SEEDS"] ?? ""
    let ends = asked.split(separator: "-").compactMap { Int($0) }
    return ends.count == 2 ? Array(ends[0]...ends[1]) : Array(0..<400)
  }()
}

extension Agreement {
  /// Holds the engine against enumeration on one scenario: a timetable without fault, every value the optimum, no bound on
  /// its wrong side.
  ///
  /// Without `isExact` a value may be short of the optimum; what is proved has to be true.
  static func checkEngine(
    _ scenario: Scenario, usesCompact: Bool, smallColumns: Int = ModelUse().smallColumns, seed: Int,
    isExact: Bool = true
  ) {
    var bruteForce = BruteForce(Problem(scenario))
    let wanted = bruteForce.solve()
    let outcome: Outcome
    do {
      var solver = Solver(Problem(scenario))
      solver.models.isAsked = usesCompact
      solver.models.smallColumns = smallColumns
      outcome = try solver.solve()
    } catch .impossiblePin(let meeting, let code, let detail) {
      #expect(wanted == nil, "seed \(seed): a pin that can be held was refused: \(code.rawValue)")
      #expect(meeting.contains("/") && !detail.isEmpty, "seed \(seed): no place is told")
      return
    } catch {
      Issue.record("seed \(seed): \(error)")
      return
    }
    guard let wanted else {
      Issue.record("seed \(seed): a pin that cannot be held was planned")
      return
    }
    let violations = Verifier.verify(outcome.timetable, scenario).violations
    #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
    #expect(outcome.tiers.count == scenario.goals.count, "seed \(seed)")
    check(outcome.tiers, wanted.values, "seed \(seed)", isExact: isExact)
  }

  /// Every value is the optimum (where `isExact`; never better than it), no bound is on its wrong side, and what is proved is
  /// true.
  static func check(_ tiers: [TierResult], _ optimum: [Double], _ name: String, isExact: Bool = true) {
    for (position, (result, best)) in zip(tiers, optimum).enumerated() {
      let sign = result.tier.isMaximised ? 1.0 : -1
      let slack = 2e-6 * max(1, abs(best))
      let lead = sign * (result.value - best)
      #expect(lead <= slack, "\(name), tier \(position): \(result.value) is better than \(best)")
      if let bound = result.bound {
        #expect(
          sign * (bound - best) >= -slack, "\(name), tier \(position): bound \(bound), optimum \(best)")
        let isProved = abs(bound - result.value) <= slack
        #expect(
          !isProved || lead >= -slack, "\(name), tier \(position): \(result.value) proved, \(best) found"
        )
      }
      #expect(!isExact || lead >= -slack, "\(name), tier \(position): \(result.value) instead of \(best)")
      // What follows is optimised under another condition.
      if lead < -slack { return }
    }
  }

  /// Holds the compact model, and the verifier, against enumeration on one scenario.
  static func checkCompact(_ scenario: Scenario, seed: Int) {
    var bruteForce = BruteForce(Problem(scenario))
    let wanted = bruteForce.solve()
    if let wanted {
      // The enumeration is itself held against the verifier.
      let verified = Verifier.verify(wanted.timetable, scenario)
      #expect(verified.violations.isEmpty, "seed \(seed): \(verified.violations.map(\.message))")
      #expect(agree(verified.goals.map(\.value), wanted.values), "seed \(seed): enumeration")
    }
    let instance = Instance(Problem(scenario))
    // Sums over time have columns in every other seed, as where attendances are many.
    let outcome = GLPKThread.run { CompactModel(instance, short: seed % 2 == 0 ? 0 : 12).solve() }
    #expect(outcome.isInfeasible == (wanted == nil), "seed \(seed)")
    guard let wanted, let plan = outcome.plan, let standing = outcome.standing else { return }
    let found = scenario.goals.map { standing.value($0, instance) }
    #expect(agree(found, wanted.values), "seed \(seed): \(found) instead of \(wanted.values)")
    #expect(outcome.isProved && outcome.troubles.isEmpty, "seed \(seed): \(outcome.troubles)")
    #expect(agree(outcome.bounds.compactMap(\.self), found), "seed \(seed): bounds \(outcome.bounds)")
    var timetable = plan.timetable(instance)
    timetable.goals = zip(scenario.goals, found).map { TierResult(tier: $0, value: $1, bound: nil) }
    let violations = Verifier.verify(timetable, scenario).violations
    #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
  }

  private static func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 2e-6 * max(1, abs($1)) }
  }
}
