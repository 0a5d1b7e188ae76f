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
  /// When improvements end, so that the last bounds still have time.
  private let searchEnd: Double?

  init(
    _ limits: SearchLimits, _ clock: SearchClock, finishing: Double = 0,
    isInterrupted: @escaping @Sendable () -> Bool,
    onEvent: @escaping @Sendable (SearchEvent) -> Void
  ) {
    var limits = limits
    // Names, reasons and the verifier need time as well.
    limits.deadline = limits.deadline.map { $0 - min(0.25 * max(0, $0 - clock.seconds()), finishing) }
    self.limits = limits
    self.clock = clock
    self.isInterrupted = isInterrupted
    self.onEvent = onEvent
    searchEnd = limits.deadline.map { $0 - min(5, 0.08 * max(0, $0 - clock.seconds())) }
  }

  /// Whether the user asked to stop.
  var interrupted: Bool { isInterrupted() }

  /// Whether all work has to end now.
  func isOver() -> Bool { isInterrupted() || limits.deadline.map { clock.seconds() >= $0 } ?? false }

  /// Whether to look for no better timetable: what time is left belongs to the bounds.
  func isStopped() -> Bool { isInterrupted() || searchEnd.map { clock.seconds() >= $0 } ?? false }

  /// Seconds that the search for better timetables has left; nil where time is not limited.
  func secondsLeft() -> Double? { searchEnd.map { max(0, $0 - clock.seconds()) } }

  /// Tells what happened, one event at a time.
  func tell(_ event: SearchEvent) { gate.withLock { _ in onEvent(event) } }

  /// Tells of something that went wrong and was worked around.
  func report(_ trouble: String) { tell(.trouble(trouble)) }
}
