/// `venue-closed`: a meeting lies inside the venue's opening hours, and the venue is not closed.
package enum VenueClosed: TimetableRule {
  package static let code = RuleCode.venueClosed
  package static let label = Phrase(en: "venue closed", vi: "địa điểm đóng cửa")
  package static let phrase = Phrase(
    en: "A meeting, with its set-up and clear-down, lies inside the opening hours of its venue.",
    vi: "Buổi học, kể cả thời gian chuẩn bị và dọn dẹp, nằm trong giờ mở cửa của địa điểm.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.filter { position in
      let meeting = hearing.meetings[position]
      guard let venue = meeting.venue else { return false }
      return !isOpen(
        hearing.scenario.venues[venue], during: hearing.scenario.taken(by: meeting), in: hearing.scenario.zone
      )
    }.map { hearing.violation(of: self, by: [$0]) }
  }

  /// Whether the venue is open throughout `interval`.
  package static func isOpen(_ venue: Venue, during interval: Interval, in zone: Zone) -> Bool {
    if venue.closed.contains(where: { $0.overlaps(interval) }) { return false }
    guard let open = venue.open else { return true }
    let span = DateSpan(from: zone.date(interval.start) - 1, to: zone.date(interval.end) + 1)
    return open.intervals(over: span, in: zone).contains { $0.contains(interval) }
  }
}
