/// `section-incomplete`: a section has one meeting for each lesson. Held meetings count; sections that are history
/// are not asked.
package enum SectionIncomplete: TimetableRule {
  package static let code = RuleCode.sectionIncomplete
  package static let label = Phrase(
    en: "section without exactly one meeting a lesson", vi: "lớp không có đúng một buổi cho mỗi bài")
  package static let phrase = Phrase(
    en: "A section has exactly one meeting for each lesson.",
    vi: "Mỗi lớp có đúng một buổi học cho mỗi bài.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.sections.compactMap { section in
      guard let course = section.course, !section.isHistory,
        hearing.scenario.courses[course].attendance == .section
      else { return nil }
      let lessons = hearing.scenario.courses[course].lessons
      var count = Array(repeating: 0, count: lessons.count)
      for position in section.meetings {
        if let lesson = hearing.meetings[position].lesson { count[lesson] += 1 }
      }
      let wrong = count.indices.filter { count[$0] != 1 }
      guard !wrong.isEmpty else { return nil }
      let list = wrong.map { "\(lessons[$0].id) ×\(count[$0])" }.joined(separator: ", ")
      return hearing.violation(
        of: self, by: section.meetings.filter { wrong.contains(hearing.meetings[$0].lesson ?? -1) },
        Phrase(
          en: "section \(section.id) does not have one meeting for each lesson (\(list))",
          vi: "lớp \(section.id) không có đúng một buổi cho mỗi bài (\(list))"))
    }
  }
}
