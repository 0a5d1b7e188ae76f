internal import GLPK
import OffHours

/// The compact model of a scenario that is a little too large to be left to it: asked tier by tier, beside the search.
///
/// Its relaxation comes first, for a bound; then parts of it in which what the relaxation has no use for stays closed, for
/// better plans; then all of it, for the proof that there are none.
struct WholeModel: Sendable {
  private let model: CompactModel
  /// Per tier, what was asked for the values held above.
  private var asked: [Inquiry?]

  private struct Inquiry {
    var held: [Double]
    /// Nil where it was not solved in time.
    var relaxation: CompactRelaxation?
    /// Position among `parts`; as many as there are: the whole is asked.
    var part = 0
    /// The value that the whole was asked to beat, and how often: more subproblems each time.
    var value: Double?
    var times = 0
    var isDone = false
  }

  /// A part of the model, by what is closed in it.
  private enum Part {
    /// What the relaxation opens nowhere.
    case unopened
    /// What it would take so much of the room to a better plan to open.
    case dear(Double)
  }

  /// What came of it.
  struct Answer: Sendable {
    var plan: Plan?
    var isProved = false
    /// What the relaxation proves of the tier.
    var bound: Double?
  }

  private static let parts: [Part] = [.unopened, .dear(0.02), .dear(0.1)]
  /// Columns up to which it is asked.
  private static let mostColumns = 6000
  /// Subproblems and seconds of a part, and of the first attempt at the whole; each further one has `growth` times as many.
  private static let nodes = 300, growth = 3
  private static let seconds = 1.0, relaxationSeconds = 3.0
  private static let mostAttempts = 6
  /// Rounds without improvement before the first attempt at the whole, and before each further one.
  private static let pause = 6

  /// Nil where it would be too large.
  init?(_ instance: Instance) {
    guard CompactModel.size(instance, upTo: Self.mostColumns).columns <= Self.mostColumns else { return nil }
    model = CompactModel(instance)
    asked = Array(repeating: nil, count: instance.scenario.goals.count)
  }

  /// Whether there is something left to ask of a tier, and it is time: after some rounds that brought nothing.
  func isOpen(_ tier: Int, _ standing: GoalValues, idle: Int) -> Bool {
    guard let last = asked[tier], last.held == held(tier, standing), last.part == Self.parts.count else {
      return idle > 0
    }
    if last.value != value(tier, standing) { return idle >= Self.pause }
    return !last.isDone && idle >= Self.pause * (1 + last.times)
  }

  /// Asks for a bound of a tier, or for a plan that is better in it; where there seems to be none, for the proof. Runs on a
  /// thread of GLPK.
  mutating func answer(_ tier: Int, _ plan: Plan, _ standing: GoalValues, control: SearchControl) -> Answer {
    let held = held(tier, standing)
    do {
      guard var inquiry = asked[tier], inquiry.held == held else {
        return try relaxed(tier, held, standing, control)
      }
      defer { asked[tier] = inquiry }
      return if inquiry.part < Self.parts.count {
        try inPart(&inquiry, tier, standing, control)
      } else {
        try inWhole(&inquiry, tier, plan, standing, control)
      }
    } catch {
      if !control.isStopped() { control.report("\(error)") }
      return Answer()
    }
  }

  private mutating func relaxed(
    _ tier: Int, _ held: [Double], _ standing: GoalValues, _ control: SearchControl
  )
    throws -> Answer
  {
    // Without a relaxation there are no parts.
    asked[tier] = Inquiry(held: held, part: Self.parts.count)
    let seconds = control.secondsLeft().map { min($0 / 3, Self.relaxationSeconds) }
    let found = try control.timed(seconds) {
      try model.relaxed(on: standing, tier: tier, seconds: seconds, cancellation: control.cancellation)
    }
    guard let found else { return Answer() }
    asked[tier] = Inquiry(held: held, relaxation: found)
    return Answer(bound: model.bound(tier, found))
  }

  private func inPart(
    _ inquiry: inout Inquiry, _ tier: Int, _ standing: GoalValues, _ control: SearchControl
  ) throws -> Answer {
    let part = Self.parts[inquiry.part], relaxation = inquiry.relaxation!
    let seconds = control.secondsLeft().map { min($0 / 3, Self.seconds) }
    // A part is asked again until it has no more to give.
    inquiry.part += 1
    let found = try control.timed(seconds) {
      try model.improved(
        on: standing, tier: tier, nodes: Self.nodes, seconds: seconds, cancellation: control.cancellation
      ) { most in
        switch part {
        case .unopened: model.unopened(relaxation)
        case .dear(let share): relaxation.fixed(atMost: most, share: share)
        }
      }
    }
    if found.plan != nil && !found.isDecided { inquiry.part -= 1 }
    return Answer(plan: found.plan)
  }

  private func inWhole(
    _ inquiry: inout Inquiry, _ tier: Int, _ plan: Plan, _ standing: GoalValues, _ control: SearchControl
  ) throws -> Answer {
    let value = value(tier, standing)
    if inquiry.value != value { (inquiry.value, inquiry.times) = (value, 0) }
    let factor = (0..<inquiry.times).reduce(1) { total, _ in total * Self.growth }
    inquiry.times += 1
    inquiry.isDone = inquiry.times >= Self.mostAttempts
    let relaxation = inquiry.relaxation
    let seconds = control.secondsLeft().map { min($0 / 3, Self.seconds * Double(factor)) }
    let began = control.clock.seconds()
    let found = try control.timed(seconds) {
      try model.improved(
        on: standing, tier: tier, nodes: Self.nodes * factor, seconds: seconds,
        cancellation: control.cancellation
      ) { relaxation?.fixed(atMost: $0) ?? Fixing() }
    }
    guard found.isDecided && found.plan == nil else { return Answer(plan: found.plan) }
    // What cuts and the presolver say is asked again with care before it is believed.
    let end = seconds.map { began + 3 * $0 }
    let proof = control.timed(seconds.map { 3 * $0 }) {
      model.decided(
        on: plan, standing, tier: tier, nodes: 10 * Self.nodes * factor, relaxation: relaxation,
        secondsLeft: { end.map { max(0, $0 - control.clock.seconds()) } },
        cancellation: control.cancellation)
    }
    inquiry.isDone = inquiry.isDone || proof.isProved
    return Answer(plan: proof.plan, isProved: proof.isProved)
  }

  private func value(_ tier: Int, _ standing: GoalValues) -> Double {
    standing.value(model.instance.scenario.goals[tier], model.instance)
  }

  private func held(_ tier: Int, _ standing: GoalValues) -> [Double] {
    model.instance.scenario.goals[..<tier].map { standing.value($0, model.instance) }
  }
}
