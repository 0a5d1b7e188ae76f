internal import CGLPK

/// A living problem inside GLPK: changed in batches, solved again and again from where the last solve ended.
///
/// A session belongs to the ``GLPKThread`` on which it was made; from anywhere else its methods throw
/// ``GLPKFault/wrongThread``. Many sessions may live on one thread. It keeps its ``program`` as plain data beside GLPK's
/// own, so that a fault, or a cancellation in the middle of the simplex method, costs only time: GLPK's environment goes
/// with every problem of the thread, and each session rebuilds itself, basis included, when it is next used.
///
/// A batch with wrong data throws and changes nothing. When GLPK itself fails while it takes a batch, the batch stands.
public final class Session {
  /// The problem as it is now.
  public internal(set) var program: LinearProgram

  var problem = cglpk_problem()
  /// Where the last solve ended; `nil` when there was none. Rows and columns added since are not in it.
  var lastBasis: Basis?
  /// A fault to raise in the next solves, one each, for tests.
  package var provoked: [ProvokedFault] = []
  private let owner: UInt64

  /// Makes a living problem of a program. O(entries).
  ///
  /// - Throws: ``GLPKFault/wrongThread`` outside a ``GLPKThread``; otherwise what is wrong with the program.
  public init(_ program: LinearProgram) throws(GLPKFault) {
    self.program = program
    owner = cglpk_thread_number()
    try program.validate()
    try enter()
  }

  deinit {
    // On another thread the generation differs and nothing is touched: the memory goes with its own thread.
    cglpk_delete(&problem)
  }

  /// How many columns there are.
  public var columnCount: Int { program.columnCount }

  /// How many rows there are.
  public var rowCount: Int { program.rowCount }

  /// Adds columns; the basis stays, with the new columns outside it. O(entries of the batch).
  public func addColumns(_ batch: ColumnBatch) throws(GLPKFault) {
    try enter()
    try program.addColumns(batch)
    let integer = batch.integer.map { $0 ? UInt8(1) : 0 }
    var flat = cglpk_batch()
    try check(
      withPointers(batch.objective, batch.lower, batch.upper, batch.values) {
        objective, lower, upper, values in
        integer.withUnsafeBufferPointer { integer in
          withPointers(batch.starts, batch.rows) { starts, rows in
            flat.count = Int32(batch.count)
            flat.objective = objective
            flat.lower = lower
            flat.upper = upper
            flat.integer = integer.baseAddress
            flat.starts = starts
            flat.indices = rows
            flat.values = values
            return cglpk_add_columns(&problem, &flat)
          }
        }
      })
  }

  /// Adds rows; the basis stays, with the new rows in it. O(entries of the batch).
  public func addRows(_ batch: RowBatch) throws(GLPKFault) {
    try enter()
    try program.addRows(batch)
    var flat = cglpk_batch()
    try check(
      withPointers(batch.lower, batch.upper, batch.values, []) { lower, upper, values, _ in
        withPointers(batch.starts, batch.columns) { starts, columns in
          flat.count = Int32(batch.count)
          flat.lower = lower
          flat.upper = upper
          flat.starts = starts
          flat.indices = columns
          flat.values = values
          return cglpk_add_rows(&problem, &flat)
        }
      })
  }

  /// Sets the bounds of one row.
  public func setRowBounds(_ row: Int, lower: Double, upper: Double) throws(GLPKFault) {
    try setRowBounds(rows: [Int32(clamping: row)], lowers: [lower], uppers: [upper])
  }

  /// Sets the bounds of some rows, each named once.
  public func setRowBounds(rows: [Int32], lowers: [Double], uppers: [Double]) throws(GLPKFault) {
    try enter()
    try program.setRowBounds(rows: rows, lowers: lowers, uppers: uppers)
    try check(cglpk_set_row_bounds(&problem, Int32(rows.count), rows, lowers, uppers))
  }

  /// Sets the bounds of one column.
  public func setColumnBounds(_ column: Int, lower: Double, upper: Double) throws(GLPKFault) {
    try setColumnBounds(columns: [Int32(clamping: column)], lowers: [lower], uppers: [upper])
  }

  /// Sets the bounds of some columns, each named once.
  public func setColumnBounds(columns: [Int32], lowers: [Double], uppers: [Double]) throws(GLPKFault) {
    try enter()
    try program.setColumnBounds(columns: columns, lowers: lowers, uppers: uppers)
    try check(cglpk_set_column_bounds(&problem, Int32(columns.count), columns, lowers, uppers))
  }

  /// Sets the objective coefficients of some columns, each named once.
  public func setObjective(columns: [Int32], values: [Double]) throws(GLPKFault) {
    try enter()
    try program.setObjective(columns: columns, values: values)
    try check(
      cglpk_set_objective(&problem, Int32(columns.count), columns, values, program.objectiveConstant))
  }

  /// Deletes columns, each named once; those behind them move up.
  public func deleteColumns(_ columns: [Int32]) throws(GLPKFault) {
    try enter()
    let count = columnCount
    try program.deleteColumns(columns)
    if var basis = lastBasis {
      basis = basis.extended(rows: 0, columns: count)
      basis.columns.keep(LinearProgram.newIndices(count, without: columns))
      lastBasis = basis
    }
    try check(cglpk_delete_columns(&problem, Int32(columns.count), columns))
  }

  /// Deletes rows, each named once; those behind them move up.
  public func deleteRows(_ rows: [Int32]) throws(GLPKFault) {
    try enter()
    let count = rowCount
    try program.deleteRows(rows)
    if var basis = lastBasis {
      basis = basis.extended(rows: count, columns: 0)
      basis.rows.keep(LinearProgram.newIndices(count, without: rows))
      lastBasis = basis
    }
    try check(cglpk_delete_rows(&problem, Int32(rows.count), rows))
  }

  /// Where the last solve ended or what was set since; new rows are basic and new columns at their lower bound.
  public func basis() -> Basis {
    lastBasis?.extended(rows: rowCount, columns: columnCount)
      ?? .standard(rows: rowCount, columns: columnCount)
  }

  /// Lets the next solve start from a basis. One that is not regular makes that solve take its next try.
  ///
  /// - Throws: ``GLPKFault/shape(_:)`` unless it has a status for every row and column, and as many basic ones as rows.
  public func setBasis(_ basis: Basis) throws(GLPKFault) {
    guard basis.rows.count == rowCount, basis.columns.count == columnCount else {
      throw .shape(
        "a basis of \(basis.rows.count) rows and \(basis.columns.count) columns for \(rowCount) and \(columnCount)"
      )
    }
    let basic = basis.rows.count { $0 == .basic } + basis.columns.count { $0 == .basic }
    guard basic == rowCount else { throw .shape("a basis of \(basic) basic elements for \(rowCount) rows") }
    try enter()
    lastBasis = basis
    try check(load(basis))
  }

  private func load(_ basis: Basis) -> cglpk_status {
    let rows = basis.rows.map(\.rawValue), columns = basis.columns.map(\.rawValue)
    return cglpk_set_basis(&problem, Int32(rows.count), rows, Int32(columns.count), columns)
  }

  /// Every call starts here: on the right thread, outside events, with a living problem.
  func enter() throws(GLPKFault) {
    try checkThread()
    if problem.generation == cglpk_generation() { return }
    try check(program.withC { cglpk_create(&problem, &$0) })
    if let lastBasis { try check(load(lastBasis)) }
  }

  func checkThread() throws(GLPKFault) {
    guard owner != 0, owner == cglpk_thread_number() else { throw .wrongThread }
    // Before `problem` is touched: the solve that runs holds it.
    guard cglpk_is_inside() == 0 else { throw .insideEvent }
  }

  /// Turns what a guarded call came to into a typed error.
  func check(_ status: cglpk_status) throws(GLPKFault) {
    switch status {
    case .done: return
    case .busy: throw .insideEvent
    case .detached: throw .wrongThread
    case .assertion: throw .assertion(Self.message)
    case .memory: throw .memory(Self.message)
    case .misuse, .cancelled, .deadline: throw .misuse(Self.message)
    }
  }

  static var message: String {
    let text = String(cString: cglpk_message())
    return text.split(separator: "\n").joined(separator: "; ")
  }
}
