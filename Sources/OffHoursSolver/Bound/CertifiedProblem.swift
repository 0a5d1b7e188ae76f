import OffHours

extension Certificate {
  /// The problem as the bounds see it, and what a timetable of that standing has of each goal.
  init(_ instance: Instance, _ model: RelaxedModel, _ links: StrongLinks, _ standing: GoalValues) {
    self.init()
    let scenario = instance.scenario, agenda = scenario.rules.agenda, supply = instance.supply
    courses = scenario.courses.map { course in
      Course(
        id: course.id, lessons: course.lessons.count, isStrict: course.strictOrder,
        gap: course.minGapDays ?? 0,
        pause: agenda.betweenMeetings ?? 0, perWeek: agenda.perWeek)
    }
    let places = Set(links.meetings.map { supply.moment(ofSpot: $0.spot).place }).sorted()
    let rowOfPlace = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    meetings = links.meetings.map { meeting in
      let moment = supply.moment(ofSpot: meeting.spot), hold = supply.hold(ofSpot: meeting.spot)
      let venue = Int(supply.spots[meeting.spot].venue)
      return Meeting(
        course: meeting.course, lesson: meeting.lesson, start: moment.start, end: moment.end, day: moment.day,
        week: moment.week, venue: venue, from: hold.start,
        until: hold.end + scenario.venues[venue].turnaround,
        least: meeting.least, most: meeting.most, place: rowOfPlace[moment.place]!,
        price: Int(
          (model.resources.money(meeting.course, meeting.lesson, meeting.spot) * Double(Money.scale))
            .rounded()),
        groups: meeting.links.map { Int(links.group[$0]) })
    }
    var released = model.groups.map { _ in [(meeting: Int, minutes: Int)]() }
    if instance.releases != nil {
      for (number, meeting) in links.meetings.enumerated() {
        for link in meeting.links {
          let group = Int(links.group[link]), minutes = model.releases.minutes(group, meeting.spot)
          if minutes > 0 { released[group].append((number, minutes)) }
        }
      }
    }
    groups = zip(model.groups, released).map { group, release in
      let lessons = scenario.courses[group.course].lessons.indices
      func among(_ bits: UInt64) -> [Int] { lessons.filter { bits >> UInt64($0) & 1 != 0 } }
      return Group(
        course: group.course, people: group.count, required: group.required, credited: among(group.credited),
        mandatory: among(group.mandatory), worth: group.worth, rest: group.rest.map(Int.init),
        travel: places.map { instance.journey(group.home, $0) }, release: release, due: group.lapseDay,
        employer: group.employer)
    }
    for course in scenario.courses.indices {
      for (short, employer) in instance.wanted(of: course) where short > 0 {
        targets.append(Target(course: course, employer: employer ?? -1, short: short))
      }
    }
    due = instance.dueCount
    mostCost = scenario.limits.cost?.parts
    mostMeetings = scenario.limits.meetings
    moneyScale = instance.countsMoney ? Money.scale : nil
    moneyUnit =
      instance.step(of: .cost).map { instance.countsMoney ? Int(($0 * Double(Money.scale)).rounded()) : 1 }
      ?? 0
    values = Certifier.values(standing)
  }
}

extension GoalWeights {
  /// Whether a certificate knows every goal that counts.
  var isCertifiable: Bool {
    (Goal.allCases + Goal.changes).allSatisfy { self[$0] == 0 || Certifier.goals.contains($0) }
  }
}

extension RelaxedModel {
  /// Rows of which a certificate knows nothing: their duals are 0 there.
  var uncertified: Set<Int> {
    let halls = resources.hallRows
    return Set(demandRow).union(fewestRow.compactMap { $0?.row }).union(fairnessRow.values)
      .union(burdenRow.compactMap(\.self)).union(releases.limits.map(\.row))
      .union(resources.limits.map(\.row).filter { !halls.contains($0) })
      .union(heldRows.filter { !$0.weights.isCertifiable }.map(\.row))
  }

  /// The nearest duals of the right sign of which a certificate knows all.
  func certifiable(_ dual: [Double]) -> [Double] {
    let limits = rowLimits
    var result = dual + Array(repeating: 0, count: max(0, limits.count - dual.count))
    for row in uncertified where row < result.count { result[row] = 0 }
    for (row, limit) in limits.enumerated() {
      if !result[row].isFinite { result[row] = 0 }
      if limit.lower == -.infinity { result[row] = min(0, result[row]) }
      if limit.upper == .infinity { result[row] = max(0, result[row]) }
    }
    return result
  }
}
