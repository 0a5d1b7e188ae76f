public import OffHours
public import OffHoursSolver

/// Says why an employer's people do not complete, and looks for what brings in several of them at once.
public struct EmployerExplainer: Sendable {
  /// The scenario, and the timetable that is explained.
  public let scenario: Scenario, timetable: Timetable
  /// Seconds for each plan (nil: until the search is done), and how many changes are planned anew at most.
  public var secondsEach: Double? = 2, most = 6
  /// Threads and seed of the searches.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// An explainer of a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The card of the employer with an id; nil where there is none.
  public func card(_ id: String, isInterrupted: @escaping @Sendable () -> Bool = { false }) -> EmployerCard? {
    guard let employer = scenario.employers.refs.first(where: { scenario.employers[$0].id == id }) else {
      return nil
    }
    let hearing = ResolvedTimetable(timetable, in: scenario)
    var card = EmployerCard(employer: id)
    card.courses = standings(hearing, employer)
    let people = scenario.workers.refs.filter { scenario.workers[$0].employer == employer }
    let ids = Set(people.map { scenario.workers[$0].id })
    let left = timetable.unplaced.filter { ids.contains($0.worker) }
    card.left = left.count
    card.impossible = left.count { $0.possible == false }
    card.reasons = causes(left)
    if left.isEmpty { return card }
    for change in promising(hearing, left, &card).prefix(most) where !isInterrupted() {
      card.plans += 1
      if let remedy = tried(change, people, hearing, isInterrupted) { card.remedies.append(remedy) }
    }
    // What the plan alone comes to, at no higher price for others, is not owed to a change.
    if let alone = card.remedies.first(where: { $0.change == nil }) {
      card.remedies.removeAll {
        $0.change != nil && $0.gained <= alone.gained && $0.losing.count >= alone.losing.count
      }
    }
    card.remedies = card.remedies.enumerated().sorted {
      (-$0.element.gained, $0.element.losing.count, $0.element.othersChanged, $0.offset)
        < (-$1.element.gained, $1.element.losing.count, $1.element.othersChanged, $1.offset)
    }.map(\.element)
    var own = timetable
    own.unplaced = left
    var lister = AskLister(scenario, own, clock: clock)
    lister.seconds = secondsEach
    lister.limits = limits
    // Where nothing was asked, nothing is out of reach.
    card.asks.atMost = left.count
    if !isInterrupted() { card.asks = lister.list(isInterrupted: isInterrupted) }
    return card
  }

  private func standings(_ hearing: ResolvedTimetable, _ employer: Ref<Employer>) -> [EmployerCard.Standing] {
    let id = scenario.employers[employer].id
    let figures = PlanFigures(hearing, name: "")
    return zip(scenario.courses.refs, figures.courses).compactMap { course, facts in
      guard let own = facts.employers.first(where: { $0.id == id }) else { return nil }
      return EmployerCard.Standing(
        course: facts.id, needed: own.needed, done: own.done, completed: own.completed,
        wanted: scenario.courses[course].target?.employers.first { $0.employer == employer }?.count)
    }
  }

  private func causes(_ left: [Unplaced]) -> [EmployerCard.Cause] {
    var pairs: [String: (reason: Reason, count: Int)] = [:]
    for entry in left {
      for reason in entry.reasons { pairs[reason.reason.code, default: (reason.reason, 0)].count += 1 }
    }
    return pairs.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
      .map { EmployerCard.Cause(reason: $0.value.reason, pairs: $0.value.count) }
  }

  /// Nothing changed, if somebody could be placed as it is; then changes that help many: those that let most of those complete
  /// alone who cannot, and what is scarce for the others.
  private func promising(_ hearing: ResolvedTimetable, _ left: [Unplaced], _ card: inout EmployerCard)
    -> [ScenarioChange?]
  {
    let workers = Dictionary(
      uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    let courses = Dictionary(
      uniqueKeysWithValues: scenario.courses.refs.map { (scenario.courses[$0].id, $0) })
    let barred = left.filter { $0.possible == false }.compactMap { entry in
      workers[entry.worker].flatMap { worker in courses[entry.course].map { (worker, $0) } }
    }
    let scarce = ScarceThings(scenario, timetable).changes
    var changes: [ScenarioChange] = []
    for rule in RuleKey.all where rule.easing != nil && rule.isOn(in: scenario) {
      changes += [60, 120].map { .rule(rule, minutes: $0) }
    }
    for venue in scenario.venues.refs where scenario.venues[venue].open != nil {
      changes += [true, false].map { .longer(venue: venue, minutes: 60, isLater: $0) }
    }
    changes += scarce
    card.looked = changes.count
    var helped: [(change: ScenarioChange, count: Int)] = []
    for change in changes {
      let changed = change.applied(to: scenario)
      let calendars = CalendarBook(changed)
      var book = CompletableBook(
        changed, calendars: calendars, alone: CompletableAlone(changed, possible: PossibleMeetings(changed))
      ) { hearing.record(of: $0, in: $1) }
      let count = barred.isEmpty ? 0 : barred.count { book.canComplete($0.0, $0.1) }
      helped.append((change, count))
    }
    let able = helped.filter { $0.count > 0 }.enumerated().sorted {
      (-$0.element.count, $0.offset) < (-$1.element.count, $1.offset)
    }.map(\.element.change)
    let rest = left.count > barred.count ? scarce.filter { !able.contains($0) } : []
    let nothing: [ScenarioChange?] = left.count > barred.count ? [nil] : []
    // Both kinds take turns.
    var result = nothing
    for round in 0..<max(able.count, rest.count) {
      if round < able.count { result.append(able[round]) }
      if round < rest.count { result.append(rest[round]) }
    }
    return result
  }

  /// Plans anew with the employer's people above all others; few others change.
  private func tried(
    _ change: ScenarioChange?, _ people: [Ref<Worker>], _ before: ResolvedTimetable,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> EmployerCard.Remedy? {
    var changed = change?.applied(to: scenario) ?? scenario
    let real = changed
    let own = Set(people)
    for worker in changed.workers.refs {
      changed.workers[worker.index].priority = own.contains(worker) ? 1 : 1e-4
    }
    for employer in changed.employers.indices { changed.employers[employer].attrition = 0 }
    changed.goals = [Tier(.completions)]
    var problem = Problem(changed)
    problem.limits = limits
    problem.limits.isTrial = true
    problem.limits.deadline = secondsEach.map { clock.seconds() + $0 }
    problem.fixed = timetable.history
    problem.start = timetable
    problem.keep = timetable
    problem.changes = .last
    guard let found = try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable else {
      return nil
    }
    let after = ResolvedTimetable(found, in: real)
    func count(_ hearing: ResolvedTimetable) -> Int {
      hearing.pursuits.count { $0.isCompletion && own.contains($0.worker) }
    }
    let gained = count(after) - count(before)
    if gained <= 0 { return nil }
    let ids = Set(people.map { scenario.workers[$0].id })
    return EmployerCard.Remedy(
      change: change, gained: gained,
      othersChanged: PeopleChangedGoal.changed(in: after, keeping: timetable).count { !own.contains($0) },
      losing: PersonCard.Loss.losses(from: before, to: after).filter { !ids.contains($0.worker) })
  }
}
