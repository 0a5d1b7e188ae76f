@testable import GLPK
@testable import OffHours
import Testing

@testable import OffHoursSolver

/// Staying close to a timetable that people know, against enumeration: both the compact model and the engine.
@Suite struct KeptAgreementTests {
  /// A scenario whose facts have changed since `kept` was made.
  private func problem(seed: Int, inSections: Bool = false) -> Problem? {
    var scenario = TinyScenario(seed: seed).scenario
    if inSections {
      for course in scenario.courses.indices where scenario.courses[course].lessons.count > 1 {
        scenario.courses[course].attendance = .section
        scenario.courses[course].minSize = min(scenario.courses[course].minSize, 2)
      }
    }
    var before = BruteForce(Problem(scenario))
    guard let kept = before.solve()?.timetable, !kept.meetings.isEmpty else { return nil }
    var dice = Dice(seed: seed &* 7 &+ 1)
    let meeting = dice.pick(kept.meetings)
    let day = scenario.zone.day(scenario.zone.date(meeting.start))
    for _ in 0..<dice.roll(1...2) {
      let worker = dice.roll(0...scenario.workers.count - 1)
      switch dice.roll(0...4) {
      case 0:
        let venue = scenario.venues.firstIndex { $0.id == meeting.venue }!
        scenario.venues[venue].closed = (scenario.venues[venue].closed + [day]).merged()
      case 1: scenario.workers[worker].declined = true
      case 2:
        scenario.absences.append(
          Absence(id: "new", who: .worker(Ref(worker)), interval: meeting.interval, place: nil))
      case 3: scenario.workers[worker].until = scenario.horizon.from + dice.roll(0...2)
      default: scenario.goals = [Tier(.completions), Tier(.meetings), Tier(.travel)]
      }
    }
    var problem = Problem(scenario)
    problem.keep = kept
    problem.changes = dice.once(in: 2) ? .first : .last
    return problem
  }

  /// The same in the middle of the timetable: some of it has been held, not everybody came, and the next days are
  /// frozen. Every other one is about sections.
  private func running(seed: Int) -> Problem? {
    let inSections = seed / Agreement.blocks % 2 == 0
    var dice = Dice(seed: seed &* 11 &+ 5)
    // Timetables of one day tell little.
    for attempt in 0..<8 {
      guard var problem = problem(seed: seed + 1000 * attempt, inSections: inSections),
        let kept = problem.keep,
        let first = kept.meetings.first
      else { continue }
      let later = kept.meetings.filter { meeting in
        meeting.start > first.start
          && (!inSections || meeting.section != nil && meeting.section == first.section)
      }
      if later.isEmpty { continue }
      let now = dice.once(in: 8) ? first.start : dice.pick(later).start
      take(now, &problem, kept, &dice)
      return problem
    }
    return nil
  }

  private func take(_ now: Instant, _ problem: inout Problem, _ kept: Timetable, _ dice: inout Dice) {
    let starts = Set(kept.meetings.map(\.start)).sorted()
    let absent = kept.meetings.flatMap { meeting in
      meeting.learners.filter { _ in dice.once(in: 4) }.map {
        AttendanceRecord(worker: $0, meeting: meeting.id, attended: false)
      }
    }
    let timetable = Progression(kept, now: now, attendance: absent).timetable
    problem.fixed = timetable.meetings.filter(\.held)
    problem.keep = timetable
    problem.changes = .first
    problem.now = now
    problem.frozenUntil = dice.once(in: 4) ? now : max(now, dice.pick(starts) + 1)
  }

  /// What enumeration finds, with which the compact model is compared; nil where there is no timetable.
  private func enumerated(_ problem: Problem, seed: Int) -> (BruteForce.Answer, Instance)? {
    var bruteForce = BruteForce(problem)
    let wanted = bruteForce.solve()
    let instance = Instance(problem)
    let compact = GLPKThread.run { CompactModel(instance, short: seed % 2 == 0 ? 0 : 12).solve() }
    #expect(compact.isInfeasible == (wanted == nil), "seed \(seed)")
    guard let wanted, let standing = compact.standing else { return nil }
    let found = problem.tiers.map { standing.value($0, instance) }
    #expect(agree(found, wanted.values), "seed \(seed): \(found) instead of \(wanted.values)")
    #expect(compact.isProved && compact.troubles.isEmpty, "seed \(seed): \(compact.troubles)")
    return (wanted, instance)
  }

  @Test(arguments: 0..<Agreement.blocks)
  func `changes are as few as enumeration finds, and bounds hold`(block: Int) throws {
    var compared = 0
    for seed in Agreement.seeds(of: block) {
      guard let problem = problem(seed: seed), let kept = problem.keep,
        let (wanted, _) = enumerated(problem, seed: seed)
      else { continue }
      compared += 1

      let outcome = try Solver(problem).solve()
      let violations = Verifier.verify(outcome.timetable, problem.scenario).violations
      #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
      let hearing = ResolvedTimetable(outcome.timetable, in: problem.scenario)
      for change in outcome.timetable.changes {
        let told =
          change.tier.parts[0].goal == .peopleChanged
          ? PeopleChangedGoal.value(of: hearing, keeping: kept)
          : MeetingsMovedGoal.value(of: hearing, keeping: kept)
        #expect(told == change.value, "seed \(seed): \(change)")
      }
      check(
        problem.changes == .first
          ? outcome.timetable.changes + outcome.timetable.goals
          : outcome.timetable.goals + outcome.timetable.changes, wanted.values, seed: seed)
    }
    #expect(compared > 10)
  }

  @Test(arguments: 0..<Agreement.blocks)
  func `with history and a freeze changes are as few as enumeration finds`(block: Int) throws {
    var compared = 0, goingOn = 0, frozen = 0, exact = 0
    for seed in Agreement.seeds(of: block) {
      guard let problem = running(seed: seed) else { continue }
      guard let (wanted, instance) = enumerated(problem, seed: seed) else { continue }
      compared += 1
      goingOn += instance.running.isEmpty ? 0 : 1
      frozen += instance.kept.frozenSeats > 0 ? 1 : 0
      // As it is used, and the search alone.
      for usesCompact in [true, false] {
        var solver = Solver(problem)
        solver.models.isAsked = usesCompact
        let outcome = try solver.solve()
        let violations = Verifier.verify(outcome.timetable, problem.scenario).violations
        #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
        let tiers = outcome.timetable.changes + outcome.timetable.goals
        check(tiers, wanted.values, seed: seed)
        if usesCompact {
          #expect(outcome.stopped == .optimal, "seed \(seed)")
        } else {
          exact += agree(tiers.prefix(3).map(\.value), Array(wanted.values.prefix(3))) ? 1 : 0
        }
      }
    }
    #expect(compared > 10 && goingOn > 2 && frozen > 5, "\(compared), \(goingOn), \(frozen)")
    // What the search leaves to be wished for.
    #expect(exact * 10 >= compared * 9, "the search finds \(exact) of \(compared)")
  }

  /// No value is better than the optimum and no bound on its wrong side, as long as the tiers above are optimal.
  private func check(_ tiers: [TierResult], _ optimum: [Double], seed: Int) {
    #expect(tiers.count == optimum.count, "seed \(seed)")
    for (position, (result, best)) in zip(tiers, optimum).enumerated() {
      let sign = result.tier.isMaximised ? 1.0 : -1
      let slack = 2e-6 * max(1, abs(best))
      #expect(
        sign * (result.value - best) <= slack, "seed \(seed), tier \(position): \(result.value) for \(best)")
      #expect(
        sign * (result.bound! - best) >= -slack,
        "seed \(seed), tier \(position): bound \(result.bound!) for \(best)")
      if sign * (result.value - best) < -slack { return }
    }
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 2e-6 * max(1, abs($1)) }
  }
}
