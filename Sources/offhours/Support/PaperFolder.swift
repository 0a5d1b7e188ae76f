import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// The folder that `--out` names, as the place of one timetable's papers: those of another timetable that we wrote go
/// when new ones come, and nothing else does.
struct PaperFolder {
  let folder: OutputFolder
  private let timetable: Timetable
  private let language: Language
  /// Whether others' files may be replaced, and the one file that is the command's own.
  private let isForced: Bool, own: String?

  /// Makes sure that no paper will stand beside the timetable of another plan.
  init(
    _ folder: OutputFolder, of timetable: Timetable, replacesTimetable: Bool, force: Bool, own: String? = nil,
    _ language: Language
  ) throws {
    self.folder = folder
    self.timetable = timetable
    isForced = force
    self.own = own
    self.language = language
    guard !replacesTimetable, let bytes = PaperFolder.bytes("\(folder.path)/timetable.json") else { return }
    let there = TimetableReader.read(text: String(decoding: bytes, as: UTF8.self)).timetable
    if there?.stamp != timetable.stamp {
      throw Failure(.cannotWrite, Words.holdsOtherTimetable(folder.path)(language))
    }
  }

  /// Puts papers in place, and says what came and what went. `rescuing`: the first file holds the work of a search.
  func write(_ files: [PaperFile], rescuing: Bool = false) throws {
    let replaced = try refuseForeign(files, rescuing: rescuing)
    let before = list
    var list = PaperList(
      stamp: timetable.stamp, state: timetable.state.rawValue, revision: timetable.revision)
    var stale: [String] = [], edited: [String] = []
    let written = Set(files.map(\.name))
    for entry in before?.entries ?? [] where !written.contains(entry.name) && PaperFolder.isPaper(entry.name)
    {
      guard let bytes = PaperFolder.bytes("\(folder.path)/\(entry.name)") else { continue }
      let isUntouched = PaperList.hash(bytes) == entry.sha256
      if before?.stamp == list.stamp {
        if isUntouched { list.entries.append(entry) }
      } else if isUntouched {
        stale.append(entry.name)
      } else {
        edited.append(entry.name)
      }
    }
    list.add(files.map { ($0.name, $0.bytes) })
    let kept = isWritingTimetable(files) ? PublishedRecord.kept(from: folder.path, before: timetable) : nil
    if timetable.state == .published {
      stale += PublishedRecord.all(in: folder.path).filter { $0.timetable.planId == timetable.planId }
        .map(\.name)
    }
    let all = files + (kept.map { [$0.file] } ?? []) + [PaperFile(name: PaperList.fileName, text: list.text)]
    try folder.write(all, removing: stale, rescuing: rescuing)
    OverwriteGuard.say(replaced: replaced, in: folder.path, language)
    if let kept {
      let goesOn = timetable.state == .published && timetable.goesOn(from: kept.plan)
      Console.say(
        Words.keptPublication(kept.file.name, revision: kept.revision, isFollowed: goesOn)(language))
    }
    if !stale.isEmpty { Console.say(Words.removedStale(stale, from: folder.path)(language)) }
    if !edited.isEmpty { Console.say(Words.keptEdited(edited, in: folder.path)(language)) }
    folder.sayWhatWasWritten(files, language, besides: Set(list.entries.map(\.name) + edited))
  }

  private func isWritingTimetable(_ files: [PaperFile]) -> Bool {
    files.contains { $0.name == "timetable.json" }
  }

  /// The names are all known only now; what a search found is saved elsewhere where they are taken. Gives those that are replaced
  /// by force.
  private func refuseForeign(_ files: [PaperFile], rescuing: Bool) throws -> [String] {
    guard isFolder(folder.path) else { return [] }
    let foreign = OverwriteGuard.foreign(
      files.map(\.name), in: folder.path, by: list.map { [$0] } ?? []
    ).filter { name in
      guard name == "timetable.json", let own else { return true }
      return !FilePlace.isTimetable(own, of: folder.path)
    }
    let differing = Set(OverwriteGuard.differing(files.filter { foreign.contains($0.name) }, in: folder.path))
    let taken = foreign.filter(differing.contains)
    if isForced || taken.isEmpty { return taken }
    let message = Words.isForeign(taken, in: folder.path)(language)
    throw Failure(
      .cannotWrite,
      rescuing ? files.first.map { "\(message)\n\(Rescue.save($0, language))" } ?? message : message)
  }

  /// What was written into the folder before; nil where nothing says.
  private var list: PaperList? { PaperFolder.list(in: folder.path) }

  /// Whether a name is one that papers have: whoever wrote the list, nothing else is touched.
  private static func isPaper(_ name: String) -> Bool {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return false }
    let papers = Papers.all + Papers.others
    if papers.flatMap(\.fileNames).contains(name) || ReplanOutput.fileNames.contains(name) { return true }
    return papers.flatMap(\.folderNames).contains(steps.dropLast().joined(separator: "/"))
  }

  /// The bytes of a plain file, not behind a link; nil where there is none.
  static func bytes(_ path: String) -> [UInt8]? {
    guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil else { return nil }
    return (try? Data(contentsOf: URL(fileURLWithPath: path))).map { Array($0) }
  }

  /// The list of papers in a folder; nil where there is none that can be read.
  static func list(in path: String, named name: String = PaperList.fileName) -> PaperList? {
    bytes("\(path)/\(name)").flatMap { PaperList($0) }
  }
}
