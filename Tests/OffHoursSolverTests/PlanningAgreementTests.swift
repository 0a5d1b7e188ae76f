import OffHours
import OffHoursPlanning
import OffHoursSolver
import Testing

/// Comparisons and inverse questions against enumeration. Tiny scenarios are solved to the end, so every difference has to
/// be proved, in the right direction, and the people changed have to be as few as can be.
@Suite struct PlanningAgreementTests {
  /// A variant of a tiny scenario: one thing that a planner would try, where it touches what was planned.
  private func variant(_ scenario: Scenario, _ planned: Timetable, seed: Int) -> Scenario {
    var dice = Dice(seed: seed &+ 5_000)
    var variant = scenario
    let meeting = dice.pick(planned.meetings)
    let venue = scenario.venues.firstIndex { $0.id == meeting.venue }!
    let day = scenario.zone.day(scenario.zone.date(meeting.start))
    switch dice.roll(0...4) {
    case 0: variant.venues[venue].seats = max(1, scenario.venues[venue].seats + dice.pick([-1, 1, 2]))
    case 1: variant.venues[venue].closed = (variant.venues[venue].closed + [day]).merged()
    case 2: variant.limits.meetings = dice.roll(0...planned.meetings.count - 1)
    case 3:
      let worker = scenario.workers.firstIndex { $0.id == meeting.learners.first } ?? 0
      variant.workers[worker].unavailable = [day]
    default: variant.courses[0].minSize = dice.roll(1...3)
    }
    return variant
  }

  @Test(arguments: 0..<2) func `verdicts are those of the true optima`(block: Int) {
    var differences = 0
    for seed in stride(from: block, to: 240, by: 2) {
      let scenario = TinyScenario(seed: seed).scenario
      if scenario.courses.contains(where: { !$0.pins.isEmpty }) { continue }
      // Where nobody can be taught, there is nothing to compare.
      var known = BruteForce(Problem(scenario))
      guard let before = known.solve(), before.timetable.meetings.count > 1 else { continue }
      let other = variant(scenario, before.timetable, seed: seed)
      let planned = Comparer(limits: SearchLimits(), secondsEach: nil).planned(
        base: PlannedCase(name: "base", scenario: scenario),
        variants: [PlannedCase(name: "variant", scenario: other)])
      guard let base = planned[0].timetable, let timetable = planned[1].timetable else {
        Issue.record("seed \(seed): \(String(describing: planned.map(\.failure)))")
        continue
      }
      let comparison = Comparison(
        base: Comparison.Plan(name: "base", scenario: scenario, timetable: base),
        variants: [Comparison.Plan(name: "variant", scenario: other, timetable: timetable)])
      let found = comparison.variants[0]
      var problem = Problem(other)
      problem.keep = base
      problem.changes = .last
      var wanted = BruteForce(problem)
      guard let after = wanted.solve() else {
        Issue.record("seed \(seed): enumeration found nothing")
        continue
      }
      let verdicts = found.verdicts
      // Where everything is proved, the first difference is a proved one; what follows hangs on it.
      var decided = false
      for (tier, (a, b)) in zip(scenario.goals, zip(before.values, after.values)).enumerated() {
        let lead = (scenario.goals[tier].isMaximised ? 1 : -1) * (b.1 - b.0)
        if decided { break }
        if abs(lead) <= 2e-6 * max(1, abs(b.0)) {
          #expect(verdicts[tier] == .same, "seed \(seed), tier \(tier)")
        } else {
          #expect(verdicts[tier] == (lead > 0 ? .gain : .loss), "seed \(seed), tier \(tier): \(b) of \(a)")
          decided = true
          differences += 1
        }
      }
      #expect(
        Double(found.changed.count) == after.values.last, "seed \(seed): \(found.changed), \(after.values)")
      #expect(found.changedBound == after.values.last, "seed \(seed)")
      check(found, base, timetable, scenario, other, seed: seed)
    }
    #expect(differences > 3, "the variants make too little difference: \(differences)")
  }

  /// Gains and losses by name are those of the two timetables.
  private func check(
    _ found: Comparison.Variant, _ base: Timetable, _ timetable: Timetable, _ scenario: Scenario,
    _ other: Scenario, seed: Int
  ) {
    func completed(_ timetable: Timetable, _ scenario: Scenario) -> Set<String> {
      let hearing = ResolvedTimetable(timetable, in: scenario)
      return Set(
        hearing.pursuits.filter(\.isCompletion).map {
          "\(scenario.workers[$0.worker].id) \(scenario.courses[$0.course].id)"
        })
    }
    let before = completed(base, scenario), after = completed(timetable, other)
    #expect(Set(found.gains.map { "\($0.worker) \($0.course)" }) == after.subtracting(before), "seed \(seed)")
    #expect(
      Set(found.losses.map { "\($0.worker) \($0.course)" }) == before.subtracting(after), "seed \(seed)")
    for loss in found.losses where loss.proof == .alone {
      #expect(
        timetable.unplaced.contains {
          $0.worker == loss.worker && $0.course == loss.course && $0.possible == false
        }, "seed \(seed)")
    }
  }

  @Test func `what searches that were cut short call proved is true`() throws {
    var gains = 0, losses = 0, open = 0, alone = 0
    for seed in 400..<1000 {
      var dice = Dice(seed: seed &+ 7_000)
      guard let made = ScarceScenario(seed: seed, &dice) else { continue }
      let (scenario, other) = seed % 2 == 0 ? (made.ample, made.scarce) : (made.scarce, made.ample)
      let comparer = Comparer(
        limits: SearchLimits(), secondsEach: [0.02, 0.08, 0.3][seed % 3], clock: .ticking())
      let planned = comparer.planned(
        base: PlannedCase(name: "base", scenario: scenario),
        variants: [PlannedCase(name: "variant", scenario: other)])
      guard let base = planned[0].timetable, let timetable = planned[1].timetable else { continue }
      let comparison = Comparison(
        base: Comparison.Plan(name: "base", scenario: scenario, timetable: base),
        variants: [Comparison.Plan(name: "variant", scenario: other, timetable: timetable)])
      let old = comparison.base.tiers, new = comparison.variants[0].figures.tiers
      /// The best of a tier by enumeration, those above being no worse than what was found.
      func best(_ tier: Int, of found: [TierResult], in scenario: Scenario) -> Double {
        var asked = scenario
        asked.goals = found.prefix(tier).map { Tier($0.tier.parts[0].goal, enough: $0.value) }
        asked.goals.append(scenario.goals[tier])
        var enumeration = BruteForce(Problem(asked))
        return enumeration.solve()!.values[tier]
      }
      for (tier, verdict) in comparison.variants[0].verdicts.enumerated() {
        if scenario.goals[..<tier].contains(where: \.isWeighted) { break }
        let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
        switch verdict {
        case .gain:
          gains += 1
          let reach = best(tier, of: old, in: scenario)
          #expect(
            sign * (new[tier].value - reach) > 1e-6, "seed \(seed), tier \(tier): the base reaches \(reach)")
        case .loss:
          losses += 1
          let reach = best(tier, of: new, in: other)
          #expect(
            sign * (old[tier].value - reach) > 1e-6,
            "seed \(seed), tier \(tier): the variant reaches \(reach)")
        case .open: open += 1
        case .same, .wake, .other: break
        }
      }
      for (changes, scenario) in [
        (comparison.variants[0].gains, scenario), (comparison.variants[0].losses, other),
      ] {
        for change in changes where change.proof == .alone {
          alone += 1
          let worker = scenario.workers.refs.first { scenario.workers[$0].id == change.worker }!
          let course = scenario.courses.refs.first { scenario.courses[$0].id == change.course }!
          #expect(
            !AloneChoices.canComplete(course, in: scenario.with(only: worker)),
            "seed \(seed): \(change.worker) could complete \(change.course)")
        }
      }
    }
    #expect(
      gains > 3 && losses > 0 && open > 20,
      "\(gains) gains, \(losses) losses, \(open) open, \(alone) proved of one person")
  }

  @Test func `the inverse question has the answer of enumeration`() throws {
    var reached = 0, outOfReach = 0
    for seed in 200..<320 {
      var scenario = TinyScenario(seed: seed).scenario
      if scenario.courses.contains(where: { !$0.pins.isEmpty }) { continue }
      // Enumeration keeps one way to every number of completions.
      for employer in scenario.employers.indices { scenario.employers[employer].attrition = 0 }
      for worker in scenario.workers.indices { scenario.workers[worker].priority = 1 }
      let question = Question(
        floors: [(.completions, Double(1 + seed % 2))], best: seed % 3 == 0 ? .cost : .meetings)
      scenario.goals = question.tiers(of: scenario.goals)
      let sweep = Sweep(name: "", sha256: "", axes: [], goals: scenario.goals, countsMoney: true)
      var bruteForce = BruteForce(Problem(scenario))
      let answer = bruteForce.solve()
      let wanted = try #require(answer, "seed \(seed)")
      if wanted.timetable.meetings.isEmpty && seed % 5 > 0 { continue }
      let findings = Sweeper(limits: SearchLimits(), secondsEach: nil).findings(
        sweep, at: [0], scenario: { _ in scenario })
      let found = try #require(findings[0].timetable, "seed \(seed)")
      for (result, value) in zip(found.goals, wanted.values) {
        #expect(abs(result.value - value) <= 2e-6 * max(1, abs(value)), "seed \(seed): \(found.goals)")
        #expect(result.bound.map { abs($0 - value) <= 2e-6 * max(1, abs(value)) } == true, "seed \(seed)")
      }
      if wanted.values[0] == question.floors[0].enough { reached += 1 } else { outOfReach += 1 }
    }
    #expect(reached > 3 && outOfReach > 3, "\(reached) reached, \(outOfReach) not")
  }
}
