import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours workbook`: any scenario as one workbook.
struct WorkbookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Write a scenario as one workbook, to be changed in a spreadsheet program.",
    discussion: """
      A sheet a concept, a row a thing; overlays are merged. Every command takes such a \
      workbook for a scenario; offhours convert makes a folder of it again.

      EXAMPLES
        offhours workbook scenarios/tutorial --out tutorial.xlsx
        offhours workbook scenarios/thai-nguyen --with hall.yaml --out hall.xlsx
      """)

  @OptionGroup var scenario: ScenarioOptions
  @Option(
    help: ArgumentHelp("The workbook to write.", valueName: "file"),
    completion: .file(extensions: ["xlsx"]))
  var out: String
  @OptionGroup var personal: ColumnOptions
  @OptionGroup var forcing: ForceOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws { try BookPath.validate(out, "--out") }

  func run() throws {
    try Failure.reported(reading, about: scenario.path) {
      let (tree, loaded) = try scenario.loadTree(reading)
      loaded.sayWarnings()
      let shown = tree.shown(loaded.scenario, try personal.columns(of: loaded.scenario))
      let language = loaded.scenario.language
      // What is written is made anew: a workbook that is read would lose its other sheets.
      try InputGuard.check(out, inputs: scenario.inputs, language)
      let file = try OutputFile(out, language: language, force: forcing.force)
      let bytes = try Failure.writing { try BookWriter.bytes(shown) }
      try Interruption.writing { try file.write(bytes) }
    }
  }
}

/// Paths of workbooks on the command line.
enum BookPath {
  /// Whether a path names a workbook.
  static func isBook(_ path: String) -> Bool { path.lowercased().hasSuffix(".xlsx") }

  /// Refuses what names no workbook.
  static func validate(_ path: String, _ option: String) throws {
    guard isBook(path), path.count > 5 else {
      throw ValidationError("\(option): '\(path)' must be the path of a workbook, ending in .xlsx.")
    }
  }

  /// Refuses the name of a workbook of another kind where a folder or a workbook is to be named.
  static func refuseOthers(_ path: String?, _ option: String) throws {
    let others = [".ods", ".fods", ".xls", ".xlsm", ".xlsb"]
    if let path, others.contains(where: path.lowercased().hasSuffix) { try validate(path, option) }
  }
}

/// Workbooks as bytes.
enum BookFiles {
  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, "\(MissingFile(path: path, reason: "cannot be read"))")
    }
    return [UInt8](data)
  }

  /// A workbook as it may be written to `out`: without sensitive columns that nobody asked for, which is said. In the
  /// place of the workbook `path` from which it came it keeps what stands there. `sensitive` is nil where the scenario
  /// has faults; then headings alone tell.
  static func shown(
    _ bytes: [UInt8], _ sensitive: Set<String>?, _ asked: [String], from path: String, to out: String,
    _ language: Language
  ) throws -> [UInt8] {
    if FilePlace.isSame(path, out), isPresent(out) { return bytes }
    do {
      let (shown, withheld) = try BookRedaction.redacted(bytes, sensitive: sensitive ?? [], asked: asked)
      if !withheld.isEmpty { Console.say(PrivacyWords.withheld(withheld)(language)) }
      return shown
    } catch {
      throw Failure(.badData, error.description)
    }
  }

  private static func isPresent(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// One file that a command writes, whole or not at all.
struct OutputFile {
  private let folder: OutputFolder
  /// The file's name.
  let name: String
  private let language: Language
  /// Whether what stands there is the command's own.
  private let isOwn: Bool

  /// Makes sure that the file can be written; one that is there is replaced only with `force`, or where it is the
  /// command's `own`; an answer that was changed by hand never. `scenario`: what is in the workbook there, where that is
  /// known.
  init(
    _ path: String, language: Language, own: String? = nil, force: Bool, holding scenario: Scenario? = nil
  ) throws {
    let url = URL(fileURLWithPath: path)
    name = url.lastPathComponent
    let slash = path.lastIndex(of: "/")
    folder = try OutputFolder(
      slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ".", replacing: [name])
    isOwn = own.map { FilePlace.isSame($0, path) } ?? false
    if !isOwn { try OverwriteGuard.refuseEdited(path, scenario, language) }
    try OverwriteGuard.check(path, own: own, force: force, language)
    self.language = language
  }

  func write(_ bytes: [UInt8]) throws {
    let file = PaperFile(name: name, bytes: bytes)
    let replaced = isOwn ? [] : OverwriteGuard.differing([file], in: folder.path)
    try folder.write([file])
    OverwriteGuard.say(replaced: replaced, in: folder.path, language)
    Console.say(Words.wrote([name], to: folder.path)(language))
  }
}

extension Failure {
  /// What stands in the way of a workbook is bad data.
  static func writing(_ body: () throws -> [UInt8]) throws -> [UInt8] {
    do {
      return try body()
    } catch let fault as BookWriter.Fault {
      throw Failure(.badData, fault.description)
    }
  }
}

extension ScenarioOptions {
  /// Reads the scenario and everything that its files say. Faults are shown, all of them, and end the command.
  func loadTree(_ reading: ReadingOptions) throws -> (tree: BookTree, loaded: LoadedScenario) {
    let result: (reading: ScenarioReading, tree: BookTree?)
    do {
      result = try ScenarioReader().readTree(path: path, overlays: overlays, language: reading.language)
    } catch {
      throw Failure(.noInput, "\(error)")
    }
    guard let scenario = result.reading.scenario, let tree = result.tree else {
      throw try Failure.badData(result.reading.diagnostics, json: reading.json)
    }
    return (tree, LoadedScenario(scenario: scenario, reading: result.reading, path: path))
  }
}
