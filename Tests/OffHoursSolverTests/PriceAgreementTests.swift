import OffHours
import Testing

@testable import OffHoursSolver

/// What duals say of a changed scenario, held to enumeration: no timetable of it may be better than the bound.
@Suite struct PriceAgreementTests {
  /// A little more of something, as far as the scenario has it.
  private func changes(_ scenario: Scenario, _ dice: inout Dice) -> [ScenarioChange] {
    var changes: [ScenarioChange] = []
    let venue = Ref<Venue>(dice.roll(0...scenario.venues.count - 1))
    changes.append(.seats(venue: venue, more: dice.roll(1...2)))
    let day = dice.pick(Weekday.allCases)
    if scenario.venues[venue].open != nil {
      changes.append(.opening(venue: venue, day: day, hours: ClockWindow("17:00-21:30")!))
      changes.append(.longer(venue: venue, minutes: 60, isLater: true))
    }
    for instructor in scenario.instructors.refs {
      changes.append(.load(instructor: instructor, isWeekly: dice.once(in: 2)))
      if scenario.instructors[instructor].available != nil {
        changes.append(.day(instructor: instructor, day: day, hours: ClockWindow("07:00-21:30")!))
      }
    }
    for course in scenario.courses.refs where scenario.courses[course].minSize > 1 {
      changes.append(.minSize(course: course, less: 1))
    }
    if scenario.limits.meetings != nil { changes.append(.meetingLimit(more: 1)) }
    if scenario.limits.cost != nil { changes.append(.costLimit(more: Money(parts: 100 * Money.scale))) }
    return changes
  }

  @Test func `no timetable of a changed scenario beats the bound at the prices of the old one`() throws {
    var compared = 0, gained = 0, tight = 0, refuted = 0
    for seed in 0..<400 {
      var dice = Dice(seed: seed &+ 9_000)
      guard let made = ScarceScenario(seed: seed, &dice) else { continue }
      let scenario = made.scarce
      if scenario.goals.contains(where: { $0.parts.contains { $0.goal == .fairness } }) { continue }
      var known = BruteForce(Problem(scenario))
      guard let before = known.solve() else { continue }
      let changes = made.changes + self.changes(scenario, &dice)
      // The tiers above are held at what they are; that can be asked of plain goals only.
      for tier in scenario.goals.indices.prefix(2) {
        if scenario.goals[..<tier].contains(where: \.isWeighted) { continue }
        var problem = Problem(scenario)
        problem.start = before.timetable
        guard let prices = ResourcePrices(problem, tier: tier) else { continue }
        let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
        func isBelow(_ bound: Double, _ value: Double) -> Bool {
          sign * (bound - value) < -2e-6 * max(1, abs(value))
        }
        #expect(!isBelow(prices.bound, before.values[tier]), "seed \(seed), tier \(tier)")
        for change in changes {
          var changed = change.applied(to: scenario)
          // Enumeration is for few meetings.
          if TinyMeetings(changed).all.count > 9 { continue }
          let bound = prices.bound(of: changed)
          changed.goals = zip(scenario.goals[..<tier], before.values).map {
            Tier($0.parts[0].goal, enough: $1)
          }
          changed.goals.append(scenario.goals[tier])
          var enumeration = BruteForce(Problem(changed))
          guard let after = enumeration.solve() else { continue }
          let isHeld = zip(after.values, before.values).prefix(tier).allSatisfy { abs($0 - $1) <= 1e-6 }
          #expect(isHeld, "seed \(seed), tier \(tier), \(change): more of something costs a tier above")
          let value = after.values[tier]
          #expect(
            !isBelow(bound, value), "seed \(seed), tier \(tier), \(change): bound \(bound), found \(value)")
          compared += 1
          gained += sign * (value - before.values[tier]) > 1e-6 ? 1 : 0
          tight += abs(bound - value) <= 2e-6 * max(1, abs(value)) ? 1 : 0
          refuted += sign * (bound - before.values[tier]) <= 1e-6 ? 1 : 0
        }
      }
    }
    #expect(
      compared > 100 && gained > 5 && tight > 50 && refuted > 50,
      "\(compared) compared, \(gained) gain, \(tight) tight, \(refuted) proved to bring nothing")
  }

  @Test func `prices of lapses are no wild guesses`() throws {
    var compared = 0, tight = 0
    for seed in 0..<200 {
      let scenario = TinyScenario(seed: seed, with: .renewal).scenario
      guard scenario.goals[0] == Tier(.lapses),
        !scenario.goals.contains(where: { $0.parts.contains { $0.goal == .fairness } })
      else { continue }
      var known = BruteForce(Problem(scenario))
      guard let before = known.solve() else { continue }
      var problem = Problem(scenario)
      problem.start = before.timetable
      guard let prices = ResourcePrices(problem, tier: 0) else { continue }
      var dice = Dice(seed: seed)
      for change in self.changes(scenario, &dice) {
        let changed = change.applied(to: scenario)
        if TinyMeetings(changed).all.count > 9 { continue }
        var enumeration = BruteForce(Problem(changed))
        guard let after = enumeration.solve() else { continue }
        let bound = prices.bound(of: changed)
        #expect(
          bound <= after.values[0] + 2e-6, "seed \(seed), \(change): \(bound), found \(after.values[0])")
        compared += 1
        tight += bound > after.values[0] - 1 + 1e-6 ? 1 : 0
      }
    }
    #expect(compared > 40 && 2 * tight > compared, "\(compared) compared, \(tight) within one lapse")
  }
}
