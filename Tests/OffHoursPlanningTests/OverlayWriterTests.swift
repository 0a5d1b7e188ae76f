import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// An overlay that is written for a change, laid over the scenario, is the changed scenario.
@Suite struct OverlayWriterTests {
  private static let text = """
    offhours: 1
    timezone: Asia/Ho_Chi_Minh
    horizon: {from: 2027-03-01, to: 2027-03-14}
    places: {park: {}, town: {}}
    travel: {between: [{from: park, to: town, minutes: 50}]}
    shifts: {OFF: 06:00-07:00, O: off}
    rotations:
      days: {cycle: D D D D O O N N O O, anchor: 2027-03-01, crews: {A: 0, B: 5}, shifts: {D: 08:00-17:00, N: 20:00-08:00}}
    employers: {mill: {rotation: days, place: park}}
    workers:
      W1: {name: An, employer: mill, crew: A, place: park, courses: talk; drill}
      W2: {name: Binh, employer: mill, crew: B, place: park, courses: talk; drill}
      W3: {name: Chi, employer: mill, crew: A, place: park, courses: talk; drill}
    venues:
      "1": {seats: 1, place: park, open: {mon-fri: [15:00-17:30, 18:00-21:00], sat: [08:00-12:00]}, cost: {meeting: 100.5, hour: 20}, closed: [2027-03-09], has: [board]}
      far: {seats: 4, place: town, turnaround: 15m}
    instructors:
      lan: {name: Lan, teaches: [talk/L1, drill], place: town, available: {mon-fri: [07:00-21:30]}, unavailable: [{from: 2027-03-02T08:00, to: 2027-03-02T12:00}], max_per_day: 1, max_per_week: 2, cost: {meeting: 7}}
      minh: {teaches: [talk]}
    courses:
      talk: {lessons: {L1: {minutes: 120, size: {min: 2, max: 2}}, L2: {minutes: 120}}, starts: ["15:30", "18:30"], attend: any, size: {min: 3, max: 3}, span: {max_days: 3}, deadline: 2027-03-05, rules: {after_shift: 45m}}
      drill: {lessons: {D1: {minutes: 60}, D2: {minutes: 60}}, starts: ["15:30", "18:30"], sections: {max: 1}}
    limits: {meetings: 3, cost: 700.25}
    goals: [completions, cost]
    """

  /// Every kind of change, as far as explanations make it of a scenario.
  private func changes(_ scenario: Scenario) throws -> [ScenarioChange] {
    let timetable = try Solver(Problem(scenario)).solve().timetable
    let hearing = ResolvedTimetable(timetable, in: scenario)
    var all = ScarceThings(scenario, timetable).changes
    for worker in scenario.workers.refs {
      for course in scenario.courses.refs {
        all +=
          ChangeFinder(
            hearing, worker, course, swaps: SwapBook(hearing), possible: PossibleMeetings(scenario)
          ).singles
      }
    }
    let course = Ref<Course>(0), drill = Ref<Course>(1)
    all += [
      .minSize(course: course, less: 1), .maxSize(course: course, more: 2), .sections(course: drill, more: 1),
      .makeup(course: drill, more: 1), .span(course: course, days: 7), .deadline(course: course, days: 7),
      .instructor(like: Ref(0)), .instructor(like: Ref(1)), .hall(like: Ref(0)), .hall(like: Ref(1)),
      .meetingLimit(more: 1), .costLimit(more: Money(parts: Money.scale / 4)),
      .seats(venue: Ref(0), more: 2), .load(instructor: Ref(0), isWeekly: true),
      .load(instructor: Ref(0), isWeekly: false),
      .day(instructor: Ref(0), day: .sunday, hours: ClockWindow("07:00-21:30")!),
      .opening(venue: Ref(0), day: .saturday, hours: ClockWindow("17:30-21:30")!),
      .opening(venue: Ref(0), day: .monday, hours: ClockWindow("21:00-21:30")!),
    ]
    var seen: Set<ScenarioChange> = []
    return all.filter { seen.insert($0).inserted }
  }

  private func expectSame(_ read: Scenario, _ wanted: Scenario, _ about: String) throws {
    #expect(CalendarBook(read).index.count == wanted.workers.count)
    for worker in wanted.workers.refs {
      let (a, b) = (CalendarBook(read).calendar(of: worker), CalendarBook(wanted).calendar(of: worker))
      #expect(a.shifts.map(\.interval) == b.shifts.map(\.interval), "\(about)")
    }
    #expect(
      read.rules == wanted.rules && read.courses.map(\.rules) == wanted.courses.map(\.rules), "\(about)")
    #expect(read.limits == wanted.limits, "\(about)")
    #expect(read.venues.map(\.id) == wanted.venues.map(\.id), "\(about)")
    let possible = (PossibleMeetings(read), PossibleMeetings(wanted))
    for course in wanted.courses.refs {
      for lesson in wanted.courses[course].lessons.indices {
        for venue in wanted.venues.refs {
          #expect(
            possible.0.starts(course, lesson: lesson, venue: venue)
              == possible.1.starts(course, lesson: lesson, venue: venue), "\(about)")
        }
      }
    }
    let values = try [read, wanted].map { scenario in
      try Solver(Problem(scenario)).solve().timetable.goals.map(\.value)
    }
    #expect(values[0] == values[1], "\(about): \(values)")
  }

  @Test func `every change of an explanation is read back as what it is`() throws {
    let scenario = try ScenarioReader.read(text: Self.text)
    var kinds: Set<String> = []
    for change in try changes(scenario) {
      let overlay = OverlayWriter.text([change], name: "one", note: "a: \"b\" {", in: scenario)
      let read = try ScenarioReader.read(text: Self.text, overlays: [overlay])
      try expectSame(read, change.applied(to: scenario), overlay)
      #expect(read.name == "one")
      kinds.insert(String("\(change)".prefix { $0 != "(" }))
    }
    #expect(kinds.count >= 16, "\(kinds.sorted())")
  }

  @Test func `several changes stand in one overlay`() throws {
    let scenario = try ScenarioReader.read(text: Self.text)
    let all = try changes(scenario)
    for (first, second) in zip(all, all.dropFirst().reversed()) where first.subject != second.subject {
      let overlay = OverlayWriter.text([first, second], name: "two", note: "", in: scenario)
      let read = try ScenarioReader.read(text: Self.text, overlays: [overlay])
      try expectSame(read, second.applied(to: first.applied(to: scenario)), overlay)
    }
  }

  @Test func `a code that is made up is in no legend`() throws {
    let scenario = try ScenarioReader.read(text: Self.text)
    let overlay = OverlayWriter.text(
      [.release(worker: Ref(0), date: CivilDate("2027-03-01")!)], name: "free", note: "", in: scenario)
    #expect(overlay.contains("\"OFF2\": off") && overlay.contains("\"2027-03-01\": \"OFF2\""), "\(overlay)")
  }
}
