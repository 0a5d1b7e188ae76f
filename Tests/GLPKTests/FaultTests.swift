import GLPK
import Testing

/// A fault inside GLPK is an error of Swift's. It ends neither the process nor any session.
@Suite struct FaultTests {
  @Test func `a wrong index, a failed assertion and the memory limit are told apart`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.wyndor())
      let index = fault(of: { () throws(GLPKFault) in try session.provoke(.badIndex) })
      guard case .misuse(let wrongIndex) = index else { throw Unexpected(fault: index) }
      #expect(wrongIndex.contains("glp_set_row_bnds") && wrongIndex.contains("row number out of range"))
      let assertion = fault(of: { () throws(GLPKFault) in try session.provoke(.failedAssertion) })
      guard case .assertion(let failed) = assertion else { throw Unexpected(fault: assertion) }
      #expect(failed.contains("Assertion failed"))
      let memory = fault(of: { () throws(GLPKFault) in try session.provoke(.memoryLimit) })
      guard case .memory(let exhausted) = memory else { throw Unexpected(fault: memory) }
      #expect(exhausted.contains("memory"))
    }
  }

  @Test(arguments: [ProvokedFault.badIndex, .failedAssertion, .memoryLimit])
  func `after a fault every session of the thread goes on from where it stood`(_ fault: ProvokedFault) throws
  {
    try GLPKThread.run {
      let first = try Session(Instances.slow(rows: 40)), second = try Session(Instances.wyndor())
      let expected = try first.solveLP()
      let basis = first.basis()
      _ = try second.solveLP()
      var batch = ColumnBatch()
      batch.add(objective: 4, rows: [0, 1], values: [1, 1])
      try second.addColumns(batch)
      #expect(throws: GLPKFault.self) { try second.provoke(fault) }

      let again = try first.solveLP()
      #expect(again.iterations == 0)
      #expect(isClose(again.objective, expected.objective))
      #expect(first.basis() == basis)
      // max 3x + 5y + 4z; x + z ≤ 4, 2y + z ≤ 12, 3x + 2y ≤ 18: (2/3·…) is what a new session finds.
      let fresh = try Session(second.program).solveLP()
      #expect(isClose(try second.solveLP().objective, fresh.objective))
      #expect(second.columnCount == 3)
    }
  }

  @Test func `the ladder climbs over faults, and says how many tries it took`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.wyndor())
      for faults in 0...3 {
        session.provoked = Array(repeating: .failedAssertion, count: faults)
        let outcome = try session.solveLP()
        #expect(outcome.status == .optimal)
        #expect(isClose(outcome.objective, 36))
        #expect(outcome.tries == faults + 1)
      }
      session.provoked = Array(repeating: .failedAssertion, count: 4)
      #expect(throws: GLPKFault.self) { try session.solveLP() }
      session.provoked = [.failedAssertion]
      #expect(throws: GLPKFault.self) { try session.solveLP(LPOptions(recovery: .none)) }
      session.provoked = [.memoryLimit]
      #expect(throws: GLPKFault.self) { try session.solveLP() }
      #expect(isClose(try session.solveLP().objective, 36))
    }
  }

  @Test func `the ladder climbs over a limit of iterations, and reports the last`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.slow(rows: 40))
      let short = try session.solveLP(LPOptions(recovery: .none, iterationLimit: 5))
      #expect(short.stopped == .iterationLimit && short.iterations == 5 && short.tries == 1)
      let outcome = try Session(Instances.slow(rows: 40)).solveLP(LPOptions(iterationLimit: 5))
      #expect(outcome.stopped == .iterationLimit)
      #expect(outcome.tries == 4)
      #expect(outcome.iterations <= 20 && outcome.iterations > 5)
    }
  }

  @Test func `a limit in the second phase leaves a feasible solution`() throws {
    // Feasible from the start: every stop is feasible.
    let program = Instances.knapsack(items: 30, rows: 5, seed: 1)
    let outcome = try GLPKThread.withSession(program) {
      try $0.solveLP(LPOptions(recovery: .none, iterationLimit: 3))
    }
    #expect(outcome.stopped == .iterationLimit)
    #expect(outcome.status == .feasible)
    #expect(Instances.satisfies(program, outcome.primal))
  }

  @Test(arguments: [ProvokedFault.badIndex, .failedAssertion, .memoryLimit])
  func `a fault in the middle of a search is thrown, and the session lives`(_ fault: ProvokedFault) throws {
    try GLPKThread.run {
      let session = try Session(Instances.knapsack(items: 20, rows: 3, seed: 2))
      let expected = try session.solveInteger().objective
      for presolve in [true, false] {
        session.provoked = [fault]
        #expect(throws: GLPKFault.self) { try session.solveInteger(MIPOptions(presolve: presolve)) }
        #expect(try session.solveInteger(MIPOptions(presolve: presolve)).objective == expected)
      }
    }
  }

  @Test func `the memory limit of a thread holds, and holds after it was met`() throws {
    try GLPKThread.run(GLPKThread.Options(memoryLimit: 2)) {
      for _ in 0..<2 {
        let met = fault(of: { () throws(GLPKFault) in _ = try Session(Instances.slow(rows: 300)) })
        guard case .memory = met else { throw Unexpected(fault: met) }
      }
      #expect(isClose(try Session(Instances.wyndor()).solveLP().objective, 36))
    }
  }
}

private struct Unexpected: Error {
  var fault: GLPKFault?
}
