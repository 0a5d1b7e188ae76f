import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

@Suite struct ReplanTests {
  /// The tutorial with its best timetable.
  private func solved() throws -> (scenario: Scenario, timetable: Timetable) {
    let scenario = try CompareTests.sample("tutorial")
    return (scenario, try Solver(Problem(scenario)).solve().timetable)
  }

  @Test func `where nothing has changed nobody is changed`() throws {
    let (scenario, timetable) = try solved()
    let replan = try Replanner(scenario, from: timetable).replanned()
    #expect(replan.triage.meetings.isEmpty && replan.triage.seats.isEmpty && replan.triage.leavers.isEmpty)
    #expect(replan.changes.changed.isEmpty)
    #expect(replan.tiers.map(\.value) == [0, 0] && replan.tiers.map(\.bound) == [0, 0])
    #expect(replan.timetable.revision == timetable.revision + 1)
  }

  @Test func `who cannot come any more is the only one who changes`() throws {
    var (scenario, timetable) = try solved()
    let meeting = try #require(timetable.meetings.first { $0.learners.count > 1 })
    let learner = meeting.learners[0]
    let worker = try #require(scenario.workers.firstIndex { $0.id == learner })
    scenario.workers[worker].unavailable = [meeting.interval]
    let replanner = Replanner(scenario, from: timetable)
    #expect(replanner.triage.seats.map(\.worker) == [learner])
    #expect(replanner.triage.seats[0].code == .personal)
    let replan = try replanner.replanned()
    #expect(replan.changes.changed == [learner])
    #expect(replan.tiers[0].value == 1 && replan.tiers[0].bound == 1)
    #expect(Verifier.verify(replan.timetable, scenario).violations.isEmpty)
  }

  @Test func `leavers are no change, and their seats go to those who were left out`() throws {
    var (scenario, timetable) = try solved()
    let left = try #require(timetable.unplaced.first { $0.possible == true }).worker
    let gone = try #require(timetable.meetings.first { !$0.learners.isEmpty }).learners[0]
    let worker = try #require(scenario.workers.firstIndex { $0.id == gone })
    scenario.workers[worker].declined = true
    let replan = try Replanner(scenario, from: timetable).replanned()
    #expect(replan.triage.leavers.map(\.worker) == [gone] && replan.triage.leavers[0].reason == .declined)
    #expect(replan.triage.candidates.contains { $0.worker == left })
    #expect(!replan.changes.told.contains(gone))
    #expect(Verifier.verify(replan.timetable, scenario).violations.isEmpty)
  }

  @Test func `what began before now is history, and nothing new begins there`() throws {
    let (scenario, timetable) = try solved()
    let first = try #require(timetable.meetings.first)
    let now = first.start + 1
    var replanner = Replanner(scenario, from: timetable)
    replanner.now = now
    let absent = first.learners[0]
    replanner.attendance = [AttendanceRecord(worker: absent, meeting: first.id, attended: false)]
    let replan = try replanner.replanned()
    let held = replan.timetable.meetings.filter(\.held)
    #expect(held.map(\.id) == [first.id])
    #expect(held[0].learners == first.learners.filter { $0 != absent })
    #expect(replan.triage.missed.map(\.worker) == [absent])
    #expect(replan.timetable.meetings.allSatisfy { $0.held || $0.start >= now })
    #expect(Verifier.verify(replan.timetable, scenario).violations.isEmpty)
  }
}
