internal import GLPK
import OffHours

/// What a tier could gain by more of something, told by the duals of the joint relaxation without solving it again.
///
/// Whatever prices are put on people, halls, hours and instructors, the Lagrangian of a changed scenario at these prices
/// is a bound on its timetables. The prices are those that make the bound of the scenario as it is best: so a change that
/// concerns nothing scarce leaves the bound where it was, and a bound that is no better than the value proves that the
/// change brings nothing.
package struct ResourcePrices: Sendable {
  /// The best that is proved of the tier as it is, in the tier's own direction.
  package let bound: Double
  private let duals: NamedDuals
  private let problem: Problem
  private let tier: Int
  private let standing: GoalValues

  /// Solves the relaxation of a tier with the tiers above held as in the problem's `start`; nil where that cannot be
  /// told: fairness or the burden among the goals, no such timetable, or numerical trouble.
  package init?(_ problem: Problem, tier: Int, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    let instance = Instance(problem)
    guard !instance.asksFairness, !instance.asksBurden,
      let plan = problem.start.flatMap({ Plan($0, instance) })
    else { return nil }
    let standing = plan.standing(instance)
    let found = GLPKThread.run { () -> (bound: Double, duals: NamedDuals)? in
      var relaxation = JointRelaxation(instance)
      return try? relaxation.duals(
        tier: tier, holding: standing,
        itineraries: RelaxedGroup.itineraries(plan, relaxation.groups, instance),
        goOn: { !isInterrupted() })
    }
    guard let found else { return nil }
    bound = ResourcePrices.own(found.bound, problem.scenario.goals[tier])
    duals = found.duals
    self.problem = problem
    self.tier = tier
    self.standing = standing
  }

  /// No timetable of a changed scenario that is as good in the tiers above is better in the tier than this.
  package func bound(of changed: Scenario) -> Double {
    var problem = problem
    problem.scenario = changed
    problem.start = nil
    var relaxation = JointRelaxation(Instance(problem))
    return ResourcePrices.own(
      relaxation.bound(tier: tier, holding: standing, at: duals), changed.goals[tier])
  }

  /// From the minimised form to the tier's own.
  private static func own(_ value: Double, _ tier: Tier) -> Double {
    tier.counted(tier.isMaximised ? -value : value)
  }
}

/// Duals by names that the relaxation of a changed scenario knows as well.
struct NamedDuals: Sendable {
  var people: [RelaxedGroup.Member: Double] = [:]
  /// Those who complete by their due date, or are late; and who is late whatever is done.
  var lapses: [RelaxedGroup.Member: Double] = [:], late = 0.0
  var held: [Double] = []
  var cost = 0.0, count = 0.0
  /// By course, in the order of its target rows.
  var targets: [[Double]] = []
  /// By venue: starts and duals.
  var venues: [[(start: Int, dual: Double)]] = []
  /// Whole sections, by course, then venue, and in all venues; fewest meetings, by course.
  var sections: [[Double]] = [], allSections: [Double] = [], fewest: [Double] = []
  /// By members of a faculty, then by week and by day.
  var weeks: [[Int]: [Int: Double]] = [:], days: [[Int]: [Int: Double]] = [:]
  /// Released minutes, by employer and by kind; by group who is away at which instant.
  var releasedTotals: [Double] = [], releasedKinds: [Double] = []
  var away: [[(start: Int, dual: Double)]] = []
}

extension JointRelaxation {
  /// The relaxation of an instance whose groups are still to be found.
  fileprivate init(_ instance: Instance) {
    let alone = SoloFeasibility(instance)
    let company = MinimumSizePruning(
      instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) })
    self.init(instance, groups: company.groups, company: company)
  }

  /// The bound of a tier, in minimised form, and the duals that prove it.
  fileprivate mutating func duals(
    tier: Int, holding standing: GoalValues, itineraries: [RelaxedModel.Itinerary], goOn: () -> Bool
  ) throws(GLPKFault) -> (bound: Double, duals: NamedDuals)? {
    var named: NamedDuals?
    var progress = try start(tier: tier, holding: standing, itineraries: itineraries)
    try advance(
      &progress, iterations: .max, target: tiers[tier].held(standing, instance),
      cancellation: CancellationToken(),
      goOn: { _ in goOn() }, onBetter: { model, dual in named = model.named(dual) })
    guard let bound = progress.bound, let named else { return nil }
    return (bound, named)
  }

  /// A bound on the tier at given prices, in minimised form.
  fileprivate mutating func bound(tier: Int, holding standing: GoalValues, at duals: NamedDuals) -> Double {
    var model = model(tier, standing)
    return JointRelaxation.safe(model.lagrangian(at: duals, pricer))
  }
}
