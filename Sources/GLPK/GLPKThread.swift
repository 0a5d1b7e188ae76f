internal import CGLPK

/// A thread of its own for GLPK, whose state is thread-local: sessions live and die on it.
///
/// Such a thread has a big stack, is never one of Swift's cooperative pool, and gives all of GLPK's memory back at its
/// end. Any number of them run at once without knowing of each other.
public enum GLPKThread {
  /// How the thread is made.
  public struct Options: Sendable {
    /// Size of the stack in bytes.
    public var stackBytes: Int
    /// What GLPK may hold on this thread in megabytes; `nil` for no limit. Beyond it calls throw
    /// ``GLPKFault/memory(_:)``.
    public var memoryLimit: Int?

    /// Makes options.
    public init(stackBytes: Int = 64 << 20, memoryLimit: Int? = nil) {
      self.stackBytes = stackBytes
      self.memoryLimit = memoryLimit
    }
  }

  /// Whether the code that asks runs on such a thread, so that sessions can be made.
  public static var isCurrent: Bool { cglpk_thread_number() != 0 }

  /// Runs `body` on a thread of its own and blocks until it returns. A whole solver may run in it.
  ///
  /// Code of an actor takes the asynchronous form: here a closure of such code would take itself to run on the actor,
  /// and Swift stops the process where it finds out. A `@Sendable` closure is safe everywhere.
  ///
  /// - Throws: What `body` throws.
  public static func run<Value: Sendable, Failure: Error>(
    _ options: Options = Options(), _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let result = withoutActuallyEscaping(body) { escapable in
      // `body` need not be Sendable: the caller stands still until the thread has ended.
      let job = Job(escapable)
      start(job, options, wait: true)
      return job.result
    }
    guard let result else { fatalError("the thread ended without its work") }
    return try result.get()
  }

  /// Runs `body` on a thread of its own and waits for nothing: the thread lives until `body` returns.
  public static func start(_ options: Options = Options(), _ body: @escaping @Sendable () -> Void) {
    start(Job<Void, Never>(body), options, wait: false)
  }

  /// Runs `body` on a thread of its own and suspends until it returns.
  ///
  /// - Parameters:
  ///   - options: How the thread is made.
  ///   - cancellation: Fired when the task is cancelled. `body` passes it to its solves.
  ///   - body: The work.
  /// - Throws: What `body` throws.
  public static func run<Value: Sendable, Failure: Error>(
    _ options: Options = Options(), cancellation: CancellationToken? = nil,
    _ body: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Result<Value, Failure>, Never>) in
        let job = Job(body) { continuation.resume(returning: $0) }
        start(job, options, wait: false)
      }
    } onCancel: {
      cancellation?.cancel()
    }
    return try result.get()
  }

  /// Runs `body` with a session of `program` on a thread of its own and blocks until it returns.
  ///
  /// - Throws: What `body` throws, or what is wrong with `program`.
  public static func withSession<Value: Sendable>(
    _ program: LinearProgram, _ options: Options = Options(), _ body: (Session) throws -> Value
  ) throws -> Value {
    try run(options) { () throws -> Value in try body(Session(program)) }
  }

  private static func start(_ job: Work, _ options: Options, wait: Bool) {
    let context = Unmanaged.passRetained(job).toOpaque()
    let limit = Int32(clamping: options.memoryLimit ?? 0)
    // A system short of address space may still give a smaller stack.
    for stack in [options.stackBytes, 8 << 20, 1 << 20] {
      let failure = cglpk_thread_run(
        stack, limit, wait ? 1 : 0,
        { context in
          guard let context else { return }
          Unmanaged<Work>.fromOpaque(context).takeRetainedValue().perform()
        }, context)
      if failure == 0 { return }
    }
    fatalError("the system gives no thread")
  }
}

/// Work for a thread, without its type parameters, so that a C function can take it.
private class Work {
  func perform() {}
}

private final class Job<Value, Failure: Error>: Work {
  private let body: () throws(Failure) -> Value
  private let finish: ((Result<Value, Failure>) -> Void)?
  private(set) var result: Result<Value, Failure>?

  init(_ body: @escaping () throws(Failure) -> Value, finish: ((Result<Value, Failure>) -> Void)? = nil) {
    self.body = body
    self.finish = finish
  }

  override func perform() {
    let result: Result<Value, Failure>
    do throws(Failure) {
      result = .success(try body())
    } catch {
      result = .failure(error)
    }
    self.result = result
    finish?(result)
  }
}
