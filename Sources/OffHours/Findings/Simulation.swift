/// Timetables played many times against people who leave and people who do not turn up.
public struct Simulation: Sendable {
  /// How many times each timetable was played, and the seed of what was drawn.
  public var runs: Int, seed: Int
  /// How many times each was to be played, where that was cut short; nil where all of it was done.
  public var asked: Int?
  /// Share of attendances that are missed by people who are still there.
  public var noShow: Double
  /// The timetables, in the order given. All of them met the same fate in the same run.
  public var plans: [SimulatedPlan]

  /// A simulation.
  public init(runs: Int, seed: Int, noShow: Double, plans: [SimulatedPlan]) {
    self.runs = runs
    self.seed = seed
    self.noShow = noShow
    self.plans = plans
  }
}

/// What became of one timetable.
public struct SimulatedPlan: Sendable {
  /// What people call it.
  public var name: String
  /// Completions of all courses.
  public var total: Band
  /// Learners who leave before the last of their meetings.
  public var left: Band
  /// Course by course, in the order of the scenario.
  public var courses: [CourseBand]
  /// Days from the first date of the horizon to the last meeting, on average over the completions planned.
  public var meanDays: Double
  /// Share of the runs in which more (fewer) complete than with the first timetable.
  public var ahead: Double, behind: Double
  /// Where it breaks first.
  public var fragility = Fragility()

  /// A plan's fate.
  public init(
    name: String, total: Band, left: Band, courses: [CourseBand], meanDays: Double, ahead: Double,
    behind: Double
  ) {
    self.name = name
    self.total = total
    self.left = left
    self.courses = courses
    self.meanDays = meanDays
    self.ahead = ahead
    self.behind = behind
  }

  /// Completions of one course.
  public struct CourseBand: Sendable {
    /// Id and name of the course.
    public var id, name: String
    /// All of them.
    public var total: Band
    /// Employer by employer, in the order of the scenario, those without learners left out; people without an employer
    /// come last, with nil for id and name.
    public var employers: [(id: String?, name: String?, band: Band)]

    /// Completions of a course.
    public init(
      id: String, name: String, total: Band, employers: [(id: String?, name: String?, band: Band)]
    ) {
      self.id = id
      self.name = name
      self.total = total
      self.employers = employers
    }
  }
}

/// How often a count came out how large.
public struct Band: Hashable, Sendable {
  /// What the timetable plans.
  public var planned: Int
  /// What at least 5 %, 50 % and 95 % of the runs stay at or below: the smallest count of which that is true.
  public var low: Int, median: Int, high: Int
  /// The average over the runs.
  public var mean: Double

  /// The band of a histogram: `counts[n]` runs came to n. All zero where there was no run.
  public init(planned: Int, counts: [Int]) {
    let runs = counts.reduce(0, +)
    func quantile(_ percent: Int) -> Int {
      var sum = 0
      for (value, count) in counts.enumerated() {
        sum += count
        // In whole numbers: sum / runs >= percent / 100.
        if sum * 100 >= runs * percent, sum > 0 { return value }
      }
      return 0
    }
    self.planned = planned
    low = quantile(5)
    median = quantile(50)
    high = quantile(95)
    mean =
      runs == 0 ? 0 : Double(counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }) / Double(runs)
  }
}
