/// A timetable, as its file holds it: names instead of positions, so that one made elsewhere can be checked too.
public struct Timetable: Sendable {
  /// Name of the scenario and SHA-256 of its files.
  public var scenarioName = "", scenarioHash = ""
  /// Names the plan through all its revisions; nil: `planId` makes a name of the content.
  public var id: String?
  /// Whether people have been told.
  public var state = State.draft
  /// Counts what was published.
  public var revision = 1
  /// From when on it was planned: what began before was history then; nil: all of it was planned.
  public var now: Instant?
  /// Why the search ended; nil where no search made it.
  public var stopped: Termination?
  /// Values and bounds, tier by tier.
  public var goals: [TierResult] = []
  /// How far it is from the timetable that it replaces or is compared with: no goals of the scenario, but bounded alike.
  public var changes: [TierResult] = []
  /// The meetings, by start, venue and id.
  public var meetings: [Meeting] = []
  /// The sections of courses with `attend: section`.
  public var sections: [Section] = []
  /// Needed pairs (worker, course) that are not completed, in the order of the workers' file.
  public var unplaced: [Unplaced] = []
  /// How it was made; nil where no search made it.
  public var solver: SolverNote?
  /// What people were told before this revision; nil where they were told nothing else.
  public var told: Told?
  /// Ids that meetings of earlier states of the plan had and that no meeting is to have again: calendars know meetings by
  /// them. Sorted.
  public var retired: [String] = []

  /// Keeps ids from being given again, but for those of meetings that are there.
  public mutating func retire(_ ids: some Sequence<String>) {
    let there = Set(meetings.map(\.id))
    retired = Set(retired).union(ids).subtracting(there).sorted()
  }

  /// A revision that people know, as far as it was still to come.
  public struct Told: Hashable, Sendable {
    /// Its plan, where that was another one: meetings of two plans are never the same, whatever their ids; nil: this one.
    public var plan: String?
    /// Its revision.
    public var revision: Int
    /// Its meetings, history aside.
    public var meetings: [Meeting]

    /// What was told.
    public init(plan: String? = nil, revision: Int, meetings: [Meeting]) {
      self.plan = plan
      self.revision = revision
      self.meetings = meetings
    }
  }

  /// An empty draft.
  public init() {}

  /// Whether people have been told.
  public enum State: String, Sendable { case draft, published }

  /// Why a search ended, apart from what it found.
  public enum Termination: String, Sendable { case optimal, gap, time, interrupted }
}

/// One class on one date.
public struct Meeting: Hashable, Sendable {
  /// Id, unique in the timetable.
  public var id: String
  /// Ids of the course, of the lesson, and, under `attend: section`, of the section.
  public var course, lesson: String, section: String?
  /// Id of the venue.
  public var venue: String
  /// Ids of the instructors.
  public var instructors: [String]
  /// From when (inclusive) to when (exclusive).
  public var start, end: Instant
  /// Ids of the learners, in the order of the workers' file.
  public var learners: [String]
  /// History: was held, is not checked and counts in no goal.
  public var held: Bool

  /// A meeting.
  public init(
    id: String, course: String, lesson: String, section: String? = nil, venue: String,
    instructors: [String] = [], start: Instant, end: Instant, learners: [String] = [], held: Bool = false
  ) {
    self.id = id
    self.course = course
    self.lesson = lesson
    self.section = section
    self.venue = venue
    self.instructors = instructors
    self.start = start
    self.end = end
    self.learners = learners
    self.held = held
  }

  /// When.
  public var interval: Interval { Interval(start: start, end: end) }
}

/// Learners who go through a course together.
public struct Section: Hashable, Sendable {
  /// Ids of the section and of its course.
  public var id, course: String
  /// Ids of the learners, in the order of the workers' file.
  public var learners: [String]

  /// A section.
  public init(id: String, course: String, learners: [String]) {
    self.id = id
    self.course = course
    self.learners = learners
  }
}

/// A worker who needs a course and does not complete it here.
public struct Unplaced: Hashable, Sendable {
  /// Ids of the worker and the course.
  public var worker, course: String
  /// Whether he or she could complete the course alone, with every hall and instructor free; nil where that was not worked out.
  public var possible: Bool?
  /// How many possible meetings each rule forbids, most first.
  public var reasons: [ReasonCount]

  /// An unplaced pair.
  public init(worker: String, course: String, possible: Bool?, reasons: [ReasonCount] = []) {
    self.worker = worker
    self.course = course
    self.possible = possible
    self.reasons = reasons
  }
}

/// A reason and how many possible meetings it forbids.
public struct ReasonCount: Hashable, Sendable {
  /// The reason.
  public var reason: Reason
  /// Possible meetings.
  public var count: Int

  /// `count` meetings for `reason`.
  public init(_ reason: Reason, _ count: Int) {
    self.reason = reason
    self.count = count
  }
}

/// What a bound rests on.
public enum Proof: String, CaseIterable, Sendable {
  /// Counted in whole numbers: who could complete what alone, and in company.
  case enumeration
  /// Programs or prices in floating point, rounded to the safe side.
  case floating
  /// Prices that stand in a certificate, with which anybody can work out the bound exactly.
  case certificate
}

/// Value and proved bound of one tier, conditional on the tiers above it being held.
public struct TierResult: Hashable, Sendable {
  /// The tier.
  public var tier: Tier
  /// Value of the timetable; of a weighted tier the weighted sum, with max-goals negated.
  public var value: Double
  /// No timetable that holds the tiers above is better than this; nil where nothing is proved.
  public var bound: Double?
  /// What the bound rests on, where that is known.
  public var proof: Proof?
  /// Value of each part of a weighted tier, parallel to `tier.parts`.
  public var parts: [Double]
  /// The gap as a file states it; nil where it states none. The verifier holds it against `gap`.
  public var statedGap: Double?

  /// Value and bound of a tier.
  public init(tier: Tier, value: Double, bound: Double?, parts: [Double] = []) {
    self.tier = tier
    self.value = value
    self.bound = bound
    self.parts = parts
  }

  /// Whether it counts changes to another timetable: no goal of a scenario.
  public var isChange: Bool { tier.parts.contains { Goal.changes.contains($0.goal) } }

  /// |bound − value| / max(1, |value|).
  public var gap: Double? { bound.map { abs($0 - value) / max(1, abs(value)) } }
}

/// How a timetable was made.
public struct SolverNote: Hashable, Sendable {
  /// Seconds from the start of the process.
  public var seconds: Double
  /// Threads and seed of the search.
  public var threads, seed: Int
  /// Version of GLPK.
  public var glpk: String
  /// What the operators of the search did; those that were never tried are left out.
  public var operators: [OperatorNote]

  /// A note.
  public init(seconds: Double, threads: Int, seed: Int, glpk: String, operators: [OperatorNote] = []) {
    self.seconds = seconds
    self.threads = threads
    self.seed = seed
    self.glpk = glpk
    self.operators = operators
  }
}

/// What one operator of a search did.
public struct OperatorNote: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// How often it changed a plan, and how often that plan was taken.
  public var calls, gains: Int
  /// Seconds that it took, all threads together.
  public var seconds: Double

  /// A note.
  public init(name: String, calls: Int, gains: Int, seconds: Double) {
    self.name = name
    self.calls = calls
    self.gains = gains
    self.seconds = seconds
  }
}
