import Foundation
import Testing

@Suite struct SweepCommandTests {
  private let tutorial = "\(Tool.scenarios)/tutorial"

  @Test func `parts of a sweep put together are the whole`() throws {
    let scratch = try Scratch()
    let grid = ["--set", "venues.hall.seats=3..6", "--progress", "none"]
    let whole = try Tool.start(["sweep", tutorial] + grid + ["--json"]).wait()
    #expect(whole.status == 0, "\(whole.err)")
    for part in 1...3 {
      let result = try Tool.start(
        ["sweep", tutorial] + grid + ["--shard", "\(part)/3", "--out", scratch.path, "--format", "json"]
      ).wait()
      #expect(result.status == 0, "\(result.err)")
    }
    let parts = (1...3).map { "\(scratch.path)/sweep-\($0)-of-3.json" }
    let reduced = try Tool.start(["sweep", "--reduce"] + parts + ["--json"]).wait()
    #expect(reduced.status == 0)
    let points = try whole.json()["points"] as? [[String: Any]]
    #expect(points?.compactMap { $0["completed"] as? Int } == [6, 8, 8, 8])
    #expect(points?.compactMap { $0["frontier"] as? Bool } == [false, true, false, false])
    #expect(reduced.out == whole.out)
    let twice = try Tool.start(["sweep", "--reduce", parts[0], parts[1], parts[0]]).wait()
    #expect(twice.status == 65)
    #expect(twice.err.contains("given twice"), "\(twice.err)")
    let both = try scratch.file("copy.json", try String(contentsOfFile: parts[0], encoding: .utf8))
    let copied = try Tool.start(["sweep", "--reduce", parts[0], both]).wait()
    #expect(copied.status == 65)
    #expect(
      copied.err.contains("copy.json:1:1") && copied.err.contains("sweep-1-of-3.json too"), "\(copied.err)")
    let partial = try Tool.start(["sweep", "--reduce", parts[0], parts[2], "--json"]).wait()
    #expect(partial.status == 1)
    #expect(try partial.json()["missing"] as? [Int] == [1])
    let verified = try Tool.run("verify", tutorial, "\(scratch.path)/timetables/1.json")
    #expect(verified.status == 0, "\(verified.out)")
  }

  @Test func `each part has a plot of its own`() throws {
    let scratch = try Scratch()
    for part in 1...2 {
      let result = try Tool.run(
        "sweep", tutorial, "--set", "venues.hall.seats=3..6", "--shard", "\(part)/2", "--first", "--out",
        scratch.path, "--format", "md", "--progress", "none")
      #expect(result.status == 0, "\(result.err)")
      let text = try String(contentsOfFile: "\(scratch.path)/sweep-\(part)-of-2.md", encoding: .utf8)
      #expect(text.contains("(frontier-\(part)-of-2.svg)"), "\(text)")
    }
    #expect(
      scratch.names().filter { $0.hasSuffix(".svg") } == ["frontier-1-of-2.svg", "frontier-2-of-2.svg"])
  }

  @Test func `parts of different sweeps are refused`() throws {
    let scratch = try Scratch()
    for seats in ["3..4", "4..5"] {
      let result = try Tool.run(
        "sweep", tutorial, "--set", "venues.hall.seats=\(seats)", "--out", "\(scratch.path)/\(seats)",
        "--format", "json", "--progress", "none")
      #expect(result.status == 0)
    }
    let result = try Tool.run(
      "sweep", "--reduce", "\(scratch.path)/3..4/sweep.json", "\(scratch.path)/4..5/sweep.json")
    #expect(result.status == 65)
    #expect(result.err.contains("what varies"))
    #expect(try Tool.run("sweep", "--reduce", "\(tutorial)/workers.csv").status == 65)
    #expect(try Tool.run("sweep", "--reduce", "\(scratch.path)/none.json").status == 66)
  }

  @Test func `the inverse question is answered in words and in numbers`() throws {
    let reached = try Tool.run("sweep", tutorial, "--at-least", "completions=6", "--minimise", "meetings")
    #expect(reached.status == 0, "\(reached.err)")
    #expect(reached.out.contains("completions at least 6"))
    #expect(reached.out.contains("meetings: 4, proved optimal"))
    let never = try Tool.run("sweep", tutorial, "--at-least", "completions=9", "--minimise", "cost", "--json")
    let points = try never.json()["points"] as? [[String: Any]]
    let goals = points?.first?["goals"] as? [[String: Any]]
    #expect(goals?.first?["bound"] as? Int == 8)
    #expect(goals?.first?["enough"] as? Int == 9)
  }

  @Test func `slips are told before anything is planned`() throws {
    let venue = try Tool.run("sweep", tutorial, "--set", "venues.hal.seats=3..4")
    #expect(venue.status == 65)
    #expect(venue.err.contains("did you mean 'hall'"))
    #expect(try Tool.run("sweep", tutorial, "--set", "venues.hall.seats=3,many").status == 65)
    let goals = try Tool.run("sweep", tutorial, "--set", "goals=[cost],[rest]", "--json")
    #expect(goals.status == 65, "\(goals.err)")
    #expect(try (goals.json()["diagnostics"] as? [[String: Any]])?.count == 2)
    for arguments in [
      [tutorial], [tutorial, "--set", "a"], [tutorial, "--set", "a=5..3"], ["--reduce"],
      [tutorial, "--at-least", "cost=3"], [tutorial, "--at-least", "completions"],
      [tutorial, "--set", "a=1", "--shard", "3/2"], [tutorial, "--set", "a=1", "--set", "a=2"],
    ] {
      #expect(try Tool.start(["sweep"] + arguments).wait().status == 64, "\(arguments)")
    }
  }
}

@Suite struct SimulateCommandTests {
  @Test func `simulate prints the band of timetables`() throws {
    let scratch = try Scratch()
    let tutorial = "\(Tool.scenarios)/tutorial"
    #expect(try Tool.run("solve", tutorial, "--out", "\(scratch.path)/plan").status == 0)
    let result = try Tool.run(
      "simulate", tutorial, "\(scratch.path)/plan", "--no-show", "0.05", "--attrition", "0.1", "--runs",
      "500",
      "--json")
    #expect(result.status == 0, "\(result.err)")
    let plans = try result.json()["plans"] as? [[String: Any]]
    #expect(plans?.first?["name"] as? String == "plan")
    let total = plans?.first?["total"] as? [String: Any]
    #expect(total?["planned"] as? Int == 8)
    let again = try Tool.run(
      "simulate", tutorial, "\(scratch.path)/plan", "--no-show", "0.05", "--attrition", "0.1", "--runs",
      "500",
      "--json", "--threads", "3")
    #expect(again.out == result.out)
    let text = try Tool.run(
      "simulate", tutorial, "\(scratch.path)/plan", "--out", "\(scratch.path)/sim", "--language", "vi")
    #expect(text.out.contains("Theo lịch"))
    #expect(
      scratch.names("sim") == ["simulation.csv", "simulation.html", "simulation.json", "simulation.md"])
    #expect(try Tool.run("simulate", tutorial, "\(scratch.path)/none").status == 66)
    #expect(try Tool.run("simulate", tutorial, "\(scratch.path)/plan", "--no-show", "2").status == 64)
  }
}
