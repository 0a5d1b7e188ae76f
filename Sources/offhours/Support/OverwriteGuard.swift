import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// Keeps what others wrote, or changed since we wrote it, from being written over in silence: such a file is replaced
/// only where `--force` asks for it.
enum OverwriteGuard {
  /// Refuses a file that is there already. `own`: the file that the command was given and may write its answer into.
  /// - Throws: `Failure` with the status of what cannot be written.
  static func check(_ out: String, own: String? = nil, force: Bool, _ language: Language) throws {
    guard !force, isFile(out) else { return }
    if let own, FilePlace.isSame(own, out) { return }
    throw Failure(.cannotWrite, Words.isThere([out])(language))
  }

  /// Refuses to replace a workbook whose answer was changed by hand, whatever was forced: the changes stand nowhere else.
  /// Told is the command that holds them: a workbook with an answer holds its scenario as well. `scenario`: what the
  /// workbook says, where it was read already; one that cannot be read may have been changed.
  static func refuseEdited(_ path: String, _ scenario: Scenario? = nil, _ language: Language) throws {
    guard BookPath.isBook(path), isFile(path), let data = FileManager.default.contents(atPath: path),
      AnswerReader.hasTimetable([UInt8](data))
    else { return }
    guard let there = scenario ?? (try? ScenarioReader().read(path: path).scenario) else {
      throw Failure(.cannotWrite, Words.mayBeEdited(path)(language))
    }
    guard AnswerReader.isEdited([UInt8](data), path: path, there) else { return }
    let command = ShellWord.line(["offhours", "replan", path, "--out", "next.xlsx"])
    throw Failure(.cannotWrite, Words.isEdited(path, command)(language))
  }

  /// Says which files were replaced because somebody asked for it.
  static func say(replaced names: [String], in folder: String, _ language: Language) {
    if !names.isEmpty { Console.say(Words.replaced(names, in: folder)(language)) }
  }

  /// Refuses papers that stand in a folder and are none of ours any more, but for `spared`. `lists` says what is ours.
  static func check(
    _ names: some Sequence<String>, in folder: String, by lists: [PaperList], but spared: Set<String> = [],
    _ language: Language
  ) throws {
    let foreign = foreign(names, in: folder, by: lists).filter { !spared.contains($0) }
    if !foreign.isEmpty { throw Failure(.cannotWrite, Words.isForeign(foreign, in: folder)(language)) }
  }

  /// Of names in a folder, those of files that are there and are not what the folder's lists say that we wrote.
  static func foreign(_ names: some Sequence<String>, in folder: String, by lists: [PaperList]) -> [String] {
    let there = Set(names).filter { isFile("\(folder)/\($0)") }
    guard !there.isEmpty else { return [] }
    var hashes: [String: Set<String>] = [:]
    for entry in lists.flatMap(\.entries) { hashes[entry.name, default: []].insert(entry.sha256) }
    return there.filter { name in
      guard let known = hashes[name], let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)")
      else { return true }
      return !known.contains(PaperList.hash([UInt8](bytes)))
    }.sorted()
  }

  /// Of files, the names of those that stand in a folder with other content.
  static func differing(_ files: [PaperFile], in folder: String) -> [String] {
    files.filter { file in
      isFile("\(folder)/\(file.name)")
        && FileManager.default.contents(atPath: "\(folder)/\(file.name)").map { [UInt8]($0) } != file.bytes
    }.map(\.name)
  }

  /// Whether a plain file stands there, behind links or not. Pipes and devices are written through to, and so is what the
  /// shell has opened for our output.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return ![STDOUT_FILENO, STDERR_FILENO].contains { descriptor in
      var open = stat()
      return fstat(descriptor, &open) == 0 && open.st_dev == status.st_dev && open.st_ino == status.st_ino
    }
  }
}
