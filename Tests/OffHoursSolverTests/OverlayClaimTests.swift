import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Doing what explanations propose: two hundred scenarios as files, every remedy, price and ask laid over them as the text
/// that `--write` writes, read, planned, and held to what was said.
@Suite struct OverlayClaimTests {
  /// A scenario as it stands in files.
  private struct Files {
    var text: String
    var tables: [String: String]

    init(seed: Int) {
      var dice = Dice(seed: seed &* 67 &+ 1)
      var options = SyntheticOptions()
      options.seed = seed
      options.workers = dice.roll(5...9)
      options.weeks = 1
      options.halls = 1
      options.instructors = dice.pick([nil, 1])
      options.courses = dice.roll(1...2)
      options.lessons = dice.roll(1...2)
      options.attend = dice.pick([.any, .section])
      options.isScarce = dice.once(in: 2)
      options.exceptions = 0.5
      (text, tables) = SyntheticScenario(options).parts
    }

    func read(_ overlays: [String] = []) throws -> Scenario {
      try ScenarioReader.read(text: text, tables: tables, overlays: overlays)
    }

    /// The scenario with changes laid over it as text.
    func read(_ changes: [ScenarioChange], over scenario: Scenario) throws -> Scenario {
      try read([OverlayWriter.text(changes, name: "idea", note: "", in: scenario)])
    }
  }

  /// Planned anew, with more time than what proposed it had.
  private func planned(_ scenario: Scenario, _ change: (inout Problem) -> Void = { _ in }) throws -> Timetable
  {
    var problem = Problem(scenario)
    problem.limits.deadline = 1
    change(&problem)
    let timetable = try Solver(problem, clock: .ticking()).solve().timetable
    let violations = Verifier.verify(timetable, scenario).violations
    #expect(violations.isEmpty, "\(violations.map(\.message))")
    return timetable
  }

  /// A plan of few evenings, so that some are left out.
  private func base(_ files: Files, _ dice: inout Dice) throws -> (Scenario, Timetable, Files) {
    var files = files
    let scarce = dice.pick([
      "", "limits: {meetings: 2}\n", "limits: {meetings: 1}\n", "goals: [completions, cost]\n",
    ])
    if !scarce.isEmpty {
      let key = String(scarce.prefix { $0 != ":" })
      if !files.text.contains("\n\(key):") { files.text += scarce }
    }
    let scenario = try files.read()
    return (scenario, try planned(scenario), files)
  }

  @Test func `each remedy, price and ask that is laid over does what was said`() throws {
    var counts: [String: Int] = [:]
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 71 &+ 3)
      let (scenario, timetable, files) = try base(Files(seed: seed), &dice)
      if timetable.unplaced.isEmpty { continue }
      try asks(scenario, timetable, files, &counts, "seed \(seed)")
      // The others take turns.
      switch seed % 3 {
      case 0: try remedies(scenario, timetable, files, &counts, "seed \(seed)", &dice)
      case 1: try prices(scenario, timetable, files, &counts, "seed \(seed)")
      default: try employer(scenario, timetable, files, &counts, "seed \(seed)", &dice)
      }
    }
    for kind in ["remedy", "price", "ask", "employer"] {
      #expect(counts[kind, default: 0] > 3, "\(counts)")
    }
  }

  private func remedies(
    _ scenario: Scenario, _ timetable: Timetable, _ files: Files, _ counts: inout [String: Int],
    _ label: String, _ dice: inout Dice
  ) throws {
    let entry = dice.pick(timetable.unplaced)
    var explainer = PersonExplainer(scenario, timetable, clock: .ticking())
    explainer.most = 2
    explainer.secondsEach = 0.1
    guard let card = explainer.card(entry.worker)?.courses.first(where: { $0.course == entry.course }) else {
      return
    }
    for remedy in card.remedies {
      let changed = try files.read(remedy.changes, over: scenario)
      // The plan that was told is one of the scenario with the overlay: nobody else has to change more.
      var first = changed
      for worker in first.workers.indices {
        first.workers[worker].priority = first.workers[worker].id == entry.worker ? 1000 : 1e-3
        // Another course that the person lacks would do as well.
        let lacked = timetable.unplaced.filter { $0.worker == first.workers[worker].id }.map(\.course)
        if first.workers[worker].id == entry.worker {
          first.workers[worker].courses.removeAll {
            first.courses[$0].id != entry.course && lacked.contains(first.courses[$0].id)
          }
        }
      }
      for position in first.employers.indices { first.employers[position].attrition = 0 }
      let own = ResolvedTimetable(timetable, in: scenario).pursuits.count {
        $0.isCompletion && scenario.workers[$0.worker].id == entry.worker
      }
      first.goals = [Tier(.completions, enough: 1000 * Double(own + 1))]
      let isPlaced = try [Problem.Changes.first, .last].contains { order in
        let anew = try planned(first) {
          $0.keep = timetable
          $0.changes = order
        }
        return ResolvedTimetable(anew, in: first).pursuits.contains {
          $0.isCompletion && first.workers[$0.worker].id == entry.worker
            && first.courses[$0.course].id == entry.course
        }
      }
      #expect(isPlaced, "\(label), \(entry.worker): \(remedy.changes)")
      counts["remedy", default: 0] += 1
    }
  }

  private func prices(
    _ scenario: Scenario, _ timetable: Timetable, _ files: Files, _ counts: inout [String: Int],
    _ label: String
  ) throws {
    var lister = PriceLister(scenario, timetable, clock: .ticking())
    lister.secondsEach = 0.2
    lister.most = 2
    let list = lister.list()
    for line in list.lines {
      let changed = try files.read([line.change], over: scenario)
      let anew = try planned(changed) { $0.start = timetable }
      for (tier, gain) in line.gains.enumerated() {
        let sign = scenario.goals[tier].isMaximised ? 1.0 : -1
        let lead = sign * (anew.goals[tier].value - list.base[tier].value)
        let slack = 1e-5 * max(1, abs(anew.goals[tier].value))
        #expect(gain.found <= lead + slack, "\(label), \(line.change), tier \(tier): \(gain), \(lead)")
        if let most = gain.most {
          #expect(most >= lead - slack, "\(label), \(line.change), tier \(tier): \(gain), \(lead)")
        }
        counts["price", default: 0] += 1
        // Below what is gained other plans are meant.
        if abs(lead) > slack { break }
      }
    }
  }

  private func asks(
    _ scenario: Scenario, _ timetable: Timetable, _ files: Files, _ counts: inout [String: Int],
    _ label: String
  ) throws {
    let list = AskLister(scenario, timetable).list()
    if list.asks.isEmpty { return }
    let changed = try files.read(list.asks.flatMap(\.shifts).map(\.change), over: scenario)
    var seated = timetable.seating(
      list.asks.flatMap { ask in ask.meetings.map { (ask.worker, $0) } }, in: changed)
    seated.goals = []
    let violations = Verifier.verify(seated, changed).violations.filter { $0.code != .goalValue }
    #expect(violations.isEmpty, "\(label): \(violations.map(\.message))")
    let anew = try planned(changed) { $0.start = seated }
    let completed = ResolvedTimetable(anew, in: changed).pursuits.count(where: \.isCompletion)
    let before = ResolvedTimetable(timetable, in: scenario).pursuits.count(where: \.isCompletion)
    // Everybody counts alike here, so nobody is given up for another.
    if scenario.goals.first == Tier(.completions), list.verified == list.places {
      #expect(completed >= before + list.places, "\(label): \(before) + \(list.places), \(completed)")
    }
    counts["ask", default: 0] += list.places
  }

  private func employer(
    _ scenario: Scenario, _ timetable: Timetable, _ files: Files, _ counts: inout [String: Int],
    _ label: String, _ dice: inout Dice
  ) throws {
    let id = dice.pick(timetable.unplaced).worker
    let worker = scenario.workers.first { $0.id == id }!
    guard let employer = worker.employer else { return }
    var explainer = EmployerExplainer(scenario, timetable, clock: .ticking())
    explainer.most = 2
    explainer.secondsEach = 0.1
    guard let card = explainer.card(scenario.employers[employer].id) else { return }
    func own(_ timetable: Timetable, _ scenario: Scenario) -> Int {
      ResolvedTimetable(timetable, in: scenario).pursuits.count {
        $0.isCompletion && scenario.workers[$0.worker].employer == employer
      }
    }
    let before = own(timetable, scenario)
    for remedy in card.remedies {
      var changed = try remedy.change.map { try files.read([$0], over: scenario) } ?? scenario
      for worker in changed.workers.indices {
        changed.workers[worker].priority = changed.workers[worker].employer == employer ? 1 : 1e-4
      }
      for position in changed.employers.indices { changed.employers[position].attrition = 0 }
      changed.goals = [Tier(.completions)]
      let anew = try planned(changed) {
        $0.start = timetable
        $0.keep = timetable
        $0.changes = .last
      }
      #expect(
        own(anew, changed) - before >= remedy.gained, "\(label), \(String(describing: remedy.change))")
      counts["employer", default: 0] += 1
    }
  }
}
