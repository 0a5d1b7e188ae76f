internal import OffHours

/// Builds a scenario from everything that its files say, concept by concept.
struct ScenarioAssembler {
  private let loaded: LoadedScenario
  private let context: ReadingContext
  private let root: Fields
  private var scenario = Scenario()
  private var horizon: DateSpan?
  /// Where each worker's row stands, parallel to the scenario's workers.
  private(set) var workerSpots: [SourcePosition] = []
  /// Where each course's key stands.
  private(set) var courseSpots: [SourcePosition] = []
  private(set) var venueSpots: [SourcePosition] = []
  /// Where each course's pinned meetings stand.
  private(set) var pinSpots: [[SourcePosition]] = []

  /// What people read; nil: the scenario's own.
  private let language: Language?

  init(loaded: LoadedScenario, log: DiagnosticLog, language: Language?) {
    self.loaded = loaded
    self.language = language
    context = ReadingContext(log: log)
    root = Fields(loaded.root, .scenario, context)
  }

  mutating func assemble() -> Scenario {
    readHead()
    // Books first: what refers to an id needs to know all of them.
    let placeEntries = root.entries("places", kind: "place")
    let rotationEntries = root.entries("rotations", kind: "rotation")
    let employerEntries = root.entries("employers", kind: "employer")
    let venueEntries = bounded(root.entries("venues", kind: "venue"), "venues")
    let instructorEntries = root.entries("instructors", kind: "instructor")
    let courseEntries = bounded(root.entries("courses", kind: "course"), "courses")
    courseSpots = courseEntries.map(\.keySpot)
    venueSpots = venueEntries.map(\.keySpot)
    let places = Book<Place>("place", placeEntries.map(\.key))
    let rotations = Book<Rotation>("rotation", rotationEntries.map(\.key))
    let employers = Book<Employer>("employer", employerEntries.map(\.key))
    let venues = Book<Venue>("venue", venueEntries.map(\.key))
    let courses = CourseBook(
      courses: Book("course", courseEntries.map(\.key)),
      lessons: courseEntries.map { entry in
        let lessons = entry.value.map?["lessons"]?.map?.entries ?? []
        return Book("lesson", lessons.map(\.key).filter { !Concept.isFree($0) && Parse.isId($0) })
      })

    scenario.places = placeEntries.map { PlaceReader.place($0, context) }
    scenario.travel = PlaceReader.travel(
      root.fields("travel", .travel), places: scenario.places, book: places)
    scenario.shifts = LegendReader.read(root.node("shifts"), context)
    scenario.employers = employerEntries.map {
      EmployerReader.employer($0, horizon, places: places, rotations: rotations, context)
    }
    let codes = scenario.employers.reduce(into: Set(scenario.shifts.keys)) { $0.formUnion($1.shifts.keys) }
    let language = scenario.language
    scenario.rotations = rotationEntries.map { RotationReader.rotation($0, codes: codes, language, context) }
    scenario.rules = RulesReader.rules(root.fields("rules", .rules))
    scenario.venues = venueEntries.map { VenueReader.venue($0, places: places, context) }
    VenueReader.readShares(venueEntries, into: &scenario.venues, venues, context)
    scenario.instructors = instructorEntries.map {
      InstructorReader.instructor($0, places: places, courses: courses, context)
    }
    let courseReader = CourseReader(
      context: context, book: courses, venues: venues, employers: employers, rules: scenario.rules.meeting,
      horizon: horizon, instructors: root.has("instructors") ? 1 : 0)
    let readCourses = courseEntries.enumerated().map { courseReader.course($1, $0) }
    scenario.courses = readCourses.map(\.course)
    pinSpots = readCourses.map(\.pins)
    CourseReader.checkOrder(scenario.courses, courseEntries, context)
    scenario.limits = CostReader.limits(root.fields("limits", .limits))
    if let goals = root.node("goals") { scenario.goals = GoalReader.tiers(goals, context) }

    scenario.burden = LedgerReader.points(root.fields("burden", .burden))
    readPeople(places, rotations, employers, courses)
    LedgerReader.read(root.entries("ledger", kind: "worker"), into: &scenario.workers, context)
    courseReader.resolve(scenario.workers, into: &scenario.courses)
    ScenarioRanges(
      scenario: scenario, context: context, venues: venueEntries, instructors: instructorEntries,
      courses: courseEntries, workers: workerSpots
    ).check()
    let checks = ScenarioChecks(
      scenario: scenario, context: context, horizon: horizon, places: placeEntries,
      rotations: rotationEntries,
      employers: employerEntries, venues: venueEntries, courses: courseEntries)
    checks.run()
    scenario.sha256 = loaded.sha256
    scenario.baseName = loaded.baseName
    return scenario
  }

  /// Version, names, zone and horizon.
  private mutating func readHead() {
    _ = root.choice("offhours")
    scenario.name = root.text("name") ?? ""
    if let organiser = root.fields("organiser", .organiser) {
      for entry in organiser.map.entries {
        if case .scalar(let text, _) = entry.value.value {
          scenario.organiser.append((entry.key, Parse.trimmed(text)))
        } else if Concept.organiser.names.contains(entry.key) {
          _ = organiser.text(entry.key)
        }
      }
    }
    let own = root.choice("language").flatMap { Language(rawValue: $0) }
    scenario.language = language ?? own ?? .english
    horizon = root.node("horizon").flatMap { context.span($0, .dateSpan, longest: 366) }
    if let horizon {
      scenario.horizon = horizon
      if !ScenarioReader.isPlannable(horizon), let node = root.node("horizon") {
        context.mismatch(
          node.spot, found: "a horizon from \(horizon.from) to \(horizon.to)",
          expected: "dates of the years 1900 to 2999")
      }
    }
    if let scalar = root.scalar("timezone", expected: "a time zone such as Asia/Ho_Chi_Minh") {
      let isPlain = scalar.text.utf8.allSatisfy {
        (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
          || [0x2B, 0x2D, 0x2F, 0x5F].contains($0)
      }
      let span = horizon ?? DateSpan(from: CivilDate(day: 20_000), to: CivilDate(day: 20_000))
      if isPlain, ZoneNames.isIANA(scalar.text), let zone = Zone(identifier: scalar.text, covering: span) {
        scenario.zone = zone
        context.zone = zone
      } else {
        context.log.error(
          scalar.spot,
          "unknown time zone \(quoted(scalar.text)); expected an IANA name\(ZoneNames.didYouMean(scalar.text, context.log))"
        )
      }
    }
    if let holidays = root.node("holidays") {
      scenario.holidays = HolidayReader.dates(holidays, horizon, context)
    }
  }

  /// Workers, roster and absences.
  private mutating func readPeople(
    _ places: Book<Place>, _ rotations: Book<Rotation>, _ employers: Book<Employer>, _ courses: CourseBook
  ) {
    let rows = RowBook(loaded.workers, .worker, defaultsToNumber: false, context)
    if rows.count > 1_000_000 {
      context.mismatch(rows[1_000_000].spot, found: "\(rows.count) workers", expected: "at most 1000000")
    }
    let crewNames = Set(RosterReader.crewNames(loaded.roster).map { normalized($0) })
    let workers = WorkerReader(
      context: context, places: places, rotations: rotations, employers: employers, courses: courses,
      rotationValues: scenario.rotations, employerValues: scenario.employers,
      rosterNames: { crewNames.contains("\(employers.ids[$0.index])/\($1)") })
    scenario.workers = workers.workers(rows)
    workers.checkCredits(scenario.workers, rows, scenario.courses)
    workerSpots = (0..<rows.count).map { rows[$0].spot }
    scenario.sensitive = SensitiveReader.columns(
      root.node("sensitive"), carried: scenario.carriedColumns, hasWorkers: rows.count > 0, context)
    let people = PeopleBook(
      workers: scenario.workers, book: rows, employers: employers, employerValues: scenario.employers,
      rotations: scenario.rotations, withoutLegend: workers.withoutLegend,
      unknownEmployers: workers.unknownEmployers)
    var roster = RosterReader(context: context, people: people, shifts: scenario.shifts)
    scenario.roster = roster.roster(loaded.roster)
    let absences = RowBook(loaded.absences, .absence, defaultsToNumber: true, context)
    scenario.absences = AbsenceReader(context: context, places: places, people: people).absences(absences)
  }

  private func bounded(_ entries: [NodeMap.Entry], _ what: String) -> [NodeMap.Entry] {
    if entries.count > 10_000 {
      context.mismatch(entries[10_000].keySpot, found: "\(entries.count) \(what)", expected: "at most 10000")
    }
    return entries
  }
}
