internal import GLPK
import OffHours

/// All operators of the search: draws one a step, takes its plan where that is better, and counts.
struct Portfolio: Sendable {
  /// When an operator has its turn.
  enum Turn {
    /// Each time that a plan is begun from.
    case opening
    /// In rounds of its own, on all threads at once: it takes longer than the others.
    case round
    /// In steps, each of which takes the first that is drawn.
    case step
  }

  /// In the order in which they are asked.
  static let operators: [(turn: Turn, type: any SearchOperator.Type)] = [
    (.opening, FillUp.self), (.opening, Invitations.self),
    (.round, ModelNeighbourhood.self),
    (.step, Rebuilding.self), (.step, Annealing.self), (.step, Reseating.self),
    (.step, RuinAndRecreate.self), (.step, SectionDive.self), (.step, FreedMeetings.self),
  ]

  private let instance: Instance
  /// What the next call works on.
  private var step: SearchStep
  /// The same without release, where there is release: meetings chosen for those whom it would let come serve few of them
  /// where caps are tight. Changes places with `step` from call to call; nil where nobody is released.
  private var other: SearchStep?
  /// Parallel to `operators`.
  private(set) var counts = Array(repeating: OperatorCount(), count: operators.count)
  /// Per operator, calls since a plan was last taken.
  private var misses = Array(repeating: 0, count: operators.count)
  /// Whether operators that bring nothing stand back; and after how many calls.
  private let isPatient: Bool
  private static let patience = 8

  /// Operators for plans of an instance; `plan` and `standing` are any, until something is improved.
  init(
    _ instance: Instance, _ plan: Plan, _ standing: GoalValues, seed: Int, models: ModelUse,
    control: SearchControl
  ) {
    self.instance = instance
    isPatient = ModelNeighbourhood.applies(instance)
    step = SearchStep(instance, plan, standing, seed: seed, models: models, control: control)
    guard instance.hasRelease else { return }
    let tight = instance.tightened(Tightening(withoutRelease: true))
    other = SearchStep(tight, plan, standing, seed: seed, models: models, control: control)
  }

  /// Takes `steps` steps from a plan and returns the best plan found, or nil where none was better.
  ///
  /// Runs on a thread of GLPK.
  mutating func improve(_ plan: Plan, _ standing: GoalValues, tier: Int, steps: Int) -> (
    plan: Plan, standing: GoalValues
  )? {
    if step.courses.isEmpty { return nil }
    if let next = other { (step, other) = (next, step) }
    (step.plan, step.standing, step.tier) = (plan, standing, tier)
    var isBetter = false
    for position in Self.positions(.opening) where Self.operators[position].type.isDrawn(&step) {
      isBetter = take(position) || isBetter
    }
    for position in Self.positions(.round)
    where !step.control.isStopped() && Self.operators[position].type.isDrawn(&step) {
      return take(position) || isBetter ? (step.plan, step.standing) : nil
    }
    let ofSteps = Self.positions(.step)
    for number in 0..<steps where !step.control.isStopped() {
      step.turn(to: number)
      guard let position = ofSteps.first(where: { isDrawn($0) }) else { continue }
      isBetter = take(position) || isBetter
    }
    return isBetter ? (step.plan, step.standing) : nil
  }

  private static func positions(_ turn: Turn) -> [Int] {
    operators.indices.filter { operators[$0].turn == turn }
  }

  /// Whether an operator is the one for this step. One that has brought nothing for long is drawn less often, where others
  /// can take its place.
  private mutating func isDrawn(_ position: Int) -> Bool {
    guard Self.operators[position].type.isDrawn(&step) else { return false }
    let misses = self.misses[position] / Self.patience
    return misses == 0 || !isPatient || Self.operators[position].type == FreedMeetings.self
      || step.random.below(1 << min(misses, 3)) == 0
  }

  /// A plan of nothing but the few sections of courses, chosen by their masters; nil where there are none such.
  mutating func seated(tier: Int) -> Plan? {
    step.tier = tier
    return Reseating.seated(&step)
  }

  /// A plan in which somebody is placed, where constructions place nobody; nil where one draw finds none.
  mutating func placed(_ plan: Plan, _ standing: GoalValues, tier: Int) -> Plan? {
    (step.plan, step.standing, step.tier) = (plan, standing, tier)
    return ModelNeighbourhood.placed(&step)
  }

  /// Lets an operator change the plan, and takes what it made where that is better.
  private mutating func take(_ position: Int) -> Bool {
    let began = step.control.clock.seconds()
    let changed = Self.operators[position].type.changed(&step)?.mended(instance)
    counts[position].calls += 1
    defer { counts[position].seconds += step.control.clock.seconds() - began }
    misses[position] += 1
    guard let changed else { return false }
    let standing = changed.standing(instance)
    guard standing.isBetter(than: step.standing, instance) else { return false }
    counts[position].gains += 1
    misses = Array(repeating: 0, count: misses.count)
    (step.plan, step.standing) = (changed, standing)
    return true
  }

  /// What the operators of some portfolios did together; those that were never tried are left out.
  static func notes(_ portfolios: [Portfolio]) -> [OperatorNote] {
    operators.enumerated().compactMap { position, entry in
      var count = OperatorCount()
      for portfolio in portfolios { count += portfolio.counts[position] }
      return count.calls == 0
        ? nil
        : OperatorNote(name: entry.type.name, calls: count.calls, gains: count.gains, seconds: count.seconds)
    }
  }
}
