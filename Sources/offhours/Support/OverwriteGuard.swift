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
