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

  @Test func `no ask is longer than it has to be, and no crew gives more than the cap`() throws {
    let (scenario, timetable) = try solved()
    for cap in [nil, 1] as [Int?] {
      let list = AskList.find(timetable, in: scenario, cap: cap)
      #expect(list.asks.count + list.others.count == timetable.unplaced.count)
      #expect(list.shifts >= list.atLeast)
      let given = Dictionary(grouping: list.asks.flatMap { ask in ask.shifts.map { (ask.crew, $0.date) } }) {
        "\($0.0 ?? "") \($0.1)"
      }
      if let cap { #expect(given.values.allSatisfy { $0.count <= cap }) }
      // What is asked for is enough: the rules themselves say so.
      let granted = list.granted(in: scenario)
      for ask in list.asks {
        let worker = try #require(granted.workers.refs.first { granted.workers[$0].id == ask.worker })
        let hearing = Hearing(timetable, in: granted)
        let way = SeatFinder(hearing, worker, Ref(0)).fewest(
          most: 0, hasSeat: { _ in true }, mayGive: { _ in false })
        #expect(way != nil, "\(ask.worker)")
      }
    }
  }

  @Test func `a pin in a closed hall conflicts with the hall's hours alone`() throws {
    var scenario = try CompareTests.sample("tutorial")
    let start = scenario.zone.instant(CivilDate("2027-03-01")!, ClockTime("10:00")!)
    let pin = Pin(lesson: 0, start: start, venue: Ref(0))
    scenario.courses[0].pins.append(pin)
    let conflicts = Conflicts.find(in: scenario)
    let found = try #require(conflicts.all.first { $0.subject == .pin(Ref(0), pin) })
    #expect(found.set == [.hours(Ref(0))])
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
