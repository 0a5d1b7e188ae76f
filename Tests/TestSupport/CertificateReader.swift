import Foundation

/// Asks `scripts/check-certificate`, the reader of certificates in Python.
public enum CertificateReader {
  /// Its exit status and what it says of files: a certificate, and the timetable that it is of.
  public static func check(_ files: String...) throws -> (status: Int32, said: String) {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", root.appendingPathComponent("scripts/check-certificate").path] + files
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
