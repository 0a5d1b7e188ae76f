@testable import GLPK
import OffHours
import Testing

@testable import OffHoursSolver

/// Tiers of which enough is enough, against enumeration.
@Suite struct EnoughTests {
  /// A tiny scenario with a first tier that is capped at a random value, and whole completions: then whatever the cap,
  /// enumeration may keep one way to every number of completions.
  private func scenario(_ seed: Int) -> Scenario {
    var scenario = TinyScenario(seed: seed).scenario
    var dice = Dice(seed: seed &+ 77_000)
    for employer in scenario.employers.indices { scenario.employers[employer].attrition = 0 }
    for worker in scenario.workers.indices { scenario.workers[worker].priority = 1 }
    let first =
      dice.once(in: 3)
      ? Tier(.cost, enough: Double(dice.roll(0...8)) * 60)
      : Tier(.completions, enough: Double(dice.roll(0...5)) + dice.pick([0, 0, 0.5]))
    let rest: [Goal] =
      first.parts[0].goal == .cost ? [.completions, .meetings, .travel] : [.meetings, .cost, .completions]
    scenario.goals = [first] + rest.map { Tier($0) }
    return scenario
  }

  @Test(arguments: 0..<2) func `what is enough leaves the rest to the tiers below`(block: Int) {
    var reached = 0
    for seed in stride(from: block, to: 120, by: 2) {
      let scenario = scenario(seed)
      var bruteForce = BruteForce(Problem(scenario))
      guard let wanted = bruteForce.solve() else { continue }
      let instance = Instance(Problem(scenario))
      let outcome = GLPKThread.run { CompactModel(instance).solve() }
      guard let standing = outcome.standing, let plan = outcome.plan else {
        Issue.record("seed \(seed): nothing found")
        continue
      }
      let found = scenario.goals.map { standing.value($0, instance) }
      #expect(agree(found, wanted.values), "seed \(seed): \(found) instead of \(wanted.values)")
      #expect(agree(outcome.bounds.compactMap(\.self), found), "seed \(seed): bounds \(outcome.bounds)")
      if wanted.values[0] == scenario.goals[0].enough { reached += 1 }
      var timetable = plan.timetable(instance)
      timetable.goals = zip(scenario.goals, found).map { TierResult(tier: $0, value: $1, bound: nil) }
      let violations = Verifier.verify(timetable, scenario).violations
      #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
      checkBounds(instance, standing, wanted.values, seed: seed)
    }
    #expect(reached > 10, "the caps bind too seldom for this test to say anything: \(reached)")
  }

  /// The relaxation, with the optimal values held, proves nothing that is false.
  private func checkBounds(_ instance: Instance, _ standing: GoalValues, _ optimum: [Double], seed: Int) {
    let alone = SoloFeasibility(instance)
    let book = BoundBook(instance, alone: alone)
    let control = SearchControl(SearchLimits(), .still, isInterrupted: { false }, onEvent: { _ in })
    let bounds = GLPKThread.run {
      instance.scenario.goals.indices.map { tier in
        var book = book
        while book.isOpen(tier, standing) {
          book = book.tightened(tier, Plan(instance), standing, control: control)
        }
        return book.bound(tier, standing)
      }
    }
    for (tier, (bound, best)) in zip(instance.scenario.goals, zip(bounds, optimum)) {
      let lead = (tier.isMaximised ? 1 : -1) * (bound - best)
      #expect(lead >= -2e-6 * max(1, abs(best)), "seed \(seed): bound \(bound), optimum \(best)")
    }
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 2e-6 * max(1, abs($1)) }
  }
}
