import GLPK
import Testing

/// `dual[i]` is ∂objective/∂bound of row i, whichever the sense; `reducedCost[j]` is c[j] − Σ dual[i]·a[i,j].
@Suite struct DualSignTests {
  /// Solves a program and the same with each bound moved, and compares the change with the dual value.
  private func checkRates(_ program: LinearProgram) throws {
    try GLPKThread.run {
      let session = try Session(program)
      let outcome = try session.solveLP()
      try #require(outcome.status == .optimal)
      let step = 1.0 / 64
      for i in 0..<program.rowCount {
        let lower = program.rowLower[i], upper = program.rowUpper[i]
        try session.setRowBounds(i, lower: lower + step, upper: upper + step)
        let moved = try session.solveLP(LPOptions(method: .dual))
        #expect(isClose((moved.objective - outcome.objective) / step, outcome.dual[i]), "row \(i)")
        try session.setRowBounds(i, lower: lower, upper: upper)
      }
      for j in 0..<program.columnCount {
        var price = program.objective[j]
        for e in 0..<program.entryCount where Int(program.entryColumns[e]) == j {
          price -= outcome.dual[Int(program.entryRows[e])] * program.entryValues[e]
        }
        #expect(isClose(price, outcome.reducedCost[j]), "column \(j)")
      }
    }
  }

  @Test func `maximise: rows at their upper bound have duals of at least 0`() throws {
    let outcome = try GLPKThread.withSession(Instances.wyndor()) { try $0.solveLP() }
    #expect(isClose(outcome.dual[0], 0) && isClose(outcome.dual[1], 1.5) && isClose(outcome.dual[2], 1))
    #expect(isClose(outcome.reducedCost[0], 0) && isClose(outcome.reducedCost[1], 0))
    try checkRates(Instances.wyndor())
  }

  @Test func `maximise: rows at their lower bound have duals of at most 0`() throws {
    // max −x − y with x + 2y ≥ 4, 3x + y ≥ 6: (8/5, 6/5).
    var program = LinearProgram(sense: .maximise)
    program.addRow(lower: 4)
    program.addRow(lower: 6)
    program.addColumn(objective: -1, rows: [0, 1], values: [1, 3])
    program.addColumn(objective: -1, rows: [0, 1], values: [2, 1])
    let outcome = try GLPKThread.withSession(program) { try $0.solveLP() }
    #expect(isClose(outcome.dual[0], -0.4) && isClose(outcome.dual[1], -0.2))
    try checkRates(program)
  }

  @Test func `minimise: rows at their lower bound have duals of at least 0`() throws {
    var program = LinearProgram(sense: .minimise)
    program.addRow(lower: 4)
    program.addRow(lower: 6)
    program.addColumn(objective: 1, rows: [0, 1], values: [1, 3])
    program.addColumn(objective: 1, rows: [0, 1], values: [2, 1])
    let outcome = try GLPKThread.withSession(program) { try $0.solveLP() }
    #expect(isClose(outcome.dual[0], 0.4) && isClose(outcome.dual[1], 0.2))
    try checkRates(program)
  }

  @Test func `minimise: rows at their upper bound have duals of at most 0`() throws {
    var program = LinearProgram(sense: .minimise)
    program.addRow(upper: 4)
    program.addRow(upper: 12)
    program.addRow(upper: 18)
    program.addColumn(objective: -3, rows: [0, 2], values: [1, 3])
    program.addColumn(objective: -5, rows: [1, 2], values: [2, 2])
    let outcome = try GLPKThread.withSession(program) { try $0.solveLP() }
    #expect(isClose(outcome.dual[1], -1.5) && isClose(outcome.dual[2], -1))
    try checkRates(program)
  }

  @Test(arguments: [Sense.minimise, .maximise])
  func `a column that would improve the program has the sign that says so`(_ sense: Sense) throws {
    // One unit of the row is worth 2 in the program that exists; a column that pays 3 for one improves it, 1 does not.
    let direction: Double = sense == .maximise ? 1 : -1
    try GLPKThread.run {
      var program = LinearProgram(sense: sense)
      program.addRow(upper: 10)
      program.addColumn(objective: 2 * direction, rows: [0], values: [1])
      let session = try Session(program)
      let dual = try session.solveLP().dual[0]
      #expect((3 * direction - dual) * direction > 0)
      #expect((1 * direction - dual) * direction < 0)
      var batch = ColumnBatch()
      batch.add(objective: 3 * direction, rows: [0], values: [1])
      batch.add(objective: 1 * direction, rows: [0], values: [1])
      try session.addColumns(batch)
      let outcome = try session.solveLP()
      #expect(isClose(outcome.objective, 30 * direction))
      #expect(outcome.reducedCost[2] * direction < 0)
    }
  }
}
