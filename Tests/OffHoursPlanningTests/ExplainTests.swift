import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

@Suite struct ExplainTests {
  private func solved() throws -> (scenario: Scenario, timetable: Timetable) {
    let scenario = try CompareTests.sample("tutorial")
    return (scenario, try Solver(Problem(scenario)).solve().timetable)
  }

  @Test func `a card says who stays out, why, and what would help`() throws {
    let (scenario, timetable) = try solved()
    let left = try #require(timetable.unplaced.first)
    let card = try #require(PersonExplainer(scenario, timetable).card(left.worker))
    let course = try #require(card.courses.first)
    #expect(course.state == (left.possible == true ? .possible : .impossible))
    #expect(course.reasons.map(\.count) == left.reasons.map(\.count))
    #expect(!course.nearest.isEmpty && course.attended.isEmpty)
    for remedy in course.remedies {
      let changed = remedy.changes.reduce(scenario) { $1.applied(to: $0) }
      #expect(changed.workers.count == scenario.workers.count && !remedy.meetings.isEmpty)
    }
    #expect(PersonExplainer(scenario, timetable).card("nobody") == nil)
    let placed = try #require(timetable.meetings.first?.learners.first)
    let other = try #require(PersonExplainer(scenario, timetable).card(placed))
    #expect(other.courses.map(\.state) == [.placed] && !other.courses[0].attended.isEmpty)
  }

  @Test func `no crew misses more people on a date than the cap`() throws {
    let (scenario, timetable) = try solved()
    for cap in [nil, 1] as [Int?] {
      var lister = AskLister(scenario, timetable)
      lister.cap = cap
      let list = lister.list()
      #expect(list.places + list.others.count == timetable.unplaced.count)
      #expect(list.shifts >= list.atLeast && list.places <= list.atMost)
      #expect(list.verified == list.places && list.othersChanged == 0)
      let missing = Dictionary(
        grouping: list.asks.flatMap { ask in
          ask.shifts.filter(\.isRelease).map { "\(ask.employer ?? "") \(ask.crew ?? "") \($0.shift.date)" }
        }, by: { $0 })
      if let cap { #expect(missing.values.allSatisfy { $0.count <= cap }) }
    }
  }

  @Test func `two targets that share the hall fail only together`() throws {
    var scenario = try CompareTests.sample("tutorial")
    // Each course alone has room enough; a single meeting is allowed.
    scenario.limits.meetings = scenario.courses[0].lessons.count
    var second = scenario.courses[0]
    second.id = "second"
    second.pins = []
    for course in [0, 1] {
      var target = Target()
      target.total = 1
      if course == 1 {
        second.target = target
        scenario.courses.append(second)
      } else {
        scenario.courses[0].target = target
      }
    }
    for worker in scenario.workers.indices { scenario.workers[worker].courses.append(Ref(1)) }
    for person in scenario.instructors.indices {
      scenario.instructors[person].teaches.append(Instructor.Teaching(course: Ref(1), lesson: nil))
    }
    scenario.goals = [Tier(.targets), Tier(.completions)]
    #expect(Conflicts.find(in: scenario).all.isEmpty)
    var finder = ConflictFinder(scenario)
    finder.secondsEach = nil
    let found = finder.conflicts().all
    let together = try #require(found.first)
    #expect(together.subject == .together(short: 1))
    #expect(Set(together.set) == [.meetingLimit, .target(Ref(0), nil), .target(Ref(1), nil)])
    #expect(together.enough == together.set)
  }

  @Test func `a pin in a closed hall conflicts with the hall's hours alone`() throws {
    var scenario = try CompareTests.sample("tutorial")
    let start = scenario.zone.instant(CivilDate("2027-03-01")!, ClockTime("10:00")!)
    let pin = Pin(lesson: 0, start: start, venue: Ref(0))
    scenario.courses[0].pins.append(pin)
    let conflicts = Conflicts.find(in: scenario)
    let found = try #require(conflicts.all.first { $0.subject == .pin(Ref(0), pin) })
    #expect(found.set == [.hours(Ref(0))] && found.enough == found.set)
  }

  @Test func `each part of a conflict is needed`() throws {
    let scenario = try CompareTests.sample("tutorial")
    for conflict in Conflicts.find(in: scenario, people: Array(scenario.workers.refs)).all {
      guard case .person(let worker, let course) = conflict.subject, !conflict.set.isEmpty else { continue }
      for part in conflict.set {
        let eased = part.applied(to: scenario.with(only: worker))
        let rest = Conflicts.find(in: eased, people: [Ref(0)]).all
        #expect(!rest.contains { $0.subject == .person(Ref(0), course) && $0.set.contains(part) })
      }
    }
  }
}
