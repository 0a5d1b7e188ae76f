import OffHours
import Testing

@testable import OffHoursFiles

/// A scenario in memory that months are brought into.
struct Kept {
  var files = MemoryFiles()
  var isBook = false
  var path: String { isBook ? "class.xlsx" : "class/scenario.yaml" }

  /// A first import.
  init(_ sheets: [String: String], isBook: Bool = false, _ change: (inout ImportRequest) -> Void = { _ in })
    throws
  {
    self.isBook = isBook
    let outcome = try Self.outcome(sheets, change)
    try #require(RosterShown.errors(outcome) == [])
    if isBook {
      files["class.xlsx"] = try UpdateTarget.book(of: outcome)
    } else {
      for file in outcome.files { files["class/\(file.name)"] = Array(file.text.utf8) }
      files["class/\(UpdateTarget.recordName)"] = Array(UpdateTarget.record(of: outcome).utf8)
    }
  }

  static func outcome(_ sheets: [String: String], _ change: (inout ImportRequest) -> Void) throws
    -> ImportOutcome
  {
    try RosterShown.run(sheets) {
      $0.timezone = "Europe/London"
      change(&$0)
    }
  }

  /// Brings sheets in.
  @discardableResult
  mutating func update(
    _ sheets: [String: String], _ asked: ScenarioUpdate.Request = .init(),
    _ change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> ScenarioUpdate {
    let target = try UpdateTarget(path, from: files)
    let outcome = try ImportTests.run(sheets) {
      $0.known = target.known
      change(&$0)
    }
    try #require(RosterShown.errors(outcome) == [])
    let update = try target.update(outcome, asked)
    for file in try target.files(update) { files[file.path] = file.bytes }
    return update
  }

  func text(_ name: String) -> String { String(decoding: files["class/\(name)"] ?? [], as: UTF8.self) }

  mutating func edit(_ name: String, _ old: String, _ new: String) throws {
    let before = text(name)
    try #require(before.contains(old), "\(before)")
    files["class/\(name)"] = Array(before.replacing(old, with: new).utf8)
  }

  var scenario: Scenario {
    get throws {
      let reading = try ScenarioReader(files).read(path: path)
      return try #require(reading.scenario, "\(reading.diagnostics.text)")
    }
  }

  /// A roster of a month by names, each with codes that repeat.
  static func roster(
    _ month: String, _ days: Int, _ people: [(String, String)], legend: String = "N: 6:00-14:00\nO: off\n"
  ) -> String {
    let head =
      "Roster \(month) 2027\nStaff No,Name," + (1...days).map(String.init).joined(separator: ",") + "\n"
    let rows = people.map { person, codes in
      let list = Array(codes)
      return "\(person)," + (0..<days).map { String(list[$0 % list.count]) }.joined(separator: ",") + "\n"
    }
    return head + rows.joined() + legend
  }
}

@Suite struct `Imports into a scenario that is there` {
  private static let march = Kept.roster(
    "March", 31, [("E1,Ann Poole", "NNOO"), ("E2,Raj Nair", "OONN"), ("E3,Mo Khan", "NO")])
  private static let halls = "Hall,Seats,Opening hours\nMain hall,20,Mon-Sun 7:00-21:00\n"

  private static func april(_ third: String = "NO") -> String {
    // March has 31 days: the cycle goes on.
    Kept.roster("April", 30, [("E1,Ann Poole", "ONNO"), ("E2,Raj Nair", "NOON"), ("E3,Mo Khan", third)])
  }

  @Test(arguments: [false, true]) func `the next month goes in, and a rotation that goes on stays`(
    _ isBook: Bool
  ) throws {
    var kept = try Kept(["march.csv": Self.march, "halls.csv": Self.halls], isBook: isBook)
    var asked = ScenarioUpdate.Request()
    (asked.from, asked.to) = (CivilDate("2027-04-01"), CivilDate("2027-04-30"))
    let before = try kept.scenario
    let update = try kept.update(["april.csv": Self.april()], asked)
    let after = try kept.scenario
    #expect(after.horizon == DateSpan(from: CivilDate("2027-04-01")!, to: CivilDate("2027-04-30")!))
    #expect(
      after.rotations.map(\.id) == before.rotations.map(\.id)
        && after.rotations[0].anchor == before.rotations[0].anchor)
    #expect(update.changes.filter { $0.path[0] == "roster" }.count == 90)
    #expect(update.changes.filter { $0.path[0] == "workers" }.isEmpty, "\(update.changes.map(\.path))")
    #expect(after.roster.workers[Ref(0)]?.count == 61)
    // The same again changes nothing.
    let again = try kept.update(["april.csv": Self.april()], asked)
    #expect(again.changes.isEmpty && again.kept.isEmpty, "\(again.changes.map(\.path))")
  }

  @Test(arguments: [false, true]) func `a name made of the month moves with it`(_ isBook: Bool) throws {
    var kept = try Kept(["march.csv": Self.march, "halls.csv": Self.halls], isBook: isBook)
    let made = try kept.scenario.name
    #expect(made.hasSuffix("01/03/2027 – 31/03/2027"), "\(made)")
    // Without another horizon there is nothing to move.
    try kept.update(["march.csv": Self.march])
    #expect(try kept.scenario.name == made)
    for (month, days, first, last, suffix) in [
      ("April", 30, "2027-04-01", "2027-04-30", "01/04/2027 – 30/04/2027"),
      ("May", 31, "2027-05-01", "2027-05-31", "01/05/2027 – 31/05/2027"),
    ] {
      var asked = ScenarioUpdate.Request()
      (asked.from, asked.to) = (CivilDate(first), CivilDate(last))
      let roster = Kept.roster(month, days, [("E1,Ann Poole", "NNOO"), ("E2,Raj Nair", "OONN")])
      let update = try kept.update(["\(month).csv": roster], asked)
      #expect(update.changes.contains { $0.path == ["name"] })
      #expect(try kept.scenario.name == made.replacing("01/03/2027 – 31/03/2027", with: suffix))
    }
  }

  @Test func `a name that the organiser wrote stays, also one that speaks of a month`() throws {
    for name in [
      "Fire safety", "Care, 01/03/2027 – 31/03/2027, evenings", "Mine, 01/03/2027 – 31/03/2027",
    ] {
      var kept = try Kept(["march.csv": Self.march, "halls.csv": Self.halls])
      let line = try #require(
        kept.text("scenario.yaml").split(separator: "\n").first { $0.hasPrefix("name:") })
      try kept.edit("scenario.yaml", String(line), "name: \"\(name)\"")
      var asked = ScenarioUpdate.Request()
      (asked.from, asked.to) = (CivilDate("2027-04-01"), CivilDate("2027-04-30"))
      try kept.update(["april.csv": Self.april()], asked)
      #expect(try kept.scenario.name == name)
    }
  }

  @Test func `what was written by hand stays, comments and order too`() throws {
    var kept = try Kept(["march.csv": Self.march, "halls.csv": Self.halls])
    try kept.edit(
      "scenario.yaml", "    attend: any\n",
      "    attend: any\n    # small is enough\n    size: {min: 1, max: 4}   # four chairs\n")
    try kept.edit("scenario.yaml", "seats: 20", "seats: 12   # without the gallery")
    try kept.edit("workers.csv", "E3,Mo Khan", "E3,Mohammed Khan")
    try kept.edit("roster.csv", "E3,N,O", "E3,O,O")
    let yaml = kept.text("scenario.yaml")
    let update = try kept.update([
      "march.csv": Self.march.replacing("E3,Mo Khan,N", with: "E3,Mo Khan,L").replacing(
        "O: off", with: "O: off\nL: absent"),
      "halls.csv": Self.halls.replacing(",20,", with: ",30,"),
    ])
    #expect(
      update.kept.map { $0.path.joined(separator: "/") } == [
        "workers/E3/name", "roster/E3/2027-03-01", "venues/main-hall/seats",
      ])
    #expect(update.kept.map(\.before) == ["Mohammed Khan", "O", "12"])
    #expect(
      update.kept.map(\.after) == ["Mo Khan", "L", "30"]
        && update.kept.map(\.isStanding) == [true, false, false])
    // One code is new; nothing else of the document is touched.
    #expect(kept.text("scenario.yaml").replacing("      L: absent\n", with: "") == yaml)
    #expect(try kept.scenario.workers[2].name == "Mohammed Khan")
    #expect(kept.text("roster.csv").contains("E3,O,O"))
    #expect(!kept.text("workers.csv").contains("Mo Khan,"))
  }

  @Test func `what nobody edited follows the sheets`() throws {
    var kept = try Kept(["march.csv": Self.march, "halls.csv": Self.halls])
    let update = try kept.update([
      "march.csv": Self.march.replacing("E3,Mo Khan,N,O", with: "E3,Mo Khan,O,N"),
      "halls.csv": Self.halls.replacing(",20,", with: ",30,") + "Annex,8,Mon-Sun 7:00-21:00\n",
    ])
    #expect(update.kept.isEmpty)
    let after = try kept.scenario
    #expect(after.venues.map(\.id) == ["main-hall", "annex"] && after.venues[0].seats == 30)
    #expect(kept.text("roster.csv").contains("E3,O,N"))
  }

  @Test(arguments: [false, true]) func `who is gone is named, and taken out only when asked`(_ isBook: Bool)
    throws
  {
    let list = "Staff No,Name,Employer\nE1,Ann Poole,Loom Ltd\nE2,Raj Nair,Loom Ltd\nE3,Mo Khan,Loom Ltd\n"
    var kept = try Kept(["list.csv": list, "march.csv": Self.march], isBook: isBook)
    let next = list.replacing("E2,Raj Nair,Loom Ltd\n", with: "E9,Zoe Lee,Loom Ltd\n")
    let update = try kept.update(["list.csv": next])
    #expect(update.gone.map(\.id) == ["E2"] && !update.removesGone)
    #expect(try kept.scenario.workers.map(\.id) == ["E1", "E2", "E3", "E9"])
    var asked = ScenarioUpdate.Request()
    asked.removesMissing = true
    try kept.update(["list.csv": next], asked)
    let after = try kept.scenario
    #expect(after.workers.map(\.id) == ["E1", "E3", "E9"])
    #expect(after.workers[2].courses.map(\.index) == [0])
    #expect(after.roster.workers.count == 2)
  }

  @Test(arguments: [false, true]) func `history of somebody who is taken out does not stand in the way`(
    _ isBook: Bool
  ) throws {
    let list = "Staff No,Name,Employer\nE1,Ann Poole,Loom Ltd\nE2,Raj Nair,Loom Ltd\nE3,Mo Khan,Loom Ltd\n"
    var kept = try Kept(["list.csv": list, "march.csv": Self.march], isBook: isBook)
    let scenario = try kept.scenario
    let course = try #require(scenario.courses.first)
    var taught = Timetable()
    let start = scenario.zone.day(scenario.horizon.from).start
    taught.meetings = [
      Meeting(
        id: "m", course: course.id, lesson: course.lessons[0].id, venue: "hall", start: start,
        end: start + course.lessons[0].minutes, learners: ["E1", "E2"])
    ]
    var asked = ScenarioUpdate.Request()
    asked.removesMissing = true
    asked.history = [.init(taught)]
    asked.now = start + 1440
    let update = try kept.update(["list.csv": list.replacing("E2,Raj Nair,Loom Ltd\n", with: "")], asked)
    #expect(update.gone.map(\.id) == ["E2"] && update.historic == 1)
    let after = try kept.scenario
    #expect(after.workers.map(\.id) == ["E1", "E3"])
    #expect(!after.workers[0].credits.isEmpty)
  }

  @Test func `newcomers are named`() throws {
    var kept = try Kept([
      "list.csv": "Staff No,Name,Employer\nE1,Ann Poole,Loom Ltd\n", "march.csv": Self.march,
    ])
    let update = try kept.update([
      "list.csv": "Staff No,Name,Employer\nE1,Ann Poole,Loom Ltd\nE9,Zoe Lee,Loom Ltd\n"
    ])
    #expect(update.name(ofNew: "E9") == "Zoe Lee" && update.name(ofNew: "E7") == nil)
  }

  @Test func `who was taken out by hand does not come back`() throws {
    var kept = try Kept(["march.csv": Self.march])
    let lines = kept.text("workers.csv").split(separator: "\r\n", omittingEmptySubsequences: false).filter {
      !$0.contains("Mo Khan")
    }
    kept.files["class/workers.csv"] = Array(lines.joined(separator: "\r\n").utf8)
    let rows = kept.text("roster.csv").split(separator: "\r\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix("E3")
    }
    kept.files["class/roster.csv"] = Array(rows.joined(separator: "\r\n").utf8)
    try kept.update(["april.csv": Self.april()])
    #expect(try kept.scenario.workers.map(\.id) == ["E1", "E2"])
  }

  @Test func `names without numbers find who is there, in either spelling`() throws {
    let names = "Họ và tên,Kíp\nNguyễn Thị Thúy,A\nTrần Văn Hòa,B\n"
    var kept = try Kept(["ds.csv": names], isBook: false) { ($0.year, $0.month) = (2027, 3) }
    #expect(try kept.scenario.workers.map(\.id) == ["W001", "W002"])
    let update = try kept.update(["ds.csv": "Họ và tên,Mã NV,Kíp\nNguyễn Thị Thuý,S7,C\nTrần Văn Hoà,S8,B\n"])
    {
      ($0.year, $0.month) = (2027, 3)
    }
    #expect(try kept.scenario.workers.map { "\($0.id) \($0.crew ?? "")" } == ["W001 C", "W002 B"])
    #expect(update.gone.isEmpty)
  }

  @Test func `an overlay on top is never touched`() throws {
    var kept = try Kept(["march.csv": Self.march])
    let overlay = "base: scenario.yaml\n# hers\nworkers: {E1: {priority: 3}}\n"
    kept.files["class/edits.yaml"] = Array(overlay.utf8)
    let target = try UpdateTarget("class/edits.yaml", from: kept.files)
    #expect(target.path == "class/scenario.yaml")
    try kept.update(["april.csv": Self.april()])
    #expect(kept.text("edits.yaml") == overlay)
    let reading = try ScenarioReader(kept.files).read(path: "class/edits.yaml")
    #expect(reading.scenario?.workers[0].priority == 3)
  }

  @Test func `a scenario that no import made takes a roster in`() throws {
    var files = MemoryFiles()
    files["class/scenario.yaml"] = Array(
      """
      offhours: 1
      timezone: UTC
      # spring
      horizon:
        from: 2027-03-01   # a Monday
        to: 2027-03-31
      shifts: {N: 06:00-14:00, O: off}
      employers: {loom: {name: Loom Ltd}}
      workers:
        E1: {name: Ann Poole, employer: loom}
        E2: {name: Raj Nair, employer: loom}
      courses: {safety: {lessons: {S1: {minutes: 60}}}}
      """.utf8)
    let target = try UpdateTarget("class", from: files)
    let outcome = try ImportTests.run(["march.csv": Self.march.replacing("E3,Mo Khan", with: "E8,Not Ours")])
    {
      $0.known = target.known
    }
    #expect(outcome.findings.leftOutPeople.map(\.name) == ["Not Ours"])
    var asked = ScenarioUpdate.Request()
    asked.to = CivilDate("2027-04-15")
    let update = try target.update(outcome, asked)
    for file in try target.files(update) { files[file.path] = file.bytes }
    let text = String(decoding: files["class/scenario.yaml"]!, as: UTF8.self)
    #expect(text.contains("  from: 2027-03-01   # a Monday\n  to: 2027-04-15\n") && text.contains("# spring"))
    #expect(text.contains("roster: roster.csv"))
    let scenario = try #require(try ScenarioReader(files).read(path: "class").scenario)
    #expect(scenario.roster.workers[Ref(0)]?.count == 31 && scenario.workers.count == 2)
  }

  @Test func `a rotation that changes is said`() throws {
    var kept = try Kept(["march.csv": Self.march])
    let update = try kept.update([
      "april.csv": Kept.roster(
        "April", 30, [("E1,Ann Poole", "NNNNNNOONO"), ("E2,Raj Nair", "ONOONNONNN"), ("E3,Mo Khan", "NO")])
    ])
    let told = update.doubts.map(\.en)
    let changes = update.changes.map { $0.path.joined(separator: "/") }
    #expect(
      told.contains { $0.contains("differ from rotation") }
        || changes.contains { $0.hasPrefix("rotations/") }, "\(told) \(changes)")
    #expect(told.contains { $0.contains("--to 2027-04-30") })
  }
}
