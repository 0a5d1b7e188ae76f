import GLPK
import TestSupport
import Testing

/// A living problem: grown, changed, cut, and solved again from where it stood.
@Suite struct WarmStartTests {
  /// Cutting stock: width 100, pieces of 45, 36, 31 and 14. The relaxation needs 452.25 rolls.
  @Test func `column generation reaches the optimum of a cutting stock problem`() throws {
    let widths = [45, 36, 31, 14], demands = [97.0, 610, 395, 211]
    try GLPKThread.run {
      var program = LinearProgram()
      for (i, width) in widths.enumerated() {
        program.addRow(lower: demands[i])
        program.addColumn(objective: 1, rows: [Int32(i)], values: [Double(100 / width)])
      }
      let session = try Session(program)
      var outcome = try session.solveLP()
      for _ in 0..<20 {
        let duals = outcome.dual
        var best: (value: Double, counts: [Int]) = (1 + 1e-9, [])
        func pack(_ i: Int, _ room: Int, _ value: Double, _ counts: [Int]) {
          if i == widths.count {
            if value > best.value { best = (value, counts) }
            return
          }
          for k in 0...(room / widths[i]) {
            pack(i + 1, room - k * widths[i], value + Double(k) * duals[i], counts + [k])
          }
        }
        pack(0, 100, 0, [])
        if best.counts.isEmpty { break }
        var batch = ColumnBatch()
        let used = best.counts.indices.filter { best.counts[$0] > 0 }
        batch.add(objective: 1, rows: used.map(Int32.init), values: used.map { Double(best.counts[$0]) })
        try session.addColumns(batch)
        outcome = try session.solveLP()
      }
      #expect(isClose(outcome.objective, 452.25))
      #expect(session.columnCount > 4)
    }
  }

  @Test func `after a column is added the simplex method starts where it ended`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.slow(rows: 60))
      let cold = try session.solveLP()
      #expect(cold.iterations > 20)
      #expect(try session.solveLP().iterations == 0)
      var batch = ColumnBatch()
      batch.add(objective: 1, rows: [0], values: [100])
      try session.addColumns(batch)
      let warm = try session.solveLP()
      #expect(warm.iterations < cold.iterations / 4)
      #expect(isClose(try Session(session.program).solveLP().objective, warm.objective))
    }
  }

  @Test func `after a row is added the dual simplex goes on`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.wyndor())
      _ = try session.solveLP()
      var batch = RowBatch()
      batch.add(upper: 7, columns: [0, 1], values: [1, 1])
      batch.add(lower: 1, columns: [0], values: [1])
      try session.addRows(batch)
      let outcome = try session.solveLP(LPOptions(method: .dual, recovery: .none))
      // x + y ≤ 7 meets y ≤ 6: (1, 6).
      #expect(outcome.status == .optimal)
      #expect(isClose(outcome.objective, 33))
      #expect(outcome.dual.count == 5)
    }
  }

  @Test func `a basis can be taken from one session and given to another`() throws {
    try GLPKThread.run {
      let first = try Session(Instances.slow(rows: 40))
      #expect(first.basis().rows.allSatisfy { $0 == .basic })
      let cold = try first.solveLP()
      let basis = first.basis()
      #expect(basis.rows.count { $0 == .basic } + basis.columns.count { $0 == .basic } == 40)
      let second = try Session(Instances.slow(rows: 40))
      try second.setBasis(basis)
      #expect(second.basis() == basis)
      let warm = try second.solveLP()
      #expect(warm.iterations == 0)
      #expect(isClose(warm.objective, cold.objective))
    }
  }

  @Test func `a basis that does not fit is refused`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.wyndor())
      #expect(throws: GLPKFault.self) { try session.setBasis(Basis(rows: [], columns: [])) }
      #expect(throws: GLPKFault.self) {
        try session.setBasis(
          Basis(rows: [.basic, .basic, .basic], columns: [.basic, .atLower]))
      }
      #expect(isClose(try session.solveLP().objective, 36))
    }
  }

  @Test func `a basis without an inverse costs a try, not the answer`() throws {
    try GLPKThread.run {
      var program = LinearProgram(sense: .maximise)
      program.addRow(upper: 4)
      program.addRow(upper: 8)
      program.addColumn(objective: 1, rows: [0, 1], values: [1, 2])
      program.addColumn(objective: 1, rows: [0, 1], values: [2, 4])
      let session = try Session(program)
      try session.setBasis(Basis(rows: [.atUpper, .atUpper], columns: [.basic, .basic]))
      let outcome = try session.solveLP()
      #expect(outcome.status == .optimal)
      #expect(isClose(outcome.objective, 4))
      #expect(outcome.tries > 1)
      try session.setBasis(Basis(rows: [.atUpper, .atUpper], columns: [.basic, .basic]))
      #expect(try session.solveLP(LPOptions(recovery: .none)).stopped == .numericalTrouble)
    }
  }

  @Test func `every edit gives what a new session of the edited program gives`() throws {
    try GLPKThread.run {
      for seed in 1...30 as ClosedRange<UInt64> {
        var dice = SplitMix64(seed: seed)
        let session = try Session(Instances.small(seed: seed))
        _ = try session.solveLP()
        for _ in 0..<8 {
          let columns = Int32(session.columnCount), rows = Int32(session.rowCount)
          switch Int.random(in: 0..<7, using: &dice) {
          case 0:
            var batch = ColumnBatch()
            batch.add(
              objective: 1, upper: 2, integer: true, rows: 0..<rows, values: (0..<rows).map { Double($0 % 3) }
            )
            batch.add(objective: -1, upper: 1, integer: true)
            try session.addColumns(batch)
          case 1:
            var batch = RowBatch()
            batch.add(upper: 9, columns: 0..<columns, values: (0..<columns).map { Double($0 % 2 + 1) })
            try session.addRows(batch)
          case 2 where rows > 0:
            try session.setRowBounds(Int(rows) - 1, lower: -20, upper: 20)
          case 3 where columns > 0:
            try session.setColumnBounds(columns: [columns - 1], lowers: [0], uppers: [1])
          case 4 where columns > 0:
            try session.setObjective(columns: [0], values: [Double(Int.random(in: -4...4, using: &dice))])
          case 5 where columns > 1:
            try session.deleteColumns([Int32.random(in: 0..<columns, using: &dice)])
          case 6 where rows > 1:
            try session.deleteRows([Int32.random(in: 0..<rows, using: &dice)])
          default: continue
          }
          let living = try session.solveLP(), fresh = try Session(session.program).solveLP()
          #expect(living.status == fresh.status, "seed \(seed)")
          if fresh.status == .optimal { #expect(isClose(living.objective, fresh.objective), "seed \(seed)") }
          #expect(session.basis().rows.count == session.rowCount)
          #expect(session.basis().columns.count == session.columnCount)
        }
      }
    }
  }

  @Test func `the same calls give the same numbers, bit for bit`() throws {
    func play() throws -> [[Double]] {
      try GLPKThread.run {
        let session = try Session(Instances.slow(rows: 50))
        var seen = [try session.solveLP().primal]
        for k in 0..<5 {
          var batch = ColumnBatch()
          batch.add(objective: 90, rows: [Int32(k), Int32(k + 10)], values: [3, 50])
          try session.addColumns(batch)
          let outcome = try session.solveLP()
          seen += [outcome.primal, outcome.dual, [Double(outcome.iterations)]]
        }
        let search = try Session(Instances.knapsack(items: 30, rows: 4, seed: 3)).solveInteger()
        return seen + [search.values, [Double(search.nodes)]]
      }
    }
    #expect(try play() == play())
  }
}
