/// `work-day`: class that counts as work makes no day of work too long.
package enum WorkDay: AgendaRule {
  package static let code = RuleCode.workDay
  package static let label = Phrase(en: "working day too long", vi: "ngày làm việc quá dài")
  package static let phrase = Phrase(
    en: """
      On a date with a meeting that counts as work, the shifts that start then and such meetings are not too long \
      together; class inside an own shift counts once.
      """,
    vi: """
      Vào ngày có buổi học tính là giờ làm việc, tổng thời gian các ca bắt đầu trong ngày và các buổi học đó không \
      quá dài; giờ học trong ca chỉ tính một lần.
      """)

  package static func breaches(
    in agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> [[Int]] {
    guard let most = rules.workPerDay, agenda.contains(where: \.countsAsWork) else { return [] }
    var breaches: [[Int]] = []
    for day in agenda.runs(by: { $0.date.day }) {
      let work = day.filter { agenda[$0].countsAsWork }
      guard let first = work.first else { continue }
      let taught = work.reduce(0) { $0 + attendee.calendar.minutesOff(in: agenda[$1].interval) }
      let worked = attendee.calendar.shifts(on: agenda[first].date).reduce(0) { $0 + $1.interval.minutes }
      if taught + worked > most { breaches.append(work) }
    }
    return breaches
  }

  package static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    rules.workPerDay != nil && scenario.courses[course].countsAsWork
  }
}
