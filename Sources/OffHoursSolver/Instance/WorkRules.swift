import OffHours

extension Instance {
  /// `work-day` and `weekly-rest` of a calendar around a date: `work` are the meetings of its week that count as work,
  /// `minutes` those of the date.
  func keepsWorkRules(_ calendar: WorkCalendar, _ date: CivilDate, work: [Interval], minutes: Int) -> Bool {
    let rules = scenario.rules.agenda
    if let limit = rules.workPerDay {
      let shifts = calendar.shifts(on: date).reduce(0) { $0 + $1.interval.minutes }
      // Class inside a shift counts once.
      let inside = work.filter { scenario.zone.date($0.start) == date }
        .reduce(0) { $0 + $1.minutes - calendar.minutesOff(in: $1) }
      if shifts + minutes - inside > limit { return false }
    }
    guard let needed = rules.weeklyRest else { return true }
    let monday = date.monday
    guard scenario.horizon.contains(monday), scenario.horizon.contains(monday + 6) else { return true }
    let week = Interval(start: scenario.zone.day(monday).start, end: scenario.zone.day(monday + 6).end)
    let shifts = calendar.shifts.map(\.interval).cut(to: week)
    guard WeeklyRest.longestRest(in: week, beside: shifts) >= needed else { return true }
    return WeeklyRest.longestRest(in: week, beside: shifts + work.cut(to: week)) >= needed
  }

  /// Whether one meeting of a course that counts as work goes with the shifts of a kind, with nothing else to attend.
  private func keepsWorkRules(kind: Int, _ moment: Moment) -> Bool {
    keepsWorkRules(
      book.calendars[demand.kinds[kind].calendar], scenario.horizon.from + moment.day,
      work: [Interval(start: Instant(minute: moment.start), end: Instant(minute: moment.end))],
      minutes: moment.end - moment.start)
  }

  /// Moments at which a kind could attend a course, as bits: those that suit it, less those that the rules on work alone
  /// forbid where that is cheap to ask.
  func free(kind: Int, course: Int) -> [UInt64] {
    var row = Array(supply.free.row(kind))
    let rules = scenario.rules.agenda
    guard scenario.courses[course].countsAsWork, rules.workPerDay != nil || rules.weeklyRest != nil,
      demand.kinds.count <= 600
    else { return row }
    for lessonClass in Set(supply.classOfLesson[course]).sorted() {
      var last: Int32 = -1
      for spot in supply.classes[lessonClass].spots {
        let moment = supply.spots[spot].moment
        if moment == last { continue }
        last = moment
        let bit: UInt64 = 1 << UInt64(moment & 63)
        if row[Int(moment) >> 6] & bit != 0, !keepsWorkRules(kind: kind, supply.moments[Int(moment)]) {
          row[Int(moment) >> 6] &= ~bit
        }
      }
    }
    return row
  }
}
