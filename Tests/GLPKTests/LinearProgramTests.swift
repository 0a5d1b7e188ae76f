import GLPK
import Testing

/// Programs with answers known beforehand, by every method and with presolve.
@Suite struct LinearProgramTests {
  static let ways: [LPOptions] = [
    LPOptions(method: .primal), LPOptions(method: .dual), LPOptions(method: .dualThenPrimal),
    LPOptions(presolve: true), LPOptions(recovery: .none),
  ]

  @Test(arguments: ways) func `the optimum of a textbook program`(_ options: LPOptions) throws {
    let outcome = try GLPKThread.withSession(Instances.wyndor()) { try $0.solveLP(options) }
    #expect(outcome.stopped == .finished)
    #expect(outcome.status == .optimal)
    #expect(isClose(outcome.objective, 36))
    try #require(outcome.primal.count == 2 && outcome.rowActivity.count == 3)
    #expect(isClose(outcome.primal[0], 2) && isClose(outcome.primal[1], 6))
    #expect(isClose(outcome.rowActivity[0], 2) && isClose(outcome.rowActivity[2], 18))
  }

  @Test(arguments: ways) func `bounds of every kind, a free column and a constant`(_ options: LPOptions)
    throws
  {
    // min x − 2y + z + w + 10 with x free, −3 ≤ y ≤ 5, z = 2, w ≤ −1 and x + y ≥ −4, w ≥ −6 as a row.
    var program = LinearProgram()
    program.objectiveConstant = 10
    program.addColumn(objective: 1, lower: -.infinity)
    program.addColumn(objective: -2, lower: -3, upper: 5)
    program.addColumn(objective: 1, lower: 2, upper: 2)
    program.addColumn(objective: 1, lower: -.infinity, upper: -1)
    program.addRow(lower: -4, columns: [0, 1], values: [1, 1])
    program.addRow(lower: -6, columns: [3], values: [1])
    program.addRow()
    let outcome = try GLPKThread.withSession(program) { try $0.solveLP(options) }
    #expect(outcome.status == .optimal)
    #expect(isClose(outcome.objective, -9 - 10 + 2 - 6 + 10))
    #expect(Instances.satisfies(program, outcome.primal))
  }

  @Test(arguments: ways) func `no solution is infeasible, and has no numbers`(_ options: LPOptions) throws {
    var program = LinearProgram()
    program.addColumn(objective: 1)
    program.addColumn(objective: 1)
    program.addRow(lower: 5, columns: [0, 1], values: [1, 1])
    program.addRow(upper: 4, columns: [0, 1], values: [1, 1])
    let outcome = try GLPKThread.withSession(program) { try $0.solveLP(options) }
    #expect(outcome.status == .infeasible)
    #expect(outcome.stopped == .finished)
    #expect(outcome.objective.isNaN && outcome.primal.isEmpty && outcome.dual.isEmpty)
  }

  @Test(arguments: ways) func `no end is unbounded, and told apart from no solution`(_ options: LPOptions)
    throws
  {
    var program = LinearProgram(sense: .maximise)
    program.addColumn(objective: 1)
    program.addColumn(objective: 1)
    program.addRow(upper: 1, columns: [0, 1], values: [1, -1])
    let outcome = try GLPKThread.withSession(program) { try $0.solveLP(options) }
    #expect(outcome.status == .unbounded)
    #expect(outcome.objective.isNaN && outcome.primal.isEmpty)
  }

  @Test(arguments: ways) func `a degenerate program on which the textbook rule cycles`(_ options: LPOptions)
    throws
  {
    // Beale (1955).
    var program = LinearProgram()
    program.addRow(upper: 0)
    program.addRow(upper: 0)
    program.addRow(upper: 1)
    program.addColumn(objective: -0.75, rows: [0, 1], values: [0.25, 0.5])
    program.addColumn(objective: 20, rows: [0, 1], values: [-8, -12])
    program.addColumn(objective: -0.5, rows: [0, 1, 2], values: [-1, -0.5, 1])
    program.addColumn(objective: 6, rows: [0, 1], values: [9, 3])
    let outcome = try GLPKThread.withSession(program) { try $0.solveLP(options) }
    #expect(outcome.status == .optimal)
    #expect(isClose(outcome.objective, -1.25))
  }

  @Test func `programs without rows, columns or entries`() throws {
    try GLPKThread.run {
      let nothing = try Session(LinearProgram()).solveLP()
      #expect(nothing.status == .optimal && nothing.objective == 0)

      var columns = LinearProgram(sense: .maximise)
      columns.addColumn(objective: 2, upper: 3)
      let boxed = try Session(columns).solveLP()
      #expect(boxed.status == .optimal && boxed.objective == 6)
      #expect(try Session(columns).solveInteger().objective == 6)
      #expect(try Session(columns).solveInteger(MIPOptions(presolve: false)).objective == 6)

      columns.addRow(lower: 1)
      let impossible = try Session(columns).solveLP()
      #expect(impossible.status == .infeasible)

      var rows = LinearProgram()
      rows.addRow(upper: 3)
      let idle = try Session(rows).solveLP()
      #expect(idle.status == .optimal && idle.rowActivity == [0])
    }
  }

  @Test func `random programs: primal and dual objectives meet`() throws {
    try GLPKThread.run {
      for seed in 1...60 as ClosedRange<UInt64> {
        let program = Instances.small(seed: seed)
        let outcome = try Session(program).solveLP()
        guard outcome.status == .optimal else {
          #expect(outcome.status == .infeasible, "seed \(seed)")
          continue
        }
        #expect(Instances.satisfies(program, outcome.primal), "seed \(seed)")
        #expect(isClose(Instances.value(program, outcome.primal), outcome.objective), "seed \(seed)")
        // Σ dual·activity + Σ reduced cost·value: every row and column that has a rate rests on its bound.
        var dual = program.objectiveConstant
        for i in 0..<program.rowCount { dual += outcome.dual[i] * outcome.rowActivity[i] }
        for j in 0..<program.columnCount { dual += outcome.reducedCost[j] * outcome.primal[j] }
        #expect(isClose(dual, outcome.objective), "seed \(seed)")
      }
    }
  }
}
