import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// `offhours simulate`: timetables played against people who leave and people who do not turn up.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Play timetables against attrition and no-shows: how many really complete.",
    discussion: """
      Plays each timetable many times. In every run people leave at their \
      employer's weekly rate and miss classes; who misses more than the course \
      allows does not complete. Prints what 5 %, 50 % and 95 % of the runs stay \
      within. Several timetables meet the same fates. The same seed gives the \
      same numbers, whatever the threads. Ctrl-C shows the runs played so far.

      EXAMPLES
        offhours simulate scenarios/thai-nguyen out/thai-nguyen --no-show 0.05
        offhours simulate scenarios/thai-nguyen out/plan-a out/plan-b --runs 50000
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Argument(
    help: ArgumentHelp(
      "timetable.json files, the folders that hold them, or workbooks; where the scenario is a workbook, its own.",
      valueName: "timetable"),
    completion: .file(extensions: ["json", "xlsx"]))
  var timetables: [String] = []
  @Option(parsing: .unconditional, help: ArgumentHelp("Runs.", valueName: "count"))
  var runs = 10_000
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Share of classes that people miss who are still there.", valueName: "share"))
  var noShow = 0.0
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Share of people who leave in a week, in place of every employer's own.", valueName: "share"))
  var attrition: Double?
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Seed of everything that is drawn.", valueName: "number"))
  var seed = 0
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads; all processors where not given.", valueName: "count"))
  var threads: Int?
  @OptionGroup var report: ReportOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard (1...10_000_000).contains(runs) else {
      throw ValidationError("--runs must be 1 to 10000000, not \(runs).")
    }
    guard (0...1).contains(noShow) else {
      throw ValidationError("--no-show must be a share from 0 to 1, not \(noShow).")
    }
    guard (attrition.map { $0 >= 0 && $0 < 1 }) ?? true else {
      throw ValidationError("--attrition must be a share from 0 to less than 1, not \(attrition ?? 0).")
    }
    guard (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads must be 1 to 256, not \(threads ?? 1).")
    }
    guard seed >= 0 else { throw ValidationError("--seed must be 0 or more, not \(seed).") }
  }

  func run() throws {
    try Failure.reported {
      let interruption = Interruption()
      let loaded = try scenario.load(reading)
      loaded.sayWarnings()
      let language = loaded.scenario.language
      let folder = try report.folder(stem: "simulation", language)
      let timetables = timetables.isEmpty ? [try scenario.timetable(nil)] : timetables
      let names = VariantName.files(timetables)
      let plans = try zip(names, timetables).map { (name: $0, timetable: try Timetable.load($1, reading)) }
      for plan in plans {
        let count = Verifier.verify(plan.timetable, loaded.scenario).violations.count {
          $0.code != .goalValue
        }
        if count > 0 { Console.say("offhours: \(Words.breaksRules(plan.name, count)(language))") }
      }
      let simulator = Simulator(
        runs: runs, noShow: noShow, attrition: attrition, seed: seed,
        threads: threads ?? min(256, ProcessInfo.processInfo.activeProcessorCount))
      let simulation = try interruption.searching {
        let simulation = simulator.play(
          plans, in: loaded.scenario, isInterrupted: { interruption.isAsked })
        if simulation.runs == 0 { throw ExitStatus.interrupted.code }
        return simulation
      }
      let paper = SimulationReport(simulation, language: language)
      let json = SimulationWriter.text(simulation)
      if let folder {
        let files =
          [PaperFile(name: "simulation.json", text: json)]
          + ReportOutput.files(
            paper.report, stem: "simulation", tables: [PaperFile(name: "simulation.csv", text: paper.csv)],
            formats: report.formats)
        try folder.write(files)
      }
      let text = ReportText(width: Console.width(STDOUT_FILENO), isColoured: Console.isColoured)
      try Console.result(reading.json ? json : text.text(paper.report))
      if interruption.isAsked { throw ExitStatus.interrupted.code }
    }
  }
}
