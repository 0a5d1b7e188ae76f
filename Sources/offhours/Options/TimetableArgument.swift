import ArgumentParser

/// The timetable that a command takes, where the scenario may be a workbook that holds one.
struct TimetableArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A timetable.json, the folder that holds it, or a workbook; where the scenario is a workbook, its own.",
      valueName: "timetable"),
    completion: .file(extensions: ["json", "xlsx"]))
  var path: String?
}
