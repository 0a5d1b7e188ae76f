private import Foundation

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The files of the machine.
package struct DiskFiles: FileSource, Sendable {
  /// The files of the machine; relative paths count from the current folder.
  package init() {}

  package func bytes(of path: String) throws(FileFault) -> [UInt8] {
    guard !path.utf8.contains(0) else { throw .missing }
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { throw .missing }
      throw .unreadable(String(cString: strerror(code)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    let expected = Int(status.st_size)
    if expected > Self.largestFile { throw .tooLarge }
    var result: [UInt8] = []
    var capacity = max(expected + 1, 4096)
    while true {
      // The file may grow while it is read, and files of the kernel state no size: read until nothing comes.
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, capacity)
        failure = got < 0 ? errno : 0
        count = max(0, got)
      }
      if failure == EINTR { continue }
      if failure != 0 { throw .unreadable(String(cString: strerror(failure))) }
      if piece.isEmpty { return result }
      if result.isEmpty { result = piece } else { result += piece }
      if result.count > Self.largestFile { throw .tooLarge }
      capacity = max(4096, expected + 1 - result.count)
    }
  }

  package func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  package func canonical(_ path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
