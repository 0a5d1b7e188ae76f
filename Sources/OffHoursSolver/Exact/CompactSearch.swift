internal import GLPK
import OffHours

/// What the compact model came to.
struct CompactOutcome: Sendable {
  /// The best timetable; nil where none was found (there may be none: see `isInfeasible`).
  var plan: Plan?
  /// What its goals amount to.
  var standing: GoalValues?
  /// Per tier, what no timetable that holds the tiers above is better than; nil where nothing was proved.
  var bounds: [Double?]
  /// Whether every tier was solved to the end.
  var isProved = false
  /// Whether no timetable keeps all rules, because of a pin.
  var isInfeasible = false
  /// What went wrong and was worked around.
  var troubles: [String] = []
}

extension CompactModel {
  /// Optimises tier after tier, each held at the value reached; on the ``GLPKThread`` that calls.
  ///
  /// Begins from `incumbent`, else from a timetable without meetings. What GLPK finds is valued by `GoalValues`, in whole
  /// numbers, before it is believed. When `cancellation` fires or no `secondsLeft` are left, the best so far is
  /// returned with what is proved.
  func solve(
    from incumbent: Plan? = nil, secondsLeft: () -> Double? = { nil },
    cancellation: CancellationToken = CancellationToken()
  ) -> CompactOutcome {
    var outcome = CompactOutcome(bounds: instance.scenario.goals.map { _ in nil })
    if instance.impossiblePin != nil {
      outcome.isInfeasible = true
      return outcome
    }
    let mayBeEmpty = instance.pins.allSatisfy(\.isEmpty)
    outcome.plan = incumbent ?? (mayBeEmpty ? Plan(instance) : nil)
    outcome.standing = outcome.plan?.standing(instance)
    let objectives = objectives
    var held = program
    for (tier, objective) in objectives.enumerated() {
      let step = solve(objective, above: objectives[..<tier], held, secondsLeft, cancellation, &outcome)
      guard let standing = outcome.standing else {
        outcome.isInfeasible = step.isInfeasible
        return outcome
      }
      if let bound = step.bound {
        outcome.bounds[tier] = self.bound(bound, objective, standing)
      }
      guard step.isProved else { return outcome }
      hold(objective, standing, &held)
    }
    outcome.isProved = true
    return outcome
  }

  /// Meetings that exclude each other are cliques, seats and smallest sizes are knapsacks: their cuts are worth most here, and
  /// they hold whatever GLPK's tolerances.
  private static let cuts: MIPOptions.Cuts = [.cover, .clique]

  /// A plan that is better in a tier and no worse in those above than one that is known; nil where none is found. On the
  /// ``GLPKThread`` that calls.
  ///
  /// Ends after `nodes` subproblems, so that what is found depends on no clock but that of `seconds`; `isDecided` says
  /// whether the model was solved to the end, `work` what it cost: iterations of the
  /// simplex method times rows. `fixing` is what is not decided, told
  /// the largest sum that is worth looking for.
  func improved(
    on standing: GoalValues, tier: Int, nodes: Int, seconds: Double?, cancellation: CancellationToken,
    fixing: (Double) -> Fixing = { _ in Fixing() }
  ) throws(GLPKFault) -> (plan: Plan?, isDecided: Bool, work: Int) {
    let objective = objectives[tier]
    let known = objective.value(standing, instance)
    if known <= objective.enough { return (nil, true, 0) }
    let wanted = known - max(objective.slack(at: known), 1e-7 * abs(known))
    let (asked, scale) = scaled(tier, on: standing)
    let session = try Session(asked)
    try session.fix(fixing(wanted))
    let found = try session.solveInteger(
      MIPOptions(
        cuts: CompactModel.cuts, backtracking: .depthFirst, timeLimit: seconds.map { .seconds($0) },
        nodeLimit: nodes, cancellation: cancellation,
        cutOff: wanted * scale))
    guard found.status == .optimal || found.status == .feasible else {
      return (nil, found.status == .infeasible, found.iterations * asked.rowCount)
    }
    return (plan(found.values), found.status == .optimal, found.iterations * asked.rowCount)
  }

  /// Whether no plan is better in a tier, and no worse in those above, than one that is known, as far as some subproblems
  /// and seconds tell; and a plan that is, where one turns up.
  func decided(
    on plan: Plan, _ standing: GoalValues, tier: Int, nodes: Int, relaxation: CompactRelaxation?,
    secondsLeft: () -> Double?, cancellation: CancellationToken
  ) -> (plan: Plan?, isProved: Bool) {
    let objectives = objectives
    var held = program
    for above in objectives[..<tier] { hold(above, standing, &held) }
    var outcome = CompactOutcome(bounds: [])
    (outcome.plan, outcome.standing) = (plan, standing)
    let known = objectives[tier].value(standing, instance)
    let fixing = relaxation?.fixed(atMost: known + objectives[tier].slack(at: known)) ?? Fixing()
    let step = solve(
      objectives[tier], above: objectives[..<tier], held, secondsLeft, cancellation, &outcome, nodes: nodes,
      fixing: fixing)
    return (outcome.standing == standing ? nil : outcome.plan, step.isProved)
  }

  /// What one tier came to: a bound on its sum, and whether it was solved to the end.
  private struct Step {
    var bound: Double?
    var isProved = false
    var isInfeasible = false
  }

  /// Optimises one tier and puts what is better into `outcome`.
  private func solve(
    _ objective: TierObjective, above: ArraySlice<TierObjective>, _ held: CompactProgram,
    _ secondsLeft: () -> Double?, _ cancellation: CancellationToken, _ outcome: inout CompactOutcome,
    nodes: Int? = nil, fixing: Fixing = Fixing()
  ) -> Step {
    if let known = outcome.standing.map({ objective.value($0, instance) }), known <= objective.enough {
      return Step(bound: known, isProved: true)
    }
    let program = set(objective, in: held)
    // Presolving compares with a tolerance that grows with the numbers; without it rows are kept more closely.
    var proved: Double?
    for (presolves, cuts) in [(true, true), (false, true), (false, false)] {
      let seconds = secondsLeft()
      if cancellation.isCancelled || seconds.map({ $0 <= 0 }) ?? false { return Step(bound: proved) }
      let known = outcome.standing.map { objective.value($0, instance) }
      let options = MIPOptions(
        presolve: presolves, cuts: CompactModel.cuts, timeLimit: seconds.map { .seconds($0) },
        nodeLimit: nodes,
        cancellation: cancellation, cutOff: cuts ? known.map { objective.cutOff(below: $0) } : nil)
      let found: MIPOutcome
      do throws(GLPKFault) {
        let session = try Session(program)
        try session.fix(fixing)
        found = try session.solveInteger(options)
      } catch {
        outcome.troubles.append("\(error)")
        continue
      }
      if found.status != .infeasible, let bound = found.bound, bound.isFinite {
        proved = max(objective.rounded(bound), proved ?? -.infinity)
      }
      switch found.status {
      case .infeasible:
        // The presolver compares large numbers loosely: what it alone refuses is asked again without it.
        if presolves, known == nil || !objective.isExact || found.iterations == 0 { continue }
        guard let known else { return Step(isInfeasible: true) }
        // Nothing is better. Where the cut-off admits what is known, there cannot be nothing.
        if objective.isExact && cuts { return Step(bound: known, isProved: true) }
        outcome.troubles.append("GLPK finds no timetable where one worth \(known) is known")
        return Step(bound: proved)
      case .optimal, .feasible:
        let plan = plan(found.values)
        let standing = plan.standing(instance)
        let value = objective.value(standing, instance)
        if let trouble = trouble(found.objective, objective, above, standing, before: outcome.standing) {
          outcome.troubles.append(trouble)
          continue
        }
        if known.map({ value < $0 }) ?? true {
          outcome.plan = plan
          outcome.standing = standing
        }
        return Step(bound: proved.map { min($0, value) }, isProved: found.status == .optimal)
      case .unbounded:
        // Every column has limits. Where nothing keeps the cut-off, the simplex method may take that for this: asked again
        // without it.
        continue
      case .undefined:
        if found.stopped != .numericalTrouble { return Step(bound: proved) }
      }
    }
    return Step(bound: proved)
  }

  /// What is wrong with a timetable that GLPK found: it must be as good as GLPK says, and no tier above worse.
  private func trouble(
    _ found: Double, _ objective: TierObjective, _ above: ArraySlice<TierObjective>, _ standing: GoalValues,
    before: GoalValues?
  ) -> String? {
    let value = objective.value(standing, instance)
    if value > max(found, objective.enough) + objective.slack(at: value) {
      return "a timetable is worth \(value), not \(found) as its columns are"
    }
    guard let before else { return nil }
    let lost = above.first {
      let reached = $0.value(before, instance)
      return $0.value(standing, instance) > reached + $0.slack(at: reached)
    }
    return lost.map { "a timetable gives up what is held: \($0.value(standing, instance))" }
  }

  /// A bound on a tier's sum as a bound on its value, never worse than the value reached.
  private func bound(_ sum: Double, _ objective: TierObjective, _ standing: GoalValues) -> Double {
    let value = objective.value(standing, instance)
    // The same number, not one that differs by less than anybody can tell.
    if value - sum < objective.slack(at: value) { return standing.value(objective.tier, instance) }
    return objective.tierBound(sum)
  }
}
