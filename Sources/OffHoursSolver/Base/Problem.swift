public import OffHours

/// What is to be solved: what must hold, what to stay close to, and where to begin.
public struct Problem: Sendable {
  /// The scenario.
  public var scenario: Scenario
  /// When to stop, and with what strength to search.
  public var limits = SearchLimits()
  /// Meetings that stand: held ones are history and credit their learners, the times and halls of others are kept as
  /// pins are, and so
  /// are the instructors whom `keep` has for them.
  public var fixed: [Meeting] = []
  /// A timetable to begin from. One that breaks a rule is left aside.
  public var start: Timetable?
  /// A timetable that people know, to stay close to; how that counts beside the goals, `changes` says.
  public var keep: Timetable?
  /// Where closeness to `keep` stands among the tiers.
  public var changes = Changes.first
  /// Tiers before all others: what has to be had, wherever it can be. Their results stand first among the timetable's `changes`.
  public var first: [Tier] = []
  /// Until when `keep` stands: of the meetings that begin before, none is new, each keeps its instructors, and the seats
  /// given up are as few as can be. Others may join them.
  public var frozenUntil: Instant?
  /// What begins before is over: nobody joins a meeting there.
  public var now: Instant?

  /// The problem of planning a scenario from nothing.
  public init(_ scenario: Scenario) { self.scenario = scenario }

  /// Where closeness to the timetable that is kept stands.
  public enum Changes: Hashable, Sendable {
    /// Frozen seats, people changed, meetings moved; then the scenario's goals.
    case first
    /// The scenario's goals; then people changed.
    case last
    /// Frozen seats; at most so many people changed, where a number is given; most completions; then fewest people
    /// changed, meetings moved, and the scenario's other goals.
    case traded(mostChanged: Int?)
  }

  /// What is optimised, tier by tier: what comes first, the scenario's goals, and how closely `keep` is kept.
  public var tiers: [Tier] { first + others }

  private var others: [Tier] {
    guard keep != nil else { return scenario.goals }
    let frozen = frozenUntil == nil ? [] : [Tier(.frozenSeats)]
    switch changes {
    case .first: return frozen + [Tier(.peopleChanged), Tier(.meetingsMoved)] + scenario.goals
    case .last: return scenario.goals + [Tier(.peopleChanged)]
    case .traded(let most):
      return frozen + (most.map { [Tier(.peopleChanged, enough: Double($0))] } ?? [])
        + [Tier(.completions), Tier(.peopleChanged), Tier(.meetingsMoved)]
        + scenario.goals.filter { $0 != Tier(.completions) }
    }
  }
}

/// When a search ends, and what it may use.
public struct SearchLimits: Sendable {
  /// Seconds on `SearchClock` at which the search ends; nil: when it is done. A clock that stands still never gets there:
  /// the search then ends when it is done, too.
  public var deadline: Double?
  /// Every tier may stop once |bound − value| / max(1, |value|) is at most this.
  public var gap = 0.001
  /// Threads.
  public var threads = 2
  /// Seed of everything that is drawn.
  public var seed = 0
  /// Whether the first timetable is enough.
  public var firstOnly = false
  /// Whether it is only to be seen what can be had: nothing is said of who is left out and why, and where the first
  /// timetable is enough nothing is proved of it.
  public var isTrial = false

  /// No deadline, a gap of 0.001, two threads, seed 0.
  public init() {}
}

/// Tells the search how many seconds have passed since the process began. The library reads no clock itself.
public struct SearchClock: Sendable {
  /// Seconds since the process began.
  public let seconds: @Sendable () -> Double

  /// A clock that calls `seconds`.
  public init(_ seconds: @escaping @Sendable () -> Double) { self.seconds = seconds }

  /// A clock that stands still: nothing ends by time, every search when it is done.
  public static let still = SearchClock { 0 }
}
