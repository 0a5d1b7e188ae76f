import Foundation
import OffHours
import OffHoursPapers

/// The folder that `--out` names. Files appear in it whole and together, or not at all: a new folder is renamed into its
/// place, one that is there is exchanged for another in one step (`FolderExchange`), and where that cannot be done a
/// journal says what belongs where, so that the next run finishes what was cut off.
struct OutputFolder {
  let path: String
  /// How many hidden folders of dead runs were cleared away.
  private let cleared: Int

  /// Makes sure, before anything is solved, that the folder can be written to, and clears away what dead runs have left.
  ///
  /// Where the folder does not exist yet, its nearest existing ancestor must take a new folder.
  init(_ path: String, replacing names: [String], filling folders: [String] = []) throws {
    self.path = path
    if path.split(separator: "/").contains(where: { $0.utf8.count > 255 }) {
      throw OutputFolder.refused(path, String(cString: strerror(ENAMETOOLONG)))
    }
    let ancestor = try OutputFolder.ancestor(of: path)
    cleared = Interruption.writing {
      guard isFolder(path) else { return StagingFolder.clear(ancestor) }
      // Beside it and in it.
      let parent = URL(fileURLWithPath: OutputFolder.real(path)).deletingLastPathComponent().path
      return StagingFolder.clear(path) + StagingFolder.clear(parent)
    }
    for name in names where isFolder("\(path)/\(name)") {
      throw OutputFolder.refused(path, "\(name) in it is a folder")
    }
    for name in folders where FileManager.default.fileExists(atPath: "\(path)/\(name)") {
      guard isFolder("\(path)/\(name)") else {
        throw OutputFolder.refused(path, "\(name) in it is not a folder")
      }
    }
    // A signal waits: the folder that is only tried is not left behind.
    do {
      try Interruption.writing { try StagingFolder(in: ancestor).remove() }
    } catch let fault as PathFault {
      throw OutputFolder.refused(path, fault.reason)
    }
  }

  /// The nearest folder above that is there; the folder itself where it is.
  private static func ancestor(of path: String) throws -> String {
    var ancestor = URL(fileURLWithPath: path).standardizedFileURL.path
    while !FileManager.default.fileExists(atPath: ancestor), ancestor != "/" {
      if isLink(ancestor) { throw refused(path, "a link that leads nowhere stands in the way") }
      ancestor = URL(fileURLWithPath: ancestor).deletingLastPathComponent().path
    }
    guard isFolder(ancestor) else { throw refused(path, "\(ancestor) is not a folder") }
    return ancestor
  }

  /// Puts all files in place and removes `stale`, names of files in the folder that an earlier run wrote and that would
  /// now be wrong. Where a file cannot be written nothing has changed. A signal waits until it is done.
  ///
  /// With `rescuing`, the first file holds the work of a search: where it cannot be put in place it is written elsewhere,
  /// and the message says where.
  func write(_ files: [PaperFile], removing stale: [String] = [], rescuing: Bool = false) throws {
    do {
      try Interruption.writing {
        try place(files, stale)
        Interruption.hasWritten()
      }
    } catch let fault as PathFault {
      let refused = OutputFolder.refused(path, fault.reason)
      guard rescuing, let first = files.first else { throw refused }
      throw Failure(refused.status, "\(refused.message)\n\(Rescue.save(first))")
    }
  }

  private func place(_ files: [PaperFile], _ stale: [String]) throws(PathFault) {
    guard isFolder(path) else { return try placeNew(files, stale) }
    let folder = OutputFolder.real(path)
    var isDone = false
    if var exchange = FolderExchange(folder) { isDone = try exchange.run(files, removing: Set(stale)) }
    if !isDone { try placeByJournal(files, stale, in: folder) }
    // Only empty ones go.
    for inner in OutputFolder.folders(of: stale).reversed() { rmdir("\(folder)/\(inner)") }
  }

  /// The folder is not there: it is made ready beside its place and renamed into it.
  private func placeNew(_ files: [PaperFile], _ stale: [String]) throws(PathFault) {
    let target = URL(fileURLWithPath: path).standardizedFileURL.path
    let parent = URL(fileURLWithPath: target).deletingLastPathComponent().path
    let made = OutputFolder.missingFolders(parent)
    var isDone = false
    defer { if !isDone { for folder in made.reversed() { rmdir(folder) } } }
    for folder in made where mkdir(folder, 0o777) != 0 && !isFolder(folder) { throw PathFault() }
    let stage = try StagingFolder(in: parent)
    defer { stage.remove() }
    let new = "\(stage.path)/new"
    guard mkdir(new, 0o777) == 0 else { throw PathFault() }
    for folder in OutputFolder.folders(of: files.map(\.name)) where mkdir("\(new)/\(folder)", 0o777) != 0 {
      throw PathFault()
    }
    for file in files where !writeFile(file.bytes, to: "\(new)/\(file.name)") {
      throw PathFault("\(file.name): \(String(cString: strerror(errno)))")
    }
    flush(new)
    if rename(new, target) != 0 {
      // Another run has made the folder meanwhile: the last one wins.
      guard [EEXIST, ENOTEMPTY].contains(errno), isFolder(target) else { throw PathFault() }
      isDone = true
      try place(files, stale)
      return
    }
    flush(parent)
    isDone = true
  }

  /// The folders of a path that are not there, outer ones first.
  private static func missingFolders(_ path: String) -> [String] {
    var missing: [String] = []
    var folder = path
    while !isFolder(folder), folder != "/" {
      missing.append(folder)
      folder = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    }
    return missing.reversed()
  }

  /// One file after the other; a journal lets the next run finish what was cut off. Where one cannot be put in place,
  /// those before it are taken back.
  private func placeByJournal(_ files: [PaperFile], _ stale: [String], in folder: String) throws(PathFault) {
    let stage = try StagingFolder(in: folder)
    defer { stage.remove() }
    for (position, file) in files.enumerated()
    where !writeFile(file.bytes, to: "\(stage.path)/new-\(position)") {
      throw PathFault("\(file.name): \(String(cString: strerror(errno)))")
    }
    var made: [String] = []
    var isDone = false
    defer { if !isDone { for folder in made.reversed() { rmdir(folder) } } }
    for inner in OutputFolder.folders(of: files.map(\.name)).map({ "\(folder)/\($0)" }) where !isFolder(inner)
    {
      guard mkdir(inner, 0o777) == 0 else { throw PathFault() }
      made.append(inner)
    }
    guard stage.commit(files.map(\.name), removing: stale) else { throw PathFault() }
    for (position, file) in files.enumerated() {
      let target = "\(folder)/\(file.name)"
      link(target, "\(stage.path)/old-\(position)")
      guard rename("\(stage.path)/new-\(position)", target) == 0 else {
        let reason = String(cString: strerror(errno))
        stage.retract()
        for earlier in 0..<position {
          let back = "\(folder)/\(files[earlier].name)"
          if rename("\(stage.path)/old-\(earlier)", back) != 0 { unlink(back) }
        }
        throw PathFault("\(file.name): \(reason)")
      }
    }
    for name in stale { unlink("\(folder)/\(name)") }
    flush(folder)
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
    if cleared > 0 { Console.say(Words.clearedLeftovers(cleared)(language)) }
    let written = Set(files.map(\.name))
    let left = OutputFolder.folders(of: files.map(\.name)).flatMap { folder in
      StagingFolder.names(in: "\(path)/\(folder)").map { "\(folder)/\($0)" }
        .filter { !written.contains($0) && !known.contains($0) && !isFolder("\(path)/\($0)") }
    }
    if !left.isEmpty { Console.say(Words.leftBehind(left.sorted(), in: path)(language)) }
  }

  /// Puts the files of a new scenario in place and says so; what `--force` replaced is named.
  func writeNew(_ files: [PaperFile], beside more: [PaperFile] = [], _ language: Language) throws {
    let replaced = OverwriteGuard.differing(files, in: path)
    try write(files + more)
    OverwriteGuard.say(replaced: replaced, in: path, language)
    sayWhatWasWritten(files, language)
  }

  private static func real(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func refused(_ path: String, _ reason: String) -> Failure {
    Failure(.cannotWrite, "cannot write to \(path): \(reason)")
  }
}

/// Where the work of a search goes when its folder does not take it.
enum Rescue {
  /// Writes a file beside temporary files or into the current folder, else to standard output; says which.
  static func save(_ file: PaperFile, _ language: Language? = nil) -> String {
    let name = "offhours-rescued-\(getpid())-\(file.name)"
    let folders = [FileManager.default.temporaryDirectory.path, FileManager.default.currentDirectoryPath]
    var place: String?
    for folder in folders where place == nil {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if writeFile(file.bytes, to: path) {
        place = path
      } else if errno != EEXIST {
        // A part of it helps nobody.
        unlink(path)
      }
    }
    let isPrinted = place == nil && (try? Console.result(file.bytes)) != nil
    let said = Words.rescued(file.name, as: place, isPrinted: isPrinted)
    return "offhours: \(said(language ?? FaultLanguage.asked ?? .english))"
  }
}
