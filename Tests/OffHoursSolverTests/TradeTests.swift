import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// People changed against completions, held against enumeration: for every number of people that may change, the most that
/// can be completed.
@Suite struct TradeTests {
  /// A timetable that people know, and a scenario that has changed since; some of it may be over or frozen.
  private func repair(seed: Int, _ dice: inout Dice) -> Replanner? {
    var scenario = TinyScenario(seed: seed).scenario
    for course in scenario.courses.indices {
      scenario.courses[course].pins = []
      scenario.courses[course].together = []
    }
    // Some join later; and there is not room for one meeting more each time.
    var earlier = scenario
    for worker in earlier.workers.indices where dice.once(in: 3) { earlier.workers[worker].declined = true }
    var before = BruteForce(Problem(earlier))
    guard let known = before.solve()?.timetable, !known.meetings.isEmpty else { return nil }
    if dice.once(in: 2) { scenario.limits.meetings = known.meetings.count }
    for _ in 0..<dice.roll(1...2) {
      let meeting = dice.pick(known.meetings)
      let venue = scenario.venues.firstIndex { $0.id == meeting.venue }!
      let worker = dice.roll(0...scenario.workers.count - 1)
      switch dice.roll(0...3) {
      case 0: scenario.venues[venue].closed = (scenario.venues[venue].closed + [meeting.interval]).merged()
      case 1: scenario.workers[worker].unavailable = [meeting.interval]
      case 2: scenario.venues[venue].seats = max(1, scenario.venues[venue].seats - 1)
      default: scenario.workers[worker].declined = true
      }
    }
    if TinyMeetings(scenario).all.count > 9 { return nil }
    return Replanner(scenario, from: known)
  }

  /// The most completions with so many people changed, and the fewest changes for at least so much.
  private func enumerated(_ problem: Problem, _ tiers: (Problem) -> Problem.Changes) -> [Double]? {
    var asked = problem
    asked.changes = tiers(problem)
    var enumeration = BruteForce(asked)
    return enumeration.solve()?.values
  }

  /// The trade; nil where meetings that have to be held cannot be.
  private func drawn(_ trader: Trader) throws -> (trade: Trade, replans: [Replan])? {
    do throws(SolverError) {
      return try trader.trade()
    } catch {
      if case .impossiblePin = error { return nil }
      throw error
    }
  }

  @Test func `what a trade proves is what enumeration finds, whether searches end or are cut short`() throws {
    var points = 0, several = 0, proved = 0, bounded = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 23 &+ 9)
      // Many draws plan nothing that could be changed.
      var drawn: Replanner?
      for attempt in 0..<6 where drawn == nil { drawn = repair(seed: seed + 1000 * attempt, &dice) }
      guard let replanner = drawn else { continue }
      let isWhole = seed % 2 == 0
      var trader = Trader(
        replanner, secondsEach: isWhole ? nil : [0.02, 0.05][seed / 2 % 2],
        clock: isWhole ? .still : .ticking())
      trader.most = dice.pick([2, 3, 20])
      guard let found = try self.drawn(trader) else { continue }
      let trade = found.trade, replans = found.replans
      #expect(trade.points.count == replans.count && !trade.points.isEmpty, "seed \(seed)")
      several += trade.points.count > 1 ? 1 : 0
      for (point, replan) in zip(trade.points, replans) {
        points += 1
        let label = "seed \(seed), \(point.changed) changed"
        let violations = Verifier.verify(replan.timetable, replanner.scenario).violations
        #expect(violations.isEmpty, "\(label): \(violations.map(\.message))")
        let hearing = ResolvedTimetable(replan.timetable, in: replanner.scenario)
        #expect(
          PeopleChangedGoal.value(of: hearing, keeping: replanner.from) == Double(point.changed), "\(label)")
        #expect(
          abs(CompletionsGoal.value(of: hearing, completable: nil)! - point.completions.value) < 2e-6,
          "\(label)")
        #expect(replan.timetable.goals.map(\.tier) == replanner.scenario.goals, "\(label)")
        // With no more people changed, no more of the goal.
        let most = enumerated(replanner.problem) { _ in .traded(mostChanged: point.changed) }!
        #expect(most[0] <= Double(point.changed), "\(label)")
        #expect(point.completions.value <= most[1] + 2e-6, "\(label): found \(point.completions), \(most)")
        if let bound = point.completions.bound { #expect(bound >= most[1] - 2e-6, "\(label): \(most)") }
        // With as much of the goal, no fewer people changed.
        var changed = replanner.problem
        changed.changes = .last
        changed.scenario.goals = [Tier(.completions, enough: point.completions.value)]
        var enumeration = BruteForce(changed)
        let fewest = enumeration.solve()!.values[1]
        #expect(Double(point.fewest ?? 0) <= fewest, "\(label): \(fewest)")
        // Counted alike, no more complete.
        var alike = replanner.scenario
        for worker in alike.workers.indices { alike.workers[worker].priority = 1 }
        for employer in alike.employers.indices { alike.employers[employer].attrition = 0 }
        var counted = replanner.problem
        counted.scenario = alike
        if let limit = point.most {
          let real = enumerated(counted) { _ in .traded(mostChanged: point.changed) }!
          let credited = 0.0
          #expect(Double(limit) >= real[1] - credited - 1e-6, "\(label): at most \(limit), \(real)")
        }
        if point.isProved {
          proved += 1
          #expect(
            abs(most[1] - point.completions.value) < 2e-6 && fewest == Double(point.changed), "\(label)")
        } else {
          bounded += 1
        }
        if isWhole { #expect(point.isProved, "\(label): \(point.completions), \(point.fewest ?? -1)") }
      }
      for (first, second) in zip(trade.points, trade.points.dropFirst()) {
        #expect(
          first.changed < second.changed && first.completions.value < second.completions.value, "seed \(seed)"
        )
      }
      // The ends: nobody more than must, nothing less than can be.
      if isWhole, let first = trade.points.first, let last = trade.points.last {
        let least = enumerated(replanner.problem) { _ in .traded(mostChanged: 0) }!
        let best = enumerated(replanner.problem) { _ in .traded(mostChanged: nil) }!
        #expect(Double(first.changed) == least[0], "seed \(seed)")
        #expect(abs(last.completions.value - best[0]) < 2e-6 && trade.isEndProved, "seed \(seed)")
      }
    }
    #expect(
      points > 100 && several > 5 && proved > 60,
      "\(points) points, \(several) trades with several, \(proved) proved, \(bounded) not")
  }

  @Test func `steps lie between the ends, and there are no more points than were asked for`() {
    #expect(Trade.steps(from: 3, to: 3, count: 6).isEmpty)
    #expect(Trade.steps(from: 3, to: 4, count: 6).isEmpty)
    #expect(Trade.steps(from: 0, to: 10, count: 2).isEmpty)
    #expect(Trade.steps(from: 0, to: 3, count: 6) == [1, 2])
    #expect(Trade.steps(from: 10, to: 110, count: 6) == [30, 50, 70, 90])
  }
}
