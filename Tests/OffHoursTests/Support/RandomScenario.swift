import OffHours
import TestSupport

/// Small scenarios of one employer and one worker, drawn around clock changes.
struct RandomScenario {
  var scenario = Scenario()
  var worker: Worker { scenario.workers[0] }

  /// Zones, and a date on which the clock changes there (or does not).
  static let changes: [(zone: String, date: String)] = [
    ("Europe/Berlin", "2027-03-28"), ("Europe/Berlin", "2026-10-25"), ("Australia/Lord_Howe", "2027-04-04"),
    ("Australia/Lord_Howe", "2026-10-04"), ("America/New_York", "2027-03-14"),
    ("America/New_York", "2026-11-01"),
    ("Asia/Ho_Chi_Minh", "2027-03-08"), ("America/Santiago", "2027-04-03"),
    ("America/Santiago", "2026-09-06"),
    ("Asia/Beirut", "2027-03-28"), ("Africa/Cairo", "2026-10-29"), ("Africa/Cairo", "2026-04-24"),
    ("America/Havana", "2026-11-01"),
  ]

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let change = random.pick(Self.changes)
    let middle = CivilDate(change.date)!
    scenario.horizon = DateSpan(from: middle - random.int(1...4), to: middle + random.int(1...4))
    scenario.zone = Zone(identifier: change.zone, covering: scenario.horizon)!
    scenario.places = (0..<3).map { Place(id: "p\($0)") }
    let pairs = [(0, 1), (0, 2), (1, 2)]
    scenario.travel = Travel(
      places: scenario.places,
      between: pairs.map { (from: Ref($0.0), to: Ref($0.1), minutes: random.int(0...150)) })
    scenario.shifts = [
      "O": .off, "P": .absent, "D": .hours(Self.hours(&random)), "S": Self.stretches(&random),
    ]
    var employer = Employer(id: "firm")
    employer.place = random.once(in: 8) ? nil : Ref(random.int(0...2))
    employer.shifts = ["E": .hours(Self.hours(&random)), "N": .hours(Self.hours(&random))]
    if random.once(in: 3) { employer.holidays = Self.dates(&random, scenario.horizon, random.int(0...2)) }
    scenario.holidays = Self.dates(&random, scenario.horizon, random.int(0...2))
    if random.int(1...4) > 1 {
      var rotation = Rotation(id: "rotation")
      rotation.anchor = middle - random.int(-40...40)
      rotation.cycle = (0..<random.int(1...9)).map { _ in
        random.pick(["D", "E", "N", "N", "O", "P", "O", "S"])
      }
      rotation.crews = [
        Rotation.Crew(name: "A", offset: 0), Rotation.Crew(name: "B", offset: random.int(-5...20)),
      ]
      rotation.shifts = ["N": .hours(Self.hours(&random))]
      scenario.rotations = [rotation]
      employer.rotation = Ref(0)
    }
    if random.once(in: 2) { employer.release = Release() }
    scenario.employers = [employer]
    scenario.workers = [Self.worker(&random, scenario)]
    addCells(&random)
    addAbsences(&random)
    scenario.rules = Rules(meeting: Self.rules(&random), agenda: AgendaRules())
  }

  static func hours(_ random: inout SplitMix64) -> ClockWindow {
    let usual = ["20:00-08:00", "22:00-06:00", "06:00-14:00", "14:00-22:00", "08:00-17:00", "00:00-00:00"]
    if random.once(in: 2) { return ClockWindow(random.pick(usual))! }
    let start = random.int(0...287) * 5
    return ClockWindow(
      start: ClockTime(minute: start),
      end: ClockTime(minute: random.once(in: 6) ? 1440 : random.int(0...287) * 5))
  }

  /// A code of up to three stretches that lie apart, some of them on the next date, some of them training.
  static func stretches(_ random: inout SplitMix64) -> ShiftCode {
    var stretches: [ShiftStretch] = []
    var start = random.int(0...150) * 5
    for _ in 0..<random.int(1...3) where start < 2880 {
      let end = start + random.int(1...120) * 5
      stretches.append(
        ShiftStretch(hours: ShiftHours(start: start, end: end), isTraining: random.once(in: 2)))
      start = end + random.int(1...150) * 5
    }
    return .hours(stretches)
  }

  static func dates(_ random: inout SplitMix64, _ span: DateSpan, _ count: Int) -> Set<CivilDate> {
    Set((0..<count).map { _ in span.from + random.int(0...span.count - 1) })
  }

  static func worker(_ random: inout SplitMix64, _ scenario: Scenario) -> Worker {
    var worker = Worker(id: "w")
    let isEmployed = random.int(1...6) > 1
    if isEmployed { worker.employer = Ref(0) }
    if !scenario.rotations.isEmpty, isEmployed || random.once(in: 2) { worker.rotation = Ref(0) }
    if worker.rotation != nil || random.once(in: 2) { worker.crew = random.pick(["A", "B"]) }
    worker.home = random.once(in: 8) ? nil : Ref(random.int(0...2))
    let horizon = scenario.horizon
    if random.once(in: 4) { worker.until = horizon.from + random.int(0...horizon.count - 1) }
    for _ in 0..<random.int(0...3) {
      worker.commitments.add(hours(&random), on: random.pick(Weekday.allCases))
    }
    for _ in 0..<random.int(0...2) {
      let date = horizon.from + random.int(0...horizon.count - 1)
      worker.unavailable.append(scenario.zone.day(date))
    }
    worker.unavailable = worker.unavailable.merged()
    return worker
  }

  private mutating func addCells(_ random: inout SplitMix64) {
    let legend: [(String, ShiftCode)] = [
      ("D", scenario.shifts["D"]!), ("N", scenario.employers[0].shifts["N"]!), ("O", .off), ("P", .absent),
      ("S", scenario.shifts["S"]!),
    ]
    func cells(_ random: inout SplitMix64, _ share: Int) -> [RosterCell] {
      (-6...14).map { scenario.horizon.from + $0 }.filter { _ in random.once(in: share) }.map { date in
        let (code, shift) = random.pick(legend)
        return RosterCell(date: date, code: code, shift: shift)
      }
    }
    if random.once(in: 2) { scenario.roster.workers[Ref(0)] = cells(&random, random.pick([1, 2, 5])) }
    for crew in ["A", "B"] where random.once(in: 2) {
      scenario.roster.crews[CrewKey(employer: Ref(0), crew: crew)] = cells(&random, random.pick([1, 3]))
    }
  }

  /// Duties start and end at odd minutes, or with each other and with a shift's hours.
  private mutating func addAbsences(_ random: inout SplitMix64) {
    let whom: [Absence.Who] = [
      .worker(Ref(0)), .crew(CrewKey(employer: Ref(0), crew: nil)),
      .crew(CrewKey(employer: Ref(0), crew: "A")),
    ]
    for number in 0..<random.int(0...5) {
      let isRound = random.once(in: 2)
      let start =
        scenario.zone.day(scenario.horizon.from).start + random.int(-400...scenario.horizon.count * 288) * 5
        + (isRound ? 0 : 1 + number)
      let isDuty = random.once(in: 2)
      scenario.absences.append(
        Absence(
          id: "\(number)", who: random.pick(whom),
          interval: Interval(start: start, end: start + random.int(1...200) * 5 + (isRound ? 0 : number % 2)),
          place: isDuty ? Ref(random.int(0...2)) : nil))
    }
  }

  static func rules(_ random: inout SplitMix64) -> MeetingRules {
    var rules = MeetingRules()
    rules.afterShift = random.maybe(random.int(0...20) * 15)
    rules.afterNightShift = random.maybe(random.int(0...60) * 15)
    rules.notBeforeAfterNight = random.maybe(ClockTime(minute: random.int(0...96) * 15))
    rules.beforeShift = random.maybe(random.int(0...20) * 15)
    rules.beforeNightShift = random.maybe(random.int(0...40) * 15)
    rules.overnightRest = random.maybe(random.int(0...50) * 15)
    rules.classHours = random.maybe(hours(&random))
    rules.travelLimit = random.maybe(random.int(0...150))
    return rules
  }
}
