import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursSolver

/// `offhours solve`: a scenario in, a timetable out.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find a timetable, and prove how good it is.",
    discussion: """
      Prints the timetable. With --out it also writes timetable.json and the \
      formats asked for; the files appear together or not at all. With --out FILE.xlsx \
      the timetable goes into the workbook, beside the scenario. Ctrl-C takes \
      the best timetable so far (exit status 130), a second one ends at once.

      EXAMPLES
        offhours solve scenarios/tutorial
        offhours solve scenarios/thai-nguyen --out out/thai-nguyen --time-limit 20
        offhours solve scenarios/thai-nguyen --with hall.yaml --out out/hall
        offhours solve scenarios/tutorial --out out/tutorial --format csv,txt
        offhours solve class.xlsx --out answer.xlsx
        offhours solve scenarios/tutorial --json --progress json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions
  @Option(
    help: ArgumentHelp(
      "Write what proves the bounds, for scripts/check-certificate; takes three tenths of the time.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var certificate: String?
  @OptionGroup var moment: MomentOptions
  @OptionGroup var search: SearchOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    if certificate == "" { throw ValidationError("The path of the certificate is empty.") }
    try output.validateFolder()
  }

  func run() throws {
    try Failure.reported {
      let clock = ProcessClock(), interruption = Interruption()
      let loaded = try moment.planned(output.shown(scenario.load(reading)))
      loaded.sayWarnings()
      if BookPath.isBook(scenario.path) {
        let out = output.out ?? ""
        let next = BookPath.isBook(out) && !FilePlace.isSame(out, scenario.path) ? out : "next.xlsx"
        let command = ShellWord.line(["offhours", "replan", scenario.path, "--out", next])
        Console.raw(
          AnswerReader.notTaken(
            try BookFiles.bytes(scenario.path), path: scenario.path, loaded.scenario, command: command
          ).text)
      }
      let book = try output.book(scenario, loaded, reading)
      let folder = try output.folder(), letterhead = try output.letterhead(reading, loaded.scenario.language)
      try output.refuseForeign(
        in: folder, ["timetable.json"], papers: output.papers, replacing: true, loaded.scenario.language)
      let language = loaded.scenario.language, columns = try output.columns(of: loaded)
      if let certificate {
        try InputGuard.check(certificate, inputs: scenario.inputs, language)
        try refuseOutput(certificate, language)
        try OverwriteGuard.check(certificate, force: output.forcing.force, language)
      }
      let search = Search(
        problem: problem(loaded.scenario), language: language, progress: progress.style, clock: clock,
        isJSON: reading.json, loaded: loaded)
      try interruption.searching {
        var timetable = try search.run(interruption)
        var proof = try certificate.map { _ in
          try CertificateOutput(
            timetable, of: Problem(loaded.scenario), seconds: self.search.timeLimit - clock.seconds,
            clock: clock, interruption: interruption, language)
        }
        if let marked = proof?.marked(timetable) { timetable = marked }
        let input = PaperInput(
          scenario: loaded.scenario, calendars: CalendarBook(loaded.scenario), timetable: timetable,
          language: language, letterhead: letterhead, columns: columns)
        let json = TimetableWriter.text(timetable, for: loaded.scenario)
        try book?.write(timetable)
        if let folder {
          let files =
            [PaperFile(name: "timetable.json", text: json)] + output.papers.flatMap { $0.render(input) }
          try PaperFolder(
            folder, of: timetable, replacesTimetable: true, force: output.forcing.force, language
          ).write(
            files, rescuing: true)
        }
        if let certificate { try proof?.write(to: certificate, force: output.forcing.force) }
        try Console.result(reading.json ? json : Console.table(input))
      }
      if interruption.isAsked { throw ExitStatus.interrupted.code }
    }
  }

  /// The certificate goes beside what --out writes, not in its place.
  private func refuseOutput(_ certificate: String, _ language: Language) throws {
    guard let out = output.out else { return }
    let place = FilePlace.resolved(certificate)
    let isInside = !BookPath.isBook(out) && FilePlace.isSame(place.deletingLastPathComponent().path, out)
    // Every paper ends otherwise.
    let isPaper = isInside && (place.pathExtension != "json" || place.lastPathComponent == "timetable.json")
    if isPaper || FilePlace.isSame(out, certificate) {
      throw Failure(.usage, CertificateWords.samePlace(certificate)(language))
    }
  }

  private func problem(_ scenario: Scenario) -> Problem {
    var problem = Problem(scenario)
    problem.limits = search.limits
    if certificate != nil, let limit = problem.limits.deadline { problem.limits.deadline = 0.7 * limit }
    return problem
  }
}
