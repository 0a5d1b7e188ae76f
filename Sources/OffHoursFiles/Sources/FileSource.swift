/// Why a file cannot be read.
package enum FileFault: Error, Hashable, Sendable {
  /// Nothing stands at that path.
  case missing
  /// What stands there is a folder, a pipe or a device.
  case notAFile
  /// Larger than 256 MB.
  case tooLarge
  /// The system says no, and why.
  case unreadable(String)
  /// The path leads out of the folder in which it has to stay.
  case outside

  /// A sentence's end: "the file … ".
  package var description: String {
    switch self {
    case .missing: "does not exist"
    case .notAFile: "is not a regular file; expected a file, not a folder, pipe or device"
    case .tooLarge: "is larger than 256 MB, the most that is read"
    case .unreadable(let why): "cannot be read: \(why)"
    case .outside: "lies outside the folder of the file that names it; tables stay inside that folder"
    }
  }
}

/// Where files come from: the disk, or a test's memory.
package protocol FileSource {
  /// The bytes of a file of at most 256 MB. Never waits for a pipe or a device.
  func bytes(of path: String) throws(FileFault) -> [UInt8]
  /// Whether the path names a folder.
  func isFolder(_ path: String) -> Bool
  /// One spelling for each file, all links followed; nil where nothing stands at the path.
  func canonical(_ path: String) -> String?
}

extension FileSource {
  /// The most bytes that are read from one file.
  package static var largestFile: Int { 256 << 20 }
}

/// Parts of paths.
enum Path {
  /// Everything before the last slash; `.` where there is none.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Everything after the last slash.
  static func name(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// `path` as seen from `folder`.
  static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// Without `.` and, where something stands before it, `..`.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let joined = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }
}
