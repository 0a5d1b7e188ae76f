import Foundation
import Testing

@Suite struct `offhours generate` {
  @Test func `what it writes passes the check`() throws {
    let scratch = try Scratch()
    let made = try Tool.run("generate", "\(scratch.path)/made", "--workers", "40", "--seed", "2")
    #expect(made.status == 0, "\(made.err)")
    #expect(made.out.isEmpty)
    #expect(made.err.contains("scenario.yaml"))
    #expect(scratch.names("made") == ["absences.csv", "roster.csv", "scenario.yaml", "workers.csv"])
    let check = try Tool.run("check", "\(scratch.path)/made")
    #expect(check.status == 0, "\(check.err)")
    #expect(check.out.contains("40  "))
  }

  @Test func `a scenario that is there stays, unless it is forced`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("scenario.yaml", "offhours: 1\n")
    let refused = try Tool.run("generate", scratch.path, "--workers", "12")
    #expect(refused.status == 73)
    #expect(refused.err.contains("--force"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "offhours: 1\n")
    #expect(try Tool.run("generate", scratch.path, "--workers", "12", "--force").status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8) != "offhours: 1\n")
  }

  @Test func `a wrong size is a fault of usage`() throws {
    let result = try Tool.run("generate", "nowhere", "--workers", "0", "--exceptions", "2")
    #expect(result.status == 64)
    #expect(result.err.contains("--workers must be 1 to 1000000, not 0."))
    #expect(result.err.contains("--exceptions is a share from 0 to 1, not 2.0."))
  }
}
