/// `same-venue`: a section meets in one venue throughout, if the course asks for it.
///
/// Planned meetings are held against each other, and against the held ones where those were all in one venue.
package enum SameVenue: TimetableRule {
  package static let code = RuleCode.sameVenue
  package static let label = Phrase(en: "section changes its venue", vi: "lớp đổi địa điểm")
  package static let phrase = Phrase(
    en: "A section meets in one venue throughout.", vi: "Mỗi lớp học tại một địa điểm trong suốt khóa.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.sections.compactMap { section in
      guard let ref = section.course else { return nil }
      let course = hearing.scenario.courses[ref]
      guard course.attendance == .section, course.sameVenue else { return nil }
      let planned = section.meetings.filter { !hearing.meetings[$0].isHeld }
      var venues = Set(planned.compactMap { hearing.meetings[$0].venue })
      let before = Set(
        section.meetings.compactMap { hearing.meetings[$0].isHeld ? hearing.meetings[$0].venue : nil })
      if !venues.isEmpty, before.count == 1 { venues.formUnion(before) }
      guard venues.count > 1 else { return nil }
      let list = venues.sorted().map { hearing.scenario.venues[$0].id }.joined(separator: ", ")
      return hearing.violation(
        of: self, by: planned,
        Phrase(
          en: "section \(section.id) meets in several venues (\(list))",
          vi: "lớp \(section.id) học tại nhiều địa điểm (\(list))"))
    }
  }
}
