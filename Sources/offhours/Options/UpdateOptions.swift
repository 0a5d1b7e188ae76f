import ArgumentParser
import OffHours
import OffHoursFiles

/// What goes into a scenario that is there already.
struct UpdateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Bring the files into this scenario, a folder or a workbook: what was written by hand stays.",
      valueName: "scenario"),
    completion: .file())
  var update: String?

  @Flag(
    help:
      "With --update: take out people and halls that no sheet names any more; else they are named and stay.")
  var removeMissing = false

  @Option(
    help: ArgumentHelp(
      "With --update: the timetable that people know; says whose seats the changes break, and how to replan.",
      valueName: "timetable"),
    completion: .file(extensions: ["json", "xlsx"]))
  var timetable: String?

  @Option(
    help: ArgumentHelp(
      "With --update: a timetable that was taught; what lies before the new horizon becomes credits with dates. May be given several times.",
      valueName: "timetable"),
    completion: .file(extensions: ["json", "xlsx"]))
  var history: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --history: who came, as replan reads it; may be given several times.", valueName: "file"),
    completion: .file(extensions: ["csv", "xlsx", "ods"]))
  var attendance: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --history or --timetable: what began before is history; the horizon's first day where not given.",
      valueName: "date-time"))
  var now: LocalMoment?

  @Option(
    help: ArgumentHelp(
      "With --history: write who has completed what, for certificates, as CSV.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var certificates: String?

  func validate() throws {
    let others: [(Bool, String)] = [
      (removeMissing, "--remove-missing"), (timetable != nil, "--timetable"), (!history.isEmpty, "--history"),
    ]
    if update == nil, let other = others.first(where: \.0) {
      throw ValidationError("\(other.1) goes with --update; name the scenario that is there.")
    }
    if update == "" { throw ValidationError("The scenario's path (--update) is empty.") }
    if history.isEmpty, !attendance.isEmpty || certificates != nil {
      throw ValidationError(
        "--attendance and --certificates go with --history; name the timetable that was taught.")
    }
  }
}
