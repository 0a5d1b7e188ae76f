import GLPK
import Testing

/// Sessions live on one thread, threads know nothing of each other.
@Suite struct ThreadTests {
  @Test func `outside a thread of GLPK no session can be made`() {
    #expect(!GLPKThread.isCurrent)
    #expect(throws: GLPKFault.wrongThread) { try Session(Instances.wyndor()) }
    #expect(GLPKThread.run { GLPKThread.isCurrent })
  }

  @Test func `a session that was carried off its thread refuses to work, and may die anywhere`() throws {
    nonisolated(unsafe) var escaped: Session?
    try GLPKThread.run { escaped = try Session(Instances.wyndor()) }
    let session = try #require(escaped)
    #expect(throws: GLPKFault.wrongThread) { try session.solveLP() }
    try GLPKThread.run {
      #expect(throws: GLPKFault.wrongThread) { try session.setRowBounds(0, lower: 0, upper: 1) }
      let own = try Session(Instances.wyndor()).solveLP()
      #expect(isClose(own.objective, 36))
    }
    #expect(session.columnCount == 2)
    escaped = nil
  }

  @Test func `values and errors come back as they are`() throws {
    struct Odd: Error, Equatable { var number: Int }
    #expect(GLPKThread.run { 42 } == 42)
    #expect(throws: Odd(number: 7)) {
      try GLPKThread.run { () throws(Odd) -> Int in throw Odd(number: 7) }
    }
    #expect(throws: GLPKFault.outOfRange(.row(0), count: 0)) {
      var wrong = LinearProgram()
      wrong.addColumn(objective: 1, rows: [0], values: [1])
      return try GLPKThread.withSession(wrong) { $0.columnCount }
    }
  }

  @Test func `two threads solve at once, faults of one do not touch the other`() async throws {
    let program = Instances.knapsack(items: 25, rows: 3, seed: 4)
    let expected = try GLPKThread.withSession(program) { try $0.solveInteger().objective }
    let sums = try await withThrowingTaskGroup(of: Double.self) { group in
      for worker in 0..<2 {
        group.addTask {
          try await GLPKThread.run { () throws -> Double in
            let session = try Session(program)
            var sum = 0.0
            for round in 0..<10 {
              if worker == 1 { #expect(throws: GLPKFault.self) { try session.provoke(.failedAssertion) } }
              let outcome = try session.solveInteger(MIPOptions(presolve: round % 2 == 0))
              sum += outcome.objective
            }
            return sum
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == [expected * 10, expected * 10])
  }

  @Test func `a thread may start another`() throws {
    let inner = try GLPKThread.run { () throws -> Double in
      let outer = try Session(Instances.wyndor())
      let inner = try GLPKThread.withSession(Instances.wyndor()) { try $0.solveLP().objective }
      #expect(isClose(try outer.solveLP().objective, inner))
      return inner
    }
    #expect(isClose(inner, 36))
  }

  @Test func `cancelling the task fires the token`() async throws {
    let token = CancellationToken()
    let task = Task {
      try await GLPKThread.run(cancellation: token) { () throws -> StopReason in
        try Session(Instances.slow(rows: 600)).solveLP(LPOptions(recovery: .none, cancellation: token))
          .stopped
      }
    }
    task.cancel()
    #expect(try await task.value == .cancelled)
  }

  @Test func `no session can be used inside an event, and the search is not harmed`() throws {
    let program = Instances.knapsack(items: 20, rows: 3, seed: 2)
    try GLPKThread.run {
      let session = try Session(program), other = try Session(Instances.wyndor())
      let expected = try session.solveInteger().objective
      nonisolated(unsafe) var refused = 0, events = 0
      let outcome = try session.solveInteger { _ in
        events += 1
        for used in [session, other] {
          if fault(of: { () throws(GLPKFault) in _ = try used.solveLP() }) == .insideEvent { refused += 1 }
        }
        if fault(of: { () throws(GLPKFault) in _ = try Session(program) }) == .insideEvent { refused += 1 }
        return .goOn
      }
      #expect(events > 0)
      #expect(refused == events * 3)
      #expect(outcome.objective == expected)
      #expect(isClose(try other.solveLP().objective, 36))
    }
  }
}
