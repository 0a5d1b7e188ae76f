public import OffHours
public import OffHoursSolver

/// Plans a base and its variants, so that what differs between them is owed to the scenarios and not to the search.
///
/// The base is planned first. Every case is searched from nothing, as a search of it alone would be; then it goes on from
/// the best timetable that any case before has for it. The last tier of a variant is to change as few people as can be, so
/// that ties are no noise. At last every timetable is offered to every scenario, so that none is left with less than
/// another search found for it.
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
      let search = WarmSearch(
        limits: limits, seconds: secondsEach, history: start?.history ?? [], clock: clock,
        isInterrupted: isInterrupted
      ) { onEvent(position, $0) }
      let base = position == 0 ? nil : cases[0].timetable
      let known = [start].compactMap(\.self) + cases[..<position].compactMap(\.timetable)
      do {
        cases[position].timetable = try search.timetable(
          of: cases[position].scenario, known: known, keep: base)
      } catch {
        cases[position].failure = error
        if position == 0 { break }
      }
    }
    share(&cases)
    return cases
  }

  /// Offers every timetable to every case. Once is enough: what a case takes over was offered to all others as well.
  private func share(_ cases: inout [PlannedCase]) {
    let found = cases.map(\.timetable)
    for position in cases.indices {
      guard var own = cases[position].timetable else { continue }
      let carryOver = CarryOver(cases[position].scenario, keep: position == 0 ? nil : cases[0].timetable)
      if position > 0, cases[0].timetable?.meetings != found[0]?.meetings { own = carryOver.recounted(own) }
      let others = found.indices.filter { $0 != position }.compactMap { found[$0] }
      cases[position].timetable = carryOver.better(than: own, among: others)?.timetable ?? own
    }
  }
}
