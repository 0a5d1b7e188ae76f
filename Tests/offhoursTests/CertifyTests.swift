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

  @Test func `what was attended before is credited, and goals that are not known bear on none`() throws {
    let scratch = try Scratch()
    let scenario = "\(Tool.scenarios)/tutorial", out = "\(scratch.path)/plan", next = "\(scratch.path)/next"
    let file = "\(scratch.path)/c.json"
    try #require(try Tool.run("solve", scenario, "--out", out, "--progress", "none").status == 0)
    try #require(
      try Tool.run(
        "replan", scenario, "--from", out, "--now", "2027-03-04", "--time-limit", "2", "--out", next
      )
      .status == 0)
    #expect(try Tool.run("certify", scenario, next, "--out", file).status == 0)
    try expectProved(file, "\(next)/timetable.json")
    for goals in [
      "[fairness, completions, cost, rest]",
      "[{completions: 1, rest: 0.5}, {meetings: 1, rest: 1.5}, travel]",
    ] {
      let overlay = try scratch.file("goals.yaml", "goals: \(goals)\n")
      #expect(
        try Tool.run(
          "solve", scenario, "--with", overlay, "--out", "\(out)2", "--certificate", file, "--force",
          "--progress",
          "none"
        ).status == 0)
      try expectProved(file, "\(out)2/timetable.json")
    }
  }

  /// The reader in Python finds nothing against a certificate, and finds it where the timetable is better than a bound.
  private func expectProved(_ certificate: String, _ timetable: String) throws {
    let (status, said) = try CertificateReader.check(certificate, timetable)
    #expect(status == 0, "\(said)")
  }

  @Test func `where nobody may be taught there is a certificate as well`() throws {
    let scratch = try Scratch()
    let scenario = try scratch.file(
      "none.yaml",
      """
      offhours: 1
      timezone: UTC
      horizon: {from: 2027-03-05, to: 2027-03-10}
      venues: {v: {seats: 3}}
      instructors: {i: {teaches: [c]}}
      courses: {c: {lessons: {L1: {minutes: 120}}, instructors: 0, learners_per_instructor: 3}}
      workers: {W1: {courses: [c]}}
      """)
    let out = "\(scratch.path)/o", file = "\(scratch.path)/c.json"
    let solved = try Tool.run(
      "solve", scenario, "--out", out, "--certificate", file, "--progress", "none")
    #expect(solved.status == 0, "\(solved.err)")
    try expectProved(file, "\(out)/timetable.json")
  }

  @Test func `a certificate is not written where a paper goes`() throws {
    let scratch = try Scratch()
    for name in ["plan/timetable.json", "plan/timetable.csv", "plan"] {
      let refused = try Tool.run(
        "solve", "\(Tool.scenarios)/tutorial", "--out", "\(scratch.path)/plan", "--certificate",
        "\(scratch.path)/\(name)")
      #expect(refused.status == 64, "\(name): \(refused.err)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/plan"))
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
