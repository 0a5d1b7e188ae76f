import Foundation
import OffHoursSolver

/// Counts seconds from the start of the process, loading and linking included.
struct ProcessClock: Sendable {
  private let start: Double

  /// The clock of this process. Where the system does not say when the process began, it began now.
  init() { start = ProcessClock.began() ?? ProcessClock.now() }

  /// Seconds since the process began.
  var seconds: Double { max(0, ProcessClock.now() - start) }

  /// The same clock, for a search.
  var search: SearchClock { SearchClock { [self] in seconds } }

  /// Seconds since the machine was started, sleep included: what `/proc` counts in.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Field 22 of `/proc/self/stat`. The command's name (field 2) may hold blanks, so fields count from its last `)`.
  private static func began() -> Double? {
    guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
      let name = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: name)...].split(separator: " ")
    let ticksPerSecond = sysconf(Int32(_SC_CLK_TCK))
    guard fields.count > 19, let ticks = Double(fields[19]), ticksPerSecond > 0 else { return nil }
    let began = ticks / Double(ticksPerSecond)
    // Inside a container the two clocks may not agree; then the process is taken to begin now.
    return abs(now() - began) < 3600 ? began : nil
  }
}
