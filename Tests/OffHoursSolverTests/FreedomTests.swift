@testable import GLPK
import OffHours
import OffHoursFiles
import Testing

@testable import OffHoursSolver

/// A freedom that a course has, free order, make-up, lessons that may be missed, never leaves fewer people than without it.
@Suite struct FreedomTests {
  /// Two evenings a week at a depot, three watches of eight: 24 hours on, 48 off.
  private func depot(_ course: String) throws -> Scenario {
    let crews = ["A", "B", "C"]
    let workers = (1...24).map { number in
      "  P\(number): {employer: depot, crew: \(crews[number % 3]), courses: [ladder]}"
    }
    return try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Etc/UTC
        horizon: {from: 2027-05-03, to: 2027-06-13}
        rotations:
          watch: {cycle: [W, O, O], anchor: 2027-05-03, crews: {A: 0, B: 2, C: 1}, shifts: {W: 07:00-07:00, O: off}}
        employers: {depot: {rotation: watch}}
        workers:
        \(workers.joined(separator: "\n"))
        venues:
          room: {seats: 20, open: {mon-sat: [08:00-21:00]}, turnaround: 30m}
          tower: {seats: 16, has: [tower], open: {mon-sat: [08:00-17:00]}}
        courses:
          ladder:
            lessons: {A: {minutes: 240}, B: {minutes: 240}, C: {minutes: 240, needs: [tower]}}
            starts: ["08:30", "13:00", "16:00"]
            sections: {max: 3, same_venue: false}
            size: {min: 6, max: 12}
            gap: {min_days: 1, max_days: 10}
            \(course)
        """)
  }

  private func completions(_ scenario: Scenario, seconds: Double = 6) throws -> Double {
    var problem = Problem(scenario)
    problem.limits.deadline = seconds
    problem.limits.threads = 1
    let outcome = try Solver(problem, clock: .ticking()).solve()
    let people = ResolvedTimetable(outcome.timetable, in: scenario).pursuits.count { $0.isCompletion }
    return Double(people)
  }

  @Test func `make-up places as many as without it`() throws {
    let without = try completions(depot("makeup: 0"))
    let with = try completions(depot("makeup: 1"))
    #expect(without > 0 && with >= without, "\(with) with make-up, \(without) without")
  }

  @Test func `free order places as many as strict order`() throws {
    let strict = try completions(depot("order: strict"))
    let free = try completions(depot("order: free"))
    #expect(strict > 0 && free >= strict, "\(free) in free order, \(strict) in strict order")
  }

  @Test func `a share of the lessons places as many as all lessons`() throws {
    let all = try completions(depot("order: strict"))
    let share = try completions(depot("complete: {share: 0.6}"))
    #expect(all > 0 && share >= all, "\(share) with a share, \(all) with all lessons")
  }

  /// One person in one hall: the first plan has to be there, whatever the course allows.
  @Test(
    arguments: ["any", "section"],
    ["", "order: free, ", "complete: {share: 0.7}, ", "order: free, complete: {share: 0.7}, "])
  func `somebody alone is placed by the first plan`(_ attendance: String, _ freedom: String) throws {
    let lessons = (0..<10).map { "N\($0): {minutes: 60}" }.joined(separator: ", ")
    let course = """
      talks: {attend: \(attendance), \(freedom)starts: ["18:00"], gap: {min_days: 1, max_days: 3}, span: {max_days: 12}, lessons: {\(lessons)}}
      """
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-05-03, to: 2027-07-25}
        venues: {den: {seats: 3}}
        workers: {Q: {courses: [talks]}}
        courses:
          \(course)
        """)
    var problem = Problem(scenario)
    problem.limits.firstOnly = true
    let outcome = try Solver(problem).solve()
    #expect(!outcome.timetable.meetings.isEmpty, "\(attendance), \(freedom)")
  }

  /// Two meetings for everybody, and the better course is the second, its last lesson first.
  @Test func `a cap on meetings lets the other course have them all`() throws {
    let crowd = (1...5).map { "  C\($0): {courses: [second]}" }.joined(separator: "\n")
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-05-03, to: 2027-05-09}
        rules: none
        venues:
          small: {seats: 2, open: {mon: [18:00-20:00], wed: [18:00-20:00]}, has: [one, two]}
          large: {seats: 5, open: {tue: [18:00-20:00]}, has: [last]}
          third: {seats: 5, open: {sat: [18:00-20:00]}, has: [early]}
        workers:
          A1: {courses: [first], priority: 2}
          A2: {courses: [first], priority: 2}
        \(crowd)
        courses:
          first: {attend: any, starts: ["18:00"], lessons: {F1: {minutes: 60, needs: [one]}, F2: {minutes: 60, needs: [two]}}}
          second: {attend: any, order: free, starts: ["18:00"], lessons: {S1: {minutes: 60, needs: [early]}, S2: {minutes: 60, needs: [last]}}}
        limits: {meetings: 2}
        goals: [completions]
        """)
    var problem = Problem(scenario)
    problem.limits.threads = 1
    var solver = Solver(problem)
    solver.models.isAsked = false
    let outcome = try solver.solve()
    #expect(outcome.tiers[0].value == 5)
  }

  /// Whatever is built anew keeps every rule.
  @Test func `courses that are built anew keep every rule`() throws {
    var rebuilt = 0
    for seed in 0..<160 {
      let scenario = TinyScenario(seed: seed).scenario
      let instance = Instance(Problem(scenario))
      guard let rebuilding = Rebuilding(instance, isStopped: { false }) else { continue }
      var greedy = Greedy(instance)
      guard (try? greedy.run()) != nil else { continue }
      var random = Randomness(seed: seed)
      for _ in 0..<6 {
        guard let plan = rebuilding.rebuilt(greedy.plan, random: &random) else { continue }
        rebuilt += 1
        let found = plan.violations(instance, scenario)
        #expect(found.isEmpty, "seed \(seed): \(found)")
      }
    }
    #expect(rebuilt > 60, "\(rebuilt) plans: too few to show anything")
  }

  @Test func `plans of tighter courses keep the rules of the scenario`() throws {
    var built = 0
    for seed in 0..<160 {
      let scenario = TinyScenario(seed: seed).scenario
      let instance = Instance(Problem(scenario))
      for tightening in Tightening.all(instance) {
        let style = Greedy.Style(tightening: tightening)
        guard let plan = try? Greedy.plan(instance, style, isStopped: { false }) else { continue }
        built += 1
        let found = plan.violations(instance, scenario)
        #expect(found.isEmpty, "seed \(seed), \(tightening): \(found)")
      }
    }
    #expect(built > 60, "\(built) plans: too few to show anything")
  }
}
