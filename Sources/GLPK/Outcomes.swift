/// Why a solver stopped, apart from what it found.
public enum StopReason: Sendable {
  /// There was nothing left to do: the status is final.
  case finished
  /// The limit of simplex iterations was met.
  case iterationLimit
  /// The time was over.
  case timeLimit
  /// The limit of subproblems was met.
  case nodeLimit
  /// The relative gap was small enough.
  case gapReached
  /// An event asked for it.
  case stoppedByEvent
  /// The token fired.
  case cancelled
  /// GLPK gave up for numerical reasons.
  case numericalTrouble
}

/// What a solver found, apart from why it stopped.
public enum SolutionStatus: Sendable {
  /// A solution, proved best.
  case optimal
  /// A solution, not proved best.
  case feasible
  /// It is proved that there is no solution.
  case infeasible
  /// The objective can be improved without end. Of an integer program: its relaxation.
  case unbounded
  /// Nothing is known.
  case undefined

  /// Whether there are values to read.
  public var hasSolution: Bool { self == .optimal || self == .feasible }

  init(code: Int32) {
    switch code {
    case 5: self = .optimal
    case 2: self = .feasible
    case 4: self = .infeasible
    case 6: self = .unbounded
    default: self = .undefined
    }
  }
}

/// What became of a linear program.
///
/// **Signs.** `dual[i]` is the rate at which the optimal objective changes per unit of the bound that row `i` rests on,
/// whichever the sense: ∂objective/∂bound. `reducedCost[j]` is `objective[j] − Σ dual[i]·a[i,j]`, the rate per unit of
/// column `j`. So when minimising a row at its lower bound has `dual ≥ 0` and one at its upper bound `dual ≤ 0`; when
/// maximising it is the other way round. A row that rests on no bound has 0. A column off the program improves it when
/// its reduced cost is negative (minimise) or positive (maximise).
public struct LPOutcome: Sendable {
  /// Why the simplex method stopped.
  public var stopped: StopReason
  /// What it found.
  public var status: SolutionStatus
  /// The objective; NaN without a solution.
  public var objective: Double
  /// Value of each column; empty without a solution.
  public var primal: [Double]
  /// Value of each row: the sum over its entries; empty without a solution.
  public var rowActivity: [Double]
  /// Dual value of each row; empty without a solution. Meaningful when the status is optimal.
  public var dual: [Double]
  /// Reduced cost of each column; empty without a solution. Meaningful when the status is optimal.
  public var reducedCost: [Double]
  /// Simplex iterations of all tries together.
  public var iterations: Int
  /// Tries that it took; more than one when the first met trouble. See ``LPOptions/Recovery/ladder``.
  public var tries: Int
}

/// What became of an integer program.
public struct MIPOutcome: Sendable {
  /// Why the search stopped.
  public var stopped: StopReason
  /// What it found.
  public var status: SolutionStatus
  /// The objective; NaN without a solution.
  public var objective: Double
  /// What no solution can be better than, as far as it is proved: below or at the optimum when minimising, above or at
  /// it when maximising. +∞ (−∞ when maximising) when there is no solution at all; `nil` when nothing is proved. With a
  /// cut-off it holds for the program without it.
  public var bound: Double?
  /// Value of each column, whole for integer ones; empty without a solution.
  public var values: [Double]
  /// Subproblems made.
  public var nodes: Int
  /// Simplex iterations, of the root and the tree together.
  public var iterations: Int

  /// |objective − bound| relative to the objective; `nil` without a solution or a bound.
  public var relativeGap: Double? {
    guard status.hasSolution, let bound else { return nil }
    return abs(objective - bound) / max(abs(objective), .leastNormalMagnitude)
  }
}
