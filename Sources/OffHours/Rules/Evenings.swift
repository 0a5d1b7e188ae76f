/// `evenings`: not too many evenings of class in a row.
///
/// A course with a limit of its own counts its own meetings alone; those of all other courses count together.
package enum Evenings: AgendaRule {
  package static let code = RuleCode.evenings
  package static let label = Phrase(
    en: "too many evenings in a row", vi: "học quá nhiều buổi tối liên tiếp")
  package static let phrase = Phrase(
    en: "A learner has class that ends after 20:00 on not too many dates in a row.",
    vi: "Học viên không học đến sau 20:00 trong quá nhiều ngày liên tiếp.")

  package static func breaches(
    in agenda: [AgendaMeeting], of attendee: Attendee, under rules: AgendaRules, in scenario: Scenario
  ) -> [[Int]] {
    guard rules.evenings != nil || agenda.contains(where: { scenario.courses[$0.course].evenings != nil })
    else { return [] }
    var groups: [Int: [Int]] = [:]
    for position in agenda.indices {
      let course = agenda[position].course
      guard limit(of: course, under: rules, in: scenario) != nil, isEvening(agenda[position], in: scenario)
      else {
        continue
      }
      groups[group(of: course, in: scenario), default: []].append(position)
    }
    var breaches: [[Int]] = []
    for (_, evenings) in groups.sorted(by: { $0.key < $1.key }) {
      let most = limit(of: agenda[evenings[0]].course, under: rules, in: scenario)!
      var run: [Int] = [], dates = 0
      for position in evenings + [-1] {
        if position >= 0, let last = run.last {
          let days = agenda[position].date - agenda[last].date
          if days <= 1 {
            run.append(position)
            dates += days
            continue
          }
        }
        if dates > most { breaches.append(run) }
        (run, dates) = position >= 0 ? ([position], 1) : ([], 0)
      }
    }
    return breaches
  }

  package static func mayBreakAlone(
    minutes: Int, course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario
  ) -> Bool {
    (limit(of: course, under: rules, in: scenario) ?? 1) < 1
  }

  /// Most evenings in a row for meetings of a course; nil: any number.
  package static func limit(of course: Ref<Course>, under rules: AgendaRules, in scenario: Scenario) -> Int? {
    scenario.courses[course].evenings.map(\.most) ?? rules.evenings
  }

  /// Meetings count together where this is the same: the course's position where it has a limit of its own, else −1.
  package static func group(of course: Ref<Course>, in scenario: Scenario) -> Int {
    scenario.courses[course].evenings == nil ? -1 : course.index
  }

  /// Whether a meeting ends after 20:00 on the date on which it starts.
  package static func isEvening(_ meeting: AgendaMeeting, in scenario: Scenario) -> Bool {
    isEvening(end: meeting.interval.end, on: meeting.date, in: scenario)
  }

  /// Whether a meeting that belongs to a date ends after 20:00.
  package static func isEvening(end: Instant, on date: CivilDate, in scenario: Scenario) -> Bool {
    end > scenario.zone.instant(date, ClockTime(minute: 20 * 60))
  }
}
