internal import GLPK

/// A linear program under construction, whose rows and columns have readable names where they are asked for.
struct CompactProgram: Sendable {
  private(set) var program = LinearProgram()
  /// Names cost time: only files need them.
  let isNamed: Bool

  init(isNamed: Bool) { self.isNamed = isNamed }

  /// Adds a column that is 0 or 1.
  mutating func addBinary(_ name: @autoclosure () -> String) -> Int32 {
    Int32(program.addColumn(objective: 0, upper: 1, integer: true, name: isNamed ? name() : nil))
  }

  /// Adds a column between 0 and `most` that comes out whole by itself.
  mutating func addAmount(upTo most: Double, _ name: @autoclosure () -> String) -> Int32 {
    Int32(program.addColumn(objective: 0, upper: most, name: isNamed ? name() : nil))
  }

  /// Adds the row `least ≤ sum ≤ most`. A sum of nothing adds none, unless 0 breaks it.
  mutating func addRow(
    _ sum: Sum, atLeast least: Double = -.infinity, atMost most: Double = .infinity,
    _ name: @autoclosure () -> String
  ) {
    if sum.columns.isEmpty && least <= 0 && most >= 0 { return }
    program.addRow(
      lower: least, upper: most, name: isNamed ? name() : nil, columns: sum.columns, values: sum.values)
  }

  /// Adds the row `sum = value`.
  mutating func addRow(_ sum: Sum, equals value: Double, _ name: @autoclosure () -> String) {
    addRow(sum, atLeast: value, atMost: value, name())
  }
}

/// A weighted sum of columns, each of which stands in it once.
struct Sum: Sendable {
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []

  init() {}

  /// The plain sum of some columns.
  init(_ columns: some Sequence<Int32>) { add(columns) }

  mutating func add(_ column: Int32, times value: Double = 1) {
    columns.append(column)
    values.append(value)
  }

  mutating func add(_ columns: some Sequence<Int32>, times value: Double = 1) {
    for column in columns { add(column, times: value) }
  }

  /// Every coefficient multiplied.
  func times(_ factor: Double) -> Sum {
    var result = self
    if factor != 1 { result.values = values.map { $0 * factor } }
    return result
  }
}
