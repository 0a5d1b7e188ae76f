import OffHours
import Testing

@testable import OffHoursFiles

/// Pins for any venue, beside limits on meetings.
@Suite struct `Pins without a venue` {
  @Test(arguments: [
    "{lesson: L0, start: 2027-03-01T18:00, learners: [W2]}",
    "{lesson: L0, start: 2027-03-01T18:00, venue: v0, learners: [W2]}",
  ]) func `at one lesson and start are one meeting`(other: String) throws {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      """
      offhours: 1
      name: Two pins, one meeting
      timezone: Asia/Ho_Chi_Minh
      horizon: {from: 2027-03-01, to: 2027-03-05}
      rules: none
      workers: {W1: {courses: [c]}, W2: {courses: [c]}}
      venues: {v0: {seats: 5, open: {daily: [18:00-21:30]}}}
      courses:
        c:
          lessons: {L0: {minutes: 60}, L1: {minutes: 60}}
          attend: any
          starts: ["18:00", "19:00", "20:00"]
          pinned:
            - {lesson: L0, start: 2027-03-01T18:00, learners: [W1]}
            - \(other)
      limits: {meetings: 2}
      goals: [completions]

      """.utf8)
    let scenario = try #require(try ScenarioReader(files).read(path: "scenario.yaml").scenario)
    func never(_ scenario: Scenario) -> [Unplaced] {
      var finder = UnplacedFinder(
        ResolvedTimetable(Timetable(), in: scenario, calendars: CalendarBook(scenario)))
      return finder.never()
    }
    #expect(never(scenario).isEmpty, "\(never(scenario))")
    var tighter = scenario
    tighter.limits.meetings = 1
    #expect(never(tighter).map(\.worker) == ["W1", "W2"])
  }
}
