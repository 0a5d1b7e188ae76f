import Foundation
import Testing

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
}
