internal import GLPK
import OffHours

/// Finds a timetable for a problem, and proves how good it is.
public struct Solver: Sendable {
  /// What is solved.
  public let problem: Problem
  let clock: SearchClock
  /// How far the compact model is asked.
  var models = ModelUse()
  /// Holds what was found against its scenario before it is let out.
  var verify: @Sendable (Timetable, Scenario) -> Verification = { Verifier.verify($0, $1) }

  /// A solver for `problem` that tells time by `clock`.
  public init(_ problem: Problem, clock: SearchClock = .still) {
    self.problem = problem
    self.clock = clock
  }

  /// Searches until done, stopped or out of time. There is always a timetable, if only one without learners.
  ///
  /// `isInterrupted` is asked often and from several threads. Events arrive one at a time.
  /// - Throws: `SolverError`.
  public func solve(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    onEvent: @escaping @Sendable (SearchEvent) -> Void = { _ in }
  ) throws(SolverError) -> Outcome {
    for course in problem.scenario.courses where course.lessons.count > Progress.mostLessons {
      throw .unsupported(
        "course \(course.id) has \(course.lessons.count) lessons; the search plans at most \(Progress.mostLessons)"
      )
    }
    let began = clock.seconds()
    let instance = Instance(problem)
    // Names, reasons and the verifier hold people against the rules as the instance does, some times over: a machine
    // that was slow there is slow then.
    let finishing = max(80e-6 * Double(instance.pairs.count), 2 * (clock.seconds() - began))
    let control = SearchControl(
      problem.limits, clock, finishing: finishing,
      // Where people are few, bounds take longest.
      proving: instance.pairs.count <= 1000 ? 0.15 : 0.08, isInterrupted: isInterrupted, onEvent: onEvent)
    control.tell(
      .began(
        workers: instance.demand.kindOfWorker.count { $0 >= 0 }, kinds: instance.demand.kinds.count,
        slots: instance.supply.spots.count))
    let (start, loose) = start(instance, control)
    let (settled, found) = try search(instance, control, start: start, loose: loose)
    var timetable = found.plan.timetable(settled)
    timetable.stopped = found.stopped
    timetable.now = problem.scenario.now
    let standing = found.plan.standing(instance)
    let results = zip(instance.scenario.goals, found.bounds).map { tier, bound in
      var result = TierResult(
        tier: tier, value: standing.value(tier, instance), bound: bound?.bound,
        parts: tier.isWeighted ? tier.parts.map { standing.value($0.goal, instance) } : [])
      result.proof = bound?.proof
      return result
    }
    let others = results.dropFirst(problem.first.count)
    timetable.goals = others.filter { !$0.isChange }
    timetable.changes = results.prefix(problem.first.count) + others.filter(\.isChange)
    if !problem.limits.isTrial {
      let hearing = ResolvedTimetable(timetable, in: problem.scenario, calendars: instance.book)
      timetable.unplaced = UnplacedFinder.unplaced(in: hearing, isLate: lateness(control))
      // What the clock has cut short another run may not.
      if timetable.unplaced.contains(where: { $0.possible == nil }), found.stopped == .gap {
        timetable.stopped = .time
      }
    }
    timetable.solver = SolverNote(
      seconds: clock.seconds(), threads: problem.limits.threads, seed: problem.limits.seed,
      glpk: GLPKLibrary.version, operators: found.operators)
    // Fixed meetings stand as pins do; goals as they were asked for.
    var judged = problem.scenario
    judged.goals = timetable.goals.map(\.tier)
    for course in judged.courses.indices {
      for pin in instance.givenPins[course] {
        let pin = Pin(lesson: pin.lesson, start: Instant(minute: pin.start), venue: Ref(pin.venue))
        if !judged.courses[course].pins.contains(pin) { judged.courses[course].pins.append(pin) }
      }
    }
    return try Outcome(timetable, stopped: timetable.stopped ?? found.stopped, of: judged, verify: verify)
  }

  /// Tells when reasons have to end: at the limit of time, or some seconds after the user asked to stop.
  private func lateness(_ control: SearchControl) -> () -> Bool {
    let asked = clock.seconds() + Solver.mostSecondsOfReasons
    return { [problem, clock] in
      let now = clock.seconds()
      return now >= problem.limits.deadline ?? .infinity || control.interrupted && now >= asked
    }
  }

  /// Seconds for reasons once the user has asked to stop.
  private static let mostSecondsOfReasons = 2.0

  /// Searches; where pins cannot be held in the venues settled on for those that name none, in other venues.
  private func search(
    _ instance: Instance, _ control: SearchControl, start: Plan?, loose: Plan?
  ) throws(SolverError) -> (Instance, Search.Found) {
    var search = Search(instance, control, start: start, loose: loose, models: models)
    do throws(SolverError) {
      return (instance, try search.run())
    } catch {
      if search.isDecided { throw error }
      for other in instance.settledOtherwise(most: Solver.mostSettlements) {
        var pinned = PinnedMeetings(other, isStopped: control.isStopped)
        guard !control.isStopped(), pinned.booked() != nil else { continue }
        var search = Search(other, control, start: start, loose: loose, models: models)
        if let found = try? search.run() { return (other, found) }
      }
      throw error
    }
  }

  /// Choices of venues tried for pins that name none.
  private static let mostSettlements = 64

  /// The plan of the timetable to begin from, where it keeps every rule, or else of what stands of the one to keep, also
  /// with what is too small in it.
  private func start(_ instance: Instance, _ control: SearchControl) -> (plan: Plan?, loose: Plan?) {
    if let start = problem.start {
      let violations = Verifier.verify(start, problem.scenario).violations.filter { $0.code != .goalValue }
      if violations.isEmpty, let plan = Plan(start, instance) { return (plan, nil) }
      // One that does not hold any more is left aside: what came of it is told by who handed it over.
    }
    let kept = problem.keep.flatMap { BaselinePlan.plan($0, instance) }
    if let kept, !instance.ties.isEmpty {
      let plan = kept.plan.withoutCompanions(instance)
      return (plan.holds(instance) ? plan : nil, nil)
    }
    return (kept?.plan, kept?.loose)
  }
}
