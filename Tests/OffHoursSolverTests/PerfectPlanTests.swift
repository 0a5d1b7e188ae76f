import OffHours
import OffHoursFiles
import Synchronization
import Testing

@testable import OffHoursSolver

/// Searches that end because nothing can be better.
@Suite struct PerfectPlanTests {
  private static let goals: [[Tier]] = [
    [Tier(.targets)], [Tier(.targets), Tier(.travel)], [Tier(.completions, enough: 1), Tier(.targets)],
    [Tier(.rest)], [Tier(.targets), Tier(.completions)], [Tier(.cost), Tier(.targets)], [Tier(.lapses)],
  ]

  @Test func `what ends at once is what enumeration finds, and is told as proved`() throws {
    var perfect = 0, others = 0
    for seed in ClaimDraw.seeds {
      guard var scenario = ClaimDraw.scenario(seed: seed) else { continue }
      scenario.goals = Self.goals[seed % Self.goals.count]
      for course in scenario.courses.indices where seed % 3 > 0 {
        var target = Target()
        target.total = seed % 3
        scenario.courses[course].target = target
      }
      var enumeration = BruteForce(Problem(scenario))
      guard let wanted = enumeration.solve() else { continue }
      var solver = Solver(Problem(scenario))
      solver.models.isAsked = false
      let outcome = try solver.solve()
      // No goal to be raised is ever called perfect without what is enough.
      let isOpen = scenario.goals.contains { $0.isMaximised && $0.enough == nil }
      let values = outcome.tiers.map(\.value)
      guard !isOpen, values == scenario.goals.map({ $0.enough ?? 0 }) else {
        others += 1
        continue
      }
      perfect += 1
      for (value, best) in zip(values, wanted.values) { #expect(abs(value - best) < 1e-6, "seed \(seed)") }
      #expect(outcome.tiers.allSatisfy { $0.bound == $0.value && $0.proof == .enumeration }, "seed \(seed)")
      #expect(outcome.stopped == .optimal, "seed \(seed)")
    }
    #expect(perfect > 40 && others > 40, "\(perfect) perfect, \(others) others")
  }

  /// How often a search on one thread asks whether to stop, for a target of the parks' size.
  private func asked(_ goals: [Tier]) throws -> Int {
    var options = SyntheticOptions()
    options.workers = 60
    options.attend = .any
    var scenario = try SyntheticScenario(options).read()
    scenario.goals = goals
    var target = Target()
    target.total = 1
    for course in scenario.courses.indices { scenario.courses[course].target = target }
    var problem = Problem(scenario)
    problem.limits.threads = 1
    problem.limits.isTrial = true
    let count = Atomic(0)
    _ = try Solver(problem).solve(isInterrupted: {
      count.add(1, ordering: .relaxed)
      return false
    })
    return count.load(ordering: .relaxed)
  }

  @Test func `a plan that cannot be better is built in one way only`() throws {
    let met = try asked([Tier(.targets)])
    let more = try asked([Tier(.targets), Tier(.completions)])
    #expect(4 * met < more, "\(met) and \(more)")
  }
}
