/// `together`: people who want to learn together attend the same meetings of a course, or none.
package enum Together: TimetableRule {
  package static let code = RuleCode.together
  package static let label = Phrase(en: "not taught together", vi: "không được học cùng nhau")
  package static let phrase = Phrase(
    en: "Learners who belong together attend the same meetings of the course, or none.",
    vi: "Những học viên đi cùng nhau học chung mọi buổi của khóa học, hoặc không học buổi nào.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.scenario.courses.refs.flatMap { course in
      hearing.scenario.courses[course].together.compactMap { group -> Violation? in
        let bound = group.filter { isBound($0, to: course, in: hearing) }
        let attended = bound.map { worker in
          hearing.pursuits(of: worker).first { $0.course == course }?.meetings ?? []
        }
        guard let first = attended.first, attended.contains(where: { $0 != first }) else { return nil }
        let everywhere = Set(attended.flatMap(\.self)).filter { meeting in
          attended.contains { !$0.contains(meeting) }
        }
        return hearing.violation(of: self, by: everywhere.sorted(), workers: bound)
      }
    }
  }

  /// Whether a worker is bound: who does not need the course, has declined, or has it behind is not.
  package static func isBound(_ worker: Ref<Worker>, to course: Ref<Course>, in hearing: ResolvedTimetable)
    -> Bool
  {
    let facts = hearing.scenario.workers[worker]
    return !facts.declined && facts.courses.contains(course) && !hearing.isBehind(worker, course)
  }
}
