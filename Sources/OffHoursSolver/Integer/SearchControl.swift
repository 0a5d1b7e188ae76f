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

  init(
    _ limits: SearchLimits, _ clock: SearchClock, isInterrupted: @escaping @Sendable () -> Bool,
    onEvent: @escaping @Sendable (SearchEvent) -> Void
  ) {
    self.limits = limits
    self.clock = clock
    self.isInterrupted = isInterrupted
    self.onEvent = onEvent
  }

  /// Whether the user asked to stop.
  var interrupted: Bool { isInterrupted() }

  /// Whether the time is over.
  var isLate: Bool { limits.deadline.map { clock.seconds() >= $0 } ?? false }

  /// Whether to end now.
  func isStopped() -> Bool { isInterrupted() || isLate }

  /// Seconds until the deadline; nil where there is none.
  func secondsLeft() -> Double? { limits.deadline.map { max(0, $0 - clock.seconds()) } }

  /// Tells what happened, one event at a time.
  func tell(_ event: SearchEvent) { gate.withLock { _ in onEvent(event) } }

  /// Tells of something that went wrong and was worked around.
  func report(_ trouble: String) { tell(.trouble(trouble)) }
}
