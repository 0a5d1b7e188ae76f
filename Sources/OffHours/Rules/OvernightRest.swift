internal import Algorithms

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
    let first = shifts.partitioningIndex { $0.interval.start >= visit.interval.end }
    for position in first..<shifts.count {
      let left = shifts[position].interval.start - visit.interval.end
      if left >= rest + scenario.travel.longest { return false }
      if !shifts[position].isNight, shifts[position].date > visit.date,
        left < rest + shifts[position].journey(from: visit.place, scenario.travel)
      {
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
    return shifts.indices.compactMap { position in
      guard !shifts[position].isNight else { return nil }
      let latest = shifts[position].interval.start - minutes + 1
      let start = latest - (rest + shifts[position].journey(from: place, scenario.travel))
      let end = min(latest, scenario.zone.day(shifts[position].date).start)
      return start < end ? Interval(start: start, end: end) : nil
    }
  }
}
