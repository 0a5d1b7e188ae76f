import Foundation
import GLPK
import Testing

/// Cancellation and time limits hold where GLPK itself does not look: in the root simplex, with presolve, in the tree.
///
/// Each of these solves would take many seconds; that it comes back with the reason is the proof that it was stopped.
@Suite struct StoppingTests {
  /// Fires a token once the work has had a moment to begin, from a thread of its own: the work may hold all of the
  /// cooperative pool. If it has not begun by then, it must stop all the same.
  private func cancelling(_ work: (CancellationToken) throws -> Void) throws {
    let token = CancellationToken()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.15)
      token.cancel()
    }
    try work(token)
  }

  @Test func `a token stops the simplex method, and the session goes on`() throws {
    let program = Instances.slow(rows: 600)
    try cancelling { token in
      try GLPKThread.run {
        let other = try Session(Instances.wyndor())
        _ = try other.solveLP()
        let session = try Session(program)
        let outcome = try session.solveLP(LPOptions(cancellation: token))
        #expect(outcome.stopped == .cancelled)
        #expect(outcome.status == .undefined && outcome.primal.isEmpty)
        #expect(outcome.tries == 1)
        #expect(try other.solveLP().iterations == 0)
        #expect(try session.solveLP(LPOptions(recovery: .none, iterationLimit: 3)).stopped == .iterationLimit)
      }
    }
  }

  @Test(arguments: [true, false]) func `a token stops the root of an integer program`(_ presolve: Bool) throws
  {
    let program = Instances.slow(rows: 600, integer: true)
    try cancelling { token in
      try GLPKThread.run {
        let outcome = try Session(program).solveInteger(MIPOptions(presolve: presolve, cancellation: token))
        #expect(outcome.stopped == .cancelled)
        #expect(outcome.nodes == 0 && outcome.values.isEmpty)
      }
    }
  }

  @Test func `a search that nothing can stop is left behind, and ends by itself`() async {
    // A process of its own, because it counts the searches of the process.
    await #expect(processExitsWith: .success) {
      let program = Instances.slowToPresolve()
      for limit in [Duration.milliseconds(50), nil] {
        let token = CancellationToken()
        if limit == nil {
          Thread.detachNewThread {
            while Session.runningSearches == 0 { Thread.sleep(forTimeInterval: 0.01) }
            token.cancel()
          }
        }
        let outcome = try GLPKThread.withSession(program) {
          try $0.solveInteger(MIPOptions(timeLimit: limit, cancellation: token))
        }
        #expect(outcome.stopped == (limit == nil ? .cancelled : .timeLimit))
        #expect(outcome.status == .undefined && outcome.bound == nil)
        #expect(Session.runningSearches == 1)
        while Session.runningSearches > 0 { try await Task.sleep(for: .milliseconds(10)) }
      }
    }
  }

  @Test func `a token that fired before stops everything at once, in every session`() throws {
    let token = CancellationToken()
    #expect(!token.isCancelled)
    token.cancel()
    #expect(token.isCancelled)
    try GLPKThread.run {
      for _ in 0..<3 {
        let session = try Session(Instances.slow(rows: 40))
        let outcome = try session.solveLP(LPOptions(cancellation: token))
        #expect(outcome.stopped == .cancelled && outcome.iterations == 0)
        #expect(try session.solveInteger(MIPOptions(cancellation: token)).stopped == .cancelled)
      }
    }
  }

  @Test(arguments: [true, false], [MIPOptions.Cuts.all, []])
  func `a token that fires in the tree keeps the best solution`(_ presolve: Bool, _ cuts: MIPOptions.Cuts)
    throws
  {
    let program = Instances.marketSplit()
    let token = CancellationToken()
    try GLPKThread.run {
      let outcome = try Session(program).solveInteger(
        MIPOptions(presolve: presolve, cuts: cuts, cancellation: token)
      ) { event in
        if event.objective != nil { token.cancel() }
        return .goOn
      }
      #expect(outcome.stopped == .cancelled)
      #expect(outcome.status == .feasible)
      #expect(Instances.satisfies(program, outcome.values))
      #expect(isClose(Instances.value(program, outcome.values), outcome.objective))
      #expect(outcome.bound.map { $0 <= outcome.objective } == true)
    }
  }

  @Test func `a time limit stops the simplex method with what there is`() throws {
    try GLPKThread.run {
      let outcome = try Session(Instances.slow(rows: 600)).solveLP(LPOptions(timeLimit: .milliseconds(100)))
      #expect(outcome.stopped == .timeLimit)
      #expect(outcome.status != .optimal && outcome.status != .infeasible)
    }
  }

  @Test(arguments: [true, false]) func `a time limit stops the root of an integer program`(_ presolve: Bool)
    throws
  {
    try GLPKThread.run {
      let outcome = try Session(Instances.slow(rows: 600, integer: true)).solveInteger(
        MIPOptions(presolve: presolve, timeLimit: .milliseconds(100)))
      #expect(outcome.stopped == .timeLimit)
      #expect(outcome.nodes == 0)
    }
  }

  @Test func `a time limit stops the tree and keeps the best solution`() throws {
    let program = Instances.marketSplit()
    try GLPKThread.run {
      let outcome = try Session(program).solveInteger(MIPOptions(timeLimit: .milliseconds(300)))
      #expect(outcome.stopped == .timeLimit)
      #expect(outcome.status == .feasible)
      #expect(Instances.satisfies(program, outcome.values))
      #expect(outcome.bound.map { $0 <= outcome.objective } == true)
    }
  }

  @Test func `time limits of nothing and of ages are taken as they are`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.wyndor())
      #expect(try session.solveLP(LPOptions(timeLimit: .seconds(Int64.max))).status == .optimal)
      #expect(try session.solveInteger(MIPOptions(timeLimit: .seconds(1 << 40))).status == .optimal)
      let slow = try Session(Instances.slow(rows: 100))
      #expect(try slow.solveLP(LPOptions(timeLimit: .zero)).stopped == .timeLimit)
      #expect(try slow.solveLP(LPOptions(timeLimit: .seconds(-1))).stopped == .timeLimit)
    }
  }
}
