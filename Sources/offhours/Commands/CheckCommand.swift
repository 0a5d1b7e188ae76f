import ArgumentParser

/// `offhours check`: what a scenario holds, what is doubtful, and who can never be placed.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validate a scenario: sizes, warnings, who can never be placed and why.",
    discussion: """
      Every fault is reported in one run, with file, line and column; then the \
      exit status is 65. Warnings do not change it.

      EXAMPLES
        offhours check scenarios/tutorial
        offhours check scenarios/thai-nguyen --with hall.yaml --json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try Failure.reported {
      let loaded = try scenario.load(reading)
      try loaded.refuseImpossiblePins(reading)
      let report = CheckReport(loaded)
      try Console.result(reading.json ? report.json : report.text)
    }
  }
}
