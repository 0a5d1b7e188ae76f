/// What terms of class have asked of a person: a row of the ledger.
public struct LedgerCounts: Hashable, Sendable {
  /// Classes on days off, counted as the goal `rest` does.
  public var rest = 0
  /// Classes that end after 20:00.
  public var evenings = 0
  /// Minutes travelled to class, counted as the goal `travel` does.
  public var travel = 0
  /// Minutes released from work for class.
  public var released = 0
  /// Courses completed.
  public var completions = 0
  /// Terms with a class.
  public var terms = 0

  /// Nothing.
  public init() {}

  /// Adds what another term asked. Sums that no file could state stay at the largest number.
  public mutating func add(_ other: LedgerCounts) {
    rest = rest.addingSaturating(other.rest)
    evenings = evenings.addingSaturating(other.evenings)
    travel = travel.addingSaturating(other.travel)
    released = released.addingSaturating(other.released)
    completions = completions.addingSaturating(other.completions)
    terms = terms.addingSaturating(other.terms)
  }

  /// The counts in points.
  public func points(_ burden: BurdenPoints) -> Int {
    [
      (rest, burden.rest), (evenings, burden.evening), (travel, burden.travel), (released, burden.release),
    ].reduce(0) { total, part in
      let (product, overflow) = part.0.multipliedReportingOverflow(by: part.1)
      return total.addingSaturating(overflow ? .max : product)
    }
  }
}

/// Points that the goal `burden` gives for what class asks of people.
public struct BurdenPoints: Hashable, Sendable {
  /// For a class on a day off, for a class that ends after 20:00.
  public var rest = 60, evening = 30
  /// For a minute travelled, for a minute released from work.
  public var travel = 1, release = 0

  /// The points that hold where a scenario names none: a minute on the way counts 1, an evening half an hour, a day off
  /// an hour.
  public init() {}
}

extension Int {
  /// The sum, or the largest number where it would be larger.
  func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
