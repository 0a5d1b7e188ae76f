import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// The folder that `--out` of a planning command names, as the place of one report: files that others wrote there, or
/// changed since we wrote them, stay unless `--force` is given. A hidden list for each report says what we wrote; parts of a
/// sweep, which are written side by side, each have one of their own.
struct ReportFolder {
  let folder: OutputFolder
  private let listName: String, isForced: Bool, language: Language

  var path: String { folder.path }

  /// Makes sure, before anything is searched for, that the folder takes `names`; `stem` names the report.
  init(_ path: String, stem: String, replacing names: [String], force: Bool, _ language: Language) throws {
    folder = try OutputFolder(path, replacing: names)
    listName = ".\(stem)\(ReportFolder.ending)"
    isForced = force
    self.language = language
    if !force { try OverwriteGuard.check(names, in: path, by: ReportFolder.lists(in: path), language) }
  }

  /// Puts the files of a report in place and says so; the first holds the work of the search. `outdated`: of what we wrote
  /// for such a report before and do not write now, what is to go.
  func write(_ files: [PaperFile], removing outdated: (String) -> Bool = { _ in false }) throws {
    let replaced = try refuseForeign(files)
    var list =
      PaperFolder.list(in: path, named: listName) ?? PaperList(stamp: "", state: "report", revision: 0)
    let written = Set(files.map(\.name))
    var stale: [String] = [], edited: [String] = []
    for entry in list.entries where !written.contains(entry.name) && outdated(entry.name) {
      guard let bytes = PaperFolder.bytes("\(path)/\(entry.name)") else { continue }
      if PaperList.hash(bytes) == entry.sha256 { stale.append(entry.name) } else { edited.append(entry.name) }
    }
    let left = Set(stale + edited)
    list.entries.removeAll { left.contains($0.name) }
    list.add(files.map { ($0.name, $0.bytes) })
    try folder.write(
      files + [PaperFile(name: listName, text: list.text)], removing: stale, rescuing: true)
    OverwriteGuard.say(replaced: replaced, in: path, language)
    Console.say(Words.wrote(files.map(\.name), to: path)(language))
    if !stale.isEmpty { Console.say(Words.removedStale(stale, from: path)(language)) }
    if !edited.isEmpty { Console.say(Words.keptEdited(edited, in: path)(language)) }
  }

  /// All names are known only now; what a search found is saved elsewhere where one is taken. Gives those that are replaced by
  /// force.
  private func refuseForeign(_ files: [PaperFile]) throws -> [String] {
    guard isFolder(path) else { return [] }
    let foreign = OverwriteGuard.foreign(files.map(\.name), in: path, by: ReportFolder.lists(in: path))
    let differing = OverwriteGuard.differing(files.filter { foreign.contains($0.name) }, in: path)
    if isForced || differing.isEmpty { return differing }
    let message = Words.isForeign(differing, in: path)(language)
    throw Failure(.cannotWrite, files.first.map { "\(message)\n\(Rescue.save($0, language))" } ?? message)
  }

  private static let ending = ".files.json"

  /// The lists of all reports in a folder.
  private static func lists(in path: String) -> [PaperList] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasPrefix(".") && $0.hasSuffix(ending) }.sorted()
      .compactMap { PaperFolder.list(in: path, named: $0) }
  }
}
