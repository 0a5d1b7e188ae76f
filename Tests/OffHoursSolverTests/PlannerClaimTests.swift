import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// What `replan`, `sweep`, `simulate` and the other explanations claim, held against enumeration on two hundred random
/// scenarios; the rest of it stands in `ClaimTests` and `TradeTests`.
@Suite struct PlannerClaimTests {
  /// The best value of a tier among timetables that are no worse than some in the tiers above; nil where that cannot be asked.
  private func best(_ problem: Problem, holding tiers: [TierResult], at position: Int) -> Double? {
    if tiers.prefix(position).contains(where: { $0.tier.isWeighted }) { return nil }
    var asked = problem
    asked.changes = .last
    asked.scenario.goals =
      tiers.prefix(position).map { Tier($0.tier.parts[0].goal, enough: $0.value) } + [tiers[position].tier]
    var enumeration = BruteForce(asked)
    return enumeration.solve()?.values[position]
  }

  /// Holds the bounds of some tiers; how many there were.
  private func hold(_ tiers: [TierResult], of problem: Problem, _ label: String) -> Int {
    var held = 0
    for (position, result) in tiers.enumerated() {
      guard let bound = result.bound, let best = best(problem, holding: tiers, at: position) else { continue }
      let slack = 1e-5 * max(1, abs(best))
      let isHeld = result.tier.isMaximised ? bound >= best - slack : bound <= best + slack
      #expect(isHeld, "\(label), tier \(position): bound \(bound), possible \(best)")
      held += 1
    }
    return held
  }

  @Test func `nothing better than a bound is possible, also where enough is asked for`() throws {
    var bounds = 0, outOfReach = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 41 &+ 17)
      guard var scenario = ClaimDraw.scenario(seed: seed) else { continue }
      if seed % 3 == 0 {
        let question = Question(
          floors: [(dice.pick([.completions, .lessons]), Double(dice.roll(1...4)))],
          best: dice.pick([.cost, .meetings, .travel]))
        scenario.goals = question.tiers(of: scenario.goals)
      }
      guard let timetable = try ClaimDraw.planned(Problem(scenario), &dice) else { continue }
      bounds += hold(timetable.goals, of: Problem(scenario), "seed \(seed)")
      // A floor that is called out of reach is.
      if let first = timetable.goals.first, let enough = first.tier.enough, let bound = first.bound,
        bound < enough - 1e-6, let most = best(Problem(scenario), holding: timetable.goals, at: 0)
      {
        #expect(most < enough - 1e-6, "seed \(seed)")
        outOfReach += 1
      }
    }
    #expect(bounds > 200 && outOfReach > 5, "\(bounds) bounds, \(outOfReach) out of reach")
  }

  // MARK: Replan

  @Test func `people, meetings and frozen seats that are called unavoidable are`() throws {
    var bounds = 0, unavoidable = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 29 &+ 13)
      guard var scenario = ClaimDraw.scenario(seed: seed) else { continue }
      var before = BruteForce(Problem(scenario))
      guard let known = before.solve()?.timetable, let first = known.meetings.first else { continue }
      let meeting = dice.pick(known.meetings)
      let venue = scenario.venues.firstIndex { $0.id == meeting.venue }!
      switch dice.roll(0...2) {
      case 0: scenario.venues[venue].closed = (scenario.venues[venue].closed + [meeting.interval]).merged()
      case 1:
        scenario.workers[dice.roll(0...scenario.workers.count - 1)].unavailable = [meeting.interval]
      default: scenario.venues[venue].seats = max(1, scenario.venues[venue].seats - 1)
      }
      var replanner = Replanner(scenario, from: known)
      if dice.once(in: 2) { replanner.freezeUntil = dice.pick(known.meetings).start + 1 }
      if dice.once(in: 4) { replanner.now = first.start }
      guard let found = try ClaimDraw.planned(replanner.problem, &dice) else { continue }
      let replan = replanner.result(found)
      var told = replan.tiers
      for position in told.indices where told[position].tier == Tier(.frozenSeats) {
        // Seats in meetings that can be held no more are lost whatever is done: enumeration does not see them.
        let unseen = told[position].value - found.changes[position].value
        #expect(unseen >= 0, "seed \(seed)")
        told[position].value -= unseen
        told[position].bound? -= unseen
      }
      bounds += hold(told + replan.timetable.goals, of: replanner.problem, "seed \(seed)")
      unavoidable += told.count { ($0.bound ?? 0) > 0 }
    }
    #expect(bounds > 100 && unavoidable > 10, "\(bounds) bounds, \(unavoidable) above nothing")
  }

  // MARK: Explain

  @Test func `who is said to be impossible to place is`() throws {
    var impossible = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 19 &+ 5)
      guard let scenario = ClaimDraw.scenario(seed: seed),
        let timetable = try ClaimDraw.planned(Problem(scenario), &dice)
      else {
        continue
      }
      for entry in timetable.unplaced where entry.possible == false {
        let worker = scenario.workers.refs.first { scenario.workers[$0].id == entry.worker }!
        let course = scenario.courses.refs.first { scenario.courses[$0].id == entry.course }!
        if scenario.workers[worker].declined { continue }
        var enumeration = BruteForce(Problem(scenario), having: (worker, course))
        #expect(
          enumeration.solve().map(\.values) == nil,
          "seed \(seed): \(entry.worker) could complete \(entry.course)")
        impossible += 1
      }
    }
    #expect(impossible > 20, "\(impossible) impossible")
  }

  /// The first tier in which values differ: whether it speaks for the first; nil where none differs.
  private func isBetter(_ values: [Double], than others: [Double], _ goals: [Tier]) -> Bool? {
    for (tier, (a, b)) in zip(goals, zip(values, others)) where abs(a - b) > 1e-5 * max(1, abs(b)) {
      return tier.isMaximised ? a > b : a < b
    }
    return nil
  }

  @Test func `must, may and never are what enumeration says`() throws {
    var verdicts: [RoleCard.Verdict: Int] = [:]
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 37 &+ 21)
      guard let scenario = ClaimDraw.scenario(seed: seed),
        let timetable = try ClaimDraw.planned(Problem(scenario), &dice)
      else {
        continue
      }
      if scenario.goals.contains(where: { $0.parts.contains { $0.goal == .fairness } }) { continue }
      var explainer = RoleExplainer(scenario, timetable, clock: .ticking())
      explainer.seconds = dice.pick([0.02, 1])
      var subjects: [RoleCard.Subject] = scenario.workers.refs.map { .person($0) }
      subjects += scenario.venues.refs.map { .hall($0) } + scenario.instructors.refs.map { .instructor($0) }
      subjects += timetable.meetings.prefix(1).map { .evening(scenario.zone.date($0.start)) }
      let now = timetable.goals.map(\.value)
      for subject in subjects {
        let card = explainer.card(subject)
        verdicts[card.verdict, default: 0] += 1
        let label = "seed \(seed), \(subject): \(card.verdict)"
        var without = BruteForce(Problem(self.without(subject, scenario)))
        let bare = without.solve()?.values
        switch card.verdict {
        case .must:
          #expect(bare.map { isBetter(now, than: $0, scenario.goals) == true } ?? true, "\(label)")
        case .may where card.isUsed:
          #expect(bare.map { isBetter(now, than: $0, scenario.goals) != true } ?? false, "\(label)")
        case .never, .may:
          guard case .person(let worker) = subject else { continue }
          var having = BruteForce(Problem(scenario), having: (worker, nil))
          let with = having.solve()?.values
          let isWorse = with.map { isBetter(now, than: $0, scenario.goals) == true } ?? true
          #expect(isWorse == (card.verdict == .never), "\(label)")
        case .better:
          var all = BruteForce(Problem(scenario))
          #expect(isBetter(all.solve()!.values, than: now, scenario.goals) == true, "\(label)")
        case .open, .unused: break
        }
      }
    }
    #expect(
      verdicts[.must, default: 0] > 10 && verdicts[.never, default: 0] > 10
        && verdicts[.may, default: 0] > 10, "\(verdicts)")
  }

  private func without(_ subject: RoleCard.Subject, _ scenario: Scenario) -> Scenario {
    var changed = scenario
    let always = Interval(
      start: scenario.zone.day(scenario.horizon.from).start - 2880,
      end: scenario.zone.day(scenario.horizon.to).end + 2880)
    switch subject {
    case .person(let worker): changed.workers[worker.index].unavailable = [always]
    case .hall(let venue): changed.venues[venue.index].closed = [always]
    case .instructor(let person): changed.instructors[person.index].unavailable = [always]
    case .evening(let date):
      let evening = Interval(
        start: scenario.zone.instant(date, ClockTime("17:00")!), end: scenario.zone.day(date).end)
      for venue in changed.venues.indices {
        changed.venues[venue].closed = (changed.venues[venue].closed + [evening]).merged()
      }
    }
    return changed
  }

  @Test func `an employer gains no more than can be, and lacks what cannot`() throws {
    var cards = 0, gains = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 43 &+ 2)
      guard let scenario = ClaimDraw.scenario(seed: seed),
        let timetable = try ClaimDraw.planned(Problem(scenario), &dice)
      else {
        continue
      }
      var explainer = EmployerExplainer(scenario, timetable, clock: .ticking())
      explainer.most = 2
      explainer.secondsEach = 0.1
      let employer = scenario.employers[dice.roll(0...scenario.employers.count - 1)].id
      let card = explainer.card(employer)!
      let own = Set(
        scenario.workers.filter { $0.employer.map { scenario.employers[$0].id } == employer }.map(\.id))
      let left = timetable.unplaced.filter { own.contains($0.worker) }
      #expect(card.left == left.count && card.impossible == left.count { $0.possible == false })
      cards += card.left > 0 ? 1 : 0
      let before = ResolvedTimetable(timetable, in: scenario).pursuits.count {
        $0.isCompletion && own.contains(scenario.workers[$0.worker].id)
      }
      for remedy in card.remedies {
        var changed = remedy.change?.applied(to: scenario) ?? scenario
        for worker in changed.workers.indices {
          changed.workers[worker].priority = own.contains(changed.workers[worker].id) ? 1 : 1e-3
        }
        for position in changed.employers.indices { changed.employers[position].attrition = 0 }
        changed.goals = [Tier(.completions)]
        if TinyMeetings(changed).all.count > 10 { continue }
        var enumeration = BruteForce(Problem(changed))
        let most = Int(enumeration.solve()!.values[0] + 1e-6)
        #expect(before + remedy.gained <= most, "seed \(seed): \(String(describing: remedy.change))")
        gains += 1
      }
    }
    #expect(cards > 30 && gains > 5, "\(cards) cards, \(gains) gains")
  }

  @Test func `conflicts that are called proved are, and no conflict is called none unless all can be kept`()
    throws
  {
    var proved = 0, possible = 0, open = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 53 &+ 8)
      var scenario = TinyScenario(seed: seed).scenario
      for course in scenario.courses.indices where !dice.once(in: 3) {
        var target = Target()
        target.total = dice.roll(1...3)
        scenario.courses[course].target = target
        if dice.once(in: 2) { scenario.limits.meetings = scenario.courses[0].lessons.count }
      }
      if scenario.courses.allSatisfy({ $0.target == nil && $0.pins.isEmpty }) { continue }
      scenario.goals = [Tier(.targets)]
      func missing(_ scenario: Scenario) -> Double? {
        var enumeration = BruteForce(Problem(scenario))
        return enumeration.solve()?.values[0]
      }
      var finder = ConflictFinder(scenario, clock: .ticking())
      finder.secondsEach = dice.pick([0.01, 0.05, 1])
      finder.mayGiveUp = { part in
        switch part {
        case .target, .meetingLimit, .costLimit, .minSize, .sections, .pin: true
        default: false
        }
      }
      let found = finder.conflicts()
      let rest = found.all.reduce(scenario) { rest, conflict in
        switch conflict.subject {
        case .pin(let course, let pin): Concession.pin(course, pin).applied(to: rest)
        case .target(let course, let employer, _, let most):
          Concession.target(course, employer).applied(to: limited(rest, course, employer, most, seed: seed))
        case .together, .person: rest
        }
      }
      let together = found.all.first { if case .together = $0.subject { true } else { false } }
      guard let together, case .together(let short) = together.subject else {
        if found.isDecided {
          #expect(missing(rest) == 0, "seed \(seed): called free of conflicts")
          possible += 1
        } else {
          open += 1
        }
        continue
      }
      #expect(missing(rest).map { Double(short) <= $0 && $0 > 0 } ?? true, "seed \(seed): short of \(short)")
      if together.isProved {
        let bare = Concession.together(in: rest).filter(finder.mayGiveUp)
          .filter { !together.set.contains($0) }.reduce(rest) { $1.applied(to: $0) }
        #expect(missing(bare) != 0, "seed \(seed): \(together.set) is no conflict")
        proved += 1
      }
      for part in together.enough {
        #expect(missing(part.applied(to: rest)) == 0, "seed \(seed): \(part) is not enough")
      }
    }
    #expect(proved > 5 && possible > 20, "\(proved) proved, \(possible) possible, \(open) open")
  }

  /// Holds what a target is said to reach at most, then gives the scenario back.
  private func limited(
    _ scenario: Scenario, _ course: Ref<Course>, _ employer: Ref<Employer>?, _ most: Int, seed: Int
  ) -> Scenario {
    var asked = scenario
    for other in asked.courses.indices { asked.courses[other].target = nil }
    var target = Target()
    if let employer { target.employers = [(employer, most + 1)] } else { target.total = most + 1 }
    asked.courses[course.index].target = target
    asked.goals = [Tier(.targets)]
    var enumeration = BruteForce(Problem(asked))
    if let missing = enumeration.solve()?.values[0] {
      #expect(
        missing > 0,
        "seed \(seed): more than \(most) complete \(scenario.courses[course].id), \(scenario.courses[course].pins.count) pinned, least \(scenario.courses[course].minSize), \(scenario.workers.count(where: \.declined)) declined"
      )
    }
    return scenario
  }

  // MARK: Simulate

  @Test func `bands are shares of the runs, and one absence ends what it is said to end`() throws {
    var people = 0, slack = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 59 &+ 4)
      guard let scenario = ClaimDraw.scenario(seed: seed),
        let timetable = try ClaimDraw.planned(Problem(scenario), &dice)
      else {
        continue
      }
      let simulation = Simulator(runs: 40, noShow: 0.2, attrition: 0.1)
        .play([(name: "", timetable: timetable)], in: scenario)
      let plan = simulation.plans[0]
      for band in [plan.total] + plan.courses.map(\.total) {
        #expect(band.low <= band.median && band.median <= band.high && band.high <= band.planned)
        #expect(Double(band.low) <= band.mean + 40 && band.mean <= Double(band.planned) + 1e-9)
      }
      let hearing = ResolvedTimetable(timetable, in: scenario)
      for pursuit in hearing.pursuits where pursuit.isCompletion {
        let worker = scenario.workers[pursuit.worker], course = scenario.courses[pursuit.course]
        let lessons = pursuit.meetings.compactMap { hearing.meetings[$0].lesson }
        let record = hearing.record(of: pursuit.worker, in: pursuit.course)
        // By enumeration of which one meeting is missed.
        let fails = lessons.indices.filter { missed in
          var rest = lessons
          rest.remove(at: missed)
          return !record.isCompleted(with: rest, scenario: scenario)
        }
        let isNamed = plan.fragility.people.contains { $0.worker == worker.id && $0.course == course.id }
        #expect(isNamed == !fails.isEmpty, "seed \(seed): \(worker.id), \(course.id), \(fails)")
        people += isNamed ? 1 : 0
        slack += isNamed ? 0 : 1
      }
    }
    #expect(people > 50 && slack > 0, "\(people) fragile, \(slack) not")
  }
}
