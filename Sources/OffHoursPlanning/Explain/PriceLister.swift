public import OffHours
public import OffHoursSolver

/// Asks of everything that is scarce what a little more of it would bring, by planning anew from the timetable.
public struct PriceLister: Sendable {
  /// The scenario, and the timetable that is explained.
  public let scenario: Scenario, timetable: Timetable
  /// Seconds for each line, and how many lines at most.
  public var secondsEach = 5.0, most = 12
  /// Threads and seed of the searches.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// A lister for a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The list, ranked by what was found to be gained, then by what could be. `onLine` is told how many are done of how
  /// many.
  public func list(
    isInterrupted: @escaping @Sendable () -> Bool = { false }, onLine: (Int, Int) -> Void = { _, _ in }
  ) -> PriceList {
    var list = PriceList()
    guard let base = solved(scenario, from: timetable, isInterrupted) else { return list }
    list.base = base.goals
    list.tier = scenario.goals.firstIndex { $0.parts.contains { $0.goal == .completions } } ?? 0
    let before = completions(base, scenario)
    let changes = Array(scarce.prefix(most))
    for (position, change) in changes.enumerated() where !isInterrupted() {
      onLine(position, changes.count)
      let changed = change.applied(to: scenario)
      guard let found = solved(changed, from: base, isInterrupted) else { continue }
      list.lines.append(line(change, base, found, completions(found, changed) - before, tier: list.tier))
    }
    list.lines = list.lines.enumerated().sorted {
      (-$0.element.found, -Double($0.element.completions), -($0.element.most ?? .infinity), Double($0.offset))
        < (
          -$1.element.found, -Double($1.element.completions), -($1.element.most ?? .infinity),
          Double($1.offset)
        )
    }.map(\.element)
    return list
  }

  private func solved(
    _ scenario: Scenario, from start: Timetable, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> Timetable? {
    var problem = Problem(scenario)
    problem.fixed = start.meetings.filter(\.held)
    problem.start = start
    problem.limits = limits
    problem.limits.deadline = clock.seconds() + secondsEach
    return try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable
  }

  private func completions(_ timetable: Timetable, _ scenario: Scenario) -> Int {
    Hearing(timetable, in: scenario).pursuits.count(where: \.isCompletion)
  }

  /// The gain in a tier. Tiers above may have become better too; then more than this was gained.
  private func line(
    _ change: ScenarioChange, _ base: Timetable, _ found: Timetable, _ completions: Int, tier: Int
  ) -> PriceList.Line {
    let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
    let (old, new) = (base.goals[tier], found.goals[tier])
    let gain = sign * (new.value - old.value)
    return PriceList.Line(
      change: change, tiers: found.goals, completions: completions, found: gain,
      least: max(0, old.bound.map { sign * (new.value - $0) } ?? 0),
      most: new.bound.map { max(gain, sign * ($0 - old.value)) })
  }

  // MARK: What is scarce

  /// One more of what binds in the timetable: full halls, evenings on which halls are shut and people left out are free,
  /// instructors at their limits, the smallest size, the caps.
  private var scarce: [ScenarioChange] {
    let hearing = Hearing(timetable, in: scenario)
    var result: [ScenarioChange] = []
    for venue in scenario.venues.refs {
      let isFull = hearing.planned.contains { position in
        let meeting = hearing.meetings[position]
        return meeting.venue == venue && meeting.learnerNames >= scenario.venues[venue].seats
      }
      if isFull { result.append(.seats(venue: venue, more: 10)) }
    }
    result += evenings(hearing)
    for instructor in scenario.instructors.refs {
      let person = scenario.instructors[instructor]
      let own = hearing.planned.filter { hearing.meetings[$0].instructors.contains(instructor) }
      let byDay = Dictionary(grouping: own) { hearing.meetings[$0].date }
      let byWeek = Dictionary(grouping: own) { hearing.meetings[$0].date.monday }
      if let most = person.maxPerDay, byDay.values.contains(where: { $0.count >= most }) {
        result.append(.load(instructor: instructor, isWeekly: false))
      }
      if let most = person.maxPerWeek, byWeek.values.contains(where: { $0.count >= most }) {
        result.append(.load(instructor: instructor, isWeekly: true))
      }
      guard let available = person.available, !own.isEmpty else { continue }
      for day in Weekday.allCases where available.windows[Int(day.rawValue)].isEmpty {
        result.append(.day(instructor: instructor, day: day, hours: ClockWindow("07:00-21:30")!))
      }
    }
    for course in scenario.courses.refs where scenario.courses[course].minSize > 1 {
      let id = scenario.courses[course].id
      if timetable.unplaced.contains(where: { $0.course == id && $0.possible != false }) {
        result.append(.minSize(course: course, less: max(1, scenario.courses[course].minSize / 3)))
      }
    }
    if let most = scenario.limits.meetings, hearing.planned.count >= most {
      result.append(.meetingLimit(more: 1))
    }
    if let most = scenario.limits.cost, CostGoal.money(of: hearing) + Money(parts: most.parts / 20) > most {
      result.append(.costLimit(more: Money(parts: most.parts / 10)))
    }
    return result
  }

  /// For every hall with hours of its own: the day of the week on which it is shut in the evening and most of those
  /// left out could come.
  private func evenings(_ hearing: Hearing) -> [ScenarioChange] {
    let hours = ClockWindow("17:30-21:30")!
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    let left = Set(timetable.unplaced.compactMap { order[$0.worker] }).sorted()
    return scenario.venues.refs.compactMap { venue -> (change: ScenarioChange, people: Int)? in
      guard let open = scenario.venues[venue].open else { return nil }
      let days = Weekday.allCases.filter { day in
        !open.windows[Int(day.rawValue)].contains { $0.end.minute >= 20 * 60 || $0.passesMidnight }
      }
      let counted = days.map { day -> (day: Weekday, people: Int) in
        let dates = scenario.horizon.dates.filter { $0.weekday == day }
        return (day, left.reduce(0) { $0 + free($1, dates, hours, venue, hearing) })
      }
      guard
        let best = counted.enumerated().max(by: {
          ($0.element.people, -$0.offset) < ($1.element.people, -$1.offset)
        })?.element,
        best.people > 0
      else { return nil }
      return (.opening(venue: venue, day: best.day, hours: hours), best.people)
    }.sorted { $0.people > $1.people }.map(\.change)
  }

  private func free(
    _ worker: Ref<Worker>, _ dates: [CivilDate], _ hours: ClockWindow, _ venue: Ref<Venue>, _ hearing: Hearing
  ) -> Int {
    let attendee = hearing.attendee(worker)
    return dates.count { date in
      let visit = Visit(
        interval: scenario.zone.interval(date, hours), place: scenario.venues[venue].place, date: date)
      return MeetingRuleBook.suits(visit, to: attendee, under: scenario.rules.meeting, in: scenario)
    }
  }
}
