import Foundation
import OffHours
import TestSupport
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
    return try AccountedImport.run(request, from: MemoryFiles(files))
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
    #expect(outcome.files.map(\.name) == ["scenario.yaml", "workers.csv", "roster-crews.csv"])
    let scenario = try Self.scenario(outcome)
    #expect(scenario.employers.map(\.id) == ["hoa-ban"] && scenario.workers.map(\.crew) == ["A", "B", "C"])
    let rotation = try #require(scenario.rotations.first)
    #expect(rotation.id == "vn_4_2" && rotation.crews.map(\.offset) == [0, 4, 8])
    #expect(rotation.cycle.joined(separator: " ") == "N1 N1 N1 N1 NB NB Đ Đ Đ Đ NB NB")
    #expect(scenario.employers[0].shifts["Đ"] == .hours(ClockWindow("20:00-08:00")!))
    #expect(scenario.horizon == DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-03-31")!))
    #expect(scenario.workers.allSatisfy { $0.courses.count == 1 })
  }

  @Test func `what was handed in stays a cell`() throws {
    let roster = Self.crewRoster.replacing("Kíp A;N1;N1;N1;N1;NB", with: "Kíp A;N1;N1;P;N1;NB")
    let outcome = try Self.run(["roster.csv": roster, "names.csv": Self.names]) {
      $0.courses = [.init(id: "an-toan", minutes: [120])]
    }
    #expect(errors(outcome) == [])
    let cells = try Self.scenario(outcome).roster.crews.flatMap(\.value)
    #expect(cells.count == 3 * 31)
    #expect(cells.filter { $0.code == "P" }.map(\.date) == [CivilDate("2027-03-03")!])
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

  // MARK: - Styles of offices

  /// A pay period from the 26th to the 25th: which month the title means, the days tell.
  private static func payPeriod(_ last: [String]) -> String {
    let days = (0..<28).map { CivilDate("2027-02-26")! + $0 }
    var rows = [["Tháng 3 năm 2027"], ["STT", "Họ", "Tên", "Mã NV"] + days.map { "\($0.parts.day)" }]
    for (position, name) in [("Nguyễn Văn", "An"), ("Trần Thị", "Bình"), ("Lê", "Chi")].enumerated() {
      let codes = month("DDDDOONNNNOO", 4 * position, codes: ["D": "X", "N": "Đ", "O": ""], days: 28)
      rows.append(["\(position + 1)", name.0, name.1, "SK\(position)"] + codes)
    }
    return (rows + [["", "X: 6h-18h"], ["", "Đ: 18h-6h"], last]).map { $0.joined(separator: ";") }.joined(
      separator: "\n")
  }

  @Test func `a pay period runs across two months`() throws {
    let outcome = try Self.run(["ca.csv": Self.payPeriod(["", "(trống): nghỉ"])]) {
      $0.employers = [.init(id: "sk")]
    }
    #expect(outcome.findings.faults.map { $0.text(.english) } == [])
    let scenario = try Self.scenario(outcome)
    #expect(scenario.horizon == DateSpan(from: CivilDate("2027-02-26")!, to: CivilDate("2027-03-25")!))
    #expect(scenario.workers.map(\.name) == ["Nguyễn Văn An", "Trần Thị Bình", "Lê Chi"])
    #expect(outcome.findings.rotations.first?.pattern?.id == "vn_4_2")
  }

  @Test func `empty cells say nothing unless the legend explains them`() throws {
    let outcome = try Self.run(["ca.csv": Self.payPeriod([])]) { $0.employers = [.init(id: "sk")] }
    #expect(errors(outcome) == [])
    #expect(outcome.findings.rotations.isEmpty && outcome.findings.rowsWithoutRotation == 3)
    #expect(outcome.findings.faults.contains { $0.text(.vietnamese).contains("28 ô trống") })
    let scenario = try Self.scenario(outcome)
    #expect(CalendarBook(scenario).calendar(of: Ref(0)).unknownDates.count == 8)
  }

  @Test func `two firms on one sheet, and the same code in two files`() throws {
    let days = Self.days.joined(separator: ";")
    let both =
      "Tháng 3/2027\nĐơn vị;Họ và tên;\(days)\nCông ty A;Một;\(String(repeating: "N;", count: 31))\nCông ty TNHH B;Hai;\(String(repeating: "N;", count: 31))\nN: 8h-17h\n"
    let third = "Tháng 3/2027\nHọ và tên;\(days)\nBa;\(String(repeating: "N;", count: 31))\nN: nghỉ\n"
    let outcome = try Self.run(["1.csv": both, "2.csv": third]) { $0.inputs[1].employer = "c" }
    #expect(errors(outcome) == [])
    let scenario = try Self.scenario(outcome)
    #expect(Set(scenario.employers.map(\.id)) == ["a", "b", "c"])
    #expect(scenario.employers.first { $0.id == "b" }?.name == "Công ty TNHH B")
    #expect(scenario.employers.first { $0.id == "c" }?.shifts["N"] == .off)
    #expect(scenario.employers.first { $0.id == "a" }?.shifts["N"] == .hours(ClockWindow("08:00-17:00")!))
  }

  @Test func `another employer's sheet is no legend`() throws {
    let days = Self.days.joined(separator: ";")
    let first =
      "Công ty A\nTháng 3/2027\nHọ và tên;\(days)\nMột;\(String(repeating: "N;", count: 31))\nN: 8h-17h\n"
    let second = "Công ty B\nTháng 3/2027\nHọ và tên;\(days)\nHai;\(String(repeating: "N;", count: 31))\n"
    let outcome = try Self.run(["1.csv": first, "2.csv": second])
    #expect(errors(outcome).count == 1 && errors(outcome)[0].hasPrefix("2.csv: error: there is no legend"))
    // A legend for one employer alone.
    let given = try Self.run(["1.csv": first, "2.csv": second, "legend.txt": "N: 20h-8h"]) {
      $0.legends[0].employer = "b"
    }
    #expect(errors(given) == [])
    let legends = try Self.scenario(given).employers.sorted { $0.id < $1.id }.map { $0.shifts["N"] }
    #expect(legends == [.hours(ClockWindow("08:00-17:00")!), .hours(ClockWindow("20:00-08:00")!)])
  }

  @Test func `people of one name need numbers`() throws {
    let days = Self.days.joined(separator: ";"), cells = String(repeating: "N;", count: 31)
    let roster =
      "Tháng 3/2027\nHọ và tên;\(days)\nNguyễn Văn An;\(cells)\nNguyễn Văn An;\(cells)\nN: 8h-17h\n"
    let outcome = try Self.run(["ca.csv": roster]) { $0.employers = [.init(id: "a")] }
    #expect(
      errors(outcome) == [
        "ca.csv, row 4: error: 'Nguyễn Văn An' stands twice, on row 3 already, and nothing tells the two apart; add a column with personal numbers"
      ])
    let numbered = roster.replacing("Họ và tên;", with: "Mã NV;Họ và tên;").replacing(
      "\nNguyễn Văn An", with: "\nX1;Nguyễn Văn An", maxReplacements: 1
    )
    .replacing("\nNguyễn Văn An", with: "\nX2;Nguyễn Văn An")
    let good = try Self.run(["ca.csv": numbered]) { $0.employers = [.init(id: "a")] }
    #expect(errors(good) == [])
    #expect(try Self.scenario(good).workers.map(\.id) == ["X1", "X2"])
  }

  @Test func `halls need seats, places need a way between them`() throws {
    let halls = "Hội trường,Số chỗ,KCN\nMột,nhiều,Yên Bình\nHai,,Điềm Thụy\n"
    let names = "Họ và tên,KCN,Đơn vị\nAn,Sông Công,Công ty A\n"
    let bad = try Self.run(["h.csv": halls, "n.csv": names]) { ($0.year, $0.month) = (2027, 3) }
    #expect(errors(bad).contains { $0.hasPrefix("h.csv, cell B2: error: 'nhiều' for the seats of 'Một'") })
    #expect(errors(bad).contains { $0.hasPrefix("h.csv, cell B3: error: nothing for the seats of 'Hai'") })
    #expect(errors(bad).contains { $0.contains("--journey 20") })
    let good = try Self.run([
      "h.csv": halls.replacing("nhiều", with: "1.200 chỗ").replacing("Hai,", with: "Hai,40"), "n.csv": names,
    ]) {
      ($0.year, $0.month, $0.journey) = (2027, 3, 20)
    }
    #expect(errors(good) == [])
    let scenario = try Self.scenario(good)
    #expect(scenario.venues.map(\.seats) == [1200, 40] && scenario.places.count == 3)
    #expect(scenario.travel.minutes(Ref(0), Ref(2)) == 20)
  }

  @Test func `lengths of lessons are asked for`() throws {
    let outcome = try Self.run([
      "n.csv": "Họ và tên,Đơn vị,Khóa học\nAn,Công ty A,An toàn; Sơ cấp cứu\nBình,Công ty A,an toàn\n"
    ]) {
      ($0.year, $0.month) = (2027, 3)
      $0.courses = [.init(id: "so-cap-cuu", minutes: [180])]
    }
    #expect(
      errors(outcome) == [
        "n.csv, cell C2: error: the course 'An toàn' (2 people) has no lessons yet; say how many minutes each takes: --course an-toan=120,120"
      ])
  }

  @Test func `no bytes crash the import of a CSV file`() throws {
    var dice = SplitMix64(seed: 5)
    let good = Array(Self.crewRoster.utf8)
    for _ in 0..<40 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        let at = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(Array(";\n\"1/:-h".utf8).randomElement(using: &dice)!, at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + 40))
        }
      }
      var files = MemoryFiles()
      files["roster.csv"] = bytes
      files["names.csv"] = Array(Self.names.utf8)
      var request = ImportRequest(inputs: [.init(path: "roster.csv"), .init(path: "names.csv")])
      request.courses = [.init(id: "an-toan", minutes: [120])]
      let outcome = try AccountedImport.run(request, from: files)
      #expect(outcome.hasErrors == outcome.files.isEmpty)
    }
  }
}
