/// Whether two scenarios measure a tier alike, so that its values may be held against each other.
///
/// A value in which other people weigh more, from which other shares are taken off, which counts what is short of other
/// targets, or other points, is a value of something else.
struct TierMeasure {
  private let old: Scenario, new: Scenario
  private let weighs: Bool, wants: Bool, bears: Bool

  init(_ old: Scenario, _ new: Scenario) {
    self.old = old
    self.new = new
    weighs = TierMeasure.haveSameWeights(old, new)
    wants = TierMeasure.wanted(old) == TierMeasure.wanted(new)
    let before = Dictionary(old.workers.map { ($0.id, $0.ledger) }) { first, _ in first }
    bears =
      old.burden == new.burden && new.workers.allSatisfy { before[$0.id] ?? $0.ledger == $0.ledger }
  }

  /// Whether both measure it alike.
  func agrees(on tier: Tier) -> Bool {
    tier.parts.allSatisfy { part in
      switch part.goal {
      case .completions: weighs
      case .targets: wants
      case .cost: old.hasCosts == new.hasCosts
      case .early: old.horizon.from == new.horizon.from
      case .burden: bears
      case .fairness, .meetings, .rest, .travel, .lessons, .lapses, .release, .frozenSeats, .peopleChanged,
        .meetingsMoved:
        true
      }
    }
  }

  private static func attrition(_ worker: Worker, _ scenario: Scenario) -> Double {
    worker.employer.map { scenario.employers[$0].attrition } ?? 0
  }

  /// Priorities and rates of leaving of those who are in both; who is in one alone weighs as much as somebody in both.
  private static func haveSameWeights(_ old: Scenario, _ new: Scenario) -> Bool {
    let before = Dictionary(old.workers.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(new.workers.map(\.id))
    var priorities: Set<Double> = [], strangers: Set<Double> = []
    var isAnyLeaving = false
    for worker in new.workers {
      let rate = attrition(worker, new)
      isAnyLeaving = isAnyLeaving || rate > 0
      guard let known = before[worker.id] else {
        strangers.insert(worker.priority)
        continue
      }
      guard known.priority == worker.priority, attrition(known, old) == rate else { return false }
      priorities.insert(worker.priority)
    }
    for worker in old.workers where !after.contains(worker.id) { strangers.insert(worker.priority) }
    // Shares are taken off from the first date on.
    if isAnyLeaving && old.horizon.from != new.horizon.from { return false }
    return strangers.isSubset(of: priorities) || priorities.isEmpty && strangers.count < 2
  }

  private static func wanted(_ scenario: Scenario) -> [String] {
    scenario.courses.flatMap { course -> [String] in
      guard let target = course.target else { return [] }
      return ["\(course.id) \(target.total ?? -1) \(target.already)"]
        + target.employers.map { "\(course.id) \(scenario.employers[$0.employer].id) \($0.count)" }
    }.sorted()
  }
}
