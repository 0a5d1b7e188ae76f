internal import Algorithms

/// What remains of a calendar when another duty stands on a date, and whether that leaves the rest that people keep
/// between shifts.
///
/// Two shifts of one person neither overlap nor touch, and at least twelve hours lie between them (Labour Code of
/// Viet Nam, article 110: before another shift), or as many as the shortest rest that the calendar has now, where that is
/// less. A week that has the weekly rest of the rules keeps it.
package enum ShiftExchange {
  /// Minutes between two shifts of one person.
  package static let rest = 12 * 60

  /// The calendar with `duty` in place of what starts on `date`; nil where the rest would be too short, or where what
  /// starts then is not one shift of the roster (`before`) alone, as with overtime that touches it. The rest that people
  /// have now is that of `usual`, where something was exchanged before.
  package static func calendar(
    _ calendar: WorkCalendar, on date: CivilDate, before: Duty, duty: Duty, at place: Ref<Place>?,
    measuredBy usual: WorkCalendar? = nil, in scenario: Scenario
  ) -> WorkCalendar? {
    let own = (before.hours ?? []).map { scenario.zone.interval(date, $0.hours) }
    let dates = Set((before.hours ?? []).map { date + $0.hours.delay }).union([date]).sorted()
    guard dates.lazy.flatMap({ calendar.shifts(on: $0) }).map(\.interval).elementsEqual(own) else {
      return nil
    }
    var result = calendar
    for date in dates {
      let gone = calendar.shifts(on: date).count
      if gone == 0 { continue }
      let first = result.shifts.partitioningIndex { $0.date >= date }
      result.shifts.removeSubrange(first..<(first + gone))
    }
    guard let stretches = duty.hours else { return result }
    let required = min(rest, shortestRest((usual ?? calendar).shifts))
    let added = stretches.map { stretch in
      WorkShift(
        interval: scenario.zone.interval(date, stretch.hours), date: date + stretch.hours.delay, place: place,
        isTraining: stretch.isTraining, label: duty.code)
    }
    for interval in added.map(\.interval) {
      let next = result.firstShift(endingAfter: interval.start)
      let isEarly =
        next < result.shifts.count && result.shifts[next].interval.start - interval.end < required
      let isLate = next > 0 && interval.start - result.shifts[next - 1].interval.end < required
      if isEarly || isLate { return nil }
    }
    // What is added touches nothing that is there.
    for shift in WorkShift.merged(added, in: scenario.zone) {
      result.shifts.insert(shift, at: result.firstShift(endingAfter: shift.interval.start))
    }
    return keepsWeeklyRest(result, instead: usual ?? calendar, on: date, in: scenario) ? result : nil
  }

  /// The shortest time between two shifts that follow each other; `Int.max` where there are not two.
  private static func shortestRest(_ shifts: [WorkShift]) -> Int {
    zip(shifts, shifts.dropFirst()).map { $1.interval.start - $0.interval.end }.min() ?? .max
  }

  private static func keepsWeeklyRest(
    _ calendar: WorkCalendar, instead before: WorkCalendar, on date: CivilDate, in scenario: Scenario
  ) -> Bool {
    guard let rest = scenario.rules.agenda.weeklyRest else { return true }
    return Set([date.monday, (date + 1).monday]).allSatisfy { monday in
      guard scenario.horizon.contains(monday), scenario.horizon.contains(monday + 6) else { return true }
      let week = Interval(start: scenario.zone.day(monday).start, end: scenario.zone.day(monday + 6).end)
      func longest(_ calendar: WorkCalendar) -> Int {
        let work = calendar.shifts.dropFirst(calendar.firstShift(endingAfter: week.start))
          .prefix { $0.interval.start < week.end }
        return WeeklyRest.longestRest(in: week, beside: work.map(\.interval).cut(to: week))
      }
      return longest(before) < rest || longest(calendar) >= rest
    }
  }
}
