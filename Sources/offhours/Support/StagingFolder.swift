import CSystem
import Foundation
import OffHoursPapers

/// A hidden folder in which files are made ready, beside or in the folder where they shall be.
///
/// It holds a lock as long as its process lives. What a process that was killed has left is known by its lock being free:
/// the next run finishes it where a journal says that all files were ready, else removes it.
final class StagingFolder {
  let path: String
  private let lock: Int32
  private static let prefix = ".offhours-", lockName = "lock", journalName = "journal"

  /// A new folder. Fails with `errno`'s message.
  init(in folder: String) throws(PathFault) {
    for attempt in 0..<8 {
      var template = Array("\(folder)/\(Self.prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw PathFault() }
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let lock = open("\(path)/\(Self.lockName)", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if lock >= 0 {
        self.path = path
        self.lock = lock
        // Where a file system knows no locks nobody takes the folder for a dead run's.
        _ = csystem_lock(lock)
        return
      }
      // Another run may have taken the empty folder for a leftover.
      let fault = PathFault()
      rmdir(path)
      if errno != ENOENT || attempt == 7 { throw fault }
    }
    throw PathFault()
  }

  private init(taking path: String, lock: Int32) {
    self.path = path
    self.lock = lock
  }

  /// Removes it with all that is in it, the lock last.
  func remove() {
    for name in Self.names(in: path) where name != Self.lockName {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
    unlink("\(path)/\(Self.lockName)")
    close(lock)
    rmdir(path)
  }

  /// Finishes or removes what dead runs have left in a folder; how many there were.
  static func clear(_ folder: String) -> Int {
    var count = 0
    for name in names(in: folder) where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 6 {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
        continue
      }
      let lock = open("\(path)/\(lockName)", O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      if lock < 0 {
        // Killed before it had its lock; one with files in it is none of ours.
        if errno == ENOENT, rmdir(path) == 0 { count += 1 }
        continue
      }
      guard csystem_lock(lock) == 0 else {
        close(lock)
        continue
      }
      let left = StagingFolder(taking: path, lock: lock)
      if left.finish(in: folder) {
        left.remove()
        count += 1
      } else {
        close(lock)
      }
    }
    return count
  }

  // MARK: The journal

  /// Says for good that all files are ready and where they belong; from here on a run that is killed is finished by the
  /// next. `puts`: names in the folder of the files `new-0`, `new-1`, …
  func commit(_ puts: [String], removing stale: [String]) -> Bool {
    let lines = puts.map { "put \($0)" } + stale.map { "drop \($0)" }
    let text = lines.map { $0 + "\n" }.joined() + "end\n"
    return writeFile(Array(text.utf8), to: "\(path)/\(Self.journalName).part") && flush(path)
      && rename("\(path)/\(Self.journalName).part", "\(path)/\(Self.journalName)") == 0
  }

  /// Takes the journal back.
  func retract() { unlink("\(path)/\(Self.journalName)") }

  /// Puts what a journal names in place; true where nothing is left to do.
  private func finish(in folder: String) -> Bool {
    guard let bytes = FileManager.default.contents(atPath: "\(path)/\(Self.journalName)") else { return true }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.popLast() == "end" else { return true }
    var position = 0
    for line in lines {
      if line.hasPrefix("put ") {
        let target = "\(folder)/\(line.dropFirst(4))"
        let ready = "\(path)/new-\(position)"
        position += 1
        guard access(ready, F_OK) == 0 else { continue }
        try? FileManager.default.createDirectory(
          atPath: URL(fileURLWithPath: target).deletingLastPathComponent().path,
          withIntermediateDirectories: true)
        guard rename(ready, target) == 0 else { return false }
      } else if line.hasPrefix("drop ") {
        unlink("\(folder)/\(line.dropFirst(5))")
      }
    }
    return true
  }

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

/// Why the system refused something.
struct PathFault: Error {
  var reason: String

  init(_ reason: String = String(cString: strerror(errno))) { self.reason = reason }
}

/// Writes a new file; false, with `errno`, where that fails.
func writeFile(_ bytes: [UInt8], to path: String) -> Bool {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { return false }
  var done = 0
  while done < bytes.count {
    let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      let reason = errno
      close(descriptor)
      errno = reason
      return false
    }
    done += count
  }
  // Some file systems tell of a full disk only here.
  return close(descriptor) == 0
}

/// Brings a folder's entries to the disk; false, with `errno`, where that fails. File systems that cannot do it say so.
@discardableResult func flush(_ folder: String) -> Bool {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP
}

func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

func isLink(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// Whether something stands there, a link that leads nowhere included.
func isThere(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}
