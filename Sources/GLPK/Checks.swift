/// What is checked before GLPK sees any data, because GLPK would end the process instead of saying so.
enum Checks {
  static func coefficient(_ value: Double, _ place: GLPKFault.Place) -> GLPKFault? {
    value.isFinite ? nil : .notFinite(place, value: value)
  }

  static func bounds(_ lower: Double, _ upper: Double, _ place: GLPKFault.Place) -> GLPKFault? {
    // NaN fails every comparison.
    lower <= upper && lower < .infinity && upper > -.infinity
      ? nil : .bounds(place, lower: lower, upper: upper)
  }

  /// Entries of one column (or row): indices of rows (or columns) below `count`, each once, with finite values.
  ///
  /// O(k) when the indices ascend, O(k log k) otherwise.
  static func entries(
    _ indices: ArraySlice<Int32>, _ values: ArraySlice<Double>, count: Int, of place: GLPKFault.Place
  ) -> GLPKFault? {
    guard indices.count == values.count else {
      return .shape("\(place) has \(indices.count) indices and \(values.count) values")
    }
    for value in values where !value.isFinite { return .notFinite(place, value: value) }
    return indexList(indices, count: count, across(place))
  }

  /// A list of rows or columns: each in range, none twice.
  static func indexList(
    _ indices: ArraySlice<Int32>, count: Int, _ make: (Int) -> GLPKFault.Place
  ) -> GLPKFault? {
    var ascending = true
    var previous: Int32 = -1
    for index in indices {
      if index < 0 || Int(index) >= count { return .outOfRange(make(Int(index)), count: count) }
      if index <= previous { ascending = false }
      previous = index
    }
    if ascending { return nil }
    let sorted = indices.sorted()
    for k in sorted.indices.dropFirst() where sorted[k] == sorted[k - 1] {
      return .duplicate(make(Int(sorted[k])))
    }
    return nil
  }

  /// Entries of a column name rows, and those of a row columns.
  private static func across(_ place: GLPKFault.Place) -> (Int) -> GLPKFault.Place {
    switch place {
    case .column: GLPKFault.Place.row
    case .row: GLPKFault.Place.column
    }
  }
}
