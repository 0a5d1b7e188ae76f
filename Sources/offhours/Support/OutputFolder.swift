import Foundation
import OffHours
import OffHoursPapers

/// The folder that `--out` names. Files appear in it whole and together, or not at all.
struct OutputFolder {
  let path: String

  /// Makes sure, before anything is solved, that the folder can be written to.
  ///
  /// Where the folder does not exist yet, its nearest existing ancestor must take a new folder. A file that is to be
  /// spared must not be there.
  init(
    _ path: String, replacing names: [String], filling folders: [String] = [], sparing spared: String? = nil
  ) throws {
    self.path = path
    if path.split(separator: "/").contains(where: { $0.utf8.count > 255 }) {
      throw OutputFolder.refused(path, String(cString: strerror(ENAMETOOLONG)))
    }
    var ancestor = URL(fileURLWithPath: path).standardizedFileURL.path
    while !FileManager.default.fileExists(atPath: ancestor), ancestor != "/" {
      if isLink(ancestor) { throw OutputFolder.refused(path, "a link that leads nowhere stands in the way") }
      ancestor = URL(fileURLWithPath: ancestor).deletingLastPathComponent().path
    }
    guard isFolder(ancestor) else { throw OutputFolder.refused(path, "\(ancestor) is not a folder") }
    for name in names where isFolder("\(path)/\(name)") {
      throw OutputFolder.refused(path, "\(name) in it is a folder")
    }
    if let spared, FileManager.default.fileExists(atPath: "\(path)/\(spared)") {
      throw OutputFolder.refused(path, "\(spared) is there already; --force replaces it")
    }
    for name in folders where FileManager.default.fileExists(atPath: "\(path)/\(name)") {
      guard isFolder("\(path)/\(name)") else {
        throw OutputFolder.refused(path, "\(name) in it is not a folder")
      }
    }
    let probe = try OutputFolder.stage(in: ancestor, for: path)
    rmdir(probe)
  }

  /// Puts all files in place, and takes others away. Where one cannot be, those before it are taken back.
  func write(_ files: [PaperFile], removing stale: [String] = []) throws {
    let manager = FileManager.default
    var isDone = false
    // Folders that were not there, outer ones first.
    var made: [String] = []
    defer { if !isDone { for folder in made.reversed() { rmdir(folder) } } }
    do {
      if !isFolder(path) {
        try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
        made.append(path)
      }
      for folder in OutputFolder.folders(of: files.map(\.name)).map({ "\(path)/\($0)" })
      where !isFolder(folder) {
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: false)
        made.append(folder)
      }
    } catch {
      throw OutputFolder.refused(path, "it cannot be created")
    }
    let stage = try OutputFolder.stage(in: path, for: path)
    defer { try? manager.removeItem(atPath: stage) }
    for (position, file) in files.enumerated() where !write(file.bytes, to: "\(stage)/new-\(position)") {
      throw OutputFolder.refused(path, "\(file.name): \(String(cString: strerror(errno)))")
    }
    for (position, file) in files.enumerated() {
      let target = "\(path)/\(file.name)"
      link(target, "\(stage)/old-\(position)")
      guard rename("\(stage)/new-\(position)", target) == 0 else {
        let reason = String(cString: strerror(errno))
        for earlier in 0..<position { takeBack(files[earlier], backup: "\(stage)/old-\(earlier)") }
        throw OutputFolder.refused(path, "\(file.name): \(reason)")
      }
    }
    // New papers stand; those of another timetable follow, each whole. One that stays is not worth losing the new ones.
    for (position, name) in stale.enumerated() {
      rename("\(path)/\(name)", "\(stage)/stale-\(position)")
    }
    for folder in OutputFolder.folders(of: stale).reversed() {
      // Only empty ones go.
      rmdir("\(path)/\(folder)")
    }
    isDone = true
  }

  /// The folders inside the output folder that files need, outer ones first.
  private static func folders(of files: [String]) -> [String] {
    var folders: Set<String> = []
    for file in files {
      let steps = file.split(separator: "/").dropLast()
      for depth in steps.indices { folders.insert(steps[...depth].joined(separator: "/")) }
    }
    return folders.sorted()
  }

  /// Tells on standard error which files there are, and which others were left beside them by an earlier run: the slip
  /// of somebody who is no longer placed must not go out by mistake.
  func sayWhatWasWritten(_ files: [PaperFile], _ language: Language, besides known: Set<String> = []) {
    Console.say(Words.wrote(files.map(\.name), to: path)(language))
    let written = Set(files.map(\.name))
    let left = OutputFolder.folders(of: files.map(\.name)).flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? [])
        .map { "\(folder)/\($0)" }
        .filter { !written.contains($0) && !known.contains($0) && !isFolder("\(path)/\($0)") }
    }
    if !left.isEmpty { Console.say(Words.leftBehind(left.sorted(), in: path)(language)) }
  }

  /// Puts the former file back, or none where there was none.
  private func takeBack(_ file: PaperFile, backup: String) {
    let target = "\(path)/\(file.name)"
    if rename(backup, target) != 0 { unlink(target) }
  }

  /// Writes and flushes one file; false, with `errno`, where that fails.
  private func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += count
    }
    return fsync(descriptor) == 0
  }

  /// A new hidden folder.
  private static func stage(in folder: String, for path: String) throws -> String {
    var template = Array("\(folder)/.offhours-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw refused(path, String(cString: strerror(errno)))
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func refused(_ path: String, _ reason: String) -> Failure {
    Failure(.cannotWrite, "cannot write to \(path): \(reason)")
  }
}

private func isFolder(_ path: String) -> Bool {
  var isDirectory: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
}

private func isLink(_ path: String) -> Bool {
  (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
}
