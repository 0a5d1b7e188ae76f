import OffHoursFiles
import Testing

@testable import OffHours

/// What it takes to say whether some timetable could hold somebody: people are many, and all of them are asked about where
/// the clock ends a search before it has placed anybody.
@Suite struct LoneWorkTests {
  @Test func `possible meetings are looked at only until an answer stands`() throws {
    var options = SyntheticOptions()
    options.workers = 200
    let scenario = try SyntheticScenario(options).read()
    let hearing = ResolvedTimetable(Timetable(), in: scenario, calendars: CalendarBook(scenario))
    let possible = PossibleMeetings(scenario)
    let lone = LonePlan(
      hearing, possible: possible, company: MinimumSizeBook(hearing, possible: possible), groups: nil)
    let workers = scenario.workers.refs
    #expect(workers.contains { lone.answer($0, Ref(0)) { _ in nil } == .possible })
    for worker in workers { _ = lone.answer(worker, Ref(0)) { _ in nil } }
    let meetings = scenario.courses[0].lessons.indices.reduce(0) { sum, lesson in
      scenario.venues.refs.reduce(sum) {
        $0 + possible.starts(Ref(0), lesson: lesson, venue: $1).count
      }
    }
    // Whom no timetable can hold, all of them are held against.
    #expect(lone.looked < workers.count * meetings / 3, "\(lone.looked) of \(workers.count * meetings)")
  }
}
