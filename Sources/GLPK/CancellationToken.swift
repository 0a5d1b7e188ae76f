internal import CGLPK

/// Stops solves from outside. One token may be shared by any number of sessions and threads.
///
/// A token fires once and stays fired.
public final class CancellationToken: @unchecked Sendable {
  // Safe: the pointer never changes, what it points at is one C atomic, and it lives as long as the token.
  let flag: OpaquePointer

  /// Makes a token that has not fired.
  public init() {
    guard let flag = cglpk_token_create() else { fatalError("out of memory") }
    self.flag = flag
  }

  deinit { cglpk_token_destroy(flag) }

  /// Fires the token. Neither allocates nor locks: it may be called from any thread and from a signal handler.
  public func cancel() { cglpk_token_cancel(flag) }

  /// Whether the token has fired.
  public var isCancelled: Bool { cglpk_token_is_cancelled(flag) != 0 }
}
