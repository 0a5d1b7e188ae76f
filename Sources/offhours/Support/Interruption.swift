import Foundation
import OffHours
import Synchronization

/// Ctrl-C, SIGTERM and a terminal that closes (SIGHUP, unless it is ignored, as under nohup), for every command: while a
/// search runs the first asks it for its best timetable, a second ends the process at once; while files are being put
/// in place a signal waits, so that they appear together or not at all; at any other time it ends the process. The exit
/// status is 130.
///
/// Signals are heeded by a handler, not by a thread: where no thread can be had, Ctrl-C works all the same.
struct Interruption {
  private enum Phase: Int { case before, searching, writing }
  private static let phase = Atomic(Phase.before.rawValue)
  private static let signals = Atomic(0)
  private static let isTerminal = Atomic(false)
  /// Whether files are in place, and whether that is said in Vietnamese.
  private static let isWritten = Atomic(false)
  private static let isVietnamese = Atomic(false)

  /// Takes the signals over, once, before anything else is done.
  static func watch() {
    // What the handler touches is made before it can run.
    phase.store(Phase.before.rawValue, ordering: .relaxed)
    signals.store(0, ordering: .relaxed)
    _ = faultText.count + writtenTexts.en.count
    isWritten.store(false, ordering: .relaxed)
    speak(FaultLanguage.asked ?? .english)
    watchFaults()
    isTerminal.store(Console.isTerminal(STDERR_FILENO), ordering: .relaxed)
    signal(SIGINT, handler)
    signal(SIGTERM, handler)
    // Under nohup it stays ignored.
    let before = signal(SIGHUP, SIG_IGN)
    if unsafeBitCast(before, to: Int.self) != 1 { signal(SIGHUP, handler) }
    // Who starts programs from a thread that blocks signals hands that down: nothing would end the program then.
    var ours = sigset_t()
    sigemptyset(&ours)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV] {
      sigaddset(&ours, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &ours, nil)
  }

  /// Exit status 70 with a sentence, where the process cannot go on: memory or threads that cannot be had, and faults of
  /// offhours.
  private static func watchFaults() {
    // A file that may not grow further is an error of writing, told as such.
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV] { signal(number, faultHandler) }
  }

  private static let faultHandler: @convention(c) (Int32) -> Void = { _ in
    faultText.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    _exit(ExitStatus.internal.rawValue)
  }

  private static let faultText = ContiguousArray(
    """
    offhours: internal error: this run cannot go on; memory or threads ran out, or it is a fault of offhours. \
    Nothing was half written.

    """.utf8)

  private static let writtenTexts = (
    en: ContiguousArray("offhours: \(Words.interruptedWritten(.english))\n".utf8),
    vi: ContiguousArray("offhours: \(Words.interruptedWritten(.vietnamese))\n".utf8)
  )

  /// In which language the end is told.
  static func speak(_ language: Language) { isVietnamese.store(language == .vietnamese, ordering: .relaxed) }

  /// Files were put in place: who ends the process from now on is told so.
  static func hasWritten() { isWritten.store(true, ordering: .relaxed) }

  private static let handler: @convention(c) (Int32) -> Void = { _ in
    let count = signals.add(1, ordering: .relaxed).newValue
    let phase = phase.load(ordering: .relaxed)
    if phase == Phase.before.rawValue || (phase == Phase.searching.rawValue && count > 1) { end() }
  }

  /// Ends the process; nothing is called that a handler may not call.
  private static func end() -> Never {
    if isTerminal.load(ordering: .relaxed) {
      var clear: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
      _ = write(STDERR_FILENO, &clear, 4)
    }
    if isWritten.load(ordering: .relaxed) {
      let text = isVietnamese.load(ordering: .relaxed) ? writtenTexts.vi : writtenTexts.en
      text.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
    _exit(ExitStatus.interrupted.rawValue)
  }

  /// Whether somebody wants the search to end.
  var isAsked: Bool { Self.signals.load(ordering: .relaxed) > 0 }

  /// Runs a search: a signal asks it to end instead of ending the process.
  func searching<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.during(.searching, body)
  }

  /// Runs what must not be cut in two. A signal that came meanwhile ends the process afterwards, unless a search is
  /// around it.
  static func writing<Result>(_ body: () throws -> Result) rethrows -> Result {
    let count = signals.load(ordering: .relaxed)
    let result = try during(.writing, body)
    if phase.load(ordering: .relaxed) == Phase.before.rawValue, signals.load(ordering: .relaxed) > count {
      end()
    }
    return result
  }

  private static func during<Result>(_ next: Phase, _ body: () throws -> Result) rethrows -> Result {
    let outer = phase.exchange(next.rawValue, ordering: .relaxed)
    defer { phase.store(outer, ordering: .relaxed) }
    return try body()
  }
}
