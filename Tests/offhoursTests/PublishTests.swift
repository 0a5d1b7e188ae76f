import Foundation
import Testing

@Suite struct `offhours publish` {
  let tutorial = "\(Tool.scenarios)/tutorial"

  private func solved() throws -> Scratch {
    let scratch = try Scratch()
    let result = try Tool.run(
      "solve", tutorial, "--first", "--format", "json", "--out", "\(scratch.path)/plan")
    try #require(result.status == 0, "\(result.err)")
    return scratch
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func timetable(_ folder: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/timetable.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `state, revision and all papers with one stamp`() throws {
    let scratch = try solved()
    let out = "\(scratch.path)/out"
    let result = try Tool.run("publish", tutorial, "\(scratch.path)/plan", "--out", out, "--json")
    #expect(result.status == 0, "\(result.err)")
    let json = try result.json(), stamp = try #require(json["stamp"] as? String)
    #expect(json["state"] as? String == "published" && json["revision"] as? Int == 1)
    let written = try timetable(out)
    #expect(written["state"] as? String == "published" && written["stamp"] as? String == stamp)
    #expect(try Tool.run("verify", tutorial, out).status == 0)
    for name in try #require(json["files"] as? [String]) where !name.hasSuffix(".xlsx") {
      #expect(try text("\(out)/\(name)").contains(stamp), "\(name)")
    }
    // Again, and nothing is another revision.
    let again = try Tool.run("publish", tutorial, "\(scratch.path)/plan", "--out", out, "--json")
    #expect(try again.json()["stamp"] as? String == stamp)
    #expect(!again.err.contains("Removed") && !again.err.contains("Warning"), "\(again.err)")
  }

  @Test func `the next publication cancels, removes what we wrote, and leaves what others did`() throws {
    let scratch = try solved()
    let out = "\(scratch.path)/out"
    #expect(try Tool.run("publish", tutorial, "\(scratch.path)/plan", "--out", out).status == 0)
    let first = try timetable(out), meetings = try #require(first["meetings"] as? [[String: Any]])
    let gone = try #require(meetings.last?["id"] as? String)
    // Somebody's note, and a slip that somebody has written in.
    _ = try scratch.file("out/slips/note.txt", "mine")
    let slip = try #require(scratch.names("out/slips").first { $0.hasPrefix("W") })
    try (text("\(out)/slips/\(slip)") + "!").write(
      toFile: "\(out)/slips/\(slip)", atomically: true, encoding: .utf8)
    var edited = first
    edited["meetings"] = Array(meetings.dropLast())
    let data = try JSONSerialization.data(withJSONObject: edited)
    let file = try scratch.file("edited.json", String(decoding: data, as: UTF8.self))
    let changed = try Tool.run("publish", tutorial, file, "--out", out, "--anyway", "--language", "en")
    #expect(changed.status == 73 && changed.err.contains(slip), "\(changed.err)")
    let refused = try Tool.run("publish", tutorial, file, "--out", out, "--format", "ics", "--language", "en")
    #expect(refused.status == 1 && refused.err.contains("--anyway"), "\(refused.err)")
    #expect(try timetable(out)["revision"] as? Int == 1)
    let result = try Tool.run(
      "publish", tutorial, file, "--out", out, "--anyway", "--format", "ics", "--language", "en")
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("revision 2") && result.out.contains("follows revision 1"), "\(result.out)")
    #expect(result.err.contains("Removed") && result.err.contains("changed since"), "\(result.err)")
    #expect(scratch.names("out/slips") == [slip, "note.txt"].sorted())
    #expect(!scratch.names("out").contains("timetable.xlsx") && !scratch.names("out").contains("sms.csv"))
    let calendar = try text("\(out)/calendar.ics")
    let events = calendar.replacing("\r\n", with: "\n").components(separatedBy: "BEGIN:VEVENT")
    let cancelled = events.filter { $0.contains("STATUS:CANCELLED") }
    let slug = gone.replacing("/", with: "-")
    #expect(
      cancelled.count == 1 && cancelled[0].contains("UID:\(slug)") && cancelled[0].contains("SEQUENCE:2"))
    // What calendars know a meeting by has stayed.
    #expect(try timetable(out)["id"] as? String == first["id"] as? String)
  }

  @Test func `a draft that is published twice over another is one revision`() throws {
    let scratch = try solved()
    let out = "\(scratch.path)/out", fewer = "\(scratch.path)/fewer"
    #expect(try Tool.run("publish", tutorial, "\(scratch.path)/plan", "--out", out).status == 0)
    let overlay = try scratch.file("fewer.yaml", "limits: {meetings: 2}\n")
    #expect(try Tool.run("solve", tutorial, "--with", overlay, "--first", "--out", fewer).status == 0)
    func publish() throws -> Tool.Result {
      try Tool.run("publish", tutorial, "--with", overlay, fewer, "--out", out, "--json")
    }
    let second = try publish(), stamp = try second.json()["stamp"] as? String
    #expect(try second.json()["revision"] as? Int == 2)
    let calendar = try text("\(out)/calendar.ics")
    #expect(calendar.contains("STATUS:CANCELLED"))
    let again = try publish()
    #expect(try again.json()["revision"] as? Int == 2 && again.json()["stamp"] as? String == stamp)
    #expect(try text("\(out)/calendar.ics") == calendar)
  }

  /// What a calendar knows of its events: UID, first day, status.
  private func events(_ folder: String) throws -> [(uid: String, day: String, isCancelled: Bool)] {
    let lines = try text("\(folder)/calendar.ics").replacing("\r\n ", with: "").replacing("\r\n", with: "\n")
    return lines.components(separatedBy: "BEGIN:VEVENT").dropFirst().map { event in
      func value(_ name: String) -> String {
        event.split(separator: "\n").first { $0.hasPrefix(name) }.map {
          String($0.split(separator: ":").last!)
        } ?? ""
      }
      return (value("UID"), String(value("DTSTART").prefix(8)), value("STATUS") == "CANCELLED")
    }
  }

  @Test(arguments: [("2027-03-08", "2027-03-14"), ("2027-03-05", "2027-03-14")])
  func `a plan of its own goes by its own ids, and what was taught stays as it was`(
    _ from: String, _ to: String
  ) throws {
    let scratch = try solved()
    let out = "\(scratch.path)/out", next = "\(scratch.path)/next"
    #expect(try Tool.run("publish", tutorial, "\(scratch.path)/plan", "--out", out).status == 0)
    let before = try events(out), first = try timetable(out)
    let overlay = try scratch.file("next.yaml", "horizon: {from: \(from), to: \(to)}\n")
    #expect(try Tool.run("solve", tutorial, "--with", overlay, "--first", "--out", next).status == 0)
    func publish() throws -> Tool.Result {
      try Tool.run("publish", tutorial, "--with", overlay, next, "--out", out, "--language", "en")
    }
    let result = try publish()
    #expect(result.status == 0, "\(result.err)")
    let after = try events(out)
    let ahead = before.filter { $0.day >= from.replacing("-", with: "") }.map(\.uid)
    #expect((from == "2027-03-08") == ahead.isEmpty && ahead.count < before.count, "\(before)")
    // Of the plan before only what lies ahead is cancelled, where and as it was; none of its ids goes to another meeting.
    #expect(after.filter(\.isCancelled).map(\.uid).sorted() == ahead.sorted())
    #expect(Set(after.filter { !$0.isCancelled }.map(\.uid)).isDisjoint(with: before.map(\.uid)))
    for event in after.filter(\.isCancelled) {
      #expect(before.contains { $0.uid == event.uid && $0.day == event.day })
    }
    #expect(
      result.out.contains("\(ahead.count) meeting\(ahead.count == 1 ? "" : "s") of that plan still to come"),
      "\(result.out)")
    let written = try timetable(out)
    #expect(written["id"] as? String != first["id"] as? String && written["revision"] as? Int == 2)
    // The timetable of the plan before is kept as it was.
    let kept = "timetable.revision-1.json"
    #expect(result.err.contains(kept) && result.err.contains("--history"), "\(result.err)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(out)/\(kept)"))
    let earlier = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(earlier["id"] as? String == first["id"] as? String)
    #expect(earlier["stamp"] as? String == first["stamp"] as? String)
    // The same once more is no other revision, and a repair of it goes on under its ids.
    let calendar = try text("\(out)/calendar.ics")
    #expect(try publish().status == 0)
    #expect(try text("\(out)/calendar.ics") == calendar)
    let repaired = "\(scratch.path)/repaired"
    let repair = try Tool.run(
      "replan", tutorial, "--with", overlay, "--from", out, "--first", "--out", repaired)
    #expect(repair.status == 0, "\(repair.err)")
    #expect(try timetable(repaired)["id"] as? String == written["id"] as? String)
    let third = try Tool.run(
      "publish", tutorial, "--with", overlay, repaired, "--out", out, "--language", "en")
    #expect(third.status == 0 && scratch.names("out").contains(kept), "\(third.err)")
  }

  @Test(arguments: ["solve", "export", "replan"])
  func `papers of another timetable never stand beside the new one`(command: String) throws {
    let scratch = try solved()
    let out = "\(scratch.path)/out"
    #expect(
      try Tool.run("export", tutorial, "\(scratch.path)/plan", "--format", "json,all", "--out", out).status
        == 0)
    #expect(scratch.names("out").contains("timetable.xlsx"))
    let overlay = try scratch.file(
      "gone.yaml", "name: gone\nworkers: {W05: {status: declined}, W06: {status: declined}}\n")
    let other = "\(scratch.path)/other"
    #expect(try Tool.run("solve", tutorial, "--with", overlay, "--first", "--out", other).status == 0)
    let arguments =
      switch command {
      case "solve": ["solve", tutorial, "--with", overlay, "--first", "--out", out]
      case "export": ["export", tutorial, other, "--with", overlay, "--format", "json,csv", "--out", out]
      default:
        ["replan", tutorial, "--from", "\(scratch.path)/plan", "--with", overlay, "--first", "--out", out]
      }
    let result = try Tool.start(arguments).wait()
    #expect(result.status == 0, "\(result.err)")
    #expect(
      result.err.contains("timetable.xlsx") || result.err.contains("Đã xóa") || result.err.contains("Removed")
    )
    let stamp = try #require(try timetable(out)["stamp"] as? String)
    let names = scratch.names("out")
    #expect(!names.contains("timetable.xlsx") && !names.contains("slips") && !names.contains("calendars"))
    for name in names where !name.hasPrefix(".") {
      #expect(try text("\(out)/\(name)").contains(stamp), "\(name)")
    }
  }

  @Test func `papers beside the timetable of another plan are refused, of the same one they join`() throws {
    let scratch = try solved()
    let overlay = try scratch.file("gone.yaml", "name: gone\nworkers: {W05: {status: declined}}\n")
    let other = "\(scratch.path)/other", plan = "\(scratch.path)/plan"
    #expect(try Tool.run("solve", tutorial, "--with", overlay, "--first", "--out", other).status == 0)
    let before = try text("\(plan)/timetable.json")
    let refused = try Tool.run(
      "export", tutorial, other, "--format", "txt", "--out", plan, "--language", "en")
    #expect(refused.status == 73 && refused.err.contains("another timetable"), "\(refused.err)")
    #expect(try text("\(plan)/timetable.json") == before && !scratch.names("plan").contains("timetable.txt"))
    #expect(try Tool.run("export", tutorial, plan, "--format", "txt", "--out", plan).status == 0)
    #expect(try Tool.run("export", tutorial, plan, "--format", "csv", "--out", plan).status == 0)
    #expect(scratch.names("plan").contains("timetable.txt"))
  }

  @Test func `a list that somebody made up removes nothing that is no paper`() throws {
    let scratch = try solved()
    let keep = try scratch.file("plan/keep.txt", "mine")
    let hash = "3fd30542fe3f61b14bd4a4b2dc0b6fb30fa6f63ebce52dd1778aaa8c4dc02cff"
    let entries = ["keep.txt", "../edited.json", "/etc/hostname", "slips/../keep.txt", "slips//x"]
      .map { "{\"name\": \"\($0)\", \"sha256\": \"\(hash)\"}" }.joined(separator: ", ")
    _ = try scratch.file("plan/.papers.json", "{\"stamp\": \"0\", \"files\": [\(entries)]}")
    // What no list of ours names is not written over unasked either.
    let solve = ["solve", tutorial, "--first", "--out", "\(scratch.path)/plan"]
    #expect(try Tool.start(solve).wait().status == 73)
    #expect(try Tool.start(solve + ["--force"]).wait().status == 0)
    #expect(try text(keep) == "mine")
    _ = try scratch.file("plan/.papers.json", "not a list at all")
    #expect(try Tool.start(solve).wait().status == 73)
    #expect(try Tool.start(solve + ["--force"]).wait().status == 0)
    #expect(try text(keep) == "mine")
  }

  @Test func `what is no state, and no column, is bad data`() throws {
    let scratch = try solved()
    let path = "\(scratch.path)/plan/timetable.json"
    let column = try Tool.run(
      "export", tutorial, path, "--format", "sms", "--columns", "shoe size", "--out", "\(scratch.path)/x")
    #expect(column.status == 65 && column.err.contains("shoe size"))
    try text(path).replacing("\"draft\"", with: "\"final\"").write(
      toFile: path, atomically: true, encoding: .utf8)
    for command in [["verify", tutorial, path], ["publish", tutorial, path, "--out", "\(scratch.path)/x"]] {
      let result = try Tool.start(command).wait()
      #expect(result.status == 65 && result.err.contains("'final'"), "\(result.err)")
    }
    #expect(try Tool.run("publish", tutorial, path).status == 64)
    #expect(scratch.names() == ["plan"])
  }

  @Test func `a workbook's own timetable need not be named again`() throws {
    let scratch = try Scratch()
    let book = "\(scratch.path)/plan.xlsx", out = "\(scratch.path)/out"
    #expect(try Tool.run("solve", tutorial, "--first", "--out", book).status == 0)
    let result = try Tool.run("publish", book, "--out", out)
    #expect(result.status == 0, "\(result.err)")
    #expect(try timetable(out)["state"] as? String == "published")
    let folder = try Tool.run("publish", tutorial, "--out", "\(out)2")
    #expect(folder.status == 64 && folder.err.contains("timetable"), "\(folder.err)")
  }
}
