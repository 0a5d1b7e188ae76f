internal import GLPK
import OffHours

/// The compact model of a scenario that is a little too large to be left to it: asked tier by tier, beside the search, for a
/// better plan and for the proof that there is none.
struct WholeModel: Sendable {
  private let model: CompactModel
  /// Per tier, what was asked last and how often: more subproblems each time.
  private var asked: [Attempt?]

  private struct Attempt: Hashable {
    var values: [Double]
    var times = 0
    var isDone = false
  }

  /// What came of it.
  struct Answer: Sendable {
    var plan: Plan?
    var isProved = false
  }

  /// Columns up to which it is asked.
  private static let mostColumns = 6000
  /// Subproblems and seconds of the first attempt; each further one has `growth` times as many.
  private static let nodes = 100, growth = 3
  private static let seconds = 0.3
  private static let mostAttempts = 6
  /// Rounds without improvement before the first attempt, and before each further one.
  private static let pause = 6

  /// Nil where it would be too large.
  init?(_ instance: Instance) {
    guard CompactModel.size(instance, upTo: Self.mostColumns).columns <= Self.mostColumns else { return nil }
    model = CompactModel(instance)
    asked = Array(repeating: nil, count: instance.scenario.goals.count)
  }

  /// Whether there is something left to ask of a tier, and it is time: after some rounds that brought nothing.
  func isOpen(_ tier: Int, _ standing: GoalValues, idle: Int) -> Bool {
    guard let last = asked[tier], last.values == values(tier, standing) else { return idle >= Self.pause }
    return !last.isDone && idle >= Self.pause * (1 + last.times)
  }

  /// Asks for a plan that is better in a tier; where there seems to be none, for the proof. Runs on a thread of GLPK.
  mutating func answer(_ tier: Int, _ plan: Plan, _ standing: GoalValues, control: SearchControl) -> Answer {
    let values = values(tier, standing)
    var attempt = asked[tier]?.values == values ? asked[tier]! : Attempt(values: values)
    let factor = (0..<attempt.times).reduce(1) { total, _ in total * Self.growth }
    attempt.times += 1
    let seconds = control.secondsLeft().map { min($0 / 3, Self.seconds * Double(factor)) }
    let began = control.clock.seconds()
    var answer = Answer()
    do {
      let found = try control.timed(seconds) {
        try model.improved(
          on: standing, tier: tier, nodes: Self.nodes * factor, seconds: seconds,
          cancellation: control.cancellation)
      }
      answer.plan = found.plan
      if found.isDecided && found.plan == nil {
        // What cuts and the presolver say is asked again with care before it is believed.
        let end = seconds.map { began + 3 * $0 }
        let proof = control.timed(seconds.map { 3 * $0 }) {
          model.decided(
            on: plan, standing, tier: tier, nodes: 10 * Self.nodes * factor,
            secondsLeft: { end.map { max(0, $0 - control.clock.seconds()) } },
            cancellation: control.cancellation)
        }
        answer = Answer(plan: proof.plan, isProved: proof.isProved)
      }
    } catch {
      if !control.isStopped() { control.report("\(error)") }
    }
    attempt.isDone = answer.isProved || attempt.times >= Self.mostAttempts
    asked[tier] = attempt
    return answer
  }

  private func values(_ tier: Int, _ standing: GoalValues) -> [Double] {
    model.instance.scenario.goals[...tier].map { standing.value($0, model.instance) }
  }
}
