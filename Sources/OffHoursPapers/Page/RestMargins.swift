internal import Algorithms
import OffHours

/// The time around shifts that rest and journeys take by the rules in force: what a picture shades beside the shifts.
///
/// A journey's length depends on where the class is. Beside a shift counts the class that comes next to it, by that
/// course's rules; where none is near, the scenario's rules and the nearest hall in use. So a class that keeps the rules
/// never lies in the shade.
package struct RestMargins {
  /// A class as a shift's neighbour sees it.
  package struct Class: Hashable, Sendable {
    package var interval: Interval
    package var date: CivilDate
    package var place: Ref<Place>?
    package var rules: MeetingRules
  }

  private let scenario: Scenario
  /// Places of the halls in use, ascending.
  private let places: [Ref<Place>]
  /// A class farther away than this many minutes is no neighbour: a week, which no rest outlasts.
  private static let reach = 10080

  /// Margins in a scenario whose halls in use stand at `places`.
  package init(_ scenario: Scenario, places: Set<Ref<Place>>) {
    self.scenario = scenario
    self.places = places.sorted()
  }

  /// The shade around all shifts of a calendar whose people attend `classes`, merged.
  package func stretches(around calendar: WorkCalendar, classes: [Class]) -> [Interval] {
    let byStart = classes.sorted {
      ($0.interval.start, $0.interval.end) < ($1.interval.start, $1.interval.end)
    }
    let byEnd = classes.sorted { ($0.interval.end, $0.interval.start) < ($1.interval.end, $1.interval.start) }
    return calendar.shifts.flatMap { after($0, byStart) + before($0, byEnd) }.merged()
  }

  /// What follows a shift: rest and journey, and after a night also the time until people may be called.
  private func after(_ shift: WorkShift, _ byStart: [Class]) -> [Interval] {
    let end = shift.interval.end
    let low = byStart.partitioningIndex { $0.interval.start >= end }
    let next =
      low < byStart.count && byStart[low].interval.start - end < RestMargins.reach ? byStart[low] : nil
    let rules = next?.rules ?? scenario.rules.meeting
    var until = end
    if let rest = shift.isNight ? rules.afterNightShift : rules.afterShift {
      until = end + (rest + journey({ shift.journey(to: $0, scenario.travel) }, next))
    }
    if shift.isNight, let earliest = rules.notBeforeAfterNight {
      until = max(until, scenario.zone.instant(scenario.zone.date(end), earliest))
    }
    return until > end ? [Interval(start: end, end: until)] : []
  }

  /// What comes before a shift: rest and journey, and before a day shift also the night's sleep.
  private func before(_ shift: WorkShift, _ byEnd: [Class]) -> [Interval] {
    let start = shift.interval.start
    let last = neighbour(of: start, byEnd) { _ in true }
    var stretches: [Interval] = []
    let rules = last?.rules ?? scenario.rules.meeting
    var from = start
    if let rest = shift.isNight ? rules.beforeNightShift : rules.beforeShift {
      from = start - (rest + journey({ shift.journey(from: $0, scenario.travel) }, last))
      stretches.append(Interval(start: from, end: start))
    }
    guard !shift.isNight else { return stretches }
    let evening = neighbour(of: start, byEnd) { $0.date < shift.date }
    let midnight = scenario.zone.day(shift.date).start
    if let rest = (evening?.rules ?? scenario.rules.meeting).overnightRest {
      let bed = start - (rest + journey({ shift.journey(from: $0, scenario.travel) }, evening))
      guard bed < midnight else { return stretches }
      stretches.append(Interval(start: bed, end: midnight))
      if isNight(midnight, from, rules, on: shift.date), last.map({ $0.interval.end <= midnight }) ?? true {
        stretches.append(Interval(start: midnight, end: max(midnight, from)))
      }
    }
    return stretches
  }

  /// Whether nobody is taught between midnight and `until` anyhow.
  private func isNight(_ midnight: Instant, _ until: Instant, _ rules: MeetingRules, on date: CivilDate)
    -> Bool
  {
    guard let hours = rules.classHours, !hours.passesMidnight else { return false }
    return until <= scenario.zone.instant(date, hours.start)
  }

  /// The last class that ends by `start` and is near.
  private func neighbour(of start: Instant, _ byEnd: [Class], where fits: (Class) -> Bool) -> Class? {
    var low = byEnd.partitioningIndex { $0.interval.end > start }
    while low > 0, start - byEnd[low - 1].interval.end < RestMargins.reach {
      low -= 1
      if fits(byEnd[low]) { return byEnd[low] }
    }
    return nil
  }

  /// Minutes between work and a class, or the nearest hall in use.
  private func journey(_ minutes: (Ref<Place>?) -> Int, _ next: Class?) -> Int {
    if let next { return minutes(next.place) }
    return places.map(minutes).min() ?? 0
  }
}
