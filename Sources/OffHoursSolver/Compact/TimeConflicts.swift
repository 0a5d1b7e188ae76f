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

  /// Pairs between which the clock leaves time, but not for the journey.
  ///
  /// Rules look at meetings that follow each other. Where given journeys are longer than the way round, a third
  /// meeting between the two can make both possible: `between` lists what can follow the first. So
  /// x(first) + x(second) ≤ 1 + Σ x(between) is exact: where nothing between is taken the two follow each other, and
  /// where something is, the rows of the first with the next taken, and so on, decide.
  func tooFarApart(journey: (Int, Int) -> Int) -> [(first: Int, second: Int, between: [Int])] {
    let order = stretches.indices.sorted {
      let (a, b) = (stretches[$0], stretches[$1])
      return (a.start, a.end, a.order) < (b.start, b.end, b.order)
    }
    func leavesTime(_ a: Int, _ b: Int) -> Bool {
      let (from, to) = (stretches[a], stretches[b])
      return to.start - from.end >= pause + journey(from.place, to.place)
    }
    var result: [(first: Int, second: Int, between: [Int])] = []
    for (position, first) in order.enumerated() {
      for (later, second) in order.enumerated().dropFirst(position + 1) {
        let left = stretches[second].start - stretches[first].end
        if left < pause || leavesTime(first, second) { continue }
        let between = order[position + 1..<later].filter { leavesTime(first, $0) }
        result.append((first, second, between))
      }
    }
    return result
  }
}
