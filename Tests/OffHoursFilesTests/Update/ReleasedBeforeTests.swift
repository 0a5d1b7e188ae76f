import OffHours
import Testing

@testable import OffHoursFiles

/// What history has taken of caps on release is told: the next dates do not know of it.
@Suite struct `Release in history` {
  private func scenario(release: String = "{per_worker: 4h}") throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Europe/London
        horizon: {from: 2027-03-01, to: 2027-03-14}
        shifts: {D: 08:00-17:00, O: off}
        employers: {mill: {name: Mill, release: \(release)}}
        workers:
          A: {employer: mill, courses: [c]}
          B: {employer: mill, courses: [c]}
        roster:
          A: {2027-03-01: D, 2027-03-02: D}
          B: {2027-03-01: D, 2027-03-02: O}
        venues: {h: {seats: 4}}
        courses: {c: {lessons: {L1: {minutes: 60}, L2: {minutes: 90}}, attend: any}}
        """)
  }

  /// Two meetings on two days: the first inside both shifts, the second inside one.
  private func taught(_ scenario: Scenario) -> Timetable {
    var timetable = Timetable()
    timetable.meetings = [("L1", 1, 60), ("L2", 2, 90)].map { lesson, day, minutes in
      let start = scenario.zone.instant(CivilDate("2027-03-0\(day)")!, ClockTime("10:00")!)
      return Meeting(
        id: lesson, course: "c", lesson: lesson, venue: "h", start: start, end: start + minutes,
        learners: ["A", "B"])
    }
    return timetable
  }

  @Test func `hours of work are added up by employer, and told once`() throws {
    let scenario = try scenario()
    let history = History(
      [History.Source(taught(scenario))], scenario, before: scenario.zone.day(CivilDate("2027-03-08")!).start)
    #expect(history.released.map(\.minutes) == [210] && history.released.map(\.most) == [150])
    #expect(history.meetings == 2)
    let phrase = UpdateWords.releasedBefore("Mill", 210, most: 150)
    #expect(phrase.en.hasPrefix("Mill has released people for 3h30m before, nobody for more than 2h30m"))
    #expect(phrase.vi.contains("3h30m") && phrase.vi.contains("2h30m"))
  }

  @Test func `without caps over time nothing is told`() throws {
    for release in ["{}", "{at_once: 1}"] {
      let scenario = try scenario(release: release)
      let later = scenario.zone.day(CivilDate("2027-03-08")!).start
      let history = History([History.Source(taught(scenario))], scenario, before: later)
      #expect(history.meetings == 2 && history.released.isEmpty)
    }
  }
}
