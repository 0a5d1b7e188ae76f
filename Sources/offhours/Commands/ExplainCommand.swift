import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// `offhours explain`: why a timetable is as it is, and what would change it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why, and what would help: a person, a meeting, prices, asks, conflicts.",
    discussion: """
      --person: which rules forbid how many meetings and when, what comes nearest, and \
      the smallest changes that would place him or her. --meeting: why here and then, \
      and what it costs to forbid that. --prices (or nothing): what a little more of \
      what is scarce would bring. --asks: which shifts to ask employers for. \
      --conflict: what stands against pins and targets that cannot be had; needs no \
      timetable. Changes are tried by planning anew.

      EXAMPLES
        offhours explain scenarios/thai-nguyen out/thai-nguyen --person W041
        offhours explain scenarios/thai-nguyen out/thai-nguyen \\
          --meeting awareness/L1/1
        offhours explain scenarios/thai-nguyen out/thai-nguyen --prices --json
        offhours explain scenarios/thai-nguyen out/thai-nguyen --asks --cap 2
        offhours explain scenarios/thai-nguyen --conflict --person W018
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Argument(
    help: ArgumentHelp("A timetable.json, or the folder that holds it.", valueName: "timetable"),
    completion: .file(extensions: ["json"]))
  var timetable: String?
  @OptionGroup var moment: MomentOptions
  @OptionGroup var question: ExplainOptions
  @OptionGroup var privacy: PrivacyOptions
  @OptionGroup var reading: ReadingOptions

  /// The workbook that is the scenario, where it holds a timetable too.
  private var bookTimetable: String? {
    guard BookPath.isBook(scenario.path), let bytes = try? BookFiles.bytes(scenario.path),
      AnswerReader.hasTimetable(bytes)
    else { return nil }
    return scenario.path
  }

  func validate() throws {
    if timetable == nil && !question.conflict && bookTimetable == nil {
      throw ValidationError("Name the timetable that is to be explained; only --conflict does without.")
    }
  }

  func run() throws {
    try Failure.reported(reading, about: timetable ?? scenario.path) {
      let clock = ProcessClock(), interruption = Interruption()
      var loaded = try moment.planned(privacy.shown(scenario.load(reading)))
      var timetable = try (timetable ?? bookTimetable).map { try Timetable.load($0, reading) }
      loaded.scenario = loaded.scenario.planned(from: timetable?.now)
      timetable = timetable?.asOf(loaded.scenario.now, in: loaded.scenario)
      let folder = try question.write.map { try OutputFolder($0, replacing: []) }
      try interruption.searching {
        let answer = try Explanation(
          loaded.scenario, timetable ?? Timetable(), json: reading.json, clock: clock, interruption
        ).answer(question)
        // The answer first: where an overlay cannot be written it is not lost.
        try Console.result(reading.json ? answer.json : answer.text)
        if let folder, !answer.overlays.isEmpty {
          let there = OverwriteGuard.differing(answer.overlays, in: folder.path)
          if !question.forcing.force, !there.isEmpty {
            throw Failure(
              .cannotWrite,
              Words.isThere(there.map { "\(folder.path)/\($0)" })(loaded.scenario.language))
          }
          try folder.write(answer.overlays)
          OverwriteGuard.say(replaced: there, in: folder.path, loaded.scenario.language)
          Console.say(
            Words.wrote(answer.overlays.map(\.name), to: folder.path)(loaded.scenario.language))
        }
      }
      if interruption.isAsked { throw ExitStatus.interrupted.code }
    }
  }
}
