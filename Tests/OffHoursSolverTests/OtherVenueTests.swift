import OffHours
import Testing

@testable import OffHoursSolver

/// A pin for which any venue will do is held in another venue where the largest one cannot be had.
@Suite struct OtherVenueTests {
  /// A pin without a venue; the larger of two halls costs 100, the smaller nothing.
  private func scenario() -> Scenario {
    var scenario = TinyScenario(seed: 1).scenario
    var course = scenario.courses[0]
    course.attendance = .any
    course.maxSections = nil
    course.instructors = 0
    course.learnersPerInstructor = nil
    course.deadline = nil
    course.after = []
    course.pins = []
    course.target = nil
    course.lessons = [Lesson(id: "L1", minutes: 60)]
    course.requiredLessons = 1
    course.mandatoryLessons = [0]
    let start = scenario.zone.instant(scenario.horizon.from + 1, ClockTime("10:00")!)
    course.appointments = [Appointment(lesson: 0, start: start, venue: nil)]
    scenario.courses = [course]
    for worker in scenario.workers.indices {
      scenario.workers[worker].courses.removeAll { $0.index > 0 }
      scenario.workers[worker].credits = []
    }
    scenario.instructors = []
    var large = Venue(id: "large"), small = Venue(id: "small")
    (large.seats, small.seats) = (9, 2)
    large.cost = Cost(meeting: Money(parts: 100 * Money.scale))
    scenario.venues = [large, small]
    scenario.limits = Limits()
    scenario.goals = [Tier(.completions)]
    return scenario
  }

  @Test(arguments: [true, false]) func `where the larger hall costs too much`(_ usesCompact: Bool) throws {
    var scenario = scenario()
    func held() throws -> [String] {
      var solver = Solver(Problem(scenario))
      solver.models.isAsked = usesCompact
      return try solver.solve().timetable.meetings.map(\.venue)
    }
    #expect(try held().contains("large"))
    scenario.limits.cost = Money(parts: 50 * Money.scale)
    #expect(Set(try held()) == ["small"])
    scenario.venues[1].cost = scenario.venues[0].cost
    #expect(throws: SolverError.self) { try held() }
  }

  @Test func `halls that share, set-up and clear-down count where venues are chosen`() {
    var scenario = scenario()
    scenario.venues[0].shares = [Ref(1)]
    scenario.venues[1].shares = [Ref(0)]
    let first = scenario.courses[0].appointments[0].start
    scenario.courses[0].lessons[0].cleardown = 30
    let book = CalendarBook(scenario)
    func ways(after minutes: Int) -> Int {
      var two = scenario
      two.courses[0].appointments.append(Appointment(lesson: 0, start: first + minutes, venue: nil))
      return SettledPins.ways([[]], two, book, most: 9).count { way in way[0].count == 2 }
    }
    #expect(ways(after: 90) == 4, "both free for both")
    #expect(ways(after: 89) == 1, "none; one is given all the same, which tells why")
  }
}
