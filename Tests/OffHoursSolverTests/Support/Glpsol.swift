import Foundation
import Testing

/// GLPK's own command, which reads model files and shares none of this package's code. `scripts/test` installs it.
enum Glpsol {
  /// The optimum of a model file; nil where the program is infeasible.
  static func optimum(_ path: String, isMPS: Bool, options: [String] = []) throws -> Double? {
    let command = "/usr/bin/glpsol"
    try #require(
      FileManager.default.isExecutableFile(atPath: command),
      "glpsol is missing: scripts/test installs it (glpk-utils)")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    let report = path + ".sol"
    process.arguments = [isMPS ? "--freemps" : "--lp", path, "--output", report] + options
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(atPath: report) }
    let lines = try String(contentsOfFile: report, encoding: .utf8).split(separator: "\n")
    let status = lines.first { $0.hasPrefix("Status:") } ?? ""
    if status.hasSuffix("INTEGER OPTIMAL") || status.hasSuffix(" OPTIMAL") {
      let line = try #require(lines.first { $0.hasPrefix("Objective:") })
      return line.split(separator: "=").last?.split(separator: " ").first.flatMap { Double($0) }
    }
    return nil
  }
}
