import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// No point of a sweep and no variant is left with less than a search of it alone finds.
@Suite struct ColdStartTests {
  private func isWorse(_ a: Timetable, than b: Timetable) -> Bool {
    for (one, other) in zip(a.goals, b.goals) {
      let lead = (one.tier.isMaximised ? 1 : -1) * (one.value - other.value)
      if abs(lead) > 2e-6 { return lead < 0 }
    }
    return false
  }

  @Test(arguments: [0, 1, 2]) func `a variant begins from nothing too`(seed: Int) throws {
    var limits = SearchLimits()
    limits.seed = seed
    limits.firstOnly = true
    let base = PlannedCase(name: "base", scenario: try CompareTests.sample("tutorial"))
    let variants = try ["bigger-hall", "no-sunday"].map {
      PlannedCase(name: $0, scenario: try CompareTests.sample("tutorial", ["variants/\($0).yaml"]))
    }
    let planned = Comparer(limits: limits, secondsEach: nil).planned(base: base, variants: variants)
    for found in planned {
      var problem = Problem(found.scenario)
      problem.limits = limits
      let alone = try Solver(problem).solve().timetable
      #expect(!isWorse(try #require(found.timetable), than: alone), "\(found.name)")
    }
  }

  @Test func `a point begins from nothing, from its neighbours, and from what it is given`() throws {
    let scenario = try CompareTests.sample("tutorial")
    var limits = SearchLimits()
    limits.firstOnly = true
    let sweep = Sweep(
      name: "", sha256: "", axes: [Sweep.Axis(path: "seats", values: ["3", "4", "5"])], goals: scenario.goals,
      countsMoney: false)
    func point(_ position: Int) -> Scenario {
      var changed = scenario
      changed.venues[0].seats = 3 + position
      return changed
    }
    let whole = try Solver(Problem(point(0))).solve().timetable
    let findings = Sweeper(limits: limits, secondsEach: nil, start: whole).findings(
      sweep, at: [0, 1, 2], scenario: point)
    for finding in findings {
      let timetable = try #require(finding.timetable)
      var problem = Problem(point(finding.position))
      problem.limits = limits
      #expect(!isWorse(timetable, than: try Solver(problem).solve().timetable), "\(finding.position)")
      // Every point can have what the smallest has.
      #expect(!isWorse(timetable, than: whole), "\(finding.position)")
      #expect(Verifier.verify(timetable, point(finding.position)).violations.isEmpty)
    }
  }

  @Test func `what was held before is history in every search`() throws {
    let scenario = try CompareTests.sample("tutorial")
    let whole = try Solver(Problem(scenario)).solve().timetable
    let now = whole.meetings[0].start + 1
    let later = scenario.planned(from: now)
    let base = PlannedCase(name: "base", scenario: later)
    let planned = Comparer(limits: SearchLimits(), secondsEach: nil, start: whole.asOf(now, in: later))
      .planned(base: base, variants: [base])
    for found in planned {
      let timetable = try #require(found.timetable)
      #expect(timetable.history.map(\.id) == [whole.meetings[0].id])
      #expect(timetable.meetings.allSatisfy { $0.held || $0.start >= now })
    }
  }
}
