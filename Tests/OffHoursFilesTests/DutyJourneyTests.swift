import OffHours
import OffHoursFiles
import Testing

/// Journeys from and to shifts that merge with duties elsewhere.
@Suite struct DutyJourneyTests {
  /// Work at home from eight to five, a duty at the site until `end` or from `start`, a class at home half an hour away in
  /// time; the site is three quarters of an hour away.
  private func codes(duty: String, classAt start: String) throws -> [RuleCode] {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-01}
        places: {works: {}, depot: {}}
        travel: {between: [{from: works, to: depot, minutes: 45}]}
        rotations: {office: {pattern: hc5, anchor: 2027-03-01}}
        employers: {mill: {place: works, rotation: office}}
        workers: {W1: {employer: mill, courses: [talk]}}
        absences: {extra: {worker: W1, \(duty), place: depot}}
        venues: {hall: {place: works, seats: 5}}
        courses: {talk: {lessons: {L: {minutes: 60}}, starts: ["\(start)"], attend: any}}
        goals: [completions]
        """)
    let time = scenario.zone.instant(scenario.horizon.from, ClockTime(start)!)
    var timetable = Timetable()
    timetable.meetings = [
      Meeting(
        id: "talk/L/1", course: "talk", lesson: "L", venue: "hall", start: time, end: time + 60,
        learners: ["W1"])
    ]
    return Verifier.verify(timetable, scenario).violations.map(\.code)
  }

  @Test func `of parts that end in the same minute the longest journey counts`() throws {
    let duty = "from: 2027-03-01T13:00, to: 2027-03-01T17:00"
    #expect(try codes(duty: duty, classAt: "17:30") == [.afterShift])
    #expect(try codes(duty: duty, classAt: "18:15") == [])
  }

  @Test func `a part that ends a minute later alone decides, as does one that ends before`() throws {
    #expect(
      try codes(duty: "from: 2027-03-01T13:00, to: 2027-03-01T17:01", classAt: "17:31") == [.afterShift])
    #expect(try codes(duty: "from: 2027-03-01T13:00, to: 2027-03-01T16:59", classAt: "17:30") == [])
  }

  @Test func `of parts that start in the same minute the longest journey counts`() throws {
    let duty = "from: 2027-03-01T08:00, to: 2027-03-01T10:00"
    #expect(try codes(duty: duty, classAt: "06:30").contains(.beforeShift))
  }
}
