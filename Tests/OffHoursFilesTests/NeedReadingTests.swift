import OffHours
import OffHoursFiles
import Testing

@Suite struct `Faults in needs, due dates and pins point to their place` {
  @Test(arguments: [
    Case("    after: [basics]", "    valid: 1️⃣two years", "found 'two years'; expected 1 to 1200 months"),
    Case("    after: [basics]", "    valid: 1️⃣0 months", "such as '24 months' or '90 days'"),
    Case("    after: [basics]", "    valid: 1️⃣99999999999999999999 days", "1 to 36500 days"),
    Case("    after: [basics]", "    renew: 1️⃣3 weeks", "expected 0 to 1200 months"),
    Case("    after: [basics]", "    1️⃣valud: 24 months", "did you mean 'valid'?"),
    Case("travel_limit: 45m", "evenings_in_a_row: 1️⃣-1", "found '-1'; expected a whole number"),
    Case("travel_limit: 45m", "evenings_in_a_row: 1️⃣one", "expected a whole number"),
    Case("    after: [basics]", "    rules: {evenings_in_a_row: 1️⃣no}", "expected a whole number"),
    Case("    after: [basics]", "    together: [[W1, 1️⃣W9]]", "unknown worker 'W9'"),
    Case("    after: [basics]", "    together: [1️⃣[W1]]", "found one worker; expected at least two"),
    Case("    after: [basics]", "    together: [[W1, 1️⃣W1]]", "the worker 'W1' stands twice"),
    Case("T07:30, venue: hall}", "T07:30, learners: [1️⃣W7]}", "unknown worker 'W7'"),
    Case("T07:30, venue: hall}", "T07:30, venue: 1️⃣hell}", "did you mean 'hall'?"),
    Case(
      "      - {lesson: L3, start: 2027-03-13T07:30, venue: hall}",
      "      - {lesson: L3, start: 2027-03-13T07:30, learners: [W1]}\n      - {lesson: L3, start: 2027-03-14T07:30, learners: [1️⃣W1]}",
      "pinned to this lesson twice"),
    Case("goals: [targets", "goals: [1️⃣lapse", "did you mean 'lapses'?"),
  ])
  func scenario(_ change: Case) { check(change) }

  @Test(arguments: [
    ("1️⃣safety", "found 'safety'; expected a course and a date"),
    ("1️⃣safety@2027-02-30", "2027-02-30"),
    ("1️⃣basic@2027-03-02", "did you mean 'basics'?"),
    ("1️⃣safety@2027-03-02; safety@2027-03-03", "the course 'safety' is due twice"),
  ])
  func dueDates(due: String, message: String) {
    expect(
      files(workers: "id,employer,crew,courses,due\nW1,firm-a,A,basics;safety,\(due)\nW3,firm-b,,basics,\n"),
      [message])
  }

  @Test func `a credit that runs out needs its date`() throws {
    let yaml = Good.yaml.split(separator: "    after: [basics]", maxSplits: 1).joined(
      separator: "    valid: 24 months")
    func files(_ completed: String) -> [String: String] {
      self.files(
        workers: "id,employer,crew,courses,completed\nW1,firm-a,A,safety,\(completed)\nW3,firm-b,,basics,\n",
        yaml: yaml)
    }
    expect(files("1️⃣safety"), ["found 'safety' without a date; expected the date on which it was completed"])
    let reading = try ScenarioReader(MemoryFiles(files("safety@2025-03-05"))).read(path: "scenario.yaml")
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.text)")
    #expect(scenario.courses[1].valid == .months(24))
    #expect(scenario.workers[0].dueDate(of: Ref(1), in: scenario) == CivilDate("2027-03-05")!)
  }

  /// The good scenario with other workers.
  private func files(workers: String, yaml: String = Good.yaml) -> [String: String] {
    [
      "scenario.yaml": yaml, "workers.csv": workers, "roster.csv": "worker,2027-03-01\nW3,HC\n",
      "absences.csv": "worker,from,to\n",
    ]
  }

  @Test func `keys are read and lie in overlays too`() throws {
    let workers = """
      id,employer,crew,courses,due,needs
      W1,firm-a,A,basics;safety,safety@2027-03-10,step-free; loop
      W2,firm-a,B,basics,,
      W3,firm-b,,basics,,

      """
    var files = files(workers: workers)
    files["more.yaml"] = """
      name: More
      workers: {W2: {needs: [loop]}}
      rules: {evenings_in_a_row: 2}
      courses:
        basics:
          valid: 1 month
          renew: 10 days
          together: [[W1, W2]]
          pinned: [{lesson: L1, start: 2027-03-13T07:30, learners: [W3]}]
          rules: {evenings_in_a_row: off}
      """
    let reading = try ScenarioReader(MemoryFiles(files)).read(
      path: "scenario.yaml", overlays: ["more.yaml"])
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.text)")
    #expect(scenario.workers[0].needs == ["step-free", "loop"])
    #expect(scenario.workers[1].needs == ["loop"])
    #expect(scenario.workers[0].due == [Due(course: Ref(1), date: CivilDate("2027-03-10")!)])
    #expect(scenario.rules.agenda.evenings == 2)
    let course = scenario.courses[0]
    #expect(course.valid == .months(1) && course.renew == .days(10))
    #expect(course.evenings == EveningLimit(most: nil))
    #expect(course.together == [[Ref(0), Ref(1)]])
    #expect(course.pins.isEmpty)
    #expect(course.appointments.map(\.learners) == [[Ref(2)]] && course.appointments[0].venue == nil)
    #expect(scenario.courses[1].evenings == nil)
  }
}
