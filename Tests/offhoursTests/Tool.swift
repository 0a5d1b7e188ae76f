import Foundation
import Testing

/// The built command, run as people run it.
struct Tool {
  /// What came of a run.
  struct Result {
    var status: Int32
    var out, err: String

    /// Standard output read as a JSON object.
    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any], "\(out)")
    }
  }

  /// A run that goes on.
  struct Running {
    let process: Process
    fileprivate let out, err: URL

    /// Everything on standard error so far.
    var errSoFar: String { (try? String(contentsOf: err, encoding: .utf8)) ?? "" }

    /// Waits for the end.
    func wait() -> Result {
      process.waitUntilExit()
      let result = Result(
        status: process.terminationReason == .exit
          ? process.terminationStatus : 128 + process.terminationStatus,
        out: (try? String(contentsOf: out, encoding: .utf8)) ?? "", err: errSoFar)
      for file in [out, err] { try? FileManager.default.removeItem(at: file) }
      return result
    }
  }

  /// It stands beside the bundle that runs the tests.
  static let binary: URL = {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("offhours")
  }()

  /// The scenarios that come with the project.
  static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("scenarios").path

  /// Starts the command. Output goes to files, so that nothing blocks on a full pipe.
  static func start(_ arguments: [String], folder: String? = nil, environment: [String: String] = [:]) throws
    -> Running
  {
    try #require(
      FileManager.default.isExecutableFile(atPath: binary.path), "\(binary.path) has not been built")
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let files = try (0..<2).map { _ in
      let file = FileManager.default.temporaryDirectory.appendingPathComponent(
        "offhours-\(UUID().uuidString)")
      try Data().write(to: file)
      return file
    }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    return Running(process: process, out: files[0], err: files[1])
  }

  /// Runs the command to its end.
  static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
    try start(arguments, environment: environment).wait()
  }
}

/// A folder that goes when the test has ended.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("offhours-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file into it and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The names in it, hidden ones included, what the program remembers left out.
  func names(_ folder: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? path : "\(path)/\(folder)")) ?? [])
      .filter { ![".papers.json", ".import.yaml"].contains($0) && !$0.hasSuffix(".files.json") }.sorted()
  }
}
