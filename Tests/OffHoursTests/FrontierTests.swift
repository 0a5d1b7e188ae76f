import OffHours
import Testing

/// What the marks of a frontier say.
@Suite struct FrontierTests {
  private func sweep(_ points: [(completed: Int, cost: Double, most: Int?, least: Double?)]) -> Sweep {
    var sweep = Sweep(
      name: "", sha256: "", axes: [Sweep.Axis(path: "a", values: points.indices.map(String.init))], goals: [],
      countsMoney: true)
    sweep.points = points.enumerated().map { position, facts in
      var point = Sweep.Point(
        position: position, tiers: [], completed: facts.completed, needed: 9, meetings: 1, cost: facts.cost,
        stopped: nil)
      point.most = facts.most
      point.least = facts.least
      return point
    }
    return sweep
  }

  @Test func `points that come to the same are marked once`() {
    let sweep = sweep([(5, 100, nil, nil), (5, 100, nil, nil), (4, 100, nil, nil), (6, 200, nil, nil)])
    #expect(sweep.frontier == [0, 3])
  }

  @Test func `without bounds a point is found, with them it is proved`() {
    #expect(sweep([(5, 100, nil, nil), (6, 200, nil, nil)]).proved.isEmpty)
    // Cheaper plans of the second point, for fewer, are not ruled out.
    #expect(sweep([(5, 100, 5, 100), (6, 200, 6, 200)]).proved == [1])
    var cheap = sweep([(5, 100, 5, 100), (6, 200, 6, 200)])
    cheap.points[1].floor = 150
    #expect(cheap.proved == [0, 1])
    // Another point might yet come to as many for less, or to more for as much.
    #expect(sweep([(5, 100, 5, 100), (6, 200, 7, 200)]).proved.isEmpty)
    #expect(sweep([(5, 100, 9, 100), (6, 200, 6, 200)]).proved.isEmpty)
    #expect(sweep([(5, 100, 5, 90), (6, 200, 6, 200)]).proved == [1])
  }

  @Test func `nothing is proved of a frontier with points missing`() {
    var sweep = sweep([(5, 100, 5, 100), (6, 200, 6, 200)])
    sweep.points.removeLast()
    #expect(sweep.proved.isEmpty && sweep.frontier == [0])
  }
}
