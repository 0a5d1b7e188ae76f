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
    #expect(missing.status == 64)
    #expect(missing.err.contains("6 tiers"))
    let unwritable = try Tool.run("model", scenario, "--lp", "/nowhere/x.lp")
    #expect(unwritable.status == 73)
    #expect(unwritable.err.contains("/nowhere/x.lp") && !unwritable.err.contains(".part"))
    #expect(unwritable.err.split(separator: "\n").count == 1, "\(unwritable.err)")
    #expect(try Tool.run("model", scenario, "--lp", "x.lp", "--tier", "9", "--json").status == 64)
  }

  @Test func `what is no plain file is written through to, never replaced`() throws {
    let scratch = try Scratch(), scenario = "\(Tool.scenarios)/tutorial"
    // Standard output, here a file: the model alone; what is said of it goes beside.
    let through = try Tool.run("model", scenario, "--lp", "/dev/stdout")
    #expect(through.status == 0)
    #expect(through.out.hasPrefix("\\*") && through.out.hasSuffix("End\n"), "\(through.out.prefix(200))")
    #expect(through.err.contains("/dev/stdout"))
    // A link leads to the file behind it and stays one.
    let target = try scratch.file("target.lp", "old"), link = "\(scratch.path)/link.lp"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(try Tool.run("model", scenario, "--lp", link).status == 73)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "old")
    #expect(try Tool.run("model", scenario, "--lp", link, "--force").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    #expect(try String(contentsOfFile: target, encoding: .utf8).hasSuffix("End\n"))
    let nowhere = "\(scratch.path)/nowhere.lp"
    try FileManager.default.createSymbolicLink(atPath: nowhere, withDestinationPath: "\(scratch.path)/none")
    #expect(try Tool.run("model", scenario, "--lp", nowhere).status == 73)
    #expect(try Tool.run("model", scenario, "--lp", scratch.path).status == 73)
    // A device takes it; one that is full says so.
    #expect(try Tool.run("model", scenario, "--mps", "/dev/null").status == 0)
    #expect(try Tool.run("model", scenario, "--mps", "/dev/full").status == 73)
    #expect(scratch.names() == ["link.lp", "nowhere.lp", "target.lp"])
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

  @Test(arguments: ["--lp", "--mps"])
  func `a model is not written over the scenario that it is made of`(option: String) throws {
    let scratch = try Scratch()
    let folder = "\(scratch.path)/copy"
    try FileManager.default.copyItem(atPath: "\(Tool.scenarios)/tutorial", toPath: folder)
    for name in ["scenario.yaml", "workers.csv"] {
      let before = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      let result = try Tool.run("model", folder, option, "\(folder)/\(name)")
      #expect(result.status == 73 && result.err.contains("name another file"), "\(result.err)")
      #expect(try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) == before)
    }
    let made = try Tool.run("model", folder, option, "\(folder)/model.txt")
    #expect(made.status == 0, "\(made.err)")
  }
}
