/// `sections-max`: no more sections than a course allows. Sections that are history do not count.
package enum SectionsMax: TimetableRule {
  package static let code = RuleCode.sectionsMax
  package static let label = Phrase(en: "too many sections", vi: "quá nhiều lớp")
  package static let phrase = Phrase(
    en: "A course has no more sections than it allows.", vi: "Khóa học không mở quá số lớp cho phép.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.scenario.courses.refs.compactMap { ref in
      let course = hearing.scenario.courses[ref]
      guard course.attendance == .section, let most = course.maxSections else { return nil }
      let count = hearing.sections.count { $0.course == ref && !$0.isHistory }
      guard count > most else { return nil }
      return hearing.violation(
        of: self, by: [],
        Phrase(
          en: "course \(course.id) has \(Words.counted(count, "section")), at most \(most) allowed",
          vi: "khóa học \(course.id) có \(count) lớp, nhiều nhất \(most)"))
    }
  }
}
