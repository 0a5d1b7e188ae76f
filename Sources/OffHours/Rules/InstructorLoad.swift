/// `instructor-load`: not too many meetings of an instructor on a date and in an ISO week.
package enum InstructorLoad: TimetableRule {
  package static let code = RuleCode.instructorLoad
  package static let label = Phrase(en: "instructor teaches too much", vi: "giảng viên dạy quá nhiều")
  package static let phrase = Phrase(
    en: "An instructor has not too many meetings on one date and in one week.",
    vi: "Mỗi giảng viên không dạy quá nhiều buổi trong một ngày và trong một tuần.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    var violations: [Violation] = []
    let used = hearing.planned(by: hearing.scenario.instructors.count) { $0.instructors }
    for (instructor, meetings) in zip(hearing.scenario.instructors, used) {
      let loads: [(most: Int?, period: (CivilDate) -> Int)] = [
        (instructor.maxPerDay, \.day), (instructor.maxPerWeek, \.week),
      ]
      for (most, period) in loads {
        guard let most else { continue }
        let groups = Dictionary(grouping: meetings) { period(hearing.meetings[$0].date) }
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) where group.count > most {
          violations.append(
            hearing.violation(
              of: self, by: group,
              Phrase(
                en: "\(instructor.id) has \(Words.meetings(group.count).en), at most \(most) allowed",
                vi: "\(instructor.id) dạy \(group.count) buổi, nhiều nhất \(most)")))
        }
      }
    }
    return violations
  }
}
