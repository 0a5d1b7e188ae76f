import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// What the planning commands claim (proved, at least, at most, would have to), held against enumeration on two hundred
/// random scenarios: no claim is stronger than the truth.
///
/// Searches are cut short at random, so that bounds and values differ and claims are worth making.
@Suite struct ClaimTests {
  /// The best values of a scenario with other goals; nil where no timetable keeps its rules, or where there are too many.
  private func best(_ scenario: Scenario, _ goals: [Tier]? = nil) -> [Double]? {
    var asked = scenario
    if let goals { asked.goals = goals }
    if TinyMeetings(asked).all.count > 9 { return nil }
    var enumeration = BruteForce(Problem(asked))
    return enumeration.solve()?.values
  }

  /// The tiers above a position, held at some values.
  private func held(_ tiers: [TierResult], above position: Int) -> [Tier]? {
    if tiers.prefix(position).contains(where: { $0.tier.isWeighted }) { return nil }
    return tiers.prefix(position).map { Tier($0.tier.parts[0].goal, enough: $0.value) }
  }

  /// The best value of a tier in a scenario among timetables that are no worse than some in the tiers above; nil: none is.
  private func best(_ scenario: Scenario, holding tiers: [TierResult], at position: Int) -> Double?? {
    guard let above = held(tiers, above: position) else { return nil }
    guard let values = best(scenario, above + [tiers[position].tier]) else { return nil }
    let isHeld = zip(values, above).allSatisfy { value, tier in
      tier.isMaximised ? value >= tier.enough! - 2e-6 : value <= tier.enough! + 2e-6
    }
    return .some(isHeld ? values[position] : nil)
  }

  /// The same people, everybody counting alike.
  private func alike(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    for worker in scenario.workers.indices { scenario.workers[worker].priority = 1 }
    for employer in scenario.employers.indices { scenario.employers[employer].attrition = 0 }
    return scenario
  }

  // MARK: Compare

  /// Something changed, for better or worse.
  private func variant(_ scenario: Scenario, _ dice: inout Dice) -> Scenario {
    var changed = scenario
    switch dice.roll(0...5) {
    case 0: changed.venues[dice.roll(0...changed.venues.count - 1)].seats += dice.roll(-1...2)
    case 1: changed.limits.meetings = dice.roll(0...3)
    case 2: changed.workers[dice.roll(0...changed.workers.count - 1)].declined = true
    case 3: changed.workers[dice.roll(0...changed.workers.count - 1)].priority += 1
    case 4:
      let date = changed.horizon.from + dice.roll(0...max(0, changed.horizon.count - 1))
      let worker = dice.roll(0...changed.workers.count - 1)
      changed.workers[worker].unavailable = (changed.workers[worker].unavailable + [changed.zone.day(date)])
        .merged()
    default:
      for employer in changed.employers.indices {
        changed.employers[employer].attrition = dice.pick([0, 0.2])
      }
    }
    for venue in changed.venues.indices { changed.venues[venue].seats = max(1, changed.venues[venue].seats) }
    return changed
  }

  @Test func `gains and losses that are called proved are`() throws {
    var proofs = 0, counts = 0, others = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 31 &+ 3)
      var base = TinyScenario(seed: seed).scenario
      for course in base.courses.indices { base.courses[course].pins = [] }
      var changed = variant(base, &dice)
      // Where something is scarce there is more to tell.
      if seed % 2 == 0, let made = ScarceScenario(seed: seed, &dice) {
        (base, changed) = (made.ample, made.scarce)
      }
      if seed % 4 == 0 { swap(&base, &changed) }
      guard let old = try ClaimDraw.planned(Problem(base), &dice),
        let new = try ClaimDraw.planned(Problem(changed), &dice)
      else { continue }
      let comparison = Comparison(
        base: Comparison.Plan(name: "", scenario: base, timetable: old),
        variants: [Comparison.Plan(name: "", scenario: changed, timetable: new)])
      let variant = comparison.variants[0]
      for (position, verdict) in variant.verdicts.enumerated() {
        let sign = old.goals[position].tier.isMaximised ? 1.0 : -1
        switch verdict {
        case .gain:
          // No timetable of the base that is as good above reaches the variant's value.
          if case .some(.some(let most)) = best(base, holding: old.goals, at: position) {
            #expect(sign * (new.goals[position].value - most) > 0, "seed \(seed), tier \(position)")
            proofs += 1
          }
        case .loss:
          if case .some(.some(let most)) = best(changed, holding: new.goals, at: position) {
            #expect(sign * (old.goals[position].value - most) > 0, "seed \(seed), tier \(position)")
            proofs += 1
          }
        case .same: #expect(abs(new.goals[position].value - old.goals[position].value) < 1e-5, "seed \(seed)")
        case .other: others += 1
        case .wake, .open: break
        }
      }
      if variant.count == .gain || variant.count == .loss {
        // Held only where completions come first: otherwise plans that are worse above are not meant.
        let (poor, value, rich) =
          variant.count == .gain ? (base, new, variant.figures) : (changed, old, comparison.base)
        _ = value
        if poor.goals[0] == Tier(.completions), let most = best(alike(poor), [Tier(.completions)]) {
          let done = variant.count == .gain ? comparison.base.done : variant.figures.done
          #expect(
            Double(rich.done + rich.completed) > most[0] + Double(done), "seed \(seed): \(variant.count)")
          counts += 1
        }
      }
      for change in variant.gains where change.proof == .alone {
        let pair = old.unplaced.first { $0.worker == change.worker && $0.course == change.course }
        #expect(pair?.possible == false, "seed \(seed)")
      }
    }
    #expect(proofs > 5, "\(proofs) proofs, \(counts) of counts, \(others) not compared")
  }

  // MARK: Sweep

  @Test func `points that are called proved are beaten by no timetable`() throws {
    var points = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 17 &+ 1)
      var base = alike(TinyScenario(seed: seed).scenario)
      for course in base.courses.indices { base.courses[course].pins = [] }
      base.goals = dice.pick([
        [Tier(.completions), Tier(.cost)], [Tier(.cost), Tier(.completions)],
        [Tier(.completions), Tier(.rest)],
      ])
      var sweep = Sweep(
        name: "", sha256: "", axes: [Sweep.Axis(path: "limits.meetings", values: ["1", "2", "4"])],
        goals: base.goals, countsMoney: base.hasCosts)
      let scenarios = [1, 2, 4].map { most -> Scenario in
        var scenario = base
        scenario.limits.meetings = most
        return scenario
      }
      for (position, scenario) in scenarios.enumerated() {
        guard let timetable = try ClaimDraw.planned(Problem(scenario), &dice) else { continue }
        sweep.points.append(Sweep.Point(position: position, timetable, in: scenario))
      }
      for position in sweep.proved {
        let point = sweep.points.first { $0.position == position }!
        for scenario in scenarios {
          guard let most = best(scenario, [Tier(.cost, enough: point.cost), Tier(.completions)]),
            let least = best(scenario, [Tier(.completions, enough: Double(point.completed)), Tier(.cost)])
          else { continue }
          points += 1
          if most[0] <= point.cost + 1e-6 {
            #expect(most[1] <= Double(point.completed) + 1e-6, "seed \(seed), point \(position)")
          }
          if least[0] >= Double(point.completed) - 1e-6 {
            #expect(least[1] >= point.cost - 1e-6 * max(1, point.cost), "seed \(seed), point \(position)")
          }
        }
      }
      for point in sweep.points {
        if let most = point.most, let best = best(scenarios[point.position], [Tier(.completions)]) {
          #expect(Double(most) >= best[0] - 1e-6, "seed \(seed), point \(point.position)")
        }
      }
    }
    #expect(points > 30, "only \(points) claims")
  }

  // MARK: Explain

  @Test func `people who would have to change without a meeting do`() throws {
    var compared = 0
    // Many timetables hold nothing: three for each.
    for seed in ClaimDraw.seeds.flatMap({ [$0, $0 + 1000, $0 + 2000] }) {
      var dice = Dice(seed: seed &* 13 &+ 7)
      var scenario = TinyScenario(seed: seed).scenario
      for course in scenario.courses.indices { scenario.courses[course].pins = [] }
      guard let timetable = try ClaimDraw.planned(Problem(scenario), &dice),
        let meeting = timetable.meetings.first,
        let card = MeetingExplainer(scenario, timetable).card(meeting.id), let fewest = card.fewest
      else { continue }
      let venue = scenario.venues.firstIndex { $0.id == meeting.venue }!
      var changed = scenario
      changed.venues[venue].closed = (changed.venues[venue].closed + [meeting.interval]).merged()
      var problem = Problem(changed)
      problem.keep = timetable
      if TinyMeetings(changed).all.count > 9 { continue }
      var enumeration = BruteForce(problem)
      guard let wanted = enumeration.solve() else { continue }
      compared += 1
      #expect(fewest.value >= wanted.values[0] && fewest.bound ?? 0 <= wanted.values[0], "seed \(seed)")
      // Who does not lose the course in the plan that is told still completes it there.
      #expect(card.losing.count <= timetable.meetings.flatMap(\.learners).count, "seed \(seed)")
    }
    #expect(compared > 15, "only \(compared)")
  }

  @Test func `prices promise no more and no less than is proved`() throws {
    var compared = 0, gained = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 7 &+ 11)
      guard let made = ScarceScenario(seed: seed, &dice),
        let timetable = try ClaimDraw.planned(Problem(made.scarce), &dice)
      else {
        continue
      }
      let scenario = made.scarce
      if scenario.goals.contains(where: \.isWeighted) { continue }
      var lister = PriceLister(scenario, timetable, clock: .ticking())
      lister.secondsEach = 1
      lister.most = 6
      let list = lister.list()
      for line in list.lines {
        let changed = line.change.applied(to: scenario)
        for (tier, gain) in line.gains.enumerated() {
          // With the tiers above as the line has them, which are the base's.
          guard case .some(.some(let after)) = best(changed, holding: line.tiers, at: tier),
            case .some(.some(let before)) = best(scenario, holding: list.base, at: tier)
          else { continue }
          let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
          let possible = sign * (after - list.base[tier].value), slack = 1e-5 * max(1, abs(after))
          #expect(gain.found <= possible + slack, "seed \(seed), \(line.change), tier \(tier): found")
          // So much is owed to the change: without it the base cannot have it.
          #expect(
            gain.least <= max(0, sign * (after - before)) + slack,
            "seed \(seed), \(line.change), tier \(tier): least")
          if let most = gain.most {
            #expect(most >= possible - slack, "seed \(seed), \(line.change), tier \(tier): most")
          }
          compared += 1
          gained += gain.found > 0 ? 1 : 0
        }
      }
    }
    #expect(compared > 10, "\(compared) compared, \(gained) gains")
  }

  @Test func `from a moment on, what is possible is what enumeration finds`() throws {
    var compared = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 5 &+ 2)
      var whole = TinyScenario(seed: seed).scenario
      for course in whole.courses.indices { whole.courses[course].pins = [] }
      let now = whole.zone.day(whole.horizon.from + dice.roll(0...2)).start + dice.pick([0, 600, 1080])
      // Enumeration knows no moment: it gets halls that are closed until then.
      var closed = whole
      let before = Interval(start: whole.zone.day(whole.horizon.from).start, end: now)
      for venue in closed.venues.indices where before.minutes > 0 {
        closed.venues[venue].closed = (closed.venues[venue].closed + [before]).merged()
      }
      if whole.courses.contains(where: { $0.lessons.contains { $0.setup > 0 } }) { continue }
      guard let wanted = best(closed) else { continue }
      let found = try Solver(Problem(whole.planned(from: now))).solve().timetable
      #expect(found.meetings.allSatisfy { $0.start >= now }, "seed \(seed)")
      for (result, value) in zip(found.goals, wanted) {
        #expect(
          abs(result.value - value) <= 2e-6 * max(1, abs(value)), "seed \(seed): \(result.value) for \(value)"
        )
      }
      compared += 1
    }
    #expect(compared > 40, "only \(compared)")
  }
}
