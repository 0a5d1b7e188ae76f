/// Everything that is known before planning: who works when, what can be booked, what is wanted.
///
/// Arrays stand in the order of the files; what refers to an element holds its `Ref`.
public struct Scenario: Sendable {
  /// What people read.
  public var name = ""
  /// The name that the lowest of its files gives, whatever overlays say; nil where it was not read from files.
  public var baseName: String?
  /// Who organises: fields as written, such as `name` and `phone`.
  public var organiser: [(key: String, value: String)] = []
  /// The zone of every clock time.
  public var zone = Zone(identifier: "UTC", fixedOffset: 0)
  /// What people read is written in this language.
  public var language = Language.english
  /// The dates that are planned.
  public var horizon = DateSpan(from: CivilDate(day: 0), to: CivilDate(day: 0))
  /// What begins before is over: nothing is planned there any more; nil: nothing is over. No file says it.
  public var now: Instant?
  /// Dates on which no shift from a rotation starts.
  public var holidays: Set<CivilDate> = []
  /// Places, and the journeys between them.
  public var places: [Place] = []
  /// Minutes between places.
  public var travel = Travel()
  /// The scenario's legend.
  public var shifts: Legend = [:]
  /// Rotations.
  public var rotations: [Rotation] = []
  /// Employers.
  public var employers: [Employer] = []
  /// Workers, in the order of their file.
  public var workers: [Worker] = []
  /// Roster cells.
  public var roster = Roster()
  /// Absences and duties.
  public var absences: [Absence] = []
  /// Columns of the workers' table that are sensitive, by the names that `Worker.extra` has: they reach no file unless
  /// they are asked for by name.
  public var sensitive: Set<String> = []
  /// Off-hours rules.
  public var rules = Rules.recommended
  /// Venues.
  public var venues: [Venue] = []
  /// Instructors.
  public var instructors: [Instructor] = []
  /// Courses.
  public var courses: [Course] = []
  /// Caps on the whole timetable.
  public var limits = Limits()
  /// Points that the goal `burden` gives.
  public var burden = BurdenPoints()
  /// What is optimised, most important first.
  public var goals = Tier.standard
  /// SHA-256 of the scenario's files in lower-case hexadecimal digits; empty where it was not read from files.
  public var sha256 = ""

  /// An empty scenario of one day.
  public init() {}

  /// Whether any `cost` key stands anywhere; where none does, the goal `cost` counts meetings.
  public var hasCosts: Bool {
    venues.contains { $0.cost != nil } || instructors.contains { $0.cost != nil }
  }

  /// The scenario as it is to be planned from a point in time on; the later one where one is known already.
  public func planned(from now: Instant?) -> Scenario {
    var scenario = self
    scenario.now = [self.now, now].compactMap(\.self).max()
    return scenario
  }

  /// Dates of the horizon on which something may still be planned.
  package var datesAhead: [CivilDate] {
    guard let now else { return Array(horizon.dates) }
    return horizon.dates.filter { zone.day($0).end > now }
  }

  /// The rules for single meetings of a course.
  public func meetingRules(of course: Ref<Course>) -> MeetingRules { courses[course].rules ?? rules.meeting }

  /// The holidays of a worker's employer, else the scenario's.
  public func holidays(of worker: Worker) -> Set<CivilDate> {
    worker.employer.flatMap { employers[$0].holidays } ?? holidays
  }
}

/// Caps on the whole timetable.
public struct Limits: Hashable, Sendable {
  /// Most money.
  public var cost: Money?
  /// Most meetings.
  public var meetings: Int?

  /// No caps.
  public init() {}
}
