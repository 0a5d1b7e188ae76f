import Foundation
import TestSupport
import Testing

/// The command that writes certificates.
@Suite struct CertifyTests {
  @Test func `a certificate is written, and the timetable says what it proves`() throws {
    let scratch = try Scratch()
    let scenario = "\(Tool.scenarios)/tutorial", out = "\(scratch.path)/plan", file = "\(scratch.path)/c.json"
    let solved = try Tool.run("solve", scenario, "--out", out, "--certificate", file, "--progress", "none")
    #expect(solved.status == 0)
    let timetable = try String(contentsOfFile: "\(out)/timetable.json", encoding: .utf8)
    #expect(timetable.contains("\"proof\": \"floating\"") || timetable.contains("\"proof\": \"certificate\""))
    #expect(try Tool.run("verify", scenario, out).status == 0)

    let again = try Tool.run("certify", scenario, out, "--out", file)
    #expect(again.status == 73)
    let certified = try Tool.run("certify", scenario, out, "--out", file, "--force", "--json")
    #expect(certified.status == 0)
    #expect(certified.out.contains("\"tier\": 1"))
    let written = try String(contentsOfFile: file, encoding: .utf8)
    #expect(written.contains("\"certificate\": 1"))
  }

  @Test func `who breaks rules or is of other goals is not certified`() throws {
    let scratch = try Scratch()
    let scenario = "\(Tool.scenarios)/tutorial", out = "\(scratch.path)/plan", file = "\(scratch.path)/c.json"
    try #require(try Tool.run("solve", scenario, "--out", out, "--progress", "none").status == 0)
    let goals = "\(scratch.path)/goals.yaml"
    try "goals: [completions]\n".write(toFile: goals, atomically: true, encoding: .utf8)
    let other = try Tool.run("certify", scenario, out, "--with", goals, "--out", file)
    #expect(other.status == 65)
    #expect(other.err.contains("other goals"))
    let few = "\(scratch.path)/few.yaml"
    try "limits: {meetings: 1}\n".write(toFile: few, atomically: true, encoding: .utf8)
    let broken = try Tool.run("certify", scenario, out, "--with", few, "--out", file, "--language", "vi")
    #expect(broken.status == 65)
    #expect(broken.err.contains("quy tắc"))
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
