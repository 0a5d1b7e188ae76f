import OffHours

/// The changes of one fact or rule that could place one worker, and which of them are worth trying.
struct ChangeFinder {
  private let hearing: Hearing
  private let worker: Ref<Worker>
  private let course: Ref<Course>

  init(_ hearing: Hearing, _ worker: Ref<Worker>, _ course: Ref<Course>) {
    self.hearing = hearing
    self.worker = worker
    self.course = course
  }

  private var scenario: Scenario { hearing.scenario }

  /// Every change that touches the worker: shifts that another crew works on that date, and rules eased.
  var all: [ScenarioChange] { swaps + easings }

  /// Rules by half an hour, an hour, two.
  private var easings: [ScenarioChange] {
    [30, 60, 120].flatMap { minutes in
      ScenarioChange.EasedRule.allCases.map { ScenarioChange.rule($0, minutes: minutes) }
    }.filter { change in
      guard case .rule(let rule, let minutes) = change else { return false }
      var rules = scenario.meetingRules(of: course)
      let before = rules
      rules.ease(rule, by: minutes)
      return rules != before
    }
  }

  /// Own shifts exchanged for what another crew of the same rotation does on that date; where there is no other crew,
  /// released.
  private var swaps: [ScenarioChange] {
    let person = scenario.workers[worker], calendar = hearing.calendars.calendar(of: worker)
    let rotation = person.rotation.map { scenario.rotations[$0] }
    let employer = person.employer.map { scenario.employers[$0] }
    return scenario.horizon.dates.flatMap { date -> [ScenarioChange] in
      guard let shift = calendar.shifts(on: date).first else { return [] }
      var seen: Set<ScenarioChange> = []
      let others = (rotation?.crews ?? []).filter { $0.name != person.crew }
      let found = others.compactMap { crew -> ScenarioChange? in
        guard let rotation else { return nil }
        let code = rotation.code(on: date, offset: crew.offset)
        switch rotation.shifts[code] ?? employer?.shifts[code] ?? scenario.shifts[code] ?? .off {
        case .hours(let hours):
          return code == shift.label
            ? nil : .shift(worker: worker, date: date, code: code, hours: hours)
        case .off: return .shift(worker: worker, date: date, code: code, hours: nil)
        case .absent: return nil
        }
      }
      let all =
        found.isEmpty && others.isEmpty ? [.shift(worker: worker, date: date, code: nil, hours: nil)] : found
      return all.filter { seen.insert($0).inserted }
    }
  }

  /// The worker and the rules after a change.
  func whatIf(_ change: ScenarioChange) -> (attendee: Attendee, rules: MeetingRules) {
    var rules = scenario.meetingRules(of: course)
    switch change {
    case .rule(let rule, let minutes): rules.ease(rule, by: minutes)
    default: break
    }
    guard case .shift = change else { return (hearing.attendee(worker), rules) }
    let alone = scenario.with(only: worker)
    let changed = change.moved(to: Ref(0)).applied(to: alone)
    return (Attendee(worker: changed.workers[0], calendar: CalendarBook(changed).calendar(of: Ref(0))), rules)
  }

  /// Changes after which the worker could complete the course alone, halls that stay open longer included; none where
  /// that is so already.
  func enabling() -> [ScenarioChange] {
    let alone = scenario.with(only: worker)
    func isAble(_ scenario: Scenario) -> Bool {
      var book = CompletableBook(
        scenario, calendars: CalendarBook(scenario),
        alone: CompletableAlone(scenario, possible: PossibleMeetings(scenario))
      ) { _, course in hearing.record(of: worker, in: course) }
      return book.canComplete(Ref(0), course)
    }
    if isAble(alone) { return [] }
    let halls = scenario.venues.refs.filter { scenario.venues[$0].open != nil }.flatMap { venue in
      [30, 60].flatMap { minutes in
        [true, false].map { ScenarioChange.longer(venue: venue, minutes: minutes, isLater: $0) }
      }
    }
    return (all + halls).filter { isAble($0.moved(to: Ref(0)).applied(to: alone)) }
  }

  /// The smallest changes, of different kinds first: for each kind the least minutes, for shifts the earliest dates.
  func smallest(_ changes: [ScenarioChange], most: Int) -> [ScenarioChange] {
    var seen: Set<String> = []
    var firsts: [ScenarioChange] = [], rest: [ScenarioChange] = []
    for change in changes {
      switch change {
      case .rule(let rule, _):
        if seen.insert(rule.rawValue).inserted { firsts.append(change) }
      case .longer(let venue, _, let isLater):
        if seen.insert("\(venue.index) \(isLater)").inserted { firsts.append(change) }
      default: rest.append(change)
      }
    }
    let shifts = rest.prefix(max(1, most - firsts.count))
    return Array((shifts + firsts).prefix(most))
  }
}

extension ScenarioChange {
  /// The same change about a worker at another position.
  func moved(to worker: Ref<Worker>) -> ScenarioChange {
    guard case .shift(_, let date, let code, let hours) = self else { return self }
    return .shift(worker: worker, date: date, code: code, hours: hours)
  }
}
