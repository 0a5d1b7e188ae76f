/// What went wrong, apart from what a solver found: wrong data, refused before GLPK sees it, or a fault of GLPK itself.
///
/// No fault ends the process. After a fault of GLPK itself (``misuse(_:)``, ``assertion(_:)``, ``memory(_:)``) every
/// ``Session`` of the thread rebuilds itself, basis included, when it is next used.
public enum GLPKFault: Error, Equatable, Sendable {
  /// A row or a column, by its index from 0.
  public enum Place: Equatable, Sendable {
    /// A row.
    case row(Int)
    /// A column.
    case column(Int)
  }

  /// An index that names no row or column; `count` is how many there are.
  case outOfRange(Place, count: Int)
  /// One column names a row twice, or one row a column, or one list an index.
  case duplicate(Place)
  /// A coefficient is not a finite number; `at` is where it belongs.
  case notFinite(Place, value: Double)
  /// Bounds that no number can meet: NaN, lower above upper, lower +∞ or upper −∞.
  case bounds(Place, lower: Double, upper: Double)
  /// An integer column has a bound that is not a whole number.
  case fractionalBound(column: Int)
  /// Parallel arrays that do not fit together; the text says which.
  case shape(String)
  /// More rows, columns or entries than GLPK can number (2³¹ − 1).
  case tooLarge
  /// A session was made or used outside the ``GLPKThread`` that it belongs to.
  case wrongThread
  /// A session was used from inside an event of a solve that still runs on the thread.
  case insideEvent
  /// A file could not be written or read.
  case file(path: String, reason: String)
  /// GLPK refused an argument or a call.
  case misuse(String)
  /// An assertion inside GLPK failed.
  case assertion(String)
  /// The memory limit of the thread was met, or the system gave no memory.
  case memory(String)
}

extension GLPKFault: CustomStringConvertible {
  /// One sentence: what is wrong, and where it helps, what to do.
  public var description: String {
    switch self {
    case .outOfRange(let place, let count): "\(place) does not exist: there are \(count)"
    case .duplicate(let place): "\(place) is named twice in one list"
    case .notFinite(let place, let value): "a coefficient of \(place) is \(value)"
    case .bounds(let place, let lower, let upper): "\(place) cannot lie between \(lower) and \(upper)"
    case .fractionalBound(let column):
      "integer column \(column) has a bound that is not a whole number: round it inwards"
    case .shape(let text): text
    case .tooLarge: "more than 2147483647 rows, columns or entries"
    case .wrongThread: "a session belongs to the GLPKThread that made it, and can be used nowhere else"
    case .insideEvent: "no session can be used inside an event: return an action, and act after the solve"
    case .file(let path, let reason): "\(path): \(reason)"
    case .misuse(let text), .assertion(let text), .memory(let text): "GLPK: \(text)"
    }
  }
}

extension GLPKFault.Place: CustomStringConvertible {
  /// "row 3" or "column 3".
  public var description: String {
    switch self {
    case .row(let index): "row \(index)"
    case .column(let index): "column \(index)"
    }
  }
}
