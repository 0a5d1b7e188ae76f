/// Why an employer's people do not complete, and what would help them together.
public struct EmployerCard: Sendable {
  /// Id of the employer.
  public var employer: String
  /// Course by course, in the scenario's order, those that its people need.
  public var courses: [Standing] = []
  /// What keeps its people out: of how many a reason keeps some meeting, most first.
  public var reasons: [Cause] = []
  /// People and courses that are left out, and those of them that could not be had even alone.
  public var left = 0, impossible = 0
  /// Changes that bring in several of its people, most first; each was planned anew.
  public var remedies: [Remedy] = []
  /// How many changes were looked at, and how many plans were made anew.
  public var looked = 0, plans = 0
  /// The shifts to ask it for, through seats that are free.
  public var asks = AskList()

  /// A card with nothing on it.
  public init(employer: String) { self.employer = employer }

  /// How things stand in one course.
  public struct Standing: Hashable, Sendable {
    /// Id of the course; its people who need it, who had completed it before, and who complete it in the timetable.
    public var course: String, needed: Int, done: Int, completed: Int
    /// What is wanted of the employer; nil: nothing.
    public var wanted: Int?

    /// All of it.
    public init(course: String, needed: Int, done: Int, completed: Int, wanted: Int?) {
      self.course = course
      self.needed = needed
      self.done = done
      self.completed = completed
      self.wanted = wanted
    }

    /// Completions lacking.
    public var short: Int { wanted.map { max(0, $0 - done - completed) } ?? 0 }
  }

  /// A reason, and how many people and courses it concerns.
  public struct Cause: Hashable, Sendable {
    public var reason: Reason, pairs: Int

    /// A reason.
    public init(reason: Reason, pairs: Int) {
      self.reason = reason
      self.pairs = pairs
    }
  }

  /// A change, and what a plan made anew had with it.
  public struct Remedy: Sendable {
    /// What is changed; nil: nothing but the plan, with this employer's people first.
    public var change: ScenarioChange?
    /// Completions that its people gain, people of others who change, and who of others loses a course.
    public var gained: Int, othersChanged: Int, losing: [PersonCard.Loss]

    /// All of it.
    public init(change: ScenarioChange?, gained: Int, othersChanged: Int, losing: [PersonCard.Loss]) {
      self.change = change
      self.gained = gained
      self.othersChanged = othersChanged
      self.losing = losing
    }
  }
}
