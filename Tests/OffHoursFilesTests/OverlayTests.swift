import OffHours
import OffHoursFiles
import Testing

@Suite struct `Overlays are a deep merge` {
  private func read(_ overlays: String...) throws -> Scenario {
    try ScenarioReader.read(text: Good.yaml, tables: Good.tables, overlays: overlays)
  }

  @Test func `maps merge by key, lists and scalars replace`() throws {
    let scenario = try read(
      """
      name: What if
      venues: {hall: {seats: 55}, annex: {seats: 20, place: town}}
      courses: {basics: {starts: {every: 1h}, size: {max: 50}}}
      goals: [completions]
      """)
    #expect(scenario.name == "What if")
    #expect(scenario.venues.map(\.seats) == [55, 20])
    #expect(scenario.venues[0].equipment == ["projector"])
    #expect(scenario.courses[0].starts == .every(minutes: 60))
    #expect(scenario.courses[0].minSize == 1 && scenario.courses[0].maxSize == 50)
    #expect(scenario.goals == [Tier(.completions)])
  }

  @Test func `null brings the default or the preset back`() throws {
    let scenario = try read(
      """
      rules: {travel_limit: null}
      venues: {hall: {open: null, turnaround: ~}}
      courses: {safety: null, basics: {complete: null}}
      instructors: {lecturer: {teaches: [basics]}}
      workers: {W1: {courses: basics, priority: null}}
      limits:
      """)
    #expect(scenario.rules == .recommended)
    #expect(scenario.venues[0].open == nil && scenario.venues[0].turnaround == 0)
    #expect(scenario.courses.map(\.id) == ["basics"])
    #expect(scenario.courses[0].requiredLessons == 3)
    #expect(scenario.workers[0].priority == 1)
    #expect(scenario.limits == Limits())
  }

  @Test func `without the key instructors no course needs any`() throws {
    #expect(try read().courses.map(\.instructors) == [1, 1])
    #expect(try read("instructors: null").courses.map(\.instructors) == [0, 0])
    #expect(try read("instructors: null", "instructors: {}").courses.map(\.instructors) == [1, 1])
  }

  @Test func `rows and cells of tables can be named`() throws {
    let scenario = try read(
      """
      workers:
        W2: {crew: C, phone: 99}
        W3: null
        W9: {employer: firm-a, crew: B, courses: [safety, basics]}
      roster:
        W1: {2027-03-02: null, 2027-03-04: HC}
        firm-a/B: {2027-03-05: N}
      absences:
        x1: {to: 2027-03-06, place: null}
        2: null
        new: {worker: W2, from: 2027-03-10, to: 2027-03-10}
      """)
    #expect(scenario.workers.map(\.id) == ["W1", "W2", "W9"])
    #expect(scenario.workers[1].crew == "C" && scenario.workers[1].name == "Bình, Nguyễn")
    #expect(scenario.workers[1].extra.map(\.value) == ["99"])
    #expect(scenario.workers[2].courses == [Ref(0), Ref(1)])
    #expect(scenario.roster.workers.count == 1)
    #expect(
      scenario.roster.workers[Ref(0)]?.map { "\($0.date) \($0.code)" } == ["2027-03-03 O", "2027-03-04 HC"])
    #expect(scenario.roster.crews[CrewKey(employer: Ref(0), crew: "B")]?.map(\.code) == ["N"])
    #expect(scenario.absences.map(\.id) == ["x1", "new"])
    #expect(scenario.absences[0].interval.minutes == 1440 && !scenario.absences[0].isDuty)
  }

  @Test(arguments: [
    "workers: {W1: {crew: C, courses: [safety], until: 2027-03-10}, W2: {name: null}}",
    "workers: {W3: null, W2: {priority: 3}, N1: {employer: firm-b}}",
    "workers: {W1: null}", "workers: null",
    "workers: {W1: {employer: null, crew: null, rotation: null, unavailable: []}}",
    "workers: {W1: {phone: null, note: x}, W2: {phone: 7}}",
  ])
  func `a table and the map that it stands for merge alike`(_ overlay: String) throws {
    let map = """
      workers:
        W1: {name: An, employer: firm-a, crew: A, courses: basics;safety, completed: basics/L1@2027-02-20, priority: 2, unavailable: mon-fri 16:00-18:00; 2027-03-09, phone: 123}
        W2: {name: "Bình, Nguyễn", employer: firm-a, crew: B, courses: basics, until: 2027-03-12}
        W3: {name: Chi, employer: firm-b, courses: basics, status: declined, phone: 456}
      """
    // Without rosters and absences, which need all three; `phone` is known as a column of an empty table.
    let head = Good.yaml.replacing("roster: roster.csv\nabsences: absences.csv\n", with: "")
    let tables = ["workers.csv": Good.workers, "empty.csv": "id,phone\n"]
    var files = MemoryFiles(tables)
    files["scenario.yaml"] = Array(head.utf8)
    files["o.yaml"] = Array(overlay.utf8)
    let fromTable = try ScenarioReader(files).read(path: "scenario.yaml", overlays: ["o.yaml"])
    files["scenario.yaml"] = Array(head.replacing("workers: workers.csv", with: "workers: empty.csv").utf8)
    files["map.yaml"] = Array(map.utf8)
    let fromMap = try ScenarioReader(files).read(path: "scenario.yaml", overlays: ["map.yaml", "o.yaml"])
    let one = try #require(fromTable.scenario, "\(fromTable.diagnostics.text)")
    let other = try #require(fromMap.scenario, "\(fromMap.diagnostics.text)")
    #expect(one.workers.map { "\($0)" } == other.workers.map { "\($0)" })
  }

  @Test func `null removes nothing where nothing is`() throws {
    let text = "offhours: 1\ntimezone: UTC\nhorizon: {from: 2027-03-01, to: 2027-03-14}\n"
    let scenario = try ScenarioReader.read(
      text: text,
      overlays: ["absences: {x: null}\nworkers: {W1: null}\nroster: {W1: null}\nvenues: {v: null}\n"])
    #expect(scenario.absences.isEmpty && scenario.workers.isEmpty && scenario.venues.isEmpty)
  }

  @Test func `null empties a row of the roster, and the roster`() throws {
    #expect(try read("roster: {W1: null}").roster.workers.keys.map(\.index) == [2])
    #expect(try read("roster: null").roster.workers.isEmpty)
    let again = try read("roster: {W1: null}", "roster: {W1: {2027-03-02: P}}")
    #expect(again.roster.workers[Ref(0)]?.map(\.code) == ["P"])
  }

  @Test func `a worker who was removed and comes back starts anew`() throws {
    let scenario = try read("workers: {W1: null}", "workers: {W1: {name: New, courses: basics}}")
    #expect(scenario.workers.map(\.id) == ["W2", "W3", "W1"])
    #expect(scenario.workers[2].employer == nil && scenario.workers[2].credits.isEmpty)
  }

  @Test func `a covered cell need not be understood`() throws {
    var tables = Good.tables
    tables["roster.csv"] = Good.roster.replacing("HC,N", with: "HC,??")
    #expect(throws: InvalidScenario.self) { try ScenarioReader.read(text: Good.yaml, tables: tables) }
    let scenario = try ScenarioReader.read(
      text: Good.yaml, tables: tables, overlays: ["roster: {W3: {2027-03-02: O}}"])
    #expect(scenario.roster.workers[Ref(2)]?.map(\.code) == ["HC", "O"])
  }

  @Test func `later overlays win`() throws {
    #expect(try read("venues: {hall: {seats: 1}}", "venues: {hall: {seats: 2}}").venues[0].seats == 2)
  }

  @Test func `the order of overlays' tables is part of the hash, and the name is not`() throws {
    let plain = try read(), other = try read("x-a: 1"), again = try read()
    #expect(plain.sha256 == again.sha256)
    #expect(plain.sha256 != other.sha256)
  }

  @Test func `diagnostics point to the file in which the part was written`() {
    var files = Good.tables
    files["scenario.yaml"] = Good.yaml.replacing("turnaround: 15m", with: "turnaround: 1️⃣15")
    files["overlay.yaml"] = """
      venues:
        hall: {seats: 2️⃣few}
      workers: {W2: {crew: 3️⃣Z}, W3: {4️⃣employr: firm-a}}
      roster: {W1: {2027-03-04: 5️⃣Q}}

      """
    expect(
      files, overlays: ["overlay.yaml"],
      [
        "expected a duration", "a whole number", "has no crew 'Z'", "did you mean 'employer'?",
        "unknown code 'Q'",
      ])
  }

  @Test func `an overlay with a base is a scenario`() throws {
    var files = MemoryFiles(Dictionary(uniqueKeysWithValues: Good.tables.map { ("s/\($0)", $1) }))
    files["s/scenario.yaml"] = Array(Good.yaml.utf8)
    files["s/variants/big.yaml"] = Array(
      "base: ../scenario.yaml\nname: Big\nvenues: {hall: {seats: 90}}\n".utf8)
    files["s/variants/bigger.yaml"] = Array("base: big.yaml\nworkers: more.csv\n".utf8)
    files["s/variants/more.csv"] = Array(
      "id,name,employer,crew,courses\nW1,An B,,,\nW8,,firm-a,A,basics\n".utf8)
    let reading = try ScenarioReader(files).read(path: "s/variants/bigger.yaml")
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.text)")
    #expect(scenario.name == "Big" && scenario.venues[0].seats == 90)
    #expect(scenario.workers.map(\.name) == ["An B", "Bình, Nguyễn", "Chi", "W8"])
    #expect(scenario.workers[0].crew == "A", "an empty cell says nothing")
    #expect(reading.files.first == "s/variants/bigger.yaml" && reading.files.contains("s/scenario.yaml"))
    let onTop = try ScenarioReader(files).read(path: "s", overlays: ["s/variants/big.yaml"])
    #expect(onTop.scenario?.name == "Big" && !onTop.diagnostics.text.contains("was written for"))
    files["other.yaml"] = Array("base: s/variants/big.yaml\n".utf8)
    let elsewhere = try ScenarioReader(files).read(path: "s", overlays: ["other.yaml"], language: .english)
    #expect(
      elsewhere.diagnostics.map(\.message).contains { $0.contains("was written for 's/variants/big.yaml'") })
  }

  @Test func `bases that go round in circles are a fault`() {
    expect(
      ["scenario.yaml": "base: b.yaml\n", "b.yaml": "base: 1️⃣scenario.yaml\n"],
      ["is built on this file itself"])
    expect(["scenario.yaml": "base: 1️⃣nowhere.yaml\n"], ["the base nowhere.yaml does not exist"])
  }

  @Test func `rows without an id in an overlay's table are doubtful`() throws {
    var files = MemoryFiles(Good.tables)
    files["scenario.yaml"] = Array(Good.yaml.utf8)
    files["overlay.yaml"] = Array("absences: away.csv\n".utf8)
    files["away.csv"] = Array("worker,from,to\nW2,2027-03-05,2027-03-05\n".utf8)
    let reading = try ScenarioReader(files).read(
      path: "scenario.yaml", overlays: ["overlay.yaml"], language: .english)
    #expect(reading.diagnostics.text.contains("takes the place of absence 2"))
    #expect(reading.scenario?.absences.map(\.id) == ["2", "x1"])
  }
}
