import OffHours
import Testing

@testable import GLPK
@testable import OffHoursSolver

/// Parts of the compact model, and the whole of it asked tier by tier.
@Suite struct ModelNeighbourhoodTests {
  @Test(arguments: 0..<Agreement.blocks)
  func `a plan is among the timetables of every part around it`(block: Int) throws {
    for seed in Agreement.seeds(of: block, count: 100) {
      let instance = Instance(Problem(TinyScenario(seed: seed).scenario))
      guard let plan = plan(of: instance), instance.ties.isEmpty else { continue }
      let standing = plan.standing(instance)
      // Nobody may be led elsewhere: with each tier held, the model has a solution that is as good.
      let part = PossiblePart(instance, around: plan, freeing: [])
      let model = CompactModel(instance, in: part)
      let held = model.linearProgram(tier: instance.scenario.goals.count - 1, holding: standing)
      let found = try GLPKThread.run { try Session(held).solveInteger(MIPOptions(presolve: false)) }
      #expect(found.status == .optimal, "seed \(seed): \(found.status)")
      guard found.status == .optimal else { continue }
      let again = model.plan(found.values)
      for tier in instance.scenario.goals.dropLast() {
        let (now, before) = (again.standing(instance).value(tier, instance), standing.value(tier, instance))
        let isNoWorse = tier.isMaximised ? now >= before - 1e-6 : now <= before + 1e-6
        #expect(isNoWorse, "seed \(seed): \(now) for \(before)")
      }
    }
  }

  @Test(arguments: 0..<Agreement.blocks)
  func `what the whole model proves of a tier is what enumeration finds`(block: Int) throws {
    var proofs = 0
    for seed in Agreement.seeds(of: block, count: 100) {
      let scenario = TinyScenario(seed: seed).scenario
      var bruteForce = BruteForce(Problem(scenario))
      guard let wanted = bruteForce.solve() else { continue }
      let instance = Instance(Problem(scenario))
      guard var whole = WholeModel(instance), var plan = plan(of: instance) else { continue }
      let control = SearchControl(SearchLimits(), .still, isInterrupted: { false }, onEvent: { _ in })
      let first = try #require(scenario.goals.first), best = try #require(wanted.values.first)
      while whole.isOpen(0, plan.standing(instance), idle: 1000) {
        let (known, before) = (plan, plan.standing(instance))
        let (model, answer) = GLPKThread.run { [whole] in
          var whole = whole
          let answer = whole.answer(0, known, before, control: control)
          return (whole, answer)
        }
        whole = model
        if answer.isProved {
          proofs += 1
          let value = before.value(first, instance)
          #expect(
            abs(value - best) <= 2e-6 * max(1, abs(best)), "seed \(seed): \(value) proved, \(best) found")
        }
        if let bound = answer.bound {
          let slack = 2e-6 * max(1, abs(best))
          #expect(
            first.isMaximised ? bound >= best - slack : bound <= best + slack,
            "seed \(seed): bound \(bound), \(best) found")
        }
        if let better = answer.plan { plan = better }
      }
    }
    #expect(proofs > 10)
  }

  /// The first plan that constructions give; nil where a pin cannot be held so.
  private func plan(of instance: Instance) -> Plan? {
    guard instance.impossiblePin == nil else { return nil }
    return try? GLPKThread.run { try Greedy.plan(instance, Greedy.Style(), isStopped: { false }) }.mended(
      instance)
  }
}
