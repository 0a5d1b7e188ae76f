public import OffHours
public import OffHoursSolver

/// Plans a base and its variants, so that what differs between them is owed to the scenarios and not to the search.
///
/// The base is planned first. Every variant begins from the base's timetable where that keeps its rules. At last every
/// timetable is offered to every scenario, so that none is left with less than another search found for it.
public struct Comparer: Sendable {
  /// How hard to search, and how many seconds each search may take; nil: until it is done.
  public var limits: SearchLimits, secondsEach: Double?
  /// A timetable for the base to begin from.
  public var start: Timetable?
  private let clock: SearchClock

  /// A comparer that tells time by `clock`.
  public init(
    limits: SearchLimits, secondsEach: Double?, start: Timetable? = nil, clock: SearchClock = .still
  ) {
    self.limits = limits
    self.secondsEach = secondsEach
    self.start = start
    self.clock = clock
  }

  /// Base and variants planned, in the order given, the base first.
  ///
  /// When interrupted, the search at hand ends with its best timetable and the cases after it stay without one. A case
  /// that cannot be planned says why in `failure`. `onEvent` gets the position of the case.
  public func planned(
    base: PlannedCase, variants: [PlannedCase], isInterrupted: @escaping @Sendable () -> Bool = { false },
    onEvent: @escaping @Sendable (Int, SearchEvent) -> Void = { _, _ in }
  ) -> [PlannedCase] {
    var cases = [base] + variants
    for position in cases.indices {
      if isInterrupted() { break }
      var problem = Problem(cases[position].scenario)
      problem.limits = limits
      problem.limits.deadline = secondsEach.map { clock.seconds() + $0 }
      problem.start = position == 0 ? start : cases[0].timetable
      do {
        let outcome = try Solver(problem, clock: clock).solve(isInterrupted: isInterrupted) {
          onEvent(position, $0)
        }
        cases[position].timetable = outcome.timetable
      } catch {
        cases[position].failure = error
        if position == 0 { break }
      }
    }
    share(&cases)
    return cases
  }

  /// Offers every timetable to every case.
  private func share(_ cases: inout [PlannedCase]) {
    // What a case takes over may serve a third one, which it has been offered as well: once is enough.
    let found = cases.map(\.timetable)
    for position in cases.indices {
      guard let own = cases[position].timetable else { continue }
      let others = found.indices.filter { $0 != position }.compactMap { found[$0] }
      if let better = CarryOver.better(than: own, among: others, in: cases[position].scenario) {
        cases[position].timetable = better.timetable
      }
    }
  }
}
