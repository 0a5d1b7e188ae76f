import OffHours
import Testing

@testable import OffHoursSolver

/// Engine and compact model against enumeration, on scenarios of which each uses one thing beside everything else.
@Suite struct NeedAgreementTests {
  /// Scenarios of each kind.
  private static let count = 200, countAlone = 48
  private static let blocks = 4

  private static let arguments = TinyScenario.Extra.allCases.filter { $0 != .burden }.flatMap { extra in
    (0..<blocks).map { (extra, $0) }
  }

  @Test(arguments: arguments)
  func `engine and compact model find what enumeration finds`(extra: TinyScenario.Extra, block: Int) throws {
    for seed in stride(from: block, to: NeedAgreementTests.count, by: NeedAgreementTests.blocks) {
      try agree(extra, seed: seed, usesCompact: true)
    }
  }

  @Test(arguments: arguments)
  func `the compact model finds and proves what enumeration finds`(extra: TinyScenario.Extra, block: Int) {
    for seed in stride(from: block, to: NeedAgreementTests.count, by: NeedAgreementTests.blocks) {
      Agreement.checkCompact(TinyScenario(seed: seed, with: extra).scenario, seed: seed)
    }
  }

  @Test(arguments: arguments)
  func `the engine alone breaks no rule and proves nothing false`(extra: TinyScenario.Extra, block: Int)
    throws
  {
    for seed in stride(from: block, to: NeedAgreementTests.countAlone, by: NeedAgreementTests.blocks) {
      try agree(extra, seed: seed, usesCompact: false)
    }
  }

  func agree(_ extra: TinyScenario.Extra, seed: Int, usesCompact: Bool) throws {
    let name = "\(extra.rawValue), seed \(seed)"
    let scenario = TinyScenario(seed: seed, with: extra).scenario
    var bruteForce = BruteForce(Problem(scenario))
    let wanted = bruteForce.solve()
    let outcome: Outcome
    do {
      var solver = Solver(Problem(scenario))
      solver.models.isAsked = usesCompact
      outcome = try solver.solve()
    } catch .impossiblePin {
      #expect(wanted == nil, "\(name): a pin that can be held was refused")
      return
    } catch {
      Issue.record("\(name): \(error)")
      return
    }
    guard let wanted else {
      Issue.record("\(name): a pin that cannot be held was planned")
      return
    }
    let violations = Verifier.verify(outcome.timetable, scenario).violations
    #expect(violations.isEmpty, "\(name): \(violations.map(\.message))")
    // What belongs together, a pin that leaves the venue open, a credit that may do in place of a course, and the largest
    // of many sums: there the search takes one of several ways.
    let isExact = usesCompact || !TinyScenario.Extra.severalWays.contains(extra)
    Agreement.check(outcome.tiers, wanted.values, name, isExact: isExact)
  }
}
