import Foundation
import Testing

@Suite struct `offhours replan --trade` {
  let tutorial = "\(Tool.scenarios)/tutorial"
  let hall = "name: other evenings\nvenues: {hall: {closed: [2027-03-05], seats: 5}}\n"

  @Test func `each row is a repair in a folder of its own`() throws {
    let scratch = try Scratch()
    let plan = try scratch.file("timetable.json", try Tool.run("solve", tutorial, "--first", "--json").out)
    let lost = try scratch.file("lost.yaml", hall)
    let out = "\(scratch.path)/trade"
    let arguments = ["replan", tutorial, "--from", plan, "--with", lost, "--trade", "--time-limit", "2"]
    let result = try Tool.start(arguments + ["--out", out]).wait()
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("People changed against completions") && result.out.contains("●"))
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: "\(out)/trade.json")))
    let points = try #require((json as? [String: Any])?["points"] as? [[String: Any]])
    #expect(!points.isEmpty)
    for point in points {
      let folder = try #require(point["folder"] as? String)
      #expect(result.out.contains(folder))
      #expect(
        Set(["timetable.json", "changes.csv", "changes.md", "messages.txt"])
          .isSubset(of: scratch.names("trade/\(folder)")))
      let verified = try Tool.run("verify", tutorial, "\(out)/\(folder)/timetable.json", "--with", lost)
      #expect(verified.status == 0, "\(folder): \(verified.out)")
      // One row alone is the same to the planner.
      let one = try Tool.start(
        arguments.filter { $0 != "--trade" } + [
          "--most-changed", "\(point["changed"] as? Int ?? -1)", "--json",
        ]
      ).wait()
      #expect(one.status == 0, "\(one.err)")
      let changes = try #require(try one.json()["changes"] as? [[String: Any]])
      let people = try #require(changes.first { $0["goal"] as? String == "people-changed" })
      #expect((people["value"] as? Int ?? .max) <= (point["changed"] as? Int ?? 0))
    }
    // Rows of an earlier trade that are no rows any more go, as far as they are as we wrote them.
    let stale = "\(out)/changed-77", list = URL(fileURLWithPath: "\(out)/.trade.files.json")
    try FileManager.default.createDirectory(atPath: stale, withIntermediateDirectories: true)
    for name in ["timetable.json", "changes.md", "notes.txt"] {
      try Data().write(to: URL(fileURLWithPath: "\(stale)/\(name)"))
    }
    var listed = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: list)) as? [String: Any])
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    listed["files"] =
      try #require(listed["files"] as? [[String: String]]) + [
        ["name": "changed-77/timetable.json", "sha256": nothing],
        ["name": "changed-77/changes.md", "sha256": String(nothing.reversed())],
      ]
    try JSONSerialization.data(withJSONObject: listed).write(to: list)
    let again = try Tool.start(arguments + ["--out", out, "--language", "vi"]).wait()
    #expect(
      again.status == 0 && again.out.contains("Số người đổi lịch và số lượt hoàn thành"), "\(again.err)")
    #expect(scratch.names("trade/changed-77") == ["changes.md", "notes.txt"])
  }

  /// Two evenings are held, five people come; six join who could on one evening each. The page about repairs shows it.
  @Test func `newcomers are bought with changes, as the page about repairs has it`() throws {
    let scratch = try Scratch()
    let folder = URL(fileURLWithPath: Tool.scenarios).deletingLastPathComponent()
      .appendingPathComponent("docs/replan.md")
    let page = try String(contentsOf: folder, encoding: .utf8)
    /// A block of the page, by its first line.
    func block(_ name: String) throws -> String {
      let begin = try #require(page.range(of: "# \(name)\n"))
      let end = try #require(page.range(of: "```", range: begin.upperBound..<page.endIndex))
      return String(page[begin.upperBound..<end.lowerBound])
    }
    let scenario = try scratch.file("evenings.yaml", block("evenings.yaml"))
    let join = try scratch.file("newcomers.yaml", block("newcomers.yaml"))
    let plan = try scratch.file("timetable.json", try Tool.run("solve", scenario, "--json").out)
    let result = try Tool.run("replan", scenario, "--from", plan, "--with", join, "--trade")
    #expect(result.status == 0, "\(result.err)")
    let rows = result.out.split(separator: "\n").filter { $0.contains("●") && $0.contains("(") }
    #expect(rows.count == 3, "\(result.out)")
    for row in rows { #expect(page.contains(row), "\(row)") }
  }

  @Test func `what does not go together is told`() throws {
    let scratch = try Scratch()
    let plan = try scratch.file("timetable.json", try Tool.run("solve", tutorial, "--first", "--json").out)
    for (arguments, told) in [
      (["--trade", "--out", "\(scratch.path)/next.xlsx"], "--most-changed"),
      (["--trade", "--most-changed", "3"], "one of the two"), (["--points", "4"], "--trade"),
      (["--trade", "--points", "1"], "2 to 100"), (["--most-changed", "-1"], "0 to"),
    ] {
      let result = try Tool.start(["replan", tutorial, "--from", plan] + arguments).wait()
      #expect(result.status == 64 && result.err.contains(told), "\(arguments): \(result.err)")
    }
    // The rows may not take the place of what the repair begins from.
    let inside = try Tool.run(
      "replan", tutorial, "--from", plan, "--trade", "--out", scratch.path, "--time-limit", "1")
    #expect(inside.status == 73 && inside.err.contains("--from"), "\(inside.err)")
  }
}
