import Foundation
import Testing

@Suite struct CompareCommandTests {
  @Test func `compare shows base and variant side by side and writes every format`() throws {
    let scratch = try Scratch()
    let folder = "\(scratch.path)/out"
    let result = try Tool.run(
      "compare", "\(Tool.scenarios)/tutorial", "\(Tool.scenarios)/tutorial/variants/bigger-hall.yaml",
      "--out", folder,
      "--format", "md,csv,html,txt")
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("A · Six seats"))
    #expect(result.out.contains("Khoa"))
    #expect(
      scratch.names("out") == [
        "changes.csv", "comparison.csv", "comparison.html", "comparison.json", "comparison.md",
        "comparison.txt", "timetables",
      ])
    #expect(scratch.names("out/timetables") == ["base.json", "bigger-hall.json"])
    let verified = try Tool.run(
      "verify", "\(Tool.scenarios)/tutorial", "\(folder)/timetables/bigger-hall.json", "--with",
      "\(Tool.scenarios)/tutorial/variants/bigger-hall.yaml")
    #expect(verified.status == 0, "\(verified.out)")
  }

  @Test func `pseudonyms leave ids in place of people's names, in an explanation too`() throws {
    let scratch = try Scratch(), folder = "\(scratch.path)/out", tutorial = "\(Tool.scenarios)/tutorial"
    let result = try Tool.run(
      "compare", tutorial, "\(tutorial)/variants/bigger-hall.yaml", "--out", folder, "--format",
      "md,csv,html,txt",
      "--pseudonyms")
    #expect(result.status == 0, "\(result.err)")
    var texts = [result.out]
    for name in scratch.names("out") where name != "timetables" {
      texts.append(try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
    }
    for text in texts { #expect(!text.contains("Khoa") && !text.contains("Ms Lan"), "\(text)") }
    #expect(result.out.contains("W0"))
    let plan = "\(folder)/timetables/base.json"
    let card = try Tool.run(
      "explain", tutorial, plan, "--person", "W10", "--pseudonyms", "--seconds-each", "0.1")
    #expect(card.status == 0, "\(card.err)")
    #expect(card.out.contains("W10") && !card.out.contains("Nam"), "\(card.out)")
  }

  @Test func `compare answers machines`() throws {
    let result = try Tool.run(
      "compare", "\(Tool.scenarios)/tutorial", "\(Tool.scenarios)/tutorial/variants/no-sunday.yaml", "--json",
      "--progress", "none")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any])
    let variants = try #require(json["variants"] as? [[String: Any]])
    #expect((variants[0]["losses"] as? [Any])?.count == 4)
    #expect((variants[0]["verdicts"] as? [String])?.first == "loss")
  }

  @Test func `a variant that cannot be planned is a diagnostic, as a base is`() throws {
    let scratch = try Scratch(), tutorial = "\(Tool.scenarios)/tutorial"
    let pin = try scratch.file(
      "pin.yaml",
      "courses: {first-aid: {pinned: [{lesson: L1, start: 2027-03-03T10:00, venue: hall}]}}\n")
    for (arguments, file) in [([tutorial, pin], pin), ([tutorial, "--with", pin, tutorial], tutorial)] {
      let result = try Tool.start(["compare"] + arguments + ["--json", "--first", "--progress", "none"])
        .wait()
      #expect(result.status == 65, "\(result.err)")
      let diagnostics = try #require(try result.json()["diagnostics"] as? [[String: Any]])
      #expect(diagnostics.map { $0["file"] as? String } == [file], "\(diagnostics)")
      #expect((diagnostics.first?["message"] as? String)?.contains("venue-closed") == true)
    }
    let vietnamese = try Tool.run(
      "compare", tutorial, pin, "--first", "--progress", "none", "--language", "vi")
    #expect(
      vietnamese.err.contains("là buổi cố định") && !vietnamese.err.contains("pinned"), "\(vietnamese.err)")
  }

  @Test func `faults of base and variants are reported together`() throws {
    let scratch = try Scratch()
    let bad = try scratch.file("bad.yaml", "venues: {hall: {seats: many}}\n")
    let worse = try scratch.file("worse.yaml", "cuorses: {}\n")
    let result = try Tool.run("compare", "\(Tool.scenarios)/tutorial", bad, worse, "--json")
    #expect(result.status == 65)
    #expect(result.out.contains("bad.yaml") && result.out.contains("worse.yaml"))
    #expect(try Tool.run("compare", "\(Tool.scenarios)/tutorial", "\(scratch.path)/none.yaml").status == 66)
    #expect(try Tool.run("compare", "\(Tool.scenarios)/tutorial").status == 64)
  }
}
