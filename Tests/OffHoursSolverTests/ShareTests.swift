import OffHours
import OffHoursSolver
import Testing

/// A share of the lessons completes a course; people are invited to all of them.
@Suite struct ShareTests {
  /// Two people, one hall, four lessons of an hour, of which three complete the course.
  private func scenario(_ attendance: Course.Attendance) -> Scenario {
    var scenario = Scenario()
    scenario.zone = Zone(identifier: "UTC", fixedOffset: 0)
    let from = CivilDate("2027-03-01")!
    scenario.horizon = DateSpan(from: from, to: from + 6)
    var hall = Venue(id: "hall")
    hall.seats = 10
    scenario.venues = [hall]
    var course = Course(id: "c")
    course.lessons = (1...4).map { Lesson(id: "L\($0)", minutes: 60) }
    course.requiredLessons = 3
    course.attendance = attendance
    scenario.courses = [course]
    scenario.workers = ["A", "B"].map { id in
      var worker = Worker(id: id)
      worker.courses = [Ref(0)]
      return worker
    }
    return scenario
  }

  @Test(arguments: [Course.Attendance.section, .any])
  func `the first plan seats both, in all four lessons`(attendance: Course.Attendance) throws {
    var problem = Problem(scenario(attendance))
    problem.limits.firstOnly = true
    let outcome = try Solver(problem).solve()
    let values = Dictionary(
      uniqueKeysWithValues: outcome.tiers.map { ($0.tier.parts[0].goal, $0.value) })
    #expect(values[.completions] == 2)
    #expect(values[.lessons] == 8)
  }
}
