/// `size-max`: no more learners than the course allows and the venue seats.
package enum SizeMax: TimetableRule {
  package static let code = RuleCode.sizeMax
  package static let label = Phrase(en: "too many learners", vi: "quá nhiều học viên")
  package static let phrase = Phrase(
    en: "A meeting has no more learners than its course allows and its venue seats.",
    vi: "Buổi học không có nhiều học viên hơn mức khóa học cho phép và số chỗ của địa điểm.")

  package static func violations(in hearing: Hearing) -> [Violation] {
    hearing.planned.compactMap { position in
      let meeting = hearing.meetings[position]
      let course = hearing.scenario.courses[meeting.course!]
      let most = meeting.venue.map { largest(of: course, in: hearing.scenario.venues[$0]) } ?? course.maxSize
      guard let most, meeting.learnerNames > most else { return nil }
      return hearing.violation(
        of: self, by: [position],
        Phrase(
          en:
            "\(Words.learners(meeting.learnerNames).en), at most \(most) \(Words.plural(most, "fits", "fit"))",
          vi: "\(meeting.learnerNames) học viên, nhiều nhất \(most)"))
    }
  }

  /// Most learners of a meeting of the course in the venue.
  package static func largest(of course: Course, in venue: Venue) -> Int {
    min(course.maxSize ?? .max, venue.seats)
  }
}
