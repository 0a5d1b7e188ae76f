import GLPK
import Testing

@Test func `a tiny program is solved, grown and solved again`() throws {
  try GLPKThread.run {
    var program = LinearProgram(sense: .maximise)
    let row = program.addRow(upper: 4)
    program.addColumn(objective: 1, integer: true, rows: [Int32(row)], values: [3])
    let session = try Session(program)
    let first = try session.solveLP()
    #expect(first.status == .optimal)
    #expect(abs(first.objective - 4.0 / 3) < 1e-9)
    var batch = ColumnBatch()
    batch.add(objective: 1, upper: 1, integer: true, rows: [0], values: [2])
    try session.addColumns(batch)
    let second = try session.solveLP()
    #expect(abs(second.objective - (1 + 2.0 / 3)) < 1e-9)
    let whole = try session.solveInteger()
    #expect(whole.status == .optimal)
    #expect(whole.objective == 1)
    #expect(whole.bound == 1)
  }
}
