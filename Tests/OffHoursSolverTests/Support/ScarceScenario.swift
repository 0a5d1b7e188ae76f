import OffHours
import OffHoursSolver

/// A tiny scenario, and the same with less of something that its best timetable uses.
struct ScarceScenario {
  /// As it was, and with less.
  var ample: Scenario, scarce: Scenario
  /// What gives some of it back.
  var changes: [ScenarioChange]

  /// Nil where fewer than two meetings are worth holding.
  init?(seed: Int, _ dice: inout Dice) {
    ample = TinyScenario(seed: seed).scenario
    for course in ample.courses.indices { ample.courses[course].pins = [] }
    var known = BruteForce(Problem(ample))
    guard let best = known.solve()?.timetable, best.meetings.count > 1 else { return nil }
    scarce = ample
    switch dice.roll(0...2) {
    case 0:
      scarce.limits.meetings = best.meetings.count - dice.roll(1...2)
      changes = [.meetingLimit(more: 1)]
    case 1:
      let meeting = best.meetings.max { $0.learners.count < $1.learners.count }!
      let venue = ample.venues.firstIndex { $0.id == meeting.venue }!
      scarce.venues[venue].seats = 1
      changes = [.seats(venue: Ref(venue), more: 1), .seats(venue: Ref(venue), more: 3)]
    default:
      let course = dice.roll(0...ample.courses.count - 1)
      scarce.courses[course].minSize = ample.workers.count - dice.roll(0...1)
      changes = [.minSize(course: Ref(course), less: 1), .minSize(course: Ref(course), less: 3)]
    }
  }
}
