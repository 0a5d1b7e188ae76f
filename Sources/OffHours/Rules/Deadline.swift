/// `deadline`: a course is over in time.
package enum Deadline: TimetableRule {
  package static let code = RuleCode.deadline
  package static let label = Phrase(en: "after the course's deadline", vi: "sau hạn cuối của khóa học")
  package static let phrase = Phrase(
    en: "A meeting is on or before the deadline of its course.",
    vi: "Buổi học diễn ra không muộn hơn hạn cuối của khóa học.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.filter { position in
      let meeting = hearing.meetings[position]
      return hearing.scenario.courses[meeting.course!].deadline.map { meeting.date > $0 } ?? false
    }.map { hearing.violation(of: self, by: [$0]) }
  }
}
