import CSystem
import Foundation
import OffHoursPapers

/// Replaces a folder in one step by one that holds new files and, as they are, all others.
///
/// The others are linked, not copied. Where that is not possible (another owner, a file system without links, a folder
/// that is mounted or in which somebody stands) nothing has happened, and `OutputFolder` goes by a journal instead.
struct FolderExchange {
  private let folder: String
  private let parent: String
  private let stage: StagingFolder
  private var seen: Set<String> = []
  private static let mostEntries = 20_000, deepest = 16

  /// Prepares the exchange of a folder, given by its real path; nil where it cannot be exchanged.
  init?(_ folder: String) {
    parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    self.folder = folder
    var here = stat(), above = stat()
    let current = FileManager.default.currentDirectoryPath
    guard folder != "/", current != folder, !current.hasPrefix(folder + "/"),
      stat(folder, &here) == 0, stat(parent, &above) == 0, here.st_dev == above.st_dev,
      access(parent, W_OK | X_OK) == 0, let stage = try? StagingFolder(in: parent)
    else { return nil }
    self.stage = stage
    guard mkdir("\(stage.path)/new", 0o755) == 0, chmod("\(stage.path)/new", here.st_mode & 0o7777) == 0,
      here.st_uid == geteuid() || chown("\(stage.path)/new", here.st_uid, here.st_gid) == 0
    else {
      stage.remove()
      return nil
    }
  }

  /// Writes the files and exchanges the folders. False: nothing has happened, and a journal may do.
  ///
  /// - Throws: `PathFault` where a new file cannot be written.
  mutating func run(_ files: [PaperFile], removing stale: Set<String>) throws(PathFault) -> Bool {
    defer { stage.remove() }
    let new = "\(stage.path)/new"
    guard links("", skipping: stale.union(files.map(\.name)), depth: 0) else { return false }
    for file in files {
      let target = "\(new)/\(file.name)"
      let room = URL(fileURLWithPath: target).deletingLastPathComponent().path
      if !isFolder(room) {
        try? FileManager.default.createDirectory(atPath: room, withIntermediateDirectories: true)
      }
      guard writeFile(file.bytes, to: target) else {
        throw PathFault("\(file.name): \(String(cString: strerror(errno)))")
      }
    }
    guard flush(new), csystem_exchange(new, folder) == 0 else { return false }
    flush(parent)
    // What somebody put there while the files were written comes along.
    for name in StagingFolder.names(in: new) where !seen.contains(name) && !isThere("\(folder)/\(name)") {
      rename("\(new)/\(name)", "\(folder)/\(name)")
    }
    return true
  }

  /// Links all that stays into the new folder.
  private mutating func links(_ inner: String, skipping: Set<String>, depth: Int) -> Bool {
    guard depth <= Self.deepest else { return false }
    for name in StagingFolder.names(in: "\(folder)/\(inner)") {
      let relative = inner.isEmpty ? name : "\(inner)/\(name)"
      if inner.isEmpty { seen.insert(name) }
      if skipping.contains(relative) { continue }
      if depth == 0, name.hasPrefix(".offhours-") { return false }
      seen.insert(relative)
      guard seen.count <= Self.mostEntries else { return false }
      let old = "\(folder)/\(relative)", new = "\(stage.path)/new/\(relative)"
      var status = stat()
      guard lstat(old, &status) == 0 else { return false }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        guard mkdir(new, 0o755) == 0, chmod(new, status.st_mode & 0o7777) == 0,
          status.st_uid == geteuid() || chown(new, status.st_uid, status.st_gid) == 0,
          links(relative, skipping: skipping, depth: depth + 1)
        else { return false }
      case S_IFREG, S_IFLNK:
        guard link(old, new) == 0 else { return false }
      default: return false
      }
    }
    return true
  }
}
