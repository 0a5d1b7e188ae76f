import OffHours
import Testing

/// Searches for an agenda that plain enumeration would never end.
@Suite struct AgendaSearchTests {
  /// One worker without shifts, one hall that is always open, one class a day.
  private func scenario(days: Int, lessons: Int, minutes: (Int) -> Int) -> Scenario {
    var scenario = GoodTimetable().scenario
    scenario.horizon.to = scenario.horizon.from + (days - 1)
    scenario.workers = [scenario.workers[0]]
    scenario.workers[0].rotation = nil
    scenario.workers[0].employer = nil
    scenario.workers[0].credits = []
    scenario.workers[0].courses = [Ref(0)]
    scenario.absences = []
    scenario.rules = .none
    scenario.venues = [scenario.venues[0]]
    scenario.venues[0].open = nil
    scenario.venues[0].closed = []
    scenario.venues[0].place = nil
    var course = Course(id: "c")
    course.lessons = (0..<lessons).map { Lesson(id: "l\($0)", minutes: minutes($0)) }
    course.requiredLessons = lessons
    course.attendance = .any
    course.strictOrder = false
    course.starts = .times([ClockTime(minute: 18 * 60)])
    scenario.courses = [course]
    return scenario
  }

  private func ask(_ scenario: Scenario, budget: AgendaBudget = AgendaBudget()) -> (
    answer: Completability, steps: Int
  ) {
    let attendee = Attendee(
      worker: scenario.workers[0], calendar: CalendarBook(scenario).calendar(of: Ref(0)))
    return CompletableAlone(scenario, possible: PossibleMeetings(scenario)).answer(
      Ref(0), by: attendee, budget: budget
    ) { CourseRecord(of: scenario.workers[0], in: $0, scenario: scenario) }
  }

  @Test(arguments: [(10, Completability.impossible), (11, .possible)])
  func `lessons of different length in a span that is a day too short`(span: Int, wanted: Completability) {
    var scenario = scenario(days: 70, lessons: 12) { 60 + $0 }
    scenario.courses[0].minGapDays = 1
    scenario.courses[0].maxSpanDays = span
    let found = ask(scenario)
    #expect(found.answer == wanted)
    #expect(found.steps < 20_000)
  }

  @Test func `ten lessons alike, at most three days apart`() {
    var scenario = scenario(days: 90, lessons: 10) { _ in 60 }
    scenario.courses[0].minGapDays = 1
    scenario.courses[0].maxGapDays = 3
    scenario.courses[0].maxSpanDays = 12
    #expect(ask(scenario).answer == .possible)
    scenario.courses[0].maxSpanDays = 8
    #expect(ask(scenario).answer == .impossible)
    scenario.courses[0].maxSpanDays = 12
    scenario.rules.agenda.perWeek = 4
    // Ten in thirteen dates, four a week: only where they begin on a Friday or later.
    #expect(ask(scenario).answer == .possible)
  }

  @Test func `lessons that only few dates can take are given these dates`() {
    var scenario = scenario(days: 12, lessons: 12) { 60 + $0 }
    scenario.courses[0].minGapDays = 1
    var dark = scenario.venues[0]
    dark.id = "with a projector"
    dark.equipment = ["projector"]
    scenario.venues[0].equipment = []
    dark.closed = [
      Interval(
        start: scenario.zone.day(scenario.horizon.from).start,
        end: scenario.zone.day(scenario.horizon.from + 9).end)
    ]
    scenario.venues.append(dark)
    for lesson in 0..<2 { scenario.courses[0].lessons[lesson].needs = ["projector"] }
    #expect(ask(scenario).answer == .possible)
    scenario.courses[0].lessons[2].needs = ["projector"]
    #expect(ask(scenario).answer == .impossible)
  }

  @Test(arguments: [true, false])
  func `hundreds of lessons in any order`(areAlike: Bool) {
    var scenario = scenario(days: 366, lessons: areAlike ? 1200 : 300) { areAlike ? 60 : 61 + $0 % 97 }
    scenario.courses[0].starts = .every(minutes: 60)
    #expect(ask(scenario).answer == .possible)
    if areAlike {
      scenario.courses[0].minGapDays = 1
      #expect(ask(scenario).answer == .impossible)
    }
  }

  @Test func `what is not decided within the budget is called so`() {
    // Packing: twenty lengths into days of 300 minutes that are a little too few.
    var scenario = scenario(days: 7, lessons: 20) { 97 + 3 * $0 }
    scenario.courses[0].starts = .every(minutes: 1)
    scenario.rules.agenda.minutesPerDay = 361
    var budget = AgendaBudget()
    budget.perQuestion = 2000
    #expect(ask(scenario, budget: budget).answer == .undecided)
    var stopped = AgendaBudget()
    stopped.isStopped = { true }
    #expect(ask(scenario, budget: stopped).answer == .undecided)
  }
}
