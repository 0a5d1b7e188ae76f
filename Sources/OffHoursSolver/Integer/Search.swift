internal import GLPK
import OffHours

/// The course of a search: a plan at once, then tier by tier bound and improvement, in rounds at which threads meet.
struct Search {
  private let instance: Instance
  private let control: SearchControl
  private var plan: Plan
  private var standing: Standing
  private var book: BoundBook?
  private var improvers: [Improver]
  /// Rounds without improvement after which a tier is left.
  private let patience = 8

  private let start: Plan?

  init(_ instance: Instance, _ control: SearchControl, start: Plan? = nil) {
    self.start = start
    self.instance = instance
    self.control = control
    plan = Plan(instance)
    standing = plan.standing(instance)
    let threads = max(1, control.limits.threads)
    improvers = (0..<threads).map {
      Improver(instance, seed: control.limits.seed &* 64 &+ $0, control: control)
    }
  }

  /// What was found: the plan, the bounds of its tiers, and why the search ended.
  mutating func run(completable: @Sendable (Int, Int) -> Bool) throws(SolverError) -> (
    plan: Plan, bounds: [Double], stopped: Timetable.Stop
  ) {
    // Sections that go on are beyond the compact model.
    let isSmall =
      instance.running.isEmpty
      && CompactModel.size(instance, upTo: Search.smallColumns).columns <= Search.smallColumns
    var greedy = Greedy(instance, cancellation: control.cancellation)
    greedy.isStopped = control.isStopped
    if let start { take(start, start.standing(instance)) }
    do throws(SolverError) {
      if start == nil {
        try greedy.run()
      } else {
        greedy = Greedy(instance, from: plan, cancellation: control.cancellation)
      }
      take(greedy.plan, greedy.plan.standing(instance))
    } catch {
      // What a greedy plan cannot hold, the compact model may: it decides where it is small enough.
      guard isSmall, instance.impossiblePin == nil else { throw error }
      let decided = compact(from: nil)
      guard let plan = decided.plan, let standing = decided.standing else { throw error }
      take(plan, standing)
    }
    if isSmall && !control.limits.firstOnly && !control.isStopped() {
      let decided = compact(from: plan)
      if let better = decided.plan, let standing = decided.standing,
        standing.isBetter(than: self.standing, instance)
      {
        take(better, standing)
      }
      if decided.isProved {
        let values = instance.scenario.goals.map { standing.value($0, instance) }
        return (plan, values, .optimal)
      }
    }
    book = BoundBook(instance, completable: completable)
    if !control.limits.firstOnly {
      var pass = 0
      while !isFinished() && !control.isStopped() && (control.limits.deadline != nil || pass < 1) {
        optimise(pass: pass)
        pass += 1
      }
      proveAgain()
    }
    let bounds = instance.scenario.goals.indices.map { book!.bound($0, standing) }
    return (plan, bounds, reason(bounds))
  }

  /// Columns up to which the compact model is asked first.
  private static let smallColumns = 1500

  /// Solves the compact model, in half of the time that is left.
  private func compact(from plan: Plan?) -> CompactOutcome {
    let control = control, instance = instance
    let end = control.secondsLeft().map { control.clock.seconds() + $0 / 2 }
    let work: @Sendable () -> CompactOutcome = {
      CompactModel(instance).solve(
        from: plan, secondsLeft: { end.map { max(0, $0 - control.clock.seconds()) } },
        cancellation: control.cancellation)
    }
    let outcome = Crew.run([work])[0]
    for trouble in outcome.troubles { control.report(trouble) }
    return outcome
  }

  private mutating func take(_ plan: Plan, _ standing: Standing) {
    self.plan = plan
    self.standing = standing
    control.tell(
      .improved(
        seconds: control.clock.seconds(), values: instance.scenario.goals.map { standing.value($0, instance) }
      ))
  }

  /// Every tier in its turn.
  private mutating func optimise(pass: Int) {
    for tier in instance.scenario.goals.indices where !control.isStopped() {
      control.tell(.tier(tier))
      var idle = 0
      // Where time is limited, no tier may take what the others need.
      let now = control.clock.seconds()
      let share = control.secondsLeft().map {
        now + $0 * (tier == instance.scenario.goals.count - 1 ? 1 : 0.4)
      }
      // Lower tiers wait until those above are as good as they get in this pass.
      while idle < patience * (pass + 1) && !control.isStopped() {
        if let share, control.clock.seconds() > share { break }
        let needsBound = book!.isOpen(tier, standing)
        if !needsBound && isClosed(tier) { break }
        idle = round(tier, needsBound: needsBound) ? 0 : idle + 1
      }
    }
  }

  /// Bounds for what was found last, where those of the search no longer hold.
  private mutating func proveAgain() {
    let standing = standing, control = control
    for tier in instance.scenario.goals.indices where book!.isOpen(tier, standing) && !control.isOver() {
      let book = book!
      self.book = Crew.run([{ book.tightened(tier, standing, control: control) }])[0]
    }
  }

  /// One round: all threads take some steps from the same plan, one of them tightens a bound; the best plan goes on.
  private mutating func round(_ tier: Int, needsBound: Bool) -> Bool {
    enum Result: Sendable {
      case better(Plan, Standing, Improver)
      case nothing(Improver)
      case bound(BoundBook)
    }
    let plan = plan, standing = standing, book = book!, control = control
    let steps = 3
    var work: [@Sendable () -> Result] = []
    for (position, improver) in improvers.enumerated() {
      if needsBound && position == improvers.count - 1 {
        work.append { .bound(book.tightened(tier, standing, control: control)) }
        if improvers.count > 1 { continue }
      }
      work.append {
        var improver = improver
        if let better = improver.improve(plan, standing, tier: tier, steps: steps) {
          return .better(better.plan, better.standing, improver)
        }
        return .nothing(improver)
      }
    }
    var isBetter = false
    var position = 0
    for result in Crew.run(work) {
      switch result {
      case .better(let plan, let standing, let improver):
        improvers[position] = improver
        position += 1
        if standing.isBetter(than: self.standing, instance) {
          take(plan, standing)
          isBetter = true
        }
      case .nothing(let improver):
        improvers[position] = improver
        position += 1
      case .bound(let book):
        self.book = book
        control.tell(
          .bound(seconds: control.clock.seconds(), tier: tier, bound: book.bound(tier, self.standing)))
      }
    }
    return isBetter
  }

  /// Whether a tier is as good as it is asked to be.
  private func isClosed(_ tier: Int) -> Bool { book!.gap(tier, standing) <= max(control.limits.gap, 1e-9) }

  private func isFinished() -> Bool {
    instance.scenario.goals.indices.allSatisfy { isClosed($0) && !book!.isOpen($0, standing) }
  }

  private func reason(_ bounds: [Double]) -> Timetable.Stop {
    let tiers = instance.scenario.goals
    if tiers.indices.allSatisfy({ abs(bounds[$0] - standing.value(tiers[$0], instance)) < 1e-9 }) {
      return .optimal
    }
    if control.interrupted { return .interrupted }
    return tiers.indices.allSatisfy { isClosed($0) } ? .gap : .time
  }
}
