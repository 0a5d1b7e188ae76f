/// Which rows and columns are basic: where the simplex method stands, and where it may start.
public struct Basis: Equatable, Sendable {
  /// How one row or column takes part. The values are GLPK's own.
  public enum Status: UInt8, Sendable {
    /// In the basis.
    case basic = 1
    /// Outside, at its lower bound.
    case atLower = 2
    /// Outside, at its upper bound.
    case atUpper = 3
    /// Outside and without bounds.
    case free = 4
    /// Outside and fixed.
    case fixed = 5
  }

  /// Status of each row.
  public var rows: [Status]
  /// Status of each column.
  public var columns: [Status]

  /// Makes a basis. One to start from needs as many basic elements as there are rows.
  public init(rows: [Status], columns: [Status]) {
    self.rows = rows
    self.columns = columns
  }

  /// The basis of a program that was never solved: every row basic.
  static func standard(rows: Int, columns: Int) -> Basis {
    Basis(
      rows: Array(repeating: .basic, count: rows), columns: Array(repeating: .atLower, count: columns))
  }

  /// The basis for a program that has grown: new rows are basic, new columns are not.
  func extended(rows rowCount: Int, columns columnCount: Int) -> Basis {
    var result = self
    result.rows.append(contentsOf: repeatElement(.basic, count: max(0, rowCount - rows.count)))
    result.columns.append(contentsOf: repeatElement(.atLower, count: max(0, columnCount - columns.count)))
    return result
  }
}
