/// `venue-clash`: one meeting at a time in a venue, with the turnaround between two; none meanwhile in a venue that shares with it.
package enum VenueClash: TimetableRule {
  package static let code = RuleCode.venueClash
  package static let label = Phrase(
    en: "venue taken, or no time to turn it around",
    vi: "trùng địa điểm hoặc không đủ thời gian chuẩn bị phòng")
  package static let phrase = Phrase(
    en:
      "Meetings in a venue, or in venues that share, do not overlap with set-up and clear-down and leave the turnaround between them.",
    vi:
      "Các buổi học tại một địa điểm, hoặc các địa điểm dùng chung phòng, không trùng giờ kể cả chuẩn bị và dọn dẹp, và cách nhau đủ thời gian chuyển phòng."
  )

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    let scenario = hearing.scenario
    let used = hearing.planned(by: scenario.venues.count) { $0.venue.map { [$0] } ?? [] }
    var violations: [Violation] = []
    for venue in scenario.venues.refs {
      // Every venue with itself, and once with each that it shares with.
      for other in [venue] + scenario.venues[venue].shares.filter({ $0 > venue }) {
        let meetings = other == venue ? used[venue.index] : used[venue.index] + used[other.index]
        let taken = meetings.map { (position: $0, stretch: scenario.taken(by: hearing.meetings[$0])) }
          .sorted {
            ($0.stretch.start, $0.stretch.end, $0.position) < ($1.stretch.start, $1.stretch.end, $1.position)
          }
        violations += clashes(taken, pause: scenario.pause(venue, other)!) {
          other == venue || hearing.meetings[$0].venue != hearing.meetings[$1].venue
        }.map { hearing.violation(of: self, by: $0) }
      }
    }
    return violations
  }

  /// Meetings that follow a longer one too soon, each with the last that ends latest of those that `concerns` pairs with it.
  private static func clashes(
    _ taken: [(position: Int, stretch: Interval)], pause: Int, concerns: (Int, Int) -> Bool
  ) -> [[Int]] {
    var clashes: [[Int]] = []
    for (index, next) in taken.enumerated() {
      var last: (position: Int, stretch: Interval)?
      for earlier in taken[..<index] where concerns(earlier.position, next.position) {
        if last.map({ earlier.stretch.end >= $0.stretch.end }) ?? true { last = earlier }
      }
      if let last, next.stretch.start - last.stretch.end < pause {
        clashes.append([last.position, next.position])
      }
    }
    return clashes
  }
}

extension Scenario {
  /// Minutes to leave between a meeting in one venue and the next in another, set-up and clear-down being part of
  /// meetings: the larger turnaround. Nil where the two have nothing to do with each other.
  package func pause(_ a: Ref<Venue>, _ b: Ref<Venue>) -> Int? {
    if a == b { return venues[a].turnaround }
    return venues[a].shares.contains(b) ? max(venues[a].turnaround, venues[b].turnaround) : nil
  }

  /// Whether two meetings leave each other time; for each its venue, and the time for which it takes it.
  package func leaveTime(
    _ one: (venue: Ref<Venue>, taken: Interval), _ other: (venue: Ref<Venue>, taken: Interval)
  ) -> Bool {
    guard let pause = pause(one.venue, other.venue) else { return true }
    return one.taken.start - other.taken.end >= pause || other.taken.start - one.taken.end >= pause
  }

  /// The time for which a meeting of a lesson takes its venue: set-up, meeting, clear-down.
  package func taken(by interval: Interval, of lesson: Int, in course: Ref<Course>) -> Interval {
    let facts = courses[course].lessons[lesson]
    return Interval(start: interval.start - facts.setup, end: interval.end + facts.cleardown)
  }

  /// The time for which a meeting with a known lesson takes its venue.
  package func taken(by meeting: ResolvedMeeting) -> Interval {
    taken(by: meeting.interval, of: meeting.lesson!, in: meeting.course!)
  }
}
