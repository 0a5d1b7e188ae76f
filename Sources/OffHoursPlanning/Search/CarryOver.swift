import OffHours

/// Takes a timetable over from another scenario: where it keeps every rule and serves the goals better than what the own
/// search found, there is no reason to do with less.
///
/// Without this, a variant that was searched after the base would seem to gain what the base could have as well.
struct CarryOver {
  let scenario: Scenario
  /// The timetable that changes are counted from, where the last tier is to change few people.
  let keep: Timetable?
  private let calendars: CalendarBook

  init(_ scenario: Scenario, keep: Timetable? = nil) {
    self.scenario = scenario
    self.keep = keep
    calendars = CalendarBook(scenario)
  }

  /// The best of `others`, where one is better than `own`: its position, and the timetable with values for this
  /// scenario. A bound stands as long as the tiers above are no worse than those under which it was proved.
  func better(than own: Timetable, among others: [Timetable]) -> (position: Int, timetable: Timetable)? {
    var best: (position: Int, timetable: Timetable)?
    for (position, other) in others.enumerated() {
      guard let candidate = taken(other, by: own),
        CarryOver.isBetter(candidate.goals + candidate.changes, than: reached(best?.timetable ?? own))
      else { continue }
      best = (position, candidate)
    }
    guard var best else { return nil }
    best.timetable.unplaced = UnplacedFinder.unplaced(
      in: ResolvedTimetable(best.timetable, in: scenario, calendars: calendars))
    return best
  }

  /// The better of two timetables of this scenario, the first where they are as good; with the tighter of the bounds
  /// that hold for it.
  func closer(_ first: Timetable, _ second: Timetable) -> Timetable {
    let isSecond = CarryOver.isBetter(reached(second), than: reached(first))
    var best = isSecond ? second : first
    let other = isSecond ? first : second
    let lent = bounded(reached(best), by: reached(other)).map(\.bound)
    func tighter(_ result: TierResult, _ bound: Double?) -> TierResult {
      guard let bound else { return result }
      var result = result
      result.bound = result.bound.map { result.tier.isMaximised ? min($0, bound) : max($0, bound) } ?? bound
      return result
    }
    for position in best.goals.indices where lent.indices.contains(position) {
      best.goals[position] = tighter(best.goals[position], lent[position])
    }
    for position in best.changes.indices where lent.indices.contains(best.goals.count + position) {
      best.changes[position] = tighter(best.changes[position], lent[best.goals.count + position])
    }
    return best
  }

  /// The own timetable with changes counted from `keep`; no bound is known of them.
  func recounted(_ own: Timetable) -> Timetable {
    var timetable = own
    timetable.changes = changes(ResolvedTimetable(own, in: scenario, calendars: calendars))
    return timetable
  }

  /// A timetable with the values of this scenario's goals, of which nothing is known to be the best; nil where it breaks a
  /// rule.
  func valued(_ found: Timetable) -> Timetable? {
    var plain = found
    plain.goals = []
    plain.changes = []
    return taken(found, by: plain)
  }

  private func reached(_ timetable: Timetable) -> [TierResult] {
    timetable.goals + (keep == nil ? [] : timetable.changes)
  }

  /// Another's timetable as this scenario's, where it breaks no rule.
  private func taken(_ other: Timetable, by own: Timetable) -> Timetable? {
    var candidate = other
    candidate.goals = []
    candidate.changes = []
    let hearing = ResolvedTimetable(candidate, in: scenario, calendars: calendars)
    let verification: Verification
    if scenario.goals.contains(where: { $0.parts.contains { $0.goal == .fairness } }) {
      var book = CompletableBook(hearing, possible: PossibleMeetings(scenario))
      verification = Verifier.verify(hearing) { book.canComplete($0, $1) }
    } else {
      verification = Verifier.verify(hearing, completable: nil)
    }
    guard verification.violations.isEmpty else { return nil }
    let results = bounded(verification.goals + changes(hearing), by: reached(own))
    candidate.goals = results.filter { !$0.isChange }
    candidate.changes = results.filter(\.isChange)
    candidate.scenarioName = own.scenarioName
    candidate.scenarioHash = own.scenarioHash
    candidate.stopped = own.stopped
    candidate.now = scenario.now
    candidate.solver = own.solver
    return candidate
  }

  private func changes(_ hearing: ResolvedTimetable) -> [TierResult] {
    keep.map { keep in
      [
        TierResult(
          tier: Tier(.peopleChanged), value: PeopleChangedGoal.value(of: hearing, keeping: keep), bound: nil)
      ]
    } ?? []
  }

  /// Whether the first tier in which they differ is better.
  static func isBetter(_ values: [TierResult], than others: [TierResult]) -> Bool {
    for (value, other) in zip(values, others) {
      let lead = (value.tier.isMaximised ? 1 : -1) * (value.value - other.value)
      if abs(lead) > 2e-6 { return lead > 0 }
    }
    return false
  }

  private func bounded(_ values: [TierResult], by own: [TierResult]) -> [TierResult] {
    var isHeld = true
    return values.enumerated().map { position, value in
      var result = value
      guard own.indices.contains(position) else { return result }
      let old = own[position]
      result.bound = isHeld ? old.bound : nil
      let lead = (value.tier.isMaximised ? 1 : -1) * (value.value - old.value)
      if lead < -2e-6 { isHeld = false }
      return result
    }
  }
}
