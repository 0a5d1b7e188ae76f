import Foundation
import Testing

@Suite struct `offhours model` {
  @Test(arguments: zip(1...6, [1.0, 8, 2500, 12, 40, 48]))
  func `glpsol reads every tier of the tutorial to its optimum`(tier: Int, optimum: Double) throws {
    let scratch = try Scratch()
    let (lp, mps) = ("\(scratch.path)/model.lp", "\(scratch.path)/model.mps")
    let made = try Tool.run(
      "model", "\(Tool.scenarios)/tutorial", "--tier", "\(tier)", "--lp", lp, "--mps", mps, "--json")
    #expect(made.status == 0, "\(made.err)")
    let json = try made.json()
    let held = try #require(json["held"] as? [[String: Any]])
    #expect(held.map { $0["value"] as? Double } == Array([1.0, 8, 2500, 12, 40].prefix(tier - 1)))
    #expect(held.allSatisfy { $0["value"] as? Double == $0["bound"] as? Double })
    #expect(try solved("--lp", lp) == optimum)
    // MPS is always minimised.
    #expect(try solved("--freemps", mps) == (json["maximised"] as? Bool == true ? -optimum : optimum))
  }

  @Test func `the tier and the file have to make sense`() throws {
    let scenario = "\(Tool.scenarios)/tutorial"
    #expect(try Tool.run("model", scenario).status == 64)
    #expect(try Tool.run("model", scenario, "--lp", "x.lp", "--tier", "0").status == 64)
    let missing = try Tool.run("model", scenario, "--lp", "x.lp", "--tier", "9")
    #expect(missing.status == 65)
    #expect(missing.err.contains("6 tiers"))
    let unwritable = try Tool.run("model", scenario, "--lp", "/nowhere/x.lp")
    #expect(unwritable.status == 73)
    #expect(unwritable.err.contains("/nowhere/x.lp"))
  }

  /// What GLPK's own command makes of a model file.
  private func solved(_ format: String, _ file: String) throws -> Double? {
    let command = "/usr/bin/glpsol"
    try #require(
      FileManager.default.isExecutableFile(atPath: command),
      "glpsol is missing: scripts/test installs it (glpk-utils)")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = [format, file, "--output", "\(file).sol"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let report = try String(contentsOfFile: "\(file).sol", encoding: .utf8).split(separator: "\n")
    #expect(report.contains { $0.hasPrefix("Status:") && $0.hasSuffix("OPTIMAL") })
    return report.first { $0.hasPrefix("Objective:") }?.split(separator: "=").last?.split(separator: " ")
      .first
      .flatMap { Double($0) }
  }
}
