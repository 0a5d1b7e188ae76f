import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours generate`: a synthetic scenario of any size.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write a synthetic scenario: parks, firms, crews, halls and people, all invented.",
    discussion: """
      For measuring and for trying things out. The shifts are mixed as in the \
      parks of Thái Nguyên: 40 % four on two off, 25 % weekly three shifts, 20 % \
      office hours, 10 % weekly two shifts, 5 % two-two-two-two. The same options \
      give the same bytes. Sizes that are not given follow from the others, so \
      that nearly everybody can be placed.

      EXAMPLES
        offhours generate out/500
        offhours generate out/4000 --workers 4000 --halls 16 --weeks 8 --attend any
        offhours generate out/scarce --workers 1000 --scarce --seed 7
      """)

  @Argument(
    help: ArgumentHelp("The folder to write; new, or without a scenario.", valueName: "folder"),
    completion: .directory)
  var folder = "generated"
  @OptionGroup var synthetic: SyntheticScenarioOptions
  @Flag(help: "Replace the files of a scenario that stand in the folder.")
  var force = false

  func validate() throws {
    if folder.isEmpty { throw ValidationError("The folder's path is empty.") }
  }

  func run() throws {
    try Failure.reported {
      let scenario = SyntheticScenario(synthetic.options)
      let files = scenario.files.map { PaperFile(name: $0.name, text: $0.text) }
      let output = try OutputFolder(folder, replacing: files.map(\.name))
      let there = files.map(\.name).filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
      if !force, !there.isEmpty {
        throw Failure(.cannotWrite, Words.isThere(there.map { "\(folder)/\($0)" })(synthetic.language))
      }
      try output.writeNew(files, synthetic.language)
    }
  }
}
