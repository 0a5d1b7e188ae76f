import Foundation
import Testing

/// `offhours explain` beyond people and meetings: overlays, employers, must and may; and plans from a moment on.
@Suite struct ExplainCommandTests {
  private let tutorial = "\(Tool.scenarios)/tutorial"

  private func plan(_ scratch: Scratch) throws -> String {
    let result = try Tool.run("solve", tutorial, "--out", "\(scratch.path)/plan", "--progress", "none")
    #expect(result.status == 0, "\(result.err)")
    return "\(scratch.path)/plan"
  }

  @Test func `what is proposed can be laid over the scenario, each as it stands`() throws {
    let scratch = try Scratch()
    let plan = try plan(scratch)
    let left =
      try Tool.run("solve", tutorial, "--json", "--progress", "none").json()["unplaced"] as? [[String: Any]]
    let person = try #require(left?.first?["worker"] as? String)
    for question in [["--person", person], ["--prices"], ["--asks"], ["--employer", "plant"]] {
      let folder = "\(scratch.path)/\(question[0].dropFirst(2))"
      let result = try Tool.start(
        ["explain", tutorial, plan] + question + ["--seconds-each", "0.5", "--write", folder, "--json"]
      ).wait()
      if result.status == 65, question[0] == "--employer" { continue }
      #expect(result.status == 0, "\(question): \(result.err)")
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where name.hasSuffix(".yaml") {
        let checked = try Tool.run("check", tutorial, "--with", "\(folder)/\(name)", "--json")
        #expect(checked.status == 0, "\(name): \(checked.out)")
      }
    }
    #expect(!scratch.names("prices").isEmpty)
  }

  @Test func `a person who is placed may or must be, and the answer says which`() throws {
    let scratch = try Scratch()
    let plan = try plan(scratch)
    let result = try Tool.run("explain", tutorial, plan, "--must", "hall=hall", "--json")
    #expect(result.status == 0, "\(result.err)")
    #expect(try result.json()["verdict"] as? String == "must")
    let text = try Tool.run("explain", tutorial, plan, "--must", "hall=hall", "--language", "vi")
    #expect(text.out.contains("Bắt buộc"), "\(text.out)")
    #expect(try Tool.run("explain", tutorial, plan, "--must", "hall=hal").status == 65)
    #expect(try Tool.run("explain", tutorial, plan, "--must", "roof=hall").status == 64)
    #expect(try Tool.run("explain", tutorial, plan, "--goal", "glory").status == 64)
  }

  @Test func `now is taken by every command that plans, and by what explains`() throws {
    let scratch = try Scratch()
    let plan = try plan(scratch)
    let now = ["--now", "2027-03-05"]
    let solved = try Tool.start(["solve", tutorial, "--json", "--progress", "none"] + now).wait()
    #expect((try solved.json()["now"] as? String)?.hasPrefix("2027-03-05T00:00") == true)
    for meeting in try solved.json()["meetings"] as? [[String: Any]] ?? [] {
      #expect((meeting["start"] as? String ?? "") >= "2027-03-05")
    }
    let file = try scratch.file("later.json", solved.out)
    #expect(try Tool.run("verify", tutorial, file).status == 0)
    let all = try Tool.start(["check", tutorial, "--json"]).wait().json()["never"] as? [Any]
    let fewer = try Tool.start(["check", tutorial, "--json"] + now).wait().json()["never"] as? [Any]
    #expect((fewer?.count ?? 0) >= (all?.count ?? 0))
    let compared = try Tool.start(
      ["compare", tutorial, "\(tutorial)/variants/bigger-hall.yaml", "--json", "--progress", "none"] + now
    ).wait()
    #expect(compared.status == 0, "\(compared.err)")
    let swept = try Tool.start(
      ["sweep", tutorial, "--set", "venues.hall.seats=3..4", "--json", "--progress", "none"] + now
    ).wait()
    #expect(swept.status == 0 && swept.out.contains("\"now\""), "\(swept.err)")
    let late = try Tool.start(
      ["explain", tutorial, plan, "--prices", "--seconds-each", "0.2", "--json"] + now
    ).wait()
    #expect(late.status == 0, "\(late.err)")
    #expect(try Tool.start(["solve", tutorial, "--now", "soon"]).wait().status == 64)
  }

  @Test func `parts of a sweep carry its stamp, which another sweep does not have`() throws {
    let scratch = try Scratch()
    let grid = ["--set", "venues.hall.seats=3..4", "--progress", "none"]
    let stamp = try Tool.start(["sweep", tutorial] + grid + ["--stamp"]).wait()
    #expect(stamp.status == 0 && stamp.out.count == 17, "\(stamp.out)\(stamp.err)")
    let other = try Tool.start(["sweep", tutorial, "--set", "venues.hall.seats=3..5", "--stamp"]).wait()
    #expect(other.out != stamp.out)
    let longer = try Tool.start(["sweep", tutorial] + grid + ["--stamp", "--time-limit", "7"]).wait()
    #expect(longer.out != stamp.out)
    let part = try Tool.start(
      ["sweep", tutorial] + grid + ["--shard", "1/2", "--out", scratch.path, "--format", "json"]
    ).wait()
    #expect(part.status == 0)
    let text = try String(contentsOfFile: "\(scratch.path)/sweep-1-of-2.json", encoding: .utf8)
    #expect(text.contains("\"stamp\": \"\(stamp.out.dropLast())\""))
  }

  /// Under GNU parallel where it is installed, else under a few lines that run one part after the other.
  @Test func `parts of another sweep in the folder are told and planned anew`() throws {
    let scratch = try Scratch()
    let bin = "\(scratch.path)/bin"
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    let instead = try scratch.file(
      "bin/parallel",
      """
      #!/usr/bin/env bash
      part="${@: -1}"
      while read -r number; do bash -c "${part//\\{\\}/$number}" </dev/null; done
      """)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: instead)
    let script = URL(fileURLWithPath: Tool.scenarios).deletingLastPathComponent()
      .appendingPathComponent("scripts/batch/sweep-parallel").path
    func run(_ seats: String) throws -> (status: Int32, err: String) {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "bash", script, "2", "\(scratch.path)/out", tutorial, "--set", "venues.hall.seats=\(seats)",
      ]
      let environment = ProcessInfo.processInfo.environment
      process.environment = environment.merging([
        "OFFHOURS": Tool.binary.path, "PATH": "\(environment["PATH"] ?? "/usr/bin:/bin"):\(bin)",
      ]) { $1 }
      let err = Pipe()
      process.standardError = err
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let data = err.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
    let first = try run("3..4")
    #expect(first.status == 0 && !first.err.contains("another sweep"), "\(first.err)")
    let second = try run("5..6")
    #expect(second.status == 0 && second.err.contains("another sweep"), "\(second.err)")
    let text = try String(contentsOfFile: "\(scratch.path)/out/sweep.json", encoding: .utf8)
    #expect(text.contains("[\"5\"]") && !text.contains("[\"3\"]"))
    #expect(try !run("5..6").err.contains("another sweep"))
  }
}
