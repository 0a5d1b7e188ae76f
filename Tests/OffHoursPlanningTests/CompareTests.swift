import Foundation
import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

@Suite struct CompareTests {
  /// A scenario that stands beside the sources, with some overlays on it.
  static func sample(_ name: String, _ overlays: [String] = []) throws -> Scenario {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("scenarios/\(name)").path
    let reading = try ScenarioReader().read(path: folder, overlays: overlays.map { "\(folder)/\($0)" })
    return try #require(reading.scenario, "\(reading.diagnostics.text)")
  }

  private func comparison(_ overlays: String...) throws -> Comparison {
    let base = PlannedCase(name: "base", scenario: try Self.sample("tutorial"))
    let variants = try overlays.map {
      PlannedCase(name: $0, scenario: try Self.sample("tutorial", ["variants/\($0).yaml"]))
    }
    let planned = Comparer(limits: SearchLimits(), secondsEach: nil).planned(base: base, variants: variants)
    let plans = planned.compactMap { found in
      found.timetable.map {
        Comparison.Plan(name: found.name, scenario: found.scenario, timetable: $0)
      }
    }
    #expect(plans.count == planned.count)
    return Comparison(base: plans[0], variants: Array(plans.dropFirst()))
  }

  @Test func `a larger hall lets the ninth complete, and that is proved`() throws {
    let comparison = try comparison("bigger-hall")
    #expect(comparison.base.completed == 8)
    let variant = comparison.variants[0]
    #expect(variant.figures.completed == 9)
    #expect(variant.verdicts.prefix(2) == [.gain, .gain])
    #expect(variant.gains.map(\.name) == ["Khoa"])
    #expect(variant.gains.map(\.proof) == [.bound])
    #expect(variant.losses.isEmpty)
  }

  @Test func `without Sundays four lose, by name, and nobody gains`() throws {
    let variant = try comparison("no-sunday").variants[0]
    #expect(variant.verdicts.prefix(2) == [.loss, .loss])
    #expect(variant.gains.isEmpty)
    #expect(variant.losses.count == 4)
    #expect(variant.changed.count >= 4)
    #expect(variant.figures.courses[0].employers.map(\.needed) == [7, 3])
    #expect(variant.figures.courses[0].employers.map(\.completed).reduce(0, +) == variant.figures.completed)
  }

  @Test func `a scenario that is the base's changes nobody`() throws {
    let base = PlannedCase(name: "base", scenario: try Self.sample("tutorial"))
    let planned = Comparer(limits: SearchLimits(), secondsEach: nil).planned(base: base, variants: [base])
    let timetables = planned.compactMap(\.timetable)
    var unchanged = TierResult(tier: Tier(.peopleChanged), value: 0, bound: 0)
    unchanged.proof = .enumeration
    #expect(timetables[1].changes == [unchanged])
    #expect(timetables[0].meetings == timetables[1].meetings)
  }

  @Test func `a scenario takes over what serves it better than what was found for it`() throws {
    let scenario = try Self.sample("tutorial")
    let best = try Solver(Problem(scenario)).solve().timetable
    var poor = Timetable()
    poor.goals = GoalBook.results(of: ResolvedTimetable(poor, in: scenario), completable: nil).compactMap {
      $0
    }
    let found = try #require(CarryOver(scenario).better(than: poor, among: [poor, best]))
    #expect(found.position == 1)
    #expect(found.timetable.goals.map(\.value) == best.goals.map(\.value))
    #expect(Verifier.verify(found.timetable, scenario).violations.isEmpty)
    #expect(CarryOver(scenario).better(than: best, among: [poor, best]) == nil)
  }

  @Test func `a timetable that breaks a rule of the other scenario is not taken over`() throws {
    let wide = try Self.sample("tutorial", ["variants/bigger-hall.yaml"])
    let narrow = try Self.sample("tutorial")
    let best = try Solver(Problem(wide)).solve().timetable
    let own = try Solver(Problem(narrow)).solve().timetable
    #expect(CarryOver(narrow).better(than: own, among: [best]) == nil)
  }
}
