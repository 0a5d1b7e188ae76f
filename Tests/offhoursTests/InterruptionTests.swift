import Foundation
import OffHours
import Testing

@Suite(.serialized) struct `Ctrl-C` {
  /// Starts a long search and waits until it has begun.
  private func start(_ more: String...) throws -> Tool.Running {
    let run = try Tool.start(
      ["solve", "\(Tool.scenarios)/thai-nguyen", "--time-limit", "600", "--gap", "0", "--progress", "json"]
        + more)
    for _ in 0..<600 where !run.errSoFar.contains("\"improved\"") { Thread.sleep(forTimeInterval: 0.1) }
    return run
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `the best timetable so far is written and the exit status is 130`(signal: Int32) throws {
    let scratch = try Scratch()
    let run = try start("--out", "\(scratch.path)/out")
    kill(run.process.processIdentifier, signal)
    let result = run.wait()
    #expect(result.status == 130, "\(result.err)")
    #expect(scratch.names("out").contains("timetable.json"))
    let json = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/out/timetable.json"))
    let timetable = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(timetable["stopped"] as? String == "interrupted")
    #expect(scratch.names() == ["out"])
  }

  @Test func `who ends a publication when its papers are in place is told that they are`() throws {
    let scratch = try Scratch()
    let tutorial = "\(Tool.scenarios)/tutorial"
    #expect(try Tool.run("solve", tutorial, "--first", "--out", "\(scratch.path)/plan").status == 0)
    // Whenever the signal comes, there are no papers, or all of them and a word about it.
    for wait in stride(from: 0.1, through: 0.6, by: 0.05) {
      let out = "\(scratch.path)/\(Int(wait * 100))"
      let run = try Tool.start([
        "publish", tutorial, "\(scratch.path)/plan", "--out", out, "--language", "en",
      ])
      Thread.sleep(forTimeInterval: wait)
      kill(run.process.processIdentifier, SIGTERM)
      let result = run.wait()
      #expect(result.status == 130 || result.status == 0 || result.status == SIGTERM, "\(result.err)")
      guard result.status == 130, FileManager.default.fileExists(atPath: out) else { continue }
      #expect(result.err.contains(Words.interruptedWritten(.english)), "\(result.err)")
      #expect(result.out.contains("revision 1"), "\(result.out)")
    }
  }

  @Test func `a simulation ends with the runs that were played, and says so`() throws {
    let scratch = try Scratch()
    let tutorial = "\(Tool.scenarios)/tutorial"
    #expect(try Tool.run("solve", tutorial, "--out", "\(scratch.path)/plan").status == 0)
    // Nothing tells from outside when the first runs are played: a signal that came too early is sent again later.
    for wait in [0.5, 1, 2, 4, 8] {
      let run = try Tool.start(
        [
          "simulate", tutorial, "\(scratch.path)/plan", "--runs", "10000000", "--attrition", "0.1",
          "--language", "en",
        ])
      Thread.sleep(forTimeInterval: wait)
      kill(run.process.processIdentifier, SIGINT)
      let result = run.wait()
      #expect(result.status == 130, "\(result.err)")
      if result.out.isEmpty { continue }
      #expect(result.out.contains("of 10,000,000 runs were played"), "\(result.out)")
      return
    }
    Issue.record("no signal came in time")
  }
}
