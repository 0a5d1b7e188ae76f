/// Which way the objective goes.
public enum Sense: Sendable {
  /// Towards −∞.
  case minimise
  /// Towards +∞.
  case maximise
}

/// A linear or integer program as plain data: parallel arrays, rows and columns numbered from 0.
///
/// Columns are added with entries on rows that exist already, and rows with entries on columns that exist already. Wrong
/// data is kept out: the first fault is remembered in ``fault`` and thrown when a ``Session`` is made.
public struct LinearProgram: Sendable {
  /// Which way the objective goes.
  public var sense: Sense
  /// A constant that is added to the objective.
  public var objectiveConstant: Double = 0
  /// Objective coefficient of each column.
  public internal(set) var objective: [Double] = []
  /// Lower bound of each column; −∞ for none.
  public internal(set) var columnLower: [Double] = []
  /// Upper bound of each column; +∞ for none.
  public internal(set) var columnUpper: [Double] = []
  /// Lower bound of each row; −∞ for none.
  public internal(set) var rowLower: [Double] = []
  /// Upper bound of each row; +∞ for none.
  public internal(set) var rowUpper: [Double] = []
  /// Row of each entry of the matrix, in the order in which they came.
  public internal(set) var entryRows: [Int32] = []
  /// Column of each entry of the matrix.
  public internal(set) var entryColumns: [Int32] = []
  /// Coefficient of each entry of the matrix.
  public internal(set) var entryValues: [Double] = []
  /// The first thing that is wrong with what was added, if anything.
  public internal(set) var fault: GLPKFault?

  // Bytes, because C reads them.
  var integer: [UInt8] = []
  var columnNames = NameList()
  var rowNames = NameList()

  /// Makes an empty program.
  public init(sense: Sense = .minimise) { self.sense = sense }

  /// How many columns there are.
  public var columnCount: Int { objective.count }

  /// How many rows there are.
  public var rowCount: Int { rowLower.count }

  /// How many entries the matrix has.
  public var entryCount: Int { entryValues.count }

  /// The name a column was given, if any.
  public func columnName(_ column: Int) -> String? { columnNames[column] }

  /// The name a row was given, if any.
  public func rowName(_ row: Int) -> String? { rowNames[row] }

  /// Adds a column with entries on rows that exist.
  ///
  /// - Returns: Its index. A column that is refused (see ``fault``) is counted as well, without its entries.
  @discardableResult public mutating func addColumn(
    objective: Double, lower: Double = 0, upper: Double = .infinity, integer: Bool = false,
    name: String? = nil,
    rows: [Int32] = [], values: [Double] = []
  ) -> Int {
    let column = columnCount
    let wrong =
      Checks.coefficient(objective, .column(column)) ?? Checks.bounds(lower, upper, .column(column))
      ?? Checks.entries(rows[...], values[...], count: rowCount, of: .column(column))
    self.objective.append(objective)
    columnLower.append(lower)
    columnUpper.append(upper)
    self.integer.append(integer ? 1 : 0)
    columnNames.append(name, at: column)
    if let wrong {
      fault = fault ?? wrong
    } else {
      entryRows.append(contentsOf: rows)
      entryColumns.append(contentsOf: repeatElement(Int32(truncatingIfNeeded: column), count: rows.count))
      entryValues.append(contentsOf: values)
    }
    return column
  }

  /// Adds a row with entries on columns that exist.
  ///
  /// - Returns: Its index. A row that is refused (see ``fault``) is counted as well, without its entries.
  @discardableResult public mutating func addRow(
    lower: Double = -.infinity, upper: Double = .infinity, name: String? = nil, columns: [Int32] = [],
    values: [Double] = []
  ) -> Int {
    let row = rowCount
    let wrong =
      Checks.bounds(lower, upper, .row(row))
      ?? Checks.entries(columns[...], values[...], count: columnCount, of: .row(row))
    rowLower.append(lower)
    rowUpper.append(upper)
    rowNames.append(name, at: row)
    if let wrong {
      fault = fault ?? wrong
    } else {
      entryRows.append(contentsOf: repeatElement(Int32(truncatingIfNeeded: row), count: columns.count))
      entryColumns.append(contentsOf: columns)
      entryValues.append(contentsOf: values)
    }
    return row
  }

  /// Throws the first thing that is wrong, if anything.
  public func validate() throws(GLPKFault) {
    if let fault { throw fault }
    if !objectiveConstant.isFinite { throw .shape("the constant of the objective is \(objectiveConstant)") }
    if max(columnCount, rowCount, entryCount) >= Int(Int32.max) { throw .tooLarge }
  }
}
