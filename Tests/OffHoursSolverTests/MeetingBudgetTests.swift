import OffHours
import OffHoursFiles
import Testing

@testable import OffHoursSolver

/// The bound on targets where meetings are few. That it is never wrong, the agreement with enumeration shows.
@Suite struct MeetingBudgetTests {
  private func parks() throws -> Scenario {
    let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let reading = try ScenarioReader().read(path: "/\(path)/scenarios/thai-nguyen")
    return try #require(reading.scenario)
  }

  private func missing(_ scenario: Scenario) -> Int {
    let instance = Instance(Problem(scenario))
    return MeetingBudget(instance, RelaxedGroup.all(instance) { _, _ in true }).leastMissing()
  }

  @Test func `three meetings complete no course of eight lessons`() throws {
    var scenario = try parks()
    scenario.limits = Limits()
    #expect(missing(scenario) == 0)
    scenario.limits.meetings = 3
    let wanted = scenario.courses.reduce(0) { sum, course in
      sum
        + (course.target.map {
          max(0, ($0.total ?? 0) - $0.already) + $0.employers.reduce(0) { $0 + $1.count }
        } ?? 0)
    }
    // Of the awareness course nobody completes; what is asked of other courses may be had.
    let awareness = try #require(scenario.courses.first { $0.id == "awareness" }?.target)
    let least = awareness.total! - awareness.already + awareness.employers.reduce(0) { $0 + $1.count }
    let credited = Instance(Problem(scenario)).demand.creditedWorkers[0].count
    #expect(missing(scenario) <= wanted)
    #expect(missing(scenario) >= least - 2 * credited && missing(scenario) > 20)
  }

  @Test func `money for few meetings is a cap on them`() throws {
    var scenario = try parks()
    scenario.limits = Limits()
    scenario.limits.cost = Money(parts: 1_000_000 * Money.scale)
    let poor = missing(scenario)
    scenario.limits.cost = Money(parts: 100_000_000 * Money.scale)
    #expect(poor > 20 && missing(scenario) == 0)
  }

  @Test func `what may be missed falls as meetings are added`() throws {
    var scenario = try parks()
    var last = Int.max
    for meetings in stride(from: 1, through: 60, by: 3) {
      scenario.limits.meetings = meetings
      let now = missing(scenario)
      #expect(now <= last, "\(meetings) meetings")
      last = now
    }
    #expect(last == 0)
  }

  /// Six people in two crews who are never free together, three lessons of 100 each.
  private func evenings(_ limits: String, workers: String = "", attend: String = "any") throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        shifts: {D: 06:00-22:00, O: off}
        rotations:
          odd: {cycle: D O, anchor: 2027-03-01}
          even: {cycle: O D, anchor: 2027-03-01}
        employers: {a: {rotation: odd}, b: {rotation: even}}
        workers:
          W1: {employer: a, courses: [c]}
          W2: {employer: a, courses: [c]}
          W3: {employer: a, courses: [c]}
          W4: {employer: b, courses: [c]}
          W5: {employer: b, courses: [c]}
        \(workers)
        venues: {h: {seats: 9, open: {daily: [09:00-17:00]}, cost: {meeting: 100}}}
        rules: {preset: none}
        courses:
          c: {lessons: {L1: {minutes: 60}, L2: {minutes: 60}, L3: {minutes: 60}}, attend: \(attend), starts: [09:00, 11:00, 13:00]}
        limits: {\(limits)}
        goals: [completions]
        """)
  }

  private func most(_ scenario: Scenario) throws -> Int? {
    let instance = Instance(Problem(scenario))
    return MeetingBudget(instance, RelaxedGroup.all(instance) { _, _ in true }).mostCompletions()
      .map { $0 / 1_000_000 }
  }

  @Test(arguments: ["any", "section"])
  func `nobody completes for less than a meeting of each lesson`(attend: String) throws {
    #expect(try most(evenings("cost: 299", attend: attend)) == 0)
    #expect(try most(evenings("meetings: 2", attend: attend)) == 0)
    #expect(try most(evenings("", attend: attend)) == nil)
  }

  @Test(arguments: ["any", "section"])
  func `one meeting of each lesson serves only those who are free together`(attend: String) throws {
    #expect(try most(evenings("cost: 300", attend: attend)) == 3)
    #expect(try most(evenings("meetings: 3", attend: attend)) == 3)
    #expect(try most(evenings("cost: 600", attend: attend)) == 5)
  }

  @Test func `who has a credit completes in fewer meetings`() throws {
    let workers = "  W6: {employer: b, courses: [c], completed: [c/L1]}"
    #expect(try most(evenings("cost: 299", workers: workers)) == 1)
    #expect(try most(evenings("cost: 199", workers: workers)) == 0)
    #expect(try most(evenings("cost: 300", workers: workers)) == 3)
    #expect(try most(evenings("cost: 200", workers: workers, attend: "section")) == 0)
  }

  /// What nobody attends may have to be held all the same.
  @Test func `a pinned meeting without learners is one of the meetings`() throws {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-07}
        shifts: {D: 08:00-18:00}
        rotations: {day: {cycle: D, anchor: 2027-03-01}}
        employers: {a: {rotation: day}}
        workers:
          W1: {employer: a, courses: [c]}
          W2: {employer: a, courses: [c]}
        venues: {h: {seats: 9, open: {daily: [09:00-20:00]}}}
        rules: {preset: none}
        courses:
          c:
            lessons: {L1: {minutes: 480}, L2: {minutes: 60}}
            complete: {share: 0.5}
            starts: ["09:00", "18:30"]
            pinned: [{lesson: L1, start: 2027-03-02T09:00, venue: h}]
        limits: {meetings: 2}
        goals: [completions]
        """)
    var solver = Solver(Problem(scenario))
    solver.models.isAsked = false
    let tier = try solver.solve().tiers[0]
    #expect(tier.value == 2 && tier.bound == 2, "\(tier)")
  }
}
