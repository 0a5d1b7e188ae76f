import OffHours
import OffHoursFiles
import Testing

@testable import GLPK
@testable import OffHoursSolver

/// The decomposition in which meetings are whole, after any number of steps.
@Suite struct DualDecompositionTests {
  @Test(arguments: 0..<4)
  func `after every step, no timetable is better than the bound`(block: Int) {
    var looked = 0
    for seed in stride(from: block, to: 400, by: 4) {
      let scenario = TinyScenario(seed: seed).scenario
      let tiers = Agreement.checkBounds(scenario, seed: seed) { instance, tier, standing in
        DualDecomposition.bounds(instance, tier: tier, holding: standing, steps: 60).bounds
      }
      for (_, bounds) in tiers {
        #expect(zip(bounds, bounds.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed): \(bounds)")
      }
      looked += tiers.count { !$0.bounds.isEmpty }
    }
    #expect(looked > 100, "\(looked) bounds are too few to say anything")
  }
  /// Three evenings, and everybody can come to two of them: a seat is a twentieth of a meeting, but one evening is not enough.
  @Test func `whole meetings are seen where seats are plenty`() throws {
    let workers = (0..<12).map { number in
      "  P\(number): {courses: [talk], unavailable: \(["mon", "tue", "wed"][number % 3])}"
    }
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-05-03, to: 2027-05-05}
        rules: none
        venues: {hall: {seats: 20}}
        workers:
        \(workers.joined(separator: "\n"))
        courses: {talk: {attend: any, starts: ["18:00"], lessons: {T: {minutes: 60}}}}
        goals: [completions, meetings]
        """)
    let instance = Instance(Problem(scenario))
    let outcome = GLPKThread.run { CompactModel(instance).solve() }
    let standing = try #require(outcome.standing)
    let (joint, bounds) = DualDecomposition.bounds(instance, tier: 1, holding: standing, steps: 300)
    let last = try #require(bounds.last)
    #expect(joint < 1.01 && last > 1.3 && last <= 1.51, "\(joint), then \(last)")

    var solver = Solver(Problem(scenario))
    solver.models.isAsked = false
    let tier = try solver.solve().tiers[1]
    #expect(tier.value == 2 && tier.bound == 2, "\(tier)")
  }
}

extension DualDecomposition {
  /// The joint relaxation's bound of a tier in minimised form, and those of the decomposition after each step from there.
  static func bounds(_ instance: Instance, tier: Int, holding standing: GoalValues, steps: Int) -> (
    joint: Double, bounds: [Double]
  ) {
    let alone = SoloFeasibility(instance)
    let company = MinimumSizePruning(
      instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) })
    return GLPKThread.run {
      var relaxation = JointRelaxation(instance, groups: company.groups, company: company)
      guard var progress = try? relaxation.start(tier: tier, holding: standing) else { return (0, []) }
      try? relaxation.advance(
        &progress, iterations: .max, target: .infinity, cancellation: CancellationToken(), goOn: { _ in true }
      )
      guard let joint = progress.bound, let links = StrongLinks(progress.model) else { return (0, []) }
      let pricer = RelaxedPricer(instance)
      var solved = DualDecomposition(progress.model, links, dual: progress.center, earlier: nil, pricer)
      var found: [Double] = []
      let target = GoalWeights(instance.scenario.goals[tier]).held(standing, instance)
      for _ in 0..<steps where !solved.isDone {
        solved.advance(steps: 1, target: target, pricer) { _ in true }
        if let bound = solved.bound { found.append(bound) }
      }
      return (joint, found)
    }
  }
}
