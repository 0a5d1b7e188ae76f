import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// What a repair begins from: the timetable that people know, and what has happened since.
struct RepairOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The timetable that people know (timetable.json, its folder, or a workbook); where the scenario is a workbook, its own.",
      valueName: "timetable"),
    completion: .file(extensions: ["json", "xlsx"]))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "What began before is history and stays: a local date-time such as 2027-03-10T12:00, or a date.",
      valueName: "date-time"))
  var now: LocalMoment?

  @Option(
    help: ArgumentHelp(
      "Until then nothing changes that need not: what people are told already.", valueName: "date-time"))
  var freezeUntil: LocalMoment?

  @Option(
    help: ArgumentHelp(
      "Who came: a table with worker, meeting, attended, or a workbook or CSV of filled-in sign-in sheets; may be given several times.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "xlsx", "ods"]))
  var attendance: [String] = []

  @Option(
    help: ArgumentHelp(
      "Lists that employers have answered (export --format answers): a no becomes an absence of that person; may be given several times.",
      valueName: "file"),
    completion: .file(extensions: ["xlsx", "ods", "csv"]))
  var answers: [String] = []

  func validate() throws {
    if from?.isEmpty ?? false { throw ValidationError("The timetable's path (--from) is empty.") }
    if !attendance.isEmpty && now == nil {
      throw ValidationError(
        "--attendance tells who came to past meetings; say with --now which ones are past.")
    }
  }

  /// The lines of the attendance files. Faults are shown, all of them, and end the command.
  func records(_ timetable: Timetable, _ scenario: Scenario, _ reading: ReadingOptions) throws
    -> [AttendanceRecord]
  {
    try FilledLists.read(attendance, reading) { path in
      let result = try AttendanceReader().read(
        path: path, timetable, in: scenario, before: now?.instant(in: scenario))
      return (result.records, result.diagnostics)
    }
  }

  /// The scenario with what employers answered laid over it, and the files that tell of it; nil where no list was given. Faults are
  /// shown, all of them, and end the command.
  func answered(
    _ timetable: Timetable, _ options: ScenarioOptions, _ loaded: LoadedScenario, out: String?,
    _ reading: ReadingOptions
  ) throws -> (loaded: LoadedScenario, workbook: [UInt8]?, files: [PaperFile])? {
    guard !answers.isEmpty else { return nil }
    let all = try FilledLists.read(answers, reading) { path in
      let result = try AnswerListReader().read(path: path, timetable, in: loaded.scenario)
      return (result.answers, result.diagnostics)
    }
    let language = loaded.scenario.language
    let blank = all.count { $0.choice == nil }, yes = all.count { $0.choice == .yes }
    Console.say(AnswerWords.counted(yes: yes, no: all.count - yes - blank, blank: blank)(language))
    let isBook = out.map(BookPath.isBook) ?? false
    let folder = isBook ? "." : out ?? "."
    let answered: AnsweredScenario
    do {
      answered = try AnsweredScenario(
        AnswerBook(all, in: loaded.scenario), path: options.path, overlays: options.overlays,
        language: reading.language, in: loaded.scenario, folder: folder,
        earlier: try options.timetable(from).isEmpty ? nil : Self.folder(of: options.timetable(from)),
        asBook: isBook)
    } catch let fault as BookWriter.Fault {
      throw Failure(.badData, fault.description)
    } catch let missing as MissingFile {
      throw Failure(.noInput, "\(missing)")
    }
    guard let scenario = answered.reading.scenario else {
      throw try Failure.badData(answered.reading.diagnostics, json: reading.json)
    }
    if !isBook, let out {
      Console.say(AnswerWords.becameAbsences("\(out)/\(AnsweredScenario.overlayName)")(language))
    }
    let files =
      isBook || out == nil
      ? []
      : [
        PaperFile(name: AnsweredScenario.overlayName, text: answered.overlay),
        PaperFile(name: AnsweredScenario.logName, text: answered.log),
      ]
    return (
      LoadedScenario(scenario: scenario, reading: answered.reading, path: loaded.path), answered.workbook,
      files
    )
  }

  /// The folder in which a timetable stands.
  private static func folder(of path: String) -> String? {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return nil }
    return isDirectory.boolValue ? path : (path as NSString).deletingLastPathComponent
  }

  /// Whether the output would take the place of what the repair begins from; a workbook may be revised in place only
  /// under another name.
  func isOverwritten(by out: String, scenario: ScenarioOptions) -> Bool {
    guard let from = try? scenario.timetable(from) else { return false }
    if BookPath.isBook(out) { return FilePlace.isSame(from, out) }
    return isOverwritten(from, by: out)
  }

  /// Whether what the repair begins from lies in a folder, however deep.
  func isIn(_ folder: String, scenario: ScenarioOptions) -> Bool {
    guard let from = try? scenario.timetable(from) else { return false }
    return FilePlace.resolved(from).pathComponents.starts(with: FilePlace.resolved(folder).pathComponents)
  }

  /// Whether a folder's timetable would take the place of the one that the repair begins from.
  private func isOverwritten(_ from: String, by folder: String) -> Bool {
    return FilePlace.isTimetable(from, of: folder)
  }
}

/// A date, or a date and a time of day, on the scenario's clocks.
struct LocalMoment: ExpressibleByArgument {
  var date: CivilDate
  var time: ClockTime?

  init?(argument: String) {
    let parts = argument.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard (1...2).contains(parts.count), let date = CivilDate(String(parts[0])) else { return nil }
    self.date = date
    if parts.count == 2 {
      guard let time = ClockTime(String(parts[1])), time.minute < 1440 else { return nil }
      self.time = time
    }
  }

  /// As an option takes it.
  var text: String { "\(date)\(time.map { "T\($0)" } ?? "")" }

  /// The point in time that it is in a scenario.
  func instant(in scenario: Scenario) -> Instant {
    time.map { scenario.zone.instant(date, $0) } ?? scenario.zone.day(date).start
  }
}
