import Foundation
import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

/// The example of the solver's documentation, as it stands there.
@Suite struct UseFromSwiftTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `the example runs`() throws {
    let path = Self.root.appendingPathComponent("scenarios/tutorial").path
    let reading = try ScenarioReader().read(path: path)
    guard let scenario = reading.scenario else { throw InvalidScenario(diagnostics: reading.diagnostics) }
    var problem = Problem(scenario)
    problem.limits.firstOnly = true
    let outcome = try Solver(problem).solve()
    let verification = Verifier.verify(outcome.timetable, scenario)
    precondition(verification.violations.isEmpty)
    for tier in outcome.tiers { print(tier.tier, tier.value, tier.bound ?? "no bound") }
    let text = TimetableWriter.text(outcome.timetable, for: scenario)
    #expect(text.contains("\"meetings\""))
  }

  @Test func `the page shows these lines`() throws {
    let page = try String(
      contentsOf: Self.root.appendingPathComponent(
        "Sources/OffHoursSolver/OffHoursSolver.docc/OffHoursSolver.md"),
      encoding: .utf8)
    let shown = try #require(page.firstMatch(of: #/(?s)```swift\n(.*?)```/#)?.1).split(separator: "\n")
    let own = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
      .map { $0.drop { $0 == " " } }
    #expect(shown.count > 5)
    for line in shown { #expect(own.contains(line), "\(line)") }
  }
}
