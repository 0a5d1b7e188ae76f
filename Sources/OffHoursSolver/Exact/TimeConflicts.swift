/// Stretches of time at places, of which somebody takes some: which of them clash.
///
/// Between two that follow each other lie at least `pause` minutes and, where `asksJourneys`, the journey.
struct TimeConflicts {
  /// A stretch; `order` decides between two that begin and end together.
  struct Stretch {
    var start, end, place, order: Int
  }

  private let stretches: [Stretch]
  private let pause: Int

  init(_ stretches: [Stretch], pause: Int) {
    self.stretches = stretches
    self.pause = pause
  }

  /// Largest sets of positions of which any two clash by the clock alone, so that one at most can be taken.
  ///
  /// Intervals that overlap in pairs have a point in common (Helly), so that sweeping over starts finds them all.
  func cliques() -> [[Int]] {
    let order = stretches.indices.sorted { (stretches[$0].start, $0) < (stretches[$1].start, $1) }
    var active: [Int] = []
    var result: [[Int]] = []
    var hasGrown = false
    for next in order {
      let still = active.filter { stretches[$0].end + pause > stretches[next].start }
      if still.count < active.count, hasGrown {
        result.append(active.sorted())
        hasGrown = false
      }
      active = still + [next]
      hasGrown = true
    }
    if hasGrown { result.append(active.sorted()) }
    return result
  }

  /// Sets between which the clock leaves time, but not for the journey: any one of `first` and any one of `second`.
  ///
  /// Rules look at meetings that follow each other. Where given journeys are longer than the way round, a third
  /// meeting between the two can make both possible: `between` lists what can follow the first. So
  /// Σ x(first) + Σ x(second) ≤ 1 + Σ x(between) is exact: of either set one at most can be taken by the clock; where
  /// nothing between is taken the two follow each other, and where something is, the rows of the first with the next
  /// taken, and so on, decide.
  func tooFarApart(journey: (Int, Int) -> Int) -> [(first: [Int], second: [Int], between: [Int])] {
    let groups = sameStretches()
    let pause = pause
    func leavesTime(_ from: Stretch, _ to: Stretch) -> Bool {
      to.start - from.end >= pause + journey(from.place, to.place)
    }
    let places = Set(stretches.map(\.place))
    let longest = places.reduce(0) { most, from in places.reduce(most) { max($0, journey(from, $1)) } }
    var result: [(first: [Int], second: [Int], between: [Int])] = []
    for (position, first) in groups.enumerated() {
      var seconds: [(start: Int, end: Int, members: [Int], between: [Int])] = []
      for (later, second) in groups.enumerated().dropFirst(position + 1) {
        let left = second.stretch.start - first.stretch.end
        if left >= pause + longest { break }
        if left < pause || leavesTime(first.stretch, second.stretch) { continue }
        let between = groups[position + 1..<later].filter { leavesTime(first.stretch, $0.stretch) }
          .flatMap(\.members)
        // Those that have a start in common with an earlier set, and as much between, share its row.
        if let known = seconds.lastIndex(where: {
          second.stretch.start < $0.end + pause && $0.between == between
        }) {
          seconds[known].end = min(seconds[known].end, second.stretch.end)
          seconds[known].members += second.members
        } else {
          seconds.append((second.stretch.start, second.stretch.end, second.members, between))
        }
      }
      result += seconds.map { (first.members, $0.members, $0.between) }
    }
    return result
  }

  /// Positions of the same time at the same place, of which one at most can be taken; in the order of time.
  private func sameStretches() -> [(stretch: Stretch, members: [Int])] {
    let order = stretches.indices.sorted {
      let (a, b) = (stretches[$0], stretches[$1])
      return (a.start, a.end, a.place, a.order, $0) < (b.start, b.end, b.place, b.order, $1)
    }
    var groups: [(stretch: Stretch, members: [Int])] = []
    for position in order {
      let stretch = stretches[position]
      if let last = groups.last?.stretch, last.start == stretch.start, last.end == stretch.end,
        last.place == stretch.place
      {
        groups[groups.count - 1].members.append(position)
      } else {
        groups.append((stretch, [position]))
      }
    }
    return groups
  }
}
