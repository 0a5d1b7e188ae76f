import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Keys by which people are released, renewed, kept together and taught in small groups, where they stand in the way: they
/// are named among what could be given up.
@Suite struct ConcessionTests {
  /// A small scenario, and the set that stands against something in it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var venue = "seats: 9"
    var worker = ""
    var course = ""
    var lesson = ""
    var release = ""
    var goals = "completions"
    var wanted: Set<Concession>
  }

  static let talk = Ref<Course>(0), hall = Ref<Venue>(0)

  /// The pin of the only lesson at 09:00, in any venue.
  static func pin(_ date: String) -> Concession {
    let zone = Zone(identifier: "UTC", fixedOffset: 0)
    return .appointment(talk, lesson: 0, start: zone.instant(CivilDate(date)!, ClockTime("09:00")!))
  }

  static let cases = [
    Case(
      testDescription: "caps on release", worker: ", employer: mill", release: ", release: {total: 1h}",
      wanted: [.shifts, .releaseCaps, .starts(talk)]),
    Case(testDescription: "needs", worker: ", needs: [loop]", wanted: [.needs]),
    Case(
      testDescription: "renewal", venue: "seats: 9, closed: [{from: 2027-05-10, to: 2027-05-20}]",
      worker: ", completed: [talk@2026-05-20]", course: ", valid: 12 months, renew: 3 days",
      wanted: [.closed(hall), .renew(talk)]),
    Case(
      testDescription: "set-up", venue: "seats: 9, open: {daily: 09:00-11:00}", lesson: ", setup: 30m",
      wanted: [.hours(hall), .preparation(talk)]),
    Case(
      testDescription: "clear-down", venue: "seats: 9, open: {daily: 09:00-11:00}", lesson: ", cleardown: 5m",
      wanted: [.hours(hall), .preparation(talk)]),
    Case(
      testDescription: "people who belong together", worker: ", unavailable: [mon, wed, thu, fri, sat, sun]",
      course: ", together: [[P1, P2]], target: {total: 2}", goals: "targets",
      wanted: [.commitments, .together(talk)]),
    Case(
      testDescription: "a pin with learners", worker: ", unavailable: [mon]",
      course: ", pinned: [{lesson: T, start: 2027-05-03T09:00, learners: [P1]}], target: {total: 2}",
      goals: "targets", wanted: [.commitments, .learners(talk), .target(talk, nil), pin("2027-05-03")]),
    Case(
      testDescription: "a pin in any venue", venue: "seats: 9, closed: [2027-05-04]",
      course: ", pinned: [{lesson: T, start: 2027-05-04T09:00}]",
      wanted: [.closed(hall), pin("2027-05-04")]),
  ]

  static func scenario(_ sample: Case) throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-05-03, to: 2027-05-20}
        rules: none
        rotations: {day: {cycle: D, anchor: 2027-05-03, shifts: {D: 08:00-17:00}}}
        employers: {mill: {rotation: day\(sample.release)}}
        venues: {hall: {\(sample.venue)}}
        workers:
          P1: {courses: [talk]\(sample.worker)}
          P2: {courses: [talk], unavailable: [tue]}
        courses: {talk: {attend: any, starts: ["09:00"], lessons: {T: {minutes: 120\(sample.lesson)}}\(sample.course)}}
        goals: [\(sample.goals)]
        """)
  }

  @Test(arguments: cases) func `what stands in the way is named`(_ sample: Case) throws {
    let scenario = try Self.scenario(sample)
    var finder = ConflictFinder(scenario)
    finder.secondsEach = nil
    let found = finder.conflicts(people: [Ref(0)]).all
    #expect(found.contains { Set($0.set) == sample.wanted }, "\(found.map(\.set))")
    for part in sample.wanted where ![.shifts, .commitments, .starts(Self.talk)].contains(part) {
      let words = Words.relaxation(part, in: scenario)
      #expect(!words.en.isEmpty && !words.vi.isEmpty && words.en != words.vi)
      // Given up, it stands in the way no more.
      let eased = part.applied(to: scenario)
      #expect(!Concession.together(in: eased).contains(part), "\(part)")
    }
  }

  @Test func `halls that share stand between two pins at a time`() throws {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-05-03, to: 2027-05-09}
        rules: none
        venues: {a: {seats: 9, shares: [ab]}, ab: {seats: 18}}
        workers: {P1: {courses: [talk]}}
        courses:
          talk:
            attend: any
            lessons: {T: {minutes: 120}}
            pinned: [{lesson: T, start: 2027-05-03T09:00, venue: a}, {lesson: T, start: 2027-05-03T10:00, venue: ab}]
        """)
    let pins = scenario.courses[0].pins
    let found = Conflicts.find(in: scenario).all
    #expect(
      found.map { Set($0.set) } == [[.shares, .pin(Ref(0), pins[1])], [.shares, .pin(Ref(0), pins[0])]])
    #expect(Words.relaxation(.shares, in: scenario).en == "halls that share space")
  }

  @Test func `a pin that is given up takes its learners along`() throws {
    var scenario = try Self.scenario(
      Case(
        testDescription: "",
        course: ", pinned: [{lesson: T, start: 2027-05-03T09:00, venue: hall, learners: [P1]}]",
        wanted: []))
    #expect(scenario.courses[0].pins.count == 1 && scenario.courses[0].appointments.count == 1)
    scenario = Concession.pin(Self.talk, scenario.courses[0].pins[0]).applied(to: scenario)
    #expect(scenario.courses[0].pins.isEmpty && scenario.courses[0].appointments.isEmpty)
  }
}
