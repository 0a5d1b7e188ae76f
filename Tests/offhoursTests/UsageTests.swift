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

  @Test(arguments: [
    ["solve", "x", "--seed", "-1"], ["solve", "x", "--gap", "-1"], ["solve", "x", "--time-limit", "-1"],
    ["solve", "x", "--threads", "-1"], ["generate", "x", "--workers", "-1"],
    ["simulate", "x", "y", "--no-show", "-1"], ["model", "x", "--lp", "y", "--tier", "-1"],
  ])
  func `a number below what is allowed is named, not taken for an option`(arguments: [String]) throws {
    let result = try Tool.start(arguments).wait()
    #expect(result.status == 64)
    #expect(result.err.contains("-1") && !result.err.contains("issing"), "\(result.err)")
  }
}
