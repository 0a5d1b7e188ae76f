/// Files that stand in memory, such as a test's.
package struct MemoryFiles: FileSource, Sendable {
  private var files: [String: [UInt8]] = [:]

  /// No files.
  package init() {}

  /// Files by path.
  package init(_ texts: [String: String]) {
    for (path, text) in texts { self[path] = Array(text.utf8) }
  }

  /// The bytes of a file; nil where there is none.
  package subscript(path: String) -> [UInt8]? {
    get { files[Path.normalized(path)] }
    set { files[Path.normalized(path)] = newValue }
  }

  package func bytes(of path: String) throws(FileFault) -> [UInt8] {
    guard let bytes = self[path] else { throw isFolder(path) ? .notAFile : .missing }
    if bytes.count > Self.largestFile { throw .tooLarge }
    return bytes
  }

  package func isFolder(_ path: String) -> Bool {
    let prefix = Path.normalized(path) + "/"
    return files.keys.contains { $0.hasPrefix(prefix) }
  }

  package func canonical(_ path: String) -> String? {
    self[path] == nil && !isFolder(path) ? nil : "/" + Path.normalized(path)
  }
}
