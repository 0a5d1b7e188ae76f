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

  /// Prices of one goal alone; nil: of the first that could be better, and of completions.
  public var goal: Goal?

  /// A change, with how much it could bring beyond what could be had without it, and how much at most, by the tiers screened.
  private struct Candidate {
    var change: ScenarioChange
    var owed: [Double?] = [], most: [Double?] = []
  }

  /// The list. `onLine` is told how many are done of how many.
  public func list(
    isInterrupted: @escaping @Sendable () -> Bool = { false }, onLine: (Int, Int) -> Void = { _, _ in }
  ) -> PriceList {
    var list = PriceList()
    guard var base = solved(scenario, from: timetable, isInterrupted) else { return list }
    list.tiers = tiers(base)
    let found = screened(base, list.tiers, &list, isInterrupted)
    var candidates = found.promising
    // Where plans are made in no time, what is proved to bring nothing in these tiers may still do so in others.
    if base.stopped == .optimal, goal == nil { candidates += found.others }
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
        priced(line.candidate, base, found, completions(found, line.changed) - before, list.tiers))
    }
    list.notTried = found.promising.dropFirst(lines.count).map {
      PriceList.Screened(change: $0.change, most: $0.most.first ?? nil)
    }
    list.releases = releases(found.promising + found.others, list.lines, list.tiers)
    func key(_ line: PriceList.Line, _ offset: Int) -> (Double, Double, Double, Double, Double) {
      (
        Double(line.tier ?? .max), -(line.gains.last?.found ?? 0), -Double(line.completions),
        -(line.owed ?? .infinity), Double(offset)
      )
    }
    list.lines = list.lines.enumerated().sorted {
      key($0.element, $0.offset) < key($1.element, $1.offset)
    }.map(\.element)
    return list
  }

  /// The tiers by which changes are screened: the first that could be better at all, and that of completions.
  private func tiers(_ base: Timetable) -> [Int] {
    if let goal {
      return scenario.goals.firstIndex { $0.parts.contains { $0.goal == goal } }.map { [$0] } ?? []
    }
    let first = base.goals.firstIndex { result in
      if result.tier.isWeighted { return true }
      return result.tier.isMaximised ? !base.unplaced.isEmpty : result.value > 0
    }
    let completions = scenario.goals.firstIndex { $0.parts.contains { $0.goal == .completions } }
    return Set([first, base.unplaced.isEmpty ? nil : completions].compactMap(\.self)).sorted()
  }

  private func solved(
    _ scenario: Scenario, from start: Timetable, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> Timetable? {
    var problem = Problem(scenario)
    problem.fixed = start.history
    problem.start = start
    problem.limits = limits
    problem.limits.deadline = clock.seconds() + secondsEach
    return try? Solver(problem, clock: clock).solve(isInterrupted: isInterrupted).timetable
  }

  private func completions(_ timetable: Timetable, _ scenario: Scenario) -> Int {
    ResolvedTimetable(timetable, in: scenario).pursuits.count(where: \.isCompletion)
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

  /// The gains, down to the first tier in which there is one.
  private func priced(
    _ candidate: Candidate, _ base: Timetable, _ found: Timetable, _ completions: Int, _ screened: [Int]
  ) -> PriceList.Line {
    var gains: [PriceList.Gain] = []
    for (tier, (old, new)) in zip(base.goals, found.goals).enumerated() {
      let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
      let lead = sign * (new.value - old.value)
      let gain = lead > 2e-6 * max(1, abs(old.value)) ? lead : 0
      let told = screened.firstIndex(of: tier).flatMap {
        candidate.most.indices.contains($0) ? candidate.most[$0] : nil
      }
      let proved = [new.bound.map { sign * ($0 - old.value) }, told].compactMap(\.self).min()
      gains.append(
        PriceList.Gain(
          found: gain, least: max(0, old.bound.map { sign * (new.value - $0) } ?? 0),
          most: proved.map { max(gain, $0) }))
      if gain > 0 { break }
    }
    return PriceList.Line(
      change: candidate.change, tiers: found.goals, completions: completions, gains: gains,
      owed: candidate.owed.first ?? nil)
  }

  /// The price of every employer's total of release, tried or not.
  private func releases(_ candidates: [Candidate], _ lines: [PriceList.Line], _ tiers: [Int])
    -> [PriceList.Release]
  {
    candidates.compactMap { candidate -> PriceList.Release? in
      guard case .releaseTotal(let employer, let minutes) = candidate.change else { return nil }
      let line = lines.first { $0.change == candidate.change }
      let gain = tiers.first.flatMap { tier in
        line.flatMap { $0.gains.indices.contains(tier) ? $0.gains[tier] : nil }
      }
      // A search with the change may have proved more than the duals alone do.
      return PriceList.Release(
        employer: employer, minutes: minutes, owed: candidate.owed.first ?? nil,
        most: [candidate.most.first ?? nil, gain?.most].compactMap(\.self).min(),
        found: gain?.found ?? line.map { _ in 0 })
    }.sorted { $0.employer < $1.employer }
  }

  // MARK: Screening

  /// The bound of every change, on as many threads as a search has; nil for those that an interruption left out.
  private func bounds(
    of changes: [ScenarioChange], at prices: ResourcePrices, _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> [Double?] {
    let bounds = Mutex<[Double?]>(Array(repeating: nil, count: changes.count))
    let crew = max(1, min(limits.threads, changes.count))
    DispatchQueue.concurrentPerform(iterations: crew) { thread in
      for position in stride(from: thread, to: changes.count, by: crew)
      where changes[position].isPriced && !isInterrupted() {
        let bound = prices.bound(of: changes[position].applied(to: scenario))
        bounds.withLock { $0[position] = bound }
      }
    }
    return bounds.withLock { $0 }
  }

  /// What is worth planning anew, the most promising first, and what is proved to bring nothing in the tiers asked for.
  private func screened(
    _ base: Timetable, _ tiers: [Int], _ list: inout PriceList,
    _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> (promising: [Candidate], others: [Candidate]) {
    let changes = Array(ScarceThings(scenario, base).changes.prefix(mostScreened))
    list.screened = changes.count
    var candidates = changes.map { Candidate(change: $0) }
    var isTold = changes.map { _ in !tiers.isEmpty }
    var problem = Problem(scenario)
    problem.fixed = base.history
    problem.start = base
    for tier in tiers {
      let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
      let value = base.goals[tier].value, slack = 1e-6 * max(1, abs(value))
      guard let prices = ResourcePrices(problem, tier: tier, isInterrupted: isInterrupted) else {
        for position in candidates.indices {
          candidates[position].owed.append(nil)
          candidates[position].most.append(nil)
          isTold[position] = false
        }
        continue
      }
      for (position, bound) in bounds(of: changes, at: prices, isInterrupted).enumerated() {
        let most = bound.map { max(0, sign * ($0 - value)) }
        candidates[position].owed.append(bound.map { max(0, sign * ($0 - prices.bound)) })
        candidates[position].most.append(most)
        // It is proved to bring nothing where it does so in every tier.
        isTold[position] = isTold[position] && most.map { $0 <= slack } ?? false
      }
    }
    let promising = zip(candidates, isTold).filter { !$0.1 }.map(\.0)
    let others = zip(candidates, isTold).filter(\.1).map(\.0)
    list.proved = others.count
    list.unmoved = promising.count { candidate in
      !candidate.owed.isEmpty && candidate.owed.allSatisfy { $0.map { $0 <= 1e-6 } ?? false }
    }
    func key(_ candidate: Candidate, _ offset: Int) -> [Double] {
      // What the relaxation cannot tell stands before what does not move it.
      candidate.owed.map { -($0 ?? 1e-5) } + candidate.most.map { -($0 ?? 0) } + [Double(offset)]
    }
    let order = promising.enumerated().sorted {
      key($0.element, $0.offset).lexicographicallyPrecedes(key($1.element, $1.offset))
    }
    return (order.map(\.element), others)
  }
}

extension ScenarioChange {
  /// Whether the duals of the relaxation speak of what is changed.
  fileprivate var isPriced: Bool {
    switch self {
    case .instructor, .hall, .sections, .makeup, .span, .deadline: false
    default: true
    }
  }
}
