import Dispatch
import Foundation
import Synchronization

/// Ctrl-C, SIGTERM and a terminal that closes (SIGHUP, unless it is ignored, as under nohup): the first asks a running search for its best timetable, the second ends the process at once.
///
/// While files are being put in place a signal waits, so that they appear together or not at all.
final class Interruption: Sendable {
  private enum Phase { case before, searching, writing }
  private struct State {
    var phase = Phase.before
    var signals = 0
  }
  private let state = Mutex(State())
  private let asked = Atomic(false)
  /// Only kept alive: nobody touches the sources after they were started, so any thread may hold them.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Takes the signals over.
  init() {
    var sources: [any DispatchSourceSignal] = []
    var before = sigaction()
    sigaction(SIGHUP, nil, &before)
    let isHangupIgnored = unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == 1
    for number in [SIGINT, SIGTERM] + (isHangupIgnored ? [] : [SIGHUP]) {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      sources.append(source)
    }
    self.sources = sources
    for source in sources {
      source.setEventHandler { @Sendable [weak self] in self?.arrived() }
      source.resume()
    }
  }

  /// Whether somebody wants the search to end.
  var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// Runs a search: a signal asks it to end instead of ending the process.
  func searching<Result>(_ body: () throws -> Result) rethrows -> Result { try during(.searching, body) }

  /// Runs what must not be cut in two.
  func writing<Result>(_ body: () throws -> Result) rethrows -> Result { try during(.writing, body) }

  private func during<Result>(_ phase: Phase, _ body: () throws -> Result) rethrows -> Result {
    let outer = state.withLock { state in
      let outer = state.phase
      state.phase = phase
      return outer
    }
    defer { state.withLock { $0.phase = outer } }
    return try body()
  }

  private func arrived() {
    let ends = state.withLock { state in
      state.signals += 1
      switch state.phase {
      case .before: return true
      case .searching: return state.signals > 1
      case .writing: return false
      }
    }
    asked.store(true, ordering: .relaxed)
    if ends {
      ProgressLine.clear()
      _exit(ExitStatus.interrupted.rawValue)
    }
  }
}
