/// `venue-clash`: one meeting at a time in a venue, with the turnaround between two.
package enum VenueClash: TimetableRule {
  package static let code = RuleCode.venueClash
  package static let label = Phrase(
    en: "venue taken, or no time to turn it around",
    vi: "trùng địa điểm hoặc không đủ thời gian chuẩn bị phòng")
  package static let phrase = Phrase(
    en: "Meetings in a venue do not overlap and leave its turnaround between them.",
    vi: "Các buổi học tại một địa điểm không trùng giờ và cách nhau đủ thời gian chuẩn bị phòng.")

  package static func violations(in hearing: Hearing) -> [Violation] {
    var violations: [Violation] = []
    let used = hearing.planned(by: hearing.scenario.venues.count) { $0.venue.map { [$0] } ?? [] }
    for (venue, meetings) in zip(hearing.scenario.venues, used) {
      guard var last = meetings.first else { continue }
      for next in meetings.dropFirst() {
        let (from, to) = (hearing.meetings[last].interval, hearing.meetings[next].interval)
        if to.start - from.end < venue.turnaround {
          violations.append(hearing.violation(of: self, by: [last, next]))
        }
        if to.end >= from.end { last = next }
      }
    }
    return violations
  }
}
