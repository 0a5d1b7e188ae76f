import Foundation
import OffHours
import OffHoursSolver

/// Where a model goes: a file that appears whole or not at all, or a pipe or device that it is written through to.
struct ModelFile {
  let path: String
  let format: ReferenceModel.Format
  /// The file behind links; nil where it is no file that could be replaced.
  private let file: String?
  /// Whether it goes where results go.
  let isStandardOutput: Bool

  /// Looks, before anything is solved, at what stands at the path.
  init(_ path: String, _ format: ReferenceModel.Format) throws {
    self.path = path
    self.format = format
    var there = stat(), output = stat()
    let isThere = stat(path, &there) == 0
    isStandardOutput =
      isThere && fstat(STDOUT_FILENO, &output) == 0
      && (there.st_dev, there.st_ino) == (output.st_dev, output.st_ino)
    switch there.st_mode & S_IFMT {
    case S_IFDIR where isThere: throw ModelFile.refused(path, "it is a folder")
    case S_IFREG where isThere && !isStandardOutput:
      file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    case _ where isThere: file = nil
    default:
      if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
        throw ModelFile.refused(path, "it is a link that leads nowhere")
      }
      file = path
    }
    guard let file else { return }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    guard access(folder, W_OK | X_OK) == 0 else {
      throw ModelFile.refused(path, String(cString: strerror(errno)))
    }
  }

  /// Writes the model, and says so on standard error.
  func write(_ model: ReferenceModel, _ language: Language) throws {
    if let file {
      try write(model, to: file)
    } else {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "offhours-\(UUID().uuidString)")
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      } catch {
        throw ModelFile.refused(path, "no temporary file can be made for it")
      }
      defer { try? FileManager.default.removeItem(at: folder) }
      // The ending says whether it is compressed.
      let name = folder.appendingPathComponent("model\(path.hasSuffix(".gz") ? ".gz" : "")")
      try write(model, to: name.path)
      guard let bytes = try? Data(contentsOf: name) else {
        throw ModelFile.refused(path, "no temporary file can be made for it")
      }
      if isStandardOutput { try Console.result(bytes) } else { try pass(bytes) }
    }
    Console.say(Words.wroteModel(path)(language))
  }

  private func write(_ model: ReferenceModel, to file: String) throws {
    do {
      try model.write(format, to: file)
    } catch {
      throw ModelFile.refused(path, error.reason)
    }
  }

  /// Hands bytes to a pipe or device.
  private func pass(_ bytes: Data) throws {
    guard let handle = FileHandle(forWritingAtPath: path), (try? handle.write(contentsOf: bytes)) != nil
    else {
      throw ModelFile.refused(path, "it takes no data")
    }
    try? handle.close()
  }

  private static func refused(_ path: String, _ reason: String) -> Failure {
    Failure(.cannotWrite, "cannot write \(path): \(reason)")
  }
}
