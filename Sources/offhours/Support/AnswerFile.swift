import OffHours
import OffHoursFiles
import OffHoursPapers

/// The workbook that an answer goes into: the scenario's own, or one made of the scenario.
struct AnswerFile {
  private let file: OutputFile
  private let from: String, path: String, asked: [String]
  private var base: [UInt8]
  private var scenario: Scenario

  /// Makes sure, before anything is solved, that the workbook can be written.
  init(
    _ path: String, _ options: ScenarioOptions, _ loaded: LoadedScenario, asked: [String], force: Bool,
    _ reading: ReadingOptions
  ) throws {
    (from, self.path, self.asked) = (options.path, path, asked)
    // The answer goes beside the scenario; a workbook that is made anew would lose its other sheets.
    if !options.overlays.isEmpty {
      try InputGuard.check(path, inputs: options.inputs, loaded.scenario.language)
    }
    let isOwn = FilePlace.isSame(options.path, path)
    // The first answer goes into the workbook that asks for it, and replaces nothing.
    let isFirst =
      try isOwn && options.overlays.isEmpty && !AnswerReader.hasTimetable(BookFiles.bytes(path))
    file = try OutputFile(
      path, language: loaded.scenario.language, own: isFirst ? options.path : nil, force: force,
      holding: isOwn ? loaded.scenario : nil)
    scenario = loaded.scenario
    if BookPath.isBook(options.path), options.overlays.isEmpty {
      base = try BookFiles.bytes(options.path)
    } else {
      // A folder, or what overlays make of a workbook: a workbook of its own.
      let (tree, _) = try options.loadTree(reading)
      base = try Failure.writing { try BookWriter.bytes(tree) }
    }
  }

  /// The same for a workbook and a scenario in which something was added meanwhile.
  func replacing(_ base: [UInt8]?, _ scenario: Scenario) -> AnswerFile {
    var file = self
    if let base { file.base = base }
    file.scenario = scenario
    return file
  }

  /// Writes the workbook with a timetable in it. `kept`: meetings marked to be kept.
  func write(_ timetable: Timetable, kept: Set<String> = []) throws {
    let bytes = try Failure.writing {
      try AnswerWriter.bytes(base, adding: timetable, for: scenario, kept: kept)
    }
    let shown = try BookFiles.shown(bytes, scenario.sensitive, asked, from: from, to: path, scenario.language)
    try Interruption.writing { try file.write(shown) }
  }
}

extension BookTimetable {
  /// The timetable that stands in a workbook. Faults are shown, all of them, and end the command.
  static func load(_ path: String, _ scenario: Scenario, _ reading: ReadingOptions) throws -> BookTimetable {
    let result = AnswerReader.read(try BookFiles.bytes(path), path: path, scenario)
    guard let book = result.book else { throw try Failure.badData(result.diagnostics, json: reading.json) }
    Console.raw(result.diagnostics.text)
    return book
  }
}

extension ScenarioOptions {
  /// The timetable that a command is to take: the one named, or the one in the workbook that is the scenario.
  func timetable(_ path: String?) throws -> String {
    if let path { return path }
    guard BookPath.isBook(self.path) else {
      throw Failure(
        .usage, "the timetable is missing; name a timetable.json, the folder that holds it, or a workbook")
    }
    return self.path
  }
}
