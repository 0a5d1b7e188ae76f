import OffHours
import OffHoursFiles
import OffHoursPlanning
import Testing

@Suite struct OutlookTests {
  private func outlook(target: String) throws -> (Outlook, Scenario) {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        shifts: {D: 08:00-20:00, O: off}
        rotations:
          days: {cycle: D D D D D D D, anchor: 2027-03-01}
          weekdays: {cycle: D D D D D D O, anchor: 2027-03-01}
        employers:
          all-week: {rotation: days}
          six-days: {rotation: weekdays}
        workers:
          A: {employer: all-week, courses: talk}
          B: {employer: six-days, courses: talk}
          C: {employer: six-days, courses: talk}
        venues: {hall: {seats: 10}}
        courses:
          talk:
            lessons: {T: {minutes: 60}}
            starts: ["09:00"]
            target: \(target)
        """)
    return (Outlook(scenario, calendars: CalendarBook(scenario)), scenario)
  }

  @Test func `who works whenever a class could start can never be placed, and the outlook says why`() throws {
    let (outlook, _) = try outlook(target: "{total: 2}")
    #expect(outlook.never.map(\.worker) == ["A"])
    #expect(outlook.never[0].reasons.first == ReasonCount(.rule(.shiftOverlap), 7))
    #expect(outlook.shortfalls.isEmpty)
  }

  @Test func `a target beyond those who could complete alone is short before planning`() throws {
    let (outlook, scenario) = try outlook(
      target: "{total: 4, already: 1, employers: {all-week: 1, six-days: 2}}")
    #expect(outlook.shortfalls.map(\.missing) == [1, 1])
    #expect(outlook.shortfalls.map { $0.employer.map { scenario.employers[$0].id } } == [nil, "all-week"])
  }
}
