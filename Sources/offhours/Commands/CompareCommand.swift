import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// `offhours compare`: a base plan and its variants side by side, and who gains and who loses.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Hold what-if variants against a base: who gains, who loses, what is proved.",
    discussion: """
      Plans the base, then every variant from the base's timetable with as few \
      people changed as its goals allow. A variant is an overlay on the base or a \
      whole scenario. A difference counts as proved only where a value beats the \
      other plan's bound. --time-limit holds for each search. With --out the \
      folder also gets the timetable of every plan.

      EXAMPLES
        offhours compare scenarios/tutorial second-hall.yaml
        offhours compare scenarios/thai-nguyen \\
          scenarios/thai-nguyen/variants/*.yaml --out out/compare
        offhours compare scenarios/tutorial second-hall.yaml --json
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Argument(
    help: ArgumentHelp("Overlays on the scenario, or whole scenarios.", valueName: "variant"),
    completion: .file())
  var variants: [String]
  @OptionGroup var start: StartOptions
  @OptionGroup var report: ReportOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var privacy: PrivacyOptions
  @OptionGroup var search: SearchOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var progress: ProgressOptions

  func run() throws {
    try Failure.reported(reading, about: scenario.path) {
      let clock = ProcessClock(), interruption = Interruption()
      var (base, variants) = try scenario.load(variants: variants, reading, privacy)
      var start = try start.load(reading)
      base = moment.planned(base)
      let now = [base.scenario.now, start?.now].compactMap(\.self).max()
      base.scenario = base.scenario.planned(from: now)
      for position in variants.indices {
        variants[position].scenario = variants[position].scenario.planned(from: now)
      }
      start = start?.asOf(now, in: base.scenario)
      let folder = try report.folder(
        stem: "comparison", more: report.formats.contains(.csv) ? ["changes.csv"] : [], base.scenario.language
      )
      let output = ComparisonOutput(
        language: base.scenario.language, paths: self.variants, formats: report.formats)
      try interruption.searching {
        let comparer = Comparer(
          limits: search.limits, secondsEach: search.timeLimit, start: start, clock: clock.search)
        let cases = [PlannedCase(name: base.scenario.name, scenario: base.scenario)] + variants
        let planned = PlanningProgress(
          searches: cases.map { ($0.name, $0.scenario) }, language: output.language, style: progress.style,
          clock: clock
        ).showing { note in
          comparer.planned(
            base: cases[0], variants: variants, isInterrupted: { interruption.isAsked }, onEvent: note)
        }
        let result = try output.result(planned)
        try folder?.write(result.files)
        try Console.result(reading.json ? result.json : result.text)
        if !result.failures.isEmpty, !interruption.isAsked { throw ExitStatus.badData.code }
      }
      if interruption.isAsked { throw ExitStatus.interrupted.code }
    }
  }
}
