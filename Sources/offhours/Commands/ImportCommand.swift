import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours import`: from what people have to a scenario folder.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn rosters and lists of names, halls, instructors and absences into a scenario.",
    discussion: """
      Takes workbooks (.xlsx, .ods) and CSV files, sees what each sheet is, and tells what \
      it understood: headings, month, people, codes and hours, rotations. With --out \
      it writes the scenario; without, nothing is written. What is not understood is \
      an error with sheet and cell; codes need a legend, on the sheet or with --legend.

      EXAMPLES
        offhours import roster.xlsx names.csv halls.csv
        offhours import roster.xlsx names.csv --course safety=240,240 --out my-class
        offhours import lotus=lotus.xlsx lamps=lamps.csv --legend lamps=codes.txt
      """)

  @OptionGroup var options: ImportOptions
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try Failure.reported {
      let request = options.request(reading.language)
      let outcome: ImportOutcome
      do {
        outcome = try Importer.run(request)
      } catch let missing as ImportMissing {
        throw Failure(.noInput, missing.files.map(\.description).joined(separator: "\noffhours: "))
      }
      // The language asked for, or that of the sheets.
      let language = outcome.findings.language
      let folder = try options.out.map { try OutputFolder(new: $0, force: options.force, language: language) }
      let report = ImportReport(
        findings: outcome.findings, language: language, isWriting: folder != nil)
      if outcome.hasErrors {
        throw try report.failure(json: reading.json)
      }
      if let folder {
        try folder.write(outcome.files.map { PaperFile(name: $0.name, text: $0.text) })
        Console.say(Words.wrote(outcome.files.map(\.name), to: folder.path)(language))
      }
      try Console.result(reading.json ? report.json : report.text)
    }
  }
}
