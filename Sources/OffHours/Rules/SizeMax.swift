/// `size-max`: no more learners than the course allows and the venue seats.
package enum SizeMax: TimetableRule {
  package static let code = RuleCode.sizeMax
  package static let label = Phrase(en: "too many learners", vi: "quá nhiều học viên")
  package static let phrase = Phrase(
    en: "A meeting has no more learners than its course allows and its venue seats.",
    vi: "Buổi học không có nhiều học viên hơn mức khóa học cho phép và số chỗ của địa điểm.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.planned.compactMap { position in
      let meeting = hearing.meetings[position]
      let course = hearing.scenario.courses[meeting.course!]
      let most =
        meeting.venue.map { largest(of: meeting.lesson!, of: course, in: hearing.scenario.venues[$0]) }
        ?? course.size(of: meeting.lesson!).most
      guard let most, meeting.learnerNames > most else { return nil }
      return hearing.violation(
        of: self, by: [position],
        Phrase(
          en:
            "\(Words.learners(meeting.learnerNames).en), at most \(most) \(Words.plural(most, "fits", "fit"))",
          vi: "\(meeting.learnerNames) học viên, nhiều nhất \(most)"))
    }
  }

  /// How many more learners a meeting takes with the instructors that it has; nil where its course or venue is unknown.
  package static func room(in position: Int, of hearing: ResolvedTimetable) -> Int? {
    let meeting = hearing.meetings[position]
    guard let course = meeting.course, let lesson = meeting.lesson, let venue = meeting.venue else {
      return nil
    }
    let facts = hearing.scenario.courses[course]
    var most = largest(of: lesson, of: facts, in: hearing.scenario.venues[venue])
    if let each = facts.learnersPerInstructor(of: lesson) { most = min(most, meeting.instructorNames * each) }
    return most - meeting.learnerNames
  }

  /// Most learners of a meeting of the lesson in the venue.
  package static func largest(of lesson: Int, of course: Course, in venue: Venue) -> Int {
    min(course.size(of: lesson).most ?? .max, venue.seats)
  }
}
