import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// What is over when it is planned from a point in time on.
@Suite struct MomentTests {
  /// One seat on each of two Wednesdays; An can come on the first only, Chi on the second.
  private func scenario() throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-14}
        employers: {mill: {rotation: office}, yard: {rotation: office}}
        rotations: {office: {pattern: hc5, anchor: 2027-03-01}}
        workers:
          W1: {name: An, employer: mill, courses: [talk], unavailable: [2027-03-10]}
          W2: {name: Binh, employer: yard, courses: [talk], priority: 2, unavailable: [2027-03-10]}
          W3: {name: Chi, employer: yard, courses: [talk], unavailable: [2027-03-03]}
        venues: {hall: {seats: 1, open: {wed: [18:00-20:00]}}}
        courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any}}
        goals: [completions, fairness]
        """)
  }

  private func now(_ scenario: Scenario, _ date: String = "2027-03-05") -> Instant {
    scenario.zone.day(CivilDate(date)!).start
  }

  @Test func `nothing is planned before now, and who could come only then is impossible`() throws {
    let scenario = try scenario()
    let later = scenario.planned(from: now(scenario))
    let found = try Solver(Problem(later)).solve().timetable
    #expect(found.meetings.map(\.learners) == [["W3"]] && found.now == later.now)
    #expect(found.unplaced.map(\.worker) == ["W1", "W2"])
    #expect(found.unplaced.allSatisfy { $0.possible == false })
    // The worst-served employer has nobody left who could complete alone.
    #expect(found.goals[1].value == 1)
    #expect(Verifier.verify(found, scenario).violations.isEmpty)
    #expect(Outlook(later, calendars: CalendarBook(later)).never.map(\.worker) == ["W1", "W2"])
  }

  @Test func `a timetable keeps its moment in its file`() throws {
    let scenario = try scenario()
    let later = scenario.planned(from: now(scenario))
    let found = try Solver(Problem(later)).solve().timetable
    let text = TimetableWriter.text(found, for: scenario)
    #expect(text.contains("\"now\": \"2027-03-05T00:00:00+07:00\""))
    let again = try #require(TimetableReader.read(text: text).timetable)
    #expect(again.now == found.now)
    let wrong = text.replacing("2027-03-05T00:00:00+07:00", with: "yesterday")
    #expect(TimetableReader.read(text: wrong).timetable == nil)
  }

  @Test func `a repair tells what it was made from, and a later one goes on from there`() throws {
    let scenario = try scenario()
    let first = try Solver(Problem(scenario)).solve().timetable
    var replanner = Replanner(scenario, from: first)
    replanner.now = now(scenario)
    let second = try replanner.replanned().timetable
    #expect(second.now == replanner.now && second.id == first.planId)
    #expect(second.meetings.filter(\.held).count == 1)
    let third = try Replanner(scenario.planned(from: second.now), from: second).replanned().timetable
    #expect(third.meetings.allSatisfy { $0.held || $0.start >= now(scenario) })
  }

  @Test func `advice and prices are of what is still to come`() throws {
    let scenario = try scenario()
    let whole = try Solver(Problem(scenario)).solve().timetable
    #expect(whole.unplaced.map(\.worker) == ["W1"])
    let later = scenario.planned(from: now(scenario))
    let timetable = whole.asOf(later.now, in: later)
    #expect(timetable.goals[0].value == 1, "history is in no goal")
    var explainer = PersonExplainer(later, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card("W1")?.courses.first)
    #expect(card.state == .impossible && card.remedies.isEmpty)
    let first = later.datesAhead[0]
    for reason in card.reasons { #expect(reason.dates.allSatisfy { $0 >= first }) }
    for change in ScarceThings(later, timetable).changes {
      if case .opening(_, let day, _) = change { #expect(later.datesAhead.contains { $0.weekday == day }) }
    }
    // On the last Saturday only Saturdays and Sundays are left.
    let end = scenario.planned(from: now(scenario, "2027-03-13"))
    for change in ScarceThings(end, whole.asOf(end.now, in: end)).changes {
      if case .opening(_, let day, _) = change { #expect(day == .saturday || day == .sunday) }
    }
  }

  @Test func `shifts that have begun are not asked for`() throws {
    let scenario = try scenario()
    let later = scenario.planned(from: now(scenario, "2027-03-05"))
    func isAsked(_ scenario: Scenario, _ date: String) -> Bool {
      var book = SwapBook(ResolvedTimetable(Timetable(), in: scenario))
      return book.isRosterShift(Ref(0), on: CivilDate(date)!)
    }
    #expect(!isAsked(later, "2027-03-04") && isAsked(later, "2027-03-05"))
    // Of a day that has begun, too, once the shift has.
    let noon = scenario.planned(from: now(scenario, "2027-03-05") + 12 * 60)
    #expect(!isAsked(noon, "2027-03-05") && isAsked(noon, "2027-03-08"))
  }

  @Test func `a pin that is over and was not held is told`() throws {
    var scenario = try scenario()
    let start = scenario.zone.instant(CivilDate("2027-03-03")!, ClockTime("18:00")!)
    scenario.courses[0].pins = [Pin(lesson: 0, start: start, venue: Ref(0))]
    let later = scenario.planned(from: now(scenario))
    let clashes = PinClashes(later, calendars: CalendarBook(later)).all
    #expect(clashes.contains { $0.isFault })
    #expect(throws: SolverError.self) { try Solver(Problem(later)).solve() }
  }
}
