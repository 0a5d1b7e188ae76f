private import Synchronization
import OffHours

extension Search {
  /// A timetable at once: from the one to begin from, or in several ways, of which the best goes on.
  mutating func begin() throws(SolverError) {
    if let start {
      takeWhole(start, start.standing(instance))
      guard core != nil, !standing.isPerfect(instance) else { return }
      if instance.firstGoal > 0 && !control.limits.firstOnly { repair() }
      guard let core else { return }
      var greedy = Greedy(instance, from: core.plan)
      greedy.isStopped = control.isStopped
      greedy.fillUp()
      offer(greedy.plan)
      return
    }
    if let error = instance.impossiblePin { throw error }
    let mirrors = instance.scenario.courses.contains { $0.attendance == .any }
    let isMixed = mirrors && instance.scenario.courses.contains { $0.attendance == .section }
    var styles = [Greedy.Style(mirrors: false)]
    if isMixed { styles.append(Greedy.Style(sectionsFirst: true, mirrors: false)) }
    try begin(styles, isFirst: true)
    if standing.isPerfect(instance) { return }
    try beginTighter(mirrors: mirrors, sectionsFirst: isMixed)
    beginByModel()
    if control.limits.firstOnly { return }
    defer { invite() }
    guard mirrors else { return }
    styles = [Greedy.Style()]
    if isMixed { styles.append(Greedy.Style(sectionsFirst: true)) }
    if instance.pairs.count <= 2000 {
      for seed in 0..<4 {
        styles.append(
          Greedy.Style(
            sectionsFirst: isMixed && seed % 2 == 1, spread: [1, 1, 0.9, 0.9][seed],
            noise: 0.3, seed: control.limits.seed &* 64 &+ seed))
      }
    }
    try begin(styles, around: isMixed && instance.pairs.count <= 2000 ? seated() : [], isFirst: false)
  }

  /// Where the first plan leaves somebody out, plans that do without some of the freedoms that courses have: constructions
  /// count on freedoms that may not help together, and a tighter course is often built at once.
  private mutating func beginTighter(mirrors: Bool, sectionsFirst: Bool) throws(SolverError) {
    guard plan.itineraries.contains(where: \.isEmpty) else { return }
    let tightenings = Tightening.all(instance)
    guard !tightenings.isEmpty else { return }
    let ways = mirrors && instance.pairs.count <= 2000 ? [false, true] : [false]
    let styles = tightenings.flatMap { tightening in
      ways.map { Greedy.Style(sectionsFirst: sectionsFirst, mirrors: $0, tightening: tightening) }
    }
    try begin(styles, isFirst: false)
  }

  /// Where constructions place nobody, parts of the compact model may.
  private mutating func beginByModel() {
    guard models.isAsked, ModelNeighbourhood.applies(instance),
      let tier = instance.scenario.goals.indices.first(where: { instance.scenario.goals[$0].countsPeople })
    else { return }
    let end = control.secondsLeft().map { control.clock.seconds() + $0 * Search.modelShare }
    for _ in 0..<Search.modelDraws where !control.isStopped() {
      guard let core, core.plan.itineraries.allSatisfy(\.isEmpty) else { return }
      if let end, control.clock.seconds() > end {
        control.touch()
        return
      }
      let work = improvers.map { improver -> @Sendable () -> (improver: Portfolio, plan: Plan?) in
        {
          var improver = improver
          let plan = improver.placed(core.plan, core.standing, tier: tier)
          return (improver, plan)
        }
      }
      let found = crew(work)
      for (position, result) in found.enumerated() {
        guard let result else { continue }
        take(result.improver, at: position)
        if let plan = result.plan { offer(plan) }
      }
    }
  }

  /// Draws for a first plan by each thread, and the part of the time that they may take.
  private static let modelDraws = 12
  private static let modelShare = 0.2

  /// Plans of nothing but the few sections of courses that have few, which the others are then built around.
  private func seated() -> [Plan] {
    guard
      let tier = instance.scenario.goals.indices.first(where: { instance.scenario.goals[$0].countsPeople })
    else { return [] }
    let work = improvers.map { improver -> @Sendable () -> Plan? in
      {
        var improver = improver
        return improver.seated(tier: tier)
      }
    }
    return crew(work).compactMap { $0 ?? nil }
  }

  /// Mends what a kept timetable has lost, then leads people anew who have nothing.
  private mutating func repair() {
    let instance = instance, control = control
    if let loose {
      if let better = alone({ Repair(instance, control).filled(loose) }) ?? nil { offer(better) }
    }
    for _ in 0..<2 {
      guard let kept = core?.plan else { return }
      let before = standing
      if let better = alone({ Repair(instance, control).reseated(kept) }) ?? nil { offer(better) }
      if standing == before { break }
    }
    guard let kept = core?.plan else { return }
    if let better = alone({ Repair(instance, control).repaired(kept) }) ?? nil { offer(better) }
    guard let mended = core?.plan else { return }
    let settling = [false, true].map { isFirst -> @Sendable () -> Plan in
      {
        var greedy = Greedy(instance, from: mended)
        greedy.isStopped = control.isStopped
        greedy.settle(sectionsFirst: isFirst)
        return greedy.plan
      }
    }
    for found in crew(settling).compactMap(\.self) {
      let holds = instance.scenario.courses.indices.allSatisfy { found.keepsSizes($0) }
      if holds && found.keepsLimits(instance) { offer(found) }
    }
  }

  /// Builds in some ways, on all threads, and keeps the best. The first is told of as soon as it is there.
  private mutating func begin(_ styles: [Greedy.Style], around seated: [Plan] = [], isFirst: Bool)
    throws(SolverError)
  {
    let instance = instance, control = control
    var rest = styles[...]
    var error: SolverError?
    var found = !isFirst
    var turn = 0
    let latest = LatestPlan(control.clock)
    while !rest.isEmpty && (!found || !control.isStopped() && !standing.isPerfect(instance)) {
      let batch = rest.prefix(isFirst ? 1 : max(1, control.limits.threads))
      rest = rest.dropFirst(batch.count)
      let work = batch.map { style -> @Sendable () -> Result<Plan, SolverError> in
        // Around each of the seated plans in turn, and around nothing.
        let base = turn % (seated.count + 1) < seated.count ? seated[turn % (seated.count + 1)] : nil
        turn += 1
        return {
          do throws(SolverError) {
            guard let base else {
              return .success(
                try Greedy.plan(
                  instance, style, isStopped: control.isStopped, onOpen: { if isFirst { latest.put($0) } }))
            }
            var greedy = Greedy(instance, from: base)
            greedy.style = style
            greedy.isStopped = control.isStopped
            greedy.settle(sectionsFirst: true)
            return .success(greedy.plan)
          } catch {
            return .failure(error)
          }
        }
      }
      // What is held so far will do where even the first plan takes too long, but not where some meetings have to be held.
      let hasToHold = isFirst && instance.pins.contains { !$0.isEmpty }
      for result in crew(work, waits: hasToHold) {
        switch result {
        case nil:
          if !found {
            let whole = latest.take()?.mended(instance) ?? plan
            take(whole, whole.standing(instance))
          }
          found = true
        case .success(let plan):
          if !found {
            // Where releases are refused and nothing has to be held, nothing is held at first.
            guard let whole = plan.mended(instance) ?? (instance.refusedPin == nil ? Plan(instance) : nil)
            else {
              error = error ?? instance.refusedPin
              continue
            }
            take(whole, whole.standing(instance))
            found = true
          } else {
            offer(plan)
          }
        case .failure(let failure): error = error ?? failure
        }
      }
    }
    if !found, let error { throw error }
  }

  /// Who completes is invited to whatever else is held, where a goal asks for that.
  mutating func invite() {
    guard instance.asksLessons, instance.mayMiss.contains(true) else { return }
    guard let plan = core?.plan else { return }
    let instance = instance, control = control
    let better = alone {
      var invitations = Invitations(instance, isStopped: { control.interrupted })
      return invitations.extended(plan)
    }
    if let better = better ?? nil { offer(better) }
  }
}

/// The newest state of a plan under construction, which is taken where its construction does not end in time.
private final class LatestPlan: Sendable {
  private let state = Mutex<(plan: Plan?, seconds: Double)>((nil, -.infinity))
  private let clock: SearchClock

  init(_ clock: SearchClock) { self.clock = clock }

  /// Keeps a plan, where the last one is old: whoever builds on copies what is kept.
  func put(_ plan: Plan) {
    let now = clock.seconds()
    state.withLock { state in
      if now - state.seconds >= LatestPlan.pause { state = (plan, now) }
    }
  }

  /// The plan kept last.
  func take() -> Plan? { state.withLock { $0.plan } }

  /// Seconds between two plans that are kept.
  private static let pause = 0.1
}
