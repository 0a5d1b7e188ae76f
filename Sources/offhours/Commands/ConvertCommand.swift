import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours convert`: a workbook, or any scenario, as a folder of files.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a workbook's scenario as a folder: scenario.yaml and its tables.",
    discussion: """
      The way back from offhours workbook: nothing that the format can say is lost; \
      sensitive columns go along only where --columns names them.

      EXAMPLES
        offhours convert tutorial.xlsx --out tutorial
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    help: ArgumentHelp("The folder to write; new, or empty.", valueName: "folder"), completion: .directory)
  var out: String
  @Flag(help: "Write into the folder even if it is not empty.")
  var force = false
  @OptionGroup var personal: ColumnOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws { if out.isEmpty { throw ValidationError("The folder's path (--out) is empty.") } }

  func run() throws {
    try Failure.reported(reading, about: scenario.path) {
      let (tree, loaded) = try scenario.loadTree(reading)
      loaded.sayWarnings()
      let language = loaded.scenario.language
      let shown = tree.shown(loaded.scenario, try personal.columns(of: loaded.scenario))
      let folder = try OutputFolder(new: out, force: force, language: language)
      let files = FolderText(shown).files.map { PaperFile(name: $0.name, text: $0.text) }
      try Interruption.writing { try folder.writeNew(files, language) }
    }
  }
}
