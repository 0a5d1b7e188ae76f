import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours new`: a small scenario with comments, to be changed.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a small scenario with comments, to be changed.",
    discussion: """
      Two employers, ten people, a hall and a course over four weeks; it solves as it \
      is. The folder gets scenario.yaml, workers.csv, roster.csv and a JSON Schema \
      from which YAML editors complete and check. A path that ends in .xlsx gets the \
      same as one workbook, with lists to choose from and what to do on its first sheet. \
      Where rosters are at hand already, offhours import makes a scenario of them.

      EXAMPLES
        offhours new my-class.xlsx
        offhours new my-class
        offhours new my-class --language en --from 2027-03-01
      """)

  @Argument(
    help: ArgumentHelp(
      "The folder to write, new or empty; or a workbook, ending in .xlsx.", valueName: "path"),
    completion: .directory)
  var folder: String
  @Option(
    help: ArgumentHelp(
      "Language of the comments and of what the scenario's readers read.", valueName: "vi|en"))
  var language = Language.vietnamese
  @Option(
    help: ArgumentHelp(
      "The four weeks begin on the Monday of, or after, this date; today where not given.", valueName: "date")
  )
  var from: String?
  @Flag(help: "Write into the folder even if it is not empty; replace the workbook that is there.")
  var force = false

  func validate() throws {
    if folder.isEmpty { throw ValidationError("The folder's path is empty.") }
    try BookPath.refuseOthers(folder, "offhours new")
    if let from {
      guard let date = CivilDate(from) else {
        throw ValidationError("--from must be a date such as 2027-03-01, not '\(from)'.")
      }
      guard ScenarioReader.isPlannable(StarterScenario.weeks(from: date)) else {
        throw ValidationError("--from \(from): expected four weeks in the years 1900 to 2999.")
      }
    }
  }

  func run() throws {
    try Failure.reported {
      let today = CivilDate(day: Int(Date().timeIntervalSince1970 / 86_400))
      let starter = StarterScenario(from: from.flatMap { CivilDate($0) } ?? today, language: language)
      if BookPath.isBook(folder) {
        let output = try OutputFile(folder, language: language, force: force)
        return try output.write(try Failure.writing { try starter.workbook(called: output.name) })
      }
      let output = try OutputFolder(new: folder, force: force, language: language)
      let files = starter.files.map { PaperFile(name: $0.name, text: $0.text) }
      try output.writeNew(files, language)
    }
  }
}
