import OffHours
import OffHoursFiles
import Testing

@Suite struct `Faults in scenario.yaml point to their place` {
  @Test(arguments: [
    Case("name: Two firms", "name: [Two\ntimezone1️⃣: firms", "the YAML cannot be read"),
    Case("name: Two firms", "name: Two firms\n1️⃣\tlanguage: en", "spaces"),
    Case("name: Two firms", "name: One\n1️⃣name: Two", "the key 'name' stands twice; it stands on line 2"),
    Case(
      "  park: {name: The park, at: [21.442, 105.889]}",
      "  park: {at: [21.442, 105.889]}\n  \u{E9}t\u{E9}: {at: [1, 2]}\n  1️⃣e\u{301}te\u{301}: {at: [1, 2]}",
      "stands twice; it stands on line 8 already"),
    Case("offhours: 1", "offhours: 1\n? 1️⃣[a]\n: b", "a key that is a list"),
    Case("offhours: 1", "offhours: 1\n1️⃣<<: {name: x}", "merge keys"),
    Case("offhours: 1", "offhours: 1\nx-a: 1️⃣*nowhere", "no anchor &nowhere"),
    Case("goals: [targets", "1️⃣---\ngoals: [targets", "a second document begins here"),
  ])
  func syntax(_ change: Case) { check(change) }

  @Test(arguments: [
    Case("offhours: 1", "offhours: 1️⃣2", "found '2'; expected 1"),
    Case("language: vi", "1️⃣langage: vi", "unknown key 'langage' in scenario; did you mean 'language'?"),
    Case("language: vi", "language: 1️⃣fr", "expected one of vi, en"),
    Case(
      "    seats: 40", "    1️⃣seets: 40\n    seats: 4",
      "unknown key 'seets' in venue 'hall'; did you mean 'seats'?"),
    Case("  hall:", "  1️⃣hall2:\n    place: park\n  hall:", "venue 'hall2' has no 'seats'"),
    Case("seats: 40", "seats: 1️⃣many", "found 'many'; expected a whole number"),
    Case("seats: 40", "seats: 1️⃣0", "found '0'; expected a whole number, 1 to"),
    Case("seats: 40", "seats: 1️⃣[40]", "found a list; expected a whole number"),
    Case("name: The park, at", "name: 1️⃣{a: b}, at", "found a map; expected text"),
    Case("speed: 35", "speed: 1️⃣0", "expected a number of 0.001 to 100000"),
    Case("[21.442, 105.889]", "1️⃣[121.442, 5.889]", "in this order"),
    Case("[21.442, 105.889]", "1️⃣[21.442]", "found a list of 1"),
    Case(
      "  park: {name: The park", "  1️⃣my park: {}\n  park: {name: The park",
      "the place id 'my park'; expected letters"),
    Case("turnaround: 15m", "turnaround: 1️⃣15", "expected a duration such as 45m"),
    Case("turnaround: 15m", "turnaround: 1️⃣1h75m", "expected a duration"),
    Case("meeting: 200000,", "meeting: 1️⃣200000.12345,", "at most four decimals"),
    Case("meeting: 200000,", "meeting: 1️⃣-1,", "an amount of 0 to"),
    Case("counts_as_work: true", "counts_as_work: 1️⃣perhaps", "expected true or false"),
    Case("seats: 40", "seats: 40\n    shares: [1️⃣hal]", "unknown venue 'hal'"),
    Case("seats: 40", "seats: 40\n    shares: 1️⃣hall", "shares with itself"),
    Case("seats: 40", "seats: 40\n    online: 1️⃣perhaps", "expected true or false"),
    Case(
      "    place: park\n    seats: 40", "    online: true\n    1️⃣place: park", "is online, so it has no place"),
    Case(
      "S2: {minutes: 240}}", "S2: {minutes: 240, 1️⃣size: {max: 12}}}",
      "lesson 'S2' has a size of its own, but the course is attended in sections"),
    Case("L2: {minutes: 225}", "L2: {minutes: 225, setup: 1️⃣25h}", "0m to 24h"),
    Case("L2: {minutes: 225}", "L2: {minutes: 225, cleardown: 1️⃣15}", "expected a duration such as 45m"),
    Case("L2: {minutes: 225}", "L2: {minutes: 225, learners_per_instructor: 1️⃣0}", "a whole number, 1 to"),
    Case("L2: {minutes: 225}", "L2: {minutes: 225, instructors: 1️⃣101}", "0 to 100"),
    Case(
      "L2: {minutes: 225}", "L2: {minutes: 225, size: {min: 5, max: 1️⃣4}}", "at least size.min, which is 5"),
    Case("attend: section", "attend: 1️⃣sections", "did you mean 'section'?"),
    Case("attrition: 0.01", "attrition: 1️⃣1", "a share of 0 or more and below 1"),
    Case("share: 0.6", "share: 1️⃣60", "a share of 0 to 1"),
    Case("size: {min: 1, max: 60}", "size: {min: 10, max: 1️⃣5}", "at least size.min, which is 10"),
    Case("{min_days: 1, max_days: 14}", "{min_days: 5, max_days: 1️⃣1}", "at least gap.min_days"),
    Case("L2: {minutes: 225}", "L2: {minutes: 1️⃣1441}", "1 to 1440"),
    Case("{every: 30m}", "{every: 1️⃣0m}", "1m to 24h"),
    Case("[\"07:30\", \"13:30\"", "[\"07:30\", 1️⃣07:30", "stands twice"),
    Case("[\"07:30\", \"13:30\"", "[1️⃣\"24:00\"", "00:00 to 23:59"),
    Case("[\"07:30\", \"13:30\"", "[1️⃣\"7.30\"", "a time from"),
    Case("[17:30-21:30]", "[1️⃣17:30]", "expected hours such as"),
    Case("mon-fri: [17", "1️⃣mon-fry: [17", "a day mon … sun"),
    Case("{cost: 1, travel: 500}", "{cost: 1, travel: 1️⃣0}", "a weight above 0"),
    Case("{cost: 1, travel: 500}", "{cost: 1, 1️⃣travels: 500}", "did you mean 'travel'?"),
    Case("goals: [targets, completions", "goals: [targets, 1️⃣complections", "did you mean 'completions'?"),
    Case("goals: [targets, completions", "goals: [targets, 1️⃣targets", "the goal 'targets' stands twice"),
    Case("preset: recommended", "preset: 1️⃣recomended", "did you mean 'recommended'?"),
    Case("travel_limit: 45m", "1️⃣travel_limits: 45m", "did you mean 'travel_limit'?"),
    Case("travel_limit: 45m", "travel_limit: 1️⃣of", "expected a duration"),
    Case("travel_limit: 45m", "class_hours: 1️⃣22:00-06:00", "hours within one date"),
    Case("    after: [basics]", "    rules: {1️⃣per_day: 3}", "move it to the scenario's rules"),
    Case("HC: 08:00-17:00", "HC: 1️⃣08:00-48:01", "times from 00:00 to 48:00"),
    Case("HC: 08:00-17:00", "HC: 1️⃣47:00-22:00", "and then after it"),
    Case("HC: 08:00-17:00", "HC: 1️⃣48:00-48:00", "times from 00:00 to 48:00"),
    Case("attrition: 0.01", "release: {1️⃣hours: 4h}", "unknown key 'hours' in release"),
    Case("attrition: 0.01", "release: {per_worker: 1️⃣4}", "expected a duration"),
    Case("attrition: 0.01", "release: {at_once: 1️⃣-1}", "a whole number, 0 to"),
    Case("attrition: 0.01", "release: {of: 1️⃣crews}", "did you mean 'crew'?"),
    Case("attrition: 0.01", "release: 1️⃣80h", "expected a map with the keys of a release"),
    Case("HC: 08:00-17:00", "HC: 1️⃣training", "expected training and hours, such as training 08:00-17:00"),
    Case("HC: 08:00-17:00", "HC: 1️⃣trianing 08:00-17:00", "did you mean 'training'?"),
    Case("HC: 08:00-17:00", "HC: 1️⃣[]", "found an empty list; expected hours such as"),
    Case("HC: 08:00-17:00", "HC: [08:00-12:00, 1️⃣off]", "off and absent stand alone, without brackets"),
    Case("HC: 08:00-17:00", "HC: [08:00-12:00, 1️⃣[13:00-14:00]]", "found a list; expected hours"),
    Case(
      "HC: 08:00-17:00", "HC: [08:00-12:00, 22:00-06:00, 1️⃣training 29:30-31:00]",
      "the stretch 'training 29:30-31:00' overlaps '22:00-06:00'"),
    Case("HC: 08:00-17:00", "HC: 1️⃣{from: 08:00}", "found a map; expected hours such as"),
    Case("O: off", "O: 1️⃣of", "did you mean 'off'?"),
    Case("min: 1, max: 60", "1️⃣minimum: 1", "unknown key 'minimum'"),
  ])
  func `types, ranges and keys`(_ change: Case) { check(change) }

  @Test(arguments: [
    Case(
      "place: park, rotation", "place: 1️⃣parc, rotation",
      "unknown place 'parc'; expected one of park, town; did you mean 'park'?"),
    Case("rotation: four-two,", "rotation: 1️⃣fourtwo,", "did you mean 'four-two'?"),
    Case("{from: park, to: town", "{from: park, to: 1️⃣twon", "did you mean 'town'?"),
    Case("{from: park, to: town", "{from: park, to: 1️⃣park", "a journey within a place takes 0 minutes"),
    Case(
      "minutes: 11}", "minutes: 11}\n    - {from: town, to: park, minutes: 1️⃣12}", "both ways take as long"),
    Case("[basics, safety/S1", "[1️⃣basic, safety/S1", "did you mean 'basics'?"),
    Case("[basics, safety/S1", "[basics, 1️⃣safety/S9", "unknown lesson 'S9'; expected one of S1, S2"),
    Case("lessons: [L3]}", "lessons: [1️⃣L4]}", "unknown lesson 'L4'"),
    Case("after: [basics]", "after: [1️⃣baiscs]", "did you mean 'basics'?"),
    Case("after: [basics]", "after: 1️⃣[safety]", "the courses wait for each other: safety after safety"),
    Case("{firm-a: 2}", "{1️⃣firm-c: 2}", "unknown employer 'firm-c'"),
    Case("{lesson: L3, start", "{lesson: 1️⃣l3, start", "did you mean 'L3'?"),
    Case("venue: hall}", "venue: 1️⃣hal}", "did you mean 'hall'?"),
    Case("cycle: DDDDOONNNNOO", "cycle: 1️⃣DDDDOOMNNNOO", "unknown code 'M' in the cycle"),
    Case("cycle: DDDDOONNNNOO", "cycle: 1️⃣D D OO", "put spaces between all codes or between none"),
    Case("cycle: DDDDOONNNNOO", "pattern: 1️⃣continental-uk", "did you mean 'continental_uk'?"),
    Case("cycle: DDDDOONNNNOO", "pattern: vn_4_2\n    1️⃣cycle: DN", "a pattern or a cycle, not both"),
    Case("  four-two:\n    cycle: DDDDOONNNNOO", "  1️⃣four-two:", "has neither a cycle nor a pattern"),
    Case("crews: {A: 0, B: 4, C: 8}", "crews: 1️⃣{}", "found no crew"),
    Case("crews: {A: 0,", "crews: {A: 1️⃣x,", "a whole number"),
  ])
  func `ids and codes`(_ change: Case) { check(change) }

  @Test(arguments: [
    Case("from: 2027-03-01,", "from: 1️⃣2027-02-29,", "found '2027-02-29'; expected a date that exists"),
    Case("to: 2027-03-14}", "to: 1️⃣14/03/2027}", "expected a date such as 2027-03-01"),
    Case("to: 2027-03-14}", "to: 1️⃣2027-02-14}", "lies before the beginning"),
    Case("to: 2027-03-14}", "to: 1️⃣2028-03-14}", "380 days; expected at most 366"),
    Case(
      "closed: [2027-03-08]", "closed: [{from: 2027-03-08T10:00, to: 1️⃣2027-03-08T10:00}]",
      "does not lie after"),
    Case("closed: [2027-03-08]", "closed: [1️⃣{from: 2027-03-08T10:00}]", "stretch has no 'to'"),
    Case("start: 2027-03-13T07:30", "start: 1️⃣2027-03-13", "a local date and time such as"),
    Case("start: 2027-03-13T07:30", "start: 1️⃣2027-03-13T07:30+07:00", "a local date and time such as"),
    Case("start: 2027-03-13T07:30", "start: 1️⃣2027-03-13T24:00", "24:00 may only be an end"),
    Case(
      "start: 2027-03-13T07:30", "start: 1️⃣2027-04-13T07:30", "inside the horizon, 2027-03-01 to 2027-03-14"),
    Case("anchor: 2027-03-01", "anchor: 1️⃣2027-13-01", "a date that exists"),
    Case("timezone: Asia/Ho_Chi_Minh", "timezone: 1️⃣Asia/Ho_Chi_Min", "did you mean 'Asia/Ho_Chi_Minh'?"),
    Case("timezone: Asia/Ho_Chi_Minh", "timezone: 1️⃣../../etc/localtime", "unknown time zone"),
  ])
  func `dates and times`(_ change: Case) { check(change) }

  @Test func `a local time that the clock skips is a fault`() {
    let yaml = Good.yaml.replacing("Asia/Ho_Chi_Minh", with: "Europe/Berlin")
      .replacing("2027-03-14}", with: "2027-03-31}")
      .replacing("closed: [2027-03-08]", with: "closed: [{from: 1️⃣2027-03-28T02:30, to: 2027-03-28T05:00}]")
    var files = Good.tables
    files["scenario.yaml"] = yaml
    expect(files, ["does not exist in Europe/Berlin"])
  }

  @Test func `required keys are asked for`() {
    let reading = ScenarioReader.reading(text: "name: x\n")
    #expect(
      reading.diagnostics.map(\.message)
        == ["horizon", "offhours", "timezone"].map { "scenario has no '\($0)'; add it" })
    #expect(reading.diagnostics.allSatisfy { $0.line == 1 && $0.column == .number(1) })
  }

  @Test func `a course needs a lesson`() {
    expect(
      [
        "scenario.yaml": """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        courses:
          one: {lessons: 1️⃣{}}
          2️⃣two: {name: Two}

        """
      ], ["found no lesson", "course 'two' has no 'lessons'"])
  }

  @Test func `courses that wait for each other are named`() {
    var files = Good.tables
    files["scenario.yaml"] = Good.yaml.replacing(
      "    attend: any\n", with: "    attend: any\n    after: [safety]\n"
    )
    .replacing("after: [basics]", with: "after: 1️⃣[basics]")
    expect(files, ["basics after safety after basics"])
  }

  @Test func `a place without coordinates needs minutes to where it matters`() {
    check(Case("  town: {at: [21.465, 105.932]}", "  town: {}"))
    let text = Good.yaml.replacing("  town: {at: [21.465, 105.932]}", with: "  1️⃣town: {}")
      .replacing("to: town, minutes: 11", with: "to: far, minutes: 11")
      .replacing("places:\n", with: "places:\n  far: {}\n")
    var files = Good.tables
    files["scenario.yaml"] = text
    expect(files, ["place 'town' has no 'at', and travel.between gives no minutes to park"])
  }

  @Test func `every fault of a run is reported`() {
    var files = Good.tables
    files["scenario.yaml"] = Good.yaml.replacing("seats: 40", with: "seats: 1️⃣x")
      .replacing("after: [basics]", with: "after: [2️⃣nothing]")
    files["workers.csv"] = Good.workers.replacing("firm-b,,", with: "3️⃣firm-z,,")
    files["roster.csv"] = Good.roster.replacing("W1,,P", with: "W1,,4️⃣X")
    files["absences.csv"] = Good.absences.replacing(",W1,,2027", with: ",5️⃣W9,,2027")
    expect(
      files,
      [
        "a whole number", "unknown course 'nothing'", "unknown employer 'firm-z'", "unknown code 'X'",
        "unknown worker 'W9'",
      ])
  }

  @Test(arguments: ["GMT+7", "GMT+07:00", "UTC+7", "PST", "VST", "SystemV/PST8"])
  func `an offset or an abbreviation is no time zone`(name: String) {
    let text = "offhours: 1\ntimezone: \"\(name)\"\nhorizon: {from: 2027-03-01, to: 2027-03-14}\n"
    let found = ScenarioReader.reading(text: text).diagnostics.filter { $0.severity == .error }
    #expect(found.count == 1 && found.first?.line == 2, "\(found)")
    #expect(found.first?.message.contains("IANA name") == true, "\(found)")
    // For what is nowhere near a name: an example.
    if name.contains("+") { #expect(found.first?.message.contains("Asia/Ho_Chi_Minh") == true, "\(found)") }
  }

  @Test(arguments: ["9999-12-01", "1812-01-01"])
  func `a horizon is of our time`(from: String) {
    let text = "offhours: 1\ntimezone: UTC\nhorizon: {from: \(from), to: \(from)}\n"
    let found = ScenarioReader.reading(text: text).diagnostics
    #expect(found.count == 1 && found[0].line == 3 && found[0].message.contains("1900 to 2999"), "\(found)")
  }

  @Test(arguments: ["UTC", "Etc/GMT-7", "Asia/Saigon", "Japan", "America/Argentina/Ushuaia", "EST5EDT"])
  func `names of the IANA are time zones, old ones too`(name: String) {
    let text = "offhours: 1\ntimezone: \(name)\nhorizon: {from: 2027-03-01, to: 2027-03-14}\n"
    #expect(ScenarioReader.reading(text: text).scenario?.zone.identifier == name)
  }

  @Test func `a pin that stands twice is held once, with a doubt`() throws {
    let reading = ScenarioReader.reading(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        venues: {hall: {seats: 9}}
        workers: {W1: {courses: [c]}}
        courses:
          c:
            lessons: {L1: {minutes: 60}, L2: {minutes: 60}}
            pinned:
              - {lesson: L1, start: 2027-03-02T09:00, venue: hall}
              - {lesson: L1, start: 2027-03-02T09:00, venue: hall}
              - {lesson: L2, start: 2027-03-03T09:00, venue: hall}
        """)
    #expect(reading.scenario?.courses[0].pins.map(\.lesson) == [0, 1], "\(reading.diagnostics.text)")
    #expect(reading.diagnostics.map(\.line) == [11] && reading.diagnostics[0].severity == .warning)
    let last = reading.diagnostic(aboutPin: 1, of: Ref(0), .error, "x")
    #expect(last.line == 12 && last.column == .number(9))
  }
}
