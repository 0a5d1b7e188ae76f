/// What completions count for, exactly: millionths, at most 2^62 of them (some 4.6 × 10^12).
///
/// Scenarios whose priorities could add up to more are refused by their reader, so that no sum of a plan comes to the end of the
/// range; a timetable made for other dates may, and stays there.
@frozen public struct Worth: Hashable, Comparable, Sendable {
  /// The largest worth, in millionths.
  public static let most = 1 << 62
  /// Millionths, 0 to `most`.
  public let millionths: Int

  /// So many millionths.
  public init(millionths: Int = 0) { self.millionths = min(max(0, millionths), Worth.most) }

  /// The nearest millionths; what is no number counts as the largest.
  public init(_ amount: Double) {
    let scaled = (amount * 1_000_000).rounded()
    self.init(millionths: scaled < Double(Worth.most) ? Int(max(0, scaled)) : Worth.most)
  }

  /// The nearest `Double`.
  public var amount: Double { Double(millionths) / 1_000_000 }

  /// The sum, at most `most`.
  public static func + (a: Worth, b: Worth) -> Worth {
    // Two of the largest are 2^63, one more than there is.
    Worth(
      millionths: a.millionths.addingReportingOverflow(b.millionths).overflow
        ? most : a.millionths + b.millionths)
  }

  /// Smaller worths come first.
  public static func < (a: Worth, b: Worth) -> Bool { a.millionths < b.millionths }
}
