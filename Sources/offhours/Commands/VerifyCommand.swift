import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours verify`: a timetable, whoever made it, against every rule of its scenario.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "List every rule that a timetable breaks, by code.",
    discussion: """
      Exits with 1 where a rule is broken. The check shares nothing with the \
      search: it knows the scenario and the timetable only.

      EXAMPLES
        offhours verify scenarios/tutorial out/tutorial/timetable.json
        offhours verify scenarios/tutorial out/tutorial --with hall.yaml --json
        offhours verify answer.xlsx
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var timetable: TimetableArgument
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try Failure.reported {
      let loaded = try scenario.load(reading)
      let path = try scenario.timetable(timetable.path)
      let book = BookPath.isBook(path) ? try BookTimetable.load(path, loaded.scenario, reading) : nil
      let timetable = try book?.timetable ?? Timetable.load(path, reading)
      let verification = Verifier.verify(timetable, loaded.scenario)
      let report = VerificationReport(verification, loaded.scenario, book: book)
      try Console.result(reading.json ? report.json : report.text)
      if !verification.violations.isEmpty { throw ExitStatus.violations.code }
    }
  }
}
