import OffHours
import Synchronization
import Testing

@testable import OffHoursSolver

/// Nothing leaves the solver's door that the verifier has not passed, and nothing is held against it twice.
@Suite struct VerifiedOutcomeTests {
  /// What the verifier was asked.
  private final class Record: Sendable {
    let asked = Mutex<[Timetable]>([])
  }

  private func scenario() throws -> Scenario {
    let found = (0..<60).lazy.map { TinyScenario(seed: $0).scenario }.first { scenario in
      (try? Solver(Problem(scenario)).solve()).map { !$0.timetable.meetings.isEmpty } ?? false
    }
    return try #require(found, "no seed plans a meeting")
  }

  @Test func `the verifier is asked once, and about what comes out`() throws {
    var problem = Problem(try scenario())
    for isRepair in [false, true] {
      let record = Record()
      var solver = Solver(problem)
      solver.verify = { timetable, scenario in
        record.asked.withLock { $0.append(timetable) }
        return Verifier.verify(timetable, scenario)
      }
      let outcome = try solver.solve()
      let asked = record.asked.withLock { $0 }
      #expect(asked.count == 1, "a repair: \(isRepair)")
      #expect(asked.first?.meetings == outcome.timetable.meetings)
      #expect(asked.first?.goals.map(\.value) == outcome.tiers.map(\.value))
      // As replan does, and as a search does that begins from another's timetable.
      problem.keep = outcome.timetable
      problem.start = outcome.timetable
    }
  }

  @Test func `what somebody has changed on the way out is refused, by rule`() throws {
    let scenario = try scenario()
    let timetable = try Solver(Problem(scenario)).solve().timetable
    for tampered in [moved(timetable), without(timetable), boasting(timetable)] {
      let violations = Verifier.verify(tampered, scenario).violations
      #expect(!violations.isEmpty)
      var solver = Solver(Problem(scenario))
      solver.verify = { Verifier.verify($0.meetings == timetable.meetings ? tampered : $0, $1) }
      #expect(
        throws: SolverError.rejected(violations.map { "\($0.code.rawValue): \($0.message)" })
      ) { try solver.solve() }
      #expect(throws: SolverError.self) {
        try Outcome(
          tampered, stopped: .optimal, of: scenario, verify: { Verifier.verify($0, $1) })
      }
    }
  }

  /// A meeting outside the horizon.
  private func moved(_ timetable: Timetable) -> Timetable {
    var timetable = timetable
    timetable.meetings[0].start = timetable.meetings[0].start + 400 * 1440
    timetable.meetings[0].end = timetable.meetings[0].end + 400 * 1440
    return timetable
  }

  /// A learner fewer, or a meeting, than the goals count.
  private func without(_ timetable: Timetable) -> Timetable {
    var timetable = timetable
    timetable.meetings.removeFirst()
    return timetable
  }

  /// A goal that claims more than it has.
  private func boasting(_ timetable: Timetable) -> Timetable {
    var timetable = timetable
    timetable.goals[0].value += 1
    return timetable
  }
}
