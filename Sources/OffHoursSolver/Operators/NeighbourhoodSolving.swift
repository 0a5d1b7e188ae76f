internal import GLPK
import OffHours

extension Neighbourhood {
  /// The plan that the master of the course makes of this; nil where it finds none that keeps the tiers above `tier` at
  /// what `standing` has. Runs on a thread of GLPK.
  ///
  /// A fault costs this step, never the run.
  func solved(
    _ instance: Instance, _ pricer: inout ItineraryPricer, from plan: Plan, holding standing: GoalValues,
    tier: Int, rounds: Int, nodes: Int, seconds: Double?, control: SearchControl,
    asking isAsked: ((MeetingBlock.Member) -> Bool)? = nil
  ) -> Plan? {
    var master = CourseMaster(
      instance, course: course, base: base, groups: Group.groups(of: pairs, in: base, instance),
      bundles: bundles(instance), incumbent: standing, tier: tier)
    do {
      return try control.timed(seconds) {
        try master.solve(
          &pricer, incumbent: plan, rounds: rounds, nodes: nodes, seconds: seconds,
          cancellation: control.cancellation, asking: isAsked)
      }
    } catch {
      if !control.isStopped() { control.report("\(error)") }
      return nil
    }
  }
}
