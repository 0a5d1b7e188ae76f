import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers

/// Where files go, which, and what they may tell.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the files into this folder; solve and replan also take a workbook, ending in .xlsx.",
      valueName: "folder"),
    completion: .directory)
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Formats to write, separated by commas: \(Papers.names.joined(separator: ", ")).",
      discussion: "Where not given: \(Papers.standard).", valueName: "list"),
    completion: .list(Papers.names))
  var format: String?

  @OptionGroup var privacy: PrivacyOptions

  @Option(
    help: ArgumentHelp(
      "A YAML file with the lines over and under printed lists (xlsx): left, right, title, footer, signatures.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var template: String?

  @Option(
    help: ArgumentHelp(
      "Columns of the workers' table to add to sms.csv, separated by commas; without it none but the telephone number. Sensitive columns reach any file only where they are named here.",
      valueName: "list"))
  var columns: String?

  @OptionGroup var forcing: ForceOptions

  func validate() throws {
    if out == "" { throw ValidationError("The folder's path (--out) is empty.") }
    try BookPath.refuseOthers(out, "--out")
    do {
      _ = try Papers.named(names)
    } catch {
      throw ValidationError("--format: \(error).")
    }
  }

  /// The lines over and under printed lists. Faults are shown, all of them, and end the command; formats without such
  /// lines are named on standard error.
  func letterhead(_ reading: ReadingOptions, _ language: Language) throws -> Letterhead {
    guard let template else { return Letterhead() }
    let result: LetterheadReading
    do {
      result = try LetterheadReader().read(path: template)
    } catch {
      throw Failure(missing: error)
    }
    guard let letterhead = result.letterhead else {
      throw try Failure.badData(result.diagnostics, json: reading.json)
    }
    let without = papers.filter { !$0.hasLetterhead }.map(\.id)
    if !without.isEmpty {
      let only = Papers.all.filter(\.hasLetterhead).map(\.id)
      Console.say(Words.templateWithout(without, only: only)(language))
    }
    return letterhead
  }

  /// Makes sure that a command which always writes timetable.json was told where.
  func validateFolder() throws {
    if format != nil, let out, BookPath.isBook(out) {
      throw ValidationError("--format writes files into a folder; --out names the workbook \(out).")
    }
    if format != nil, out == nil {
      throw ValidationError("--format says which files to write; name their folder with --out.")
    }
  }

  /// The columns of the workers' table that were asked for by name.
  func columns(of loaded: LoadedScenario) throws -> [String] {
    try ColumnOptions.columns(columns, of: loaded.scenario)
  }

  /// The scenario as the files may show it.
  func shown(_ loaded: LoadedScenario) -> LoadedScenario { privacy.shown(loaded) }

  /// The papers asked for.
  var papers: [any Paper] { (try? Papers.named(names)) ?? [] }

  /// Whether the timetable itself is among the formats.
  var namesTimetable: Bool { names.contains("json") }

  /// The workbook that the answer is to go into, made sure of; nil where none is named.
  func book(_ options: ScenarioOptions, _ loaded: LoadedScenario, _ reading: ReadingOptions) throws
    -> AnswerFile?
  {
    guard let out, BookPath.isBook(out) else { return nil }
    let asked = Self.list(columns ?? "").filter { !$0.isEmpty }
    return try AnswerFile(out, options, loaded, asked: asked, force: forcing.force, reading)
  }

  /// The folder, made sure of; nil where nothing is to be written.
  func folder() throws -> OutputFolder? {
    guard let out, !BookPath.isBook(out) else { return nil }
    return try OutputOptions.folder(out, for: papers)
  }

  /// The folder of a trade, made sure of; nil where nothing is to be written.
  func tradeFolder(_ language: Language) throws -> ReportFolder? {
    try out.map {
      try ReportFolder(
        $0, stem: "trade", replacing: ["trade.json", "trade.md", "trade.csv", "trade.svg"],
        force: forcing.force, language)
    }
  }

  /// Refuses, before anything is searched for, papers in the folder that others wrote or changed. It takes the folder that
  /// was made sure of: what a dead run left half done there is finished by then, and is not somebody else's.
  /// `more`: names of files that the command writes beside the papers; `own`: the timetable that it was given.
  /// `replacing`: a new plan takes the place of the one there, which must not be one that people were told of.
  func refuseForeign(
    in folder: OutputFolder?, _ more: [String] = [], own: String? = nil, papers: [any Paper],
    replacing: Bool = false, _ language: Language
  ) throws {
    guard let out = folder?.path, !forcing.force, isFolder(out) else { return }
    let list = PaperFolder.list(in: out)
    if replacing, list?.state == Timetable.State.published.rawValue, let revision = list?.revision {
      throw Failure(.cannotWrite, Words.holdsPublication(out, revision: revision)(language))
    }
    let rooms = Set(papers.flatMap(\.folderNames))
    let inRooms = (list?.entries ?? []).map(\.name).filter { name in
      rooms.contains(name.split(separator: "/").dropLast().joined(separator: "/"))
    }
    let isOwn = own.map { FilePlace.isTimetable($0, of: out) } ?? false
    try OverwriteGuard.check(
      papers.flatMap(\.fileNames) + inRooms + more, in: out, by: list.map { [$0] } ?? [],
      but: isOwn ? ["timetable.json"] : [], language)
  }

  /// A folder for papers, made sure of.
  static func folder(_ path: String, for papers: [any Paper]) throws -> OutputFolder {
    try OutputFolder(
      path, replacing: ["timetable.json", PaperList.fileName] + papers.flatMap(\.fileNames),
      filling: papers.flatMap(\.folderNames))
  }

  private var names: [String] { OutputOptions.list(format ?? Papers.standard) }

  /// What stands between commas.
  static func list(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }
}
