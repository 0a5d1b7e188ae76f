internal import GLPK
import OffHours

/// The course of a search: a plan at once, then tier by tier bound and improvement, in rounds at which threads meet.
struct Search {
  let instance: Instance
  let control: SearchControl
  private(set) var plan: Plan
  private(set) var standing: GoalValues
  /// What the search works on: the plan without people who belong together, who join in whatever is found. The same as the
  /// plan where there are none; nil where it does not stand without them.
  private(set) var core: (plan: Plan, standing: GoalValues)?
  private var book: BoundBook?
  private(set) var improvers: [Portfolio]
  /// The same for the instance without the freedoms of its courses, where they have some: what steps count on a freedom for
  /// may not help, and a step without it still gives a plan of the instance.
  private var tightImprovers: [Portfolio]
  /// The compact model, where it is small enough to be asked beside the search.
  private var whole: WholeModel?
  /// Whether it is proved that no timetable holds what has to be held.
  private(set) var isDecided = false
  /// Rounds and passes through all tiers so far.
  private var rounds = 0
  private var pass = 0
  /// Rounds without improvement after which a tier is left.
  private let patience: Int

  let start: Plan?
  /// What stands of a kept timetable, with meetings that may be too small.
  let loose: Plan?
  let models: ModelUse

  init(
    _ instance: Instance, _ control: SearchControl, start: Plan? = nil, loose: Plan? = nil,
    models: ModelUse = ModelUse()
  ) {
    self.models = models
    self.start = start
    self.loose = loose
    self.instance = instance
    self.control = control
    patience = instance.pairs.count <= 20 ? 64 : instance.pairs.count <= 60 ? 32 : 8
    plan = Plan(instance)
    standing = plan.standing(instance)
    let threads = max(1, control.limits.threads)
    improvers = (0..<threads).map { [plan, standing] in
      Portfolio(
        instance, plan, standing, seed: control.limits.seed &* 64 &+ $0, models: models, control: control)
    }
    tightImprovers = []
    if let tightest = Tightening.all(instance).first, instance.pairs.count <= Search.mostTightened {
      let tight = instance.tightened(tightest)
      tightImprovers = (0..<threads).map { [plan, standing] in
        Portfolio(
          tight, plan, standing, seed: control.limits.seed &* 64 &+ 32 &+ $0, models: models,
          control: control)
      }
    }
  }

  /// Pairs up to which steps are also taken without freedoms.
  private static let mostTightened = 2000
  /// Rounds without improvement after which a tier counts as no longer getting better.
  private static let fewIdle = 4
  /// Rounds without improvement for which a tier within the gap is still worked on, where the compact model may decide it.
  private static let mostWaited = 20
  /// Part of the time for the compact model before anything else.
  private static let compactShare = 0.2
  /// Every so many rounds steps are taken without freedoms, where people are counted.
  private static let tightTurn = 3

  /// What was found: the plan, the bounds of its tiers, and why the search ended.
  typealias Found = (
    plan: Plan, bounds: [(bound: Double, proof: Proof)?], stopped: Timetable.Termination,
    operators: [OperatorNote]
  )

  /// Searches until done.
  mutating func run() throws(SolverError) -> Found {
    let isSmall =
      models.isAsked
      && CompactModel.size(instance, upTo: models.smallColumns).columns <= models.smallColumns
    do throws(SolverError) {
      try begin()
    } catch {
      // What a greedy plan cannot hold, the compact model may: it decides where it is small enough.
      guard isSmall, instance.impossiblePin == nil else { throw error }
      let decided = compact(from: nil)
      isDecided = decided.isInfeasible
      guard let plan = decided.plan, let standing = decided.standing else { throw error }
      takeWhole(plan, standing)
    }
    if standing.isPerfect(instance) {
      let values = instance.scenario.goals.map { tier -> (bound: Double, proof: Proof)? in
        (standing.value(tier, instance), .enumeration)
      }
      return (plan, values, .optimal, [])
    }
    if isSmall && !control.limits.firstOnly && !control.isStopped() {
      let decided = compact(from: plan)
      if let better = decided.plan, let standing = decided.standing,
        standing.isBetter(than: self.standing, instance)
      {
        takeWhole(better, standing)
      }
      if decided.isProved {
        let counted = BoundBook(instance, alone: SoloFeasibility(instance))
        let values = instance.scenario.goals.indices.map { tier -> (bound: Double, proof: Proof)? in
          let value = standing.value(instance.scenario.goals[tier], instance)
          return (value, counted.proof(tier, value))
        }
        return (plan, values, .optimal, [])
      }
    }
    if !(control.limits.firstOnly && control.limits.isTrial) {
      book = alone { [instance, control] in
        BoundBook(
          instance, alone: SoloFeasibility(instance, inGroups: true, isOver: control.isOver),
          isOver: control.isOver)
      }
    }
    if !control.limits.firstOnly && book != nil {
      if models.isAsked { whole = alone { [instance] in WholeModel(instance) } ?? nil }
      while !isFinished() && !control.isStopped() && (control.limits.deadline != nil || pass < 1) {
        let began = control.clock.seconds()
        optimise()
        pass += 1
        // A clock that stands still ends nothing: one pass has to do, as where time is not limited.
        if control.clock.seconds() == began { break }
      }
      invite()
      proveAgain()
    }
    let bounds = instance.scenario.goals.indices.map { tier -> (bound: Double, proof: Proof)? in
      book.map { book in
        let bound = book.bound(tier, standing)
        return (bound, book.proof(tier, bound))
      }
    }
    let operators = Portfolio.notes(improvers + tightImprovers)
    if !operators.isEmpty { control.tell(.operators(operators)) }
    return (plan, bounds, reason(bounds.map { $0?.bound }), operators)
  }

  /// Work on threads, as ``WorkerPool`` runs it: what is left where the search is over is nil.
  func crew<Value: Sendable>(_ work: [@Sendable () -> Value], waits: Bool = false) -> [Value?] {
    WorkerPool.run(work, control, waits: waits)
  }

  /// The same for a single piece of work.
  func alone<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? { crew([work])[0] }

  /// Takes over what a thread's operators have drawn and counted.
  mutating func take(_ improver: Portfolio, at position: Int) { improvers[position] = improver }

  /// Takes a plan where it is better.
  mutating func offer(_ plan: Plan) {
    guard let plan = plan.mended(instance) else { return }
    let whole = joined(plan)
    let standing = whole.standing(instance)
    guard standing.isBetter(than: self.standing, instance) else { return }
    core = (plan, instance.ties.isEmpty ? standing : plan.standing(instance))
    show(whole, standing)
  }

  /// Solves the compact model, in a part of the time that is left: what it does not decide at once it is asked in parts, beside
  /// the search (``WholeModel``).
  private func compact(from plan: Plan?) -> CompactOutcome {
    let control = control, instance = instance
    let end = control.secondsLeft().map { control.clock.seconds() + $0 * Search.compactShare }
    let outcome =
      control.timed(control.secondsLeft().map { $0 * Search.compactShare }) {
        alone {
          CompactModel(instance).solve(
            from: plan, secondsLeft: { end.map { max(0, $0 - control.clock.seconds()) } },
            cancellation: control.cancellation)
        }
      } ?? CompactOutcome(bounds: [])
    for trouble in outcome.troubles { control.report(trouble) }
    return outcome
  }

  /// Takes what the search has found, and lets people who belong together join in.
  mutating func take(_ plan: Plan, _ standing: GoalValues) {
    core = (plan, standing)
    let whole = joined(plan)
    show(whole, instance.ties.isEmpty ? standing : whole.standing(instance))
  }

  /// Takes a plan in which people who belong together stand already. The search goes on from what is left without them,
  /// where that holds, else from what it had.
  mutating func takeWhole(_ plan: Plan, _ standing: GoalValues) {
    if instance.ties.isEmpty && instance.givenPins == instance.pins {
      core = (plan, standing)
      show(plan, standing)
      return
    }
    let bare = plan.withoutCompanions(instance)
    let holdsPins = instance.pins.indices.allSatisfy { course in
      instance.pins[course].count <= plan.open.count { plan[$0].course == course && plan[$0].isPinned }
    }
    core =
      holdsPins && (instance.ties.isEmpty || bare.holds(instance)) ? (bare, bare.standing(instance)) : core
    show(plan, standing)
  }

  private func joined(_ plan: Plan) -> Plan {
    if instance.ties.isEmpty { return plan }
    var companions = Companions(instance)
    return companions.joined(plan)
  }

  private mutating func show(_ plan: Plan, _ standing: GoalValues) {
    self.plan = plan
    self.standing = standing
    control.tell(
      .improved(
        seconds: control.clock.seconds(), values: instance.scenario.goals.map { standing.value($0, instance) }
      ))
  }

  /// Every tier in its turn.
  private mutating func optimise() {
    for tier in instance.scenario.goals.indices where !control.isStopped() {
      control.tell(.tier(tier))
      control.tell(.bound(seconds: control.clock.seconds(), tier: tier, bound: book!.bound(tier, standing)))
      var idle = 0
      // Where time is limited, no tier may take what the others need, save one that counts people and is still getting
      // better, in small scenarios: those below have little to do there.
      let now = control.clock.seconds()
      let left = control.secondsLeft()
      let countsPeople = instance.scenario.goals[tier].countsPeople
      let part = tier == instance.scenario.goals.count - 1 ? 1 : countsPeople ? 0.6 : 0.4
      let share = left.map { now + $0 * part }
      let most = left.map { now + $0 * (countsPeople && whole != nil ? max(part, 0.8) : part) }
      // Lower tiers wait until those above are as good as they get in this pass.
      // The goals that count people are worth more patience.
      let patience = patience * (pass + 1) * (instance.scenario.goals[tier].countsPeople ? 4 : 1)
      let isImplied = instance.isImplied(instance.scenario.goals[tier])
      var rounds = 0
      while idle < patience && !control.isStopped() {
        // What follows from the tiers above is proved as far as that comes at once.
        if isImplied && rounds >= 4 { break }
        rounds += 1
        if let share, let most, control.clock.seconds() > (idle < Search.fewIdle ? most : share) {
          control.touch()
          break
        }
        let needsBound = book!.isOpen(tier, standing)
        // Where proofs are near, being near the bound is not enough at once.
        let waits = whole != nil && idle < Search.mostWaited && !isProved(tier)
        if !needsBound && (isClosed(tier) && !waits || isImplied || core == nil) { break }
        idle = round(tier, needsBound: needsBound, idle: idle) ? 0 : idle + 1
      }
    }
  }

  /// Bounds for what was found last, where those of the search no longer hold: tiers in turn, one on each thread.
  private mutating func proveAgain() {
    let plan = plan, standing = standing, control = control
    var turn = 0
    while !control.isOver() {
      let tiers = instance.scenario.goals.indices
      let open = tiers.filter { self.book!.isOpen($0, standing) }
      if open.isEmpty { return }
      // Those behind the last one first.
      let order = open.filter { $0 >= turn } + open.filter { $0 < turn }
      let batch = order.prefix(max(1, control.limits.threads))
      turn = (batch.last ?? 0) + 1
      let book = self.book!
      let work = batch.map { tier -> @Sendable () -> BoundBook in
        { book.tightened(tier, plan, standing, control: control) }
      }
      for (tier, found) in zip(batch, crew(work)) {
        guard let found else { return }
        self.book!.take(tier, from: found)
      }
    }
  }

  /// One round: all threads take some steps from the same plan, one of them tightens a bound; the best plan goes on.
  private mutating func round(_ tier: Int, needsBound: Bool, idle: Int) -> Bool {
    struct Result: Sendable {
      var improver: Portfolio
      var better: (plan: Plan, standing: GoalValues)?
      var book: BoundBook?
      var whole: (model: WholeModel, answer: WholeModel.Answer)?
    }
    let plan = plan, standing = standing, book = book!, control = control, core = core
    let whole = !isProved(tier) && whole?.isOpen(tier, standing, idle: idle) ?? false ? whole : nil
    let asks = needsBound || whole != nil
    // Proofs take many steps' time where people are few, and less than a step's where they are many.
    let isLarge = instance.pairs.count > 1000
    rounds += 1
    let isTight =
      !tightImprovers.isEmpty && rounds % Search.tightTurn == 1 && instance.scenario.goals[tier].countsPeople
    let work = (isTight ? tightImprovers : improvers).enumerated().map {
      position, improver -> @Sendable () -> Result in
      let proves = asks && !isTight && position == improvers.count - 1
      return {
        var result = Result(improver: improver)
        if proves {
          if var whole {
            let answer = whole.answer(tier, plan, standing, control: control)
            result.whole = (whole, answer)
            if answer.isProved || answer.plan != nil || answer.bound != nil { return result }
          }
          if needsBound { result.book = book.tightened(tier, plan, standing, control: control) }
        }
        if let core {
          result.better = result.improver.improve(
            core.plan, core.standing, tier: tier, steps: asks && !isLarge ? proves ? 1 : 3 : 4)
        }
        return result
      }
    }
    var isBetter = false
    for (position, result) in crew(work).enumerated() {
      guard let result else { continue }
      if isTight { tightImprovers[position] = result.improver } else { improvers[position] = result.improver }
      if let better = result.better {
        let before = self.standing
        offer(better.plan)
        isBetter = isBetter || self.standing != before
      }
      if let (model, answer) = result.whole {
        self.whole = model
        if let better = answer.plan {
          let standing = better.standing(instance)
          if standing.isBetter(than: self.standing, instance) {
            takeWhole(better, standing)
            isBetter = true
          }
        }
        if answer.isProved || answer.bound != nil {
          if let bound = answer.bound { self.book!.take(tier, bound, standing) }
          if answer.isProved { self.book!.prove(tier, standing) }
          control.tell(
            .bound(seconds: control.clock.seconds(), tier: tier, bound: self.book!.bound(tier, self.standing))
          )
        }
      }
      if let book = result.book {
        self.book = book
        control.tell(
          .bound(seconds: control.clock.seconds(), tier: tier, bound: book.bound(tier, self.standing)))
      }
    }
    return isBetter
  }

  /// Whether a tier is as good as it is asked to be. What is left of the time goes on where only lower tiers are not.
  private func isClosed(_ tier: Int) -> Bool {
    book!.gap(tier, standing) <= (pass > 0 ? 1e-9 : max(control.limits.gap, 1e-9))
  }

  private func isProved(_ tier: Int) -> Bool { book!.gap(tier, standing) <= 1e-9 }

  private func isFinished() -> Bool {
    instance.scenario.goals.indices.allSatisfy {
      book!.gap($0, standing) <= max(control.limits.gap, 1e-9) && !book!.isOpen($0, standing)
    }
  }

  private func reason(_ bounds: [Double?]) -> Timetable.Termination {
    let tiers = instance.scenario.goals
    let isProved = tiers.indices.allSatisfy { tier in
      bounds[tier].map { abs($0 - standing.value(tiers[tier], instance)) < 1e-9 } ?? false
    }
    if isProved { return .optimal }
    if control.interrupted { return .interrupted }
    guard book != nil else { return .time }
    // Where the clock has cut anything short another run may end elsewhere within the gap.
    let isClosed = tiers.indices.allSatisfy { book!.gap($0, standing) <= max(control.limits.gap, 1e-9) }
    return isClosed && !control.isTouched ? .gap : .time
  }
}
