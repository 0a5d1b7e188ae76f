/// `class-hours`: the hours of the day in which people are taught.
package enum ClassHours: MeetingRule {
  package static let code = RuleCode.classHours
  package static let label = Phrase(en: "outside class hours", vi: "ngoài khung giờ học")
  package static let phrase = Phrase(
    en: "A meeting starts and ends within the class hours of one date.",
    vi: "Buổi học bắt đầu và kết thúc trong khung giờ học của một ngày.")

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    guard let hours = rules.classHours else { return false }
    // Hours that pass midnight may be those of the date before.
    return ![visit.date, visit.date - 1].contains {
      scenario.zone.interval($0, hours).contains(visit.interval)
    }
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    guard let hours = rules.classHours else { return [] }
    let span = DateSpan(
      from: scenario.zone.date(window.start) - 1, to: scenario.zone.date(window.end))
    let allowed = span.dates.map { date in
      let open = scenario.zone.interval(date, hours)
      return Interval(start: open.start, end: open.end - (minutes - 1))
    }.merged()
    var stretches: [Interval] = []
    var free = window.start
    for stretch in allowed {
      if free < stretch.start { stretches.append(Interval(start: free, end: stretch.start)) }
      free = max(free, stretch.end)
    }
    if free < window.end { stretches.append(Interval(start: free, end: window.end)) }
    return stretches
  }
}
