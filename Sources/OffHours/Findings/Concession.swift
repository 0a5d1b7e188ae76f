/// A rule or a group of facts that could be given up, to see whether something stands in its way.
public enum Concession: Hashable, Sendable {
  /// A rule for single meetings, or over agendas.
  case rule(RuleKey)
  /// All shifts and duties; absences; weekly commitments and last days; dates without a roster.
  case shifts, absences, commitments, unknownRoster
  /// Opening hours of a venue, its closed dates, or its turnaround.
  case hours(Ref<Venue>), closed(Ref<Venue>), turnaround(Ref<Venue>)
  /// When instructors are available, and how much they teach.
  case availability, loads
  /// The grid of starts, deadline, order, gap, span, what is needed before, equipment, the one hall of a section.
  case starts(Ref<Course>), deadline(Ref<Course>), order(Ref<Course>), gap(Ref<Course>), span(Ref<Course>)
  case after(Ref<Course>), equipment(Ref<Course>), sameVenue(Ref<Course>)
  /// Caps on release from shifts; what people need of a venue; how early a credit may be renewed.
  case releaseCaps, needs, renew(Ref<Course>)
  /// Set-up and clear-down, and halls that have a part in common.
  case preparation(Ref<Course>), shares
  /// Who attends the same meetings, and who attends which pinned meetings.
  case together(Ref<Course>), learners(Ref<Course>)
  /// A pinned meeting: in its venue, or in any.
  case pin(Ref<Course>, Pin), appointment(Ref<Course>, lesson: Int, start: Instant)
  /// A target: a course's, or an employer's in it.
  case target(Ref<Course>, Ref<Employer>?)
  /// The caps on meetings, or on money.
  case meetingLimit, costLimit
  /// Seats of halls and largest sizes of meetings; the smallest size; how many sections there may be.
  case seats, minSize(Ref<Course>), sections(Ref<Course>)
  /// How many instructors its meetings take.
  case staffing(Ref<Course>)

  /// Every relaxation that means something in a scenario; pins where `withPins`.
  public static func all(in scenario: Scenario, withPins: Bool = false) -> [Concession] {
    var result: [Concession] = []
    result += RuleKey.all.filter { $0.isOn(in: scenario) }.map { .rule($0) }
    result += [.shifts, .absences, .commitments, .unknownRoster, .availability, .loads]
    if scenario.employers.contains(where: { $0.release?.isCapped ?? false }) { result.append(.releaseCaps) }
    if scenario.workers.contains(where: { !$0.needs.isEmpty }) { result.append(.needs) }
    if scenario.venues.contains(where: { !$0.shares.isEmpty }) { result.append(.shares) }
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
      result += people(of: course, facts)
      if withPins { result += pins(of: course, facts) }
    }
    return result
  }

  /// What a course asks of people and meetings beside its order and its dates.
  private static func people(of course: Ref<Course>, _ facts: Course) -> [Concession] {
    var result: [Concession] = []
    if facts.renew != nil { result.append(.renew(course)) }
    if facts.lessons.contains(where: { $0.setup > 0 || $0.cleardown > 0 }) {
      result.append(.preparation(course))
    }
    if !facts.together.isEmpty { result.append(.together(course)) }
    if facts.appointments.contains(where: { !$0.learners.isEmpty }) { result.append(.learners(course)) }
    return result
  }

  private static func pins(of course: Ref<Course>, _ facts: Course) -> [Concession] {
    facts.pins.map { .pin(course, $0) }
      + facts.appointments.filter { $0.venue == nil }.map {
        .appointment(course, lesson: $0.lesson, start: $0.start)
      }
  }

  /// What of a timetable could stand against one course of one person: limits, numbers of sections and instructors, and what
  /// is pinned of courses that it does not build on.
  static func ofTimetables(for course: Ref<Course>, in scenario: Scenario) -> [Concession] {
    var result: [Concession] = []
    if scenario.limits.meetings != nil { result.append(.meetingLimit) }
    if scenario.limits.cost != nil { result.append(.costLimit) }
    var chain = [course], next = 0
    while next < chain.count {
      chain += scenario.courses[chain[next]].after.filter { !chain.contains($0) }
      next += 1
    }
    for asked in chain.sorted() {
      if scenario.courses[asked].maxSections != nil { result.append(.sections(asked)) }
      // One instructor at a meeting is no number that could be lower.
      let facts = scenario.courses[asked]
      let asksMany = facts.lessons.indices.contains {
        facts.instructors(of: $0) > 1 || facts.learnersPerInstructor(of: $0) != nil
      }
      if asksMany { result.append(.staffing(asked)) }
    }
    for other in scenario.courses.refs where !chain.contains(other) {
      result += pins(of: other, scenario.courses[other])
    }
    return result
  }

  /// Everything that could stand against what is asked for together: rules and facts first, then what is asked for.
  public static func together(in scenario: Scenario) -> [Concession] {
    var result = all(in: scenario)
    result.append(.seats)
    for course in scenario.courses.refs {
      if scenario.courses[course].largestLeast > 1 { result.append(.minSize(course)) }
      if scenario.courses[course].maxSections != nil { result.append(.sections(course)) }
    }
    if scenario.limits.meetings != nil { result.append(.meetingLimit) }
    if scenario.limits.cost != nil { result.append(.costLimit) }
    for course in scenario.courses.refs {
      guard let target = scenario.courses[course].target else { continue }
      if target.total != nil { result.append(.target(course, nil)) }
      result += target.employers.map { .target(course, $0.employer) }
    }
    for course in scenario.courses.refs { result += pins(of: course, scenario.courses[course]) }
    return result
  }

  /// The scenario without it.
  public func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    switch self {
    case .rule(let key):
      key.turnOff(in: &scenario)
    case .shifts: scenario.giveUpShifts()
    case .absences: scenario.giveUpAbsences()
    case .commitments: scenario.giveUpCommitments()
    case .unknownRoster: scenario.fillUnknownDates()
    case .hours(let venue): scenario.venues[venue.index].open = nil
    case .closed(let venue): scenario.venues[venue.index].closed = []
    case .turnaround(let venue):
      scenario.venues[venue.index].turnaround = 0
    case .availability: scenario.giveUpAvailability()
    case .loads: scenario.giveUpLoads()
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
    case .releaseCaps, .needs, .shares, .renew, .preparation, .together, .learners:
      eased(&scenario)
    case .pin(let course, let pin):
      scenario.courses[course.index].pins.removeAll { $0 == pin }
      scenario.courses[course.index].appointments.removeAll {
        $0.lesson == pin.lesson && $0.start == pin.start && $0.venue == pin.venue
      }
    case .appointment(let course, let lesson, let start):
      scenario.courses[course.index].appointments.removeAll {
        $0.lesson == lesson && $0.start == start && $0.venue == nil
      }
    case .target(let course, let employer):
      if let employer {
        scenario.courses[course.index].target?.employers.removeAll { $0.employer == employer }
      } else {
        scenario.courses[course.index].target?.total = nil
      }
    case .meetingLimit: scenario.limits.meetings = nil
    case .costLimit: scenario.limits.cost = nil
    case .seats: scenario.giveUpSeats()
    case .minSize(let course): scenario.courses[course.index].setLeast(1)
    case .sections(let course): scenario.courses[course.index].maxSections = nil
    case .staffing(let course): scenario.courses[course.index].ignoreInstructors()
    }
    return scenario
  }

  /// Gives up what people are asked for, or what a meeting takes beside its hours.
  private func eased(_ scenario: inout Scenario) {
    switch self {
    case .releaseCaps:
      for employer in scenario.employers.indices where scenario.employers[employer].release != nil {
        scenario.employers[employer].release = Release()
      }
    case .needs: for worker in scenario.workers.indices { scenario.workers[worker].needs = [] }
    case .shares: for venue in scenario.venues.indices { scenario.venues[venue].shares = [] }
    case .renew(let course): scenario.courses[course.index].renew = nil
    case .preparation(let course):
      for lesson in scenario.courses[course].lessons.indices {
        scenario.courses[course.index].lessons[lesson].setup = 0
        scenario.courses[course.index].lessons[lesson].cleardown = 0
      }
    case .together(let course): scenario.courses[course.index].together = []
    case .learners(let course):
      for pin in scenario.courses[course].appointments.indices {
        scenario.courses[course.index].appointments[pin].learners = []
      }
    default: break
    }
  }

  /// A smallest set of relaxations each of which, given up alone, makes something possible that is not (deletion filter:
  /// Chinneck and Dravnieks 1991); nil where it is possible as it is, empty where nothing helps.
  ///
  /// `isPossible` must not become false by giving up more. Complexity: a question for each member of the set and, for
  /// each of them, about as many as halving the list takes.
  public static func conflict(
    in scenario: Scenario, among all: [Concession], isPossible: (Scenario) -> Bool
  ) -> [Concession]? {
    if isPossible(scenario) { return nil }
    guard isPossible(all.reduce(scenario) { $1.applied(to: $0) }) else { return [] }
    return needed(of: all, in: scenario, isPossible: isPossible)
  }

  /// The relaxations that remain when all are given up, a part of the list at once, that leave it impossible still.
  package static func needed(
    of all: [Concession], in scenario: Scenario, isPossible: (Scenario) -> Bool
  ) -> [Concession] {
    var needed: [Concession] = []
    var eased = scenario
    // What is given up and still leaves it impossible has no part in the conflict.
    func filter(_ part: ArraySlice<Concession>) {
      if part.isEmpty { return }
      let without = part.reduce(eased) { $1.applied(to: $0) }
      if !isPossible(without) {
        eased = without
      } else if part.count == 1 {
        needed.append(part.first!)
      } else {
        let middle = part.startIndex + part.count / 2
        filter(part[..<middle])
        filter(part[middle...])
      }
    }
    filter(all[...])
    return needed
  }
}
