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
    let answers = workers.map { lone.answer($0, Ref(0)) { _ in nil } }
    #expect(answers.count { $0 == .possible } > 150)
    let meetings = scenario.courses[0].lessons.indices.reduce(0) { sum, lesson in
      scenario.venues.refs.reduce(sum) {
        $0 + possible.starts(Ref(0), lesson: lesson, venue: $1).count
      }
    }
    #expect(lone.looked < workers.count * meetings / 20, "\(lone.looked) of \(workers.count * meetings)")
  }
}
