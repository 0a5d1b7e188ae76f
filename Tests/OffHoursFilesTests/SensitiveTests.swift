import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Sensitive columns` {
  private static func scenario(_ key: String = "", _ header: String = "", _ cells: String = "")
    -> ScenarioReading
  {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      """
      offhours: 1
      timezone: Asia/Ho_Chi_Minh
      horizon: {from: 2027-03-01, to: 2027-03-14}
      workers: workers.csv
      venues: {hall: {seats: 10, open: {daily: [08:00-20:00]}}}
      courses: {c: {lessons: {L1: {minutes: 60}}}}
      \(key)

      """.utf8)
    files["workers.csv"] = Array("id,courses\(header)\nW1,c\(cells)\n".utf8)
    do {
      return try ScenarioReader(files).read(path: "scenario.yaml")
    } catch {
      return ScenarioReading(scenario: nil, diagnostics: [], files: [])
    }
  }

  @Test(arguments: [
    "Dân tộc", "DÂN TỘC", "dan_toc", "x-dan-toc", "Dân tộc (ghi rõ)", "Tôn giáo", "Đảng", "Đảng viên",
    "dang_vien",
    "Ngày vào Đảng", "Tình trạng sức khoẻ", "Nhóm máu", "Ngày vào công đoàn", "Ethnicity", "Ethnic group",
    "Religion",
    "Party member", "Political views", "Medical notes", "Disability", "Union member", "Trade union",
    "union_membership",
  ])
  func `headings that say so`(_ heading: String) throws {
    #expect(SensitiveHeading.isOne(heading), "\(heading)")
    let reading = Self.scenario("", ",\(heading)", ",something")
    #expect(reading.scenario?.sensitive == [heading], "\(reading.diagnostics.text)")
  }

  @Test(arguments: [
    "phone", "Dạng", "dorm", "Health and safety", "Bệnh viện", "Đảo", "Race track", "Đoàn thể", "Partner",
    "note",
    "Reunion", "Trình độ", "Department",
  ])
  func `headings that do not`(_ heading: String) {
    #expect(!SensitiveHeading.isOne(heading), "\(heading)")
  }

  @Test func `no word of the thesaurus heads a column that import reads`() {
    for word in SensitiveHeading.rows.flatMap({ $0.vi + $0.en }) {
      #expect(SensitiveHeading.isOne(word.replacing("…", with: "")), "\(word)")
      #expect(Heading(word) == .other, "\(word) is \(Heading(word))")
    }
  }

  @Test func `those that the scenario names`() throws {
    let reading = Self.scenario("sensitive: [Phòng, ký_túc]", ",Phòng,Ký túc,phone", ",1,2,3")
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.text)")
    #expect(scenario.withheld([]) == ["Phòng", "Ký túc"])
    #expect(scenario.withheld(["Ký túc"]) == ["Phòng"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("sensitive: [phon]", ":7:13: warning: the workers' table has no column 'phon'; did you mean 'phone'?"),
    ("sensitive: [name]", ":7:13: error: found 'name'; expected a column that is only carried along"),
    ("sensitive: [phone, Phone]", ":7:20: error: the column 'Phone' stands twice"),
    ("sensitive: [\"\"]", ":7:13: error: found no name; expected the name of a column"),
    ("sensitive: [[a]]", ":7:13: error: found a list; expected the name of a column"),
  ])
  func `what cannot be one is told at its place`(_ key: String, _ message: String) {
    let reading = Self.scenario(key, ",phone", ",0900")
    #expect(reading.diagnostics.text.contains("scenario.yaml\(message)"), "\(reading.diagnostics.text)")
  }

  @Test func `the documentation has the table`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/privacy.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text.contains(SensitiveHeading.markdown), "docs/privacy.md should hold:\n\(SensitiveHeading.markdown)")
  }

  // MARK: - Import

  private static let list = """
    Name,Staff No,Dân tộc,Phone
    Ann Poole,A1,Zebrafolk,0900 1
    Raj Nair,A2,Zebrafolk,0900 2

    """

  private func imported(_ columns: [String]) throws -> ImportOutcome {
    try ImportTests.run(["list.csv": Self.list]) {
      ($0.year, $0.month) = (2027, 3)
      $0.employers = [.init(id: "care")]
      $0.courses = [.init(id: "c", minutes: [60])]
      $0.columns = columns
    }
  }

  @Test func `import leaves them out and says so`() throws {
    let outcome = try imported([])
    for file in outcome.files { #expect(!file.text.contains("Zebrafolk"), "\(file.name)") }
    #expect(!UpdateTarget.record(of: outcome).contains("Zebrafolk"))
    let note = outcome.findings.files[0].sheets[0]
    #expect(note.columns.contains { if case .sensitive = $0.use { $0.heading == "Dân tộc" } else { false } })
    // Four headings, and three cells of each of two people.
    #expect(note.usedCells == note.cells - 3)
  }

  @Test func `import takes them along by name`() throws {
    let outcome = try imported(["dan toc"])
    #expect(outcome.files.contains { $0.name == "workers.csv" && $0.text.contains("Zebrafolk") })
    let fault = try imported(["Religion"]).findings.faults.map { $0.text(.english) }
    #expect(fault.contains { $0.contains("--columns names 'Religion'") }, "\(fault)")
  }

  // MARK: - Workbooks

  @Test func `a workbook keeps nothing of them, strings included`() throws {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      """
      offhours: 1
      timezone: UTC
      horizon: {from: 2027-03-01, to: 2027-03-14}
      workers: {W1: {courses: c, x-dan-toc: Zebrafolk, x-room: R4}}
      venues: {hall: {seats: 10, open: {daily: [08:00-20:00]}}}
      courses: {c: {lessons: {L1: {minutes: 60}}}}

      """.utf8)
    let tree = try #require(try ScenarioReader(files).readTree(path: "scenario.yaml").tree)
    let bytes = try BookWriter.bytes(tree)
    let (shown, withheld) = try BookRedaction.redacted(bytes, sensitive: ["x-dan-toc"], asked: [])
    #expect(withheld.count == 1)
    let archive = try ZipArchive(shown)
    for name in archive.names {
      let part = String(decoding: try archive.entry(name) ?? [], as: UTF8.self)
      #expect(!part.contains("Zebrafolk"), "\(name)")
    }
    let all = String(decoding: try archive.names.flatMap { try archive.entry($0) ?? [] }, as: UTF8.self)
    #expect(all.contains("R4"))
    let asked = try BookRedaction.redacted(bytes, sensitive: [], asked: ["x-dan-toc"])
    #expect(asked.bytes == bytes && asked.withheld.isEmpty)
    // The tree without them.
    let text = FolderText(tree.without(columns: ["x-dan-toc"])).files.map(\.text).joined()
    #expect(!text.contains("Zebrafolk") && text.contains("R4"))
  }
}
