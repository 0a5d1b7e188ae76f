internal import GLPK
import OffHours

/// A relaxation of the whole timetable whose value no timetable can beat: all courses, halls, instructors and limits in
/// one linear program over itineraries, with meetings fractional and smallest sizes, sections and names left out.
///
/// Solved by column generation. Whatever the duals, the Lagrangian at them is a bound (Desrosiers and Lübbecke, "A primer
/// in column generation", 2005): what the rows allow at these prices plus what the best itinerary of everybody brings.
/// So a relaxation may be left at any time, and gone on with later.
struct JointRelaxation {
  let instance: Instance
  let groups: [RelaxedGroup]
  let pricer: RelaxedPricer
  let tiers: [GoalWeights]
  /// Sets of instructors: those that teach some class, and all together.
  let faculties: [[Int]]

  let company: MinimumSizePruning

  /// How far the relaxation of a tier has been solved.
  struct Progress: Sendable {
    var model: RelaxedModel
    fileprivate var program: LinearProgram
    fileprivate var basis: Basis?
    /// The best bound so far, in minimised form, and the duals that prove it.
    fileprivate(set) var bound: Double?
    fileprivate(set) var center: [Double] = []
    fileprivate var rounds = 0
    /// Programs since the bound became better by something that counts.
    fileprivate var idle = 0
    /// Whether nothing better can be had of it.
    fileprivate(set) var isDone = false
  }

  init(_ instance: Instance, groups: [RelaxedGroup], company: MinimumSizePruning) {
    self.instance = instance
    self.company = company
    self.groups = groups
    pricer = RelaxedPricer(instance)
    tiers = instance.scenario.goals.map { GoalWeights($0) }
    faculties = ResourceRows.faculties(instance, of: instance.scenario.courses.indices)
  }

  func model(_ tier: Int, _ standing: GoalValues) -> RelaxedModel {
    RelaxedModel(
      instance, groups: groups, company: company, tiers: tiers, faculties: faculties, tier: tier,
      standing: standing)
  }

  /// The relaxation of a tier with the tiers above held at the values of `standing`, not yet solved. With the itineraries
  /// of a timetable of that standing the program is feasible from the first round.
  func start(tier: Int, holding standing: GoalValues, itineraries: [RelaxedModel.Itinerary] = [])
    throws(GLPKFault) -> Progress
  {
    var model = model(tier, standing)
    let session = try Session(model.program)
    try model.add(itineraries, to: session)
    return Progress(model: model, program: session.program)
  }

  /// Solves on, up to about so many simplex iterations. `target` is a value of the tier that is reached (minimised form;
  /// infinity where none is known); `isOver` ends it at once; `goOn` is asked between rounds with the bound so far; `onBetter` hears the duals that
  /// prove each better one.
  mutating func advance(
    _ progress: inout Progress, iterations most: Int, target: Double, cancellation: CancellationToken,
    isOver: () -> Bool = { false }, goOn: (Double) -> Bool,
    onBetter: (RelaxedModel, [Double]) -> Void = { _, _ in }
  ) throws(GLPKFault) {
    let session = try Session(progress.program)
    if let basis = progress.basis { try session.setBasis(basis) }
    var options = LPOptions(method: .primal)
    options.cancellation = cancellation
    var iterations = 0
    while true {
      let outcome = try session.solveLPRobustly(options)
      guard outcome.status == .optimal, outcome.stopped == .finished else {
        progress.isDone = true
        break
      }
      iterations += outcome.iterations
      let isFirst = progress.rounds == 0
      progress.rounds += 1
      let before = progress.bound ?? -.infinity
      let (gain, found) = progress.model.price(outcome.dual, pricer)
      progress.take(outcome.objective + gain, outcome.dual, onBetter)
      if isFirst, let priced = try progress.model.enterIfScarce(session, outcome.dual, pricer, isOver) {
        progress.take(priced.value, priced.dual, onBetter)
      }
      guard progress.bound != nil else {
        progress.isDone = true
        break
      }
      if outcome.objective - progress.bound! <= 1e-6 * max(1, abs(outcome.objective)) {
        progress.isDone = true
        break
      }
      if isOver() || !goOn(progress.bound!) { break }
      try progress.model.prune(outcome, session)
      let new = try progress.model.add(found, to: session)
      try ascend(
        &progress, from: outcome.dual, target: min(target, outcome.objective), session, isOver, onBetter)
      let isBetter = progress.bound! - before > 1e-6 * max(1, abs(progress.bound!))
      progress.idle = isBetter ? 0 : progress.idle + 1
      // Nothing new at the program's own duals: its value is the relaxation's.
      if new == 0 || progress.idle >= JointRelaxation.patience
        || progress.rounds >= JointRelaxation.mostRounds
      {
        progress.isDone = true
        break
      }
      if isOver() || !goOn(progress.bound!) || iterations >= most { break }
    }
    progress.program = session.program
    progress.basis = session.basis()
  }

  /// Prices between the best so far and the program's, and some steps up from there: with each come itineraries that the
  /// program would ask for later.
  ///
  /// Smoothing after Wentges (1997); steps along the subgradient with a length after Polyak.
  private mutating func ascend(
    _ progress: inout Progress, from dual: [Double], target: Double, _ session: Session,
    _ isOver: () -> Bool, _ onBetter: (RelaxedModel, [Double]) -> Void
  ) throws(GLPKFault) {
    func padded(_ dual: [Double]) -> [Double] {
      dual + Array(repeating: 0, count: session.rowCount - dual.count)
    }
    var prices = zip(padded(progress.center), padded(dual)).map { 0.5 * $0 + 0.5 * $1 }
    var direction: [Double] = []
    var length = 1.0
    for _ in 0..<JointRelaxation.steps where !isOver() {
      let (gain, found) = progress.model.price(prices, pricer)
      try progress.model.add(found, to: session)
      prices = padded(prices)
      direction = padded(direction)
      let value = progress.model.constant(prices) + gain
      if !progress.take(value, prices, onBetter) { length *= 0.9 }
      let slacks = progress.model.slack(found)
      var norm = 0.0
      for (row, slack) in slacks {
        direction[row] = slack + 0.5 * direction[row]
        if prices[row] < 0 || direction[row] < 0 { norm += direction[row] * direction[row] }
      }
      let step = length * (target - value) / norm
      // Prices of the wrong sign are worth −∞; no step leads on from there.
      if norm == 0 || !(step > 0) || !step.isFinite { break }
      for (row, _) in slacks { prices[row] = min(0, prices[row] + step * direction[row]) }
    }
  }

  /// Prices tried between two programs.
  private static let steps = 5
  /// Programs without a better bound, and programs at all, after which a relaxation is left as it is.
  private static let patience = 25
  private static let mostRounds = 300

  /// A bound, less what rounding could have added.
  static func safe(_ bound: Double) -> Double { bound - 1e-7 * max(1, abs(bound)) }
}

extension JointRelaxation.Progress {
  /// Takes a bound where it is better; whether it was.
  @discardableResult
  fileprivate mutating func take(
    _ value: Double, _ dual: [Double], _ onBetter: (RelaxedModel, [Double]) -> Void
  ) -> Bool {
    // A program in numerical trouble has duals that are no numbers: they prove nothing.
    guard !value.isNaN, !dual.contains(where: \.isNaN) else { return false }
    // Nor does a price of the wrong sign, however small: it makes nothing of what a row allows.
    let safe = value.isFinite ? JointRelaxation.safe(value) : -Double.greatestFiniteMagnitude
    if let bound, safe <= bound { return false }
    bound = safe
    center = dual
    onBetter(model, dual)
    return true
  }
}
