import Foundation
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
}
