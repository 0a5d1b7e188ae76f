internal import CGLPK

extension Session {
  /// Solves the linear program (integer columns count as continuous) from the basis that there is.
  ///
  /// With the default ``LPOptions/Recovery/ladder`` this is ``solveLPRobustly(_:)``; otherwise it is one try.
  public func solveLP(_ options: LPOptions = LPOptions()) throws(GLPKFault) -> LPOutcome {
    switch options.recovery {
    case .ladder: try solveLPRobustly(options)
    case .none: try solveOnce(options, Rung(), remaining: options.timeLimit)
    }
  }

  /// Solves the linear program, and where a try meets its limit of iterations, numerical trouble or a fault of GLPK,
  /// goes on with the next rung:
  ///
  /// 1. as asked, from the basis that there is;
  /// 2. dual simplex from where the first ended;
  /// 3. dual simplex from an advanced basis;
  /// 4. scaled, from the standard basis, dual and then primal simplex, with ten times the iterations.
  ///
  /// GLPK's primal simplex can cycle for ever on small programs; every try has a limit of iterations for that. The
  /// first outcome that is final is returned, otherwise the last. Without a time limit the same calls give the same
  /// outcome.
  ///
  /// - Throws: The fault of the last rung, when that faults.
  public func solveLPRobustly(_ options: LPOptions = LPOptions()) throws(GLPKFault) -> LPOutcome {
    let clock = ContinuousClock()
    let started = options.timeLimit.map { _ in clock.now }
    var iterations = 0
    for (k, rung) in Rung.ladder.enumerated() {
      let isLast = k == Rung.ladder.count - 1
      var remaining = options.timeLimit
      if let started, let limit = options.timeLimit { remaining = max(.zero, limit - (clock.now - started)) }
      do throws(GLPKFault) {
        var outcome = try solveOnce(options, rung, remaining: remaining)
        iterations += outcome.iterations
        outcome.iterations = iterations
        outcome.tries = k + 1
        if isLast || outcome.isFinal { return outcome }
      } catch .assertion(let text) {
        if isLast { throw .assertion(text) }
      } catch .misuse(let text) {
        if isLast { throw .misuse(text) }
      }
    }
    fatalError("the last rung returns or throws")
  }

  private func solveOnce(_ options: LPOptions, _ rung: Rung, remaining: Duration?) throws(GLPKFault)
    -> LPOutcome
  {
    try enter()
    var result = cglpk_lp_result()
    var outcome = LPOutcome(
      stopped: .cancelled, status: .undefined, objective: .nan, primal: [], rowActivity: [], dual: [],
      reducedCost: [], iterations: 0, tries: 1)
    if options.cancellation?.isCancelled == true { return outcome }

    var control = cglpk_lp_options()
    switch rung.method ?? options.method {
    case .primal: control.method = 0
    case .dual: control.method = 1
    case .dualThenPrimal: control.method = 2
    }
    control.start = rung.start
    control.scale = rung.scale ? 1 : 0
    control.presolve = options.presolve ? 1 : 0
    let limit = options.iterationLimit ?? (2000 + 4 * rowCount) * rung.patience
    control.iteration_limit = Int32(clamping: max(0, limit))
    control.time_limit_ms = remaining?.milliseconds ?? -1
    control.token = options.cancellation?.flag
    control.provoke = provoked.isEmpty ? 0 : provoked.removeFirst().rawValue

    var primal = [Double](repeating: 0, count: columnCount), reducedCost = primal
    var activity = [Double](repeating: 0, count: rowCount), dual = activity
    var rowStatus = [UInt8](repeating: 0, count: rowCount)
    var columnStatus = [UInt8](repeating: 0, count: columnCount)
    let status = withMutablePointers(&primal, &reducedCost, &activity, &dual) {
      primal, reducedCost, activity, dual in
      rowStatus.withUnsafeMutableBufferPointer { rowStatus in
        columnStatus.withUnsafeMutableBufferPointer { columnStatus in
          result.primal = primal
          result.reduced_cost = reducedCost
          result.activity = activity
          result.dual = dual
          result.row_status = rowStatus.baseAddress
          result.column_status = columnStatus.baseAddress
          return withExtendedLifetime(options.cancellation) { cglpk_solve_lp(&problem, &control, &result) }
        }
      }
    }
    switch status {
    case .cancelled: return outcome
    case .deadline:
      outcome.stopped = .timeLimit
      return outcome
    default: try check(status)
    }

    lastBasis = Basis(
      rows: rowStatus.map(Basis.Status.init(code:)), columns: columnStatus.map(Basis.Status.init(code:)))
    outcome.stopped = StopReason(result.stop)
    outcome.status = SolutionStatus(code: result.status)
    outcome.iterations = Int(result.iterations)
    if outcome.status.hasSolution {
      outcome.objective = result.objective
      outcome.primal = primal
      outcome.rowActivity = activity
      outcome.dual = dual
      outcome.reducedCost = reducedCost
    }
    return outcome
  }
}

/// One rung of the ladder.
private struct Rung {
  var method: LPOptions.Method?
  /// 0 the basis there is, 1 standard, 2 advanced: as the C side has it.
  var start: Int32 = 0
  var scale = false
  /// How many times the default limit of iterations.
  var patience = 1

  static let ladder = [
    Rung(),
    Rung(method: .dual),
    Rung(method: .dual, start: 2),
    Rung(method: .dualThenPrimal, start: 1, scale: true, patience: 10),
  ]
}

extension LPOutcome {
  /// Whether another try could not tell more.
  fileprivate var isFinal: Bool {
    switch stopped {
    // The dual simplex may end without having told an unbounded program.
    case .finished: status == .optimal || status == .infeasible || status == .unbounded
    case .timeLimit, .cancelled: true
    default: false
    }
  }
}

extension Basis.Status {
  init(code: UInt8) { self = Basis.Status(rawValue: code) ?? .basic }
}

extension StopReason {
  init(_ stop: cglpk_stop) {
    switch stop {
    case .finished: self = .finished
    case .iterations: self = .iterationLimit
    case .time: self = .timeLimit
    case .nodes: self = .nodeLimit
    case .gap: self = .gapReached
    case .event: self = .stoppedByEvent
    case .cancelled: self = .cancelled
    case .trouble: self = .numericalTrouble
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded up, not negative, and never too many for C.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    if seconds > 1 << 40 { return 1 << 50 }
    return max(0, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}

private func withMutablePointers<Result>(
  _ a: inout [Double], _ b: inout [Double], _ c: inout [Double], _ d: inout [Double],
  _ body: (
    UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?,
    UnsafeMutablePointer<Double>?
  ) -> Result
) -> Result {
  a.withUnsafeMutableBufferPointer { a in
    b.withUnsafeMutableBufferPointer { b in
      c.withUnsafeMutableBufferPointer { c in
        d.withUnsafeMutableBufferPointer { d in
          body(a.baseAddress, b.baseAddress, c.baseAddress, d.baseAddress)
        }
      }
    }
  }
}
