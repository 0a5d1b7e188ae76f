import Foundation
import Testing

@Suite struct `Personal data kept small` {
  /// A class of two, with a column that nobody has to know.
  private func folder(until: String = "") throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: "\(scratch.path)/class", withIntermediateDirectories: true)
    _ = try scratch.file(
      "class/scenario.yaml",
      """
      offhours: 1
      name: Spring
      timezone: UTC
      horizon: {from: 2027-03-01, to: 2027-03-07}
      workers: workers.csv
      venues: {hall: {name: Hall, seats: 10, open: {daily: [08:00-20:00]}}}
      courses: {c: {name: First aid, lessons: {L1: {minutes: 60}}, starts: ["09:00"], target: {total: 2}}}
      sensitive: [Hostel]

      """)
    _ = try scratch.file(
      "class/workers.csv",
      "id,name,courses,until,phone,Dân tộc,Hostel\nW1,Ann Poole,c,\(until),0900111,Zebrafolk,Quokkaroom\nW2,Raj Nair,c,,0900222,Zebrafolk,Quokkaroom\n"
    )
    return scratch
  }

  /// Files below a folder that hold a text, archives unpacked.
  private func holding(_ text: String, _ path: String) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: path)?.allObjects.compactMap { $0 as? String } ?? []
    return try all.sorted().filter { name in
      var isFolder: ObjCBool = false
      let file = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
        return false
      }
      return try content(file).contains(text)
    }
  }

  /// Of a workbook the text of all its parts.
  private func content(_ file: String) throws -> String {
    guard file.hasSuffix(".xlsx") else {
      return String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); sys.stdout.buffer.write(b'\\n'.join(z.read(n) for n in z.namelist()))",
      file,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `sensitive columns reach no file unless they are asked for by name`() throws {
    let scratch = try folder(), path = scratch.path
    let solved = try Tool.run(
      "solve", "\(path)/class", "--first", "--format", "all", "--out", "\(path)/plan", "--language", "en")
    try #require(solved.status == 0, "\(solved.err)")
    let model = try Tool.run(
      "model", "\(path)/class", "--lp", "\(path)/plan/m.lp", "--mps", "\(path)/plan/m.mps")
    #expect(model.status == 0, "\(model.err)")
    for word in ["Zebrafolk", "Quokkaroom"] { #expect(try holding(word, "\(path)/plan") == []) }
    #expect(try holding("0900111", "\(path)/plan").contains("learners.csv"))
    let asked = try Tool.run(
      "export", "\(path)/class", "\(path)/plan", "--format", "csv,sms", "--out", "\(path)/asked", "--columns",
      "Dân tộc")
    #expect(asked.status == 0, "\(asked.err)")
    #expect(try holding("Zebrafolk", "\(path)/asked") == ["learners.csv", "sms.csv"])
    #expect(try holding("Quokkaroom", "\(path)/asked") == [])
  }

  @Test func `conversions leave them out and say so`() throws {
    let scratch = try folder(), path = scratch.path
    let plain = try Tool.run("workbook", "\(path)/class", "--out", "\(path)/book.xlsx", "--language", "en")
    try #require(plain.status == 0, "\(plain.err)")
    #expect(
      plain.err.contains(
        "left out as sensitive: Dân tộc, Hostel; --columns 'Dân tộc,Hostel' takes them along"))
    let full = try Tool.run(
      "workbook", "\(path)/class", "--out", "\(path)/full.xlsx", "--columns", "Dân tộc,Hostel")
    try #require(full.status == 0 && full.err.contains("left out") == false, "\(full.err)")
    #expect(try holding("Zebrafolk", path) == ["class/workers.csv", "full.xlsx"])
    let folder = try Tool.run("convert", "\(path)/full.xlsx", "--out", "\(path)/back")
    try #require(folder.status == 0, "\(folder.err)")
    let answer = try Tool.run("solve", "\(path)/full.xlsx", "--first", "--out", "\(path)/answer.xlsx")
    try #require(answer.status == 0 && answer.err.contains("--columns 'Dân tộc,Hostel'"), "\(answer.err)")
    let marked = try Tool.run("check", "\(path)/full.xlsx", "--mark", "\(path)/marked.xlsx")
    try #require(marked.status == 0, "\(marked.err)")
    #expect(try holding("Zebrafolk", path) == ["class/workers.csv", "full.xlsx"])
    #expect(try holding("Quokkaroom", path) == ["class/workers.csv", "full.xlsx"])
    // In its own place a workbook keeps what it holds.
    let own = try Tool.run("solve", "\(path)/full.xlsx", "--first", "--out", "\(path)/full.xlsx", "--force")
    try #require(own.status == 0, "\(own.err)")
    #expect(try holding("Zebrafolk", path) == ["class/workers.csv", "full.xlsx"])
    let checked = try Tool.run("verify", "\(path)/answer.xlsx")
    #expect(checked.status == 0, "\(checked.out) \(checked.err)")
  }

  @Test func `an import leaves them out`() throws {
    let scratch = try Scratch(), path = scratch.path
    let list = try scratch.file(
      "list.csv", "Name,Religion,Phone\nAnn Poole,Zebrafolk,0900111\nRaj Nair,Zebrafolk,0900222\n")
    let options = [
      "--employer", "care=Care", "--course", "c=60", "--from", "2027-03-01", "--to", "2027-03-07",
      "--timezone", "UTC",
    ]
    let result = try Tool.start(["import", list, "--out", "\(path)/new", "--language", "en"] + options).wait()
    try #require(result.status == 0, "\(result.err)\(result.out)")
    #expect(
      result.out.contains("sensitive, left out unless named with --columns: B \"Religion\""), "\(result.out)")
    #expect(try holding("Zebrafolk", "\(path)/new") == [])
    let asked = try Tool.start(
      ["import", list, "--out", "\(path)/asked", "--columns", "Religion", "--json"] + options
    ).wait()
    try #require(asked.status == 0, "\(asked.err)\(asked.out)")
    #expect(try holding("Zebrafolk", "\(path)/asked").contains("workers.csv"))
  }

  @Test(arguments: [("en", "(sensitive)", "3 files"), ("vi", "(nhạy cảm)", "3 tệp")])
  func `files says which file holds whose what`(_ language: String, _ mark: String, _ count: String) throws {
    let scratch = try folder(), path = scratch.path
    try FileManager.default.createDirectory(atPath: "\(path)/out", withIntermediateDirectories: true)
    _ = try scratch.file("out/a.csv", "Id,Dân tộc\nW1,Zebrafolk\n")
    _ = try scratch.file("out/b.txt", "First aid: Raj Nair\n")
    _ = try scratch.file("out/c.txt", "nothing\n")
    let text = try Tool.run("files", "\(path)/class", "\(path)/out", "--language", language)
    #expect(text.status == 0, "\(text.err)")
    #expect(text.out.contains(mark) && text.out.contains(count), "\(text.out)")
    let files = try #require(
      try Tool.run("files", "\(path)/class", "\(path)/out", "--json").json()["files"] as? [[String: Any]])
    #expect(files.map { $0["file"] as? String } == ["a.csv", "b.txt", "c.txt"])
    #expect(files[0]["sensitive"] as? [String] == ["Dân tộc"])
    #expect(files[1]["holds"] as? [String] == ["name", "classes"])
    let own = try #require(
      try Tool.run("files", "\(path)/class", "\(path)/out", "--person", "W2", "--json").json()["files"]
        as? [[String: Any]])
    #expect(own.map { $0["file"] as? String } == ["b.txt"])
    #expect(try Tool.run("files", "\(path)/class", "\(path)/out", "--person", "W9").status == 65)
    #expect(try Tool.run("files", "\(path)/class", "\(path)/nowhere").status == 66)
  }

  @Test func `forget says what goes, and a dry run writes nothing`() throws {
    let scratch = try folder(until: "2027-03-05"), path = scratch.path
    _ = try scratch.file("class/old.txt", "Ann Poole came late\n")
    let before = try content("\(path)/class/workers.csv")
    let dry = try Tool.run(
      "forget", "\(path)/class", "--until", "2027-03-06", "--dry-run", "--language", "en")
    try #require(dry.status == 0, "\(dry.err)")
    #expect(
      dry.out.contains("nothing was written") && dry.out.contains("W1 Ann Poole")
        && dry.out.contains("old.txt: W1"))
    #expect(dry.out.contains("only people who have left"), "\(dry.out)")
    #expect(try content("\(path)/class/workers.csv") == before)
    let done = try Tool.run("forget", "\(path)/class", "--until", "2027-03-07", "--json")
    try #require(done.status == 0, "\(done.err)")
    #expect(try done.json()["dropped"] as? [String] == ["W1", "W2"])
    #expect(try done.json()["written"] as? Bool == true)
    #expect(try holding("Zebrafolk", "\(path)/class") == [])
    #expect(try Tool.run("check", "\(path)/class").status == 0)
    #expect(try Tool.run("forget", "\(path)/class", "--until", "soon").status == 64)
    #expect(try Tool.run("forget", "\(path)/nowhere", "--until", "2027-03-07").status == 66)
    let vi = try Tool.run("forget", "\(path)/class", "--until", "2027-03-07", "--language", "vi")
    #expect(vi.out.contains("không có gì"), "\(vi.out)")
  }

  @Test func `the ledger counts what was published, once`() throws {
    let scratch = try folder(), path = scratch.path
    let solved = try Tool.run("solve", "\(path)/class", "--first", "--out", "\(path)/plan")
    try #require(solved.status == 0, "\(solved.err)")
    let draft = try Tool.run("ledger", "\(path)/plan", "--scenario", "\(path)/class", "--language", "en")
    #expect(draft.status == 65 && draft.err.contains("is a draft"), "\(draft.err)")
    let published = try Tool.run(
      "publish", "\(path)/class", "\(path)/plan", "--out", "\(path)/told", "--format", "csv")
    try #require(published.status == 0, "\(published.err)")
    let json = try Tool.run(
      "ledger", "\(path)/told", "\(path)/told/timetable.json", "--scenario", "\(path)/class", "--json",
      "--out",
      "\(path)/ledger.csv", "--language", "en")
    try #require(json.status == 0, "\(json.err)")
    #expect(json.err.contains("is the same revision of the same plan"))
    let people = try #require(try json.json()["people"] as? [[String: Any]])
    #expect(people.map { $0["completions"] as? Int } == [1, 1])
    let table = try content("\(path)/ledger.csv")
    #expect(
      table.contains("id,name,terms,rest,evenings,travel,released,completions\r\nW1,Ann Poole,1,"), "\(table)"
    )
    let yaml = try content("\(path)/class/scenario.yaml")
    _ = try scratch.file("class/scenario.yaml", yaml + "ledger: ledger.csv\ngoals: [completions, burden]\n")
    _ = try scratch.file("class/ledger.csv", table)
    let next = try Tool.run("solve", "\(path)/class", "--json")
    try #require(next.status == 0, "\(next.err)")
    #expect(next.out.contains("\"burden\""))
    for (language, word) in [("en", "Late evenings"), ("vi", "Tối muộn")] {
      let text = try Tool.run("ledger", "\(path)/told", "--scenario", "\(path)/class", "--language", language)
      #expect(
        text.status == 0 && text.out.contains(word) && text.err.contains("told"), "\(text.out)\(text.err)")
    }
    #expect(try Tool.run("ledger", "\(path)/told").status == 64)
    #expect(try Tool.run("ledger", "\(path)/nowhere", "--scenario", "\(path)/class").status == 66)
  }
}
