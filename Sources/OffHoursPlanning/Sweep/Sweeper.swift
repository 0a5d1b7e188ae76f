public import OffHours
public import OffHoursSolver

/// Plans the points of a sweep one after another.
///
/// A point is searched from nothing, as a search of it alone would be, and goes on from the best timetable that its
/// neighbours in the grid have for it. At last neighbours offer each other what they found, there and back, so that a point
/// is not worse than the next one by luck.
public struct Sweeper: Sendable {
  /// How hard to search, and how many seconds each search may take; nil: until it is done.
  public var limits: SearchLimits, secondsEach: Double?
  /// A timetable that any point may begin from.
  public var start: Timetable?
  private let clock: SearchClock

  /// What one point came to.
  public struct Finding: Sendable {
    /// Position in the grid.
    public var position: Int
    /// What came out; nil where the search was not reached, or failed.
    public var timetable: Timetable?
    /// Why the point cannot be planned.
    public var failure: SolverError?
  }

  /// A sweeper that tells time by `clock`.
  public init(
    limits: SearchLimits, secondsEach: Double?, start: Timetable? = nil, clock: SearchClock = .still
  ) {
    self.limits = limits
    self.secondsEach = secondsEach
    self.start = start
    self.clock = clock
  }

  /// Plans some positions of a sweep, in the order given. `scenario` makes the scenario of a position, with the goals
  /// that it is planned for; it is asked whenever one is needed, so that not all have to be kept.
  ///
  /// When interrupted, the search at hand ends with its best timetable and the points after it stay without one.
  /// `onEvent` gets the index among `positions`.
  public func findings(
    _ sweep: Sweep, at positions: [Int], scenario: (Int) throws -> Scenario,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    onEvent: @escaping @Sendable (Int, SearchEvent) -> Void = { _, _ in }
  ) rethrows -> [Finding] {
    var findings: [Int: Finding] = [:]
    for (index, position) in positions.enumerated() {
      findings[position] = Finding(position: position)
      if isInterrupted() { continue }
      let near = sweep.neighbours(of: position).compactMap { findings[$0]?.timetable }
      findings[position] = search(
        try scenario(position), position, near: near, isInterrupted: isInterrupted
      ) { onEvent(index, $0) }
    }
    for position in positions + positions.reversed() {
      let others = sweep.neighbours(of: position).compactMap { findings[$0]?.timetable }
      guard !others.isEmpty, let own = findings[position]?.timetable else { continue }
      if let better = CarryOver(try scenario(position)).better(than: own, among: others) {
        findings[position]?.timetable = better.timetable
      }
    }
    return positions.compactMap { findings[$0] }
  }

  /// One search.
  private func search(
    _ scenario: Scenario, _ position: Int, near: [Timetable],
    isInterrupted: @escaping @Sendable () -> Bool, onEvent: @escaping @Sendable (SearchEvent) -> Void
  ) -> Finding {
    let search = WarmSearch(
      limits: limits, seconds: secondsEach, history: start?.history ?? [], clock: clock,
      isInterrupted: isInterrupted, onEvent: onEvent)
    do {
      let timetable = try search.timetable(
        of: scenario, known: [start].compactMap(\.self) + near, keep: nil)
      return Finding(position: position, timetable: timetable)
    } catch {
      return Finding(position: position, failure: error)
    }
  }
}
