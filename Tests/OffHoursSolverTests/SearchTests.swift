@testable import GLPK
import OffHours
import OffHoursFiles
import Testing

@testable import OffHoursSolver

/// The parts of the search beside the compact model, on random tiny scenarios: whatever is built keeps every rule.
@Suite struct SearchTests {
  static let seeds = 0..<160

  @Test func `plans that are built at once keep every rule, in every style`() throws {
    var placed = 0
    for seed in Self.seeds {
      let scenario = TinyScenario(seed: seed).scenario
      let instance = Instance(Problem(scenario))
      for style in [
        Greedy.Style(), Greedy.Style(sectionsFirst: true), Greedy.Style(spread: 0.6, noise: 0.3, seed: seed),
        Greedy.Style(mirrors: false),
      ] {
        var greedy = Greedy(instance)
        greedy.style = style
        guard (try? greedy.run()) != nil else { continue }
        let found = greedy.plan.violations(instance, scenario)
        #expect(found.isEmpty, "seed \(seed), \(style): \(found)")
        placed += greedy.plan.itineraries.count { !$0.isEmpty }
      }
    }
    #expect(placed > 200, "the seeds place \(placed) people: too few to show anything")
  }

  @Test func `what is ruined and recreated keeps every rule`() throws {
    var recreated = 0
    for seed in Self.seeds {
      let scenario = TinyScenario(seed: seed).scenario
      let instance = Instance(Problem(scenario))
      var greedy = Greedy(instance)
      guard (try? greedy.run()) != nil else { continue }
      var random = Randomness(seed: seed)
      let recreation = RuinAndRecreate(instance, isStopped: { false })
      for _ in 0..<4 {
        guard let plan = recreation.recreate(greedy.plan, random: &random) else { continue }
        recreated += 1
        let found = plan.violations(instance, scenario)
        #expect(found.isEmpty, "seed \(seed): \(found)")
      }
    }
    #expect(recreated > 100, "\(recreated) plans: too few to show anything")
  }

  @Test(arguments: 0..<4)
  func `the search without the compact model is never better than the optimum, and proves nothing false`(
    block: Int
  ) throws {
    var proved = 0
    for seed in Self.seeds where seed % 4 == block {
      let scenario = TinyScenario(seed: seed).scenario
      var bruteForce = BruteForce(Problem(scenario))
      guard let wanted = bruteForce.solve() else { continue }
      var solver = Solver(Problem(scenario))
      solver.models.isAsked = false
      let outcome: Outcome
      do {
        outcome = try solver.solve()
      } catch .impossiblePin {
        // The greedy start may not find a way to hold a pin; the compact model decides that.
        continue
      }
      for (position, (result, best)) in zip(outcome.tiers, wanted.values).enumerated() {
        let sign = result.tier.isMaximised ? 1.0 : -1
        let slack = 2e-6 * max(1, abs(best))
        let lead = sign * (result.value - best)
        #expect(lead <= slack, "seed \(seed), tier \(position): \(result.value) is better than \(best)")
        if let bound = result.bound {
          #expect(
            sign * (bound - best) >= -slack, "seed \(seed), tier \(position): bound \(bound), optimum \(best)"
          )
          if abs(bound - result.value) <= slack { proved += 1 }
        }
        if lead < -slack { break }
      }
    }
    #expect(proved > 10)
  }

  @Test func `a search ends by itself where the clock stands still, deadline or not`() throws {
    var open = 0
    for seed in Self.seeds.prefix(40) {
      var problem = Problem(TinyScenario(seed: seed).scenario)
      problem.limits.deadline = 60
      var solver = Solver(problem, clock: .still)
      solver.models.isAsked = false
      guard let outcome = try? solver.solve() else { continue }
      if outcome.stopped != .optimal { open += 1 }
    }
    #expect(open > 0, "every search was over before the clock could matter")
  }

  @Test func `the same seed and threads give the same timetable`() throws {
    for seed in [3, 17, 42] {
      let scenario = TinyScenario(seed: seed).scenario
      func solve() throws -> Timetable? {
        var problem = Problem(scenario)
        problem.limits.threads = 2
        var solver = Solver(problem)
        solver.models.isAsked = false
        return try? solver.solve().timetable
      }
      let first = try solve(), second = try solve()
      #expect(first?.meetings == second?.meetings, "seed \(seed)")
      #expect(first?.goals.map(\.value) == second?.goals.map(\.value), "seed \(seed)")
    }
  }
}

/// The bound over whole sections.
@Suite struct SectionBoundTests {
  @Test func `no timetable completes more in one course than its sections could`() throws {
    var looked = 0
    for seed in 0..<400 {
      let scenario = TinyScenario(seed: seed).scenario
      guard scenario.courses.contains(where: { $0.attendance == .section }) else { continue }
      var problem = Problem(scenario)
      problem.scenario.goals = [Tier(.completions)]
      var bruteForce = BruteForce(problem)
      guard let wanted = bruteForce.solve() else { continue }
      let instance = Instance(problem)
      let alone = SoloFeasibility(instance)
      let groups = MinimumSizePruning(
        instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) }
      ).groups
      let bounds = try GLPKThread.run { () -> [Int] in
        try scenario.courses.indices.map { course in
          let own = groups.filter { $0.course == course }
          let simple = own.reduce(0) { $0 + ($1.worth.max() ?? 0) * $1.count }
          var sections = SectionBound(
            instance, course: course, groups: own, isBarred: { _, _ in false }, isOver: { false })
          var best = simple
          if let cover = sections?.cover() { best = min(best, cover) }
          if let proved = try sections?.bound(cancellation: CancellationToken()) {
            best = min(best, proved)
            looked += 1
          }
          return best
        }
      }
      let total = Double(bounds.reduce(0, +)) / 1e6
      #expect(wanted.values[0] <= total + 2e-6, "seed \(seed): \(wanted.values[0]) completed, bound \(total)")
    }
    #expect(looked > 10)
  }

  /// Twelve people, ten seats, one section: nobody attends everything, so all complete.
  @Test(arguments: [
    ("lessons: {L1: {minutes: 60}, L2: {minutes: 60}}, size: {min: 5}", ["L1", "L1", "L2", "L2"]),
    (
      "lessons: {L1: {minutes: 60}, L2: {minutes: 60}, L3: {minutes: 60}}, complete: {share: 0.6}, size: {min: 8}",
      []
    ),
  ])
  func `seats of a meeting do not cap a section in which lessons are missed`(
    course: String, credits: [String]
  ) throws {
    let workers = (0..<12).map { number in
      "  P\(number): {courses: [c]" + (number < credits.count ? ", completed: [c/\(credits[number])]}" : "}")
    }
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-07}
        workers:
        \(workers.joined(separator: "\n"))
        venues: {h: {seats: 10, open: {daily: [09:00-20:00]}}}
        rules: {preset: none}
        courses:
          c: {\(course), starts: ["18:00"], sections: {max: 1}}
        goals: [completions]
        """)
    var problem = Problem(scenario)
    problem.scenario.goals = [Tier(.completions)]
    let instance = Instance(problem)
    let groups = RelaxedGroup.all(instance) { _, _ in true }
    let bound = try GLPKThread.run { () -> Int? in
      var sections = SectionBound(
        instance, course: 0, groups: groups, isBarred: { _, _ in false }, isOver: { false })
      return try sections?.bound(cancellation: CancellationToken())
    }
    #expect(bound.map { $0 >= 12_000_000 } ?? true, "\(bound ?? 0)")
    #expect(try Solver(problem).solve().tiers[0].value == 12)
  }
}
