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

  @Test func `doubts and built-in rotations are told in the language asked for`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("workers.csv", "id,employer,courses,nmae\nW1,firm,first,An\n")
    _ = try scratch.file(
      "scenario.yaml",
      """
      offhours: 1
      timezone: Asia/Ho_Chi_Minh
      language: vi
      horizon: {from: 2027-03-01, to: 2027-03-14}
      rotations: {office: {pattern: hc6, anchor: 2027-03-01}}
      employers: {firm: {}}
      workers: workers.csv
      venues: {hall: {seats: 10}}
      instructors: {lan: {}}
      courses:
        first:
          lessons: {L1: {minutes: 60, needs: [projector]}}
          deadline: 2027-02-01
          sections: {max: 1}
          attend: any
          target: {total: 5, already: 1}
        second: {lessons: {L1: {minutes: 60}}}
      """)
    func doubts(_ language: String...) throws -> [String] {
      let result = try Tool.start(["check", scratch.path, "--json"] + language).wait()
      #expect(result.status == 0, "\(result.err)")
      let diagnostics = try #require(try result.json()["diagnostics"] as? [[String: Any]])
      return diagnostics.compactMap { $0["message"] as? String }
    }
    let own = try doubts(), vietnamese = try doubts("--language", "vi"),
      english = try doubts("--language", "en")
    #expect(own == vietnamese && own.count == english.count && own.count >= 9, "\(own)")
    for (one, other) in zip(vietnamese, english) {
      #expect(one != other)
      #expect(one.contains { !$0.isASCII }, "\(one)")
      for word in ["nobody", "the ", "which", "teaches nothing"] { #expect(!one.contains(word), "\(one)") }
    }
    #expect(english.contains { $0.contains("nobody needs the course 'second'") })
    #expect(vietnamese.contains { $0.contains("không ai cần khóa học 'second'") })
  }

  @Test func `a whole scenario laid over another is done with a doubt`() throws {
    let result = try Tool.run(
      "check", "\(Tool.scenarios)/tutorial", "--with", "\(Tool.scenarios)/thai-nguyen/scenario.yaml", "--json"
    )
    let diagnostics = try #require(try result.json()["diagnostics"] as? [[String: Any]])
    let doubt = diagnostics.first { ($0["message"] as? String)?.contains("'offhours'") == true }
    #expect(doubt?["severity"] as? String == "warning", "\(diagnostics.prefix(3))")
    #expect(doubt?["line"] as? Int == 1)
    let scratch = try Scratch(), empty = try scratch.file("empty.yaml", "# nothing yet\n")
    let nothing = try Tool.run("check", "\(Tool.scenarios)/tutorial", "--with", empty)
    #expect(nothing.status == 0 && nothing.out.contains("empty.yaml:1:1: warning: the overlay is empty"))
    let variant = "\(Tool.scenarios)/thai-nguyen/variants/crew-swap.yaml"
    let plain = try Tool.run("check", "\(Tool.scenarios)/thai-nguyen", "--with", variant)
    #expect(!plain.out.contains("offhours"), "\(plain.out)")
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
    for command in [["check"], ["solve"], ["model", "--lp", "\(scratch.path)/m.lp"]] {
      let result = try Tool.start(command + ["\(Tool.scenarios)/tutorial", "--with", overlay, "--json"])
        .wait()
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

  @Test func `a pin that no section takes up is named at its line; whole sections are held for nobody`()
    throws
  {
    let scratch = try Scratch()
    let head = """
      name: pins
      courses:
        first-aid:
          attend: section
          pinned:
            - {lesson: L2, start: 2027-03-02T09:00, venue: hall}

      """
    // Nothing can be held before it.
    let alone = try scratch.file("alone.yaml", head)
    let refused = try Tool.run("solve", "\(Tool.scenarios)/tutorial", "--with", alone, "--time-limit", "5")
    #expect(refused.status == 65 && refused.out.isEmpty)
    #expect(refused.err.contains("alone.yaml:6:9: error: no section was found"), "\(refused.err)")
    #expect(refused.err.contains("size.min") && refused.err.contains("--with \(alone) --conflict"))
    let whole = try scratch.file(
      "whole.yaml", head + "      - {lesson: L1, start: 2027-03-02T18:00, venue: hall}\n")
    let held = try Tool.run("solve", "\(Tool.scenarios)/tutorial", "--with", whole, "--time-limit", "5")
    #expect(held.status == 0, "\(held.err)")
  }

  @Test func `a fault of many rows is told once with its places, and a list that is cut says so`() throws {
    let scratch = try Scratch()
    let scenario = try scratch.file(
      "scenario.yaml",
      "offhours: 1\ntimezone: Europe/London\nhorizon: {from: 2027-03-01, to: 2027-03-14}\nlanguage: en\nemployers: {acme: {name: Acme}}\nworkers: workers.csv\nvenues: {hall: {seats: 5}}\ncourses: {c: {lessons: {L: {minutes: 60}}}}\n"
    )
    func table(_ count: Int) throws {
      let rows = (1...count).map { "W\($0),acmee\n" }.joined()
      _ = try scratch.file("workers.csv", "id,employer\n\(rows)")
    }
    try table(5)
    let few = try Tool.run("check", scenario, "--language", "en")
    #expect(few.status == 65)
    #expect(few.err.split(separator: "\n").count { $0.contains("unknown employer") } == 1)
    #expect(few.err.contains("  the same at 3:employer, 4:employer, 5:employer, 6:employer\n"))
    #expect(few.err.hasSuffix("offhours: 5 errors; nothing was done\n"))
    #expect(try (Tool.run("check", scenario, "--json").json()["diagnostics"] as? [Any])?.count == 5)
    try table(6_000)
    let many = try Tool.run("check", scenario, "--language", "vi")
    #expect(many.err.hasSuffix("hơn 5000 lỗi; không làm gì cả\n"), "\(many.err.suffix(200))")
  }
}
