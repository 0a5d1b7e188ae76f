/// `instructor-unavailable`: a meeting, widened by the instructor's journeys, lies where he or she is available.
package enum InstructorUnavailable: TimetableRule {
  package static let code = RuleCode.instructorUnavailable
  package static let label = Phrase(en: "instructor not available", vi: "giảng viên bận")
  package static let phrase = Phrase(
    en: "Instructors are available during their meetings and the journeys from and to home.",
    vi: "Giảng viên rảnh trong suốt buổi học và thời gian đi từ nhà và về nhà.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.flatMap { position in
      let meeting = hearing.meetings[position]
      let place = meeting.venue.flatMap { hearing.scenario.venues[$0].place }
      return meeting.instructors.map { hearing.scenario.instructors[$0] }
        .filter { !isAvailable($0, during: meeting.interval, at: place, in: hearing.scenario) }
        .map { who in
          hearing.violation(
            of: self, by: [position], Phrase(en: "\(who.id) is not available", vi: "\(who.id) bận"))
        }
    }
  }

  /// Whether the instructor is available throughout a meeting at `place` and the journeys from and to home.
  package static func isAvailable(
    _ instructor: Instructor, during meeting: Interval, at place: Ref<Place>?, in scenario: Scenario
  ) -> Bool {
    let away = Interval(
      start: meeting.start - scenario.travel.minutes(instructor.place, place),
      end: meeting.end + scenario.travel.minutes(place, instructor.place))
    if instructor.unavailable.contains(where: { $0.overlaps(away) }) { return false }
    guard let hours = instructor.available else { return true }
    let span = DateSpan(
      from: scenario.zone.date(away.start) - 1, to: scenario.zone.date(away.end) + 1)
    return hours.intervals(over: span, in: scenario.zone).contains { $0.contains(away) }
  }
}
