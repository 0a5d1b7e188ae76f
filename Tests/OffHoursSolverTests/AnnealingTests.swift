import OffHours
import Testing

@testable import OffHoursSolver

/// Meetings that are moved one by one.
@Suite struct AnnealingTests {
  @Test(arguments: [0, 0.3])
  func `what is found keeps every rule and is better, also where nothing was`(price: Double) throws {
    var found = 0, tried = 0
    for seed in SearchTests.seeds {
      let scenario = TinyScenario(seed: seed).scenario
      let instance = Instance(Problem(scenario))
      var greedy = Greedy(instance)
      greedy.style = Greedy.Style(mirrors: false)
      guard (try? greedy.run()) != nil else { continue }
      for course in scenario.courses.indices where scenario.courses[course].attendance == .any {
        tried += 1
        // Without the course's first meeting that may go, and those who went there.
        let first = greedy.plan.open(course: course, instance).first { instance.isMovable(greedy.plan[$0]) }
        let ruined = RuinAndRecreate(instance, isStopped: { false })
          .without(first.map { [$0] } ?? [], greedy.plan)
        if ruined.hasOrphans(instance) || !ruined.keepsSizes(course) { continue }
        let standing = ruined.standing(instance)
        var random = Randomness(seed: seed)
        var annealing = Annealing(
          instance, course: course, from: ruined, price: price, isStopped: { false })
        guard
          let better = annealing.run(moves: 200, hot: 0.05, cold: 0.003, from: standing, random: &random)
        else { continue }
        found += 1
        #expect(better.standing == better.plan.standing(instance))
        #expect(better.standing.isBetter(than: standing, instance), "seed \(seed)")
        let violations = better.plan.violations(instance, scenario)
        #expect(violations.isEmpty, "seed \(seed): \(violations)")
      }
    }
    #expect(found > 10, "better in \(found) of \(tried): too few to show anything")
  }

  @Test func `the same seed moves the same way`() {
    let instance = Instance(Problem(TinyScenario(seed: 3).scenario))
    func run() -> [[Int32]]? {
      var random = Randomness(seed: 1)
      var annealing = Annealing(
        instance, course: 0, from: Plan(instance), price: 0, isStopped: { false })
      return annealing.run(
        moves: 300, hot: 0.05, cold: 0.003, from: Plan(instance).standing(instance), random: &random)?.plan
        .itineraries
    }
    #expect(run() == run())
  }
}
