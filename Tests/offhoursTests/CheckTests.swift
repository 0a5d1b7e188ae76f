import Foundation
import Testing

@Suite struct `offhours check` {
  @Test func `a sound scenario is summed up on standard output`() throws {
    let result = try Tool.run("check", "\(Tool.scenarios)/tutorial")
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("10  workers"))
    #expect(result.err.isEmpty)
  }

  @Test func `who can never be placed is named with the rules that forbid it`() throws {
    let result = try Tool.run("check", "\(Tool.scenarios)/tutorial")
    #expect(result.out.contains("W10 Nam"))
    #expect(result.out.contains("shift-overlap"))
    let never = try #require(
      try Tool.run("check", "\(Tool.scenarios)/tutorial", "--json").json()["never"] as? [[String: Any]])
    #expect(never.map { $0["worker"] as? String } == ["W10"])
  }

  @Test func `in JSON there are diagnostics, sizes and people who can never be placed`() throws {
    let result = try Tool.run("check", "\(Tool.scenarios)/thai-nguyen", "--json")
    #expect(result.status == 0, "\(result.err)")
    let json = try result.json()
    let diagnostics = try #require(json["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.allSatisfy { $0["severity"] as? String == "warning" })
    #expect((json["sizes"] as? [String: Any])?["workers"] as? Int == 96)
  }

  @Test func `an overlay is laid over the scenario`() throws {
    let scratch = try Scratch()
    let overlay = try scratch.file("less.yaml", "name: Less\nworkers: {W01: null}\n")
    let result = try Tool.run("check", "\(Tool.scenarios)/tutorial", "--with", overlay)
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains(" 9  workers"))
  }

  @Test func `pins that cannot be held are faults at their places`() throws {
    let scratch = try Scratch()
    let overlay = try scratch.file(
      "pins.yaml",
      """
      name: pins
      courses:
        first-aid:
          pinned:
            - {lesson: L1, start: 2027-03-02T10:00, venue: hall}
            - {lesson: L2, start: 2027-03-02T11:00, venue: hall}
            - {lesson: L2, start: 2027-03-03T11:00, venue: hall}
      """)
    for command in ["check", "solve"] {
      let result = try Tool.run(command, "\(Tool.scenarios)/tutorial", "--with", overlay, "--json")
      #expect(result.status == 65)
      let diagnostics = try #require(try result.json()["diagnostics"] as? [[String: Any]])
      let faults = diagnostics.filter { $0["severity"] as? String == "error" }
      #expect(
        faults.allSatisfy { $0["file"] as? String == overlay && $0["column"] as? Int == 9 }, "\(faults)")
      #expect(faults.compactMap { $0["line"] as? Int }.suffix(2) == [6, 7], "\(faults)")
    }
    let text = try Tool.run("check", "\(Tool.scenarios)/tutorial", "--with", overlay)
    #expect(text.status == 65 && text.out.isEmpty)
    #expect(text.err.contains("pins.yaml:6:9: error: ") && text.err.contains("venue-clash"))
  }
}
