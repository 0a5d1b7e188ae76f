import GLPK
import Testing

/// Branch and cut against brute force, and everything that its options promise.
@Suite struct IntegerProgramTests {
  static let ways: [MIPOptions] = [
    MIPOptions(), MIPOptions(presolve: false), MIPOptions(cuts: .all),
    MIPOptions(presolve: false, cuts: .all),
    MIPOptions(feasibilityPump: true), MIPOptions(backtracking: .depthFirst, branching: .pseudoCost),
    MIPOptions(backtracking: .bestLocalBound, branching: .mostFractional),
    MIPOptions(backtracking: .breadthFirst, branching: .firstFractional),
    MIPOptions(branching: .lastFractional),
  ]

  @Test(arguments: ways) func `small programs agree with brute force`(_ options: MIPOptions) throws {
    try GLPKThread.run {
      for seed in 1...80 as ClosedRange<UInt64> {
        let program = Instances.small(seed: seed)
        let outcome = try Session(program).solveInteger(options)
        #expect(outcome.stopped == .finished, "seed \(seed)")
        if let best = Instances.bruteForce(program) {
          #expect(outcome.status == .optimal, "seed \(seed)")
          #expect(isClose(outcome.objective, best), "seed \(seed)")
          #expect(outcome.bound.map { isClose($0, best) } == true, "seed \(seed)")
          #expect(outcome.values.allSatisfy { $0 == $0.rounded() }, "seed \(seed)")
          #expect(Instances.satisfies(program, outcome.values), "seed \(seed)")
        } else {
          #expect(outcome.status == .infeasible, "seed \(seed)")
          #expect(outcome.values.isEmpty && outcome.objective.isNaN, "seed \(seed)")
          #expect(outcome.bound == (program.sense == .minimise ? .infinity : -.infinity), "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: [true, false]) func `an unbounded relaxation is told apart`(_ presolve: Bool) throws {
    var program = LinearProgram(sense: .maximise)
    program.addColumn(objective: 1, integer: true)
    program.addColumn(objective: 1, integer: true)
    program.addRow(upper: 1, columns: [0, 1], values: [1, -1])
    let outcome = try GLPKThread.withSession(program) { try $0.solveInteger(MIPOptions(presolve: presolve)) }
    #expect(outcome.status == .unbounded)
    #expect(outcome.bound == .infinity)
  }

  @Test func `a relaxation with a solution whose integer program has none`() throws {
    var program = LinearProgram()
    program.addColumn(objective: 1, upper: 5, integer: true)
    program.addColumn(objective: 1, upper: 5, integer: true)
    program.addRow(lower: 5, upper: 5, columns: [0, 1], values: [2, 2])
    try GLPKThread.run {
      let session = try Session(program)
      #expect(try session.solveLP().status == .optimal)
      #expect(try session.solveInteger().status == .infeasible)
      #expect(try session.solveInteger(MIPOptions(presolve: false)).status == .infeasible)
    }
  }

  @Test func `the search leaves the session and its basis as they were`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.knapsack(items: 25, rows: 3, seed: 1))
      let before = try session.solveLP()
      let basis = session.basis(), rows = session.rowCount
      for presolve in [true, false] {
        _ = try session.solveInteger(MIPOptions(presolve: presolve, cuts: .all, cutOff: 0))
      }
      #expect(session.basis() == basis)
      #expect(session.rowCount == rows)
      let after = try session.solveLP()
      #expect(after.iterations == 0)
      #expect(after.primal == before.primal)
    }
  }

  @Test(arguments: [true, false]) func `a cut-off lets equal solutions through, and no worse ones`(
    _ presolve: Bool
  ) throws {
    let program = Instances.knapsack(items: 20, rows: 3, seed: 2)
    try GLPKThread.run {
      let session = try Session(program)
      let best = try session.solveInteger().objective
      let equal = try session.solveInteger(MIPOptions(presolve: presolve, cutOff: best))
      #expect(equal.status == .optimal && equal.objective == best)
      let better = try session.solveInteger(MIPOptions(presolve: presolve, cutOff: best + 1))
      #expect(better.status == .infeasible)
      #expect(better.bound == best + 1)
    }
  }

  @Test func `a cut-off counts the constant of the objective, and the sense`() throws {
    var program = LinearProgram(sense: .minimise)
    program.objectiveConstant = 100
    program.addColumn(objective: 3, upper: 9, integer: true)
    program.addRow(lower: 7, columns: [0], values: [2])
    try GLPKThread.run {
      let session = try Session(program)
      #expect(try session.solveInteger(MIPOptions(cutOff: 112)).objective == 112)
      let none = try session.solveInteger(MIPOptions(cutOff: 111))
      #expect(none.status == .infeasible && none.bound == 111)
    }
  }

  @Test func `events tell incumbents that improve, with values, and a bound that holds`() throws {
    let program = Instances.knapsack(items: 30, rows: 4, seed: 5)
    try GLPKThread.run {
      for presolve in [true, false] {
        nonisolated(unsafe) var incumbents: [MIPEvent] = [], nodes = 0
        let outcome = try Session(program).solveInteger(MIPOptions(presolve: presolve)) { event in
          if event.kind == .incumbent { incumbents.append(event) } else { nodes += 1 }
          return .goOn
        }
        #expect(nodes > 1)
        try #require(!incumbents.isEmpty)
        var last = -Double.infinity
        for event in incumbents {
          let objective = try #require(event.objective)
          #expect(objective > last)
          last = objective
          #expect(event.bound.map { $0 >= outcome.objective - 1e-6 } == true)
          #expect(event.values.count == program.columnCount)
          #expect(Instances.satisfies(program, event.values))
          #expect(isClose(Instances.value(program, event.values), objective))
        }
        #expect(last == outcome.objective)
      }
    }
  }

  @Test func `an event can stop the search, which keeps what it found`() throws {
    let program = Instances.knapsack(items: 40, rows: 5, seed: 5)
    let outcome = try GLPKThread.withSession(program) {
      try $0.solveInteger { $0.kind == .incumbent ? .stop : .goOn }
    }
    #expect(outcome.stopped == .stoppedByEvent)
    #expect(outcome.status == .feasible)
    #expect(Instances.satisfies(program, outcome.values))
    let bound = try #require(outcome.bound)
    #expect(bound >= outcome.objective)
  }

  @Test func `a limit of nodes stops the search with a bound that holds`() throws {
    let program = Instances.knapsack(items: 40, rows: 5, seed: 6)
    try GLPKThread.run {
      let session = try Session(program)
      let root = try session.solveLP().objective
      let whole = try session.solveInteger()
      try #require(whole.nodes > 60)
      let outcome = try session.solveInteger(MIPOptions(nodeLimit: 30))
      #expect(outcome.stopped == .nodeLimit)
      #expect(outcome.nodes > 30 && outcome.nodes <= 32)
      let bound = try #require(outcome.bound)
      #expect(bound >= whole.objective - 1e-6 && bound <= root + 1e-6)
    }
  }

  @Test func `a relative gap stops the search within it`() throws {
    let program = Instances.knapsack(items: 40, rows: 5, seed: 6)
    try GLPKThread.run {
      let session = try Session(program)
      let whole = try session.solveInteger()
      let outcome = try session.solveInteger(MIPOptions(relativeGap: 0.2))
      #expect(outcome.stopped == .gapReached)
      #expect(outcome.status == .feasible)
      #expect(outcome.nodes < whole.nodes)
      let gap = try #require(outcome.relativeGap)
      #expect(gap <= 0.2 + 1e-9)
      #expect(outcome.bound.map { $0 >= whole.objective - 1e-6 } == true)
    }
  }

  @Test func `continuous and integer columns mix`() throws {
    // max x + y, x integer: 2x + y ≤ 5.5, y ≤ 1: (2, 1).
    var program = LinearProgram(sense: .maximise)
    program.addColumn(objective: 1, integer: true)
    program.addColumn(objective: 1, upper: 1)
    program.addRow(upper: 5.5, columns: [0, 1], values: [2, 1])
    let outcome = try GLPKThread.withSession(program) { try $0.solveInteger() }
    #expect(outcome.values == [2, 1])
  }

  @Test func `a fractional bound of an integer column is named`() throws {
    try GLPKThread.run {
      var program = LinearProgram()
      program.addColumn(objective: 1, upper: 2.5)
      program.addColumn(objective: 1, upper: 2.5, integer: true)
      let session = try Session(program)
      #expect(throws: GLPKFault.fractionalBound(column: 1)) { try session.solveInteger() }
      #expect(try session.solveLP().status == .optimal)
      try session.setColumnBounds(1, lower: -.infinity, upper: 2)
      #expect(try session.solveInteger().status == .unbounded)
      try session.setColumnBounds(1, lower: 1, upper: 2)
      #expect(try session.solveInteger().objective == 1)
    }
  }
}
