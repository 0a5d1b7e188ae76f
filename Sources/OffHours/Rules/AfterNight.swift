/// `after-night`: sleep after a night shift, by hours and by the clock.
package enum AfterNight: MeetingRule {
  package static let code = RuleCode.afterNight
  package static let label = Phrase(en: "too soon after a night shift", vi: "quá gần sau ca đêm")
  package static let phrase = Phrase(
    en: """
      A meeting starts long enough after every night shift, with the journey from work added, and not too early \
      on the date on which a night shift ended.
      """,
    vi: """
      Buổi học bắt đầu đủ lâu sau mỗi ca đêm, tính thêm thời gian đi từ nơi làm việc, và không quá sớm vào ngày \
      ca đêm kết thúc.
      """)

  package static func forbids(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    if let rest = rules.afterNightShift,
      attendee.calendar.endsTooShortly(before: visit, nights: true, rest: rest, travel: scenario.travel)
    {
      return true
    }
    guard let earliest = rules.notBeforeAfterNight,
      visit.interval.start < scenario.zone.instant(visit.date, earliest)
    else { return false }
    let shifts = attendee.calendar.shifts
    return shifts.indices.contains {
      shifts[$0].isNight && scenario.zone.date(shifts[$0].interval.end) == visit.date
        && !shifts[$0].isTraining(visit, scenario.travel)
    }
  }

  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    var stretches: [Interval] = []
    if let rest = rules.afterNightShift {
      stretches = attendee.calendar.startsTooShortlyAfter(
        place: place, nights: true, rest: rest, travel: scenario.travel)
    }
    if let earliest = rules.notBeforeAfterNight {
      let shifts = attendee.calendar.shifts
      for shift in shifts.indices where shifts[shift].isNight {
        let date = scenario.zone.date(shifts[shift].interval.end)
        let early = Interval(
          start: scenario.zone.day(date).start, end: scenario.zone.instant(date, earliest))
        if early.start >= early.end { continue }
        let training = shifts[shift].trainingStarts(minutes: minutes, place: place, scenario.travel)
        if training.isEmpty {
          stretches.append(early)
        } else {
          stretches += [early].subtracting(training)
        }
      }
    }
    return stretches
  }
}
