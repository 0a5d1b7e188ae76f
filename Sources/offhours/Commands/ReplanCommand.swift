import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning
import OffHoursSolver

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
      change that no timetable allows is told at its cell. With --trade: how many more \
      complete if more people may be changed, a plan a row; --most-changed plans one row.

      EXAMPLES
        offhours replan scenarios/thai-nguyen --from out/thai-nguyen \\
          --with hall-lost.yaml --out out/revised
        offhours replan scenarios/thai-nguyen --from out/thai-nguyen \\
          --now 2027-03-10T12:00 --freeze-until 2027-03-14 \\
          --attendance signed.xlsx --out out/revised
        offhours replan scenarios/thai-nguyen --from out/thai-nguyen \\
          --with hall-lost.yaml --trade --time-limit 10 --out out/trade
        offhours replan answer.xlsx --out next.xlsx
        offhours replan answer.xlsx --answers lotus.xlsx --out next.xlsx
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var repair: RepairOptions
  @OptionGroup var trade: TradeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var search: SearchOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var progress: ProgressOptions

  func validate() throws {
    try output.validateFolder()
    if trade.trade, let out = output.out, BookPath.isBook(out) {
      throw ValidationError(
        "--trade writes a folder for each row; --out names the workbook \(out). Name a folder, then plan one row with --most-changed into the workbook."
      )
    }
  }

  func run() throws {
    try Failure.reported {
      let clock = ProcessClock(), interruption = Interruption()
      var loaded = try output.shown(scenario.load(reading)).named(at: repair.now)
      let path = try scenario.timetable(repair.from)
      let opened = BookPath.isBook(path) ? try EditedBook(path, loaded, reading) : nil
      let from = try opened?.edits.written ?? Timetable.load(path, reading)
      if let out = output.out,
        repair.isOverwritten(by: out, scenario: scenario)
          || trade.trade && repair.isIn(out, scenario: scenario)
      {
        throw Failure(
          .cannotWrite, "--out \(out) would replace the timetable of --from; name another folder or workbook")
      }
      var book = try output.book(scenario, loaded, reading)
      let answered = try repair.answered(from, scenario, loaded, out: output.out, reading)
      if let answered {
        loaded = output.shown(answered.loaded)
        book = book?.replacing(answered.workbook, loaded.scenario)
      }
      let language = loaded.scenario.language
      let tradeFolder = try trade.trade ? output.tradeFolder(language) : nil
      let folder = try trade.trade ? nil : output.folder()
      try output.refuseForeign(
        in: folder,
        ["timetable.json"] + ReplanOutput.fileNames
          + (answered == nil ? [] : [AnsweredScenario.overlayName, AnsweredScenario.logName]),
        papers: output.papers, replacing: true, language)
      let letterhead = try output.letterhead(reading, loaded.scenario.language)
      let columns = try output.columns(of: loaded)
      var replanner = Replanner(loaded.scenario, from: from, clock: clock.search)
      // What was over when the timetable was made has not come back.
      replanner.now = [repair.now?.instant(in: loaded.scenario), from.now].compactMap(\.self).max()
      if repair.now == nil { say(from: replanner.now, loaded.scenario) }
      replanner.freezeUntil = repair.freezeUntil?.instant(in: loaded.scenario)
      replanner.attendance = try repair.records(from, loaded.scenario, reading)
      replanner.limits = search.limits
      let edited = opened?.closed(before: replanner.now, replanner.attendance)
      replanner.edits = edited?.edits
      try edited?.refuseImpossible(loaded.scenario, isJSON: reading.json)
      loaded.sayWarnings()
      if trade.trade {
        try draw(
          replanner, loaded.scenario, tradeFolder, letterhead, columns, answered?.files ?? [], clock,
          interruption,
          refusing: { try edited?.refuseMissing($0, loaded.scenario, isJSON: reading.json) })
        if interruption.isAsked { throw ExitStatus.interrupted.code }
        return
      }
      let row = trade.mostChanged.map { Trader(replanner, secondsEach: nil).problem(mostChanged: $0) }
      var searching = Search(
        problem: row ?? replanner.problem, language: loaded.scenario.language, progress: progress.style,
        clock: clock,
        isJSON: reading.json, loaded: loaded)
      searching.refusal = edited.map { edited in { edited.refusal($0, $1, $2, loaded.scenario) } }
      try interruption.searching {
        let timetable = try repaired(replanner, &searching, interruption)
        let found =
          trade.mostChanged == nil ? replanner.result(timetable) : replanner.traded(timetable)
        try edited?.refuseMissing(
          found.timetable, areMostClaimsProved: found.areMostClaimsProved, loaded.scenario,
          isJSON: reading.json)
        try book?.write(found.timetable, kept: edited?.kept(found.timetable) ?? [])
        let result = ReplanOutput(loaded.scenario, found, letterhead: letterhead, columns: columns)
        if let folder {
          let papers = try PaperFolder(
            folder, of: found.timetable, replacesTimetable: true, force: output.forcing.force,
            loaded.scenario.language)
          try papers.write(result.files(output.papers) + (answered?.files ?? []), rescuing: true)
        }
        try Console.result(reading.json ? result.json : result.text)
      }
      if interruption.isAsked { throw ExitStatus.interrupted.code }
    }
  }

  /// Tells from when on is planned, where nobody said so.
  private func say(from now: Instant?, _ scenario: Scenario) {
    let moment =
      now.map { String(scenario.zone.timestamp($0).prefix(16)) } ?? "\(scenario.horizon.from)"
    Console.say(Words.plannedFrom(moment, isOwn: now != nil)(scenario.language))
  }

  /// What the searches of a repair come to, within one limit of time; with --most-changed there is one search.
  private func repaired(
    _ replanner: Replanner, _ searching: inout Search, _ interruption: Interruption
  ) throws -> Timetable {
    guard trade.mostChanged == nil else { return try searching.run(interruption) }
    let clock = searching.clock
    return try RepairPhases(replanner, seconds: { clock.seconds }).run(
      isInterrupted: { interruption.isAsked },
      search: { problem in
        searching.problem = problem
        return try searching.run(interruption)
      })
  }

  /// People changed against completions, shown and written.
  private func draw(
    _ replanner: Replanner, _ scenario: Scenario, _ folder: ReportFolder?, _ letterhead: Letterhead,
    _ columns: [String], _ more: [PaperFile], _ clock: ProcessClock, _ interruption: Interruption,
    refusing: (Timetable) throws -> Void
  ) throws {
    try interruption.searching {
      let run = TradeRun(
        replanner: replanner, search: search, points: trade.points, progress: progress.style, clock: clock)
      let found = try run.found(interruption)
      for point in found.trade.points { try refusing(point.timetable) }
      let result = TradeOutput(
        found, scenario, letterhead: letterhead, columns: columns)
      if let folder {
        let files = result.files(output.papers) + more
        try folder.write(files, removing: TradeOutput.isOfPoint)
      }
      try Console.result(reading.json ? result.json : result.text(isWritten: folder != nil))
    }
  }
}
