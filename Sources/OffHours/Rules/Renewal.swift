/// A credit for a whole course that runs out by the end of the horizon, so that the course is needed again.
package struct Renewal: Hashable, Sendable {
  /// The last day on which the credit holds.
  package var lastDay: CivilDate
  /// The first date on which the course may be attended again; nil: any.
  package var from: CivilDate?
  /// When the credit was given; nil: not known.
  package var credited: CivilDate?

  /// The renewal that a worker needs; nil where no credit for the whole course runs out by the end of the horizon.
  ///
  /// The worker's own due date takes the place of the day on which the credit runs out. Without that and without a length
  /// of validity a credit never runs out; of several dated ones the latest counts.
  package init?(of worker: Worker, in course: Ref<Course>, _ scenario: Scenario) {
    guard let (end, latest) = Renewal.end(of: worker, in: course, scenario), end <= scenario.horizon.to else {
      return nil
    }
    lastDay = end
    from = scenario.courses[course].renew.map { $0.before(end) }
    credited = latest
  }

  /// The last day on which a worker's credit for the whole course holds, and when it was given; nil where there is none, or
  /// it never runs out.
  fileprivate static func end(of worker: Worker, in course: Ref<Course>, _ scenario: Scenario) -> (
    lastDay: CivilDate, credited: CivilDate?
  )? {
    let facts = scenario.courses[course]
    let due = worker.due.first { $0.course == course }?.date
    if facts.valid == nil && due == nil { return nil }
    var latest: CivilDate?
    var isCredited = false
    for credit in worker.credits where credit.course == course && credit.lesson == nil {
      isCredited = true
      if let date = credit.date { latest = max(latest ?? date, date) }
    }
    guard isCredited else { return nil }
    // An undated credit whose length of validity is all that is known: the reader refuses it.
    return (due ?? latest.flatMap { date in facts.valid.map { $0.after(date) } }).map { ($0, latest) }
  }

  /// Whether a credit for a lesson, or a meeting that was held, on a date counts towards completing the course anew.
  package func counts(_ date: CivilDate?) -> Bool {
    guard let date else { return false }
    return credited.map { date > $0 } ?? true && from.map { date >= $0 } ?? true
  }
}

extension Worker {
  /// The date by which a course is due: the worker's own, or the day on which a credit for the whole course runs out by
  /// the end of the horizon; nil where there is neither.
  package func dueDate(of course: Ref<Course>, in scenario: Scenario) -> CivilDate? {
    due.first { $0.course == course }?.date ?? Renewal(of: self, in: course, scenario)?.lastDay
  }
}

extension Scenario {
  /// The last day on which a credit holds that somebody gets by completing a course on a date; nil where credits for it
  /// never run out.
  ///
  /// Who renews within the time for renewal loses nothing of the old credit: the new one carries on from its last day.
  package func validUntil(_ course: Ref<Course>, of worker: Ref<Worker>, completedOn date: CivilDate)
    -> CivilDate?
  {
    guard let valid = courses[course].valid else { return nil }
    if let (end, _) = Renewal.end(of: workers[worker], in: course, self),
      let from = courses[course].renew?.before(end), from <= date, date <= end
    {
      return valid.after(end)
    }
    return valid.after(date)
  }
}

/// A length of time on the calendar: months or days.
public enum CalendarSpan: Hashable, Sendable {
  /// So many months: the same day of the month, or the month's last.
  case months(Int)
  /// So many days.
  case days(Int)

  /// The date this much later.
  package func after(_ date: CivilDate) -> CivilDate { moved(date, 1) }

  /// The date this much earlier. Years before 1 count as its first day.
  package func before(_ date: CivilDate) -> CivilDate { moved(date, -1) }

  private func moved(_ date: CivilDate, _ sign: Int) -> CivilDate {
    switch self {
    case .days(let count): return date + sign * count
    case .months(let count):
      let (year, month, day) = date.parts
      let all = year * 12 + month - 1 + sign * count
      guard all >= 12 else { return CivilDate(year: 1, month: 1, day: 1) ?? date }
      let (newYear, newMonth) = (all / 12, all % 12 + 1)
      // The month's last day where it is shorter.
      let newDay = min(day, CivilDate.days(inMonth: newMonth, of: newYear))
      return CivilDate(year: newYear, month: newMonth, day: newDay) ?? date
    }
  }
}
