import ArgumentParser
import OffHours
import OffHoursFiles

/// What a synthetic scenario is to look like.
struct SyntheticScenarioOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("People to be trained.", valueName: "count"))
  var workers = 500

  @Option(parsing: .unconditional, help: ArgumentHelp("Weeks of the horizon.", valueName: "count"))
  var weeks = 6

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Halls; as many as the seats ask for where not given.", valueName: "count"))
  var halls: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Instructors; enough where not given.", valueName: "count"))
  var instructors: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Courses; everybody needs the first, a quarter each other.", valueName: "count"))
  var courses = 1

  @Option(parsing: .unconditional, help: ArgumentHelp("Lessons of the first course.", valueName: "count"))
  var lessons = 5

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Percent of the first course's lessons that complete it; the last always.", valueName: "percent"))
  var complete: Int?

  @Option(help: ArgumentHelp("How courses are attended.", valueName: "section|any"))
  var attend = Course.Attendance.section

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Share of people with roster cells, absences, weekly commitments or a home of their own.",
      valueName: "share"))
  var exceptions = 0.3

  @Flag(help: "Seats for about three people in four only.")
  var scarce = false

  @Option(help: ArgumentHelp("The scenario's language: what its readers read.", valueName: "vi|en"))
  var language = Language.vietnamese

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Seed of everything that is drawn.", valueName: "number"))
  var seed = 0

  func validate() throws {
    let faults = options.faults
    if !faults.isEmpty { throw ValidationError(faults.joined(separator: "\n")) }
  }

  /// The same, for the generator.
  var options: SyntheticOptions {
    var options = SyntheticOptions()
    options.workers = workers
    options.weeks = weeks
    options.halls = halls
    options.instructors = instructors
    options.courses = courses
    options.lessons = lessons
    options.completePercent = complete
    options.attend = attend
    options.exceptions = exceptions
    options.isScarce = scarce
    options.language = language
    options.seed = seed
    return options
  }
}

extension Course.Attendance: ExpressibleByArgument {}
