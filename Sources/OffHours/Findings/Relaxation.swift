/// A rule or a group of facts that could be given up, to see whether something stands in its way.
public enum Relaxation: Hashable, Sendable {
  /// A rule for single meetings, or over agendas, by its key.
  case rule(String)
  /// All shifts and duties; absences; weekly commitments and last days; dates without a roster.
  case shifts, absences, commitments, unknownRoster
  /// Opening hours of a venue, its closed dates, or its turnaround.
  case hours(Ref<Venue>), closed(Ref<Venue>), turnaround(Ref<Venue>)
  /// When instructors are available, and how much they teach.
  case availability, loads
  /// The grid of starts, deadline, order, gap, span, what is needed before, equipment, the one hall of a section.
  case starts(Ref<Course>), deadline(Ref<Course>), order(Ref<Course>), gap(Ref<Course>), span(Ref<Course>)
  case after(Ref<Course>), equipment(Ref<Course>), sameVenue(Ref<Course>)
  /// A pinned meeting.
  case pin(Ref<Course>, Pin)

  /// Every relaxation that means something in a scenario; pins where `withPins`.
  public static func all(in scenario: Scenario, withPins: Bool = false) -> [Relaxation] {
    var result: [Relaxation] = []
    let rules = scenario.courses.refs.map { scenario.meetingRules(of: $0) } + [scenario.rules.meeting]
    for key in meetingKeys {
      let isOn = rules.contains { rules in
        var off = rules
        off.turnOff(key)
        return off != rules
      }
      if isOn { result.append(.rule(key)) }
    }
    for key in agendaKeys {
      var off = scenario.rules.agenda
      off.turnOff(key)
      if off != scenario.rules.agenda { result.append(.rule(key)) }
    }
    result += [.shifts, .absences, .commitments, .unknownRoster, .availability, .loads]
    for venue in scenario.venues.refs {
      if scenario.venues[venue].open != nil { result.append(.hours(venue)) }
      if !scenario.venues[venue].closed.isEmpty { result.append(.closed(venue)) }
      if scenario.venues[venue].turnaround > 0 { result.append(.turnaround(venue)) }
    }
    for course in scenario.courses.refs {
      let facts = scenario.courses[course]
      result.append(.starts(course))
      if facts.deadline != nil { result.append(.deadline(course)) }
      if facts.strictOrder { result.append(.order(course)) }
      if facts.minGapDays != nil || facts.maxGapDays != nil { result.append(.gap(course)) }
      if facts.maxSpanDays != nil { result.append(.span(course)) }
      if !facts.after.isEmpty { result.append(.after(course)) }
      if facts.lessons.contains(where: { !$0.needs.isEmpty }) { result.append(.equipment(course)) }
      if facts.attendance == .section && facts.sameVenue { result.append(.sameVenue(course)) }
      if withPins { result += facts.pins.map { .pin(course, $0) } }
    }
    return result
  }

  static let meetingKeys = [
    "after_shift", "after_night_shift", "not_before_after_night", "before_shift", "before_night_shift",
    "overnight_rest", "class_hours", "travel_limit",
  ]
  static let agendaKeys = [
    "per_day", "minutes_per_day", "per_week", "between_meetings", "work_per_day", "weekly_rest",
  ]

  /// The scenario without it.
  public func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    switch self {
    case .rule(let key):
      scenario.rules.meeting.turnOff(key)
      scenario.rules.agenda.turnOff(key)
      for course in scenario.courses.indices { scenario.courses[course].rules?.turnOff(key) }
    case .shifts:
      // Everybody is off on every date on which work is known.
      for worker in scenario.workers.indices {
        scenario.workers[worker].rotation = nil
        scenario.workers[worker].employer = nil
      }
      scenario.roster = Roster()
      scenario.absences.removeAll { $0.isDuty }
    case .absences:
      scenario.absences.removeAll { !$0.isDuty }
    case .commitments:
      for worker in scenario.workers.indices {
        scenario.workers[worker].commitments = WeeklyHours()
        scenario.workers[worker].unavailable = []
        scenario.workers[worker].until = nil
      }
    case .unknownRoster:
      for worker in scenario.workers.refs where scenario.workers[worker].employer != nil {
        let person = scenario.workers[worker]
        if person.rotation != nil { continue }
        var cells = scenario.roster.workers[worker] ?? []
        let crew =
          person.employer.flatMap { employer in
            person.crew.flatMap { scenario.roster.crews[CrewKey(employer: employer, crew: $0)] }
          } ?? []
        let known = Set((cells + crew).map(\.date))
        cells += scenario.horizon.dates.filter { !known.contains($0) }.map {
          RosterCell(date: $0, code: "–", shift: .off)
        }
        scenario.roster.workers[worker] = cells.sorted { $0.date < $1.date }
      }
    case .hours(let venue): scenario.venues[venue.index].open = nil
    case .closed(let venue): scenario.venues[venue.index].closed = []
    case .turnaround(let venue): scenario.venues[venue.index].turnaround = 0
    case .availability:
      for person in scenario.instructors.indices {
        scenario.instructors[person].available = nil
        scenario.instructors[person].unavailable = []
      }
    case .loads:
      for person in scenario.instructors.indices {
        scenario.instructors[person].maxPerDay = nil
        scenario.instructors[person].maxPerWeek = nil
      }
    case .starts(let course):
      let isOnQuarters = scenario.courses[course].starts.times.allSatisfy { $0.minute % 15 == 0 }
      scenario.courses[course.index].starts = .every(minutes: isOnQuarters ? 15 : 5)
    case .deadline(let course): scenario.courses[course.index].deadline = nil
    case .order(let course): scenario.courses[course.index].strictOrder = false
    case .gap(let course):
      scenario.courses[course.index].minGapDays = nil
      scenario.courses[course.index].maxGapDays = nil
    case .span(let course): scenario.courses[course.index].maxSpanDays = nil
    case .after(let course): scenario.courses[course.index].after = []
    case .equipment(let course):
      for lesson in scenario.courses[course.index].lessons.indices {
        scenario.courses[course.index].lessons[lesson].needs = []
      }
    case .sameVenue(let course): scenario.courses[course.index].sameVenue = false
    case .pin(let course, let pin): scenario.courses[course.index].pins.removeAll { $0 == pin }
    }
    return scenario
  }

  /// A smallest set of relaxations each of which, given up alone, makes something possible that is not (deletion filter:
  /// Chinneck and Dravnieks 1991); nil where it is possible as it is, empty where nothing helps.
  ///
  /// `isPossible` must not become false by giving up more. Complexity: one question a relaxation.
  public static func conflict(
    in scenario: Scenario, among all: [Relaxation], isPossible: (Scenario) -> Bool
  ) -> [Relaxation]? {
    if isPossible(scenario) { return nil }
    guard isPossible(all.reduce(scenario) { $1.applied(to: $0) }) else { return [] }
    var conflict: [Relaxation] = []
    var given: [Relaxation] = []
    // What is given up and still leaves it impossible has no part in the conflict.
    for relaxation in all {
      let without = (given + [relaxation]).reduce(scenario) { $1.applied(to: $0) }
      if isPossible(without) { conflict.append(relaxation) } else { given.append(relaxation) }
    }
    return conflict
  }
}

extension MeetingRules {
  /// Switches the rule with a key off.
  mutating func turnOff(_ key: String) {
    switch key {
    case "after_shift": afterShift = nil
    case "after_night_shift": afterNightShift = nil
    case "not_before_after_night": notBeforeAfterNight = nil
    case "before_shift": beforeShift = nil
    case "before_night_shift": beforeNightShift = nil
    case "overnight_rest": overnightRest = nil
    case "class_hours": classHours = nil
    case "travel_limit": travelLimit = nil
    default: break
    }
  }
}

extension AgendaRules {
  /// Switches the rule with a key off.
  mutating func turnOff(_ key: String) {
    switch key {
    case "per_day": perDay = nil
    case "minutes_per_day": minutesPerDay = nil
    case "per_week": perWeek = nil
    case "between_meetings": betweenMeetings = nil
    case "work_per_day": workPerDay = nil
    case "weekly_rest": weeklyRest = nil
    default: break
    }
  }
}
