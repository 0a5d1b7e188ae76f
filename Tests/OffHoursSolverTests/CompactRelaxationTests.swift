import OffHours
import OffHoursFiles
import Testing

@testable import GLPK
@testable import OffHoursSolver

/// What is dropped before the compact model is built, and what its relaxation closes.
@Suite struct CompactRelaxationTests {
  @Test(arguments: 0..<Agreement.blocks)
  func `what a relaxation fixes leaves the best timetable`(block: Int) throws {
    var fixings = 0
    for seed in Agreement.seeds(of: block, count: 100) {
      let instance = Instance(Problem(TinyScenario(seed: seed).scenario))
      guard instance.impossiblePin == nil, instance.pins.allSatisfy(\.isEmpty) else { continue }
      let model = CompactModel(instance), empty = Plan(instance).standing(instance)
      let objective = model.objectives[0]
      try GLPKThread.run { () throws in
        guard let best = model.solve().standing, best.isBetter(than: empty, instance),
          let relaxation = try model.relaxed(
            on: empty, tier: 0, seconds: nil, cancellation: CancellationToken())
        else { return }
        let value = objective.value(best, instance)
        let most = value + objective.slack(at: value)
        fixings += relaxation.fixed(atMost: most).columns.count
        let again = try model.improved(
          on: empty, tier: 0, nodes: 10_000, seconds: nil, cancellation: CancellationToken()
        ) { _ in relaxation.fixed(atMost: most) }
        guard value < objective.value(empty, instance) - objective.slack(at: value) else { return }
        let found = try #require(again.plan, "seed \(seed): nothing found").standing(instance)
        let reached = objective.value(found, instance)
        #expect(reached <= most, "seed \(seed): \(reached) for \(value)")
      }
    }
    #expect(fixings > 2)
  }

  /// Two lessons at least three days apart and at most four: of eight evenings in a row each lesson has those from which the
  /// other can be reached.
  @Test func `meetings on no way through the course have no columns`() throws {
    let evenings = try instance(gap: "{min_days: 3, max_days: 4}", span: nil)
    #expect(days(0, evenings) == [0, 1, 2, 3, 4])
    #expect(days(1, evenings) == [3, 4, 5, 6, 7])
  }

  /// The first course ends on the second day at the soonest, so the second begins no sooner.
  @Test func `a course begins after what it asks for can end`() throws {
    let two = try instance(gap: "{min_days: 1}", span: nil, after: true)
    #expect(days(0, two, course: 1) == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test func `nobody comes too early for the span`() throws {
    let short = try instance(gap: "{min_days: 6}", span: 6)
    #expect(days(0, short) == [0, 1])
    #expect(days(1, short) == [6, 7])
    let none = try instance(gap: "{min_days: 6}", span: 5)
    #expect(days(0, none) == [])
  }

  private func days(_ lesson: Int, _ instance: Instance, course: Int = 0) -> [Int] {
    let possible = Possibilities(instance)
    return Set(possible.meetingsOfLesson[course][lesson].map { possible.meetings[$0].moment.day }).sorted()
  }

  private func instance(gap: String, span: Int?, after: Bool = false) throws -> Instance {
    let second =
      "  second: {lessons: {C: {minutes: 60}}, starts: [\"20:00\"], after: [first], attend: any, size: {min: 1}}"
    let text = """
      offhours: 1
      timezone: UTC
      horizon: {from: 2027-03-01, to: 2027-03-08}
      places: {site: {}}
      rotations: {free: {cycle: O, anchor: 2027-03-01, shifts: {O: off}}}
      employers: {works: {place: site}}
      workers: {ann: {employer: works, rotation: free, courses: [first\(after ? ", second" : "")]}}
      venues: {hall: {place: site, seats: 5, open: {mon-sun: ["18:00-22:00"]}}}
      courses:
        first:
          lessons: {A: {minutes: 60}, B: {minutes: 60}}
          starts: ["18:00"]
          gap: \(gap)
          \(span.map { "span: {max_days: \($0)}" } ?? "attend: any")
          size: {min: 1}
      \(after ? second : "")
      rules: {preset: none}
      goals: [completions]
      """
    return Instance(Problem(try ScenarioReader.read(text: text)))
  }
}
