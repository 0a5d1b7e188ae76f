import Foundation
import Testing

@testable import OffHoursFiles

@Suite struct `Files that are there already` {
  let tutorial = "\(Tool.scenarios)/tutorial"

  @Test(arguments: [["workbook"], ["solve", "--first"]])
  func `a workbook of somebody else stays, unless it is asked for`(command: [String]) throws {
    let scratch = try Scratch()
    let book = try scratch.file("book.xlsx", "mine")
    let arguments = [command[0], tutorial] + command.dropFirst() + ["--out", book]
    let refused = try Tool.start(arguments).wait()
    #expect(refused.status == 73 && refused.err.contains("--force"), "\(refused.err)")
    #expect(try String(contentsOfFile: book, encoding: .utf8) == "mine")
    #expect(try Tool.start(arguments + ["--force"]).wait().status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: book)).starts(with: Data("PK".utf8)))
  }

  @Test(arguments: ["en", "vi"])
  func `a workbook's own answer is replaced by force only, and rows changed by hand never`(language: String)
    throws
  {
    let scratch = try Scratch()
    let book = "\(scratch.path)/p.xlsx", again = "\(scratch.path)/q.xlsx"
    func run(_ arguments: [String]) throws -> Tool.Result {
      try Tool.start(arguments + ["--language", language], folder: scratch.path).wait()
    }
    func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
    #expect(try run(["solve", tutorial, "--first", "--out", book]).status == 0)
    let solve = ["solve", book, "--first", "--out", book]
    let before = try bytes(book)
    let refused = try run(solve)
    #expect(refused.status == 73 && refused.err.contains("--force"), "\(refused.err)")
    #expect(try bytes(book) == before)
    #expect(try run(solve + ["--force"]).status == 0)
    // Marks go in place: every other cell stays.
    #expect(try run(["check", book, "--mark", book]).status == 0)

    // Somebody takes a learner out of a meeting.
    try FileManager.default.copyItem(atPath: book, toPath: again)
    try edit(again)
    let edited = try bytes(again)
    for (command, holding) in [
      (["solve", again, "--first", "--out", again], "offhours replan \(again) --out next.xlsx"),
      (["solve", tutorial, "--first", "--out", again], "offhours replan \(again) --out next.xlsx"),
      (["replan", again, "--from", book, "--out", again], "offhours replan \(again) --out next.xlsx"),
    ] {
      for more in [[], ["--force"]] {
        let refused = try run(command + more)
        #expect(refused.status == 73 && refused.err.contains(holding), "\(refused.err)")
        #expect(try bytes(again) == edited)
      }
    }
    // Every other command that writes a workbook keeps it as well.
    let roster = try scratch.file(
      "march.csv",
      "Staff No,Name,2027-03-01,2027-03-02\nE1,Ann Poole,D,N\n,,,\nD,08:00-16:00,,\nN,22:00-06:00,,\n")
    for command in [
      ["new", again], ["workbook", tutorial, "--out", again], ["check", book, "--mark", again],
      ["import", "mill=\(roster)", "--course", "safety=240", "--timezone", "Europe/London", "--out", again],
    ] {
      let refused = try Tool.start(command + ["--force", "--language", language], folder: scratch.path).wait()
      #expect(
        refused.status == 73 && refused.err.contains("offhours replan \(again) --out next.xlsx"),
        "\(command) \(refused.err)")
      #expect(try bytes(again) == edited)
    }
    #expect(try run(["solve", again, "--first", "--out", "other.xlsx"]).status == 0)

    // Rows that nobody touched are as they were written, whatever scenario comes to stand in their place.
    let zone = try scratch.file("zone.yaml", "timezone: Pacific/Auckland\n")
    #expect(
      try run(["solve", tutorial, "--with", zone, "--first", "--out", "other.xlsx", "--force"]).status == 0)
    let other = try run(["solve", book, "--first", "--out", "other.xlsx", "--force"])
    #expect(other.status == 0, "\(other.err)")
  }

  @Test(arguments: ["en", "vi"])
  func `a workbook without an answer takes its first one in place, and what it lacks is said in its language`(
    language: String
  ) throws {
    let scratch = try Scratch()
    let book = "\(scratch.path)/p.xlsx"
    #expect(try Tool.start(["new", book, "--language", language], folder: scratch.path).wait().status == 0)
    let missing = language == "vi" ? "sổ chưa có lịch học" : "the workbook has no timetable"
    for command in [["verify", book], ["replan", book, "--out", "q.xlsx"], ["export", book, "--out", "x"]] {
      let result = try Tool.start(command, folder: scratch.path, environment: ["LC_ALL": "C"]).wait()
      #expect(result.status == 65 && result.err.contains(missing), "\(command): \(result.err)")
    }
    let solved = try Tool.start(["solve", book, "--first", "--out", book], folder: scratch.path).wait()
    #expect(solved.status == 0, "\(solved.err)")
    let again = try Tool.start(["solve", book, "--first", "--out", book], folder: scratch.path).wait()
    #expect(again.status == 73 && again.err.contains("--force"), "\(again.err)")
  }

  /// Takes the learners out of a workbook's first meeting.
  private func edit(_ book: String) throws {
    let url = URL(fileURLWithPath: book)
    let file = try BookFile([UInt8](try Data(contentsOf: url)))
    var package = try BookPackage(file)
    let entry = try #require(file.sheets.first { ["Timetable", "Lịch học"].contains($0.name) })
    let cell = BookPlace(row: 1, column: 9)
    package.put(
      entry.part, try file.part(of: entry).replacing([cell: CellEdit(content: CellContent.none)]))
    try Data(try package.finished()).write(to: url)
  }

  @Test func `force says what it replaced`() throws {
    let scratch = try Scratch()
    let book = try scratch.file("book.xlsx", "mine")
    let forced = try Tool.run("workbook", tutorial, "--out", book, "--force", "--language", "en")
    #expect(
      forced.status == 0 && forced.err.contains("with other content before: book.xlsx"), "\(forced.err)")
    let folder = "\(scratch.path)/class"
    let new = ["new", folder, "--from", "2027-03-01", "--language", "en"]
    #expect(try Tool.start(new).wait().status == 0)
    try "mine".write(toFile: "\(folder)/workers.csv", atomically: true, encoding: .utf8)
    let again = try Tool.start(new + ["--force"]).wait()
    #expect(
      again.status == 0 && again.err.contains("with other content before: workers.csv\n"), "\(again.err)")
    #expect(try !Tool.start(new + ["--force"]).wait().err.contains("with other content"))
    let out = "\(scratch.path)/plan"
    let solve = ["solve", tutorial, "--first", "--out", out, "--format", "csv", "--language", "en"]
    #expect(try Tool.start(solve).wait().status == 0)
    try "mine".write(toFile: "\(out)/learners.csv", atomically: true, encoding: .utf8)
    let third = try Tool.start(solve + ["--force"]).wait()
    #expect(
      third.status == 0 && third.err.contains("with other content before: learners.csv\n"), "\(third.err)")
  }

  @Test func `a list that somebody wrote in stays, one as we wrote it is replaced`() throws {
    let scratch = try Scratch()
    let out = "\(scratch.path)/plan"
    for _ in 0..<2 { #expect(try Tool.run("solve", tutorial, "--first", "--out", out).status == 0) }
    _ = try scratch.file("plan/timetable.csv", "mine")
    let refused = try Tool.run("solve", tutorial, "--first", "--out", out)
    #expect(refused.status == 73 && refused.err.contains("timetable.csv"), "\(refused.err)")
    #expect(try String(contentsOfFile: "\(out)/timetable.csv", encoding: .utf8) == "mine")
    #expect(try Tool.run("solve", tutorial, "--first", "--out", out, "--force").status == 0)
  }

  @Test func `over a half-written timetable a publication goes on from the list of papers`() throws {
    let scratch = try Scratch()
    let plan = "\(scratch.path)/plan", out = "\(scratch.path)/out"
    #expect(try Tool.run("solve", tutorial, "--first", "--out", plan).status == 0)
    let publish = ["publish", tutorial, plan, "--out", out, "--format", "ics", "--json"]
    #expect(try Tool.start(publish).wait().json()["revision"] as? Int == 1)
    _ = try scratch.file("out/timetable.json", "{\"off")
    #expect(try Tool.start(publish).wait().json()["revision"] as? Int == 2)
    // The list gone as well: calendars know.
    _ = try scratch.file("out/timetable.json", "{\"off")
    try FileManager.default.removeItem(atPath: "\(out)/.papers.json")
    #expect(try Tool.start(publish + ["--force"]).wait().json()["revision"] as? Int == 3)
    #expect(try Tool.run("solve", tutorial, "--first", "--out", out).status == 73)
  }

  @Test func `over a publication, force keeps what people were told of, and calendars go on from it`() throws
  {
    let scratch = try Scratch()
    let plan = "\(scratch.path)/plan", out = "\(scratch.path)/out"
    #expect(try Tool.run("solve", tutorial, "--first", "--out", plan).status == 0)
    let publish = ["publish", tutorial, plan, "--out", out, "--format", "ics", "--json"]
    #expect(try Tool.start(publish).wait().json()["revision"] as? Int == 1)
    func uids() throws -> Set<Substring> {
      let lines = try String(contentsOfFile: "\(out)/calendar.ics", encoding: .utf8).split(
        whereSeparator: \.isNewline)
      return Set(lines.filter { $0.hasPrefix("UID:") })
    }
    let told = try uids()
    let fewer = try scratch.file("fewer.yaml", "venues: {hall: {seats: 3}}\n")
    for language in ["en", "vi"] {
      let solve = ["solve", tutorial, "--with", fewer, "--first", "--out", out, "--language", language]
      let refused = try Tool.start(solve).wait()
      // The first over the publication; then there is a draft of ours.
      #expect(refused.status == (language == "en" ? 73 : 0), "\(refused.err)")
      let forced = try Tool.start(solve + ["--force"]).wait()
      #expect(forced.status == 0 && forced.err.contains("timetable.revision-1.json") == (language == "en"))
      #expect(scratch.names("out").contains("timetable.revision-1.json"))
    }
    let anew = try Tool.run("publish", tutorial, plan, "--out", out, "--format", "ics", "--json")
    #expect(try anew.json()["revision"] as? Int == 2, "\(anew.err)")
    #expect(try uids() == told)
    let calendar = try String(contentsOfFile: "\(out)/calendar.ics", encoding: .utf8)
    let sequences = calendar.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("SEQUENCE:") }
    #expect(!sequences.isEmpty && sequences.allSatisfy { $0 == "SEQUENCE:2" }, "\(sequences)")
    #expect(!scratch.names("out").contains("timetable.revision-1.json"))
  }

  @Test func `runs into one new folder leave the files of one of them`() throws {
    let scratch = try Scratch()
    let out = "\(scratch.path)/new/plan"
    let runs = try (0..<4).map { number in
      try Tool.start([
        "solve", tutorial, "--first", "--seed", "\(number)", "--format", "csv,ics", "--out", out,
      ])
    }
    let results = runs.map { $0.wait() }
    #expect(results.contains { $0.status == 0 })
    #expect(results.allSatisfy { [0, 73].contains($0.status) }, "\(results.map(\.err))")
    #expect(try Tool.run("verify", tutorial, out).status == 0)
    // Nothing of another run stands beside it, so another run finds nothing that is not ours.
    let again = try Tool.run("solve", tutorial, "--first", "--format", "csv,ics", "--out", out)
    #expect(again.status == 0, "\(again.err)")
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/new")
    #expect(left == ["plan"], "\(left)")
  }
}
