import OffHours
import OffHoursFiles
import Testing

@testable import OffHoursSolver

/// Scenarios in which the best timetable releases somebody: enumeration, compact model, engine and every bound.
@Suite struct ReleaseAgreementTests {
  private static let blocks = 4

  private func seeds(_ block: Int, of count: Int = 200) -> [Int] { Agreement.seeds(of: block, count: count) }

  /// The scenarios of a block, with what enumeration finds. Each of them releases somebody.
  private func cases(_ block: Int) -> [(seed: Int, scenario: Scenario, best: BruteForce.Answer)] {
    seeds(block).compactMap { seed in
      TinyScenario.releasing(seed: seed).map { (seed, $0.scenario, $0.best) }
    }
  }

  @Test(arguments: 0..<blocks)
  func `two hundred scenarios that release somebody: compact model and engine find what enumeration finds`(
    block: Int
  ) {
    let cases = cases(block)
    let drawn = seeds(block).count
    #expect(10 * cases.count >= 9 * drawn, "only \(cases.count) of \(drawn) scenarios release anybody")
    for (seed, scenario, _) in cases {
      Agreement.checkCompact(scenario, seed: seed)
      for usesCompact in seed % 5 == 0 ? [true, false] : [true] {
        // The search alone breaks no cap and proves nothing false; the model finds the best.
        Agreement.checkEngine(scenario, usesCompact: usesCompact, seed: seed, isExact: usesCompact)
      }
    }
  }

  /// Chains count on everybody whom a meeting suits; where few of them may be released, the plan without any is better.
  @Test(arguments: [Course.Attendance.section, .any])
  func `the first plan under tight caps places as many as without release`(attend: Course.Attendance) throws {
    var options = SyntheticOptions()
    options.workers = 120
    options.attend = attend
    let plain = try SyntheticScenario(options).read()
    func release(perWorker: Int? = nil, total: Int? = nil, atOnce: Int? = nil) -> Release {
      var release = Release()
      (release.perWorker, release.total, release.atOnce) = (perWorker, total, atOnce)
      return release
    }
    let caps = [release(total: 600, atOnce: 2), release(atOnce: 1), release(perWorker: 240, total: 1200)]
    func completions(_ release: Release?) throws -> Double {
      var scenario = plain
      for employer in scenario.employers.indices { scenario.employers[employer].release = release }
      var problem = Problem(scenario)
      problem.limits.firstOnly = true
      let outcome = try Solver(problem).solve()
      #expect(Verifier.verify(outcome.timetable, scenario).violations.isEmpty)
      return outcome.tiers[0].value
    }
    let wanted = try completions(nil)
    #expect(wanted > 100)
    for cap in caps { #expect(try completions(cap) >= wanted, "\(cap)") }
  }

  @Test(arguments: 0..<blocks)
  func `two hundred scenarios with class in hours for training: the three agree as well`(block: Int) {
    var count = 0
    for seed in seeds(block) {
      guard let (scenario, _) = TinyScenario.training(seed: seed) else { continue }
      count += 1
      Agreement.checkCompact(scenario, seed: seed)
      Agreement.checkEngine(scenario, usesCompact: true, seed: seed)
    }
    let drawn = seeds(block).count
    #expect(10 * count >= 9 * drawn, "only \(count) of \(drawn) scenarios have class in hours for training")
  }

  @Test(arguments: 0..<blocks)
  func `no timetable is better than the relaxation and the decomposition prove`(block: Int) {
    var looked = 0, sharp = 0
    for (seed, scenario, _) in cases(block) {
      let tiers = Agreement.checkBounds(scenario, seed: seed) { instance, tier, standing in
        let found = DualDecomposition.bounds(instance, tier: tier, holding: standing, steps: 60)
        return [found.joint] + found.bounds
      }
      looked += tiers.count
      sharp += tiers.count { $0.best - max($0.bounds[0], $0.bounds.last!) < 0.01 * max(1, abs($0.best)) }
    }
    #expect(
      looked >= 2 * seeds(block).count && sharp > looked / 4, "\(looked) bounds, \(sharp) at the optimum")
  }

  @Test func `caps of nothing, of each kind, give what is planned without release`() {
    var differ = 0
    let seeds = (0..<Self.blocks).flatMap { self.seeds($0, of: 40) }
    for seed in seeds {
      guard let made = TinyScenario.releasing(seed: seed) else { continue }
      var scenario = made.scenario
      scenario.goals.removeAll { $0.parts.contains { $0.goal == .release } }
      func values(_ change: (inout Release?) -> Void) -> [Double]? {
        var changed = scenario
        for employer in changed.employers.indices { change(&changed.employers[employer].release) }
        return try? Solver(Problem(changed)).solve().tiers.map(\.value)
      }
      let without = values { $0 = nil }
      #expect(values { if $0 != nil { $0!.total = 0 } } == without, "seed \(seed): nothing in total")
      #expect(values { if $0 != nil { $0!.perWorker = 0 } } == without, "seed \(seed): nothing each")
      #expect(values { if $0 != nil { $0!.atOnce = 0 } } == without, "seed \(seed): nobody at once")
      differ += values { _ in } == without ? 0 : 1
    }
    #expect(differ > seeds.count / 2, "release changes \(differ) of \(seeds.count) timetables only")
  }

  @Test func `no timetable with a little more release beats the bound at the prices of the old one`() {
    var compared = 0, gained = 0, refuted = 0, tight = 0
    let seeds = (0..<Self.blocks).flatMap { self.seeds($0, of: 120) }
    for seed in seeds {
      guard let made = TinyScenario.releasing(seed: seed) else { continue }
      let scenario = made.scenario, before = made.best
      guard !scenario.goals[0].isWeighted,
        !scenario.goals.contains(where: { $0.parts.contains { $0.goal == .fairness } })
      else { continue }
      var problem = Problem(scenario)
      problem.start = before.timetable
      guard let prices = ResourcePrices(problem, tier: 0) else { continue }
      let sign = scenario.goals[0].isMaximised ? 1.0 : -1
      for change in scenario.employers.refs.flatMap({ scenario.releaseEasings($0, minutes: 120) }) {
        let changed = change.applied(to: scenario)
        var enumeration = BruteForce(Problem(changed))
        guard let after = enumeration.solve() else { continue }
        let bound = prices.bound(of: changed), value = after.values[0]
        let lead = sign * (bound - value)
        #expect(lead >= -2e-6 * max(1, abs(value)), "seed \(seed), \(change): \(bound), found \(value)")
        compared += 1
        gained += sign * (value - before.values[0]) > 1e-6 ? 1 : 0
        refuted += sign * (bound - before.values[0]) <= 1e-6 ? 1 : 0
        tight += lead <= 1e-6 ? 1 : 0
      }
    }
    #expect(
      compared > seeds.count / 2 && gained >= seeds.count / 40 && refuted > seeds.count / 6
        && tight > seeds.count / 4,
      "\(compared) compared, \(gained) gain, \(refuted) proved to bring nothing, \(tight) tight")
  }

  /// Five at work all day, one talk of two hours in the morning or the afternoon, on foot.
  private func five(
    _ release: String, days: Int = 1, course: String = "attend: any", more: String = ""
  ) throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-05-03, to: 2027-05-0\(2 + days)}
        rules: none
        rotations: {day: {cycle: D, anchor: 2027-05-03, shifts: {D: 08:00-17:00}}}
        employers: {mill: {rotation: day, release: \(release)}}
        venues: {hall: {seats: 9}}
        workers:
        \((1...5).map { "  P\($0): {employer: mill, courses: [talk]}" }.joined(separator: "\n"))
        courses: {talk: {\(course), starts: ["09:00", "13:00"], lessons: {T: {minutes: 120}}}}
        \(more)
        goals: [completions, release]
        """)
  }

  @Test func `caps are seen by the bounds of a search without the compact model`() throws {
    for (release, completed) in [
      ("{total: 7h}", 3.0), ("{total: 0h}", 0), ("{total: 90m}", 0), ("{at_once: 2}", 4), ("{at_once: 0}", 0),
      ("{per_worker: 1h}", 0), ("{per_worker: 2h}", 5), ("{total: 9h, at_once: 1}", 2), ("{}", 5),
    ] {
      var solver = Solver(Problem(try five(release)))
      solver.models.isAsked = false
      let tiers = try solver.solve().tiers
      #expect(tiers[0].value == completed && tiers[0].bound == completed, "\(release): \(tiers[0])")
      #expect(tiers[1].bound == tiers[1].value, "\(release): \(tiers[1])")
    }
  }

  /// Caps leave three, one section seats three: the same two are lost to both.
  @Test(arguments: [
    ("sections: {max: 1}, size: {max: 3}", "", 3.0), ("sections: {max: 1}, size: {max: 2}", "", 2),
    ("attend: any, size: {max: 3}", "limits: {meetings: 1}", 3), ("attend: any", "limits: {meetings: 0}", 0),
  ])
  func `whom caps and seats keep out is counted once`(course: String, limits: String, completed: Double)
    throws
  {
    var solver = Solver(Problem(try five("{total: 6h}", course: course, more: limits)))
    solver.models.isAsked = false
    let tiers = try solver.solve().tiers
    #expect(tiers[0].value == completed && tiers[0].bound == completed, "\(tiers[0])")
  }

  @Test func `whoever may not be away today is away another day`() throws {
    var solver = Solver(Problem(try five("{at_once: 1}", days: 2)))
    solver.models.isAsked = false
    let tiers = try solver.solve().tiers
    #expect(tiers[0].value == 4 && tiers[0].bound == 4, "\(tiers[0])")
  }
}
