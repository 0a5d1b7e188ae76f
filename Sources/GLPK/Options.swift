/// How a linear program is solved.
public struct LPOptions: Sendable {
  /// Which simplex method.
  public enum Method: Sendable {
    /// Primal: after columns were added.
    case primal
    /// Dual: after rows were added or bounds changed. It cannot tell an unbounded program.
    case dual
    /// Dual and, where it fails, primal.
    case dualThenPrimal
  }

  /// What happens when a try meets trouble.
  public enum Recovery: Sendable {
    /// Nothing: the outcome says so, or the fault is thrown.
    case none
    /// Up to three more tries: dual; advanced basis and dual; standard basis, scaled, dual and then primal.
    case ladder
  }

  /// Which simplex method the first try takes.
  public var method: Method
  /// What happens when a try meets its limit of iterations, numerical trouble or a fault of GLPK.
  public var recovery: Recovery
  /// Simplex iterations of one try. `nil`: 2000 + 4 for each row, with a last try of the ladder ten times as long.
  public var iterationLimit: Int?
  /// Time for all tries together. Without it the outcome does not depend on any clock.
  public var timeLimit: Duration?
  /// Whether GLPK simplifies the program first. It forgets the basis that there is; do not use it for column generation.
  public var presolve: Bool
  /// Stops the solve when it fires.
  public var cancellation: CancellationToken?

  /// Makes options.
  public init(
    method: Method = .primal, recovery: Recovery = .ladder, iterationLimit: Int? = nil,
    timeLimit: Duration? = nil,
    presolve: Bool = false, cancellation: CancellationToken? = nil
  ) {
    self.method = method
    self.recovery = recovery
    self.iterationLimit = iterationLimit
    self.timeLimit = timeLimit
    self.presolve = presolve
    self.cancellation = cancellation
  }
}

/// How an integer program is solved.
public struct MIPOptions: Sendable {
  /// Families of cutting planes.
  public struct Cuts: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int32
    /// Makes a set from its bits.
    public init(rawValue: Int32) { self.rawValue = rawValue }
    /// Gomory's mixed integer cuts.
    public static let gomory = Cuts(rawValue: 1)
    /// Mixed integer rounding cuts.
    public static let rounding = Cuts(rawValue: 2)
    /// Mixed cover cuts.
    public static let cover = Cuts(rawValue: 4)
    /// Clique cuts.
    public static let clique = Cuts(rawValue: 8)
    /// All families.
    public static let all: Cuts = [.gomory, .rounding, .cover, .clique]
  }

  /// Which subproblem comes next when a branch is done. The values are the C side's own.
  public enum Backtracking: Int32, Sendable {
    /// The one with the best projection heuristic.
    case bestProjection = 0
    /// The one made last.
    case depthFirst = 1
    /// The one with the best bound.
    case bestLocalBound = 2
    /// The one made first.
    case breadthFirst = 3
  }

  /// Which column is branched on. The values are the C side's own.
  public enum Branching: Int32, Sendable {
    /// The heuristic of Driebeck and Tomlin.
    case driebeckTomlin = 0
    /// Hybrid pseudo costs.
    case pseudoCost = 1
    /// The most fractional column.
    case mostFractional = 2
    /// The first fractional column.
    case firstFractional = 3
    /// The last fractional column.
    case lastFractional = 4
  }

  /// Whether the program is simplified first. Without it the search starts from the basis of the session.
  public var presolve: Bool
  /// Families of cutting planes.
  public var cuts: Cuts
  /// Whether the feasibility pump looks for a first solution.
  public var feasibilityPump: Bool
  /// Which subproblem comes next.
  public var backtracking: Backtracking
  /// Which column is branched on.
  public var branching: Branching
  /// Time for all. Without it the outcome does not depend on any clock.
  public var timeLimit: Duration?
  /// The search ends when objective and bound differ by no more than this part of the objective.
  public var relativeGap: Double
  /// Subproblems that may be made.
  public var nodeLimit: Int?
  /// Stops the search when it fires.
  public var cancellation: CancellationToken?
  /// Only solutions at least as good as this count; equal ones do. When there is none the status is infeasible.
  public var cutOff: Double?

  /// Makes options.
  public init(
    presolve: Bool = true, cuts: Cuts = [], feasibilityPump: Bool = false,
    backtracking: Backtracking = .bestProjection, branching: Branching = .driebeckTomlin,
    timeLimit: Duration? = nil, relativeGap: Double = 0, nodeLimit: Int? = nil,
    cancellation: CancellationToken? = nil, cutOff: Double? = nil
  ) {
    self.presolve = presolve
    self.cuts = cuts
    self.feasibilityPump = feasibilityPump
    self.backtracking = backtracking
    self.branching = branching
    self.timeLimit = timeLimit
    self.relativeGap = relativeGap
    self.nodeLimit = nodeLimit
    self.cancellation = cancellation
    self.cutOff = cutOff
  }
}

/// What a search has to say while it runs.
public struct MIPEvent: Sendable {
  /// What happened.
  public enum Kind: Sendable {
    /// A better solution was found.
    case incumbent
    /// A subproblem is about to be chosen.
    case node
  }

  /// What happened.
  public var kind: Kind
  /// Subproblems made so far.
  public var nodes: Int
  /// Subproblems that are not explored yet.
  public var open: Int
  /// Objective of the best solution so far, if any.
  public var objective: Double?
  /// What is proved so far, as in ``MIPOutcome/bound`` but within the cut-off, if any.
  public var bound: Double?
  /// Value of each column in a new incumbent; empty for other events, and where presolve and cuts are both on.
  public var values: [Double]
}

/// What an event makes of the search.
public enum MIPAction: Sendable {
  /// Go on.
  case goOn
  /// Stop with what there is.
  case stop
}
