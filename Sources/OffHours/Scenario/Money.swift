/// An exact amount of the scenario's one currency.
///
/// Counted in 1/600,000 of a unit, so that four decimals and sixtieths (an hour's price by the minute) are exact. At most 2^62
/// parts, some 7.6 × 10^12 units, either way: scenarios in which a plan could cost more are refused by their reader; a
/// timetable made for another scenario may come to the end of the range, and stays there.
@frozen public struct Money: Hashable, Comparable, Sendable {
  /// The largest amount, in parts.
  public static let most = 1 << 62
  /// Parts of a currency unit.
  public static let scale = 600_000
  /// Amount in 1/600,000 of a currency unit.
  public var parts: Int

  /// `parts` / 600,000 currency units.
  @inlinable public init(parts: Int = 0) { self.parts = parts }

  /// Currency units, rounded to the nearest `Double`.
  public var amount: Double { Double(parts) / Double(Money.scale) }

  /// The sum, at most `most` either way.
  @inlinable public static func + (a: Money, b: Money) -> Money {
    let (sum, isOver) = a.parts.addingReportingOverflow(b.parts)
    return Money(parts: isOver ? (a.parts < 0 ? -most : most) : min(max(sum, -most), most))
  }
  /// Adds to an amount.
  @inlinable public static func += (a: inout Money, b: Money) { a = a + b }
  /// Smaller amounts come first.
  @inlinable public static func < (a: Money, b: Money) -> Bool { a.parts < b.parts }
}

/// What a venue or an instructor costs.
public struct Cost: Hashable, Sendable {
  /// For each meeting, and for each hour of a meeting (hours = minutes / 60, exact).
  public var meeting, hour: Money

  /// A price per meeting and a price per hour.
  public init(meeting: Money = Money(), hour: Money = Money()) {
    self.meeting = meeting
    self.hour = hour
  }

  /// The price of one meeting of `minutes` minutes.
  public func price(minutes: Int) -> Money {
    let (hours, isOver) = (hour.parts / 60).multipliedReportingOverflow(by: minutes)
    return meeting + Money(parts: isOver ? Money.most : hours)
  }
}
