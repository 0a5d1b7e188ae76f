// Changes in batches, each checked as a whole first: one that throws changes nothing.

extension LinearProgram {
  /// Adds columns at once.
  public mutating func addColumns(_ batch: ColumnBatch) throws(GLPKFault) {
    let n = batch.count
    guard batch.lower.count == n, batch.upper.count == n, batch.integer.count == n else {
      throw .shape("a batch of \(n) columns has arrays of other lengths")
    }
    try Self.checkShape(batch.starts, batch.rows.count, batch.values.count, names: batch.names.count, of: n)
    for k in 0..<n {
      let place = GLPKFault.Place.column(columnCount + k)
      let range = Int(batch.starts[k])..<Int(batch.starts[k + 1])
      let wrong =
        Checks.coefficient(batch.objective[k], place) ?? Checks.bounds(batch.lower[k], batch.upper[k], place)
        ?? Checks.entries(batch.rows[range], batch.values[range], count: rowCount, of: place)
      if let wrong { throw wrong }
    }
    guard max(columnCount + n, entryCount + batch.rows.count) < Int(Int32.max) else { throw .tooLarge }
    for k in 0..<n {
      let length = Int(batch.starts[k + 1] - batch.starts[k])
      entryColumns.append(contentsOf: repeatElement(Int32(columnCount + k), count: length))
      columnNames.append(batch.names.isEmpty ? nil : batch.names[k], at: columnCount + k)
    }
    entryRows.append(contentsOf: batch.rows)
    entryValues.append(contentsOf: batch.values)
    columnLower.append(contentsOf: batch.lower)
    columnUpper.append(contentsOf: batch.upper)
    integer.append(contentsOf: batch.integer.map { $0 ? 1 : 0 })
    objective.append(contentsOf: batch.objective)
  }

  /// Adds rows at once.
  public mutating func addRows(_ batch: RowBatch) throws(GLPKFault) {
    let m = batch.count
    guard batch.upper.count == m else {
      throw .shape("a batch of \(m) rows has \(batch.upper.count) upper bounds")
    }
    try Self.checkShape(
      batch.starts, batch.columns.count, batch.values.count, names: batch.names.count, of: m)
    for k in 0..<m {
      let place = GLPKFault.Place.row(rowCount + k)
      let range = Int(batch.starts[k])..<Int(batch.starts[k + 1])
      let wrong =
        Checks.bounds(batch.lower[k], batch.upper[k], place)
        ?? Checks.entries(batch.columns[range], batch.values[range], count: columnCount, of: place)
      if let wrong { throw wrong }
    }
    guard max(rowCount + m, entryCount + batch.columns.count) < Int(Int32.max) else { throw .tooLarge }
    for k in 0..<m {
      let length = Int(batch.starts[k + 1] - batch.starts[k])
      entryRows.append(contentsOf: repeatElement(Int32(rowCount + k), count: length))
      rowNames.append(batch.names.isEmpty ? nil : batch.names[k], at: rowCount + k)
    }
    entryColumns.append(contentsOf: batch.columns)
    entryValues.append(contentsOf: batch.values)
    rowLower.append(contentsOf: batch.lower)
    rowUpper.append(contentsOf: batch.upper)
  }

  /// Sets the bounds of some rows.
  public mutating func setRowBounds(rows: [Int32], lowers: [Double], uppers: [Double]) throws(GLPKFault) {
    guard rows.count == lowers.count, rows.count == uppers.count else {
      throw .shape("\(rows.count) rows have \(lowers.count) lower and \(uppers.count) upper bounds")
    }
    if let wrong = Checks.indexList(rows[...], count: rowCount, GLPKFault.Place.row) { throw wrong }
    for k in rows.indices {
      if let wrong = Checks.bounds(lowers[k], uppers[k], .row(Int(rows[k]))) { throw wrong }
    }
    for k in rows.indices {
      rowLower[Int(rows[k])] = lowers[k]
      rowUpper[Int(rows[k])] = uppers[k]
    }
  }

  /// Sets the bounds of some columns.
  public mutating func setColumnBounds(columns: [Int32], lowers: [Double], uppers: [Double]) throws(GLPKFault)
  {
    guard columns.count == lowers.count, columns.count == uppers.count else {
      throw .shape("\(columns.count) columns have \(lowers.count) lower and \(uppers.count) upper bounds")
    }
    if let wrong = Checks.indexList(columns[...], count: columnCount, GLPKFault.Place.column) { throw wrong }
    for k in columns.indices {
      if let wrong = Checks.bounds(lowers[k], uppers[k], .column(Int(columns[k]))) { throw wrong }
    }
    for k in columns.indices {
      columnLower[Int(columns[k])] = lowers[k]
      columnUpper[Int(columns[k])] = uppers[k]
    }
  }

  /// Sets the objective coefficients of some columns.
  public mutating func setObjective(columns: [Int32], values: [Double]) throws(GLPKFault) {
    guard columns.count == values.count else {
      throw .shape("\(columns.count) columns have \(values.count) objective coefficients")
    }
    if let wrong = Checks.indexList(columns[...], count: columnCount, GLPKFault.Place.column) { throw wrong }
    for k in columns.indices {
      if let wrong = Checks.coefficient(values[k], .column(Int(columns[k]))) { throw wrong }
    }
    for k in columns.indices { objective[Int(columns[k])] = values[k] }
  }

  /// Deletes columns with their entries; those behind them move up. O(columns + entries).
  public mutating func deleteColumns(_ columns: [Int32]) throws(GLPKFault) {
    if let wrong = Checks.indexList(columns[...], count: columnCount, GLPKFault.Place.column) { throw wrong }
    let newIndex = Self.newIndices(columnCount, without: columns)
    keepEntries(entryColumns.indices.filter { newIndex[Int(entryColumns[$0])] >= 0 })
    for e in entryColumns.indices { entryColumns[e] = newIndex[Int(entryColumns[e])] }
    columnNames.keep(newIndex)
    objective.keep(newIndex)
    columnLower.keep(newIndex)
    columnUpper.keep(newIndex)
    integer.keep(newIndex)
  }

  /// Deletes rows with their entries; those behind them move up. O(rows + entries).
  public mutating func deleteRows(_ rows: [Int32]) throws(GLPKFault) {
    if let wrong = Checks.indexList(rows[...], count: rowCount, GLPKFault.Place.row) { throw wrong }
    let newIndex = Self.newIndices(rowCount, without: rows)
    keepEntries(entryRows.indices.filter { newIndex[Int(entryRows[$0])] >= 0 })
    for e in entryRows.indices { entryRows[e] = newIndex[Int(entryRows[e])] }
    rowNames.keep(newIndex)
    rowLower.keep(newIndex)
    rowUpper.keep(newIndex)
  }

  /// The index that each element has once some are gone; −1 for those.
  static func newIndices(_ count: Int, without gone: [Int32]) -> [Int32] {
    var result = [Int32](repeating: 0, count: count)
    for index in gone { result[Int(index)] = -1 }
    var next: Int32 = 0
    for k in 0..<count where result[k] >= 0 {
      result[k] = next
      next += 1
    }
    return result
  }

  private mutating func keepEntries(_ kept: [Int]) {
    guard kept.count < entryCount else { return }
    entryRows = kept.map { entryRows[$0] }
    entryColumns = kept.map { entryColumns[$0] }
    entryValues = kept.map { entryValues[$0] }
  }

  private static func checkShape(
    _ starts: [Int32], _ indices: Int, _ values: Int, names: Int, of count: Int
  ) throws(GLPKFault) {
    guard starts.count == count + 1, starts[0] == 0, Int(starts[count]) == indices, indices == values,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .shape("the entries of a batch of \(count) do not fit its starts") }
    guard names == 0 || names == count else { throw .shape("a batch of \(count) has \(names) names") }
  }
}

extension Array {
  /// Keeps the elements whose new index is not negative.
  mutating func keep(_ newIndex: [Int32]) {
    var next = 0
    for k in indices where newIndex[k] >= 0 {
      self[next] = self[k]
      next += 1
    }
    removeSubrange(next...)
  }
}
