/// `instructor-count`: exactly as many instructors as the course asks for.
package enum InstructorCount: TimetableRule {
  package static let code = RuleCode.instructorCount
  package static let label = Phrase(en: "wrong number of instructors", vi: "sai số giảng viên")
  package static let phrase = Phrase(
    en: "A meeting has exactly as many instructors as its lesson and its learners ask for.",
    vi: "Buổi học có đúng số giảng viên mà bài học và số học viên yêu cầu.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.compactMap { position in
      let meeting = hearing.meetings[position]
      let wanted = hearing.scenario.courses[meeting.course!].instructors(
        of: meeting.lesson!, learners: meeting.learnerNames)
      guard meeting.instructorNames != wanted else { return nil }
      return hearing.violation(
        of: self, by: [position],
        Phrase(
          en: "\(Words.counted(meeting.instructorNames, "instructor")) instead of \(wanted)",
          vi: "\(meeting.instructorNames) giảng viên thay vì \(wanted)"))
    }
  }
}
