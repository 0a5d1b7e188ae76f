/// `size-min`: a meeting has enough learners, unless it is pinned.
package enum SizeMin: TimetableRule {
  package static let code = RuleCode.sizeMin
  package static let label = Phrase(en: "too few learners", vi: "quá ít học viên")
  package static let phrase = Phrase(
    en: "A meeting has at least as many learners as its lesson asks for.",
    vi: "Buổi học có ít nhất số học viên mà khóa học yêu cầu.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.compactMap { position in
      let meeting = hearing.meetings[position]
      let fewest = hearing.scenario.courses[meeting.course!].size(of: meeting.lesson!).least
      guard !meeting.isPinned, meeting.learnerNames < fewest else { return nil }
      return hearing.violation(
        of: self, by: [position],
        Phrase(
          en: "\(Words.learners(meeting.learnerNames).en), at least \(fewest) needed",
          vi: "\(meeting.learnerNames) học viên, cần ít nhất \(fewest)"))
    }
  }
}
