import ArgumentParser
import OffHours
import OffHoursSolver

/// `offhours model`: the plain integer model of a scenario, for any other solver.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Write the plain integer model of a scenario to an LP or MPS file.",
    discussion: """
      The model is exact in every rule and goal; its optimum is the value of one \
      tier of goals. It grows with workers × possible meetings: it is the reference \
      for small scenarios, not the way in which large ones are solved.

      Goals are tiers, so a file holds one: the first, or the one that --tier names. \
      The tiers above it are held by rows; what they are held at is searched for \
      first, as solve does, and printed together with whether it is proved.

      Give glpsol the option --nointopt: its presolver of integer programs takes \
      some of these files for infeasible, because it works rows on themselves with \
      tolerances of its own. Without it the search takes longer and is right.

      EXAMPLES
        offhours model scenarios/tutorial --lp tutorial.lp
        glpsol --nointopt --lp tutorial.lp
        offhours model scenarios/tutorial --tier 3 --mps cost.mps.gz
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    help: ArgumentHelp(
      "Write the CPLEX LP format; compressed where the name ends in .gz.", valueName: "file"),
    completion: .file(extensions: ["lp"]))
  var lp: String?
  @Option(
    help: ArgumentHelp("Write the free MPS format; always to be minimised, signs turned.", valueName: "file"),
    completion: .file(extensions: ["mps"]))
  var mps: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The tier whose value the optimum is, from 1.", valueName: "number"))
  var tier = 1
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seconds for what the tiers above are held at.", valueName: "seconds"))
  var timeLimit = 60.0
  @OptionGroup var forcing: ForceOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    if lp == nil && mps == nil { throw ValidationError("Name a file with --lp or --mps.") }
    if lp == "" || mps == "" { throw ValidationError("The path of the model file is empty.") }
    if lp != nil && lp == mps { throw ValidationError("--lp and --mps name the same file.") }
    if tier < 1 { throw ValidationError("--tier counts from 1; \(tier) is none.") }
    try validateSeconds(timeLimit, "--time-limit")
  }

  func run() throws {
    try Failure.reported(reading, about: scenario.path) {
      let clock = ProcessClock(), interruption = Interruption()
      let loaded = try scenario.load(reading)
      loaded.sayWarnings()
      for out in [lp, mps].compactMap(\.self) {
        try InputGuard.check(out, inputs: scenario.inputs, loaded.scenario.language)
        try OverwriteGuard.check(out, force: forcing.force, loaded.scenario.language)
      }
      let files = try [lp.map { try ModelFile($0, .lp) }, mps.map { try ModelFile($0, .mps) }].compactMap(
        \.self)
      let tiers = loaded.scenario.goals.count
      guard tier <= tiers else {
        throw Failure(.usage, "--tier \(tier): the scenario has \(tiers) tiers of goals; name 1 to \(tiers)")
      }
      try loaded.refuseImpossiblePins(reading)
      var problem = Problem(loaded.scenario)
      problem.limits.deadline = timeLimit
      problem.limits.gap = 0
      var above: Timetable?
      if tier > 1 {
        let search = Search(
          problem: problem, language: loaded.scenario.language, progress: progress.style, clock: clock,
          isJSON: reading.json, loaded: loaded)
        above = try interruption.searching { try search.run(interruption) }
        if interruption.isAsked { throw ExitStatus.interrupted.code }
      }
      let report = try ModelReport(problem, tier: tier - 1, above: above)
      for file in files { try file.write(report.model, loaded.scenario.language) }
      let answer = reading.json ? report.json : report.text
      // A model on standard output is the result there, alone.
      if files.contains(where: \.isStandardOutput) { Console.raw(answer) } else { try Console.result(answer) }
    }
  }
}
