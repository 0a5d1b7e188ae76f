/// What to ask employers for: the fewest shifts to be swapped or released that bring in as many as can be.
public struct AskList: Sendable {
  /// Who is brought in by which shifts, in the order of the workers' file.
  public var asks: [Ask] = []
  /// Who is not brought in: no seat is left, something else than shifts forbids, or the cap.
  public var others: [Other] = []
  /// No other list brings in as many with fewer shifts than this.
  public var atLeast = 0
  /// More places than this cannot be had through the seats that are free.
  public var atMost = 0
  /// How many of the places a plan made anew with everything granted has given to those who ask, and how many people
  /// are changed in it who ask for nothing.
  public var verified = 0, othersChanged = 0

  /// Whether such a plan was made.
  public var isTried = false
  /// Most people of a crew who were to be missing on one date; nil: any number.
  public var cap: Int?

  /// Nothing to ask.
  public init() {}

  /// One person, and the courses that he or she is brought into.
  public struct Ask: Hashable, Sendable {
    /// Ids of the worker and the courses.
    public var worker: String, courses: [String]
    /// Ids of the employer and the crew, if any.
    public var employer, crew: String?
    /// The shifts, by date; none: free seats would do as it is.
    public var shifts: [Shift]
    /// Ids of the meetings attended then.
    public var meetings: [String]

    /// All of it.
    public init(
      worker: String, courses: [String], employer: String?, crew: String?, shifts: [Shift], meetings: [String]
    ) {
      self.worker = worker
      self.courses = courses
      self.employer = employer
      self.crew = crew
      self.shifts = shifts
      self.meetings = meetings
    }
  }

  /// A shift that is asked for, and how it is given up.
  public struct Shift: Hashable, Sendable {
    /// The shift, and the change of the roster.
    public var shift: WorkShift, change: ScenarioChange

    /// A shift.
    public init(shift: WorkShift, change: ScenarioChange) {
      self.shift = shift
      self.change = change
    }

    /// Whether nobody comes in its place.
    public var isRelease: Bool {
      if case .release = change { return true }
      return false
    }
  }

  /// Somebody who stays out.
  public struct Other: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String

    /// A person and a course.
    public init(worker: String, course: String) {
      self.worker = worker
      self.course = course
    }
  }

  /// How many places it brings, a place being one person's course.
  public var places: Int { asks.reduce(0) { $0 + $1.courses.count } }
  /// How many shifts are asked for, and how many of them are releases.
  public var shifts: Int { asks.reduce(0) { $0 + $1.shifts.count } }
  /// How many of them nobody comes for.
  public var releases: Int { asks.reduce(0) { $0 + $1.shifts.count(where: \.isRelease) } }

  /// The scenario in which everything that is asked for is granted.
  public func granted(in scenario: Scenario) -> Scenario {
    asks.flatMap(\.shifts).reduce(scenario) { $1.change.applied(to: $0) }
  }
}
