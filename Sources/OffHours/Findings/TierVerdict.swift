/// What is proved of the difference between two plans in one tier.
///
/// A search may end before it has found the best. So a difference counts only where it is larger than what was not
/// proved: a value that beats the other's bound.
public enum TierVerdict: String, Sendable {
  /// Both have the same value.
  case same
  /// The variant's value beats the base's bound: no timetable of the base reaches it.
  case gain
  /// The variant's bound is worse than the base's value: no timetable of the variant reaches that.
  case loss
  /// A tier above is proved to differ, and this one differs in its wake: what costs more may serve more people.
  case wake
  /// The difference lies within what could not be proved.
  case open
  /// The two scenarios measure it differently: other priorities, rates of leaving, targets or a first price.
  case other

  /// Verdicts tier by tier, as far as both plans have the same tiers in the same order.
  ///
  /// A bound holds for timetables that are no worse in the tiers above. So a variant's value is held against the base's
  /// bound only where the variant is no worse than the base in every tier above, and the other way round for a loss.
  /// Tiers that `isComparable` denies are not compared, nor is anything below them proved.
  public static func verdicts(
    of variant: [TierResult], against base: [TierResult], isComparable: (Tier) -> Bool = { _ in true }
  ) -> [TierVerdict] {
    var verdicts: [TierVerdict] = []
    var isNoWorse = true, isNoBetter = true
    for (new, old) in zip(variant, base) {
      guard new.tier == old.tier else { break }
      guard isComparable(new.tier) else {
        verdicts.append(.other)
        isNoWorse = false
        isNoBetter = false
        continue
      }
      let sign = new.tier.isMaximised ? 1.0 : -1
      let lead = sign * (new.value - old.value)
      let slack = tolerance(old.value, new.value)
      if abs(lead) <= slack {
        verdicts.append(.same)
      } else if isNoWorse, let bound = old.bound, sign * (new.value - bound) > slack {
        verdicts.append(.gain)
      } else if isNoBetter, let bound = new.bound, sign * (old.value - bound) > slack {
        verdicts.append(.loss)
      } else {
        verdicts.append(verdicts.contains { $0 == .gain || $0 == .loss } ? .wake : .open)
      }
      if lead < -slack { isNoWorse = false }
      if lead > slack { isNoBetter = false }
    }
    return verdicts
  }

  /// Values agree within 2e-6, as everywhere; large ones within what a `Double` can tell.
  private static func tolerance(_ a: Double, _ b: Double) -> Double {
    max(GoalValue.tolerance, 1e-9 * max(abs(a), abs(b)))
  }
}
