import OffHours
import OffHoursFiles
import Testing

@Suite("timetable.json") struct TimetableTests {
  static func timetable(_ scenario: Scenario) -> Timetable {
    var timetable = Timetable()
    timetable.scenarioName = "Two \"firms\" – Đỗ"
    timetable.scenarioHash = "ab12"
    timetable.state = .published
    timetable.revision = 3
    timetable.stopped = .gap
    timetable.goals = [
      TierResult(tier: Tier(.completions), value: 91.999999, bound: 93),
      TierResult(
        tier: Tier(weighted: [.init(goal: .cost, weight: 1), .init(goal: .travel, weight: 500)]),
        value: 12_500.5, bound: nil, parts: [12_000, 1.001]),
    ]
    timetable.changes = [TierResult(tier: Tier(.peopleChanged), value: 3, bound: 2)]
    let start = scenario.zone.instant(CivilDate("2027-03-06")!, ClockTime("07:30")!)
    timetable.meetings = [
      Meeting(
        id: "basics/L1/1", course: "basics", lesson: "L1", venue: "hall", instructors: ["lecturer"],
        start: start,
        end: start + 225, learners: ["W1", "W2"]),
      Meeting(
        id: "safety/S1/1", course: "safety", lesson: "S1", section: "safety-1", venue: "hall",
        start: start + 600,
        end: start + 840, learners: [], held: true),
    ]
    timetable.sections = [Section(id: "safety-1", course: "safety", learners: ["W1"])]
    timetable.unplaced = [
      Unplaced(
        worker: "W2", course: "basics", possible: false,
        reasons: [ReasonCount(.rule(.afterNight), 31), ReasonCount(.notChosen, 2)]),
      Unplaced(worker: "W3", course: "safety", possible: nil),
    ]
    timetable.solver = SolverNote(seconds: 1.8, threads: 2, seed: 0, glpk: "5.0")
    return timetable
  }

  @Test func `is written in a fixed order, numbers as short as they go`() throws {
    let scenario = try ScenarioReader.read(text: Good.yaml, tables: Good.tables)
    #expect(
      TimetableWriter.text(Self.timetable(scenario), for: scenario) == """
        {
          "offhours": 1,
          "scenario": {"name": "Two \\"firms\\" – Đỗ", "sha256": "ab12"},
          "id": "\(Self.timetable(scenario).planId)",
          "stamp": "\(Self.timetable(scenario).stamp)",
          "state": "published",
          "revision": 3,
          "stopped": "gap",
          "goals": [
            {"goal": "completions", "value": 91.999999, "bound": 93, "gap": 0.01087},
            {"goal": {"cost": 1, "travel": 500}, "value": 12500.5, "parts": {"cost": 12000, "travel": 1.001}}
          ],
          "changes": [
            {"goal": "people-changed", "value": 3, "bound": 2, "gap": 0.333333}
          ],
          "meetings": [
            {
              "id": "basics/L1/1",
              "course": "basics",
              "lesson": "L1",
              "venue": "hall",
              "instructors": ["lecturer"],
              "start": "2027-03-06T07:30:00+07:00",
              "end": "2027-03-06T11:15:00+07:00",
              "learners": ["W1", "W2"]
            },
            {
              "id": "safety/S1/1",
              "course": "safety",
              "lesson": "S1",
              "section": "safety-1",
              "venue": "hall",
              "instructors": [],
              "start": "2027-03-06T17:30:00+07:00",
              "end": "2027-03-06T21:30:00+07:00",
              "learners": [],
              "held": true
            }
          ],
          "sections": [
            {
              "id": "safety-1",
              "course": "safety",
              "learners": ["W1"]
            }
          ],
          "unplaced": [
            {"worker": "W2", "course": "basics", "possible": false, "reasons": [{"code": "after-night", "count": 31}, {"code": "not-chosen", "count": 2}]},
            {"worker": "W3", "course": "safety", "reasons": []}
          ],
          "solver": {"seconds": 1.8, "threads": 2, "seed": 0, "glpk": "5.0"}
        }

        """)
  }

  @Test func `comes back as it went`() throws {
    let scenario = try ScenarioReader.read(text: Good.yaml, tables: Good.tables)
    let text = TimetableWriter.text(Self.timetable(scenario), for: scenario)
    let reading = TimetableReader.read(text: text)
    let timetable = try #require(reading.timetable, "\(reading.diagnostics.text)")
    #expect(TimetableWriter.text(timetable, for: scenario) == text)
    let original = Self.timetable(scenario)
    #expect(timetable.meetings == original.meetings)
    #expect(timetable.sections == original.sections)
    #expect(timetable.unplaced == original.unplaced)
    // The gap is read as stated, for the verifier to judge.
    #expect((timetable.goals + timetable.changes).map(\.statedGap) == [0.01087, nil, 0.333333])
    func unstated(_ tiers: [TierResult]) -> [TierResult] {
      tiers.map { tier in
        var tier = tier
        tier.statedGap = nil
        return tier
      }
    }
    #expect(unstated(timetable.goals) == original.goals && unstated(timetable.changes) == original.changes)
    #expect(timetable.solver == original.solver)
    #expect(timetable.state == .published && timetable.stopped == .gap && timetable.revision == 3)
  }

  @Test
  func `plan, stamp and what was told come back, and every change of what papers tell changes the stamp`()
    throws
  {
    let scenario = try ScenarioReader.read(text: Good.yaml, tables: Good.tables)
    var timetable = Self.timetable(scenario)
    timetable.told = Timetable.Told(
      plan: "2632bb755c314e60", revision: 2, meetings: Array(timetable.meetings.prefix(1)))
    let text = TimetableWriter.text(timetable, for: scenario)
    let read = try #require(TimetableReader.read(text: text).timetable)
    #expect(read.id == timetable.planId && read.planId == timetable.planId)
    #expect(read.stamp == timetable.stamp && read.told == timetable.told)
    #expect(TimetableWriter.text(read, for: scenario) == text)
    let changes: [(inout Timetable) -> Void] = [
      { $0.state = .draft }, { $0.revision = 4 }, { $0.id = "x" }, { $0.meetings[0].learners.removeLast() },
      { $0.meetings[0].venue = "x" }, { $0.meetings[0].instructors = [] }, { $0.meetings[1].held = false },
      { $0.unplaced.removeLast() }, { $0.sections = [] }, { $0.told = nil }, { $0.goals[0].bound = 94 },
    ]
    var stamps: Set = [read.stamp]
    for change in changes {
      var other = read
      change(&other)
      #expect(stamps.insert(other.stamp).inserted)
    }
    var slower = read
    slower.solver?.seconds = 99
    #expect(slower.stamp == read.stamp)
    // Order is no difference; a plan's name is neither its state nor its revision.
    slower.meetings.reverse()
    slower.id = nil
    let named = slower.planId
    slower.state = .draft
    slower.revision = 9
    #expect(slower.planId == named)
  }

  @Test func `an empty timetable of a course without sections has no key for them`() throws {
    var scenario = try ScenarioReader.read(text: Good.yaml, tables: Good.tables)
    scenario.courses = [scenario.courses[0]]
    let text = TimetableWriter.text(Timetable(), for: scenario)
    #expect(!text.contains("sections") && text.contains("\"meetings\": []"))
    #expect(TimetableReader.read(text: text).timetable != nil)
  }

  @Test func `unknown keys pass, and times may have any offset`() throws {
    let text = """
      {"offhours": 1, "made by": {"x": [1, 2.5e3, null, true]}, "meetings": [
        {"id": "a", "course": "c", "lesson": "l", "venue": "v", "start": "2027-03-06T00:30Z",
         "end": "2027-03-06T04:15:00.000+02:00", "colour": "red"}]}
      """
    let timetable = try #require(TimetableReader.read(text: text).timetable)
    #expect(timetable.meetings[0].interval.minutes == 105)
    #expect(timetable.meetings[0].learners.isEmpty && timetable.state == .draft)
  }

  @Test(arguments: [
    ("{\"offhours\": 1️⃣2, \"meetings\": []}", "found version 2; expected 1"),
    ("{\"offhours\": 1️⃣\"1\", \"meetings\": []}", "found the string '1'; expected a whole number"),
    ("1️⃣{\"offhours\": 1}", "the timetable has no 'meetings'"),
    ("1️⃣[]", "expected an object with the keys of a timetable"),
    ("{\"offhours\": 1, \"meetings\": 1️⃣{}}", "found a map; expected a list"),
    ("{\"offhours\": 1, \"meetings\": [1️⃣3]}", "expected an object with the keys of a meeting"),
    ("{\"offhours\": 1, \"meetings\": [], \"state\": 1️⃣\"drafts\"}", "did you mean 'draft'?"),
    ("{\"offhours\": 1, \"meetings\": [], \"state\": 1️⃣\"final\"}", "found 'final'; expected one of draft"),
    ("{\"offhours\": 1, \"meetings\": [], \"state\": 1️⃣\"Published\"}", "found 'Published'"),
    ("{\"offhours\": 1, \"meetings\": [], \"state\": 1️⃣true}", "expected a string"),
    ("{\"offhours\": 1, \"meetings\": [], \"id\": 1️⃣7}", "found '7'; expected a string"),
    ("{\"offhours\": 1, \"meetings\": [], \"told\": {\"revision\": 1️⃣-1, \"meetings\": []}}", "0 to"),
    ("{\"offhours\": 1, \"meetings\": [], \"told\": {\"meetings\": [1️⃣3]}}", "the keys of a meeting"),
    ("{\"offhours\": 1, \"meetings\": [], \"revision\": 1️⃣1.5}", "found '1.5'; expected a whole number"),
    ("{\"offhours\": 1, \"meetings\": [], \"revision\": 1️⃣-5}", "found '-5'; expected a whole number, 0 to"),
    (
      "{\"offhours\": 1, \"meetings\": [\n 1️⃣{\"id\": \"a\", \"course\": \"c\", \"lesson\": \"l\", \"vnue\": \"v\", \"start\": \"2027-03-06T00:30Z\", \"end\": \"2027-03-06T01:30Z\"}]}",
      "no 'venue'; did you mean 'vnue'?"
    ),
    (
      "{\"offhours\": 1, \"meetings\": [\n {\"id\": \"Đ\", \"course\": \"c\", \"lesson\": \"l\", \"venue\": \"v\", \"start\": 1️⃣\"2027-03-06T00:30\", \"end\": \"2027-03-06T01:30Z\"}]}",
      "a time in whole minutes and an offset"
    ),
    (
      "{\"offhours\": 1, \"meetings\": [], \"unplaced\": [{\"worker\": \"W\", \"course\": \"c\", \"reasons\": [{\"code\": 1️⃣\"after-nite\"}]}]}",
      "did you mean 'after-night'?"
    ),
    (
      "{\"offhours\": 1, \"meetings\": [], \"goals\": [{\"goal\": 1️⃣\"speed\", \"value\": 1}]}",
      "found 'speed'"
    ),
    (
      "{\"offhours\": 1, \"meetings\": [], \"sections\": [{\"id\": \"a\", \"course\": \"c\", \"learners\": [1️⃣7]}]}",
      "found '7'; expected a string"
    ),
    ("{\"offhours\": 1, \"meetings\": [], 1️⃣\"offhours\": 1}", "the key 'offhours' stands twice"),
    (
      "{\"offhours\": 1, \"meetings\": [], \"sections\": [{\"id\": \"a\", \"course\": \"c\"}, {\"id\": 1️⃣\"a\", \"course\": \"c\"}]}",
      "the section id 'a' stands twice"
    ),
    ("{\"offhours\": 1,\n \"meetings\": [1️⃣}", "expected a value"),
    ("{\"offhours\": 1, \"meetings\": [1,1️⃣]}", "a comma before the end"),
    ("{\"offhours\": 1️⃣01}", "found '01'; expected a value"),
    ("{\"offhours\": 1 1️⃣\"meetings\": []}", "expected ',' or '}'"),
    ("{\"offhours\": 1, 1️⃣meetings: []}", "expected a key in quotes"),
    ("{\"name\": 1️⃣\"open}", "a string opens here and never closes"),
    ("{\"name\": \"1️⃣\\x\"}", "an unknown escape"),
    ("{\"offhours\": 1, \"meetings\": []} 1️⃣x", "text follows the end"),
    ("{\"a\": 1️⃣", "the text ends where a value is expected"),
  ])
  func `faults point to their place`(_ marked: String, _ message: String) throws {
    let marks = Marked(["timetable.json": marked])
    let place = try #require(marks.places["1️⃣"])
    let reading = TimetableReader.read(text: try #require(marks.texts["timetable.json"]))
    #expect(reading.timetable == nil)
    #expect(
      reading.diagnostics.contains {
        $0.line == place.line && $0.column == place.column && $0.message.contains(message)
      },
      "no '\(message)' at \(place.line):\(place.column) in \(reading.diagnostics.text)")
  }

  @Test func `deep nesting is a fault and not a crash`() {
    let reading = TimetableReader.read(text: String(repeating: "[", count: 1_000_000))
    #expect(reading.diagnostics.first?.message.contains("nest deeper than 100") == true)
  }

  @Test func `diagnostics have the shape that machines read`() {
    let diagnostics = [
      Diagnostic(
        severity: .error, file: "workers.csv", line: 17, column: .name("crew"), message: "a \"b\"\n"),
      Diagnostic(severity: .warning, file: "scenario.yaml", line: 3, column: .number(7), message: "c"),
    ]
    #expect(diagnostics.text == "workers.csv:17:crew: error: a \"b\"\n\nscenario.yaml:3:7: warning: c\n")
    #expect(
      diagnostics.json == """
        {
          "diagnostics": [
            {
              "severity": "error",
              "file": "workers.csv",
              "line": 17,
              "column": "crew",
              "message": "a \\"b\\"\\n"
            },
            {
              "severity": "warning",
              "file": "scenario.yaml",
              "line": 3,
              "column": 7,
              "message": "c"
            }
          ]
        }

        """)
  }
}
