import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

@Suite("From what people have to a scenario") struct ImportTests {
  /// A month of a crew or a person, by a cycle of codes.
  static func month(_ cycle: String, _ offset: Int, codes: [Character: String], days: Int = 31) -> [String] {
    let cycle = Array(cycle)
    return (0..<days).map { codes[cycle[($0 + offset) % cycle.count]]! }
  }

  static let codes: [Character: String] = ["D": "N1", "N": "Đ", "O": "NB"]
  static let days = (1...31).map { "\($0)" }

  /// Crews of a firm, as its office keeps them.
  static let crewRoster =
    ([
      ["CÔNG TY TNHH HOA BAN"], ["LỊCH PHÂN CA THÁNG 3/2027"], [], ["Kíp"] + days,
      [""] + (0..<31).map { ["T2", "T3", "T4", "T5", "T6", "T7", "CN"][$0 % 7] },
    ]
    + [("Kíp A", 0), ("Kíp B", 4), ("Kíp C", 8)].map { [$0.0] + month("DDDDOONNNNOO", $0.1, codes: codes) }
    + [[], ["Ký hiệu:"], ["N1: 8h-20h; Đ: 20h-8h"], ["NB: nghỉ", "P: nghỉ phép"]])
    .map { $0.joined(separator: ";") }.joined(separator: "\r\n")

  static let names = """
    STT,Họ và tên,Đơn vị,Kíp,Khóa học
    1,Nguyễn Văn An,Công ty TNHH Hoa Ban,Kíp A,An toàn
    2,Trần Thị Bình,Công ty TNHH Hoa Ban,B,An toàn
    3,Lê Văn Chi,Công ty TNHH Hoa Ban,kíp c,An toàn
    """

  static let halls = "Hội trường\tSố chỗ\nNhà văn hóa\t40\n"

  static func run(_ files: [String: String], _ change: (inout ImportRequest) -> Void = { _ in }) throws
    -> ImportOutcome
  {
    var request = ImportRequest(
      inputs: files.keys.sorted().filter { !$0.hasPrefix("legend") }.map { .init(path: $0) })
    request.legends = files.keys.sorted().filter { $0.hasPrefix("legend") }.map { .init(path: $0) }
    change(&request)
    return try Importer.run(request, from: MemoryFiles(files))
  }

  static func scenario(_ outcome: ImportOutcome) throws -> Scenario {
    let files = Dictionary(uniqueKeysWithValues: outcome.files.map { ($0.name, $0.text) })
    return try ScenarioReader.read(text: try #require(files["scenario.yaml"]), tables: files)
  }

  private func errors(_ outcome: ImportOutcome, _ language: Language = .english) -> [String] {
    outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(language) }
  }

  @Test func `crews and a list of names become a rotation`() throws {
    let outcome = try Self.run([
      "roster.csv": Self.crewRoster, "names.csv": Self.names, "halls.tsv": Self.halls,
    ]) {
      $0.courses = [.init(id: "an-toan", minutes: [120, 120])]
    }
    #expect(outcome.findings.faults.map { $0.text(.english) } == [])
    #expect(outcome.files.map(\.name) == ["scenario.yaml", "workers.csv"], "no cell is left")
    let scenario = try Self.scenario(outcome)
    #expect(scenario.employers.map(\.id) == ["hoa-ban"] && scenario.workers.map(\.crew) == ["A", "B", "C"])
    let rotation = try #require(scenario.rotations.first)
    #expect(rotation.id == "vn_4_2" && rotation.crews.map(\.offset) == [0, 4, 8])
    #expect(rotation.cycle.joined(separator: " ") == "N1 N1 N1 N1 NB NB Đ Đ Đ Đ NB NB")
    #expect(scenario.employers[0].shifts["Đ"] == .hours(ClockWindow("20:00-08:00")!))
    #expect(scenario.horizon == DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-03-31")!))
    #expect(scenario.workers.allSatisfy { $0.courses.count == 1 })
  }

  @Test func `what a rotation does not explain stays a cell`() throws {
    let roster = Self.crewRoster.replacing("Kíp A;N1;N1;N1;N1;NB", with: "Kíp A;N1;N1;P;N1;NB")
    let outcome = try Self.run(["roster.csv": roster, "names.csv": Self.names]) {
      $0.courses = [.init(id: "an-toan", minutes: [120])]
    }
    #expect(errors(outcome) == [])
    let cells = try Self.scenario(outcome).roster.crews.flatMap(\.value)
    #expect(cells == [RosterCell(date: CivilDate("2027-03-03")!, code: "P", shift: .absent)])
    #expect(outcome.findings.rotations.first?.exceptions == 1)
  }

  @Test func `without a legend the codes found are listed, in both languages`() throws {
    let roster = Self.crewRoster.components(separatedBy: "\r\n").prefix(8).joined(separator: "\r\n")
    let outcome = try Self.run(["roster.csv": roster, "names.csv": Self.names]) {
      $0.courses = [.init(id: "an-toan", minutes: [120])]
    }
    #expect(outcome.files.isEmpty)
    #expect(errors(outcome).count == 1)
    #expect(
      errors(outcome)[0].contains("there is no legend")
        && errors(outcome)[0].contains("'N1' (31), 'NB' (31), 'Đ' (31)"))
    #expect(errors(outcome, .vietnamese)[0].contains("không có bảng ký hiệu"))
    let given = try Self.run([
      "roster.csv": roster, "names.csv": Self.names, "legend.txt": "N1 = 8h-20h\nĐ = 20h-8h\nNB = nghỉ\n",
    ]) {
      $0.courses = [.init(id: "an-toan", minutes: [120])]
    }
    #expect(errors(given) == [])
    #expect(given.findings.employers[0].codes.allSatisfy { $0.isGiven })
  }

  @Test func `unknown codes are named with their cells, all at once`() throws {
    let roster = Self.crewRoster.replacing("Kíp A;N1;N1;N1", with: "Kíp A;N1;X9;TC").replacing(
      "Kíp B;NB;NB", with: "Kíp B;X9;NB"
    )
    .replacing("P: nghỉ phép", with: "TC: tăng ca")
    let outcome = try Self.run(["roster.csv": roster, "names.csv": Self.names]) {
      $0.courses = [.init(id: "an-toan", minutes: [120])]
    }
    #expect(
      errors(outcome) == [
        "roster.csv, cell C6: error: unknown code 'X9' (also B7); add a line to the legend, such as 'X9: 06:00-14:00', 'X9: off' or 'X9: absent'",
        "roster.csv, cell D6: error: the legend says 'TC: tăng ca' (roster.csv, cell B12), which gives no hours; write hours, 'off' or 'absent', such as 'TC: 08:00-17:00'",
      ])
    #expect(
      errors(outcome, .vietnamese)[0].hasPrefix("roster.csv, ô C6: lỗi: không rõ ký hiệu 'X9' (còn ở B7)"))
    #expect(outcome.findings.faults[0].diagnostic(.english).column == .name("C"))
    #expect(outcome.findings.faults[0].diagnostic(.english).line == 6)
  }

  @Test func `a month that the days of the week contradict is an error`() throws {
    let outcome = try Self.run([
      "roster.csv": Self.crewRoster.replacing("THÁNG 3", with: "THÁNG 4"), "names.csv": Self.names,
    ])
    #expect(errors(outcome).contains { $0.contains("01/04/2027 is a Thursday, but the sheet says Monday") })
  }

  @Test func `without a month, and with one by option`() throws {
    let roster = Self.crewRoster.replacing(" THÁNG 3/2027", with: "")
    let lost = try Self.run(["roster.csv": roster, "names.csv": Self.names])
    #expect(errors(lost).contains { $0.contains("--month 2027-03") })
    let found = try Self.run(["roster.csv": roster, "names.csv": Self.names]) {
      ($0.year, $0.month) = (2027, 3)
      $0.courses = [.init(id: "an-toan", minutes: [120])]
    }
    #expect(errors(found) == [])
  }

  @Test func `a file that is not there is another error`() {
    #expect(throws: ImportMissing.self) {
      try Importer.run(ImportRequest(inputs: [.init(path: "no.csv")]), from: MemoryFiles())
    }
  }
}
