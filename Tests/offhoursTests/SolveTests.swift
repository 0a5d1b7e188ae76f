import Foundation
import Testing

@Suite struct `offhours solve` {
  let tutorial = "\(Tool.scenarios)/tutorial"

  @Test func `without --out it prints the timetable and writes nothing`() throws {
    let scratch = try Scratch()
    let process = try Tool.start(["solve", tutorial, "--time-limit", "5"], folder: scratch.path)
    let result = process.wait()
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("First aid") || result.out.contains("Theory"))
    #expect(scratch.names().isEmpty)
  }

  @Test func `with --out the folder holds what was asked for and nothing else`() throws {
    let scratch = try Scratch()
    let out = "\(scratch.path)/a/b"
    let result = try Tool.run("solve", tutorial, "--first", "--out", out)
    #expect(result.status == 0, "\(result.err)")
    #expect(scratch.names("a/b") == ["learners.csv", "timetable.csv", "timetable.json", "unplaced.csv"])
    #expect(scratch.names("a") == ["b"])
    let csv = try Data(contentsOf: URL(fileURLWithPath: "\(out)/timetable.csv"))
    #expect(csv.starts(with: [0xEF, 0xBB, 0xBF]))
    let json = try Tool.run("solve", tutorial, "--first", "--out", out, "--format", "json")
    #expect(json.status == 0)
  }

  @Test func `--format json writes the timetable alone`() throws {
    let scratch = try Scratch()
    let result = try Tool.run(
      "solve", tutorial, "--first", "--format", "json", "--out", "\(scratch.path)/out")
    #expect(result.status == 0, "\(result.err)")
    #expect(scratch.names("out") == ["timetable.json"])
  }

  @Test func `--json puts the timetable on standard output, as in the file`() throws {
    let scratch = try Scratch()
    let result = try Tool.run("solve", tutorial, "--first", "--json", "--out", "\(scratch.path)/out")
    #expect(result.status == 0, "\(result.err)")
    let file = try String(contentsOfFile: "\(scratch.path)/out/timetable.json", encoding: .utf8)
    #expect(result.out == file)
    let json = try result.json()
    #expect(json["offhours"] as? Int == 1)
    #expect((json["meetings"] as? [Any])?.isEmpty == false)
  }

  @Test func `progress in JSON is an object a line on standard error`() throws {
    let result = try Tool.run("solve", tutorial, "--first", "--progress", "json")
    let events = result.err.split(separator: "\n").filter { $0.hasPrefix("{") }.compactMap { line in
      try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
    #expect(events.prefix(2).map { $0["event"] as? String } == ["read", "began"])
    #expect(events.contains { $0["event"] as? String == "improved" })
  }

  @Test func `an answer to a pipe has no escape codes`() throws {
    let result = try Tool.run("solve", tutorial, "--first")
    #expect(!result.out.contains("\u{1B}"))
    #expect(!result.err.contains("\u{1B}"))
  }

  @Test func `the language can be chosen`() throws {
    #expect(try Tool.run("solve", tutorial, "--first", "--language", "vi").out.contains("Thứ, ngày"))
    #expect(try Tool.run("solve", tutorial, "--first", "--language", "en").out.contains("Day, date"))
  }

  @Test(arguments: [
    ["--time-limit", "0"], ["--time-limit", "soon"], ["--gap", "-1"], ["--threads", "0"], ["--seed", "x"],
    ["--format", "papyrus", "--out", "x"], ["--format", "csv"], ["--out", ""], ["--language", "tlh"],
    ["--progress", "loud"], ["--with", ""],
  ])
  func `options that make no sense are usage errors`(options: [String]) throws {
    let result = try Tool.start(["solve", tutorial] + options).wait()
    #expect(result.status == 64, "\(result.err)")
    #expect(result.out.isEmpty)
    #expect(!result.err.isEmpty)
  }

  @Test func `an unknown format is told the known ones`() throws {
    let result = try Tool.run("solve", tutorial, "--format", "papyrus", "--out", "x")
    #expect(result.err.contains("papyrus"))
    #expect(result.err.contains("learners-csv"))
  }

  @Test func `a folder that cannot be written ends before the search`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("file", "here first")
    for out in [file, "\(file)/below", "/proc/offhours-cannot-be"] {
      let result = try Tool.run("solve", tutorial, "--out", out, "--progress", "json")
      #expect(result.status == 73, "\(out): \(result.err)")
      #expect(result.out.isEmpty)
      #expect(!result.err.contains("\"event\""))
    }
    #expect(scratch.names() == ["file"])
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "here first")
  }

  @Test func `a file that cannot be replaced is found before the search too`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: "\(scratch.path)/out/learners.csv", withIntermediateDirectories: true)
    let result = try Tool.run("solve", tutorial, "--out", "\(scratch.path)/out")
    #expect(result.status == 73)
    #expect(scratch.names("out") == ["learners.csv"])
  }

  @Test func `files of an earlier run are replaced`() throws {
    let scratch = try Scratch()
    let solve = ["solve", tutorial, "--first", "--out", scratch.path, "--format", "json"]
    #expect(try Tool.start(solve + ["--seed", "1"]).wait().status == 0)
    _ = try scratch.file("mine.txt", "mine")
    let result = try Tool.start(solve).wait()
    #expect(result.status == 0, "\(result.err)")
    #expect(scratch.names() == ["mine.txt", "timetable.json"])
    #expect(try String(contentsOfFile: "\(scratch.path)/timetable.json", encoding: .utf8).hasPrefix("{"))
  }

  @Test func `no such scenario is 66, in every command`() throws {
    for arguments in [
      ["solve", "nowhere"], ["check", "nowhere"], ["verify", "nowhere", "x"],
      ["solve", tutorial, "--with", "nowhere"],
    ] {
      let result = try Tool.start(arguments).wait()
      #expect(result.status == 66)
      #expect(result.out.isEmpty)
      #expect(result.err.contains("nowhere"))
    }
  }

  @Test func `bad data is 65, all faults with their places, and nothing is written`() throws {
    let scratch = try Scratch()
    let bad = try scratch.file(
      "bad.yaml",
      "offhours: 1\ntimezone: Mars/Olympus\nhorizon: {from: 2027-02-30, to: 2027-03-07}\nvenus: {}\n")
    let result = try Tool.run("solve", bad, "--out", "\(scratch.path)/out")
    #expect(result.status == 65)
    #expect(result.out.isEmpty)
    #expect(result.err.contains("bad.yaml:2:"))
    #expect(result.err.contains("bad.yaml:3:"))
    #expect(result.err.contains("bad.yaml:4:"))
    #expect(scratch.names() == ["bad.yaml"])
  }

  @Test(arguments: ["solve", "check"])
  func `bad data in JSON is an object of diagnostics on standard output`(command: String) throws {
    let scratch = try Scratch()
    let bad = try scratch.file("bad.yaml", "offhours: 1\nvenus: {}\n")
    let result = try Tool.run(command, bad, "--json")
    #expect(result.status == 65)
    let diagnostics = try #require(try result.json()["diagnostics"] as? [[String: Any]])
    #expect(!diagnostics.isEmpty)
    for diagnostic in diagnostics {
      #expect(Set(diagnostic.keys) == ["severity", "file", "line", "column", "message"])
    }
  }
}
