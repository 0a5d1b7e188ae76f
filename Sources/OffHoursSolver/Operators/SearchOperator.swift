import OffHours

/// A way to change a plan, in the search's portfolio.
///
/// A new one is a type with these three in `Operators`, and its place and turn in `Portfolio.operators`. It need not keep what is
/// better: the portfolio takes a plan where it is, and counts.
protocol SearchOperator: SendableMetatype {
  /// What statistics call it.
  static var name: String { get }
  /// Whether it is the one for this step: whether it applies at all, and then by chance. Asked in the portfolio's order, so
  /// what it draws decides what those behind it draw.
  static func isDrawn(_ step: inout SearchStep) -> Bool
  /// The plan changed; nil where nothing came of it. Runs on a thread of GLPK.
  static func changed(_ step: inout SearchStep) -> Plan?
}

/// What operators work on: the plan, the tier that is asked for, and what they share from step to step.
struct SearchStep: Sendable {
  let instance: Instance
  let models: ModelUse
  let control: SearchControl
  /// The best plan so far.
  var plan: Plan
  var standing: GoalValues
  /// The tier that is to be better; those above it are held.
  var tier = 0
  /// Number among the steps that begin from one plan, from 0.
  var number = 0
  /// Courses that somebody needs.
  let courses: [Int]
  var random: Randomness
  var maker: NeighbourhoodMaker
  var pricer: ItineraryPricer
  /// What was filled up last: doing so again gives the same.
  var filled: GoalValues?
  /// Attendances that a part of the compact model may have: as many as are decided at once; and rounds until the next.
  var partSize = 300
  var partPause = 6
  /// The course of this step, where one has been drawn, and how many have been.
  private(set) var course: Int?
  private(set) var drawn: Int
  /// Whether this step takes a part of the plan away for people's sake.
  var recreates = false

  init(
    _ instance: Instance, _ plan: Plan, _ standing: GoalValues, seed: Int, models: ModelUse,
    control: SearchControl
  ) {
    self.instance = instance
    self.models = models
    self.control = control
    (self.plan, self.standing) = (plan, standing)
    courses = instance.courseOrder.filter { !instance.pairsOfCourse[$0].isEmpty }
    random = Randomness(seed: seed &+ 7919)
    maker = NeighbourhoodMaker(instance, seed: seed, control: control)
    pricer = ItineraryPricer(instance)
    drawn = seed
  }

  /// Turns to the next step.
  mutating func turn(to number: Int) {
    self.number = number
    course = nil
    recreates = false
  }

  /// Whether the tier is about people alone; whether it asks what meetings cost; what it gives for a lesson.
  var countsPeople: Bool { instance.scenario.goals[tier].countsPeople }
  var countsMeetings: Bool {
    instance.scenario.goals[tier].parts.contains { [.cost, .meetings].contains($0.goal) }
  }
  var lessons: Double {
    instance.scenario.goals[tier].parts.first { $0.goal == .lessons }?.weight ?? 0
  }

  /// The course of this step: each as often as it has people, as a step in a small course costs no less.
  mutating func drawCourse() -> Int {
    if let course { return course }
    let course = draw(courses)
    self.course = course
    drawn += 1
    return course
  }

  /// One of some courses, each as often as it has people.
  mutating func draw(_ courses: [Int]) -> Int {
    var ticket = random.below(courses.reduce(0) { $0 + instance.pairsOfCourse[$1].count })
    for course in courses {
      ticket -= instance.pairsOfCourse[course].count
      if ticket < 0 { return course }
    }
    return courses[0]
  }
}

/// How often an operator was tried, how often its plan was taken, and how long it took.
struct OperatorCount: Sendable {
  var calls = 0, gains = 0
  var seconds = 0.0

  static func += (count: inout OperatorCount, other: OperatorCount) {
    count.calls += other.calls
    count.gains += other.gains
    count.seconds += other.seconds
  }
}

extension Tier {
  /// Whether the tier is about people alone.
  var countsPeople: Bool {
    parts.allSatisfy { [.targets, .completions, .fairness].contains($0.goal) }
  }
}
