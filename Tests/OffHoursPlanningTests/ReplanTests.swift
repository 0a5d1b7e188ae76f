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

  /// One lesson, two starts on one day and three people; two make a meeting.
  private func small() -> Scenario {
    var scenario = Scenario()
    scenario.name = "small"
    scenario.zone = Zone(identifier: "Asia/Ho_Chi_Minh", fixedOffset: 420)
    scenario.horizon = DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-03-05")!)
    scenario.rules = .none
    var venue = Venue(id: "hall")
    venue.seats = 5
    scenario.venues = [venue]
    var course = Course(id: "first")
    course.lessons = [Lesson(id: "L1", minutes: 60)]
    course.starts = .times([ClockTime("09:00")!, ClockTime("18:00")!])
    course.minSize = 2
    course.attendance = .any
    course.requiredLessons = 1
    course.mandatoryLessons = [0]
    course.instructors = 1
    scenario.courses = [course]
    for id in ["a", "b"] {
      var instructor = Instructor(id: id)
      instructor.teaches = [Instructor.Teaching(course: Ref(0))]
      scenario.instructors.append(instructor)
    }
    for number in 1...3 {
      var worker = Worker(id: "W\(number)")
      worker.courses = [Ref(0)]
      scenario.workers.append(worker)
    }
    scenario.goals = [Tier(.completions), Tier(.cost)]
    return scenario
  }

  private func meeting(_ id: String, _ time: String, _ learners: [String], _ scenario: Scenario) -> Meeting {
    let start = scenario.zone.instant(scenario.horizon.from + 1, ClockTime(time)!)
    return Meeting(
      id: id, course: "first", lesson: "L1", venue: "hall", instructors: ["b"], start: start, end: start + 60,
      learners: learners)
  }

  @Test func `a frozen meeting that has become too small stays where others can join it`() throws {
    var scenario = small()
    var known = Timetable()
    known.meetings = [meeting("first/L1/7", "09:00", ["W1", "W2"], scenario)]
    scenario.workers[1].declined = true
    var replanner = Replanner(scenario, from: known)
    replanner.freezeUntil = scenario.zone.day(scenario.horizon.to).start
    let replan = try replanner.replanned()
    #expect(replan.timetable.meetings.map(\.learners) == [["W1", "W3"]])
    #expect(replan.tiers.map(\.value) == [0, 0, 0] && replan.tiers.map(\.bound) == [0, 0, 0])
    // Time, hall and instructor stay, and so does what calendars know it by.
    #expect(
      replan.timetable.meetings[0].instructors == ["b"] && replan.timetable.meetings[0].id == "first/L1/7")
    #expect(replan.changes.told == ["W3"] && replan.changes.changed.isEmpty)
  }

  @Test func `a frozen meeting that nobody can fill closes, unless it is pinned`() throws {
    var scenario = small()
    var known = Timetable()
    known.meetings = [meeting("first/L1/7", "09:00", ["W1", "W2"], scenario)]
    scenario.workers[1].declined = true
    scenario.workers[2].declined = true
    var replanner = Replanner(scenario, from: known)
    replanner.freezeUntil = scenario.zone.day(scenario.horizon.to).start
    let closed = try replanner.replanned()
    #expect(closed.timetable.meetings.isEmpty && closed.tiers.map(\.value) == [1, 1, 1])
    #expect(closed.tooSmall.map(\.id) == ["first/L1/7"])
    replanner.scenario.courses[0].pins = [Pin(lesson: 0, start: known.meetings[0].start, venue: Ref(0))]
    let held = try replanner.replanned()
    #expect(held.timetable.meetings.map(\.learners) == [["W1"]] && held.tooSmall.isEmpty)
    #expect(held.tiers.map(\.value) == [0, 0, 0])
  }

  @Test func `nothing is new before the freeze ends, not even another lesson in the same hall`() throws {
    var scenario = small()
    scenario.courses[0].lessons.append(Lesson(id: "L2", minutes: 60))
    scenario.courses[0].strictOrder = false
    var known = Timetable()
    known.meetings = [meeting("first/L1/1", "09:00", ["W1", "W2"], scenario)]
    var replanner = Replanner(scenario, from: known)
    replanner.freezeUntil = scenario.zone.instant(scenario.horizon.from + 2, ClockTime("12:00")!)
    let replan = try replanner.replanned()
    let frozen = replan.timetable.meetings.filter { $0.start < replanner.freezeUntil! }
    #expect(frozen.map(\.id) == ["first/L1/1"])
    #expect(Verifier.verify(replan.timetable, scenario).violations.isEmpty)
  }

  @Test func `meetings that stay keep their ids, and no id goes to another meeting`() throws {
    var scenario = small()
    var known = Timetable()
    known.meetings = [
      meeting("first/L1/1", "09:00", ["W1", "W2"], scenario),
      meeting("first/L1/2", "18:00", ["W3"], scenario),
    ]
    scenario.courses[0].minSize = 1
    scenario.venues[0].closed = [known.meetings[0].interval]
    let replan = try Replanner(scenario, from: known).replanned()
    let stays = try #require(replan.timetable.meetings.first { $0.start == known.meetings[1].start })
    #expect(stays.id == "first/L1/2" && stays.learners.contains("W3"))
    #expect(Set(replan.timetable.meetings.map(\.id)).count == replan.timetable.meetings.count)
  }

  /// Two meetings that a and b teach, both for two people.
  private func taught(_ change: (inout Scenario) -> Void) throws -> Replan {
    var scenario = small()
    var known = Timetable()
    known.state = .published
    known.meetings = [meeting("first/L1/1", "09:00", ["W1", "W2"], scenario)]
    known.meetings[0].instructors = ["a"]
    change(&scenario)
    return try Replanner(scenario, from: known).replanned()
  }

  @Test func `a substitute is told to both instructors and to the learners, as no change of seats`() throws {
    let replan = try taught { $0.instructors[0].unavailable = [$0.zone.day($0.horizon.from + 1)] }
    #expect(replan.tiers[0].value == 0 && replan.changes.changed.isEmpty)
    #expect(replan.changes.told == ["W1", "W2"] || replan.changes.told == ["W1", "W2", "W3"])
    #expect(replan.changes.people.prefix(2).allSatisfy { $0.kind == .taught })
    #expect(replan.changes.instructors.map(\.instructor) == ["a", "b"])
    #expect(replan.changes.instructors[0].meetings.map { $0.after == nil } == [true])
    #expect(replan.changes.instructors[1].meetings.map { $0.before == nil } == [true])
  }

  @Test func `a new hall is told to the instructor too`() throws {
    let replan = try taught { scenario in
      scenario.venues[0].closed = [scenario.zone.day(scenario.horizon.from + 1)]
      var other = Venue(id: "room")
      other.seats = 5
      scenario.venues.append(other)
    }
    let teacher = try #require(replan.changes.instructors.first { $0.instructor == "a" })
    #expect(teacher.meetings.contains { $0.before?.venue == "hall" })
    #expect(replan.changes.people.prefix(2).allSatisfy { $0.kind == .moved })
  }

  @Test func `the state stays, and what was told is kept until the next is told`() throws {
    let published = try taught { $0.instructors[0].unavailable = [] }
    #expect(published.timetable.state == .published && published.timetable.revision == 2)
    #expect(published.timetable.told?.revision == 1)
    #expect(published.timetable.told?.meetings.map(\.id) == ["first/L1/1"])
    #expect(published.changes.instructors.isEmpty)
    var draft = published.timetable
    draft.state = .draft
    let next = try Replanner(small(), from: draft).replanned()
    #expect(next.timetable.state == .draft && next.timetable.told == draft.told)
    #expect(next.timetable.id == published.timetable.id && next.timetable.id != nil)
  }
}
