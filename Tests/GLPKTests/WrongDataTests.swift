import GLPK
import Testing

/// Data that GLPK would end the process for is refused before, by a fault that names the place.
@Suite struct WrongDataTests {
  private func fault(_ build: (inout LinearProgram) -> Void) -> GLPKFault? {
    var program = LinearProgram()
    program.addRow(upper: 1)
    program.addRow(upper: 1)
    program.addColumn(objective: 1)
    build(&program)
    return GLPKThread.run { GLPKTests.fault(of: { () throws(GLPKFault) in _ = try Session(program) }) }
  }

  @Test func `a program without faults makes a session`() {
    #expect(fault { _ in } == nil)
  }

  @Test func `a row that does not exist`() {
    #expect(
      fault { $0.addColumn(objective: 1, rows: [0, 2], values: [1, 1]) } == .outOfRange(.row(2), count: 2))
    #expect(fault { $0.addColumn(objective: 1, rows: [-1], values: [1]) } == .outOfRange(.row(-1), count: 2))
  }

  @Test func `a column that does not exist`() {
    #expect(fault { $0.addRow(columns: [1], values: [1]) } == .outOfRange(.column(1), count: 1))
  }

  @Test func `an entry that is named twice`() {
    #expect(fault { $0.addColumn(objective: 1, rows: [1, 0, 1], values: [1, 1, 1]) } == .duplicate(.row(1)))
    #expect(fault { $0.addRow(columns: [0, 0], values: [1, 2]) } == .duplicate(.column(0)))
  }

  @Test func `coefficients that are no numbers`() throws {
    #expect(fault { $0.addColumn(objective: .infinity) } == .notFinite(.column(1), value: .infinity))
    #expect(
      fault { $0.addRow(columns: [0], values: [-.infinity]) } == .notFinite(.row(2), value: -.infinity))
    guard case .notFinite(.column(1), let value) = fault({ $0.addColumn(objective: .nan) }) else {
      Issue.record("a NaN was taken")
      return
    }
    #expect(value.isNaN)
    #expect(fault { $0.objectiveConstant = .nan } != nil)
  }

  @Test func `bounds that nothing can meet`() {
    #expect(
      fault { $0.addColumn(objective: 1, lower: 2, upper: 1) } == .bounds(.column(1), lower: 2, upper: 1))
    #expect(fault { $0.addRow(lower: .infinity) } == .bounds(.row(2), lower: .infinity, upper: .infinity))
    #expect(
      fault { $0.addColumn(objective: 1, lower: -.infinity, upper: -.infinity) }
        == .bounds(.column(1), lower: -.infinity, upper: -.infinity))
    #expect(fault { $0.addColumn(objective: 1, upper: .nan) } != nil)
  }

  @Test func `arrays of different lengths`() {
    #expect(fault { $0.addColumn(objective: 1, rows: [0], values: []) } != nil)
    #expect(fault { $0.addRow(columns: [0], values: [1, 2]) } != nil)
  }

  @Test func `the first of several faults is told`() {
    let first = fault {
      $0.addColumn(objective: 1, rows: [7], values: [1])
      $0.addColumn(objective: .nan)
    }
    #expect(first == .outOfRange(.row(7), count: 2))
  }

  @Test func `a batch with a fault throws it and changes nothing`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.wyndor())
      let before = try session.solveLP().objective

      var columns = ColumnBatch()
      columns.add(objective: 9, rows: [0], values: [1])
      columns.add(objective: 9, rows: [3], values: [1])
      #expect(throws: GLPKFault.outOfRange(.row(3), count: 3)) { try session.addColumns(columns) }
      columns = ColumnBatch()
      columns.add(objective: 9, rows: [2, 2], values: [1, 1])
      #expect(throws: GLPKFault.duplicate(.row(2))) { try session.addColumns(columns) }
      columns = ColumnBatch()
      columns.add(objective: 1)
      columns.starts = [0, 1]
      #expect(throws: GLPKFault.self) { try session.addColumns(columns) }
      columns.starts = []
      #expect(throws: GLPKFault.self) { try session.addColumns(columns) }
      columns = ColumnBatch()
      columns.add(objective: 1)
      columns.upper = []
      #expect(throws: GLPKFault.self) { try session.addColumns(columns) }

      var rows = RowBatch()
      rows.add(upper: 1, columns: [2], values: [1])
      #expect(throws: GLPKFault.outOfRange(.column(2), count: 2)) { try session.addRows(rows) }

      #expect(throws: GLPKFault.outOfRange(.row(3), count: 3)) {
        try session.setRowBounds(rows: [0, 3], lowers: [0, 0], uppers: [0, 0])
      }
      #expect(throws: GLPKFault.bounds(.row(1), lower: 3, upper: 2)) {
        try session.setRowBounds(rows: [0, 1], lowers: [0, 3], uppers: [0, 2])
      }
      #expect(throws: GLPKFault.outOfRange(.column(-1), count: 2)) {
        try session.setColumnBounds(-1, lower: 0, upper: 0)
      }
      #expect(throws: GLPKFault.notFinite(.column(0), value: .infinity)) {
        try session.setObjective(columns: [1, 0], values: [0, .infinity])
      }
      #expect(throws: GLPKFault.duplicate(.column(0))) { try session.deleteColumns([0, 1, 0]) }
      #expect(throws: GLPKFault.outOfRange(.row(9), count: 3)) { try session.deleteRows([9]) }

      #expect(session.columnCount == 2 && session.rowCount == 3)
      #expect(try session.solveLP().objective == before)
    }
  }

  @Test func `every fault says in a sentence what is wrong`() {
    let faults: [GLPKFault] = [
      .outOfRange(.row(3), count: 2), .duplicate(.column(1)), .notFinite(.row(0), value: .nan),
      .bounds(.column(4), lower: 2, upper: 1), .fractionalBound(column: 7), .wrongThread, .insideEvent,
      .tooLarge,
      .file(path: "a.lp", reason: "no room"), .misuse("m"), .assertion("a"), .memory("b"), .shape("c"),
    ]
    #expect(Set(faults.map(\.description)).count == faults.count)
    #expect(faults[0].description == "row 3 does not exist: there are 2")
    #expect(faults[4].description.contains("integer column 7"))
  }
}
