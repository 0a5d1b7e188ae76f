internal import GLPK
private import Dispatch
private import Synchronization

/// Runs several pieces of work at once, each on a thread of GLPK, and waits for all.
enum Crew {
  /// The results, in the order of the work: which thread is faster never shows.
  static func run<Value: Sendable>(_ work: [@Sendable () -> Value]) -> [Value] {
    if work.count == 1 { return [GLPKThread.run { work[0]() }] }
    let results = Mutex<[Value?]>(Array(repeating: nil, count: work.count))
    DispatchQueue.concurrentPerform(iterations: work.count) { position in
      let value = GLPKThread.run { work[position]() }
      results.withLock { $0[position] = value }
    }
    return results.withLock { $0.map { $0! } }
  }
}

/// Cancels GLPK as soon as the search is interrupted or late, also in the middle of a simplex.
final class Watchdog: Sendable {
  private let isOver = Mutex(false)

  /// Watches until `end` is called.
  init(_ control: SearchControl) {
    let thread = DispatchQueue(label: "offhours.watchdog")
    thread.async { [self] in
      while !isOver.withLock({ $0 }) {
        if control.isOver() {
          control.cancellation.cancel()
          return
        }
        _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(20))
      }
    }
  }

  /// Stops watching.
  func end() { isOver.withLock { $0 = true } }
}
