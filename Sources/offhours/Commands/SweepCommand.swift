import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// `offhours sweep`: what plans come to when one or two things vary, and the inverse question.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Vary one or two things of a scenario; or ask what it takes to reach a value.",
    discussion: """
      Plans every point of the grid and shows which of them no other beats: \
      completions against cost. With --at-least or --at-most it answers the \
      inverse question, once or at every point. A large sweep runs as a job \
      array: --shard i/n plans a part, --reduce puts the parts together (see \
      docs/sweep.md and scripts/batch). --time-limit holds for each point.

      EXAMPLES
        offhours sweep scenarios/tutorial --set venues.hall.seats=3..6
        offhours sweep scenarios/thai-nguyen \\
          --set limits.cost=30000000..50000000:5000000 --out out/sweep
        offhours sweep scenarios/thai-nguyen --at-least completions=90 \\
          --minimise meetings
        offhours sweep scenarios/tutorial --set venues.hall.seats=3..6 \\
          --shard 1/2 --out out/parts
        offhours sweep --reduce out/parts/sweep-*.json
      """)

  @Argument(
    help: ArgumentHelp(
      "A scenario: a YAML file, a folder with scenario.yaml, or an overlay that names its base.",
      valueName: "scenario"),
    completion: .file())
  var path: String?
  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "Lay a what-if overlay over the scenario; may be given several times.", valueName: "overlay"),
    completion: .file(extensions: ["yaml", "yml"]))
  var overlays: [String] = []
  @OptionGroup var sweep: SweepOptions
  @OptionGroup var question: QuestionOptions
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Put the parts of a sweep together, in place of planning.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var reduce: [String] = []
  @Flag(help: "Print the stamp of the sweep, which its files carry, in place of planning.")
  var stamp = false
  @OptionGroup var start: StartOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var search: SearchOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    if reduce.isEmpty {
      guard let path, !path.isEmpty else {
        throw ValidationError("Name a scenario, or parts of a sweep with --reduce.")
      }
      if sweep.settings.isEmpty, question.question.floors.isEmpty, question.question.best == nil {
        throw ValidationError(
          "Nothing varies and nothing is asked; give --set, or --at-least and --minimise.")
      }
    } else if path != nil || stamp || !sweep.settings.isEmpty || sweep.shard != nil
      || !question.question.floors.isEmpty
    {
      throw ValidationError("--reduce takes the parts of a sweep alone, without a scenario or what varies.")
    }
  }

  func run() throws {
    try Failure.reported(reading, about: path ?? "") {
      if stamp {
        try Console.result(grid().0.sweep.stamp + "\n")
        return
      }
      let interruption = Interruption()
      let output: SweepOutput, folder: ReportFolder?
      if reduce.isEmpty {
        (output, folder) = try planned(interruption)
      } else {
        output = try SweepOutput(reducing: reduce, reading)
        folder = try report.folder(stem: output.stem, output.language)
      }
      try folder?.write(output.files(report.formats))
      try Console.result(reading.json ? output.json : output.text)
      if interruption.isAsked { throw ExitStatus.interrupted.code }
      if !reduce.isEmpty, !output.sweep.missing.isEmpty { throw ExitStatus.violations.code }
    }
  }

  /// The grid with its stamp, and the timetable to begin from.
  private func grid() throws -> (SweepGrid, Timetable?) {
    let start = try start.load(reading)
    var grid = try SweepGrid(
      path: path ?? "", overlays: overlays, ranges: try sweep.ranges(), question: question.question,
      from: moment.now, after: start, reading)
    grid.sweep.stamp = grid.stamp(search.limits, seconds: search.timeLimit, start: start)
    return (grid, start?.asOf(grid.base.now, in: grid.base))
  }

  private func planned(_ interruption: Interruption) throws -> (SweepOutput, ReportFolder?) {
    let clock = ProcessClock()
    let (grid, start) = try grid()
    let part = sweep.part(of: grid.sweep.size)
    try grid.check(part.positions)
    let folder = try report.folder(stem: part.file, grid.base.language)
    let sweeper = Sweeper(
      limits: search.limits, secondsEach: search.timeLimit, start: start, clock: clock.search)
    let names = part.positions.map { grid.name(of: $0) }
    return try interruption.searching {
      let findings = try PlanningProgress(
        searches: names.map { ($0, grid.base) }, language: grid.base.language, style: progress.style,
        clock: clock
      ).showing { note in
        try sweeper.findings(
          grid.sweep, at: part.positions, scenario: { try grid.scenario(at: $0) },
          isInterrupted: { interruption.isAsked }, onEvent: note)
      }
      return (try SweepOutput(findings, of: grid, stem: part.file), folder)
    }
  }
}
