import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// What `explain --person` says of people who are left out, held against enumeration on two hundred random scenarios.
@Suite struct PersonClaimTests {
  private func worker(_ id: String, _ scenario: Scenario) -> Ref<Worker> {
    scenario.workers.refs.first { scenario.workers[$0].id == id }!
  }

  private func course(_ id: String, _ scenario: Scenario) -> Ref<Course> {
    scenario.courses.refs.first { scenario.courses[$0].id == id }!
  }

  @Test func `who cannot be placed cannot, and every remedy places with no more changes than it says`() throws
  {
    var impossible = 0, remedies = 0, undisturbed = 0, unchanged = 0
    for seed in ClaimDraw.seeds {
      var dice = Dice(seed: seed &* 61 &+ 6)
      guard let scenario = ClaimDraw.scenario(seed: seed),
        let timetable = try ClaimDraw.planned(Problem(scenario), &dice)
      else { continue }
      var explainer = PersonExplainer(scenario, timetable, clock: .ticking())
      explainer.most = 3
      explainer.secondsEach = dice.pick([0.02, 0.2])
      for entry in dice.shuffled(timetable.unplaced).prefix(2) {
        let worker = worker(entry.worker, scenario), course = course(entry.course, scenario)
        let label = "seed \(seed), \(entry.worker), \(entry.course)"
        let card = explainer.card(entry.worker)!.courses.first { $0.course == entry.course }!
        if card.state == .impossible {
          var enumeration = BruteForce(Problem(scenario), having: (worker, course))
          #expect(enumeration.solve().map(\.values) == nil, "\(label) could complete")
          #expect(card.remedies.allSatisfy { !$0.changes.isEmpty }, "\(label)")
          impossible += 1
        }
        for remedy in card.remedies {
          let changed = remedy.changes.reduce(scenario) { $1.applied(to: $0) }
          if TinyMeetings(changed).all.count > 11 { continue }
          var problem = Problem(changed)
          problem.keep = timetable
          problem.changes = .first
          var enumeration = BruteForce(problem, having: (worker, course))
          let fewest = enumeration.solve()?.values[0]
          // The person may count as one who changes.
          #expect(
            fewest.map { $0 <= Double(remedy.othersChanged + 1) } ?? false,
            "\(label): \(remedy.changes), \(remedy.othersChanged) others; \(fewest ?? -1)")
          remedies += 1
          undisturbed += remedy.othersChanged == 0 ? 1 : 0
          unchanged += remedy.changes.isEmpty ? 1 : 0
        }
      }
    }
    #expect(
      impossible > 20 && remedies > 40 && undisturbed > 10 && unchanged > 0,
      "\(impossible) impossible, \(remedies) remedies, \(undisturbed) change nobody, \(unchanged) nothing")
  }

  @Test func `the fewest shifts in the way are the fewest`() throws {
    var told = 0, several = 0, silent = 0
    for seed in ClaimDraw.seeds {
      let made = FreeSeats(seed: seed)
      let scenario = made.scenario, timetable = made.timetable
      let hearing = ResolvedTimetable(timetable, in: scenario)
      var explainer = PersonExplainer(scenario, timetable, clock: .ticking())
      explainer.most = 0
      explainer.secondsEach = 0.01
      for entry in timetable.unplaced.prefix(2) {
        let worker = worker(entry.worker, scenario), course = course(entry.course, scenario)
        let card = explainer.card(entry.worker)!.courses.first { $0.course == entry.course }!
        var swaps = SwapBook(hearing)
        let alone = scenario.with(only: worker)
        let dates = (-2...(scenario.horizon.count + 1)).map { scenario.horizon.from + $0 }
          .filter { swaps.isRosterShift(worker, on: $0) }
        let sets = (0..<(1 << dates.count)).sorted {
          ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
        }
        let first = sets.first { set in
          let changed = dates.indices.filter { set & 1 << $0 != 0 }.reduce(alone) {
            ScenarioChange.release(worker: Ref(0), date: dates[$1]).applied(to: $0)
          }
          return SeatWay.all(worker, [course], hearing, in: changed).contains { !$0.courses.isEmpty }
        }
        #expect(
          card.fewestShifts?.count == first?.nonzeroBitCount,
          "seed \(seed), \(entry.worker), \(entry.course): \(card.fewestShifts?.count ?? -1)")
        told += first == nil ? 0 : 1
        several += first.map { $0.nonzeroBitCount > 1 } ?? false ? 1 : 0
        silent += first == nil ? 1 : 0
      }
    }
    #expect(told > 50 && several > 10 && silent > 0, "\(told) told, \(several) of several, \(silent) silent")
  }
}
