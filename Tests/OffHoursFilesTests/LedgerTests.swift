import OffHours
import OffHoursFiles
import Testing

@Suite struct `The ledger and its points` {
  private static func reading(_ yaml: String, ledger: String? = nil) -> ScenarioReading {
    ScenarioReader.reading(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        workers: {W1: {courses: c}, W2: {courses: c}}
        venues: {hall: {seats: 10, open: {daily: [08:00-20:00]}}}
        courses: {c: {lessons: {L1: {minutes: 60}}}}
        \(yaml)

        """, tables: ledger.map { ["ledger.csv": $0] } ?? [:])
  }

  @Test func `a table or a map, laid over each other`() throws {
    let table =
      "id,name,terms,rest,evenings,travel,released,completions\nW1,Ann,2,3,4,50,60,1\nW2,,1,0,0,7,0,0\n"
    let reading = Self.reading("ledger: ledger.csv\nburden: {rest: 100, release: 2}", ledger: table)
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.text)")
    #expect(reading.diagnostics.isEmpty)
    #expect(scenario.workers[0].ledger.points(scenario.burden) == 300 + 120 + 50 + 120)
    #expect(scenario.workers[1].ledger.points(scenario.burden) == 7)
    #expect(scenario.workers[0].ledger.terms == 2)
    let overlay = ScenarioReader.reading(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        workers: {W1: {courses: c}}
        ledger: ledger.csv
        courses: {c: {lessons: {L1: {minutes: 60}}}}

        """, tables: ["ledger.csv": "id,rest\nW1,3\n"], overlays: ["ledger: {W1: {evenings: 2}}\n"])
    #expect(
      overlay.scenario?.workers[0].ledger.rest == 3 && overlay.scenario?.workers[0].ledger.evenings == 2)
  }

  @Test func `people who are not among the workers are told together`() {
    let text = Self.reading("ledger: {X1: {rest: 1}, W1: {rest: 2}, X2: {}}").diagnostics.text
    #expect(
      text.contains(
        "warning: the ledger names people who are not among the workers and count for nothing: X1, X2"),
      "\(text)")
  }

  @Test(arguments: [
    (
      "ledger: {W1: {rest: -1}}",
      "scenario.yaml:7:21: error: found '-1'; expected a whole number, 0 to 1000000"
    ),
    ("ledger: {W1: {rest: many}}", "scenario.yaml:7:21: error: found 'many'"),
    ("ledger: {W1: {evening: 1}}", "scenario.yaml:7:15: error: unknown key 'evening'"),
    ("ledger: [a]", "scenario.yaml:7:9: error:"),
    ("ledger: nowhere.csv", "scenario.yaml:7:9: error: the table 'nowhere.csv' does not exist"),
    (
      "burden: {rest: 99999}", "scenario.yaml:7:16: error: found '99999'; expected a whole number, 0 to 10000"
    ),
    ("burden: {nights: 1}", "scenario.yaml:7:10: error: unknown key 'nights'"),
    ("burden: 3", "scenario.yaml:7:9: error:"),
    ("goals: [burdens]", "scenario.yaml:7:9: error: found 'burdens'; did you mean 'burden'?"),
    ("ledger: ledger.csv", "ledger.csv:2:rest: error: found 'x'; expected a whole number, 0 to 1000000"),
    ("ledger: ledger.csv", "ledger.csv:3:id: error: the worker 'W1' stands twice in the ledger"),
    ("ledger: ledger.csv", "ledger.csv:4:id: error: found a row without an id"),
  ])
  func `faults point to their place`(_ yaml: String, _ message: String) {
    let text = Self.reading(yaml, ledger: "id,rest\nW1,x\nW1,1\n,2\n").diagnostics.text
    #expect(text.contains(message), "\(text)")
  }

  // MARK: - What is counted

  private static func scenario(_ ledger: String = "", w2: String = "") throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        places: {p: {}, q: {}}
        travel: {between: [{from: p, to: q, minutes: 20}]}
        shifts: {HC: 08:00-17:00, O: off}
        employers: {plant: {place: p, release: {}}}
        workers: {W1: {name: Ann, employer: plant, courses: c}, W2: {courses: c\(w2)}}
        roster: {W1: {2027-03-04: HC, 2027-03-06: O, 2027-03-05: HC}}
        venues: {hall: {place: q, seats: 10}}
        courses: {c: {lessons: {L1: {minutes: 120}, L2: {minutes: 60}}, attend: any}}
        goals: [burden]
        \(ledger)

        """)
  }

  /// Thursday evening after work, and Saturday, which is off.
  private static func timetable(_ scenario: Scenario, second: (date: String, hour: Int) = ("2027-03-06", 10))
    -> Timetable
  {
    var timetable = Timetable()
    timetable.scenarioHash = scenario.sha256
    for (lesson, date, minute, length) in [
      ("L1", "2027-03-04", 1110, 120), ("L2", second.date, second.hour * 60, 60),
    ] {
      let start = scenario.zone.instant(CivilDate(date)!, ClockTime(minute: minute))
      timetable.meetings.append(
        Meeting(
          id: "c/\(lesson)/1", course: "c", lesson: lesson, venue: "hall", start: start, end: start + length,
          learners: ["W1"]))
    }
    return timetable
  }

  private func value(_ scenario: Scenario) -> Double? {
    BurdenGoal.value(of: ResolvedTimetable(Self.timetable(scenario), in: scenario), completable: nil)
  }

  @Test func `the goal is what the person bears who bears most, this term and before`() throws {
    // An evening, a day off, four times twenty minutes: two journeys to each class count once, as in the goal travel.
    #expect(try value(Self.scenario()) == 30 + 60 + 40)
    #expect(try value(Self.scenario("ledger: {W1: {evenings: 2}}")) == 130 + 60)
    #expect(try value(Self.scenario("ledger: {W2: {rest: 3}}")) == 180)
    #expect(try value(Self.scenario("ledger: {W2: {rest: 3}}", w2: ", status: declined")) == 130)
    #expect(try value(Self.scenario("burden: {rest: 0, evening: 0, travel: 0}")) == 0)
    var held = Self.timetable(try Self.scenario())
    held.meetings[0].held = true
    let scenario = try Self.scenario()
    #expect(BurdenGoal.value(of: ResolvedTimetable(held, in: scenario), completable: nil) == 80.0)
  }

  @Test func `a wrong value of the goal is found`() throws {
    let scenario = try Self.scenario()
    var timetable = Self.timetable(scenario)
    timetable.goals = [TierResult(tier: Tier(.burden), value: 130, bound: 0)]
    #expect(!Verifier.verify(timetable, scenario).violations.contains { $0.code == .goalValue })
    timetable.goals = [TierResult(tier: Tier(.burden), value: 129, bound: 0)]
    #expect(Verifier.verify(timetable, scenario).violations.contains { $0.code == .goalValue })
  }

  @Test func `the ledger adds terms up, history and release included`() throws {
    let scenario = try Self.scenario()
    var first = Self.timetable(scenario)
    first.meetings[0].held = true
    // Inside Friday's shift, with the journeys: 60 + 40 minutes.
    let second = Self.timetable(scenario, second: ("2027-03-05", 10))
    let book = LedgerBook([(first, scenario), (second, scenario)])
    #expect(book.rows.map(\.id) == ["W1", "W2"])
    let counts = book.rows[0].counts
    #expect(counts.terms == 2 && counts.rest == 1 && counts.evenings == 2 && counts.travel == 80)
    #expect(counts.released == 100 && counts.completions == 2)
    #expect(book.rows[1].counts == LedgerCounts() && book.unknown == [[], []])
    var strange = first
    strange.meetings[0].learners = ["W9"]
    #expect(LedgerBook([(strange, scenario)]).unknown == [["W9"]])
  }

  @Test func `sums stay at the largest number`() {
    var counts = LedgerCounts()
    counts.rest = .max
    counts.add(counts)
    #expect(counts.rest == .max && counts.points(BurdenPoints()) == .max)
  }
}
