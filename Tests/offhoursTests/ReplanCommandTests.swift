import Foundation
import Testing

@Suite struct `offhours replan and explain` {
  let tutorial = "\(Tool.scenarios)/tutorial"

  @Test func `the input timetable is never replaced`() throws {
    let scratch = try Scratch()
    let first = try Tool.run("solve", tutorial, "--first", "--json").out
    let file = try scratch.file("timetable.json", first)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let result = try Tool.run("replan", tutorial, "--from", file, "--out", folder)
    #expect(result.status == 73 && result.err.contains("--from"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == first)
  }

  private func uids(_ folder: String) throws -> Set<String> {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ics") }
    return Set(
      try files.flatMap { file in
        try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
          .split(whereSeparator: \.isNewline).filter { $0.hasPrefix("UID:") }.map(String.init)
      })
  }

  @Test func `a repair under another scenario name keeps every UID`() throws {
    let scratch = try Scratch()
    let known = "\(scratch.path)/known", next = "\(scratch.path)/next"
    let solved = try Tool.run("solve", tutorial, "--first", "--format", "ics", "--out", known)
    #expect(solved.status == 0, "\(solved.err)")
    let other = try scratch.file("other.yaml", "name: Quite another name\n")
    let result = try Tool.run(
      "replan", tutorial, "--from", known, "--with", other, "--first", "--format", "ics", "--out", next)
    #expect(result.status == 0, "\(result.err)")
    let before = try uids(known)
    #expect(!before.isEmpty)
    #expect(try before == uids(next))
  }

  @Test func `attendance with faults is told by line and column`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("timetable.json", try Tool.run("solve", tutorial, "--first", "--json").out)
    let sheet = try scratch.file("signed.csv", "worker,meeting,attended\nW99,nothing,perhaps\n")
    let result = try Tool.run(
      "replan", tutorial, "--from", file, "--now", "2027-03-04", "--attendance", sheet, "--json")
    #expect(result.status == 65)
    let diagnostics = try #require(try result.json()["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.compactMap { $0["column"] as? String } == ["worker", "meeting", "attended"])
  }

  /// The workbook of `xlsx`, filled in and saved by LibreOffice, as such and in its own format: W05 did not sign, W06 is
  /// marked `vắng`.
  @Test(arguments: ["xlsx", "ods"])
  func `a workbook of sign-in sheets comes back from LibreOffice`(ending: String) throws {
    let signed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/signed").path
    let result = try Tool.run(
      "replan", tutorial, "--from", "\(signed)/timetable.json", "--now", "2027-03-04", "--attendance",
      "\(signed)/libreoffice.\(ending)", "--first", "--json")
    #expect(result.status == 0, "\(result.err)")
    let json = try result.json()
    let triage = try #require(json["triage"] as? [String: Any])
    let missed = try #require(triage["missed"] as? [[String: Any]])
    #expect(missed.compactMap { $0["worker"] as? String } == ["W05", "W06"])
    let timetable = try #require(json["timetable"] as? [String: Any])
    let held = try #require(timetable["meetings"] as? [[String: Any]]).filter { $0["held"] as? Bool == true }
    #expect(held.compactMap { $0["learners"] as? [String] } == [["W07", "W08"]])
  }

  @Test func `somebody unknown is bad data with a diagnostic`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("timetable.json", try Tool.run("solve", tutorial, "--first", "--json").out)
    let result = try Tool.run("explain", tutorial, file, "--person", "W0", "--json")
    #expect(result.status == 65)
    #expect((try result.json()["diagnostics"] as? [Any])?.count == 1)
    #expect(try Tool.run("explain", tutorial).status == 64)
  }

  @Test func `an impossible pin gives diagnostics`() throws {
    let scratch = try Scratch()
    let overlay = try scratch.file(
      "pin.yaml",
      "name: pin\ncourses:\n  first-aid:\n    pinned:\n      - {lesson: L1, start: 2027-03-01T10:00, venue: hall}\n"
    )
    let result = try Tool.run("solve", tutorial, "--with", overlay, "--json")
    #expect(result.status == 65)
    let diagnostics = try #require(try result.json()["diagnostics"] as? [[String: Any]])
    #expect((diagnostics.first?["message"] as? String)?.contains("opening hours") == true)
  }

  @Test func `from when on is planned is said where nobody said so`() throws {
    let scratch = try Scratch(), tutorial = "\(Tool.scenarios)/tutorial"
    let plan = "\(scratch.path)/plan", next = "\(scratch.path)/next"
    #expect(try Tool.run("solve", tutorial, "--first", "--out", plan).status == 0)
    let first = try Tool.run("replan", tutorial, "--from", plan, "--time-limit", "2")
    #expect(first.err.contains("from the first day, 2027-03-01, on"), "\(first.err)")
    let later = try Tool.run(
      "replan", tutorial, "--from", plan, "--now", "2027-03-03T12:00", "--time-limit", "2", "--out", next)
    #expect(later.status == 0 && !later.err.contains("lanned from"), "\(later.err)")
    // The moment is the timetable's from then on.
    for (language, words) in [("en", "Planned from 2027-03-03T12:00 on"), ("vi", "Xếp từ 2027-03-03T12:00")] {
      let again = try Tool.run(
        "replan", tutorial, "--from", next, "--time-limit", "2", "--language", language)
      #expect(again.status == 0 && again.err.contains(words), "\(again.err)")
    }
  }

  @Test func `what a repair misses is not said to be out of reach of every timetable`() throws {
    let scratch = try Scratch(), tutorial = "\(Tool.scenarios)/tutorial"
    let plan = "\(scratch.path)/plan"
    #expect(try Tool.run("solve", tutorial, "--out", plan, "--time-limit", "5").status == 0)
    let frozen = try Tool.run(
      "replan", tutorial, "--from", plan, "--freeze-until", "2027-03-08", "--time-limit", "3")
    #expect(frozen.status == 0 && !frozen.err.contains("no timetable misses"), "\(frozen.err)")
    #expect(frozen.err.contains("--trade"), "\(frozen.err)")
    let asPrinted = try Tool.run(
      "replan", tutorial, "--from", plan, "--freeze-until", "2027-03-08", "--time-limit", "1", "--trade")
    #expect(asPrinted.status == 0, "\(asPrinted.err)")
    #expect(try Tool.run("solve", tutorial, "--time-limit", "5").err.contains("no timetable misses"))
  }
}
