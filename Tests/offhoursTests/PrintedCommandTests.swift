import Foundation
import OffHours
import Testing

@Suite struct `Printed commands` {
  @Test(arguments: [
    "plain/a.yaml", "two words", "it's", "-x", "$HOME", "a;b&c", "~", "\"q\"", "tệp số 1.xlsx", "", "`id`",
    "#1", "a!b",
  ])
  func `a word comes through the shell as it is`(text: String) throws {
    let said = try shell("printf %s " + ShellWord.quoted(text))
    #expect(said.out == (text.hasPrefix("-") ? "./" + text : text))
  }

  @Test func `a hint can be copied whatever the scenario is called, and keeps its moment`() throws {
    let scratch = try Scratch()
    let folder = "\(scratch.path)/it's a class"
    try FileManager.default.copyItem(atPath: "\(Tool.scenarios)/tutorial", toPath: folder)
    let overlay = try scratch.file("what if.yaml", "courses: {first-aid: {target: {total: 99}}}\n")
    let result = try Tool.run(
      "solve", folder, "--with", overlay, "--now", "2027-03-02T08:00", "--time-limit", "20", "--language",
      "en")
    #expect(result.status == 0, "\(result.err)")
    let line = try #require(
      result.err.split(separator: "\n").first { $0.contains("offhours explain ") }, "\(result.err)")
    let command = String(line[line.range(of: "offhours explain ")!.lowerBound...])
    #expect(command.contains("--now 2027-03-02T08:00"), "\(command)")
    let said = try shell(command + " --seconds-each 2")
    #expect(said.status == 0 || said.status == 1, "\(command): \(said.err)")
  }

  @Test func `a course whose minutes are given twice is named with both`() throws {
    let result = try Tool.run("import", "a.xlsx", "--course", "c=60", "--course", "c=90", "--course", "d=60")
    #expect(result.status == 64)
    #expect(result.err.contains("'c': c=60 c=90"), "\(result.err)")
  }

  private func shell(_ command: String) throws -> (status: Int32, out: String, err: String) {
    let process = Process(), out = Pipe(), err = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PATH": Tool.binary.deletingLastPathComponent().path + ":" + path
    ]) { $1 }
    process.standardOutput = out
    process.standardError = err
    try process.run()
    let text = [out, err].map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    return (process.terminationStatus, text[0], text[1])
  }
}
