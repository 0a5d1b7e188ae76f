import Foundation
import Testing

@Suite struct `offhours export` {
  let tutorial = "\(Tool.scenarios)/tutorial"

  /// A folder with the first timetable of the tutorial.
  private func solved() throws -> Scratch {
    let scratch = try Scratch()
    let result = try Tool.run(
      "solve", tutorial, "--first", "--format", "json", "--out", "\(scratch.path)/plan")
    try #require(result.status == 0, "\(result.err)")
    return scratch
  }

  @Test func `one file goes to standard output, several to a folder`() throws {
    let scratch = try solved()
    let text = try Tool.run("export", tutorial, "\(scratch.path)/plan", "--format", "txt")
    #expect(text.status == 0, "\(text.err)")
    #expect(text.out.hasPrefix("Tutorial, ten workers and one hall\n"))
    #expect(text.err.isEmpty)
    let several = try Tool.run("export", tutorial, "\(scratch.path)/plan", "--format", "csv")
    #expect(several.status == 64)
    #expect(several.err.contains("--out"))
    let out = "\(scratch.path)/papers"
    let written = try Tool.run("export", tutorial, "\(scratch.path)/plan", "--out", out, "--json")
    #expect(written.status == 0, "\(written.err)")
    #expect(scratch.names("papers") == ["learners.csv", "timetable.csv", "unplaced.csv"])
    #expect(
      try written.json()["files"] as? [String] == ["timetable.csv", "learners.csv", "unplaced.csv"])
    #expect(try written.json()["violations"] as? Int == 0)
  }

  @Test func `what solve writes, export writes again`() throws {
    let scratch = try Scratch()
    let formats = ["--format", "json,csv,txt"]
    let solved = try Tool.start(
      ["solve", tutorial, "--first", "--out", "\(scratch.path)/a"] + formats
    ).wait()
    #expect(solved.status == 0, "\(solved.err)")
    let exported = try Tool.start(
      ["export", tutorial, "\(scratch.path)/a/timetable.json", "--out", "\(scratch.path)/b"] + formats
    ).wait()
    #expect(exported.status == 0, "\(exported.err)")
    #expect(scratch.names("a") == scratch.names("b"))
    for name in scratch.names("a") {
      let files = try ["a", "b"].map {
        try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/\($0)/\(name)"))
      }
      #expect(files[0] == files[1], "\(name)")
    }
  }

  @Test func `a timetable that was edited by hand is written with a warning`() throws {
    let scratch = try solved()
    let path = "\(scratch.path)/plan/timetable.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("T18:00:00", with: "T18:05:00").replacing("\"hall\"", with: "\"attic\"")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let result = try Tool.run("export", tutorial, path, "--format", "txt")
    #expect(result.status == 0)
    #expect(result.out.contains("attic"))
    #expect(result.err.contains("Warning: this timetable breaks"))
    #expect(result.err.contains("unknown-id"))
  }

  @Test func `a timetable of another scenario is written with a warning`() throws {
    let scratch = try solved()
    let overlay = try scratch.file("overlay.yaml", "name: Two halls\nvenues: {hall: {name: Great hall}}\n")
    let result = try Tool.run(
      "export", tutorial, "\(scratch.path)/plan", "--with", overlay, "--format", "txt")
    #expect(result.status == 0)
    #expect(result.out.contains("Great hall"))
    #expect(result.err.contains("not those from which this timetable was made"))
  }

  @Test func `what cannot be read or written has its status`() throws {
    let scratch = try solved()
    #expect(try Tool.run("export", tutorial, "nowhere").status == 66)
    #expect(try Tool.run("export", "nowhere", "\(scratch.path)/plan").status == 66)
    let broken = try scratch.file("broken.json", "{\"offhours\": 1}")
    let bad = try Tool.run("export", tutorial, broken, "--out", "\(scratch.path)/x", "--json")
    #expect(bad.status == 65)
    #expect(try bad.json()["diagnostics"] != nil)
    #expect(try Tool.run("export", tutorial, "\(scratch.path)/plan", "--json").status == 64)
    #expect(try Tool.run("export", tutorial, "\(scratch.path)/plan", "--format", "papyrus").status == 64)
    #expect(try Tool.run("export", tutorial, "\(scratch.path)/plan", "--out", broken).status == 73)
    #expect(scratch.names() == ["broken.json", "plan"])
  }

  @Test func `pseudonyms leave ids, in contents and in names of files`() throws {
    let scratch = try solved()
    let out = "\(scratch.path)/papers"
    let result = try Tool.run(
      "export", tutorial, "\(scratch.path)/plan", "--format", "all", "--pseudonyms", "--out", out)
    #expect(result.status == 0, "\(result.err)")
    #expect(scratch.names("papers/slips").allSatisfy { $0.wholeMatch(of: /W\d\d\.txt/) != nil })
    #expect(
      scratch.names("papers/calendars/instructors").allSatisfy { ["lan.ics", "minh.ics"].contains($0) })
    let slips = try String(contentsOfFile: "\(out)/slips.txt", encoding: .utf8)
    #expect(slips.contains("W0") && !slips.contains("Giang") && !slips.contains("Khoa"))
  }

  @Test func `a template says where it has no effect`() throws {
    let scratch = try solved()
    let head = try scratch.file("head.yaml", "left: [Union]\n"), out = "\(scratch.path)/papers"
    func notes(_ format: String) throws -> String {
      let result = try Tool.run(
        "export", tutorial, "\(scratch.path)/plan", "--format", format, "--template", head, "--out", out)
      #expect(result.status == 0, "\(result.err)")
      return result.err
    }
    #expect(try !notes("xlsx").contains("--template"))
    #expect(try notes("html,report,xlsx").contains("--template has no effect on html, report; "))
    #expect(try notes("html").contains("(xlsx)"))
  }

  @Test func `a template that is wrong is bad data, and nothing is written`() throws {
    let scratch = try solved()
    let head = try scratch.file("head.yaml", "lft: [x]\n")
    let out = "\(scratch.path)/papers"
    let bad = try Tool.run(
      "export", tutorial, "\(scratch.path)/plan", "--format", "xlsx", "--template", head, "--out", out)
    #expect(bad.status == 65)
    #expect(bad.err.contains("head.yaml:1:1: error: unknown key"))
    let missing = try Tool.run(
      "export", tutorial, "\(scratch.path)/plan", "--template", "nowhere.yaml", "--out", out)
    #expect(missing.status == 66)
    #expect(scratch.names() == ["head.yaml", "plan"])
  }
}
