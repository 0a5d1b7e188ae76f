import Foundation
import OffHoursFiles
import Testing

/// What stands in a folder before, while and after files are written to it.
@Suite struct FolderTests {
  private let tutorial = "\(Tool.scenarios)/tutorial"

  @Test func `what others put into the folder stays, and its rights do`() throws {
    let scratch = try Scratch()
    let out = "\(scratch.path)/out"
    #expect(try Tool.run("new", out).status == 0)
    try FileManager.default.createDirectory(atPath: "\(out)/mine", withIntermediateDirectories: true)
    _ = try scratch.file("out/mine/notes.txt", "kept")
    try FileManager.default.createSymbolicLink(atPath: "\(out)/link", withDestinationPath: "mine")
    chmod(out, 0o750)
    #expect(try Tool.run("new", out, "--force", "--language", "en").status == 0)
    #expect(try String(contentsOfFile: "\(out)/mine/notes.txt", encoding: .utf8) == "kept")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(out)/link") == "mine")
    let rights = try FileManager.default.attributesOfItem(atPath: out)[.posixPermissions] as? Int
    #expect(rights == 0o750)
    #expect(try String(contentsOfFile: "\(out)/scenario.yaml", encoding: .utf8).contains("language: en"))
    #expect(scratch.names() == ["out"])
  }

  @Test func `papers of another plan go with the exchange, what people put there stays`() throws {
    let scratch = try Scratch()
    let out = "\(scratch.path)/out"
    #expect(try Tool.run("solve", tutorial, "--out", "\(scratch.path)/one", "--seed", "1").status == 0)
    let one = "\(scratch.path)/one/timetable.json"
    #expect(try Tool.run("export", tutorial, one, "--format", "all", "--out", out).status == 0)
    let papers = Set(scratch.names("out"))
    let slips = Set(scratch.names("out/slips"))
    #expect(papers.isSuperset(of: ["timetable.html", "slips"]) && !slips.isEmpty)
    // One paper that somebody wrote on, and files that were never ours, one of them hidden, one beside the slips.
    let edited = try String(contentsOfFile: "\(out)/timetable.html", encoding: .utf8) + "<!-- by hand -->"
    try edited.write(toFile: "\(out)/timetable.html", atomically: true, encoding: .utf8)
    for name in ["my-notes.html", ".mine", "slips/read me.txt"] {
      _ = try scratch.file("out/\(name)", "kept")
    }

    // The timetable of a plan that is made anew.
    let overlay = try scratch.file("overlay.yaml", "goals: [meetings, completions]\n")
    let other = try Tool.run("solve", tutorial, "--with", overlay, "--out", "\(scratch.path)/two")
    #expect(other.status == 0, "\(other.err)")
    let run = try Tool.run(
      "export", tutorial, "\(scratch.path)/two/timetable.json", "--format", "csv", "--out", out,
      "--language", "en")
    #expect(run.status == 0, "\(run.err)")
    for name in ["my-notes.html", ".mine", "slips/read me.txt"] {
      #expect(try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8) == "kept", "\(name)")
    }
    #expect(try String(contentsOfFile: "\(out)/timetable.html", encoding: .utf8) == edited)
    #expect(run.err.contains("timetable.html"), "\(run.err)")
    #expect(scratch.names("out/slips") == ["read me.txt"])
    #expect(scratch.names() == ["one", "out", "overlay.yaml", "two"])
  }

  @Test func `the own folder is written to by the journal`() throws {
    let scratch = try Scratch()
    #expect(try Tool.run("new", "\(scratch.path)/out").status == 0)
    let run = try Tool.start(["new", ".", "--force", "--language", "en"], folder: "\(scratch.path)/out")
      .wait()
    #expect(run.status == 0, "\(run.err)")
    #expect(
      try String(contentsOfFile: "\(scratch.path)/out/scenario.yaml", encoding: .utf8).contains(
        "language: en"))
    #expect(scratch.names("out").allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `what a dead run has left is finished or cleared away, and said so`() throws {
    let scratch = try Scratch()
    let out = "\(scratch.path)/out"
    #expect(try Tool.run("new", out).status == 0)
    // One that was cut off while files were made ready, one that had all files ready, one without anything.
    for name in [".offhours-aaaaaa", ".offhours-bbbbbb", ".offhours-cccccc"] {
      try FileManager.default.createDirectory(atPath: "\(out)/\(name)", withIntermediateDirectories: true)
    }
    for name in ["aaaaaa/lock", "aaaaaa/new-0", "bbbbbb/lock"] {
      _ = try scratch.file("out/.offhours-\(name)", "")
    }
    _ = try scratch.file("out/.offhours-bbbbbb/new-1", "second")
    _ = try scratch.file(
      "out/.offhours-bbbbbb/journal", "put one.txt\nput in/two.txt\ndrop workers.csv.old\nend\n")
    _ = try scratch.file("out/workers.csv.old", "stale")
    let run = try Tool.run("new", out, "--force", "--language", "en")
    #expect(run.err.contains("Cleared away: 3 hidden folders"), "\(run.err)")
    #expect(try String(contentsOfFile: "\(out)/in/two.txt", encoding: .utf8) == "second")
    #expect(scratch.names("out").allSatisfy { !$0.hasPrefix(".") && $0 != "workers.csv.old" })
  }

  @Test(arguments: ["solve", "replan", "publish", "export"])
  func `what a dead run left half put in place is not somebody else's`(command: String) throws {
    let scratch = try Scratch()
    let out = "\(scratch.path)/out", plan = "\(scratch.path)/plan"
    for folder in [out, plan] {
      #expect(try Tool.run("solve", tutorial, "--first", "--format", "csv", "--out", folder).status == 0)
    }
    // The new table of meetings stands in its place already, the list that knows it does not.
    let next = "the next table\n"
    let known = try Data(contentsOf: URL(fileURLWithPath: "\(out)/.papers.json"))
    var list = try #require(PaperList([UInt8](known)))
    list.add([("timetable.csv", Array(next.utf8))])
    try FileManager.default.createDirectory(
      atPath: "\(out)/.offhours-bbbbbb", withIntermediateDirectories: true)
    _ = try scratch.file("out/timetable.csv", next)
    _ = try scratch.file("out/.offhours-bbbbbb/lock", "")
    _ = try scratch.file("out/.offhours-bbbbbb/new-1", list.text)
    _ = try scratch.file("out/.offhours-bbbbbb/journal", "put timetable.csv\nput .papers.json\nend\n")
    let arguments =
      switch command {
      case "solve": ["--first"]
      case "replan": ["--from", plan, "--first"]
      default: [plan]
      }
    let run = try Tool.start(
      [command, tutorial] + arguments + ["--format", "csv", "--out", out, "--language", "en"],
      folder: scratch.path
    ).wait()
    #expect(run.status == 0, "\(run.err)")
    #expect(scratch.names("out").allSatisfy { !$0.hasPrefix(".offhours-") })
    #expect(try String(contentsOfFile: "\(out)/timetable.csv", encoding: .utf8) != next)
  }

  @Test func `a search whose folder does not take the timetable loses nothing`() throws {
    let scratch = try Scratch()
    let script = "ulimit -f 0; exec \"$0\" solve \"$1\" --out \"$2\""
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, Tool.binary.path, tutorial, "\(scratch.path)/deep/down/out"]
    let out = Pipe(), err = Pipe()
    process.standardOutput = out
    process.standardError = err
    try process.run()
    let text = out.fileHandleForReading.readDataToEndOfFile()
    let message = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 73, "\(message)")
    #expect(message.contains("nothing is lost"), "\(message)")
    let timetable = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    #expect(timetable["meetings"] != nil)
    // The folders above that were made for it are gone again.
    #expect(scratch.names().isEmpty)
  }

  @Test func `a path that is no text is refused`() throws {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" new \"$(printf 'a\\377b')\"", Tool.binary.path]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(scratch.names().isEmpty)
  }

  @Test func `a timetable that breaks rules is told which when it is to be explained`() throws {
    let scratch = try Scratch()
    #expect(try Tool.run("solve", tutorial, "--out", "\(scratch.path)/plan").status == 0)
    let path = "\(scratch.path)/plan/timetable.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let range = try #require(text.range(of: "\"start\": \"2027-"))
    _ = try scratch.file(
      "plan/timetable.json", text.replacingCharacters(in: range, with: "\"start\": \"2028-"))
    let run = try Tool.run("explain", tutorial, path, "--language", "en")
    #expect(run.status == 65)
    #expect(run.err.contains("duration 1"), "\(run.err)")
    #expect(run.err.contains("  duration: "), "\(run.err)")
  }
}
