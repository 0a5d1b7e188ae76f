/// `overnight-rest`: a night's sleep between a meeting and a day shift of a later date.
package enum OvernightRest: MeetingRule {
  package static let code = RuleCode.overnightRest
  package static let label = Phrase(
    en: "too little rest before the next day's shift", vi: "không đủ thời gian nghỉ trước ca hôm sau")
  package static let phrase = Phrase(
    en: """
      Between a meeting and every day shift of a later date lies a night's rest, with the journey to work added.
      """,
    vi: """
      Giữa buổi học và mỗi ca ngày của những ngày sau có đủ thời gian nghỉ đêm, tính thêm thời gian đi đến nơi làm \
      việc.
      """)

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let rest = rules.overnightRest else { return false }
    let shifts = attendee.calendar.shifts
    for shift in shifts.indices.reversed() where !shifts[shift].isNight {
      guard shifts[shift].date > visit.date else { break }
      let start = shifts[shift].interval.start
      guard start >= visit.interval.end else { continue }
      if start - visit.interval.end < rest + shifts[shift].journey(from: visit.place, scenario.travel) {
        return true
      }
    }
    return false
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let rest = rules.overnightRest else { return [] }
    let shifts = attendee.calendar.shifts
    return shifts.indices.compactMap { shift in
      guard !shifts[shift].isNight else { return nil }
      let latest = shifts[shift].interval.start - minutes + 1
      let start = latest - (rest + shifts[shift].journey(from: place, scenario.travel))
      let end = min(latest, scenario.zone.day(shifts[shift].date).start)
      return start < end ? Interval(start: start, end: end) : nil
    }
  }
}
