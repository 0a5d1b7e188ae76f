import ArgumentParser
import OffHoursPapers

/// Where files go, and which.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write timetable.json and the formats asked for into this folder.", valueName: "folder"),
    completion: .directory)
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Formats to write, separated by commas: \(Papers.names.joined(separator: ", ")). json is always written.",
      discussion: "Where not given: \(Papers.standard).", valueName: "list"),
    completion: .list(Papers.names))
  var format: String?

  func validate() throws {
    if out == "" { throw ValidationError("The folder's path (--out) is empty.") }
    if format != nil, out == nil {
      throw ValidationError("--format says which files to write; name their folder with --out.")
    }
    do {
      _ = try Papers.named(names)
    } catch {
      throw ValidationError("--format: \(error).")
    }
  }

  /// The papers asked for.
  var papers: [any Paper] { (try? Papers.named(names)) ?? [] }

  /// The folder, made sure of; nil where nothing is to be written.
  func folder() throws -> OutputFolder? {
    try out.map { try OutputFolder($0, replacing: ["timetable.json"] + papers.flatMap(\.fileNames)) }
  }

  private var names: [String] {
    (format ?? Papers.standard).split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }
}
