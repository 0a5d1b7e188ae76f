import ArgumentParser
import OffHours
import OffHoursPlanning
import OffHoursSolver

/// Where the searches of a planning command begin.
struct StartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Begin from this timetable of the scenario (timetable.json, or its folder).", valueName: "timetable"),
    completion: .file(extensions: ["json"]))
  var start: String?

  /// The timetable to begin from.
  func load(_ reading: ReadingOptions) throws -> Timetable? {
    try start.map { try Timetable.load($0, reading) }
  }
}
