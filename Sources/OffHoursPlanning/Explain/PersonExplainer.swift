public import OffHours
public import OffHoursSolver

/// Tells one person why, and tries what would help.
public struct PersonExplainer: Sendable {
  /// The scenario, and the timetable that is explained.
  public let scenario: Scenario, timetable: Timetable
  /// Seconds for each change that is tried (nil: until the search is done), and how many are tried at most.
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

  /// The card of the worker with an id; nil where there is none.
  public func card(_ id: String, isInterrupted: @escaping @Sendable () -> Bool = { false }) -> PersonCard? {
    guard let worker = scenario.workers.refs.first(where: { scenario.workers[$0].id == id }) else {
      return nil
    }
    let hearing = ResolvedTimetable(timetable, in: scenario)
    let possible = PossibleMeetings(scenario)
    var finder = UnplacedFinder(hearing, possible: possible)
    let swaps = SwapBook(hearing)
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
        var finder = ChangeFinder(hearing, worker, course, swaps: swaps, possible: possible)
        let fewest = fewest(hearing, worker, course, hasSeat: near.hasSeat) { finder.givings($0) }
        entry.fewestShifts = fewest.map { way in
          way.way.given.map { hearing.calendars.calendar(of: worker).shifts[$0.shift] }
        }
        var search = RemedySearch(
          finder, most: most, attempt: { tried($0, worker, course, seats: $1, isInterrupted) },
          unchanged: {
            let found = tried([], worker, course, seats: nil, isQuick: true, isInterrupted)
            return found?.othersChanged == 0 ? found : nil
          })
        search.run(isPossible: unplaced.possible != false, isInterrupted)
        if search.remedies.isEmpty, let way = fewest?.way, (3...6).contains(way.given.count) {
          search.tryOut(finder.changes(way), seats: way.meetings)
        }
        entry.remedies = search.remedies
        entry.effort = search.effort
      }
      entry.attended = attended
      card.courses.append(entry)
    }
    return card
  }

  /// The way to free seats with the fewest shifts given up. Where the caps on release leave no way without any, a shift
  /// that stands in the way is given up whole.
  private func fewest(
    _ hearing: ResolvedTimetable, _ worker: Ref<Worker>, _ course: Ref<Course>, hasSeat: (Int) -> Bool,
    givings: (WorkShift) -> [SeatFinder.Giving]
  ) -> (way: SeatFinder.Way, isFewest: Bool)? {
    var heard = hearing
    if let employer = scenario.workers[worker].employer, scenario.employers[employer].release != nil {
      let room = ReleaseRoom(hearing)
      let seats = SeatFinder(hearing, worker, [course])
        .seated { hasSeat($0) && room.allows([$0], for: worker) }
      if !(seats.map { room.allows($0, for: worker) } ?? false) {
        heard = ResolvedTimetable(timetable, in: scenario.withoutRelease(of: employer))
      }
    }
    return SeatFinder(heard, worker, [course]).fewest(
      most: AskFinder.mostShifts, hasSeat: hasSeat, givings: givings)
  }

  // MARK: Changes

  /// Solves anew with changes: the worker's completion counts above all, nobody else is changed if that can be. Where
  /// `seats` that are free are known, the search begins from there.
  private func tried(
    _ changes: [ScenarioChange], _ worker: Ref<Worker>, _ course: Ref<Course>, seats: [Int]?,
    isQuick: Bool = false, _ isInterrupted: @escaping @Sendable () -> Bool
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
    let own = ResolvedTimetable(timetable, in: scenario).pursuits(of: worker).count(where: \.isCompletion)
    changed.goals = [Tier(.completions, enough: weight * Double(own + 1))]
    let start = seats.map { seats in
      timetable.seating(seats.map { (id, timetable.meetings[$0].id) }, in: changed)
    }
    for order in isQuick ? [Problem.Changes.first] : [.first, .last] {
      var problem = Problem(changed)
      problem.limits = limits
      problem.limits.isTrial = true
      problem.start = start
      // Where seats are known nothing better is looked for.
      problem.limits.firstOnly = start != nil
      problem.fixed = timetable.meetings.filter(\.held)
      problem.keep = timetable
      problem.changes = order
      problem.limits.deadline = secondsEach.map { clock.seconds() + $0 * (isQuick ? 0.25 : 1) }
      guard
        let outcome = try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted)
      else { continue }
      let hearing = ResolvedTimetable(outcome.timetable, in: changed)
      guard hearing.pursuits(of: worker).contains(where: { $0.course == course && $0.isCompletion }) else {
        continue
      }
      let others = PeopleChangedGoal.changed(in: hearing, keeping: timetable).count { $0 != worker }
      let losing = PersonCard.Loss.losses(from: ResolvedTimetable(timetable, in: scenario), to: hearing)
      return PersonCard.Remedy(
        changes: changes, othersChanged: others, losing: losing.filter { $0.worker != id },
        meetings: outcome.timetable.meetings.filter { $0.course == name && $0.learners.contains(id) })
    }
    return nil
  }
}
