internal import GLPK
private import Dispatch
private import Synchronization

/// Runs several pieces of work at once, each on a thread of GLPK.
enum WorkerPool {
  /// The results, in the order of the work: which thread is faster never shows.
  ///
  /// As soon as the search is over, GLPK is told to stop, also in the middle of a simplex. Work that asks nobody for a
  /// while is not waited for: its result is nil, and its thread ends when it next asks. With `waits` all is waited for.
  static func run<Value: Sendable>(
    _ work: [@Sendable () -> Value], _ control: SearchControl, waits: Bool = false
  ) -> [Value?] {
    let board = Board<Value>(work.count)
    for (position, piece) in work.enumerated() {
      GLPKThread.start { board.put(piece(), position) }
    }
    var late = 0
    while !board.isFull(waiting: control.isOver() ? WorkerPool.beat : 20) {
      guard control.isOver() else { continue }
      control.cancellation.cancel()
      late += 1
      if !waits && late * WorkerPool.beat >= WorkerPool.patience { break }
    }
    return board.take()
  }

  /// Milliseconds between two looks at work that should have ended, and after which it is left.
  private static let beat = 5
  private static let patience = 150

  /// Where results are put down. What comes after `take` is let go.
  private final class Board<Value: Sendable>: Sendable {
    private let results: Mutex<[Value?]>
    private let missing: Atomic<Int>
    private let done = DispatchSemaphore(value: 0)

    init(_ count: Int) {
      results = Mutex(Array(repeating: nil, count: count))
      missing = Atomic(count)
    }

    func put(_ value: Value, _ position: Int) {
      results.withLock { $0[position] = value }
      if missing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { done.signal() }
    }

    /// Whether all results are there, after waiting for some milliseconds at most.
    func isFull(waiting milliseconds: Int) -> Bool {
      if missing.load(ordering: .acquiring) == 0 { return true }
      _ = done.wait(timeout: .now() + .milliseconds(milliseconds))
      return missing.load(ordering: .acquiring) == 0
    }

    func take() -> [Value?] { results.withLock { $0 } }
  }
}
