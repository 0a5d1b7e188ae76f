import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursSolver

/// `offhours certify`: prices that prove a timetable's bounds to a reader without GLPK or this program.
struct CertifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract: "Write down what proves the bounds of a timetable, for anybody to check.",
    discussion: """
      The certificate holds the problem as the bounds see it (groups of people, meetings, \
      sizes, prices) and prices for each tier of goals. scripts/check-certificate, Python \
      without any library, works out from these alone, in exact numbers, what they prove.

      EXAMPLES
        offhours certify scenarios/tutorial out/tutorial --out certificate.json
        scripts/check-certificate certificate.json out/tutorial/timetable.json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var timetable: TimetableArgument
  @Option(
    help: ArgumentHelp("Write the certificate.", valueName: "file"), completion: .file(extensions: ["json"]))
  var out: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seconds for finding prices.", valueName: "seconds"))
  var timeLimit = 30.0
  @OptionGroup var forcing: ForceOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if out.isEmpty { throw ValidationError("The path of the certificate is empty.") }
    try validateSeconds(timeLimit, "--time-limit")
  }

  func run() throws {
    try Failure.reported(reading, about: scenario.path) {
      let clock = ProcessClock(), interruption = Interruption()
      let loaded = try scenario.load(reading)
      loaded.sayWarnings()
      let language = loaded.scenario.language
      let path = try scenario.timetable(timetable.path)
      try InputGuard.check(out, inputs: scenario.inputs + [path], language)
      try OverwriteGuard.check(out, force: forcing.force, language)
      let timetable = try Timetable.load(path, of: loaded.scenario, reading)
      let goals = loaded.scenario.goals.map { $0.parts.map(\.goal) }
      if timetable.goals.map({ $0.tier.parts.map(\.goal) }) != goals {
        throw Failure(.badData, CertificateWords.otherGoals(language))
      }
      let broken = Verifier.verify(timetable, loaded.scenario).violations.count
      if broken > 0 { throw Failure(.badData, CertificateWords.broken(broken)(language)) }
      try interruption.searching {
        let output = try CertificateOutput(
          timetable, of: Problem(loaded.scenario), seconds: timeLimit - clock.seconds, clock: clock,
          interruption: interruption, language)
        try output.write(to: out, force: forcing.force)
        try Console.result(reading.json ? output.json : output.text)
      }
      if interruption.isAsked { throw ExitStatus.interrupted.code }
    }
  }
}
