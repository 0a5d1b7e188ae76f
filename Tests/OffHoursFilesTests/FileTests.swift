import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Files and their encodings` {
  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("offhours-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func goodFolder() throws -> URL {
    let folder = try folder()
    try write(Good.yaml, "scenario.yaml", in: folder)
    for (name, text) in Good.tables { try write(text, name, in: folder) }
    return folder
  }

  @Test func `a folder means its scenario.yaml`() throws {
    let folder = try goodFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let reading = try ScenarioReader().read(path: folder.path)
    #expect(reading.scenario?.workers.count == 3)
    #expect(reading.files.count == 4)
    #expect(
      try ScenarioReader().read(path: folder.path + "/scenario.yaml").scenario?.sha256
        == reading.scenario?.sha256)
  }

  @Test func `what is not there is another error than what is wrong`() throws {
    #expect(throws: MissingFile.self) { try ScenarioReader().read(path: "/nowhere/at/all") }
    let folder = try goodFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: MissingFile.self) {
      try ScenarioReader().read(path: folder.path, overlays: ["nowhere.yaml"])
    }
    try FileManager.default.removeItem(at: folder.appendingPathComponent("roster.csv"))
    let reading = try ScenarioReader().read(path: folder.path)
    #expect(reading.diagnostics.map(\.message) == ["the table 'roster.csv' does not exist"])
    #expect(reading.diagnostics[0].line == 27 && reading.diagnostics[0].column == .number(9))
  }

  @Test func `pipes, devices and folders are not read`() throws {
    let folder = try goodFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appendingPathComponent("pipe.yaml").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: MissingFile(path: pipe, reason: FileFault.notAFile.description)) {
      try ScenarioReader().read(path: pipe)
    }
    #expect(throws: MissingFile.self) { try ScenarioReader().read(path: "/dev/zero") }
    try FileManager.default.removeItem(at: folder.appendingPathComponent("roster.csv"))
    #expect(mkfifo(folder.appendingPathComponent("roster.csv").path, 0o600) == 0)
    #expect(try ScenarioReader().read(path: folder.path).diagnostics.text.contains("is not a regular file"))
  }

  @Test func `files above 256 MB are not read`() throws {
    let folder = try goodFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(truncate(folder.appendingPathComponent("workers.csv").path, (256 << 20) + 1) == 0)
    let reading = try ScenarioReader().read(path: folder.path)
    #expect(
      reading.diagnostics.first?.description.contains(
        "scenario.yaml:26:10: error: the table 'workers.csv' is larger than 256 MB") == true)
  }

  @Test func `links may not lead out of the folder`() throws {
    let folder = try goodFolder(), other = try self.folder()
    defer {
      try? FileManager.default.removeItem(at: folder)
      try? FileManager.default.removeItem(at: other)
    }
    try write(Good.workers, "workers.csv", in: other)
    let inside = folder.appendingPathComponent("workers.csv")
    try FileManager.default.moveItem(at: inside, to: folder.appendingPathComponent("people.csv"))
    try FileManager.default.createSymbolicLink(atPath: inside.path, withDestinationPath: "people.csv")
    #expect(try ScenarioReader().read(path: folder.path).scenario != nil, "a link that stays inside is fine")
    try FileManager.default.removeItem(at: inside)
    try FileManager.default.createSymbolicLink(
      atPath: inside.path, withDestinationPath: other.appendingPathComponent("workers.csv").path)
    #expect(try ScenarioReader().read(path: folder.path).diagnostics.text.contains("lies outside the folder"))
  }

  @Test(arguments: ["../workers.csv", "/etc/passwd", "a/../../workers.csv"])
  func `paths of tables stay inside the folder`(_ path: String) {
    check(
      Case("workers: workers.csv", "workers: 1️⃣\(path)", "lies outside the folder"),
      alsoAllowing: "unknown worker")
  }

  @Test func `UTF-8 with a byte-order mark and any line end is fine`() throws {
    for end in ["\n", "\r\n"] {
      let mark = "\u{FEFF}"
      let tables = Good.tables.mapValues { mark + $0.replacing("\n", with: end) }
      let scenario = try ScenarioReader.read(
        text: mark + Good.yaml.replacing("\n", with: end), tables: tables)
      #expect(scenario.workers.count == 3)
      #expect(scenario.roster.workers.count == 2)
    }
  }

  @Test(
    arguments: [
      (
        "plan.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "an old workbook (.xls)", "đây là sổ kiểu cũ (.xls)"
      ),
      (
        "plan.fods", Array("<?xml version=\"1.0\"?><office:document/>".utf8), "an XML workbook (.fods, .xml)",
        "đây là sổ dạng XML"
      ),
      (
        "plan.xls", Array("<html><table><tr><td>1</td></tr></table></html>".utf8), "a web page",
        "đây là trang web"
      ),
      (
        "plan.csv", Array("Name,1,2\nAn,N,N\n".utf8), "a table of text (.csv)",
        "đây là bảng dạng văn bản (.csv)"
      ),
    ] as [(String, [UInt8], String, String)])
  func `sheets of other kinds are named`(_ name: String, _ bytes: [UInt8], _ en: String, _ vi: String) throws
  {
    var files = MemoryFiles()
    files[name] = bytes
    let faults = try ScenarioReader(files).read(path: name).diagnostics
    #expect(faults.map(\.message) == [OtherSheets.fault(en)])
    let told = FaultWords.vietnamese(OtherSheets.fault(en))
    #expect(
      told.hasPrefix(vi) && told.contains("hãy mở bằng chương trình bảng tính") && !told.contains("found"))
  }

  @Test func `other encodings are named, with the place`() throws {
    var files = MemoryFiles(Good.tables)
    files["scenario.yaml"] = Array("offhours: 1\nname: Th".utf8) + [0xE1] + Array("i\n".utf8)
    func faults(_ path: String = "scenario.yaml") throws -> [String] {
      try ScenarioReader(files).read(path: path).diagnostics.map(\.description)
    }
    #expect(
      try faults() == [
        "scenario.yaml:2:9: error: the byte E1 is no UTF-8 here; expected text in UTF-8: save the file as UTF-8"
      ])
    files["scenario.yaml"] =
      [0xFF, 0xFE] + Array("offhours: 1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try faults().first?.contains("1:1: error: the file is encoded in UTF-16") == true)
    files["scenario.yaml"] = Array("offhours: 1\nname: a\0b".utf8)
    #expect(try faults() == ["scenario.yaml:2:8: error: a NUL byte; expected text in UTF-8"])
    files["scenario.yaml"] = Array("offhours: 1\nname: a\u{1}b".utf8)
    #expect(
      try faults().first?.hasPrefix("scenario.yaml:2:8: error: control characters are not allowed") == true)
    files["scenario.yaml"] = Array(Good.yaml.utf8)
    files["workers.csv"] = Array("id,name\nW1,Th".utf8) + [0xE1, 0x2C]
    #expect(try faults().contains { $0.hasPrefix("workers.csv:2:") && $0.contains("(character 6)") })
    files["workers.csv"] = Array("PK\u{3}\u{4}rest".utf8)
    #expect(try faults().contains { $0.contains("export it as CSV") })
    files["workers.csv"] = Array("id;name\nW1;An\n".utf8)
    #expect(
      try faults().filter { $0.hasPrefix("workers.csv") } == [
        "workers.csv:1:1: error: the columns are separated by semicolons; expected commas: save the table as CSV with commas"
      ])
    files["workers.csv"] = []
    #expect(
      try faults().contains {
        $0.contains("workers.csv:1:1: error: the table is empty; expected a header row")
      })
    files["workers.csv"] = Array("id,,name\nW1,x,An\n".utf8)
    #expect(
      try faults().contains { $0.hasPrefix("workers.csv:2:2: error: found 'x' in a column without a name") })
  }

  @Test func `aliases may be used, but not to unfold without end`() throws {
    let yaml = Good.yaml.replacing("{every: 30m}", with: "&s {every: 30m}")
      .replacing("starts: [\"07:30\", \"13:30\", \"17:30\"]", with: "starts: [\"07:30\"]")
    #expect(throws: Never.self) { try ScenarioReader.read(text: yaml, tables: Good.tables) }
    var bomb = "x-0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n"
    for level in 1...30 {
      bomb +=
        "x-\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        + "]\n"
    }
    let reading = ScenarioReader.reading(text: "offhours: 1\n" + bomb)
    #expect(reading.diagnostics.first?.message.contains("the aliases unfold to more than") == true)
    let keyBomb = ScenarioReader.reading(text: "offhours: 1\n" + bomb.replacing("x-30:", with: "? *a29\n:"))
    #expect(keyBomb.diagnostics.hasErrors)
  }

  @Test func `nesting has an end`() {
    for text in [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 5_000),
      String(repeating: "- ", count: 5_000),
    ] {
      let reading = ScenarioReader.reading(text: text)
      #expect(
        reading.diagnostics.first?.message.contains("nest deeper than 100") == true, "\(reading.diagnostics)")
    }
  }

  @Test func `nonsense is a fault and not a crash`() {
    for text in [
      "", "\n", "just text", "- 1\n- 2", "offhours", "{}", "null", "\u{FEFF}", "offhours: 1", "%YAML 9", "? ",
      ": ", "&a *a", "!!map {a: b}",
    ] {
      #expect(ScenarioReader.reading(text: text).scenario == nil, "\(text)")
    }
  }
}

@Suite struct `SHA-256` {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `the published vectors`(_ text: String, _ digest: String) {
    var hash = SHA256()
    hash.update(Array(text.utf8))
    #expect(hash.finalized() == digest)
  }

  @Test func `a million letters, and pieces of any length`() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    for size in [1_000_000, 65] {
      var hash = SHA256()
      var rest = 1_000_000
      while rest > 0 {
        hash.update([UInt8](repeating: 0x61, count: min(size, rest)))
        rest -= min(size, rest)
      }
      #expect(hash.finalized() == digest)
    }
  }

  @Test func `the hash of a scenario is that of its files' bytes, one after the other`() throws {
    var hash = SHA256()
    for text in [Good.yaml, Good.workers, Good.roster, Good.absences] { hash.update(Array(text.utf8)) }
    #expect(try ScenarioReader.read(text: Good.yaml, tables: Good.tables).sha256 == hash.finalized())
  }
}
