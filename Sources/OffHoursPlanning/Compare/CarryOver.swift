import OffHours

/// Takes a timetable over from another scenario: where it keeps every rule and serves the goals better than what the own
/// search found, there is no reason to do with less.
///
/// Without this, a variant that was searched after the base would seem to gain what the base could have as well.
enum CarryOver {
  /// The best of `others` for a scenario, where one is better than `own`: its position, and the timetable with values
  /// for this scenario. A bound stands as long as the tiers above are no worse than those it was proved under.
  static func better(than own: Timetable, among others: [Timetable], in scenario: Scenario) -> (
    position: Int, timetable: Timetable
  )? {
    let calendars = CalendarBook(scenario)
    var best: (position: Int, timetable: Timetable)?
    for (position, other) in others.enumerated() {
      var candidate = other
      candidate.goals = []
      let hearing = Hearing(candidate, in: scenario, calendars: calendars)
      let found = verified(hearing)
      guard let values = found, isBetter(values, than: best?.timetable.goals ?? own.goals) else { continue }
      candidate.goals = bounded(values, by: own.goals)
      candidate.scenarioName = own.scenarioName
      candidate.scenarioHash = own.scenarioHash
      candidate.stopped = own.stopped
      candidate.solver = own.solver
      best = (position, candidate)
    }
    guard var best else { return nil }
    best.timetable.unplaced = UnplacedFinder.unplaced(
      in: Hearing(best.timetable, in: scenario, calendars: calendars))
    return best
  }

  /// The values of the tiers, where no rule is broken.
  private static func verified(_ hearing: Hearing) -> [TierResult]? {
    let verification: Verification
    if hearing.scenario.goals.contains(where: { $0.parts.contains { $0.goal == .fairness } }) {
      var book = CompletableBook(hearing, possible: PossibleMeetings(hearing.scenario))
      verification = Verifier.verify(hearing) { book.canComplete($0, $1) }
    } else {
      verification = Verifier.verify(hearing, completable: nil)
    }
    return verification.violations.isEmpty ? verification.goals : nil
  }

  /// Whether the first tier in which they differ is better.
  static func isBetter(_ values: [TierResult], than others: [TierResult]) -> Bool {
    for (value, other) in zip(values, others) {
      let lead = (value.tier.isMaximised ? 1 : -1) * (value.value - other.value)
      if abs(lead) > 2e-6 { return lead > 0 }
    }
    return false
  }

  private static func bounded(_ values: [TierResult], by own: [TierResult]) -> [TierResult] {
    var isHeld = true
    return zip(values, own).map { value, old in
      var result = value
      result.bound = isHeld ? old.bound : nil
      let lead = (value.tier.isMaximised ? 1 : -1) * (value.value - old.value)
      if lead < -2e-6 { isHeld = false }
      return result
    }
  }
}
