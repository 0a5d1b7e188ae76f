import ArgumentParser
import Foundation
import OffHoursSolver

/// How long and how hard to search.
struct SearchOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seconds after which the best timetable so far is taken.", valueName: "seconds"))
  var timeLimit = 60.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop a goal once value and bound are this close, as a share.", valueName: "share"))
  var gap = 0.001

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads; all processors where not given.", valueName: "count"))
  var threads: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Seed of everything that is drawn.", valueName: "number"))
  var seed = 0

  @Flag(help: "Take the first timetable that is found.")
  var first = false

  func validate() throws {
    guard timeLimit > 0, timeLimit.isFinite else {
      throw ValidationError("--time-limit must be more than 0 seconds, not \(timeLimit).")
    }
    guard timeLimit <= 1e9 else {
      throw ValidationError("--time-limit must be at most 1000000000 seconds, not \(timeLimit).")
    }
    guard gap >= 0, gap.isFinite else {
      throw ValidationError("--gap must be 0 or more, not \(gap).")
    }
    guard (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads must be 1 to 256, not \(threads ?? 1).")
    }
    guard seed >= 0 else { throw ValidationError("--seed must be 0 or more, not \(seed).") }
  }

  /// The same, for the solver.
  var limits: SearchLimits {
    var limits = SearchLimits()
    limits.deadline = timeLimit
    limits.gap = gap
    limits.threads = threads ?? min(256, ProcessInfo.processInfo.activeProcessorCount)
    limits.seed = seed
    limits.firstOnly = first
    return limits
  }
}
