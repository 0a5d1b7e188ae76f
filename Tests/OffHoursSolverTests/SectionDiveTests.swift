import OffHours
import OffHoursFiles
import Testing

@testable import GLPK
@testable import OffHoursSolver

/// Sections chosen together by diving.
@Suite struct SectionDiveTests {
  private func control() -> SearchControl {
    SearchControl(SearchLimits(), .ticking(), isInterrupted: { false }, onEvent: { _ in })
  }

  private func anew(_ plan: Plan, course: Int, fewer: Bool = false, _ instance: Instance, seed: Int) -> Plan?
  {
    let control = control()
    return GLPKThread.run {
      var random = Randomness(seed: seed)
      return SectionDive.anew(
        plan, course: course, fewer: fewer, instance, control: control, random: &random)
    }
  }

  @Test func `what is chosen anew keeps every rule`() throws {
    var chosen = 0
    for seed in SearchTests.seeds {
      let scenario = TinyScenario(seed: seed).scenario
      let instance = Instance(Problem(scenario))
      var greedy = Greedy(instance)
      guard (try? greedy.run()) != nil else { continue }
      for course in scenario.courses.indices where scenario.courses[course].attendance == .section {
        for fewer in [false, true] {
          guard let plan = anew(greedy.plan, course: course, fewer: fewer, instance, seed: seed) else {
            continue
          }
          let found = plan.violations(instance, scenario)
          #expect(found.isEmpty, "seed \(seed): \(found)")
          chosen += plan.sections(of: course).count
        }
      }
    }
    #expect(chosen > 30, "\(chosen) sections: too few to show anything")
  }

  /// One hall on four evenings. Six people could come on Tuesday and Wednesday, and then nobody else could on Monday and
  /// Thursday; with sections on Monday and Tuesday and on Wednesday and Thursday all eight complete.
  @Test func `two sections together serve more than the best one and what is left`() throws {
    func people(_ names: String, not days: [Int]) -> String {
      names.split(separator: " ").map {
        "  \($0): {courses: c, unavailable: [\(days.map { "2027-03-0\($0)" }.joined(separator: ", "))]}\n"
      }.joined()
    }
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-04}
        rules: {preset: none}
        venues: {hall: {seats: 6, open: {daily: ["18:00-20:00"]}}}
        courses:
          c: {lessons: {L1: {minutes: 120}, L2: {minutes: 120}}, starts: ["18:00"], size: {min: 2}, instructors: 0}
        goals: [completions]
        workers:

        """ + people("An Binh Chi", not: [4]) + people("Dung Em Giang", not: [1])
          + people("Hoa", not: [3, 4]) + people("Khanh", not: [1, 2]))
    let instance = Instance(Problem(scenario))
    var greedy = Greedy(instance)
    try greedy.run()
    #expect(greedy.plan.standing(instance).completions == 6_000_000)
    let plan = try #require(anew(greedy.plan, course: 0, instance, seed: 0))
    #expect(plan.standing(instance).completions == 8_000_000)
  }
}
