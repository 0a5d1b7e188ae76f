import GLPK
import TestSupport

enum Instances {
  /// max 3x + 5y; x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18. Optimum 36 at (2, 6); the duals are 0, 3/2, 1.
  static func wyndor() -> LinearProgram {
    var program = LinearProgram(sense: .maximise)
    program.addRow(upper: 4, name: "plant 1")
    program.addRow(upper: 12, name: "plant 2")
    program.addRow(upper: 18, name: "plant 3")
    program.addColumn(objective: 3, name: "doors", rows: [0, 2], values: [1, 3])
    program.addColumn(objective: 5, name: "windows", rows: [1, 2], values: [2, 2])
    return program
  }

  /// A program with a solution, three tenths dense, with twice as many columns as rows, all of them equations: from 600
  /// rows on it takes the simplex method many seconds.
  static func slow(rows: Int, integer: Bool = false) -> LinearProgram {
    var dice = SplitMix64(seed: 7)
    var program = LinearProgram()
    var activity = [Double](repeating: 0, count: rows)
    var batch = ColumnBatch()
    for _ in 0..<2 * rows {
      let value = Double(dice.next() % 10)
      var chosen: [Int32] = [], coefficients: [Double] = []
      for i in 0..<rows {
        let draw = dice.next()
        guard draw % 10 < 3 else { continue }
        let coefficient = Double(Int(draw >> 32) % 100 - 30)
        chosen.append(Int32(i))
        coefficients.append(coefficient)
        activity[i] += coefficient * value
      }
      batch.add(
        objective: Double(1 + dice.next() % 100), integer: integer, rows: chosen, values: coefficients)
    }
    for i in 0..<rows { program.addRow(lower: activity[i], upper: activity[i]) }
    do { try program.addColumns(batch) } catch { fatalError("\(error)") }
    return program
  }

  /// A knapsack of several dimensions whose tree is long.
  static func knapsack(items: Int, rows: Int, seed: UInt64) -> LinearProgram {
    var dice = SplitMix64(seed: seed)
    var program = LinearProgram(sense: .maximise)
    let weights = (0..<rows).map { _ in (0..<items).map { _ in Int.random(in: 10...60, using: &dice) } }
    for row in weights { program.addRow(upper: Double(row.reduce(0, +) / 3)) }
    for j in 0..<items {
      program.addColumn(
        objective: Double(Int.random(in: 20...40, using: &dice)), upper: 1, integer: true,
        rows: (0..<rows).map(Int32.init), values: weights.map { Double($0[j]) })
    }
    return program
  }

  /// A market split of Cornuéjols and Dawande (1998): solutions are easy, the best one out of 2⁴⁰ is far beyond branch
  /// and bound. Five rows of weights are to be split in halves; what is missing is paid for.
  static func marketSplit() -> LinearProgram {
    var dice = SplitMix64(seed: 1)
    var program = LinearProgram()
    let weights = (0..<5).map { _ in (0..<40).map { _ in Double(dice.next() % 100) } }
    for row in weights {
      let half = (row.reduce(0, +) / 2).rounded(.down)
      program.addRow(lower: half, upper: half)
    }
    for j in 0..<40 {
      program.addColumn(
        objective: 0, upper: 1, integer: true, rows: (0..<5).map(Int32.init), values: weights.map { $0[j] })
    }
    for i in 0..<5 as Range<Int32> {
      program.addColumn(objective: 1, rows: [i], values: [1])
      program.addColumn(objective: 1, rows: [i], values: [-1])
    }
    return program
  }

  /// A packing program on which GLPK's presolver, which nothing can interrupt, works for seconds.
  static func slowToPresolve() -> LinearProgram {
    var dice = SplitMix64(seed: 1)
    var program = LinearProgram(sense: .maximise)
    for _ in 0..<200 { program.addRow(upper: Double(3 + dice.next() % 10)) }
    for _ in 0..<20_000 {
      var rows: [Int32] = []
      while rows.count < 10 {
        let row = Int32(dice.next() % 200)
        if !rows.contains(row) { rows.append(row) }
      }
      program.addColumn(
        objective: Double(10 + dice.next() % 20), upper: 3, integer: true,
        rows: rows, values: (0..<10).map { _ in Double(1 + dice.next() % 3) })
    }
    return program
  }

  /// A small integer program with coefficients of both signs, boxes of at most 4 values and rows of every kind.
  static func small(seed: UInt64) -> LinearProgram {
    var dice = SplitMix64(seed: seed)
    var program = LinearProgram(sense: Bool.random(using: &dice) ? .minimise : .maximise)
    program.objectiveConstant = Double(Int.random(in: -5...5, using: &dice))
    let columns = Int.random(in: 1...6, using: &dice)
    for _ in 0..<columns {
      let lower = Int.random(in: -2...1, using: &dice)
      program.addColumn(
        objective: Double(Int.random(in: -9...9, using: &dice)), lower: Double(lower),
        upper: Double(lower + Int.random(in: 0...3, using: &dice)), integer: true)
    }
    for _ in 0..<Int.random(in: 0...5, using: &dice) {
      let chosen = (0..<columns).filter { _ in Int.random(in: 0..<3, using: &dice) > 0 }
      let middle = Int.random(in: -6...6, using: &dice)
      var lower = Double(middle), upper = Double(middle)
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: lower = -.infinity
      case 1: upper = .infinity
      case 2: lower -= 3
      default: break
      }
      program.addRow(
        lower: lower, upper: upper, columns: chosen.map(Int32.init),
        values: chosen.map { _ in Double(Int.random(in: -5...5, using: &dice)) })
    }
    return program
  }

  /// The best value of a program whose columns are all integer and boxed, by trying every point; `nil` when there is none.
  static func bruteForce(_ program: LinearProgram) -> Double? {
    var best: Double?
    var point = program.columnLower
    while true {
      if satisfies(program, point) {
        let value = self.value(program, point)
        if let known = best {
          best = program.sense == .minimise ? min(known, value) : max(known, value)
        } else {
          best = value
        }
      }
      guard let j = point.indices.first(where: { point[$0] < program.columnUpper[$0] }) else { return best }
      point[j] += 1
      for k in 0..<j { point[k] = program.columnLower[k] }
    }
  }

  static func value(_ program: LinearProgram, _ point: [Double]) -> Double {
    zip(program.objective, point).reduce(program.objectiveConstant) { $0 + $1.0 * $1.1 }
  }

  /// Whether a point meets every bound, with a tolerance for points that are not whole.
  static func satisfies(_ program: LinearProgram, _ point: [Double], within tolerance: Double = 1e-6) -> Bool
  {
    var activity = [Double](repeating: 0, count: program.rowCount)
    for e in 0..<program.entryCount {
      activity[Int(program.entryRows[e])] += program.entryValues[e] * point[Int(program.entryColumns[e])]
    }
    func inside(_ x: Double, _ lower: Double, _ upper: Double) -> Bool {
      x >= lower - tolerance && x <= upper + tolerance
    }
    return activity.indices.allSatisfy { inside(activity[$0], program.rowLower[$0], program.rowUpper[$0]) }
      && point.indices.allSatisfy { inside(point[$0], program.columnLower[$0], program.columnUpper[$0]) }
  }
}

/// Whether two numbers differ by no more than rounding.
func isClose(_ a: Double, _ b: Double, within tolerance: Double = 1e-6) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(b))
}

/// What `body` throws, if anything.
func fault(of body: () throws(GLPKFault) -> Void) -> GLPKFault? {
  do throws(GLPKFault) {
    try body()
    return nil
  } catch {
    return error
  }
}
