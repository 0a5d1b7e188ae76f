/// `weekly-rest`: class that counts as work leaves one long rest in every week.
///
/// Asked of ISO weeks that lie wholly inside the horizon and hold a meeting that counts as work, and only where
/// the roster alone leaves such a rest.
package enum WeeklyRest: AgendaRule {
  package static let code = RuleCode.weeklyRest
  package static let label = Phrase(en: "no weekly rest left", vi: "không còn ngày nghỉ trong tuần")
  package static let phrase = Phrase(
    en: """
      A week with a meeting that counts as work keeps one long stretch free of shifts, duty and such meetings, if \
      the roster leaves one.
      """,
    vi: """
      Tuần có buổi học tính là giờ làm việc vẫn giữ được một khoảng nghỉ dài không có ca làm, làm thêm hay buổi học \
      đó, nếu bảng phân ca cho phép.
      """)

  package static func breaches(
    in agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> [[Int]] {
    guard let rest = rules.weeklyRest, agenda.contains(where: \.countsAsWork) else { return [] }
    var breaches: [[Int]] = []
    for run in agenda.runs(by: { $0.date.week }) {
      let work = run.filter { agenda[$0].countsAsWork }
      guard let first = work.first else { continue }
      let monday = agenda[first].date.monday
      guard scenario.horizon.contains(monday), scenario.horizon.contains(monday + 6) else { continue }
      let week = Interval(start: scenario.zone.day(monday).start, end: scenario.zone.day(monday + 6).end)
      let shifts = attendee.calendar.shifts.lazy.map(\.interval)
        .filter { $0.end > week.start && $0.start < week.end }.cut(to: week)
      guard longestRest(in: week, beside: shifts) >= rest else { continue }
      // A meeting of the Sunday before may reach into the week.
      let taught = agenda.filter(\.countsAsWork).map(\.interval).cut(to: week)
      if longestRest(in: week, beside: shifts + taught) < rest { breaches.append(work) }
    }
    return breaches
  }

  package static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    rules.weeklyRest != nil && scenario.courses[course].countsAsWork
  }

  /// The longest stretch of `week`, in minutes, of which `busy` has no part.
  package static func longestRest(in week: Interval, beside busy: [Interval]) -> Int {
    var longest = 0
    var free = week.start
    for stretch in busy.merged() {
      longest = max(longest, stretch.start - free)
      free = max(free, stretch.end)
    }
    return max(longest, week.end - free)
  }
}
