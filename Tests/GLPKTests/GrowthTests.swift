import Foundation
import GLPK
import Testing

/// Thousands of solves and faults leave no memory behind.
@Suite struct GrowthTests {
  @Test func `what GLPK holds is the same after every solve`() throws {
    try GLPKThread.run {
      let session = try Session(Instances.knapsack(items: 15, rows: 3, seed: 2))
      func round() throws {
        _ = try session.solveLP()
        _ = try session.solveLP(LPOptions(presolve: true))
        _ = try session.solveInteger()
        _ = try session.solveInteger(MIPOptions(presolve: false, cuts: .all, cutOff: 0))
        _ = try session.solveInteger(MIPOptions(nodeLimit: 3))
      }
      try round()
      let before = try session.memoryInUse()
      for _ in 0..<50 { try round() }
      let after = try session.memoryInUse()
      #expect(after.blocks == before.blocks && after.bytes == before.bytes)
    }
  }

  @Test func `sessions that end give their memory back, at once`() throws {
    try GLPKThread.run {
      let session = try Session(LinearProgram())
      let before = try session.memoryInUse()
      do {
        let big = try Session(Instances.slow(rows: 60))
        _ = try big.solveLP()
        #expect(try session.memoryInUse().bytes > before.bytes)
      }
      #expect(try session.memoryInUse().bytes == before.bytes)
    }
  }

  /// Pages in memory, of Linux.
  static func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return try #require(pages) * 4096
  }

  @Test func `the process does not grow over thousands of solves, faults and threads`() async {
    await #expect(processExitsWith: .success) {
      let program = Instances.knapsack(items: 12, rows: 3, seed: 2)
      func play(_ rounds: Int) throws {
        try GLPKThread.run {
          let session = try Session(program)
          for k in 0..<rounds {
            _ = try session.solveLP()
            _ = try session.solveInteger()
            session.provoked = [.failedAssertion]
            #expect(throws: GLPKFault.self) { try session.solveInteger(MIPOptions(presolve: k % 2 == 0)) }
            #expect(throws: GLPKFault.self) { try session.provoke(k % 3 == 0 ? .memoryLimit : .badIndex) }
            _ = try session.solveLP()
          }
        }
      }
      for _ in 0..<20 { try play(20) }
      let before = try GrowthTests.residentBytes()
      for _ in 0..<50 { try play(60) }
      let growth = try GrowthTests.residentBytes() - before
      // 3,000 rounds that lost as little as 1,500 bytes each would show.
      #expect(growth < 4 << 20, "\(growth) bytes")
    }
  }
}
