/// `duration`: a meeting lasts as long as its lesson.
package enum MeetingDuration: TimetableRule {
  package static let code = RuleCode.duration
  package static let label = Phrase(en: "wrong length", vi: "sai thời lượng")
  package static let phrase = Phrase(
    en: "A meeting lasts as long as its lesson.", vi: "Buổi học kéo dài đúng thời lượng của bài.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.compactMap { position in
      let meeting = hearing.meetings[position]
      let wanted = hearing.scenario.courses[meeting.course!].lessons[meeting.lesson!].minutes
      guard meeting.interval.minutes != wanted else { return nil }
      return hearing.violation(
        of: self, by: [position],
        Phrase(
          en: "lasts \(meeting.interval.minutes) minutes instead of \(wanted)",
          vi: "kéo dài \(meeting.interval.minutes) phút thay vì \(wanted) phút"))
    }
  }
}
