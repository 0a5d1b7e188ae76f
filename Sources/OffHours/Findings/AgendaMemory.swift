/// What the rules over agendas still know, when a date begins or goes on, of the meetings attended before.
///
/// Two agendas with the same `equal`, one with no number of `least` larger, differ in nothing that follows: the one may
/// go on in every way in which the other may. A rule over agendas enters the search by being in `AgendaRuleBook`, by
/// `reach` where it looks back further, and by what it adds here.
struct AgendaMemory {
  /// What has to be the same.
  var equal: [Int] = []
  /// What is never worse for being less.
  var least: [Int] = []

  /// The first date whose meetings a rule may still ask about when a meeting on `day` is judged.
  static func reach(before day: Int, under rules: AgendaRules, in scenario: Scenario) -> Int {
    // A class of 24 hours may run into the day after the next.
    let first = rules.perWeek == nil && rules.weeklyRest == nil ? day - 2 : CivilDate(day: day).monday.day - 7
    // No run of evenings is longer than the horizon.
    let evenings = ([rules.evenings] + scenario.courses.map { $0.evenings?.most }).compactMap(\.self).max()
    return min(first, day - 1 - min(evenings ?? 0, scenario.horizon.count))
  }

  /// What is known on `day` of `tail`, the meetings since `reach`, ascending. `longestPause`: minutes that two
  /// meetings may have to leave between them at most. `hasRested` tells whether the week of a date has had its rest by
  /// an instant, `minutesOff` how many minutes of a stretch lie in no shift.
  init(
    of tail: [AgendaMeeting], on day: Int, under rules: AgendaRules, in scenario: Scenario, longestPause: Int,
    minutesOff: (Interval) -> Int,
    hasRested: (Instant, CivilDate) -> Bool
  ) {
    let date = CivilDate(day: day)
    if rules.perWeek != nil {
      let week = date.week
      least.append(tail.count { $0.date.week == week })
    }
    addEvenings(of: tail, on: day, under: rules, in: scenario)
    guard let last = tail.last else { return }
    let isToday = last.date.day == day
    equal.append(isToday ? 1 : 0)
    if isToday {
      let today = tail.filter { $0.date == last.date }
      least += [today.count, today.reduce(0) { $0 + $1.interval.minutes }]
      least.append(today.reduce(0) { $0 + ($1.countsAsWork ? minutesOff($1.interval) : 0) })
    }
    // Where the last meeting was, and when it ended, matters only as long as a meeting may follow at once.
    if isToday || last.interval.end + longestPause > scenario.zone.day(date).start {
      equal.append(last.place?.index ?? -1)
      least.append(last.interval.end.minute)
    } else {
      equal.append(-2)
    }
    if rules.weeklyRest != nil, let work = tail.last(where: \.countsAsWork),
      work.interval.end > scenario.zone.day(date.monday).start
    {
      let rested = hasRested(work.interval.end, date)
      equal += rested ? [1] : [0, work.interval.end.minute]
    }
  }

  /// How many evenings in a row lie behind, by what counts together, as far as they matter on the date and later.
  private mutating func addEvenings(
    of tail: [AgendaMeeting], on day: Int, under rules: AgendaRules, in scenario: Scenario
  ) {
    guard rules.evenings != nil || scenario.courses.contains(where: { $0.evenings != nil }) else { return }
    var dates: [Int: Set<Int>] = [:]
    for meeting in tail where Evenings.isEvening(meeting, in: scenario) {
      dates[Evenings.group(of: meeting.course, in: scenario), default: []].insert(meeting.date.day)
    }
    let groups = Set(scenario.courses.refs.map { Evenings.group(of: $0, in: scenario) }).sorted()
    for group in groups {
      let own = dates[group] ?? []
      let isToday = own.contains(day)
      var run = 0
      while own.contains(day - (isToday ? 0 : 1) - run) { run += 1 }
      equal.append(isToday ? 1 : 0)
      least.append(run)
    }
  }
}
