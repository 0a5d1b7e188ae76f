internal import GLPK
import OffHours

/// A relaxation of the whole timetable whose value no timetable can beat: all courses, halls, instructors and limits in
/// one linear program over itineraries, with meetings fractional and smallest sizes, sections and names left out.
///
/// Solved by column generation. Each round gives a bound that holds at once (Lagrangian, as in Desrosiers and Lübbecke,
/// "A primer in column generation", 2005): the value of the program plus what the best missing columns could still bring.
struct JointRelaxation {
  let instance: Instance
  let groups: [RelaxedGroup]
  var pricer: RelaxedPricer
  let tiers: [GoalWeights]
  /// Sets of instructors: those that teach some class, and all together.
  let faculties: [[Int]]

  let company: Company

  init(_ instance: Instance, groups: [RelaxedGroup], company: Company) {
    self.instance = instance
    self.company = company
    self.groups = groups
    pricer = RelaxedPricer(instance)
    tiers = instance.scenario.goals.map { GoalWeights($0) }
    var sets: [[Int]] = []
    for (course, definition) in instance.scenario.courses.enumerated() where definition.instructors > 0 {
      for lessonClass in instance.supply.classOfLesson[course] {
        let teachers = instance.supply.classes[lessonClass].teachers
        if !sets.contains(teachers) { sets.append(teachers) }
      }
    }
    let all = Array(Set(sets.flatMap(\.self))).sorted()
    if sets.count > 1 && !sets.contains(all) { sets.append(all) }
    faculties = sets
  }

  /// A bound on a tier with the tiers above held at the values of `standing`, in minimised form; nil where none was
  /// proved. `goOn` is asked between rounds with the bound so far; `onBetter` hears the duals that prove each better one.
  mutating func bound(
    tier: Int, holding standing: Standing, rounds: Int, cancellation: CancellationToken,
    goOn: (Double) -> Bool, onBetter: (RelaxedModel, [Double]) -> Void = { _, _ in }
  ) throws(GLPKFault) -> Double? {
    var model = model(tier, standing)
    let session = try Session(model.program)
    var options = LPOptions(method: .primal)
    options.cancellation = cancellation
    var best: Double?
    for _ in 0..<rounds {
      let outcome = try session.solveLPRobustly(options)
      guard outcome.status == .optimal, outcome.stopped == .finished else { break }
      let (gain, columns) = model.price(outcome.dual, &pricer)
      let safe = JointRelaxation.safe(outcome.objective + gain)
      if best.map({ safe > $0 }) ?? true {
        best = safe
        onBetter(model, outcome.dual)
      }
      if columns.isEmpty || outcome.objective - best! <= 1e-6 * max(1, abs(outcome.objective)) { break }
      if !goOn(best!) { break }
      try model.add(columns, to: session)
    }
    return best
  }

  func model(_ tier: Int, _ standing: Standing) -> RelaxedModel {
    RelaxedModel(
      instance, groups: groups, company: company, tiers: tiers, faculties: faculties, tier: tier,
      standing: standing)
  }

  /// A bound, less what rounding could have added.
  static func safe(_ bound: Double) -> Double { bound - 1e-7 * max(1, abs(bound)) }
}
