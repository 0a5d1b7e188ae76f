internal import CGLPK

/// A fault on purpose, for tests. The values are the C side's own.
package enum ProvokedFault: Int32 {
  case badIndex = 1
  case failedAssertion = 2
  case memoryLimit = 3
}

extension Session {
  /// Lets GLPK fail on this thread, as a wrong call of it would.
  package func provoke(_ fault: ProvokedFault) throws(GLPKFault) {
    try enter()
    try check(cglpk_provoke(fault.rawValue))
  }

  /// Blocks and bytes that GLPK holds on this thread.
  package func memoryInUse() throws(GLPKFault) -> (blocks: Int, bytes: Int) {
    try enter()
    var blocks: Int32 = 0
    var bytes: UInt64 = 0
    try check(cglpk_memory(&blocks, &bytes))
    return (Int(blocks), Int(bytes))
  }

  /// Integer programs that are being solved in this process, those left behind among them.
  package static var runningSearches: Int { Int(cglpk_searches()) }
}
