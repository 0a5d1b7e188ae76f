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
    for shift in attendee.calendar.shifts.reversed() where !shift.isNight {
      guard shift.date > visit.date else { break }
      guard shift.interval.start >= visit.interval.end else { continue }
      let left = shift.interval.start - visit.interval.end
      if left < rest + shift.journey(from: visit.place, scenario.travel) { return true }
    }
    return false
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let rest = rules.overnightRest else { return [] }
    return attendee.calendar.shifts.compactMap { shift in
      guard !shift.isNight else { return nil }
      let latest = shift.interval.start - minutes + 1
      let start = latest - (rest + shift.journey(from: place, scenario.travel))
      let end = min(latest, scenario.zone.day(shift.date).start)
      return start < end ? Interval(start: start, end: end) : nil
    }
  }
}
