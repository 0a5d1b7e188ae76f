import GLPK
import Testing

/// What GLPK would print goes nowhere.
@Suite struct SilenceTests {
  @Test func `nothing reaches standard output or standard error`() async throws {
    let result = try await #require(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      try GLPKThread.run {
        let session = try Session(Instances.knapsack(items: 30, rows: 4, seed: 5))
        for options in LinearProgramTests.ways { _ = try session.solveLP(options) }
        for options in IntegerProgramTests.ways { _ = try session.solveInteger(options) }
        for fault in [ProvokedFault.badIndex, .failedAssertion, .memoryLimit] {
          #expect(throws: GLPKFault.self) { try session.provoke(fault) }
        }
        #expect(throws: GLPKFault.self) { try session.write(lp: "/nowhere/at/all.lp") }
        session.provoked = [.failedAssertion, .failedAssertion, .failedAssertion]
        _ = try session.solveLP()
      }
    }
    #expect(result.standardOutputContent.isEmpty)
    #expect(result.standardErrorContent.isEmpty)
  }
}
