import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// `offhours replan`: a timetable that people know, repaired for a scenario that has changed.
struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan",
    abstract: "Repair a timetable after changes, with as few people changed as possible.",
    discussion: """
      Says first what no longer holds: meetings, seats, people who have left. Then \
      repairs: past and frozen meetings stay, as few people as possible are changed, \
      then as few meetings moved, then the goals are served. With --out the folder \
      gets timetable.json (the next revision), changes.csv, changes.md, messages.txt \
      for those who change, and the formats asked for; it never replaces the \
      timetable that it begins from. In a workbook, rows changed by hand since it was \
      written and rows marked keep are held and the rest is repaired around them; a \
      change that no timetable allows is told at its cell.

      EXAMPLES
        offhours replan scenarios/thai-nguyen --from out/thai-nguyen \\
          --with hall-lost.yaml --out out/revised
        offhours replan scenarios/thai-nguyen --from out/thai-nguyen \\
          --now 2027-03-10T12:00 --freeze-until 2027-03-14 \\
          --attendance signed.xlsx --out out/revised
        offhours replan answer.xlsx --out next.xlsx
        offhours replan answer.xlsx --answers lotus.xlsx --out next.xlsx
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var repair: RepairOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var search: SearchOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var progress: ProgressOptions

  func validate() throws { try output.validateFolder() }

  func run() throws {
    try Failure.reported {
      let clock = ProcessClock(), interruption = Interruption()
      var loaded = try output.shown(scenario.load(reading))
      let path = try scenario.timetable(repair.from)
      let edited = BookPath.isBook(path) ? try EditedBook(path, loaded, reading) : nil
      let from = try edited?.edits.written ?? Timetable.load(path, reading)
      if let out = output.out, repair.isOverwritten(by: out, scenario: scenario) {
        throw Failure(
          .cannotWrite, "--out \(out) would replace the timetable of --from; name another folder or workbook")
      }
      var book = try output.book(scenario, loaded, reading)
      let answered = try repair.answered(from, scenario, loaded, out: output.out, reading)
      if let answered {
        loaded = output.shown(answered.loaded)
        book = book?.replacing(answered.workbook, loaded.scenario)
      }
      let folder = try output.folder(), letterhead = try output.letterhead(reading, loaded.scenario.language)
      let columns = try output.columns(of: loaded)
      var replanner = Replanner(loaded.scenario, from: from, clock: clock.search)
      // What was over when the timetable was made has not come back.
      replanner.now = [repair.now?.instant(in: loaded.scenario), from.now].compactMap(\.self).max()
      replanner.freezeUntil = repair.freezeUntil?.instant(in: loaded.scenario)
      replanner.attendance = try repair.records(from, loaded.scenario, reading)
      replanner.limits = search.limits
      replanner.edits = edited?.edits
      try edited?.refuseImpossible(loaded.scenario, isJSON: reading.json)
      loaded.sayWarnings()
      var searching = Search(
        problem: replanner.problem, language: loaded.scenario.language, progress: progress.style,
        clock: clock,
        isJSON: reading.json, loaded: loaded)
      searching.refusal = edited.map { edited in { edited.refusal($0, $1, $2, loaded.scenario) } }
      try interruption.searching {
        let found = replanner.result(try searching.run(interruption))
        try edited?.refuseMissing(found.timetable, loaded.scenario, isJSON: reading.json)
        try book?.write(found.timetable, kept: edited?.kept(found.timetable) ?? [])
        let result = ReplanOutput(loaded.scenario, found, letterhead: letterhead, columns: columns)
        if let folder {
          let papers = try PaperFolder(
            folder, of: found.timetable, replacesTimetable: true, loaded.scenario.language)
          try papers.write(result.files(output.papers) + (answered?.files ?? []), rescuing: true)
        }
        try Console.result(reading.json ? result.json : result.text)
      }
      if interruption.isAsked { throw ExitStatus.interrupted.code }
    }
  }
}
