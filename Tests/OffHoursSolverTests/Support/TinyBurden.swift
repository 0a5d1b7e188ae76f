import OffHours

extension TinyScenario {
  /// Some goals before the burden, or none, or the burden beside another.
  mutating func goalsWithBurden() -> [Tier] {
    switch dice.roll(0...4) {
    case 0: return goals(beginning: [.burden])
    case 1, 2: return goals(beginning: [.completions, .burden])
    case 3: return goals(beginning: [.completions]) + [Tier(.burden)]
    default:
      let weighted = Tier(weighted: [
        Tier.Part(goal: .travel, weight: 2), Tier.Part(goal: .burden, weight: Double(dice.pick([1, 3]))),
      ])
      let others = scenario.goals.filter { $0 != Tier(.completions) }
      return [Tier(.completions), weighted] + others
    }
  }

  /// Points, and what earlier terms asked of some; classes in the evening, and people who may be released.
  mutating func makeBurden() {
    scenario.burden.rest = dice.pick([0, 10, 60])
    scenario.burden.evening = dice.pick([0, 30, 45])
    scenario.burden.travel = dice.pick([0, 1, 1, 2])
    scenario.burden.release = dice.pick([0, 0, 1])
    for worker in scenario.workers.indices where dice.once(in: 2) {
      scenario.workers[worker].ledger.rest = dice.roll(0...3)
      scenario.workers[worker].ledger.evenings = dice.roll(0...2)
      scenario.workers[worker].ledger.travel = dice.pick([0, 20, 75])
    }
    for course in scenario.courses.indices where dice.once(in: 2) {
      let times = dice.shuffled(["13:30", "18:00", "19:00", "19:30"]).prefix(dice.roll(1...2))
      scenario.courses[course].starts = .times(times.map { ClockTime($0)! }.sorted())
    }
    for employer in scenario.employers.indices where dice.once(in: 3) {
      scenario.employers[employer].release = Release()
    }
  }
}

extension TinyScenario.Extra {
  /// What belongs together, a pin that leaves the venue open, a credit that may do in place of a course, and the largest of
  /// many sums: there the search alone takes one of several ways.
  static let severalWays: Set<TinyScenario.Extra> = [.together, .appointments, .renewal, .burden]
}
