import OffHours
import OffHoursFiles
import Testing

@Suite struct `Details of the format` {
  private let head = "offhours: 1\ntimezone: Europe/Berlin\nhorizon: {from: 2027-03-22, to: 2027-04-04}\n"

  private func read(_ rest: String, tables: [String: String] = [:]) throws -> Scenario {
    try ScenarioReader.read(text: head + rest, tables: tables)
  }

  @Test func `defaults are those of the format`() throws {
    let scenario = try read(
      "courses: {c: {lessons: {L1: {minutes: 60}, L2: {minutes: 60}}}}\nvenues: {v: {seats: 9}}\nworkers: {w: }\n"
    )
    let course = scenario.courses[0]
    #expect(course.starts == .every(minutes: 30) && course.attendance == .section && course.strictOrder)
    #expect(course.minSize == 1 && course.maxSize == nil && course.requiredLessons == 2 && course.makeup == 0)
    #expect(course.sameVenue && course.maxSections == nil && course.instructors == 0 && !course.countsAsWork)
    #expect(scenario.venues[0].turnaround == 0 && scenario.venues[0].open == nil && !scenario.hasCosts)
    #expect(scenario.travel.speed == 30 && scenario.travel.detour == 1.3)
    #expect(scenario.rules == .recommended && scenario.goals == Tier.standard && scenario.limits == Limits())
    #expect(scenario.workers.map(\.id) == ["w"] && scenario.workers[0].priority == 1)
    #expect(scenario.language == .english && scenario.name == "scenario")
    #expect(
      try read("instructors:\ncourses: {c: {lessons: {L1: {minutes: 60}}}}\n").courses[0].instructors == 1)
  }

  @Test func `scalars that YAML 1.1 would turn into something else stay what they are`() throws {
    let scenario = try read(
      """
      shifts: {N: 22:00-06:00, NO: off, OFF: absent, Y: 6:00-14:00, "010": off}
      rotations: {r: {cycle: N NO OFF Y 010, anchor: 2027-03-22}}
      courses: {c: {lessons: {"1": {minutes: 0060}}, starts: [18:30]}}
      """)
    #expect(scenario.rotations[0].cycle == ["N", "NO", "OFF", "Y", "010"])
    #expect(scenario.shifts["OFF"] == .absent && scenario.shifts["NO"] == .off)
    #expect(scenario.courses[0].starts == .times([ClockTime("18:30")!]))
    #expect(scenario.courses[0].lessons[0].id == "1" && scenario.courses[0].lessons[0].minutes == 60)
  }

  @Test(arguments: [
    ("DDOO", ["D", "D", "O", "O"]), ("D D O O", ["D", "D", "O", "O"]), ("HC", ["HC"]), ("HC O", ["HC", "O"]),
    ("[D, HC, O]", ["D", "HC", "O"]), ("ÔÔD", ["Ô", "Ô", "D"]), ("O\u{302}D", ["Ô", "D"]), ("D", ["D"]),
  ])
  func `cycles are codes with spaces, letters without, or a list`(_ cycle: String, _ codes: [String]) throws {
    let scenario = try read(
      "shifts: {D: 08:00-20:00, HC: 08:00-17:00, O: off, Ô: absent}\nrotations: {r: {cycle: \(cycle), anchor: 2027-03-22}}\n"
    )
    #expect(scenario.rotations[0].cycle == codes)
  }

  @Test func `a built-in rotation takes crews and hours of one's own`() throws {
    let scenario = try read(
      """
      rotations:
        plain: {pattern: continental_uk, anchor: 2027-03-22}
        own: {pattern: vn_4_2, anchor: 2027-03-22, crews: {X: 3, Y: 9}, shifts: {D: 06:00-18:00}}
      """)
    #expect(
      scenario.rotations[0].crews.map(\.name) == ["A", "B", "C", "D"] && scenario.rotations[0].id == "plain")
    #expect(scenario.rotations[1].crews.map(\.offset) == [3, 9])
    #expect(scenario.rotations[1].shifts["D"] == .hours(ClockWindow("06:00-18:00")!))
    #expect(scenario.rotations[1].shifts["N"] == .hours(ClockWindow("20:00-08:00")!))
  }

  @Test func `a code has stretches, hours of the next date, and hours for training`() throws {
    let scenario = try read(
      """
      shifts:
        SP: [16:00-20:00, 08:00-12:00]
        M: [08:00-12:00, 12:00-16:00, training 16:00-17:00]
        L: 24:30-32:30
        T: training  20:00 - 08:00
        F: 08:00-32:00
        W: 40:00-16:30
        X: 40:00-30:00
      """)
    let legend = scenario.shifts.compactMapValues { code in
      if case .hours(let stretches) = code { stretches.text } else { nil }
    }
    #expect(
      legend == [
        "SP": "08:00-12:00, 16:00-20:00", "M": "08:00-16:00, training 16:00-17:00", "L": "24:30-32:30",
        "T": "training 20:00-08:00", "F": "08:00-08:00", "W": "40:00-40:30", "X": "40:00-30:00",
      ])
  }

  @Test func `employers say how people are released`() throws {
    let scenario = try read(
      """
      employers:
        none: {}
        free: {release: {}}
        all: {release: {per_worker: 4h, total: 1500h, at_once: 3, of: crew}}
      """)
    #expect(scenario.employers[0].release == nil && scenario.employers[1].release == Release())
    let release = try #require(scenario.employers[2].release)
    #expect(release.perWorker == 240 && release.total == 90_000 && release.atOnce == 3 && release.ofCrew)
  }

  @Test func `days of the week wrap, unite and pass midnight`() throws {
    let hours = try #require(
      try read(
        "venues: {v: {seats: 1, open: {sat-mon: [22:00-02:00], mon: 08:00-24:00, daily: [12:00-13:00]}}}\n"
      )
      .venues[0].open)
    #expect(hours.windows.map(\.count) == [3, 1, 1, 1, 1, 2, 2])
    #expect(hours.windows[6].contains(ClockWindow("22:00-02:00")!))
  }

  @Test func `dates mean whole days, date-times the instant`() throws {
    let scenario = try read(
      "venues: {v: {seats: 1, closed: [2027-03-28, {from: 2027-03-30, to: 2027-03-31T12:00}, {from: 2027-04-01T22:00, to: 2027-04-01T24:00}]}}\n"
    )
    // The 28th has 23 hours in Berlin.
    #expect(scenario.venues[0].closed.map(\.minutes) == [23 * 60, 36 * 60, 120])
  }

  @Test(arguments: [
    ("0.8", 3, 3), ("0.8", 5, 4), ("0.7", 10, 7), ("0.35", 20, 7), ("0.1", 30, 3), ("1", 7, 7), ("1.0", 7, 7),
    ("0.333333333", 3, 1),
  ])
  func `a share is the decimal as written`(_ share: String, _ lessons: Int, _ needed: Int) throws {
    let list = (1...lessons).map { "L\($0): {minutes: 60}" }.joined(separator: ", ")
    #expect(
      try read("courses: {c: {lessons: {\(list)}, complete: {share: \(share)}}}\n").courses[0].requiredLessons
        == needed)
  }

  @Test func `a course's rules stand on its preset, or else on the scenario's`() throws {
    let scenario = try read(
      """
      rules: {preset: eu, after_shift: 1h, per_day: off}
      courses:
        a: {lessons: {L: {minutes: 60}}, rules: {before_shift: off}}
        b: {lessons: {L: {minutes: 60}}, rules: {preset: none, travel_limit: 90m}}
        c: {lessons: {L: {minutes: 60}}, rules: vietnam}
      """)
    #expect(scenario.rules.agenda.perDay == nil && scenario.rules.agenda.weeklyRest == 35 * 60)
    var a = Rules.eu.meeting, b = Rules.none.meeting
    a.afterShift = 60
    a.beforeShift = nil
    b.travelLimit = 90
    #expect(scenario.courses.map(\.rules) == [a, b, Rules.vietnam.meeting])
    #expect(try read("rules: none\n").rules == Rules.none)
  }

  @Test func `rosters come as grids, in the long form, by crew, as maps, and several at once`() throws {
    let yaml = """
      shifts: {D: 08:00-20:00, O: off}
      employers: {e: {shifts: {O: absent}}}
      workers: {a: {employer: e, crew: K}, b: {}}
      roster: [one.csv, two.csv, three.csv]
      """
    let scenario = try read(
      yaml,
      tables: [
        "one.csv": "worker,2027-03-23,2027-03-22\na,D,O\n",
        "two.csv": "worker,date,code\nb,2027-03-24,O\na,2027-03-21,D\n",
        "three.csv": "crew,2027-03-25\ne/K,D\n",
      ])
    #expect(
      scenario.roster.workers[Ref(0)]?.map { "\($0.date) \($0.code)" } == [
        "2027-03-21 D", "2027-03-22 O", "2027-03-23 D",
      ])
    #expect(scenario.roster.workers[Ref(0)]?[1].shift == .absent, "the employer's legend comes first")
    #expect(scenario.roster.workers[Ref(1)]?[0].shift == .off)
    #expect(scenario.roster.crews.count == 1)
    let map = try read(
      yaml.replacing("[one.csv, two.csv, three.csv]", with: "{a: {2027-03-22: O}, e/K: {2027-03-25: D}}"))
    #expect(map.roster.workers.count == 1 && map.roster.crews.count == 1)
  }

  @Test func `absences name a worker, an employer or a crew`() throws {
    let scenario = try read(
      """
      employers: {e: {}}
      workers: {a: {employer: e, crew: K}}
      absences:
        one: {worker: a, from: 2027-03-22, to: 2027-03-23}
        two: {employer: e, from: 2027-03-22T08:00, to: 2027-03-22 12:00}
        three: {worker: e/K, from: 2027-03-22, to: 2027-03-22T12:00}
      """)
    #expect(scenario.absences.map(\.interval.minutes) == [2880, 240, 720])
    #expect(
      scenario.absences.map(\.who) == [
        .worker(Ref(0)), .crew(CrewKey(employer: Ref(0), crew: nil)),
        .crew(CrewKey(employer: Ref(0), crew: "K")),
      ])
  }

  @Test func `notes are allowed anywhere`() throws {
    let scenario = try read(
      """
      note: a
      x-b: {c: [d]}
      venues: {note: b, v: {seats: 1, note: c, x-d: 1, open: {note: e, mon: [08:00-09:00]}}}
      courses: {c: {note: d, lessons: {note: e, L: {minutes: 60, note: f}}, target: {employers: {note: g}}}}
      rules: {note: h}
      workers: {w: {note: i, x-j: k}}
      """)
    #expect(scenario.venues.count == 1 && scenario.courses[0].lessons.count == 1)
    #expect(scenario.workers[0].extra.map(\.value) == ["i", "k"])
  }

  @Test func `money is exact to four decimals`() throws {
    let scenario = try read(
      "venues: {v: {seats: 1, cost: {meeting: 0.0001, hour: 3.3333}}}\nlimits: {cost: 12345678.9}\n")
    #expect(scenario.venues[0].cost == Cost(meeting: Money(parts: 60), hour: Money(parts: 1_999_980)))
    #expect(scenario.limits.cost?.parts == 123_456_789 * 60_000)
    #expect(scenario.hasCosts)
  }

  @Test func `doubtful courses and venues are warnings`() throws {
    let reading = ScenarioReader.reading(
      text: head + """
        employers: {e: {}}
        workers: {w: {courses: c}}
        instructors: {i: {teaches: [d]}}
        venues: {v: {seats: 5, has: [projector]}}
        courses:
          c: {lessons: {L: {minutes: 60, needs: [projektor]}}, target: {total: 3, employers: {e: 1}}, deadline: 2027-03-01}
          d: {lessons: {L: {minutes: 60}}, size: {min: 6}}
        """)
    #expect(reading.scenario != nil)
    let text = reading.diagnostics.text
    for part in [
      "nobody needs the course 'd'", "'c/L' needs 1 instructor, and nobody teaches it",
      "no venue has 'projektor', which lesson 'L' needs; did you mean 'projector'?",
      "no venue for lesson 'L' has the 6 seats",
      "the target of 3 (0 already) asks for 3 completions; 1 worker may",
      "the target of 1 for employer 'e' is more than its 0 workers", "lies before the horizon",
    ] { #expect(text.contains(part), "\(part) in\n\(text)") }
  }
}
