import OffHours
import OffHoursFiles
import OffHoursPlanning
import OffHoursSolver
import Testing

@Suite struct `Phases of a repair` {
  /// A course whose meetings need two, planned, and the first row moved by hand with nobody on it.
  private func emptied() throws -> (replanner: Replanner, found: Timetable, filled: Timetable) {
    let scenario = try ScenarioReader.read(text: text)
    let written = try Solver(Problem(scenario)).solve().timetable
    var edited = written
    edited.meetings[0].start = scenario.zone.instant(CivilDate("2027-03-02")!, ClockTime("09:00")!)
    edited.meetings[0].end = edited.meetings[0].start + 60
    var replanner = Replanner(scenario, from: written)
    replanner.edits = HandEdits(written: written, edited: edited, changed: [edited.meetings[0].id], kept: [])
    replanner.limits.deadline = 8
    var found = edited
    found.meetings[0].learners = []
    return (replanner, found, edited)
  }

  private let text = """
      offhours: 1
      timezone: Asia/Ho_Chi_Minh
      language: en
      horizon: {from: 2027-03-01, to: 2027-03-07}
      shifts: {D: 08:00-16:00, O: off}
      employers: {mill: {}}
      workers:
        W1: {courses: c}
        W2: {courses: c}
      venues: {hall: {seats: 9, open: {daily: [08:00-18:00]}}}
      instructors: {ann: {teaches: [c]}}
      courses: {c: {lessons: {L1: {minutes: 60}}, attend: any, starts: ["09:00", "14:00"], size: {min: 2, max: 3}}}
      goals: [completions]
    """

  @Test func `all searches share one limit of time`() throws {
    let (replanner, found, _) = try emptied()
    var now = 1.0, budgets: [Double] = []
    let phases = RepairPhases(replanner, seconds: { now })
    let result = phases.run(isInterrupted: { false }) { problem in
      let deadline = problem.limits.deadline ?? .infinity
      budgets.append(deadline - now)
      now = deadline
      return found
    }
    // Half of what is left, then a third of the rest to each who might be led there.
    #expect(budgets.count == 3 && budgets[0] == 3.5, "\(budgets)")
    #expect(budgets.reduce(0, +) <= 7 && now <= 8, "\(budgets)")
    #expect(result.meetings[0].learners.isEmpty)
  }

  @Test func `no search begins after the limit, whatever the first took`() throws {
    let (replanner, found, _) = try emptied()
    var now = 1.0, count = 0
    _ = RepairPhases(replanner, seconds: { now }).run(isInterrupted: { false }) { _ in
      count += 1
      now += 20
      return found
    }
    #expect(count == 1)
  }

  @Test func `time that no row needs goes on into the search`() throws {
    let (replanner, _, filled) = try emptied()
    var found = filled, starts: [Bool] = [], deadlines: [Double?] = [], now = 0.0
    found.stopped = .time
    _ = RepairPhases(replanner, seconds: { now }).run(isInterrupted: { false }) { problem in
      starts.append(problem.start != nil)
      deadlines.append(problem.limits.deadline)
      now = 4
      return found
    }
    #expect(starts == [false, true] && deadlines == [4, 8])
  }
}
