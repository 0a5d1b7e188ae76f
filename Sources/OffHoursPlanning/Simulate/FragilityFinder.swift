import OffHours

/// Looks for what is fragile in a timetable, with the rates that the simulation plays; nothing is drawn.
struct FragilityFinder {
  let scenario: Scenario
  let calendars: CalendarBook
  let noShow: Double, attrition: Double?
  /// Meetings and people that are named at most, and the risk from which a meeting is.
  static let most = 200, leastRisk = 0.01

  /// What is fragile in a timetable, whose agendas are as they are played.
  func find(in timetable: Timetable, _ agendas: SimulatedAgendas) -> Fragility {
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    var fragility = Fragility()
    var survival: [Ref<Worker>: (CivilDate) -> Double] = [:]
    for person in agendas.people {
      survival[Ref(person.worker)] = agendas.survival(Ref(person.worker), scenario, attrition)
    }
    for position in hearing.planned {
      let meeting = hearing.meetings[position]
      guard let course = meeting.course, let lesson = meeting.lesson, !meeting.isPinned else { continue }
      let least = scenario.courses[course].size(of: lesson).least
      if least <= 1 { continue }
      let chances = meeting.learners.map { (survival[$0]?(meeting.date) ?? 1) * (1 - noShow) }
      let risk = Fragility.below(least, of: chances)
      if risk < FragilityFinder.leastRisk { continue }
      let expected = chances.reduce(0, +)
      fragility.meetings.append(
        Fragility.Meeting(
          meeting: timetable.meetings[position], least: least, expected: expected, risk: risk,
          riskWithOneMore: Fragility.below(least, of: chances + [expected / Double(max(1, chances.count))])))
    }
    fragility.meetings = Array(
      fragility.meetings.enumerated().sorted { (-$0.element.risk, $0.offset) < (-$1.element.risk, $1.offset) }
        .map(\.element).prefix(FragilityFinder.most))
    for pursuit in hearing.pursuits where pursuit.isCompletion {
      let course = scenario.courses[pursuit.course], credited = pursuit.record.credited
      let meetings = pursuit.meetings.map { hearing.meetings[$0] }.filter { !credited[$0.lesson!] }
      let needed = course.requiredLessons - credited.count { $0 }
      let mandatory = course.mandatoryLessons.filter { !credited[$0] }
      // Who may miss any one of them is not one absence away from failing.
      if meetings.count > needed && mandatory.isEmpty { continue }
      let stops = meetings.map {
        (survival: survival[pursuit.worker]?($0.date) ?? 1, isMandatory: mandatory.contains($0.lesson!))
      }
      func chance(_ forgiven: Int) -> Double {
        Fragility.completing(
          stops, needed: needed, mandatory: mandatory.count, noShow: noShow, forgiven: forgiven)
      }
      fragility.people.append(
        Fragility.Person(
          worker: scenario.workers[pursuit.worker].id, course: course.id, chance: chance(0),
          chanceWithMakeup: chance(1)))
    }
    fragility.people = fragility.people.enumerated().sorted {
      ($0.element.chance, $0.offset) < ($1.element.chance, $1.offset)
    }.map(\.element)
    return fragility
  }
}
