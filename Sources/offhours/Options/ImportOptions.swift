import ArgumentParser
import OffHours
import OffHoursFiles

/// What is handed in, and what it does not say itself.
struct ImportOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Rosters, lists of names, halls, instructors, absences: .xlsx, .ods or CSV. ID=FILE names the employer whose file it is.",
      valueName: "file"),
    completion: .file(extensions: ["xlsx", "ods", "csv", "txt", "tsv"]))
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "A legend: lines such as 'N: 22:00-06:00', 'O: off', 'P: absent'. ID=FILE: of that employer alone.",
      valueName: "file"))
  var legend: [String] = []

  @Option(
    help: ArgumentHelp(
      "An employer, ID or ID=NAME; a single one owns every file that does not say.", valueName: "employer"))
  var employer: [String] = []

  @Option(
    help: ArgumentHelp(
      "The month of rosters that do not say, as 2027-03; of its first day where a roster runs across two.",
      valueName: "month"))
  var month: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The year of rosters that name only a month.", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp(
      "A course and the minutes of each lesson, as safety=240,240; may be given several times.",
      valueName: "course"))
  var course: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Minutes between two places that have no coordinates.", valueName: "minutes"))
  var journey: Int?

  @Option(help: ArgumentHelp("First day to plan; the rosters' where not given.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Last day to plan; the rosters' where not given.", valueName: "date"))
  var to: String?

  @Option(help: ArgumentHelp("Name of the scenario.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Time zone of all clock times, such as Europe/London; by what the sheets show where not given.",
      valueName: "zone"))
  var timezone: String?

  @Option(
    help: ArgumentHelp(
      "Write the scenario into this folder, or as this workbook (.xlsx).", valueName: "path"),
    completion: .directory)
  var out: String?

  @OptionGroup var personal: ColumnOptions

  @Flag(
    help:
      "Write into the folder even if it is not empty; files that were edited since they were imported stay.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "With --force: a file that is overwritten although it was edited, such as workers.csv; may be given several times.",
      valueName: "name"))
  var overwrite: [String] = []

  func validate() throws {
    if (files + legend).contains("") { throw ValidationError("A file's path is empty.") }
    if !overwrite.isEmpty, !force { throw ValidationError("--overwrite goes with --force.") }
    if out == "" { throw ValidationError("The folder's path (--out) is empty.") }
    try BookPath.refuseOthers(out, "--out")
    if let month, YearAndMonth(month) == nil {
      throw ValidationError("--month must be a year and a month such as 2027-03, not '\(month)'.")
    }
    if let year, !(1990...2199).contains(year) {
      throw ValidationError("--year must be 1990 to 2199, not \(year).")
    }
    for text in course where ImportRequest.CourseLengths(argument: text) == nil {
      throw ValidationError("--course must be an id and minutes such as safety=240,240, not '\(text)'.")
    }
    let courses = course.compactMap { ImportRequest.CourseLengths(argument: $0) }
    for (id, given) in Dictionary(grouping: courses, by: \.id).sorted(by: { $0.key < $1.key })
    where given.count > 1 {
      let values = given.map { "\(id)=" + $0.minutes.map(String.init).joined(separator: ",") }
      throw ValidationError(
        "--course is given more than once for '\(id)': \(values.joined(separator: " ")). Give it once, with the minutes of every lesson."
      )
    }
    for text in employer where ImportRequest.NamedEmployer(argument: text) == nil {
      throw ValidationError(
        "--employer must be an id, or an id and a name such as lotus=Lotus Ltd, not '\(text)'.")
    }
    if let journey, !(0...10_000).contains(journey) {
      throw ValidationError("--journey must be 0 to 10000 minutes, not \(journey).")
    }
    for text in [from, to].compactMap(\.self) where CivilDate(text) == nil {
      throw ValidationError("--from and --to must be dates such as 2027-03-01, not '\(text)'.")
    }
  }

  /// Whether the ends of the horizon are asked for.
  var movesHorizon: Bool { from != nil || to != nil }

  /// The same, for the importer.
  func request(_ language: Language?) -> ImportRequest {
    var request = ImportRequest(inputs: files.map { ImportRequest.Input(argument: $0) })
    request.legends = legend.map { ImportRequest.Input(argument: $0) }
    request.employers = employer.compactMap { ImportRequest.NamedEmployer(argument: $0) }
    request.courses = course.compactMap { ImportRequest.CourseLengths(argument: $0) }
    let month = month.flatMap { YearAndMonth($0) }
    request.year = month?.year ?? year
    request.month = month?.month
    request.from = from.flatMap { CivilDate($0) }
    request.to = to.flatMap { CivilDate($0) }
    request.journey = journey
    request.name = name
    request.timezone = timezone
    request.language = language
    request.columns = personal.names
    return request
  }
}
