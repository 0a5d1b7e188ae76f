/// `instructor-clash`: one meeting at a time for an instructor, with the journey between two venues.
package enum InstructorClash: TimetableRule {
  package static let code = RuleCode.instructorClash
  package static let label = Phrase(
    en: "instructor teaches elsewhere, or has no time to travel",
    vi: "giảng viên trùng buổi dạy hoặc không kịp di chuyển")
  package static let phrase = Phrase(
    en: "Meetings of an instructor do not overlap and leave the journey between their venues.",
    vi: "Các buổi dạy của một giảng viên không trùng giờ và đủ thời gian di chuyển giữa hai địa điểm.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    let scenario = hearing.scenario
    var violations: [Violation] = []
    for meetings in hearing.planned(by: scenario.instructors.count, { $0.instructors }) {
      guard var last = meetings.first else { continue }
      for next in meetings.dropFirst() {
        let (from, to) = (hearing.meetings[last], hearing.meetings[next])
        let journey = scenario.travel.minutes(
          from.venue.flatMap { scenario.venues[$0].place }, to.venue.flatMap { scenario.venues[$0].place })
        if to.interval.start - from.interval.end < journey {
          violations.append(hearing.violation(of: self, by: [last, next]))
        }
        if to.interval.end >= from.interval.end { last = next }
      }
    }
    return violations
  }
}
