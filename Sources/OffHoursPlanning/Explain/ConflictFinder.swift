public import OffHours
public import OffHoursSolver

/// Looks for what is asked for and cannot be had: each thing alone, and what fails only together.
///
/// Whether targets, pins and limits can be kept together, planning tells: a timetable that keeps them shows that they can,
/// a proved bound that they cannot. Where a search ends before either, it is said that nothing is proved.
public struct ConflictFinder: Sendable {
  /// The scenario; and a timetable that may show that all can be kept.
  public let scenario: Scenario, timetable: Timetable?
  /// Seconds for each plan made anew; nil: until the search is done.
  public var secondsEach: Double? = 3
  /// Threads and seed of the searches.
  public var limits = SearchLimits()
  /// What may be given up where things fail only together.
  package var mayGiveUp: @Sendable (Concession) -> Bool = { _ in true }
  private let clock: SearchClock

  /// A finder for a scenario.
  public init(_ scenario: Scenario, _ timetable: Timetable? = nil, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The conflicts: pins, targets, what fails only together, then the people named.
  public func conflicts(
    people: [Ref<Worker>]? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> Conflicts {
    var found = Conflicts.find(in: scenario.crediting(timetable?.history ?? []), people: people)
    // What cannot be had alone is given up before the rest is asked for together.
    let alone = found.all.compactMap { conflict -> Concession? in
      switch conflict.subject {
      case .pin(let course, let pin): .pin(course, pin)
      case .target(let course, let employer, _, _): .target(course, employer)
      case .together, .person: nil
      }
    }
    let rest = alone.reduce(scenario) { $1.applied(to: $0) }
    let (conflict, isDecided) = together(in: rest, isInterrupted)
    found.isDecided = isDecided
    guard let conflict else { return found }
    let place =
      found.all.firstIndex {
        if case .person = $0.subject { return true }
        return false
      } ?? found.all.count
    found.all.insert(conflict, at: place)
    return found
  }

  // MARK: Together

  private enum Verdict: Equatable {
    case possible, open
    case impossible(short: Int)
  }

  private func together(
    in scenario: Scenario, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> (Conflicts.Conflict?, isDecided: Bool) {
    let members = Concession.together(in: scenario).filter(mayGiveUp)
    let isAsked = members.contains {
      switch $0 {
      case .pin, .appointment, .target: true
      default: false
      }
    }
    if !isAsked { return (nil, true) }
    let asked = verdict(on: scenario, isInterrupted, start: timetable)
    guard case .impossible(let short) = asked else { return (nil, asked == .possible) }
    // Where a search finds nothing and proves nothing, the parts given up are taken to be of no help.
    let set = Concession.needed(of: members, in: scenario) { changed in
      isInterrupted() || verdict(on: changed, isInterrupted, start: nil) == .possible
    }
    let bare = members.filter { !set.contains($0) }.reduce(scenario) { $1.applied(to: $0) }
    var isProved = false
    if case .impossible = verdict(on: bare, isInterrupted, start: nil) { isProved = true }
    let enough = set.filter { verdict(on: $0.applied(to: scenario), isInterrupted, start: nil) == .possible }
    return (
      Conflicts.Conflict(subject: .together(short: short), set: set, enough: enough, isProved: isProved),
      true
    )
  }

  /// The scenario in which nobody needs a course that no target and no pin wants, now or as one that comes before: it would
  /// only take halls and instructors from those that are wanted.
  private func wanted(_ scenario: Scenario) -> Scenario {
    var wanted = Set(
      scenario.courses.refs.filter { course in
        let facts = scenario.courses[course]
        // A meeting that has to be held may need its learners.
        if !facts.pins.isEmpty || !facts.appointments.isEmpty { return true }
        return facts.target.map { $0.total != nil || !$0.employers.isEmpty } ?? false
      })
    var open = wanted.sorted()
    while let course = open.popLast() {
      open += scenario.courses[course].after.filter { wanted.insert($0).inserted }
    }
    var result = scenario
    for worker in result.workers.indices { result.workers[worker].courses.removeAll { !wanted.contains($0) } }
    return result
  }

  /// Whether all targets, pins and limits of a scenario can be kept.
  private func verdict(
    on scenario: Scenario, _ isInterrupted: @escaping @Sendable () -> Bool, start: Timetable?
  ) -> Verdict {
    var asked = wanted(scenario)
    asked.goals = [Tier(.targets)]
    var problem = Problem(asked)
    // A timetable of all courses is one of fewer only where it holds no others.
    problem.start = asked.workers.map(\.courses) == scenario.workers.map(\.courses) ? start : nil
    problem.fixed = timetable?.history ?? []
    problem.limits = limits
    problem.limits.isTrial = true
    problem.limits.gap = 0
    problem.limits.deadline = secondsEach.map { clock.seconds() + $0 }
    do throws(SolverError) {
      let outcome = try Solver(problem, clock: clock).solve(isInterrupted: isInterrupted)
      guard let tier = outcome.tiers.first else { return .open }
      if tier.value == 0 { return .possible }
      guard let bound = tier.bound, bound > 0.5 else { return .open }
      return .impossible(short: Int(bound.rounded()))
    } catch {
      // A search that finds no place for a pin has not proved that there is none.
      guard case .impossiblePin = error else { return .open }
      problem.limits.deadline = secondsEach.map { clock.seconds() + $0 }
      return Solver(problem, clock: clock).provesNothingHolds() ? .impossible(short: 0) : .open
    }
  }
}
