@testable import GLPK
import OffHours
import OffHoursFiles
import Testing

@testable import OffHoursSolver

/// The scenario of the tutorial, whose optimum is worked out with a pencil in its README.
@Suite struct TutorialTests {
  private let optimum = [1.0, 8, 2500, 12, 40, 48]

  private func scenario() throws -> Scenario {
    let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let reading = try ScenarioReader().read(path: "/\(path)/scenarios/tutorial")
    return try #require(reading.scenario)
  }

  @Test func `the compact model proves every tier of the tutorial`() throws {
    let instance = Instance(Problem(try scenario()))
    let outcome = GLPKThread.run { CompactModel(instance).solve() }
    let standing = try #require(outcome.standing)
    #expect(instance.scenario.goals.map { standing.value($0, instance) } == optimum)
    #expect(outcome.bounds == optimum)
    #expect(outcome.isProved && outcome.troubles.isEmpty)
    let plan = try #require(outcome.plan)
    #expect(Verifier.verify(plan.timetable(instance), instance.scenario).violations.isEmpty)
  }

  @Test func `the size of a model is told before it is built`() throws {
    let instance = Instance(Problem(try scenario()))
    let model = CompactModel(instance)
    let size = CompactModel.size(instance)
    #expect(size.columns >= model.program.program.columnCount)
    #expect(size.columns <= 2 * model.program.program.columnCount)
  }
}
