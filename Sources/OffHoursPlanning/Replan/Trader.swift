public import OffHours
public import OffHoursSolver

/// Draws how many people a repair changes against how many complete: two tiers that change places step by step.
///
/// One end changes as few people as can be, the other completes as much as can be; between them at most so many people may
/// be changed. Every point is searched from nothing, as a repair of it alone would be, and goes on from the best plan of
/// all points before that fits it. What one search proves speaks for the others wherever it does.
public struct Trader: Sendable {
  /// The repair.
  public var replanner: Replanner
  /// Seconds for each search; going on takes a fifth of that more. nil: until it is done.
  public var secondsEach: Double?
  /// Most points, the ends included; at least two.
  public var most = 6
  private let clock: SearchClock

  /// The share of the time that is added to go on from the best that is known.
  private static let more = 0.2

  /// A trader for a repair that tells time by `clock`.
  public init(_ replanner: Replanner, secondsEach: Double?, clock: SearchClock = .still) {
    self.replanner = replanner
    self.secondsEach = secondsEach
    self.clock = clock
  }

  /// A repair that changes at most so many people; nil: as many as the most completions ask for.
  public func problem(mostChanged: Int?) -> Problem {
    var problem = replanner.problem
    problem.changes = .traded(mostChanged: mostChanged)
    return problem
  }

  /// A plan that some search found.
  private struct Found {
    var timetable: Timetable
    var frozen: Double, changed: Double, value: Double

    init(_ timetable: Timetable) {
      self.timetable = timetable
      frozen = timetable.changes.first { $0.tier == Tier(.frozenSeats) }?.value ?? 0
      changed = timetable.changes.last { $0.tier == Tier(.peopleChanged) }?.value ?? 0
      value = timetable.goals.first { $0.tier == Tier(.completions) }?.value ?? 0
    }

    /// Fewest frozen seats, people above what is allowed, most of the goal, fewest people.
    func isBetter(than other: Found, allowed: Double) -> Bool {
      let own = [frozen, max(0, changed - allowed), -value, changed]
      let others = [other.frozen, max(0, other.changed - allowed), -other.value, other.changed]
      for (a, b) in zip(own, others) where abs(a - b) > 2e-6 { return a < b }
      return false
    }
  }

  /// The trade, and each of its points as a repair. When interrupted, the search at hand ends with its best plan, and points after it are left out.
  /// `onEvent` gets the number of the search.
  /// - Throws: `SolverError`.
  public func trade(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    onEvent: @escaping @Sendable (Int, SearchEvent) -> Void = { _, _ in }
  ) throws(SolverError) -> (trade: Trade, replans: [Replan]) {
    var found: [Found] = [], proofs: [Trade.Proof] = []
    var searched = 0
    func look(_ allowed: Int?) throws(SolverError) {
      if isInterrupted() && searched > 0 { return }
      let number = searched
      searched += 1
      let own = try search(allowed, known: found, isInterrupted: isInterrupted) { onEvent(number, $0) }
      found += own.map(Found.init)
      proofs += own.map { Trade.Proof($0, allowed: allowed) }
    }
    try look(0)
    try look(nil)
    let best = { (allowed: Double) in Self.best(found, allowed: allowed) }
    let steps = Trade.steps(
      from: Int(best(0)?.changed ?? 0), to: Int(best(.infinity)?.changed ?? 0), count: most)
    for allowed in steps { try look(allowed) }
    // Each number of people that was asked for, with the best that any search has for it.
    var chosen: [Found] = []
    for allowed in [0] + steps.map(Double.init) + [.infinity] {
      guard let plan = best(allowed) else { continue }
      // More people for no more of the goal is no point.
      if chosen.allSatisfy({
        $0.frozen == plan.frozen && $0.value < plan.value - 2e-6 && $0.changed < plan.changed
      }) {
        chosen.append(plan)
      }
    }
    let points = chosen.map { point($0, proofs) }
    let trade = Trade(
      triage: replanner.triage, points: points.map(\.point),
      most: chosen.first.flatMap {
        Trade.bounds(of: proofs, frozen: $0.frozen, changed: .infinity, value: 0).completions
      },
      searched: searched, asked: 2 + steps.count)
    return (trade, points.map(\.replan))
  }

  private static func best(_ found: [Found], allowed: Double) -> Found? {
    found.reduce(nil) { best, plan in
      guard let best else { return plan }
      return plan.isBetter(than: best, allowed: allowed) ? plan : best
    }
  }

  /// What is found with at most so many people changed: from nothing, and from the best that is known.
  private func search(
    _ allowed: Int?, known: [Found], isInterrupted: @escaping @Sendable () -> Bool,
    onEvent: @escaping @Sendable (SearchEvent) -> Void
  ) throws(SolverError) -> [Timetable] {
    let limit = allowed.map(Double.init) ?? .infinity
    let cold = try solve(allowed, start: nil, seconds: secondsEach, isInterrupted, onEvent)
    if isInterrupted() || cold.stopped == .optimal || replanner.limits.firstOnly { return [cold] }
    guard let start = Self.best(known, allowed: limit), start.isBetter(than: Found(cold), allowed: limit)
    else { return [cold] }
    let more = secondsEach.map { $0 * Trader.more }
    let warm = try solve(allowed, start: start.timetable, seconds: more, isInterrupted) { event in
      // It is still the same search to whoever looks on.
      if case .began = event { return }
      onEvent(event)
    }
    return [cold, warm]
  }

  private func solve(
    _ allowed: Int?, start: Timetable?, seconds: Double?, _ isInterrupted: @escaping @Sendable () -> Bool,
    _ onEvent: @escaping @Sendable (SearchEvent) -> Void
  ) throws(SolverError) -> Timetable {
    var problem = problem(mostChanged: allowed)
    problem.limits.deadline = seconds.map { clock.seconds() + $0 }
    problem.start = start
    return try Solver(problem, clock: clock).solve(isInterrupted: isInterrupted, onEvent: onEvent).timetable
  }

  /// A plan as a point, with what all searches have proved of it.
  private func point(_ plan: Found, _ proofs: [Trade.Proof]) -> (point: Trade.Point, replan: Replan) {
    let bounds = Trade.bounds(of: proofs, frozen: plan.frozen, changed: plan.changed, value: plan.value)
    let replan = replanner.traded(plan.timetable, fewest: bounds.fewest)
    let hearing = ResolvedTimetable(replan.timetable, in: replanner.scenario)
    let figures = PlanFigures(hearing, name: "")
    let impossible = replan.timetable.unplaced.count { $0.possible == false }
    let weights = hearing.completionWeights
    let counted = bounds.completions.map { CompletionsBound.most(within: $0, of: weights) }
    let most = min(figures.needed - figures.done - impossible, counted ?? .max)
    let point = Trade.Point(
      timetable: replan.timetable, changes: replan.changes, changed: Int(plan.changed),
      fewest: bounds.fewest.map { Int($0.rounded(.up)) },
      completions: TierResult(tier: Tier(.completions), value: plan.value, bound: bounds.completions),
      completed: figures.completed, most: max(figures.completed, most), needed: figures.needed - figures.done,
      moved: Int(replan.tiers.first { $0.tier == Tier(.meetingsMoved) }?.value ?? 0),
      frozen: replan.tiers.first { $0.tier == Tier(.frozenSeats) })
    return (point, replan)
  }
}

extension Replanner {
  /// What a search for few changes and many completions found, as a repair: its goals as the scenario has them. Their bounds
  /// were proved in another order of tiers, so they stay with the trade; that of people changed is `fewest`.
  public func traded(_ found: Timetable, fewest: Double? = nil) -> Replan {
    var timetable = found
    timetable.goals = scenario.goals.compactMap { tier in
      guard var result = found.goals.first(where: { $0.tier == tier }) else { return nil }
      result.bound = nil
      return result
    }
    timetable.changes = [Goal.frozenSeats, .peopleChanged, .meetingsMoved].compactMap { goal in
      guard var result = found.changes.last(where: { $0.tier == Tier(goal) }) else { return nil }
      // Frozen seats stand first whatever follows.
      if goal != .frozenSeats { result.bound = goal == .peopleChanged ? fewest : nil }
      return result
    }
    return result(timetable)
  }
}
