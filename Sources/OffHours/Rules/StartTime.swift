/// `start-time`: a meeting starts at one of the course's times, unless it is pinned.
package enum StartTime: TimetableRule {
  package static let code = RuleCode.startTime
  package static let label = Phrase(
    en: "starts at a time that the course does not offer", vi: "bắt đầu vào giờ không được phép")
  package static let phrase = Phrase(
    en: "A meeting starts at one of the times of its course.",
    vi: "Buổi học bắt đầu vào một trong các giờ học của khóa.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.filter { position in
      let meeting = hearing.meetings[position]
      return !meeting.isPinned
        && !offers(
          meeting.interval.start, hearing.scenario.courses[meeting.course!].starts, hearing.scenario.zone)
    }.map { hearing.violation(of: self, by: [$0]) }
  }

  /// Whether `start` is one of the times on its date. A time that the clock shows twice is offered at the first only.
  package static func offers(_ start: Instant, _ starts: Course.Starts, _ zone: Zone) -> Bool {
    let (date, time) = zone.local(start)
    let isListed =
      switch starts {
      case .times(let times): times.contains(time)
      case .every(let minutes): time.minute % max(1, minutes) == 0
      }
    return isListed && zone.instant(date, time) == start
  }

  /// The starts on a date, ascending: times that a clock change skips are left out.
  package static func starts(of starts: Course.Starts, on date: CivilDate, in zone: Zone) -> [Instant] {
    starts.times.filter { $0.minute < 1440 && zone.exists(date, $0) }.map { zone.instant(date, $0) }.sorted()
  }
}
