internal import GLPK
import OffHours

/// Proves the bounds of a timetable's tiers anew, with nothing but prices that a certificate can hold.
///
/// The rows of instructors' days and weeks, of whole sections and of caps on release are left out, as is what is counted
/// about the fewest meetings: a reader would have to trust the program for what they ration. So a bound may be weaker than
/// the search's own.
package struct Certifier {
  private let instance: Instance
  private let plan: Plan
  private let timetable: Timetable

  /// Of a timetable of the problem's scenario; nil where it has meetings that the scenario does not offer.
  package init?(_ problem: Problem, _ timetable: Timetable) {
    var problem = problem
    problem.start = timetable
    // History credits those who came.
    problem.fixed = timetable.meetings.filter(\.held)
    instance = Instance(problem)
    guard let plan = Plan(timetable, instance) else { return nil }
    self.plan = plan
    self.timetable = timetable
  }

  /// What a timetable has of each goal that a certificate knows, in whole units.
  static func values(_ standing: GoalValues) -> [(goal: Goal, value: Int)] {
    [
      (.targets, standing.targets), (.completions, standing.completions), (.cost, standing.cost),
      (.meetings, standing.meetings), (.rest, standing.rest), (.travel, standing.travel),
      (.early, standing.early), (.lessons, standing.lessons), (.lapses, standing.lapses),
      (.release, standing.release),
    ]
  }

  /// Goals that a certificate knows; it says nothing of tiers with others.
  package static let goals = Set(values(GoalValues()).map(\.goal))

  /// The certificate; nil where the people and meetings are too many to write down (1,500,000 pairs of a group and a
  /// meeting). Every tier gets an equal part of the seconds that are left.
  package func certificate(
    secondsLeft: @escaping @Sendable () -> Double?, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> Certificate? {
    let instance = instance, plan = plan, results = timetable.goals
    var certificate = GLPKThread.run { () -> Certificate? in
      let isOver = { isInterrupted() || (secondsLeft() ?? 1) <= 0 }
      let alone = SoloFeasibility(instance, isOver: isOver)
      let company = MinimumSizePruning(
        instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) },
        isOver: isOver)
      var relaxation = JointRelaxation(instance, groups: company.groups, company: company)
      let standing = plan.standing(instance)
      let first = relaxation.model(0, standing)
      guard let links = StrongLinks(first) else { return nil }
      var certificate = Certificate(instance, first, links, standing)
      for (tier, var result) in results.enumerated() where tier < instance.scenario.goals.count {
        result.tier = instance.scenario.goals[tier]
        var entry = Certificate.Tier(result: result)
        let asked = instance.scenario.goals[tier].parts.map(\.goal)
        if Set(asked).isSubset(of: Certifier.goals) {
          let left = secondsLeft().map { $0 / Double(results.count - tier) }
          let end = left.flatMap { left in secondsLeft().map { $0 - left } }
          let isTierOver = { isOver() || end.map { secondsLeft() ?? 1 <= $0 } ?? false }
          entry = Certifier.entry(result, tier, plan, standing, &relaxation, links, isOver: isTierOver)
        }
        certificate.tiers.append(entry)
      }
      return certificate
    }
    certificate?.scenario = instance.scenario.name
    certificate?.stamp = timetable.stamp
    return certificate
  }

  private static func entry(
    _ result: TierResult, _ tier: Int, _ plan: Plan, _ standing: GoalValues,
    _ relaxation: inout JointRelaxation, _ links: StrongLinks, isOver: () -> Bool
  ) -> Certificate.Tier {
    let instance = relaxation.instance, definition = instance.scenario.goals[tier]
    /// The entry of a bound in minimised form, rounded as the reader rounds it.
    func entry(_ value: Double) -> Certificate.Tier {
      Certificate.Tier(
        result: result,
        bound: instance.rounded(definition.isMaximised ? -value : value, definition, slack: 1e-9))
    }
    /// Whether nothing more can be proved: the timetable has as much.
    func isEnough(_ value: Double) -> Bool {
      entry(value).bound.map { abs($0 - result.value) <= 1e-9 * max(1, abs(result.value)) } ?? false
    }
    var model = relaxation.model(tier, standing)
    let pricer = RelaxedPricer(instance)
    var decomposition = DualDecomposition(
      model, links, dual: Array(repeating: 0, count: model.program.rowCount), earlier: nil, pricer)
    var best = CertifiedPrices(
      model, links, dual: decomposition.dual, prices: links.group.map { _ in 0 })
    var value = best.value(decomposition, pricer)
    func take(_ dual: [Double], _ prices: [Double]) {
      let next = CertifiedPrices(model, links, dual: dual, prices: prices)
      let reached = next.value(decomposition, pricer)
      if reached > value { (best, value) = (next, reached) }
    }
    if !isEnough(value) && !isOver() {
      let ways = RelaxedGroup.itineraries(plan, relaxation.groups, instance)
      let target = relaxation.tiers[tier].held(standing, instance)
      if var solved = try? relaxation.start(tier: tier, holding: standing, itineraries: ways) {
        try? relaxation.advance(
          &solved, iterations: .max, target: target, cancellation: CancellationToken(), isOver: isOver,
          goOn: { _ in true })
        if !solved.center.isEmpty {
          model = solved.model
          decomposition = DualDecomposition(
            model, links, dual: model.certifiable(solved.center), earlier: nil, keeping: model.uncertified,
            pricer)
          take(decomposition.dual, decomposition.prices)
          while !isOver(), !decomposition.isDone, !isEnough(value) {
            decomposition.advance(steps: decomposition.round, target: target, pricer) { _ in !isOver() }
            take(decomposition.dual, decomposition.prices)
          }
        }
      }
    }
    var entry = entry(value)
    // A bound that the timetable itself beats is none, whatever went wrong.
    let slack = 1e-6 * max(1, abs(result.value))
    guard let bound = entry.bound,
      definition.isMaximised ? bound >= result.value - slack : bound <= result.value + slack
    else { return Certificate.Tier(result: result) }
    entry.prices = best.written(model, links)
    return entry
  }
}

/// Prices as a certificate writes them: of the right sign, those of attending in multiples of a unit.
private struct CertifiedPrices {
  private var dual: [Double]
  private let links: [Int]
  private let unit: Double

  init(_ model: RelaxedModel, _ links: StrongLinks, dual: [Double], prices: [Double]) {
    self.dual = model.certifiable(dual)
    let prices = prices.map { $0.isFinite ? $0 : 0 }
    let largest = prices.reduce(0) { max($0, abs($1)) }
    // Nine digits, decimal ones.
    let digits = largest > 0 ? Int((Double(largest.exponent) * 0.30103).rounded(.down)) - 8 : 0
    let unit = Double("1e\(digits)") ?? 1
    self.unit = unit
    self.links = prices.map { Int(($0 / unit).rounded()) }
    // People with a due date are in time or late: what that costs decides the price.
    let lapse = max(0, model.weights(self.dual).lapses)
    for row in model.lapseRows { self.dual[row] = lapse }
  }

  /// What they prove, in minimised form, less what rounding could have added.
  func value(_ decomposition: DualDecomposition, _ pricer: RelaxedPricer) -> Double {
    let value = decomposition.value(dual, links.map { Double($0) * unit }, pricer)
    return value - 1e-9 * max(1, abs(value))
  }

  func written(_ model: RelaxedModel, _ links: StrongLinks) -> Certificate.Prices {
    var prices = Certificate.Prices()
    // Rows that entered after these prices were found cost nothing at them.
    let named = model.named(dual + Array(repeating: 0, count: max(0, model.rowLimits.count - dual.count)))
    prices.held = named.held.map { max(0, -$0) }
    prices.cost = max(0, -named.cost)
    prices.meetings = max(0, -named.count)
    prices.targets = named.targets.joined().map { max(0, $0) }
    prices.venues = named.venues.map { $0.filter { $0.dual < 0 }.map { ($0.start, -$0.dual) } }
    prices.unit = unit
    prices.attending = links.meetings.map { meeting in meeting.links.map { self.links[$0] } }
    return prices
  }
}
