import ArgumentParser
import OffHours
import OffHoursPapers

/// Where the files of a planning command go, and which.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the report, and the timetables that were planned, into this folder.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Formats to write, separated by commas: json, md, csv, html, txt. json is always written.",
      valueName: "list"))
  var format = "md,csv,html"

  @OptionGroup var forcing: ForceOptions

  func validate() throws {
    if out == "" { throw ValidationError("The folder's path (--out) is empty.") }
    guard ReportOutput.formats(format) != nil else {
      throw ValidationError(
        "--format: '\(format)' names an unknown format; known are json, md, csv, html, txt.")
    }
  }

  /// The formats asked for.
  var formats: [ReportOutput.Format] { ReportOutput.formats(format) ?? [] }

  /// The folder, made sure of; nil where nothing is to be written. `more`: names of files beside those of the report.
  func folder(stem: String, more: [String] = [], _ language: Language) throws -> ReportFolder? {
    try out.map { path in
      try ReportFolder(
        path, stem: stem,
        replacing: ["\(stem).json"] + formats.map { "\(stem).\($0.rawValue)" } + more,
        force: forcing.force, language)
    }
  }
}
