internal import GLPK

private import Synchronization

/// What every part of a search asks: whether to stop, how long it may go on, where trouble is told.
final class SearchControl: Sendable {
  let limits: SearchLimits
  let clock: SearchClock
  /// Ends the work of GLPK at once.
  let cancellation = CancellationToken()
  private let isInterrupted: @Sendable () -> Bool
  private let onEvent: @Sendable (SearchEvent) -> Void
  private let gate = Mutex(())
  private let touched = Atomic(false)
  /// When improvements end, so that the last bounds still have time.
  private let searchEnd: Double?

  init(
    _ limits: SearchLimits, _ clock: SearchClock, finishing: Double = 0, proving: Double = 0.08,
    isInterrupted: @escaping @Sendable () -> Bool,
    onEvent: @escaping @Sendable (SearchEvent) -> Void
  ) {
    var limits = limits
    // Names, reasons and the verifier need time as well.
    limits.deadline = limits.deadline.map { $0 - min(0.6 * max(0, $0 - clock.seconds()), finishing) }
    self.limits = limits
    self.clock = clock
    self.isInterrupted = isInterrupted
    self.onEvent = onEvent
    searchEnd = limits.deadline.map { $0 - min(60 * proving, proving * max(0, $0 - clock.seconds())) }
  }

  /// Whether the user asked to stop.
  var interrupted: Bool { isInterrupted() }

  /// Whether all work has to end now.
  func isOver() -> Bool { isInterrupted() || isLate(limits.deadline) }

  /// Whether to look for no better timetable: what time is left belongs to the bounds.
  func isStopped() -> Bool { isInterrupted() || isLate(searchEnd) }

  private func isLate(_ end: Double?) -> Bool {
    guard let end, clock.seconds() >= end else { return false }
    touch()
    return true
  }

  /// Takes note that the clock has cut something short: another run may find something else.
  func touch() { touched.store(true, ordering: .relaxed) }

  /// Whether the clock has cut anything short.
  var isTouched: Bool { touched.load(ordering: .relaxed) }

  /// Runs work that ends by itself or after some seconds, and takes note where it was the seconds.
  func timed<Result>(_ seconds: Double?, _ body: () throws -> Result) rethrows -> Result {
    guard let seconds else { return try body() }
    let began = clock.seconds()
    let result = try body()
    // Clocks of different kinds need not agree to the last digit.
    if clock.seconds() - began >= 0.98 * seconds { touch() }
    return result
  }

  /// Seconds that the search for better timetables has left; nil where time is not limited.
  func secondsLeft() -> Double? { searchEnd.map { max(0, $0 - clock.seconds()) } }

  /// Tells what happened, one event at a time.
  func tell(_ event: SearchEvent) { gate.withLock { _ in onEvent(event) } }

  /// Tells of something that went wrong and was worked around.
  func report(_ trouble: String) { tell(.trouble(trouble)) }
}
