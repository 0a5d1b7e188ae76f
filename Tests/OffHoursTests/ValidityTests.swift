import Testing

@testable import OffHours

/// Until when a credit holds that somebody gets now, and whose is due when.
@Suite struct ValidityTests {
  private func date(_ text: String) -> CivilDate { CivilDate(text)! }

  private func scenario(
    valid: CalendarSpan? = .months(12), renew: CalendarSpan? = .months(2), credit: String? = nil,
    due: String? = nil
  ) -> Scenario {
    var scenario = Scenario()
    scenario.horizon = DateSpan(from: date("2027-03-01"), to: date("2027-04-30"))
    var course = Course(id: "aid"), worker = Worker(id: "W")
    course.lessons = [Lesson(id: "L", minutes: 60)]
    course.requiredLessons = 1
    course.valid = valid
    course.renew = renew
    worker.courses = [Ref(0)]
    worker.credits = credit.map { [Credit(course: Ref(0), date: date($0))] } ?? []
    worker.due = due.map { [Due(course: Ref(0), date: date($0))] } ?? []
    scenario.courses = [course]
    scenario.workers = [worker]
    return scenario
  }

  private func until(_ scenario: Scenario, _ completed: String) -> CivilDate? {
    scenario.validUntil(Ref(0), of: Ref(0), completedOn: date(completed))
  }

  @Test func `a first credit holds from its own day on`() {
    #expect(until(scenario(), "2027-03-10") == date("2028-03-10"))
    #expect(until(scenario(valid: .days(90)), "2027-03-10") == date("2027-06-08"))
    #expect(until(scenario(valid: nil), "2027-03-10") == nil)
  }

  @Test(arguments: [
    ("2027-02-19", "2028-02-19"), ("2027-02-20", "2028-04-20"), ("2027-03-05", "2028-04-20"),
    ("2027-04-20", "2028-04-20"), ("2027-04-21", "2028-04-21"),
  ])
  func `who renews within the time for it keeps the day of the year`(completed: String, until day: String) {
    #expect(until(scenario(credit: "2026-04-20"), completed) == date(day))
  }

  @Test func `an own due date takes the place of the day on which the credit runs out`() {
    let scenario = scenario(credit: "2026-04-20", due: "2027-03-31")
    #expect(until(scenario, "2027-03-05") == date("2028-03-31"))
    // Without a credit there is nothing that could carry on.
    #expect(until(self.scenario(due: "2027-03-31"), "2027-03-05") == date("2028-03-05"))
  }

  @Test
  func `without a time for renewal, or before it, the day of completion counts; the horizon does not matter`()
  {
    #expect(until(scenario(renew: nil, credit: "2026-04-20"), "2027-03-05") == date("2028-03-05"))
    #expect(until(scenario(credit: "2026-06-20"), "2027-03-05") == date("2028-03-05"), "too early")
    #expect(until(scenario(credit: "2026-05-02"), "2027-03-05") == date("2028-05-02"), "beyond the horizon")
  }

  @Test
  func `who is due stands in the month of the own date, or of the credit's last day, also after the horizon`()
  {
    var scenario = scenario(credit: "2026-04-20")
    func add(
      _ id: String, credit: String? = nil, due: String? = nil, _ change: (inout Worker) -> Void = { _ in }
    ) {
      var worker = self.scenario(credit: credit, due: due).workers[0]
      worker.id = id
      worker.name = id
      change(&worker)
      scenario.workers.append(worker)
    }
    add("late", credit: "2026-09-01")
    add("own", credit: "2026-09-01", due: "2027-04-01")
    add("new", due: "2027-05-02")
    add("gone", credit: "2026-04-02") { $0.declined = true }
    add("elsewhere", credit: "2026-04-02") { $0.courses = [] }
    let months = DueList(scenario).entries.map { "\($0.year)-\($0.month): \($0.workers.map(\.id))" }
    #expect(months == ["2027-4: [\"W\", \"own\"]", "2027-5: [\"new\"]", "2027-9: [\"late\"]"])
  }
}
