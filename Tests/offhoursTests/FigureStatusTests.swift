import Foundation
import Testing

/// Every figure in an answer for machines says how far it is known: beside it, or in `figures`.
@Suite struct FigureStatusTests {
  static let tutorial = "\(Tool.scenarios)/tutorial"
  private static let statuses: Set<String> = ["proved", "bounded", "found", "given", "estimated", "search"]

  /// Numbers without a status, by the path of keys that leads to them.
  private func bare(
    _ value: Any, _ path: [String], _ figures: [String: String], in object: [String: Any] = [:]
  )
    -> [String]
  {
    switch value {
    case let map as [String: Any]:
      return map.sorted { $0.key < $1.key }.flatMap { key, inner -> [String] in
        // The timetable has a format of its own; faults are no figures.
        if path.isEmpty && ["figures", "offhours", "sweep", "trade", "diagnostics"].contains(key)
          || key == "timetable"
        {
          return []
        }
        return bare(inner, path + [key], figures, in: map)
      }
    case let list as [Any]: return list.flatMap { bare($0, path, figures, in: object) }
    case let number as NSNumber where String(cString: number.objCType) != "c":
      let key = path.last ?? ""
      // Parts and weights of a tier stand one step further in.
      let outer = path.dropLast().last ?? ""
      let isPart = outer == "parts" || outer == "goal"
      guard let told = figures["\(outer).\(key)"] ?? figures[key] ?? (isPart ? figures[outer] : nil) else {
        return [path.joined(separator: ".")]
      }
      if Self.statuses.contains(told) { return [] }
      let beside = (object["\(key)Proof"] ?? object["proof"]) as? String
      let isTold = told == "beside" && (isPart || beside.map(Self.statuses.contains) == true)
      return isTold ? [] : ["\(path.joined(separator: ".")): \(told), \(beside ?? "nothing beside")"]
    default: return []
    }
  }

  private func run(_ arguments: [String]) throws -> Tool.Result { try Tool.start(arguments).wait() }

  private func check(_ result: Tool.Result, _ command: String) throws {
    #expect([0, 1].contains(result.status), "\(command): \(result.err)")
    let json = try result.json()
    let figures = try #require(json["figures"] as? [String: String], "\(command) has no figures")
    let bare = Set(bare(json, [], figures))
    #expect(bare.isEmpty, "\(command): \(bare.sorted())")
    #expect(Set(figures.values).isSubset(of: Self.statuses.union(["beside"])), "\(command)")
  }

  @Test func `plans against plans`() throws {
    let variant = "\(Self.tutorial)/variants/bigger-hall.yaml"
    try check(Tool.run("compare", Self.tutorial, variant, "--time-limit", "2", "--json"), "compare")
    try check(
      Tool.run(
        "sweep", Self.tutorial, "--set", "venues.hall.seats=3,4", "--time-limit", "1", "--json"), "sweep")
    try check(
      Tool.run(
        "sweep", Self.tutorial, "--at-least", "completions=5", "--minimise", "meetings", "--time-limit", "1",
        "--json"), "sweep --at-least")
  }

  @Test func `a plan and what may become of it`() throws {
    let scratch = try Scratch()
    let plan = try scratch.file(
      "timetable.json", try Tool.run("solve", Self.tutorial, "--first", "--json").out)
    let lost = try scratch.file(
      "lost.yaml", "name: lost\nvenues: {hall: {closed: [2027-03-05]}}\nworkers: {W01: {status: declined}}\n")
    let changed = ["--from", plan, "--with", lost, "--time-limit", "1", "--json"]
    try check(run(["replan", Self.tutorial] + changed), "replan")
    try check(
      run(["replan", Self.tutorial] + changed + ["--freeze-until", "2027-03-06"]), "replan frozen")
    try check(run(["replan", Self.tutorial] + changed + ["--trade"]), "replan --trade")
    try check(
      run(["replan", Self.tutorial] + changed + ["--trade", "--freeze-until", "2027-03-06"]),
      "replan --trade frozen")
    try check(
      Tool.run("simulate", Self.tutorial, plan, "--runs", "100", "--no-show", "0.1", "--json"), "simulate")
    let timetable = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: plan)))
    let meetings = try #require((timetable as? [String: Any])?["meetings"] as? [[String: Any]])
    let meeting = try #require(meetings.first?["id"] as? String)
    let questions: [[String]] = [
      ["--person", "W07"], ["--person", "W10"], ["--meeting", meeting], ["--prices"], ["--asks"],
      ["--employer", "plant"], ["--must", "hall=hall"], ["--must", "person=W10"],
    ]
    for question in questions {
      try check(
        run(["explain", Self.tutorial, plan, "--seconds-each", "0.5", "--json"] + question),
        "explain \(question.joined(separator: " "))")
    }
    try check(
      Tool.run("explain", Self.tutorial, "--conflict", "--seconds-each", "0.5", "--json"),
      "explain --conflict")
  }

  /// Two mills that release people within a total, and goals that are weighed against each other.
  private static let mills = """
    offhours: 1
    timezone: UTC
    language: en
    horizon: {from: 2027-03-01, to: 2027-03-07}
    rules: none
    shifts: {D: 08:00-16:00}
    employers:
      upper: {release: {total: 5h, at_once: 1}}
      weir: {release: {total: 3h, at_once: 1}, attrition: 0.02}
    workers:
      U1: {employer: upper, courses: [talk]}
      U2: {employer: upper, courses: [talk]}
      U3: {employer: upper, courses: [talk], due: talk@2027-03-04}
      V1: {employer: weir, courses: [talk], priority: 2}
      V2: {employer: weir, courses: [talk]}
    roster:
      U1: {2027-03-01: D, 2027-03-02: D, 2027-03-03: D}
      U2: {2027-03-01: D, 2027-03-02: D, 2027-03-03: D}
      U3: {2027-03-01: D, 2027-03-02: D, 2027-03-03: D}
      V1: {2027-03-01: D, 2027-03-02: D, 2027-03-03: D}
      V2: {2027-03-01: D, 2027-03-02: D, 2027-03-03: D}
    venues: {hall: {seats: 3, open: {mon-wed: [09:00-15:00]}, cost: {meeting: 10}}}
    courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["09:00", "11:00"], attend: any}}
    goals: [completions, {cost: 1, release: 2}, lessons, fairness, burden, early]
    """

  /// Hours of release, money, weighted goals and shares are figures too, and so is a case that cannot be planned.
  @Test func `figures that few scenarios have`() throws {
    let scratch = try Scratch()
    let mills = try scratch.file("mills.yaml", Self.mills)
    let lost = try scratch.file("lost.yaml", "name: lost\nvenues: {hall: {seats: 1}}\n")
    let pinned = try scratch.file(
      "pinned.yaml",
      "name: pinned\ncourses: {talk: {pinned: [{lesson: L, start: 2027-03-06T09:00, venue: hall}]}}\n")
    let plan = try scratch.file("timetable.json", try Tool.run("solve", mills, "--json").out)
    try check(
      Tool.run(
        "sweep", mills, "--set", "employers.*.release.total=0h..4h:2h", "--time-limit", "1", "--json"),
      "sweep of release")
    let compared = try Tool.run("compare", mills, lost, pinned, "--time-limit", "1", "--json")
    let json = try compared.json()
    #expect((json["diagnostics"] as? [Any])?.isEmpty == false && json["figures"] != nil)
    let figures = try #require(json["figures"] as? [String: String])
    #expect(bare(json, [], figures) == [])
    let changed = ["--from", plan, "--with", lost, "--time-limit", "1", "--json"]
    try check(run(["replan", mills] + changed), "replan")
    try check(run(["replan", mills] + changed + ["--trade"]), "replan --trade")
    for question in [["--prices"], ["--asks", "--cap", "1"], ["--employer", "weir"], ["--person", "U3"]] {
      try check(
        run(["explain", mills, plan, "--seconds-each", "0.5", "--json"] + question),
        "explain \(question.joined(separator: " "))")
    }
    try check(
      run(["explain", mills, "--conflict", "--person", "U3", "--seconds-each", "0.5", "--json"]),
      "explain --conflict --person")
    let prices = try Tool.run("explain", mills, plan, "--prices", "--seconds-each", "0.5", "--json").json()
    #expect((prices["releases"] as? [[String: Any]])?.allSatisfy { $0["minutes"] != nil } == true)
  }

  /// The goals of a repair have their status beside them as those of every other plan.
  @Test func `a repair tells of its goals how far they are known`() throws {
    let scratch = try Scratch()
    let plan = try scratch.file(
      "timetable.json", try Tool.run("solve", Self.tutorial, "--first", "--json").out)
    let repair = ["replan", Self.tutorial, "--from", plan, "--time-limit", "1", "--json"]
    for more in [[], ["--trade"]] {
      let json = try run(repair + more).json()
      let holders = more.isEmpty ? [json] : try #require(json["points"] as? [[String: Any]])
      for holder in holders {
        let goals = try #require(holder["goals"] as? [[String: Any]])
        #expect(!goals.isEmpty && goals.allSatisfy { Self.statuses.contains($0["proof"] as? String ?? "") })
      }
    }
  }

  @Test func `every answer for machines is in the page about them`() throws {
    let docs = URL(fileURLWithPath: Tool.scenarios).deletingLastPathComponent().appendingPathComponent(
      "docs/json.md")
    let page = try String(contentsOf: docs, encoding: .utf8)
    for status in Self.statuses.union(["beside"]) { #expect(page.contains("`\(status)`"), "\(status)") }
  }
}
