/// Columns to be added at once, in flat arrays that are parallel to each other.
///
/// Entries of column `k` of the batch stand at `starts[k] ..< starts[k + 1]` of `rows` and `values`.
public struct ColumnBatch: Sendable {
  /// Objective coefficient of each column.
  public var objective: [Double] = []
  /// Lower bound of each column; −∞ for none.
  public var lower: [Double] = []
  /// Upper bound of each column; +∞ for none.
  public var upper: [Double] = []
  /// Whether each column is integer.
  public var integer: [Bool] = []
  /// Where the entries of each column start, and after the last one where they end: one element more than columns.
  public var starts: [Int32] = [0]
  /// Rows of the entries, from 0.
  public var rows: [Int32] = []
  /// Coefficients of the entries.
  public var values: [Double] = []
  /// Name of each column; empty when none has a name.
  public var names: [String?] = []

  /// Makes an empty batch.
  public init() {}

  /// How many columns there are.
  public var count: Int { objective.count }

  /// Adds one column.
  public mutating func add(
    objective: Double, lower: Double = 0, upper: Double = .infinity, integer: Bool = false,
    name: String? = nil,
    rows: some Sequence<Int32> = EmptyCollection(), values: some Sequence<Double> = EmptyCollection()
  ) {
    if name != nil || !names.isEmpty {
      names.append(contentsOf: repeatElement(nil, count: max(0, count - names.count)))
      names.append(name)
    }
    self.objective.append(objective)
    self.lower.append(lower)
    self.upper.append(upper)
    self.integer.append(integer)
    self.rows.append(contentsOf: rows)
    self.values.append(contentsOf: values)
    starts.append(Int32(clamping: self.rows.count))
  }
}

/// Rows to be added at once, in flat arrays that are parallel to each other.
///
/// Entries of row `k` of the batch stand at `starts[k] ..< starts[k + 1]` of `columns` and `values`.
public struct RowBatch: Sendable {
  /// Lower bound of each row; −∞ for none.
  public var lower: [Double] = []
  /// Upper bound of each row; +∞ for none.
  public var upper: [Double] = []
  /// Where the entries of each row start, and after the last one where they end: one element more than rows.
  public var starts: [Int32] = [0]
  /// Columns of the entries, from 0.
  public var columns: [Int32] = []
  /// Coefficients of the entries.
  public var values: [Double] = []
  /// Name of each row; empty when none has a name.
  public var names: [String?] = []

  /// Makes an empty batch.
  public init() {}

  /// How many rows there are.
  public var count: Int { lower.count }

  /// Adds one row.
  public mutating func add(
    lower: Double = -.infinity, upper: Double = .infinity, name: String? = nil,
    columns: some Sequence<Int32> = EmptyCollection(), values: some Sequence<Double> = EmptyCollection()
  ) {
    if name != nil || !names.isEmpty {
      names.append(contentsOf: repeatElement(nil, count: max(0, count - names.count)))
      names.append(name)
    }
    self.lower.append(lower)
    self.upper.append(upper)
    self.columns.append(contentsOf: columns)
    self.values.append(contentsOf: values)
    starts.append(Int32(clamping: self.columns.count))
  }
}
