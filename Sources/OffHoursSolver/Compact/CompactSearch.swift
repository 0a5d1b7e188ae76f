internal import GLPK
import OffHours

/// What the compact model came to.
struct CompactOutcome: Sendable {
  /// The best timetable; nil where none was found (there may be none: see `isInfeasible`).
  var plan: Plan?
  /// What its goals amount to.
  var standing: Standing?
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
  /// Begins from `incumbent`, else from a timetable without meetings. What GLPK finds is valued by `Standing`, in whole
  /// numbers, before it is believed. When `cancellation` fires or no `secondsLeft` are left, the best so far is
  /// returned with what is proved.
  func solve(
    from incumbent: Plan? = nil, secondsLeft: () -> Double? = { nil },
    cancellation: CancellationToken = CancellationToken()
  ) -> CompactOutcome {
    var outcome = CompactOutcome(bounds: instance.scenario.goals.map { _ in nil })
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

  /// What one tier came to: a bound on its sum, and whether it was solved to the end.
  private struct Step {
    var bound: Double?
    var isProved = false
    var isInfeasible = false
  }

  /// Optimises one tier and puts what is better into `outcome`.
  private func solve(
    _ objective: TierObjective, above: ArraySlice<TierObjective>, _ held: CompactProgram,
    _ secondsLeft: () -> Double?, _ cancellation: CancellationToken, _ outcome: inout CompactOutcome
  ) -> Step {
    // Presolving compares with a tolerance that grows with the numbers; without it rows are kept more closely.
    for presolves in [true, false] {
      let seconds = secondsLeft()
      if cancellation.isCancelled || seconds.map({ $0 <= 0 }) ?? false { return Step() }
      let known = outcome.standing.map { objective.value($0, instance) }
      let options = MIPOptions(
        presolve: presolves, timeLimit: seconds.map { .seconds($0) }, cancellation: cancellation,
        cutOff: known.map { $0 - objective.step(at: $0) / 2 })
      let found: MIPOutcome
      do throws(GLPKFault) {
        found = try Session(set(objective, in: held)).solveInteger(options)
      } catch {
        outcome.troubles.append("\(error)")
        continue
      }
      switch found.status {
      case .infeasible:
        // Nothing is better by a step.
        return Step(bound: known, isProved: known != nil, isInfeasible: known == nil)
      case .optimal, .feasible:
        let plan = plan(found.values)
        let standing = plan.standing(instance)
        let value = objective.value(standing, instance)
        let isHeld = outcome.standing.map { before in
          above.allSatisfy { $0.value(standing, instance) <= $0.value(before, instance) + $0.step(at: 0) / 2 }
        }
        // The timetable must be as good as GLPK says, and no tier above worse.
        guard isHeld ?? true, value <= found.objective + max(0.5, 1e-6 * abs(value)) * objective.step(at: 1)
        else {
          outcome.troubles.append("the values of a tier's columns are not those of its timetable")
          continue
        }
        if known.map({ value < $0 }) ?? true {
          outcome.plan = plan
          outcome.standing = standing
        }
        return Step(bound: found.bound.map { min($0, value) }, isProved: found.status == .optimal)
      case .undefined, .unbounded:
        if found.stopped == .numericalTrouble && presolves { continue }
        return Step(bound: found.bound.flatMap { $0.isFinite ? $0 : nil })
      }
    }
    return Step()
  }

  /// A bound on a tier's sum as a bound on its value, never worse than the value reached.
  private func bound(_ sum: Double, _ objective: TierObjective, _ standing: Standing) -> Double {
    let value = objective.value(standing, instance)
    let bound = min(objective.rounded(sum), value)
    // The same number, not one that differs by less than anybody can tell.
    if bound == value || value - bound < (objective.isWhole ? 0.5 : 1e-6) {
      return standing.value(objective.tier, instance)
    }
    return objective.tierBound(bound)
  }
}
