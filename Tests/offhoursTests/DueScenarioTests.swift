import Foundation
import Testing

/// The scenarios of a hospital and a fire station: they are read without a doubt, plan at once, keep every rule, and their
/// pages tell what the commands print.
@Suite struct DueScenarioTests {
  /// A scenario of the project, and what its goals are called in its page, in their order.
  struct Sample: CustomStringConvertible, Sendable {
    var name: String
    var goals: [(goal: String, row: String)]
    var people: Int
    var description: String { name }
    var folder: String { "\(Tool.scenarios)/\(name)" }

    static let all = [
      Sample(
        name: "hospital",
        goals: [
          ("lapses", "certificates that lapse"), ("completions", "renewed"), ("rest", "classes on days off"),
        ], people: 54),
      Sample(
        name: "fire-station",
        goals: [
          ("lapses", "certificates that lapse"), ("targets", "short of ten boat crew"),
          ("completions", "completions"), ("rest", "classes on days off"), ("meetings", "meetings"),
        ], people: 48),
    ]
  }

  @Test(arguments: Sample.all)
  func `is read without a doubt and lists who is due by month`(sample: Sample) throws {
    let result = try Tool.run("check", sample.folder)
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("No warnings."))
    #expect(result.out.contains("Everybody could complete every course needed, alone."))
    #expect(result.out.contains("Due by month\n  2027-0"))
  }

  @Test(arguments: Sample.all)
  func `plans at once what its page tells, and every paper of it can be written`(sample: Sample) throws {
    let scratch = try Scratch()
    let solved = try Tool.run(
      "solve", sample.folder, "--first", "--threads", "1", "--time-limit", "1000", "--out", scratch.path,
      "--format", "all", "--progress", "none")
    #expect(solved.status == 0, "\(solved.err)")
    let verified = try Tool.run("verify", sample.folder, scratch.path, "--json")
    #expect(verified.status == 0, "\(verified.out)")
    let goals = try #require(try verified.json()["goals"] as? [[String: Any]])
    let page = try String(contentsOfFile: "\(sample.folder)/README.md", encoding: .utf8)
    for (goal, name) in sample.goals {
      let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("| \(name) |") }, "\(name)")
      let told = try #require(
        Double(row.split(separator: "|")[1].trimmingCharacters(in: .whitespaces)), "\(row)")
      let value = try #require(goals.first { $0["goal"] as? String == goal }?["value"] as? Double)
      // A search that has become better may come to more.
      #expect(
        goal == "completions" ? value >= told : value <= told, "\(goal): \(value), the page says \(told)")
    }
    #expect(page.contains("\(sample.people) people"))
    let files = scratch.names()
    #expect(files.contains("employers") && files.contains("timetable.html") && files.contains("learners.csv"))
  }

  @Test func `training on shift is free of rules, and costs days off where it is taken away`() throws {
    let base = "\(Tool.scenarios)/fire-station"
    func counts(_ scenario: String) throws -> Int {
      let result = try Tool.run(
        "solve", scenario, "--first", "--threads", "1", "--time-limit", "1000", "--json", "--progress", "none"
      )
      #expect(result.status == 0, "\(result.err)")
      let goals = try #require(try result.json()["goals"] as? [[String: Any]])
      return try #require(goals.first { $0["goal"] as? String == "rest" }?["value"] as? Int)
    }
    #expect(try counts(base) < counts("\(base)/variants/no-training-hours.yaml"))
  }
}
