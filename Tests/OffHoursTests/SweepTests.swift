import OffHours
import TestSupport
import Testing

@Suite struct SweepTests {
  private func sweep(_ sizes: Int...) -> Sweep {
    Sweep(
      name: "", sha256: "",
      axes: sizes.enumerated().map { axis, size in
        Sweep.Axis(path: "a\(axis)", values: (0..<size).map(String.init))
      }, goals: [], countsMoney: true)
  }

  private func point(_ position: Int, _ completed: Int, _ cost: Double) -> Sweep.Point {
    Sweep.Point(
      position: position, tiers: [], completed: completed, needed: 9, meetings: 1, cost: cost, stopped: nil)
  }

  @Test func `the last axis varies fastest`() {
    let sweep = sweep(2, 3)
    #expect((0..<6).map { sweep.values(of: $0).joined() } == ["00", "01", "02", "10", "11", "12"])
    #expect(sweep.neighbours(of: 0) == [1, 3])
    #expect(sweep.neighbours(of: 4) == [1, 3, 5])
    #expect(self.sweep().size == 1)
    #expect(self.sweep().neighbours(of: 0) == [])
  }

  @Test(arguments: 1...9) func `shards share the grid out`(count: Int) {
    for size in 0...20 {
      let parts = (1...count).map { Sweep.shard($0, of: count, size: size) }
      #expect(parts.flatMap(Array.init) == Array(0..<size))
      let lengths = parts.map(\.count)
      #expect(lengths.max()! - lengths.min()! <= 1)
    }
  }

  @Test func `the frontier holds what no other point beats`() {
    var sweep = sweep(6)
    sweep.points = [
      point(0, 5, 100), point(1, 6, 100), point(2, 6, 150), point(3, 8, 150), point(4, 8, 150),
      point(5, 2, 50),
    ]
    #expect(sweep.frontier == [1, 3, 5])
    sweep.points[1].failure = "no"
    #expect(sweep.frontier == [0, 3, 5])
  }

  @Test func `the frontier is that of plain counting`() {
    var state = SplitMix64(seed: 4)
    for _ in 0..<50 {
      var sweep = sweep(12)
      sweep.points = (0..<12).map {
        point($0, Int(state.next() % 6), Double(state.next() % 6))
      }
      for point in sweep.points {
        let isBeaten = sweep.points.contains {
          ($0.completed > point.completed && $0.cost <= point.cost)
            || ($0.completed >= point.completed && $0.cost < point.cost)
            || ($0.completed == point.completed && $0.cost == point.cost && $0.position < point.position)
        }
        #expect(sweep.frontier.contains(point.position) != isBeaten)
      }
    }
  }

  @Test func `points that are not there are missing`() {
    var sweep = sweep(4)
    sweep.points = [point(1, 1, 1), point(3, 1, 1)]
    #expect(sweep.missing == [0, 2])
  }
}
