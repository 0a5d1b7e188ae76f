/// `week-load`: not too many meetings in one ISO week.
package enum WeekLoad: AgendaRule {
  package static let code = RuleCode.weekLoad
  package static let label = Phrase(en: "too much class in one week", vi: "học quá nhiều trong một tuần")
  package static let phrase = Phrase(
    en: "A learner has not too many meetings in one week, Monday to Sunday.",
    vi: "Mỗi học viên không học quá nhiều buổi trong một tuần, từ thứ Hai đến Chủ nhật.")

  package static func breaches(
    in agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> [[Int]] {
    guard let most = rules.perWeek, agenda.count > most else { return [] }
    return agenda.runs { $0.date.week }.filter { $0.count > most }.map(Array.init)
  }

  package static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    (rules.perWeek ?? 1) < 1
  }
}
