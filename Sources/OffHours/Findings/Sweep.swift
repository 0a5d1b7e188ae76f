/// What plans come to when one or two things of a scenario vary: a point for each combination.
public struct Sweep: Sendable {
  /// Name of the scenario, SHA-256 of its files, and the language in which people read of it.
  public var name: String, sha256: String, language: Language
  /// From when on it was planned; nil: all of it.
  public var now: Instant?
  /// Names everything that decides the points: scenario, axes, question and how it is searched. Empty where that is not known.
  public var stamp = ""
  /// What varies; none where one question is asked of the scenario as it is.
  public var axes: [Axis]
  /// What each point was planned for, most important first.
  public var goals: [Tier]
  /// Whether `cost` is money; else it counts meetings.
  public var countsMoney: Bool
  /// The points that were planned, ascending by position.
  public var points: [Point]

  /// A sweep.
  public init(
    name: String, sha256: String, language: Language = .english, axes: [Axis], goals: [Tier],
    countsMoney: Bool, points: [Point] = []
  ) {
    self.name = name
    self.sha256 = sha256
    self.language = language
    self.axes = axes
    self.goals = goals
    self.countsMoney = countsMoney
    self.points = points
  }

  /// One thing that varies.
  public struct Axis: Hashable, Sendable {
    /// Where it stands in the scenario, as keys with dots between them.
    public var path: String
    /// Its values as written; empty: what the scenario says.
    public var values: [String]

    /// Something that varies.
    public init(path: String, values: [String]) {
      self.path = path
      self.values = values
    }
  }

  /// One combination, and what its plan came to.
  public struct Point: Hashable, Sendable {
    /// Position in the grid: the last axis varies fastest.
    public var position: Int
    /// Values and bounds, tier by tier; empty where nothing was planned.
    public var tiers: [TierResult]
    /// Completions, and pairs of a worker and a course that need one.
    public var completed: Int, needed: Int
    /// Meetings, and what they cost; where nothing has a price, the number of meetings.
    public var meetings: Int, cost: Double
    /// Minutes for which people are released from work, journeys included.
    public var released = 0
    /// No plan of the point completes more than `most`; none that completes as many as this one costs less than `least`; nil
    /// where nothing is proved. `floor`: none costs less at all.
    public var most: Int?, least: Double?, floor: Double?
    /// Why the search ended.
    public var stopped: Timetable.Termination?
    /// Why nothing was planned; nil where something was.
    public var failure: String?

    /// A point.
    public init(
      position: Int, tiers: [TierResult], completed: Int, needed: Int, meetings: Int, cost: Double,
      stopped: Timetable.Termination?, failure: String? = nil
    ) {
      self.position = position
      self.tiers = tiers
      self.completed = completed
      self.needed = needed
      self.meetings = meetings
      self.cost = cost
      self.stopped = stopped
      self.failure = failure
    }

    /// The most that is proved of the cost from below, of plans that complete as many; nil where nothing is.
    package var provedCost: Double? { [least, floor].compactMap(\.self).max() }

    /// What a timetable of the point's scenario came to.
    public init(position: Int, _ timetable: Timetable, in scenario: Scenario) {
      let hearing = ResolvedTimetable(timetable, in: scenario)
      let figures = PlanFigures(hearing, name: "")
      self.init(
        position: position, tiers: timetable.goals, completed: figures.completed, needed: figures.needed,
        meetings: figures.meetings, cost: figures.cost?.amount ?? Double(figures.meetings),
        stopped: timetable.stopped)
      released = ReleaseBook(hearing).stays.reduce(0) { $0 + $1.interval.minutes }
      prove(timetable, hearing, figures)
    }

    /// What the bounds say of completions, everybody counting alike, and of the cost.
    private mutating func prove(_ timetable: Timetable, _ hearing: ResolvedTimetable, _ figures: PlanFigures)
    {
      let impossible = timetable.unplaced.count { $0.possible == false }
      most = figures.needed - figures.done - impossible
      let money: Goal = hearing.scenario.hasCosts ? .cost : .meetings
      func isCost(_ tier: Tier) -> Bool {
        !tier.isWeighted && (tier.parts[0].goal == money || tier.parts[0].goal == .cost)
      }
      guard let first = tiers.first, first.tier.enough == nil else { return }
      if first.tier == Tier(.completions), let bound = first.bound {
        let weights = hearing.completionWeights
        most = min(most ?? .max, max(completed, CompletionsBound.most(within: bound, of: weights)))
        // Where all count the same, as many completions are as much of the goal.
        let isAlike = weights.max() == weights.min() && !hearing.scenario.isAnyLeaving
        if isAlike, tiers.count > 1, tiers[1].tier.enough == nil, isCost(tiers[1].tier) {
          least = tiers[1].bound
        }
      } else if isCost(first.tier) {
        floor = first.bound
        least = first.bound
      }
    }
  }

  /// Points of the whole grid.
  public var size: Int { axes.reduce(1) { $0 * $1.values.count } }

  /// Position of a point on every axis.
  public func indices(of position: Int) -> [Int] {
    var rest = position
    var indices: [Int] = []
    for axis in axes.reversed() {
      indices.append(rest % axis.values.count)
      rest /= axis.values.count
    }
    return indices.reversed()
  }

  /// The values of a point, axis by axis.
  public func values(of position: Int) -> [String] {
    zip(axes, indices(of: position)).map { $0.values[$1] }
  }

  /// Positions of the points one step away on an axis, ascending.
  public func neighbours(of position: Int) -> [Int] {
    var stride = 1
    var result: [Int] = []
    for (axis, index) in zip(axes, indices(of: position)).reversed() {
      if index > 0 { result.append(position - stride) }
      if index + 1 < axis.values.count { result.append(position + stride) }
      stride *= axis.values.count
    }
    return result.sorted()
  }

  /// Positions that no point stands for, ascending.
  public var missing: [Int] {
    let known = Set(points.map(\.position))
    return (0..<size).filter { !known.contains($0) }
  }

  /// Positions of the points that no other beats: none completes as much for less, or more for as much. Of points that
  /// come to the same, the first.
  public var frontier: Set<Int> {
    let planned = points.filter { $0.failure == nil }
    return Set(
      planned.filter { point in
        !planned.contains { other in
          other.completed >= point.completed && other.cost <= point.cost
            && (other.completed > point.completed || other.cost < point.cost
              || other.position < point.position)
        }
      }.map(\.position))
  }

  /// Positions on the frontier of which it is proved that no plan of any point beats them, found or not.
  public var proved: Set<Int> {
    let planned = points.filter { $0.failure == nil }
    if !missing.isEmpty { return [] }
    return frontier.filter { position in
      guard let point = planned.first(where: { $0.position == position }) else { return false }
      return planned.allSatisfy { !$0.mayBeat(point) }
    }
  }

  /// The positions of shard `shard` of `count`, from 1: stretches of nearly the same length, so that neighbours stay
  /// together.
  public static func shard(_ shard: Int, of count: Int, size: Int) -> Range<Int> {
    (shard - 1) * size / count..<shard * size / count
  }
}

extension Sweep.Point {
  /// Whether some plan of this point might complete as much for less, or more for as much, than another point has.
  fileprivate func mayBeat(_ other: Sweep.Point) -> Bool {
    if let most, most < other.completed { return false }
    let cheapest = [floor, completed <= other.completed ? least : nil].compactMap(\.self).max()
    guard let cheapest else { return true }
    let slack = 1e-6 * max(1, abs(other.cost))
    if cheapest > other.cost + slack { return false }
    return !(cheapest >= other.cost - slack && most.map { $0 <= other.completed } ?? false)
  }
}

extension Scenario {
  /// Whether some employer's people leave.
  package var isAnyLeaving: Bool { employers.contains { $0.attrition > 0 } }
}
