internal import CGLPK

extension Session {
  /// Solves the integer program by branch and cut, on a copy in a thread of its own: the session and its basis stay as
  /// they are, whatever happens there.
  ///
  /// When the token fires or the time is over, and the search is inside a step that GLPK lets nobody leave (its
  /// presolver, one node), it is left behind after 60 ms with what it found so far, and ends by itself after that step.
  ///
  /// - Parameters:
  ///   - options: How it is solved. Without a time limit the same calls give the same outcome.
  ///   - onEvent: Called on the thread that calls, while the search waits. It must not use any session, and returns what to
  ///     do.
  /// - Throws: ``GLPKFault/fractionalBound(column:)`` when an integer column has one, or a fault of GLPK.
  public func solveInteger(
    _ options: MIPOptions = MIPOptions(), onEvent: ((MIPEvent) -> MIPAction)? = nil
  ) throws(GLPKFault) -> MIPOutcome {
    try checkThread()
    try checkIntegerBounds()
    var outcome = MIPOutcome(
      stopped: .cancelled, status: .undefined, objective: .nan, bound: nil, values: [], nodes: 0,
      iterations: 0)
    if options.cancellation?.isCancelled == true { return outcome }
    if let cutOff = options.cutOff, !cutOff.isFinite { throw .shape("the cut-off is \(cutOff)") }
    guard options.relativeGap >= 0, options.relativeGap.isFinite else {
      throw .shape("the relative gap is \(options.relativeGap)")
    }

    var control = cglpk_mip_options()
    control.presolve = options.presolve ? 1 : 0
    control.cuts = options.cuts.rawValue
    control.feasibility_pump = options.feasibilityPump ? 1 : 0
    control.backtracking = options.backtracking.rawValue
    control.branching = options.branching.rawValue
    control.node_limit = options.nodeLimit.map { Int32(clamping: max(0, $0)) } ?? -1
    control.time_limit_ms = options.timeLimit?.milliseconds ?? -1
    control.relative_gap = options.relativeGap
    control.cut_off = options.cutOff ?? .nan
    control.token = options.cancellation?.flag
    control.provoke = provoked.isEmpty ? 0 : provoked.removeFirst().rawValue
    let listener = onEvent.map { Listener($0, columns: columnCount) }
    if let listener {
      control.context = Unmanaged.passUnretained(listener).toOpaque()
      control.on_event = { context, event in
        guard let context else { return 1 }
        return Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().hear(event.pointee)
      }
    }

    var result = cglpk_mip_result()
    var values = [Double](repeating: 0, count: columnCount)
    // Presolve has no use for a basis.
    let start = options.presolve ? nil : lastBasis?.extended(rows: rowCount, columns: columnCount)
    let rows = start?.rows.map(\.rawValue), columns = start?.columns.map(\.rawValue)
    let status = values.withUnsafeMutableBufferPointer { values in
      result.values = values.baseAddress
      return withExtendedLifetime((options.cancellation, listener)) {
        program.withC { cglpk_solve_mip(&$0, rows, columns, &control, &result) }
      }
    }
    try check(status)
    outcome.stopped = StopReason(result.stop)
    outcome.status = SolutionStatus(code: result.status)
    outcome.nodes = Int(result.nodes)
    outcome.iterations = Int(result.iterations)
    if outcome.status.hasSolution {
      outcome.objective = result.objective
      outcome.values = values
    }
    outcome.bound = provedBound(outcome, result.bound, cutOff: options.cutOff)
    return outcome
  }

  /// The bound of the program itself, of what the search proved about the copy with the cut-off.
  private func provedBound(_ outcome: MIPOutcome, _ searched: Double, cutOff: Double?) -> Double? {
    let nearer: (Double, Double) -> Double = program.sense == .minimise ? { min($0, $1) } : { max($0, $1) }
    let nothing: Double = program.sense == .minimise ? .infinity : -.infinity
    switch outcome.status {
    case .optimal: return outcome.objective
    case .infeasible: return cutOff ?? nothing
    case .unbounded: return -nothing
    case .feasible: return searched.isNaN ? nil : nearer(searched, outcome.objective)
    case .undefined: return searched.isNaN ? nil : nearer(searched, cutOff ?? nothing)
    }
  }

  private func checkIntegerBounds() throws(GLPKFault) {
    for j in 0..<columnCount where program.integer[j] != 0 {
      let lower = program.columnLower[j], upper = program.columnUpper[j]
      // Infinities round to themselves.
      if lower != lower.rounded() || upper != upper.rounded() { throw .fractionalBound(column: j) }
    }
  }
}

/// Carries events from C to a closure.
private final class Listener {
  private let onEvent: (MIPEvent) -> MIPAction
  private let columns: Int

  init(_ onEvent: @escaping (MIPEvent) -> MIPAction, columns: Int) {
    self.onEvent = onEvent
    self.columns = columns
  }

  func hear(_ event: cglpk_event) -> Int32 {
    let values = event.values.map { Array(UnsafeBufferPointer(start: $0, count: columns)) } ?? []
    let action = onEvent(
      MIPEvent(
        kind: event.incumbent != 0 ? .incumbent : .node, nodes: Int(event.nodes), open: Int(event.open),
        objective: event.has_objective != 0 ? event.objective : nil,
        bound: event.bound.isNaN ? nil : event.bound, values: values))
    return action == .stop ? 1 : 0
  }
}
