public import OffHours
public import OffHoursSolver

/// Tells whether plans as good as a timetable must, may or can never have somebody or something: one plan is made anew
/// without (or, of a person who is left out, with) it, and held against the timetable tier by tier.
public struct RoleExplainer: Sendable {
  /// The scenario, and the timetable.
  public let scenario: Scenario, timetable: Timetable
  /// Seconds for the plan; nil: until the search is done.
  public var seconds: Double? = 5
  /// Threads and seed of the search.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// An explainer of a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// The answer.
  public func card(
    _ subject: RoleCard.Subject, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> RoleCard {
    let hearing = ResolvedTimetable(timetable, in: scenario)
    let now = Verifier.verify(timetable, scenario).goals
    var card = RoleCard(subject: subject, isUsed: isUsed(subject, hearing), verdict: .open, now: now)
    if !card.isUsed {
      guard case .person(let worker) = subject else {
        card.verdict = .unused
        return card
      }
      with(worker, &card, isInterrupted)
      return card
    }
    guard let found = plan(without(subject), isInterrupted) else { return card }
    card.other = found.goals
    card.verdict = verdict(found.goals, against: now)
    return card
  }

  private func isUsed(_ subject: RoleCard.Subject, _ hearing: ResolvedTimetable) -> Bool {
    hearing.planned.contains { position in
      let meeting = hearing.meetings[position]
      return switch subject {
      case .person(let worker): meeting.learners.contains(worker)
      case .hall(let venue): meeting.venue == venue
      case .instructor(let instructor): meeting.instructors.contains(instructor)
      case .evening(let date): evening(date).overlaps(meeting.interval)
      }
    }
  }

  private func evening(_ date: CivilDate) -> Interval {
    Interval(start: scenario.zone.instant(date, ClockTime("17:00")!), end: scenario.zone.day(date).end)
  }

  /// The scenario in which it cannot be had.
  private func without(_ subject: RoleCard.Subject) -> Scenario {
    var changed = scenario
    let always = Interval(
      start: scenario.zone.day(scenario.horizon.from).start - 1440,
      end: scenario.zone.day(scenario.horizon.to).end + 1440)
    switch subject {
    case .person(let worker): changed.workers[worker.index].unavailable = [always]
    case .hall(let venue): changed.venues[venue.index].closed = [always]
    case .instructor(let instructor): changed.instructors[instructor.index].unavailable = [always]
    case .evening(let date):
      for venue in changed.venues.indices {
        changed.venues[venue].closed = (changed.venues[venue].closed + [evening(date)]).merged()
      }
    }
    return changed
  }

  private func plan(_ changed: Scenario, _ isInterrupted: @escaping @Sendable () -> Bool) -> Timetable? {
    var problem = Problem(changed)
    problem.fixed = timetable.history
    problem.limits = limits
    problem.limits.isTrial = true
    problem.limits.gap = 0
    problem.limits.deadline = seconds.map { clock.seconds() + $0 }
    return try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable
  }

  /// Of a plan without it: the first tier in which it differs decides. What is fair depends on who could complete, which is
  /// another measure then.
  private func verdict(_ found: [TierResult], against now: [TierResult]) -> RoleCard.Verdict {
    for (other, own) in zip(found, now) {
      if own.tier.parts.contains(where: { $0.goal == .fairness }) { return .open }
      let sign = own.tier.isMaximised ? 1.0 : -1
      let slack = 2e-6 * max(1, abs(own.value))
      let lead = sign * (other.value - own.value)
      if abs(lead) <= slack { continue }
      if lead > 0 { return .better }
      return other.bound.map { sign * (own.value - $0) > slack } ?? false ? .must : .open
    }
    return .may
  }

  // MARK: Somebody who is left out

  /// A plan in which the person weighs a trifle more, so that of plans as good one with him or her is taken.
  private func with(
    _ worker: Ref<Worker>, _ card: inout RoleCard, _ isInterrupted: @escaping @Sendable () -> Bool
  ) {
    let id = scenario.workers[worker].id
    let entries = timetable.unplaced.filter { $0.worker == id }
    if entries.isEmpty { return }
    if entries.allSatisfy({ $0.possible == false }) {
      card.verdict = .never
      return
    }
    guard let tier = scenario.goals.firstIndex(of: Tier(.completions)) else { return }
    let more = 0.01
    var changed = scenario
    changed.workers[worker.index].priority += more
    guard var found = plan(changed, isInterrupted) else { return }
    let searched = found.goals
    found.goals = Verifier.verify(found, scenario).goals.map {
      TierResult(tier: $0.tier, value: $0.value, bound: nil, parts: $0.parts)
    }
    card.other = found.goals
    let isThere = found.meetings.contains { !$0.held && $0.learners.contains(id) }
    for (position, (other, own)) in zip(found.goals, card.now).enumerated() {
      let sign = own.tier.isMaximised ? 1.0 : -1
      let slack = 2e-6 * max(1, abs(own.value))
      let lead = sign * (other.value - own.value)
      // The person's trifle may be preferred to nothing that the goals tell.
      if position != tier, lead > slack {
        card.verdict = .better
        return
      }
      if lead < -slack || lead > slack { break }
      if position == card.now.count - 1, isThere {
        card.verdict = .may
        return
      }
    }
    // With the person, the tier would have the trifle on top: a bound below that says there is no such plan.
    let isHeld = zip(searched, card.now).prefix(tier).allSatisfy { other, own in
      abs(other.value - own.value) <= 2e-6 * max(1, abs(own.value))
    }
    let employer = scenario.workers[worker].employer.map { scenario.employers[$0] }
    let days = max(0, scenario.horizon.count - 1)
    let trifle =
      Double(
        CompletionsGoal.weight(
          priority: scenario.workers[worker].priority + more, attrition: employer?.attrition ?? 0, days: days)
          - CompletionsGoal.weight(
            priority: scenario.workers[worker].priority, attrition: employer?.attrition ?? 0, days: days))
      / 1_000_000
    if isHeld, let bound = searched[tier].bound, bound < card.now[tier].value + trifle - 1e-5 {
      card.verdict = .never
    }
  }
}
