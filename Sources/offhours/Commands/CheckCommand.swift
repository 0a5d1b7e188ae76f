import ArgumentParser
import OffHours
import OffHoursFiles

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
        offhours check class.xlsx --mark marked.xlsx
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var personal: ColumnOptions
  @OptionGroup var forcing: ForceOptions
  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp(
      "Of a workbook: write it with the faulty cells coloured and a note at each; marks of the last time go away.",
      valueName: "file"),
    completion: .file(extensions: ["xlsx"]))
  var mark: String?

  func validate() throws {
    guard let mark else {
      if personal.columns != nil { throw ValidationError("--columns goes with --mark.") }
      if forcing.force { throw ValidationError("--force goes with --mark.") }
      return
    }
    try BookPath.validate(mark, "--mark")
    guard BookPath.isBook(scenario.path) else {
      throw ValidationError("--mark marks a workbook; \(scenario.path) is none.")
    }
  }

  func run() throws {
    try Failure.reported {
      if let mark { try writeMarks(mark) }
      let loaded = try moment.planned(scenario.load(reading))
      try loaded.refuseImpossiblePins(reading)
      let report = CheckReport(loaded)
      try Console.result(reading.json ? report.json : report.text)
    }
  }

  /// Writes the workbook with a mark at every fault and doubt.
  private func writeMarks(_ path: String) throws {
    let bytes = try BookFiles.bytes(scenario.path)
    var diagnostics: [Diagnostic] = []
    var language = reading.language
    var sensitive: Set<String>?
    do {
      let result = try ScenarioReader().read(
        path: scenario.path, overlays: scenario.overlays, language: reading.language)
      diagnostics = result.diagnostics
      if let scenario = result.scenario {
        language = scenario.language
        sensitive = scenario.sensitive
        let loaded = moment.planned(LoadedScenario(scenario: scenario, reading: result, path: path))
        diagnostics = CheckReport(loaded).allWarnings
      }
    } catch {
      throw Failure(.noInput, "\(error)")
    }
    let file = try OutputFile(
      path, language: language ?? .english, own: scenario.path, force: forcing.force)
    let marked = try Failure.writing { try BookMarks.marked(bytes, BookMarks.marks(diagnostics)) }
    let shown = try BookFiles.shown(
      marked, sensitive, personal.names, from: self.scenario.path, to: path, language ?? .english)
    try Interruption.writing { try file.write(shown) }
  }
}
