import OffHours
import OffHoursFiles
import Testing

@Suite struct `Synthetic scenarios` {
  private func options(_ change: (inout SyntheticOptions) -> Void) -> SyntheticOptions {
    var options = SyntheticOptions()
    change(&options)
    return options
  }

  private func read(_ options: SyntheticOptions) throws -> (scenario: Scenario, diagnostics: [Diagnostic]) {
    let files = SyntheticScenario(options).files
    #expect(files[0].name == "scenario.yaml")
    let tables = Dictionary(uniqueKeysWithValues: files.dropFirst().map { ($0.name, $0.text) })
    let reading = ScenarioReader.reading(text: files[0].text, tables: tables)
    return (try #require(reading.scenario, "\(reading.diagnostics.text)"), reading.diagnostics)
  }

  @Test func `whatever is asked for can be read, without a doubt about it`() throws {
    let all = [
      options { $0.workers = 1 },
      options {
        $0.workers = 7; $0.exceptions = 1
      },
      options {
        $0.workers = 100; $0.attend = .any; $0.seed = 3
      },
      options {
        $0.weeks = 1; $0.halls = 1; $0.instructors = 1; $0.exceptions = 0
      },
      options {
        $0.courses = 12; $0.lessons = 10; $0.completePercent = 80
      },
      options {
        $0.isScarce = true; $0.completePercent = 5
      },
      options {
        $0.workers = 3000; $0.halls = 16; $0.weeks = 8
      },
    ]
    for options in all {
      let (scenario, diagnostics) = try read(options)
      #expect(diagnostics.isEmpty, "\(options): \(diagnostics.text)")
      #expect(scenario.workers.count == options.workers)
      #expect(scenario.horizon.count == 7 * options.weeks)
      #expect(scenario.courses.count == options.courses)
      #expect(scenario.courses[0].lessons.count == options.lessons)
      #expect(scenario.courses.allSatisfy { $0.attendance == options.attend })
      if let halls = options.halls { #expect(scenario.venues.count == halls) }
      if let instructors = options.instructors { #expect(scenario.instructors.count == instructors) }
    }
  }

  @Test func `the same options give the same bytes, another seed gives others`() {
    let once = SyntheticScenario(options { $0.seed = 5 })
    #expect(once.files == SyntheticScenario(options { $0.seed = 5 }).files)
    #expect(once.files != SyntheticScenario(options { $0.seed = 6 }).files)
  }

  @Test func `shifts are mixed as in the parks`() throws {
    let (scenario, _) = try read(options { $0.workers = 1000 })
    let shares = Dictionary(grouping: scenario.workers) {
      $0.rotation.map { scenario.rotations[$0].id } ?? ""
    }
    .mapValues(\.count)
    #expect(
      shares == [
        "four-on-two-off": 400, "three-shifts": 250, "office": 200, "two-shifts": 100, "two-two-two": 50,
      ])
    let parks = Set(scenario.employers.map(\.place))
    #expect(parks.count == 5)
    #expect(scenario.employers.count >= 2 * parks.count)
  }

  @Test func `the share of people with exceptions is what is asked for, and nothing else depends on it`()
    throws
  {
    let (plain, _) = try read(options { $0.exceptions = 0 })
    let (mixed, _) = try read(options { $0.exceptions = 0.3 })
    #expect(plain.roster.workers.isEmpty && plain.absences.isEmpty)
    var changed = Set(mixed.roster.workers.keys)
    for absence in mixed.absences { if case .worker(let worker) = absence.who { changed.insert(worker) } }
    for worker in mixed.workers.refs {
      let (a, b) = (plain.workers[worker], mixed.workers[worker])
      #expect(a.id == b.id && a.employer == b.employer && a.crew == b.crew)
      if a.home != b.home || b.commitments != a.commitments { changed.insert(worker) }
    }
    #expect(changed.count == 150)
    let kinds = Set(CalendarBook(plain).index).count
    #expect(Set(CalendarBook(mixed).index).count > 2 * kinds)
  }

  @Test func `seats are scarce where this is asked for`() throws {
    func seats(_ isScarce: Bool) throws -> Int {
      try read(options { $0.isScarce = isScarce }).scenario.venues.reduce(0) { $0 + $1.seats }
    }
    #expect(try seats(true) * 3 < seats(false))
  }

  @Test func `what cannot be made is refused, all at once`() {
    let faults = options {
      $0.workers = 0; $0.weeks = 60; $0.exceptions = 1.5; $0.seed = -1
    }.faults
    #expect(faults.count == 4)
    #expect(faults.first == "--workers must be 1 to 1000000, not 0.")
  }
}
