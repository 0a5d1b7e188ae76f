/// `day-load`: not too many meetings and not too many minutes of class on one date.
package enum DayLoad: AgendaRule {
  package static let code = RuleCode.dayLoad
  package static let label = Phrase(en: "too much class on one day", vi: "học quá nhiều trong một ngày")
  package static let phrase = Phrase(
    en: "A learner has not too many meetings and not too many minutes of class on one date.",
    vi: "Mỗi học viên không học quá nhiều buổi và quá nhiều phút trong một ngày.")

  package static func breaches(
    in agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> [[Int]] {
    guard rules.perDay != nil || rules.minutesPerDay != nil else { return [] }
    let minutes = agenda.reduce(0) { $0 + $1.interval.minutes }
    if agenda.count <= rules.perDay ?? .max && minutes <= rules.minutesPerDay ?? .max { return [] }
    return agenda.runs { $0.date.day }.filter { day in
      if let most = rules.perDay, day.count > most { return true }
      guard let most = rules.minutesPerDay else { return false }
      return day.reduce(0) { $0 + agenda[$1].interval.minutes } > most
    }.map(Array.init)
  }

  package static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    (rules.perDay ?? 1) < 1 || minutes > rules.minutesPerDay ?? .max
  }
}
