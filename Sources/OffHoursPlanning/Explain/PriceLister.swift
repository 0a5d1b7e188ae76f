private import Dispatch
public import OffHours
public import OffHoursSolver
private import Synchronization

/// Asks of everything that is scarce what a little more of it would bring: screened by the duals of the relaxation, then
/// planned anew from the timetable.
public struct PriceLister: Sendable {
  /// The scenario, and the timetable that is explained.
  public let scenario: Scenario, timetable: Timetable
  /// Seconds for each line, and how many lines at most.
  public var secondsEach = 5.0, most = 10
  /// Changes that are screened at most.
  public var mostScreened = 80
  /// Threads and seed of the searches.
  public var limits = SearchLimits()
  private let clock: SearchClock

  /// A lister for a timetable that keeps every rule.
  public init(_ scenario: Scenario, _ timetable: Timetable, clock: SearchClock = .still) {
    self.scenario = scenario
    self.timetable = timetable
    self.clock = clock
  }

  /// A change, with how much it could bring beyond what could be had without it, and how much at most.
  private struct Candidate {
    var change: ScenarioChange
    var owed: Double?, most: Double?
  }

  /// The list, ranked by what was found to be gained, then by what could be. `onLine` is told how many are done of how
  /// many.
  public func list(
    isInterrupted: @escaping @Sendable () -> Bool = { false }, onLine: (Int, Int) -> Void = { _, _ in }
  ) -> PriceList {
    var list = PriceList()
    list.tier = scenario.goals.firstIndex { $0.parts.contains { $0.goal == .completions } } ?? 0
    guard var base = solved(scenario, from: timetable, isInterrupted) else { return list }
    let candidates = screened(base, list.tier, &list, isInterrupted)
    var lines: [(candidate: Candidate, changed: Scenario, timetable: Timetable)] = []
    for (position, candidate) in candidates.prefix(most).enumerated() where !isInterrupted() {
      onLine(position, min(most, candidates.count))
      let changed = candidate.change.applied(to: scenario)
      guard let found = solved(changed, from: base, isInterrupted) else { continue }
      lines.append((candidate, changed, found))
      // What needs no change is not owed to one: the timetable itself becomes better.
      if isBetter(found, than: base), keepsRules(found) { base = rated(found, like: base) }
    }
    list.base = base.goals
    let before = completions(base, scenario)
    for line in lines {
      var found = line.timetable
      if isBetter(base, than: found) { found = rated(base, like: found) }
      list.lines.append(
        priced(line.candidate, base, found, completions(found, line.changed) - before, tier: list.tier))
    }
    list.notTried = candidates.dropFirst(lines.count).map {
      PriceList.Screened(change: $0.change, most: $0.most)
    }
    list.lines = list.lines.enumerated().sorted {
      (-$0.element.found, -Double($0.element.completions), -($0.element.owed ?? .infinity), Double($0.offset))
        < (
          -$1.element.found, -Double($1.element.completions), -($1.element.owed ?? .infinity),
          Double($1.offset)
        )
    }.map(\.element)
    return list
  }

  private func solved(
    _ scenario: Scenario, from start: Timetable, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> Timetable? {
    var problem = Problem(scenario)
    problem.fixed = start.meetings.filter(\.held)
    problem.start = start
    problem.limits = limits
    problem.limits.deadline = clock.seconds() + secondsEach
    return try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable
  }

  private func completions(_ timetable: Timetable, _ scenario: Scenario) -> Int {
    Hearing(timetable, in: scenario).pursuits.count(where: \.isCompletion)
  }

  /// Whether a timetable keeps the rules of the scenario as it is.
  private func keepsRules(_ timetable: Timetable) -> Bool {
    !Verifier.verify(timetable, scenario).violations.contains { $0.code != .goalValue }
  }

  private func isBetter(_ a: Timetable, than b: Timetable) -> Bool {
    for (tier, (one, other)) in zip(scenario.goals, zip(a.goals, b.goals)) {
      let lead = (tier.isMaximised ? 1 : -1) * (one.value - other.value)
      if abs(lead) > 2e-6 * max(1, abs(other.value)) { return lead > 0 }
    }
    return false
  }

  /// A timetable with the bounds that were proved beside another one. They hold as long as no tier above is better.
  private func rated(_ timetable: Timetable, like other: Timetable) -> Timetable {
    var result = timetable
    var holds = true
    for (position, tier) in scenario.goals.enumerated() {
      result.goals[position].bound = holds ? other.goals[position].bound : nil
      let (new, old) = (timetable.goals[position].value, other.goals[position].value)
      holds = holds && (tier.isMaximised ? new >= old - 1e-9 : new <= old + 1e-9)
    }
    return result
  }

  /// The gain in a tier. Tiers above may have become better too; then more than this was gained.
  private func priced(
    _ candidate: Candidate, _ base: Timetable, _ found: Timetable, _ completions: Int, tier: Int
  ) -> PriceList.Line {
    let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
    let (old, new) = (base.goals[tier], found.goals[tier])
    let gain = max(0, sign * (new.value - old.value))
    let proved = [new.bound.map { sign * ($0 - old.value) }, candidate.most].compactMap(\.self).min()
    return PriceList.Line(
      change: candidate.change, tiers: found.goals, completions: completions, found: gain,
      least: max(0, old.bound.map { sign * (new.value - $0) } ?? 0), most: proved.map { max(gain, $0) },
      owed: candidate.owed)
  }

  // MARK: Screening

  /// The bound of every change, on as many threads as a search has; nil for those that an interruption left out.
  private func bounds(
    of changes: [ScenarioChange], at prices: ResourcePrices, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> [Double?] {
    let bounds = Mutex<[Double?]>(Array(repeating: nil, count: changes.count))
    let crew = max(1, min(limits.threads, changes.count))
    DispatchQueue.concurrentPerform(iterations: crew) { thread in
      for position in stride(from: thread, to: changes.count, by: crew) where !isInterrupted() {
        let bound = prices.bound(of: changes[position].applied(to: scenario))
        bounds.withLock { $0[position] = bound }
      }
    }
    return bounds.withLock { $0 }
  }

  /// What is worth planning anew, the most promising first; what is proved to bring nothing is only counted.
  private func screened(
    _ base: Timetable, _ tier: Int, _ list: inout PriceList, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> [Candidate] {
    let changes = Array(ScarceThings(scenario, base).changes.prefix(mostScreened))
    list.screened = changes.count
    var problem = Problem(scenario)
    problem.fixed = base.meetings.filter(\.held)
    problem.start = base
    guard let prices = ResourcePrices(problem, tier: tier, isInterrupted: isInterrupted) else {
      return changes.map { Candidate(change: $0) }
    }
    let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
    let value = base.goals[tier].value
    var candidates: [Candidate] = []
    for (change, bound) in zip(changes, bounds(of: changes, at: prices, isInterrupted)) {
      guard let bound else { continue }
      let most = max(0, sign * (bound - value))
      if most <= 1e-6 * max(1, abs(value)) {
        list.proved += 1
      } else {
        candidates.append(
          Candidate(change: change, owed: max(0, sign * (bound - prices.bound)), most: most))
      }
    }
    list.unmoved = candidates.count { ($0.owed ?? 0) <= 1e-6 * max(1, abs(value)) }
    return candidates.enumerated().sorted {
      (-($0.element.owed ?? 0), -($0.element.most ?? 0), Double($0.offset))
        < (-($1.element.owed ?? 0), -($1.element.most ?? 0), Double($1.offset))
    }.map(\.element)
  }
}
