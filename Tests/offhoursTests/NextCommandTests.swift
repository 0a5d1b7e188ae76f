import Foundation
import Testing

/// An import into a scenario that is there ends with the command to run next, and that command runs.
@Suite struct NextCommandTests {
  private static func roster(_ month: String, _ days: Int) -> String {
    let codes = (0..<days).map { ["N", "N", "O", "O"][$0 % 4] }.joined(separator: ",")
    return "Roster \(month) 2027\nStaff No,Name,\((1...days).map(String.init).joined(separator: ","))\n"
      + "E1,Ann Poole,\(codes)\nE2,Raj Nair,\(codes)\nN: 6:00-14:00\nO: off\n"
  }

  /// Runs a line as a shell would; what it writes goes into the folder.
  private func shell(_ line: String, in folder: String, more: String = "--first") throws -> (
    status: Int32, out: String
  ) {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "offhours() { \(Tool.binary.path) \"$@\"; }; \(line) \(more)"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let out = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, out)
  }

  private func imported(_ scratch: Scratch, _ name: String, _ language: String) throws -> String {
    let march = try scratch.file("march.csv", Self.roster("March", 31))
    let halls = try scratch.file("halls.csv", "Hall,Seats,Opening hours\nMain hall,20,Mon-Sun 7:00-21:00\n")
    let home = "\(scratch.path)/\(name)"
    let first = try Tool.run(
      "import", "loom=\(march)", halls, "--course", "safety=60", "--timezone", "Europe/London", "--language",
      language,
      "--out", home)
    try #require(first.status == 0, "\(first.out)\(first.err)")
    return home
  }

  @Test(arguments: [
    ("Ann's class", "en"), ("lớp tháng 3", "vi"), ("class $1.xlsx", "en"), ("lớp (mới).xlsx", "vi"),
  ]) func `the next month ends with a line that a shell takes`(_ name: String, _ language: String) throws {
    let scratch = try Scratch()
    let home = try imported(scratch, name, language)
    let april = try scratch.file("april.csv", Self.roster("April", 30))
    func update(_ more: String...) throws -> String {
      let result = try Tool.start(
        [
          "import", april, "--update", home, "--from", "2027-04-01", "--to", "2027-04-30", "--language",
          language,
        ] + more, folder: scratch.path
      ).wait()
      try #require(result.status == 0, "\(result.out)\(result.err)")
      let lines = result.out.split(separator: "\n")
      #expect(lines.suffix(2).first?.hasPrefix(language == "en" ? "Next" : "Tiếp") ?? false)
      return String(lines.last?.drop { $0 == " " } ?? "")
    }
    let plan = try update()
    #expect(plan.hasPrefix("offhours solve '") && plan.contains("--language \(language)"), "\(plan)")
    let solved = try shell(plan, in: scratch.path)
    #expect(solved.status == 0, "\(plan): \(solved.out)")
    let answer =
      "\(scratch.path)/"
      + (name.hasSuffix(".xlsx")
        ? (language == "en" ? "next.xlsx" : "lan-sau.xlsx") : (language == "en" ? "out/next" : "out/lan-sau"))
    #expect(FileManager.default.fileExists(atPath: answer))
    // The timetable holds: it is published, never repaired.
    let publish = try update("--timetable", answer)
    #expect(publish.hasPrefix("offhours publish '") && !publish.contains("replan"), "\(publish)")
    let published = try shell(publish, in: scratch.path, more: "")
    #expect(published.status == 0, "\(publish): \(published.out)")
    let folder = "\(scratch.path)/out/\(language == "en" ? "published" : "ban-hanh")"
    let again = try Tool.start(
      [
        "import", april, "--update", home, "--timetable", folder, "--from", "2027-04-01", "--to",
        "2027-04-30",
        "--language", "en",
      ], folder: scratch.path
    ).wait()
    #expect(
      again.out.hasSuffix("Nothing is left to do: the timetable is published and stays as it is.\n"),
      "\(again.out)")
    // What breaks it is repaired.
    let halls = try scratch.file(
      "halls.csv", "Hall,Seats,Opening hours,Closed\nMain hall,20,Mon-Sun 7:00-21:00,1-30/4\n")
    let broken = try Tool.start(
      [
        "import", halls, "--update", home, "--timetable", answer, "--from", "2027-04-01", "--to",
        "2027-04-30",
        "--language", "en",
      ], folder: scratch.path
    ).wait()
    let lines = broken.out.split(separator: "\n").suffix(2)
    let repair = String(lines.last?.drop { $0 == " " } ?? "")
    #expect(lines.first == "To repair it:", "\(broken.out)")
    #expect(repair.hasPrefix("offhours replan '") && repair.contains("--now 2027-04-01"), "\(repair)")
    let repaired = try shell(repair, in: scratch.path)
    #expect(repaired.status == 0, "\(repair): \(repaired.out)")
  }

  @Test(arguments: [true, false]) func `after a month that was taught the next one is planned`(isBook: Bool)
    throws
  {
    let scratch = try Scratch()
    let home = try imported(scratch, isBook ? "class.xlsx" : "class", "en")
    let plan = isBook ? "\(scratch.path)/plan.xlsx" : "\(scratch.path)/plan"
    #expect(try Tool.run("solve", home, "--first", "--out", plan).status == 0)
    let april = try scratch.file("april.csv", Self.roster("April", 30))
    let into = isBook ? ["--update", plan, "--out", "april.xlsx"] : ["--update", home, "--timetable", plan]
    let result = try Tool.start(
      ["import", april, "--from", "2027-04-01", "--to", "2027-04-30", "--history", plan, "--language", "en"]
        + into,
      folder: scratch.path
    ).wait()
    #expect(result.status == 0, "\(result.out)\(result.err)")
    let lines = result.out.split(separator: "\n").suffix(2)
    #expect(
      lines.first == "Next, to plan:" && lines.last?.hasPrefix("  offhours solve ") ?? false, "\(result.out)")
    let line = String(lines.last?.drop { $0 == " " } ?? "")
    let solved = try shell(line, in: scratch.path)
    #expect(solved.status == 0, "\(line): \(solved.out)")
  }

  @Test func `a workbook that holds its timetable needs none named`() throws {
    let scratch = try Scratch()
    let home = try imported(scratch, "class.xlsx", "en")
    #expect(try Tool.run("solve", home, "--first", "--force", "--out", home).status == 0)
    let april = try scratch.file("april.csv", Self.roster("April", 30))
    let result = try Tool.start(
      ["import", april, "--update", home, "--to", "2027-04-30", "--json"], folder: scratch.path
    ).wait()
    let line = try #require(try result.json()["command"] as? String)
    #expect(line == "offhours replan \(home) --now 2027-03-01 --out next.xlsx")
    let repaired = try shell(line, in: scratch.path)
    #expect(repaired.status == 0, "\(repaired.out)")
  }
}
