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
    let day = scenario.zone.day(visit.date), shifts = attendee.calendar.shifts
    var position = attendee.calendar.firstShift(endingAfter: day.start - 1)
    while position < shifts.count, shifts[position].interval.end < day.end {
      if shifts[position].isNight, !shifts[position].isTraining(visit, scenario.travel) { return true }
      position += 1
    }
    return false
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
      // By position: shifts are large, and this runs for every kind of worker, place and length.
      let shifts = attendee.calendar.shifts
      for position in shifts.indices where shifts[position].isNight {
        let date = scenario.zone.date(shifts[position].interval.end)
        let early = Interval(
          start: scenario.zone.day(date).start, end: scenario.zone.instant(date, earliest))
        if early.start >= early.end { continue }
        if shifts[position].hasTraining {
          stretches += [early].subtracting(
            shifts[position].trainingStarts(minutes: minutes, place: place, scenario.travel))
        } else {
          stretches.append(early)
        }
      }
    }
    return stretches
  }
}
