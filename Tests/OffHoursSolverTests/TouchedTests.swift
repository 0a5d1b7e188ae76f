import Foundation
import OffHours
import OffHoursFiles
import OffHoursSolver
import Synchronization
import Testing

/// What says that the clock cut nothing short is the same however slow the machine was.
@Suite struct TouchedTests {
  private func solve(_ seed: Int, gap: Double, deadline: Double, clock: SearchClock)
    throws -> (stopped: Timetable.Termination?, text: String)
  {
    let scenario = TinyScenario(seed: seed).scenario
    var problem = Problem(scenario)
    problem.limits.threads = 1
    problem.limits.gap = gap
    problem.limits.deadline = deadline
    var timetable = try Solver(problem, clock: clock).solve().timetable
    timetable.solver = nil
    return (timetable.stopped, TimetableWriter.text(timetable, for: scenario))
  }

  @Test func `clocks of every speed`() throws {
    var untouched = 0, touched = 0
    for seed in 0..<12 {
      for gap in [0.0, 0.3, 1] {
        let idle = try solve(seed, gap: gap, deadline: 1e9, clock: .ticking())
        #expect(idle.stopped != .time, "seed \(seed)")
        for deadline in [0.02, 0.2, 2, 20] {
          let hurried = try solve(seed, gap: gap, deadline: deadline, clock: .ticking())
          if hurried.stopped == .time {
            touched += 1
          } else {
            untouched += 1
            #expect(hurried == idle, "seed \(seed), gap \(gap), deadline \(deadline)")
          }
        }
      }
    }
    #expect(touched > 20 && untouched > 20, "\(touched) touched, \(untouched) not: too few to show anything")
  }

  @Test func `a machine that is busy, and one that is not`() throws {
    let isOver = Atomic(false)
    func run(_ seed: Int) throws -> (stopped: Timetable.Termination?, text: String) {
      let began = ContinuousClock.now
      return try solve(
        seed, gap: 0.3, deadline: 0.5,
        clock: SearchClock { (ContinuousClock.now - began) / .seconds(1) })
    }
    let idle = try (0..<8).map(run)
    try withoutActuallyEscaping(run) { run in
      let spinning = DispatchGroup()
      for _ in 0..<6 {
        DispatchQueue.global().async(group: spinning) { while !isOver.load(ordering: .relaxed) {} }
      }
      defer {
        isOver.store(true, ordering: .relaxed)
        spinning.wait()
      }
      for (seed, before) in idle.enumerated() {
        let busy = try run(seed)
        if before.stopped != .time, busy.stopped != .time { #expect(busy == before, "seed \(seed)") }
      }
    }
  }
}
