internal import GLPK
import OffHours

/// What the linear relaxation of the compact model came to in one tier, those above held.
struct CompactRelaxation: Sendable {
  /// What no timetable's sum (``TierObjective``) is below, before rounding.
  var bound: Double
  /// Per column, the value and what it costs to leave its bound.
  var values, reducedCosts: [Double]

  /// Simplex iterations after which it is given up.
  static let mostIterations = 50_000

  /// Columns that keep their bound in every timetable whose sum is `most` or less: reduced cost fixing. With a `share` below 1
  /// it is only likely that they do: columns that cost that part of the room to `most`.
  func fixed(atMost most: Double, share: Double = 1) -> Fixing {
    let room = share * (most - bound) + 1e-6 * max(1, abs(most))
    var fixing = Fixing()
    for (column, cost) in reducedCosts.enumerated() where abs(cost) > room {
      let value = values[column]
      guard cost > 0 ? value <= 1e-9 : value >= 1 - 1e-9 else { continue }
      fixing.columns.append(Int32(column))
      fixing.values.append(cost > 0 ? 0 : 1)
    }
    return fixing
  }
}

/// Columns of the compact model that are not decided, and what they are instead.
struct Fixing: Sendable {
  var columns: [Int32] = []
  var values: [Double] = []
}

extension Session {
  /// Takes the columns out of what is decided.
  func fix(_ fixing: Fixing) throws(GLPKFault) {
    try setColumnBounds(columns: fixing.columns, lowers: fixing.values, uppers: fixing.values)
  }
}

extension CompactModel {
  /// What a relaxation proves of a tier's value.
  func bound(_ tier: Int, _ relaxation: CompactRelaxation) -> Double {
    let objective = objectives[tier]
    return objective.tierBound(objective.rounded(relaxation.bound))
  }

  /// The program of a tier with those above held, in numbers of one size, and what its sums are multiplied by for that.
  func scaled(_ tier: Int, on standing: GoalValues) -> (program: LinearProgram, scale: Double) {
    let objectives = objectives
    var held = program
    for above in objectives[..<tier] { hold(above, standing, &held, isScaled: true) }
    let objective = objectives[tier]
    let scale = objective.isExact ? 1 : 1000 / max(1, objective.largest)
    var asked = set(objective, in: held)
    // The columns are the program's own, each named once.
    try? asked.setObjective(
      columns: objective.sum.columns, values: objective.sum.values.map { $0 * scale })
    return (asked, scale)
  }

  /// Solves the relaxation of a tier, those above held at what they are in `standing`; nil where that is not done in time.
  /// On the ``GLPKThread`` that calls.
  func relaxed(
    on standing: GoalValues, tier: Int, seconds: Double?, cancellation: CancellationToken
  ) throws(GLPKFault) -> CompactRelaxation? {
    let (asked, scale) = scaled(tier, on: standing)
    let found = try Session(asked).solveLP(
      LPOptions(
        recovery: .none, iterationLimit: CompactRelaxation.mostIterations,
        timeLimit: seconds.map { .seconds($0) }, cancellation: cancellation))
    guard found.status == .optimal else { return nil }
    return CompactRelaxation(
      bound: found.objective / scale, values: found.primal, reducedCosts: found.reducedCost.map { $0 / scale }
    )
  }

  /// Meetings, sections and venues of theirs that the relaxation opens nowhere: without them little is left to decide, and
  /// good plans are mostly among that. Source: Berthold (2014), *RENS – the optimal rounding*.
  func unopened(_ relaxation: CompactRelaxation) -> Fixing {
    let opening =
      columns.held.joined().map(\.self) + columns.opens.joined() + columns.meetsIn.joined().joined()
    let unopened = (opening + columns.teaches.joined()).filter { relaxation.values[Int($0)] <= 1e-6 }
    return Fixing(columns: unopened, values: unopened.map { _ in 0 })
  }
}
