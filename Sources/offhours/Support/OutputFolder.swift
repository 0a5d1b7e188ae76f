import Foundation
import OffHoursPapers

/// The folder that `--out` names. Files appear in it whole and together, or not at all.
struct OutputFolder {
  let path: String

  /// Makes sure, before anything is solved, that the folder can be written to.
  ///
  /// Where the folder does not exist yet, its nearest existing ancestor must take a new folder. A file that is to be
  /// spared must not be there.
  init(_ path: String, replacing names: [String], sparing spared: String? = nil) throws {
    self.path = path
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
    let probe = try OutputFolder.stage(in: ancestor, for: path)
    rmdir(probe)
  }

  /// Puts all files in place. Where one cannot be, those before it are taken back.
  func write(_ files: [PaperFile]) throws {
    let manager = FileManager.default
    let isNew = !isFolder(path)
    do {
      for folder in Set(
        files.map { URL(fileURLWithPath: "\(path)/\($0.name)").deletingLastPathComponent().path })
      {
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
    } catch {
      throw OutputFolder.refused(path, "it cannot be created")
    }
    let stage = try OutputFolder.stage(in: path, for: path)
    var isDone = false
    defer {
      try? manager.removeItem(atPath: stage)
      if isNew, !isDone { rmdir(path) }
    }
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
    isDone = true
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
