public import OffHours
public import OffHoursSolver

/// Tells one person why, and tries what would help.
public struct PersonExplainer: Sendable {
  /// The scenario, and the timetable that is explained.
  public let scenario: Scenario, timetable: Timetable
  /// Seconds for each change that is tried, and how many are tried at most.
  public var secondsEach = 2.0, most = 8
  /// Threads and seed of the searches.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// An explainer of a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The card of the worker with an id; nil where there is none.
  public func card(_ id: String, isInterrupted: @escaping @Sendable () -> Bool = { false }) -> PersonCard? {
    guard let worker = scenario.workers.refs.first(where: { scenario.workers[$0].id == id }) else {
      return nil
    }
    let hearing = Hearing(timetable, in: scenario)
    let possible = PossibleMeetings(scenario)
    var finder = UnplacedFinder(hearing, possible: possible)
    var card = PersonCard(worker: id)
    for course in Set(scenario.workers[worker].courses).sorted() {
      let name = scenario.courses[course].id
      let attended = timetable.meetings.filter { $0.course == name && $0.learners.contains(id) }
      var entry: PersonCard.CourseCard
      if hearing.isBehind(worker, course) {
        entry = PersonCard.CourseCard(course: name, state: .behind)
      } else if hearing.pursuits(of: worker).contains(where: { $0.course == course && $0.isCompletion }) {
        entry = PersonCard.CourseCard(course: name, state: .placed)
      } else if scenario.workers[worker].declined {
        entry = PersonCard.CourseCard(course: name, state: .declined)
      } else {
        let unplaced = finder.unplaced(worker, course)
        entry = PersonCard.CourseCard(
          course: name, state: unplaced.possible == false ? .impossible : .possible)
        let near = NearFinder(hearing, worker, course)
        entry.reasons = near.dated(unplaced.reasons, possible: possible)
        entry.nearest = near.nearest()
        entry.fewestShifts =
          SeatFinder(hearing, worker, course).fewest(
            most: 12, hasSeat: near.hasSeat, mayGive: { _ in true })?.shifts
        entry.remedies = remedies(hearing, worker, course, near, isInterrupted)
        if entry.remedies.isEmpty, let shifts = entry.fewestShifts, (2...6).contains(shifts.count) {
          let releases = shifts.map {
            ScenarioChange.shift(worker: worker, date: $0.date, code: nil, hours: nil)
          }
          entry.remedies = [tried(releases, worker, course, isInterrupted)].compactMap(\.self)
        }
      }
      entry.attended = attended
      card.courses.append(entry)
    }
    return card
  }

  // MARK: Changes

  /// Changes that place the worker, each tried: first those after which seats that are free now would do.
  private func remedies(
    _ hearing: Hearing, _ worker: Ref<Worker>, _ course: Ref<Course>, _ near: NearFinder,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> [PersonCard.Remedy] {
    let changes = ChangeFinder(hearing, worker, course)
    let seated = changes.all.filter { change in
      let (attendee, rules) = changes.whatIf(change)
      return SeatFinder(hearing, worker, course, attendee: attendee).fewest(
        most: 0, rules: rules, hasSeat: near.hasSeat, mayGive: { _ in false }) != nil
    }
    let chosen = changes.smallest(seated.isEmpty ? changes.enabling() : seated, most: most)
    return chosen.compactMap { change in
      isInterrupted() ? nil : tried([change], worker, course, isInterrupted)
    }
  }

  /// Solves anew with a change: the worker's completion counts above all, nobody else is changed if that can be.
  private func tried(
    _ changes: [ScenarioChange], _ worker: Ref<Worker>, _ course: Ref<Course>,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> PersonCard.Remedy? {
    var changed = changes.reduce(scenario) { $1.applied(to: $0) }
    let id = scenario.workers[worker].id, name = scenario.courses[course].id
    // Only the person counts; whoever else could be placed may be, but the search need not wait for that.
    let weight = Double(scenario.workers.count * max(1, scenario.courses.count) + 1)
    changed.workers[worker.index].priority = weight
    for position in changed.employers.indices { changed.employers[position].attrition = 0 }
    for position in changed.workers.indices where position != worker.index {
      changed.workers[position].priority = 1e-3
    }
    let own = Hearing(timetable, in: scenario).pursuits(of: worker).count(where: \.isCompletion)
    changed.goals = [Tier(.completions, enough: weight * Double(own + 1))]
    for order in [Problem.Changes.first, .last] {
      var problem = Problem(changed)
      problem.fixed = timetable.meetings.filter(\.held)
      problem.keep = timetable
      problem.changes = order
      problem.limits = limits
      problem.limits.deadline = clock.seconds() + secondsEach
      guard
        let outcome = try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted)
      else { continue }
      let hearing = Hearing(outcome.timetable, in: changed)
      guard hearing.pursuits(of: worker).contains(where: { $0.course == course && $0.isCompletion }) else {
        continue
      }
      let others = PeopleChangedGoal.changed(in: hearing, keeping: timetable).count { $0 != worker }
      return PersonCard.Remedy(
        changes: changes, othersChanged: others,
        meetings: outcome.timetable.meetings.filter { $0.course == name && $0.learners.contains(id) })
    }
    return nil
  }
}
