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
    MeetingBudget(Instance(Problem(scenario))).leastMissing()
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
}
