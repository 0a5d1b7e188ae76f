import ArgumentParser
import OffHours
import OffHoursFiles

/// `offhours files`: which file holds whose what.
struct FilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files",
    abstract: "List which file holds whose personal data, and which of it.",
    discussion: """
      Looks into every file of a folder, whoever wrote it, for the people of the \
      scenario: ids, names, employers, classes and columns carried along. Sensitive \
      columns are marked.

      EXAMPLES
        offhours files scenarios/tutorial out/tutorial
        offhours files scenarios/tutorial out/tutorial --person W004 --json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Argument(
    help: ArgumentHelp("The folder to look into, or one file.", valueName: "out"), completion: .file())
  var folder: String
  @Option(help: ArgumentHelp("Only files that hold something of this person.", valueName: "id"))
  var person: String?
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try Failure.reported(reading, about: scenario.path) {
      let loaded = try scenario.load(reading)
      let who = try person.map { id -> Ref<Worker> in
        guard let position = loaded.scenario.workers.firstIndex(where: { $0.id == id }) else {
          throw Failure(.badData, PrivacyWords.unknownPerson(id)(loaded.scenario.language))
        }
        return Ref(position)
      }
      let entries = try FolderCensus(loaded.scenario).entries(folder)
      let report = CensusReport(entries, loaded.scenario, folder: folder, person: who)
      try Console.result(reading.json ? report.json : report.text)
    }
  }
}
