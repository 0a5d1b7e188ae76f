internal import GLPK
import OffHours

/// Large neighbourhood search: frees a part of the plan, lets GLPK solve that part, keeps what is better.
///
/// Source: Shaw (1998). Each step optimises one tier and holds those above it as rows, so a step never trades an
/// important goal for a lesser one.
struct Improver {
  let instance: Instance
  private(set) var plan: Plan
  private(set) var standing: Standing
  private var maker: NeighbourhoodMaker
  private var pricer: ItineraryPricer
  /// Whether to end now.
  var isStopped: () -> Bool = { false }
  /// Seconds left, where time is limited.
  var secondsLeft: () -> Double? = { nil }
  var cancellation = CancellationToken()
  var onImprovement: (Standing) -> Void = { _ in }
  var onTrouble: (String) -> Void = { _ in }

  init(_ instance: Instance, _ plan: Plan, seed: Int) {
    self.instance = instance
    self.plan = plan
    standing = plan.standing(instance)
    maker = NeighbourhoodMaker(instance, seed: seed)
    pricer = ItineraryPricer(instance)
  }

  /// Improves one tier until it is closed, `patience` steps in a row found nothing, or the search is stopped.
  ///
  /// `isClosed` tells whether the tier's value cannot or need not get better.
  mutating func improve(tier: Int, patience: Int, isClosed: (Standing) -> Bool) {
    let courses = instance.courseOrder.filter { !instance.pairsOfCourse[$0].isEmpty }
    if courses.isEmpty { return }
    var idle = 0
    var turn = 0
    while idle < patience && !isStopped() && !isClosed(standing) {
      let course = courses[turn % courses.count]
      let size = 4 + (turn / courses.count) % 4 * 3
      turn += 1
      guard let better = step(tier: tier, course: course, size: size) else {
        idle += 1
        continue
      }
      plan = better.plan
      standing = better.standing
      idle = 0
      onImprovement(standing)
    }
  }

  /// One neighbourhood; the better plan, where there is one.
  private mutating func step(tier: Int, course: Int, size: Int) -> (plan: Plan, standing: Standing)? {
    guard let neighbourhood = maker.draw(plan, course: course, size: size, opensNew: true) else { return nil }
    let groups = Group.groups(of: neighbourhood.pairs, in: neighbourhood.base, instance)
    var master = CourseMaster(
      instance, course: course, base: neighbourhood.base, groups: groups,
      bundles: neighbourhood.bundles(instance), incumbent: standing, tier: tier)
    do {
      let seconds = secondsLeft()
      guard
        let found = try master.solve(
          &pricer, incumbent: plan, rounds: 6, nodes: 400, seconds: seconds, cancellation: cancellation)
      else { return nil }
      let value = found.standing(instance)
      return value.isBetter(than: standing, instance) ? (found, value) : nil
    } catch {
      onTrouble("\(error)")
      return nil
    }
  }
}
