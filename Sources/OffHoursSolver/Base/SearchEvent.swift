public import OffHours

/// What happens during a search, in order.
public enum SearchEvent: Sendable {
  /// Sizes: workers that may be placed, kinds of calendar, possible meetings.
  case began(workers: Int, kinds: Int, slots: Int)
  /// A tier is being optimised: its position among the problem's tiers.
  case tier(Int)
  /// A better timetable: the values of all tiers.
  case improved(seconds: Double, values: [Double])
  /// A better bound on a tier.
  case bound(seconds: Double, tier: Int, bound: Double)
  /// What the operators of the search did, at its end.
  case operators([OperatorNote])
  /// Something went wrong and was worked around.
  case trouble(String)
}
