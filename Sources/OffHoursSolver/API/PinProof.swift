internal import GLPK
import OffHours

extension Solver {
  /// Whether it is proved that no timetable keeps the rules, which only meetings that have to be held can cause: one that breaks
  /// a rule by itself, or, where the compact model is small enough, all of them together. A search that finds no place for such
  /// a meeting proves nothing. Complexity: one integer program.
  package func provesNothingHolds() -> Bool {
    let instance = Instance(problem)
    if instance.impossiblePin != nil { return true }
    guard CompactModel.size(instance, upTo: models.smallColumns).columns <= models.smallColumns else {
      return false
    }
    let clock = clock, end = problem.limits.deadline
    return GLPKThread.run {
      CompactModel(instance).solve(secondsLeft: { end.map { max(0, $0 - clock.seconds()) } }).isInfeasible
    }
  }
}
