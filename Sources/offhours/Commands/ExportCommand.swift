import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours export`: a timetable that is there already, in any format.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a timetable in other formats: lists, slips, sheets.",
    discussion: """
      Without --out the one file of the format goes to standard output. A \
      timetable that breaks rules is written all the same, with a warning.

      FORMATS
      \(Papers.list)

      EXAMPLES
        offhours export scenarios/tutorial out/tutorial --format txt
        offhours export scenarios/tutorial out/tutorial --format all --out out/papers
        offhours export scenarios/thai-nguyen plan.json --format csv \\
          --language en --out out/en
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var timetable: TimetableArgument
  @OptionGroup var output: OutputOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if reading.json, output.out == nil {
      throw ValidationError("--json lists the files that were written; name their folder with --out.")
    }
  }

  func run() throws {
    try Failure.reported {
      let loaded = try output.shown(scenario.load(reading))
      let path = try scenario.timetable(timetable.path)
      let timetable = try Timetable.load(path, reading)
      let folder = try output.folder(), letterhead = try output.letterhead(reading, loaded.scenario.language)
      try output.refuseForeign(
        in: folder, output.namesTimetable ? ["timetable.json"] : [], own: path, papers: output.papers,
        loaded.scenario.language)
      let export = Export(
        timetable, of: loaded.scenario, formats: output, letterhead, columns: try output.columns(of: loaded))
      export.sayDoubts()
      guard let folder else { return try Console.result(export.onlyFile().bytes) }
      let papers = try PaperFolder(
        folder, of: timetable, replacesTimetable: output.namesTimetable, force: output.forcing.force,
        own: path, loaded.scenario.language)
      try papers.write(export.files)
      if reading.json { try Console.result(export.json) }
    }
  }
}
