/// `learner-clash`: nobody is in two meetings at once, and there is time to get from one to the next.
package enum LearnerClash: AgendaRule {
  package static let code = RuleCode.learnerClash
  package static let label = Phrase(en: "clashes with another meeting", vi: "trùng buổi học khác")
  package static let phrase = Phrase(
    en: "Between two meetings of a learner there is a break, with the journey between the venues added.",
    vi: "Giữa hai buổi học của một học viên có thời gian nghỉ, tính thêm thời gian đi giữa hai địa điểm.")

  package static func breaches(
    in agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> [[Int]] {
    var breaches: [[Int]] = []
    var last = 0
    for next in agenda.indices.dropFirst() {
      if !leavesTime(
        from: agenda[last], to: agenda[next], for: attendee.worker, under: rules, in: scenario)
      {
        breaches.append([last, next])
      }
      // A long meeting may still run when the next is over.
      if agenda[next].interval.end >= agenda[last].interval.end { last = next }
    }
    return breaches
  }

  package static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    false
  }

  /// Whether somebody can be in both, `from` being the one that starts first.
  package static func leavesTime(
    from: AgendaMeeting, to: AgendaMeeting, for learner: Worker, under rules: AgendaRules,
    in scenario: Scenario
  ) -> Bool {
    let left = to.interval.start - from.interval.end
    guard let rest = rules.betweenMeetings else { return left >= 0 }
    return left >= rest
      + scenario.travel.minutes(
        .resolved(from.place, for: learner), .resolved(to.place, for: learner))
  }
}
