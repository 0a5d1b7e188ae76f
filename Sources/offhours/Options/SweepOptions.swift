import ArgumentParser
import OffHours
import OffHoursFiles

/// What varies in a sweep, and which part of it is planned.
struct SweepOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Vary a part of the scenario: venues.hall-1.seats=20..60:10, or a list a,b,c; an empty value keeps what is written. At most twice.",
      valueName: "path=values"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Plan only part i of n, for a job array; put the parts together with --reduce.", valueName: "i/n"))
  var shard: String?

  func validate() throws {
    if settings.count > 2 {
      throw ValidationError("--set is given \(settings.count) times; a sweep varies at most two things.")
    }
    let ranges = try ranges()
    if Set(ranges.map(\.path)).count < ranges.count {
      throw ValidationError("--set names the same path twice.")
    }
    let size = ranges.reduce(1) { $0 * $1.values.count }
    if size > SettingRange.most {
      throw ValidationError("The grid has \(size) points; expected at most \(SettingRange.most).")
    }
    if let shard {
      let parts = shard.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let part = parts[0], let count = parts[1], count >= 1,
        (1...count).contains(part)
      else {
        throw ValidationError("--shard: '\(shard)' is no part; expected i/n with i from 1 to n, such as 1/8.")
      }
    }
  }

  /// What varies.
  func ranges() throws -> [SettingRange] {
    try settings.map { text in
      do {
        return try SettingRange(text)
      } catch {
        throw ValidationError("--set: \(error).")
      }
    }
  }

  /// The positions to plan, of a grid of `size` points, and the name of the file for them.
  func part(of size: Int) -> (positions: [Int], file: String) {
    let parts = (shard ?? "").split(separator: "/").compactMap { Int($0) }
    guard parts.count == 2 else { return (Array(0..<size), "sweep") }
    return (Array(Sweep.shard(parts[0], of: parts[1], size: size)), "sweep-\(parts[0])-of-\(parts[1])")
  }
}
