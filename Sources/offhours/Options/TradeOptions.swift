import ArgumentParser

/// How many people a repair may change, and whether that is held against completions.
struct TradeOptions: ParsableArguments {
  @Flag(
    help:
      "Draw how many people change against how many complete, with bounds: a plan a row, each in a folder of --out."
  )
  var trade = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Most rows of --trade, both ends included; 6 where not given. Each is a search of its own.",
      valueName: "count"))
  var points: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Complete as much as can be with at most so many people changed, as a row of --trade.",
      valueName: "people"))
  var mostChanged: Int?

  func validate() throws {
    if points != nil, !trade { throw ValidationError("--points goes with --trade.") }
    guard (2...100).contains(points ?? 6) else {
      throw ValidationError("--points must be 2 to 100, not \(points ?? 6).")
    }
    guard (0...1_000_000_000).contains(mostChanged ?? 0) else {
      throw ValidationError("--most-changed must be 0 to 1000000000, not \(mostChanged ?? 0).")
    }
    if trade, mostChanged != nil {
      throw ValidationError("--trade draws all rows; --most-changed plans one of them. Give one of the two.")
    }
  }
}
