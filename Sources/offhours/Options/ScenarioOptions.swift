import ArgumentParser

/// The scenario that a command reads, and what is laid over it.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A scenario: a YAML file, a folder with scenario.yaml, a workbook (.xlsx), or an overlay that names its base.",
      valueName: "scenario"),
    completion: .file())
  var path: String

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "Lay a what-if overlay over the scenario; may be given several times.", valueName: "overlay"),
    completion: .file(extensions: ["yaml", "yml"]))
  var overlays: [String] = []

  /// Everything that is read.
  var inputs: [String] { [path] + overlays }

  func validate() throws {
    if path.isEmpty { throw ValidationError("The scenario's path is empty.") }
    if overlays.contains("") { throw ValidationError("The path of an overlay (--with) is empty.") }
  }
}
