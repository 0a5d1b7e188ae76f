/// `limit`: the whole timetable costs no more, and has no more meetings, than allowed.
package enum Limit: TimetableRule {
  package static let code = RuleCode.limit
  package static let label = Phrase(en: "limit exceeded", vi: "vượt giới hạn")
  package static let phrase = Phrase(
    en: "The timetable keeps the limits on cost and on meetings.",
    vi: "Lịch học không vượt giới hạn về chi phí và số buổi học.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    var violations: [Violation] = []
    if let most = hearing.scenario.limits.cost {
      let cost = CostGoal.money(of: hearing)
      if cost > most {
        violations.append(
          hearing.violation(
            of: self, by: [],
            Phrase(
              en: "costs \(Language.english.money(cost)), at most \(Language.english.money(most)) allowed",
              vi: "chi phí \(Language.vietnamese.money(cost)), nhiều nhất \(Language.vietnamese.money(most))")
          ))
      }
    }
    if let most = hearing.scenario.limits.meetings, hearing.planned.count > most {
      let count = hearing.planned.count
      violations.append(
        hearing.violation(
          of: self, by: [],
          Phrase(
            en: "\(Words.meetings(count).en), at most \(most) allowed",
            vi: "\(count) buổi học, nhiều nhất \(most)")))
    }
    return violations
  }
}
