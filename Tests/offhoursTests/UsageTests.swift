import Testing

@Suite struct `Usage` {
  @Test func `help goes to standard output and shows examples`() throws {
    let result = try Tool.run("--help")
    #expect(result.status == 0)
    #expect(result.out.contains("EXAMPLES"))
    #expect(result.err.isEmpty)
  }

  @Test func `the version is a version`() throws {
    let result = try Tool.run("--version")
    #expect(result.status == 0)
    #expect(result.out.split(separator: ".").count == 3)
  }

  @Test(arguments: [["levitate"], ["--levitate"]])
  func `what is not understood is a usage error on standard error`(arguments: [String]) throws {
    let result = try Tool.start(arguments).wait()
    #expect(result.status == 64)
    #expect(result.out.isEmpty)
    #expect(result.err.contains("levitate"))
  }
}
