import Testing

@testable import OffHoursSolver

@Suite struct ChoiceTests {
  @Test func `the choice gains the most and costs the least, as enumeration finds`() {
    for seed in 0..<150 {
      var dice = Dice(seed: seed)
      let capacities = (0..<3).map { _ in dice.roll(0...3) }
      let groups = (0..<dice.roll(1...4)).map { _ in
        Choice.Group(
          count: dice.roll(1...2),
          options: (0..<dice.roll(0...3)).map { _ in
            let resources = dice.shuffled([0, 1, 2]).prefix(dice.roll(0...2))
            return Choice.Option(
              gain: dice.roll(1...2), cost: dice.roll(0...4), second: dice.roll(0...2),
              uses: resources.sorted().map { Choice.Use($0, dice.roll(1...2)) })
          })
      }
      let answer = Choice(groups: groups, capacities: capacities).answer()
      let people = groups.flatMap { Array(repeating: $0.options, count: $0.count) }
      var best = (gain: 0, cost: 0, second: 0)
      var left = capacities
      func go(_ person: Int, _ gain: Int, _ cost: Int, _ second: Int) {
        if person == people.count {
          if (-gain, cost, second) < (-best.gain, best.cost, best.second) { best = (gain, cost, second) }
          return
        }
        go(person + 1, gain, cost, second)
        for option in people[person] where option.uses.allSatisfy({ left[$0.resource] >= $0.amount }) {
          for use in option.uses { left[use.resource] -= use.amount }
          go(person + 1, gain + option.gain, cost + option.cost, second + option.second)
          for use in option.uses { left[use.resource] += use.amount }
        }
      }
      go(0, 0, 0, 0)
      #expect(answer.gain == best.gain && answer.mostGain == best.gain, "seed \(seed)")
      #expect(answer.cost == best.cost && answer.leastCost == best.cost, "seed \(seed)")
      let second = zip(groups, answer.taken).reduce(0) { sum, pair in
        sum + zip(pair.0.options, pair.1).reduce(0) { $0 + $1.0.second * $1.1 }
      }
      #expect(second == best.second, "seed \(seed)")
    }
  }

  @Test func `what is imagined counts in bounds and is never taken`() {
    let groups = [
      Choice.Group(
        count: 2,
        options: [
          Choice.Option(gain: 1, cost: 3, uses: [Choice.Use(0)]),
          Choice.Option(gain: 1, cost: 1, uses: [], isImagined: true),
        ])
    ]
    let answer = Choice(groups: groups, capacities: [1]).answer()
    #expect(answer.taken == [[1, 0]])
    #expect(answer.gain == 1 && answer.mostGain == 2)
    #expect(answer.cost == 3 && answer.leastCost == 1)
  }
}
