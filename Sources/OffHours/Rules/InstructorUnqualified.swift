/// `instructor-unqualified`: who holds a lesson teaches it.
package enum InstructorUnqualified: TimetableRule {
  package static let code = RuleCode.instructorUnqualified
  package static let label = Phrase(en: "instructor does not teach this", vi: "giảng viên không dạy bài này")
  package static let phrase = Phrase(
    en: "The instructors of a meeting teach its lesson.", vi: "Giảng viên của buổi học dạy được bài đó.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.flatMap { position in
      let meeting = hearing.meetings[position]
      return meeting.instructors.map { hearing.scenario.instructors[$0] }
        .filter { !$0.teaches(meeting.course!, lesson: meeting.lesson!) }
        .map { who in
          hearing.violation(
            of: self, by: [position],
            Phrase(en: "\(who.id) does not teach this lesson", vi: "\(who.id) không dạy bài này"))
        }
    }
  }
}
