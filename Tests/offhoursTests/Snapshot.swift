import Foundation
import Testing

/// Holds text against a file of the test's folder. A missing file is written, and the test fails so that somebody looks.
func expectSnapshot(
  _ text: String, _ name: String, file: StaticString = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent().appendingPathComponent("Snapshots")
  let path = folder.appendingPathComponent(name)
  guard let expected = try? Data(contentsOf: path) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: path)
    Issue.record(
      "there was no \(name); it is written now: read it, then run again", sourceLocation: sourceLocation)
    return
  }
  if Data(text.utf8) != expected {
    Issue.record(
      "\(name) differs.\n--- expected\n\(String(decoding: expected, as: UTF8.self))\n--- found\n\(text)",
      sourceLocation: sourceLocation)
  }
}
