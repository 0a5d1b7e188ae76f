/// How many people a repair changes against how many complete: plans from the fewest changes to the most completions, with
/// what is proved of each.
public struct Trade: Sendable {
  /// What no longer held before any of it.
  public var triage: Triage
  /// Plans, fewest people changed first; each has more of `completions` than the one before it.
  public var points: [Point]
  /// No plan that gives up as few frozen seats has more of the goal, however many people it changes; nil where that is unknown.
  public var most: Double?
  /// How many searches there were, and how many the command was to make.
  public var searched: Int, asked: Int

  /// A trade.
  public init(triage: Triage, points: [Point], most: Double?, searched: Int, asked: Int) {
    self.triage = triage
    self.points = points
    self.most = most
    self.searched = searched
    self.asked = asked
  }

  /// One plan.
  public struct Point: Sendable {
    /// The repaired timetable, and what is different for people.
    public var timetable: Timetable, changes: PlanChanges
    /// People changed. No plan that serves the goal `completions` as well, and gives up no more frozen seats, changes
    /// fewer than `fewest`; nil where nothing is proved.
    public var changed: Int, fewest: Int?
    /// The goal `completions`: its value, and its bound in plans that change no more people and give up no more frozen seats.
    public var completions: TierResult
    /// People who complete a course here, how many of those plans do at most, and how many need it.
    public var completed: Int, most: Int?, needed: Int
    /// Meetings that are moved or cancelled.
    public var moved: Int
    /// Frozen seats given up, and the fewest that is proved; nil where nothing is frozen.
    public var frozen: TierResult?

    /// A plan.
    public init(
      timetable: Timetable, changes: PlanChanges, changed: Int, fewest: Int?, completions: TierResult,
      completed: Int, most: Int?, needed: Int, moved: Int, frozen: TierResult?
    ) {
      self.timetable = timetable
      self.changes = changes
      self.changed = changed
      self.fewest = fewest
      self.completions = completions
      self.completed = completed
      self.most = most
      self.needed = needed
      self.moved = moved
      self.frozen = frozen
    }

    /// Whether no plan changes fewer people for as much of the goal, and none serves it better with no more people changed.
    public var isProved: Bool {
      let isMost = completions.bound.map { $0 - completions.value <= 2e-6 } ?? false
      return isMost && (fewest ?? 0) >= changed && (frozen.map { ($0.bound ?? 0) >= $0.value } ?? true)
    }

    /// Name of the folder in which its files stand, where they are written.
    public var folder: String { "changed-\(changed)" }
  }

  /// Whether no plan serves the goal better than a point, however many people it changes: the last point alone can say so.
  public var isEndProved: Bool {
    points.last.map { point in most.map { $0 - point.completions.value <= 2e-6 } ?? false } ?? false
  }

  /// The numbers of people to try between two ends, so that there are at most `count` points, the ends included.
  package static func steps(from least: Int, to most: Int, count: Int) -> [Int] {
    guard most > least + 1, count > 2 else { return [] }
    let spaces = min(count - 1, most - least)
    return (1..<spaces).map { least + ($0 * (most - least)) / spaces }
  }

  /// What a search for a point has proved, and for which plans.
  package struct Proof: Sendable {
    /// It speaks of plans that give up at most so many frozen seats and change at most so many people.
    package var frozen: Double, mostChanged: Double
    /// No such plan has more of the goal.
    package var completions: Double?
    /// No plan that gives up as few frozen seats changes fewer; none that has as much of the goal as `value` changes fewer
    /// than `fewestHolding`.
    package var fewest: Double?, fewestHolding: Double?, value: Double

    /// What the tiers of a search for at most `allowed` changes say: nil where people were not limited.
    package init(_ timetable: Timetable, allowed: Int?) {
      let changes = timetable.changes
      frozen = changes.first { $0.tier == Tier(.frozenSeats) }?.value ?? 0
      let own = timetable.goals.first { $0.tier == Tier(.completions) }
      value = own?.value ?? 0
      completions = own?.bound
      fewestHolding = changes.last { $0.tier == Tier(.peopleChanged) }?.bound
      mostChanged = .infinity
      guard let allowed else { return }
      let limit = changes.first { $0.tier.parts[0].goal == .peopleChanged }
      mostChanged = max(Double(allowed), limit?.value ?? .infinity)
      // A limit of which enough is enough says nothing of those below it.
      if let bound = limit?.bound, bound > Double(allowed) || allowed == 0 { fewest = bound }
    }
  }

  /// What all proofs together say of a plan: the most of the goal with no more people changed, and the fewest people
  /// changed for as much of it.
  package static func bounds(
    of proofs: [Proof], frozen: Double, changed: Double, value: Double
  ) -> (completions: Double?, fewest: Double?) {
    let slack = 2e-6 * max(1, abs(value))
    let speaking = proofs.filter { frozen <= $0.frozen + 1e-6 }
    let most = speaking.filter { changed <= $0.mostChanged + 1e-6 }.compactMap(\.completions).min()
    let fewest =
      speaking.compactMap(\.fewest)
      // Whoever changes more than the search looked at changes more than its bound, too.
      + speaking.filter { value >= $0.value - slack }.compactMap(\.fewestHolding)
      + speaking.filter { proof in proof.completions.map { $0 < value - slack } ?? false }
      .map { ($0.mostChanged + 1e-6).rounded(.down) + 1 }.filter(\.isFinite)
    return (most, fewest.max().map { min($0, changed) })
  }
}
