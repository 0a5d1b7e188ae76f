import OffHours

@testable import GLPK
@testable import OffHoursSolver

extension JointRelaxation {
  /// The bounds of a tier after each part of the work, in minimised form, from an empty plan.
  static func bounds(_ instance: Instance, tier: Int, holding standing: GoalValues) -> [Double] {
    let alone = SoloFeasibility(instance)
    let company = MinimumSizePruning(
      instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) })
    return GLPKThread.run {
      var relaxation = JointRelaxation(instance, groups: company.groups, company: company)
      guard var progress = try? relaxation.start(tier: tier, holding: standing) else { return [] }
      var found: [Double] = []
      while !progress.isDone {
        try? relaxation.advance(
          &progress, iterations: 1, target: .infinity, cancellation: CancellationToken(), goOn: { _ in true })
        if let bound = progress.bound { found.append(bound) }
      }
      return found
    }
  }
}
