import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Names on a roster and on a list` {
  /// A roster of a week for these people, and a list that names them otherwise.
  private func imported(_ roster: [String], _ list: [String], heading: String = "Họ và tên,Mã NV") throws
    -> ImportOutcome
  {
    let days = (1...7).map { "\($0)" }.joined(separator: ";")
    let rows = roster.map { "\($0);N;N;O;O;N;N;O" }.joined(separator: "\n")
    let numbered = list.enumerated().map { "\($1),S\($0 + 1)" }.joined(separator: "\n")
    return try ImportTests.run([
      "ca.csv": "Tháng 3/2027\nHọ và tên;\(days)\n\(rows)\n\nN: 6h-14h\nO: nghỉ\n",
      "ds.csv": "\(heading)\n\(numbered)\n",
    ]) {
      $0.employers = [.init(id: "hb")]
      $0.courses = [.init(id: "a", minutes: [60])]
    }
  }

  @Test(arguments: [
    ("Nguyễn Thị Thuý", "Nguyễn Thị Thúy"), ("Trần Văn Hoà", "Trần Văn Hòa"), ("Lê Đức Khoẻ", "Lê Đức Khỏe"),
    ("Phạm Thị Mỹ", "Phạm Thị Mĩ"), ("Vũ Quý", "Vũ Quí"), ("Ðặng Thu Hà", "Đặng Thu Hà"),
    ("LÊ THỊ LOAN", "Lê Thị Loan"),
    ("Ngô Thị Quỳ", "Ngô Thị Quì"), ("Bùi Huệ  Chi", "Bùi Huệ Chi"), ("Đỗ Thị Kỳ", "Đỗ Thị Kì"),
  ]) func `two spellings are one person`(_ written: String, _ known: String) throws {
    let outcome = try imported([written, "Hoàng Văn An"], [known, "Hoàng Văn An"])
    #expect(outcome.findings.faults.filter { $0.severity == .error } == [])
    let scenario = try ImportTests.scenario(outcome)
    #expect(
      scenario.workers.map(\.name) == [known, "Hoàng Văn An"] && scenario.workers.map(\.id) == ["S1", "S2"])
    #expect(scenario.roster.workers.values.map(\.count) == [7, 7])
    let isSame = plainText(written).lowercased() == known.lowercased()
    #expect(outcome.findings.spellings.map(\.written) == (isSame ? [] : [plainText(written)]))
  }

  @Test(arguments: [
    ("O'Connor Mary", "Mary O’Connor"), ("\"O'Connor, Mary\"", "O'Connor Mary"),
    ("Kevin Brown", "Brown Kevin"),
    ("Jean-Luc Moreau", "Moreau Jean Luc"),
  ]) func `the order of the words does not matter where it leaves no doubt`(
    _ written: String, _ known: String
  ) throws {
    let outcome = try imported([written, "Ann Poole"], [known, "Ann Poole"])
    #expect(outcome.findings.faults.filter { $0.severity == .error } == [])
    #expect(try ImportTests.scenario(outcome).roster.workers.values.map(\.count) == [7, 7])
  }

  @Test func `names that differ in their letters are two people`() throws {
    let outcome = try imported(
      ["Lê Thị Thy", "Lê Thị Thi", "Trần An", "Trần Ân"], ["Lê Thị Thy", "Lê Thị Thi", "Trần An", "Trần Ân"])
    let scenario = try ImportTests.scenario(outcome)
    #expect(scenario.workers.count == 4 && scenario.roster.workers.count == 4)
    #expect(outcome.findings.spellings.isEmpty)
  }

  @Test func `a spelling that may mean two is asked about`() throws {
    let outcome = try imported(["Nguyễn Thuý Hoà"], ["Nguyễn Thúy Hoà", "Nguyễn Thuý Hòa"])
    #expect(outcome.hasErrors)
    #expect(outcome.findings.faults.contains { $0.text(.english).contains("may be any of 2 people") })
  }

  @Test func `who is on no list is named, with the nearest`() throws {
    let outcome = try imported(
      ["Nguyễn Văn An", "Nguyen Van Binh", "Lý Quốc Huy"], ["Nguyễn Văn An", "Nguyễn Văn Bình"])
    #expect(outcome.findings.leftOut == 2)
    #expect(outcome.findings.leftOutPeople.map(\.name) == ["Nguyen Van Binh", "Lý Quốc Huy"])
    #expect(outcome.findings.leftOutPeople.map(\.near) == ["Nguyễn Văn Bình", nil])
    #expect(
      outcome.findings.faults.contains {
        $0.severity == .warning
          && $0.text(.english).hasPrefix("ca.csv, cell A4: warning: 'Nguyen Van Binh' is on no list")
      })
  }

  @Test func `surname and given name are put in the order of the heads`() throws {
    func names(_ list: String) throws -> [String] {
      try ImportTests.scenario(
        ImportTests.run(["l.csv": list]) {
          ($0.year, $0.month) = (2027, 3)
          $0.employers = [.init(id: "e")]
          $0.courses = [.init(id: "a", minutes: [60])]
        }
      ).workers.map(\.name)
    }
    #expect(try names("Surname,Given name\nO'Connor,Mary\n") == ["Mary O'Connor"])
    #expect(try names("First name,Last name\nMary,O'Connor\n") == ["Mary O'Connor"])
    #expect(try names("Họ đệm,Tên\nNguyễn Văn,An\n") == ["Nguyễn Văn An"])
    #expect(try names("Tên,Họ đệm\nAn,Nguyễn Văn\n") == ["Nguyễn Văn An"])
  }

  @Test(arguments: ["#N/A", "#REF!", "Err:502", "#NAME?"]) func `a failed formula is an error with its cells`(
    _ value: String
  ) throws {
    let outcome = try ImportTests.run([
      "l.csv": "Name,Crew,Mobile,Remark\nAnn,A,\(value),x\nBen,B,\(value),y\nCy,C,1,\(value)\n",
      "r.csv":
        "March 2027\nStaff name,1,2,3,4,5\nAnn,D,D,D,D,D\n\(value),D,\(value),D,D,D\n\nD: 8:00-17:00\n",
    ]) {
      $0.employers = [.init(id: "e")]
      $0.courses = [.init(id: "a", minutes: [60])]
    }
    let errors = outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) }
    #expect(
      errors.contains { $0.hasPrefix("l.csv, cell C2: error: \(value) stands in C2:C3, D4") }, "\(errors)")
    #expect(
      errors.contains { $0.hasPrefix("r.csv, cell A4: error: \(value) stands in A4, C4") }, "\(errors)")
    #expect(!errors.contains { $0.contains("unknown code") })
  }

  @Test func `firms spelt in two ways are asked about, and the answer works`() throws {
    let days = (1...7).map { "\($0)" }.joined(separator: ";")
    let files = [
      "ca.csv":
        "Công ty CP May Sông Lam\nTháng 3/2027\nHọ và tên;\(days)\nLê An;N;N;N;N;N;N;N\n\nN: 8h-17h\n",
      "ds.csv": "Họ và tên,Đơn vị\nLê An,Cty CP May Sông Lam\nTrần Bình,Công ty Hoa Ban\n",
    ]
    func run(_ employers: [ImportRequest.NamedEmployer]) throws -> ImportOutcome {
      try ImportTests.run(files) {
        $0.employers = employers
        $0.courses = [.init(id: "a", minutes: [60])]
      }
    }
    let asked = try run([])
    let errors = asked.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) }
    try #require(errors.count == 1 && errors[0].contains("one employer?"), "\(errors)")
    // What the error says is done.
    let advice = errors[0].split(separator: "\"").map(String.init).filter { $0.contains("=") }
    let one = try run([#require(ImportRequest.NamedEmployer(argument: advice[0]))])
    #expect(one.findings.faults.filter { $0.severity == .error } == [])
    #expect(try ImportTests.scenario(one).roster.workers[Ref(0)]?.count == 7)
    #expect(
      one.findings.spellings.map(\.written) == ["Công ty CP May Sông Lam"]
        || one.findings.spellings.map(\.written) == ["Cty CP May Sông Lam"])
    let two = try run(advice.dropFirst().map { try #require(ImportRequest.NamedEmployer(argument: $0)) })
    #expect(two.findings.faults.contains { $0.text(.english).contains("none of the 1 people") })
  }
}

@Suite struct `Employers in titles` {
  @Test(arguments: [
    "CÔNG TY KÍNH SÔNG CẦU – BẢNG PHÂN CA THÁNG 3/2027", "CÔNG TY KÍNH SÔNG CẦU - BẢNG PHÂN CA THÁNG 3/2027",
    "CÔNG TY KÍNH SÔNG CẦU: BẢNG PHÂN CA THÁNG 3/2027",
    "CÔNG TY KÍNH SÔNG CẦU – LỊCH LÀM VIỆC THÁNG 3 NĂM 2027",
    "CÔNG TY KÍNH SÔNG CẦU . Bảng chấm công tháng 3 năm 2027",
    "CÔNG TY KÍNH SÔNG CẦU. Bảng chấm công tháng 3 năm 2027",
    "BẢNG PHÂN CA THÁNG 3/2027 - CÔNG TY KÍNH SÔNG CẦU", "CÔNG TY KÍNH SÔNG CẦU BẢNG PHÂN CA THÁNG 3/2027",
    "CÔNG TY KÍNH SÔNG CẦU - T3/2027", "CÔNG TY KÍNH SÔNG CẦU tháng 3/2027",
    "Đơn vị: CÔNG TY KÍNH SÔNG CẦU – Lịch trực tháng 3",
  ]) func `stand without the sheet's own words and month`(_ title: String) {
    #expect(EmployerTitle.name(in: title) == "CÔNG TY KÍNH SÔNG CẦU")
  }

  @Test(arguments: [
    ("Company: Riverside Glass – shift roster, March 2027", "Riverside Glass"),
    ("Công ty CP Cơ khí - Điện Lá Cọ", "Công ty CP Cơ khí - Điện Lá Cọ"),
    ("Công ty Kính (Việt Nam) – Bảng phân ca", "Công ty Kính (Việt Nam)"),
    ("Công ty May 10", "Công ty May 10"), ("Nhà máy Tháng Tám", "Nhà máy Tháng Tám"),
    ("Công ty CP X. Y – Xưởng T1", "Công ty CP X. Y – Xưởng T1"),
  ]) func `keep what is their own`(_ title: String, _ name: String) {
    #expect(EmployerTitle.name(in: title) == name)
  }

  @Test func `of two months are one`() throws {
    func roster(_ month: Int) -> String {
      "CÔNG TY KÍNH SÔNG CẦU – BẢNG PHÂN CA THÁNG \(month)/2027\nMã NV,Họ và tên,1,2,3,4,5,6,7\n1,Lê An,N,N,O,O,N,N,O\n\nN: 6h-14h\nO: nghỉ\n"
    }
    let outcome = try ImportTests.run(["a.csv": roster(3), "b.csv": roster(4)]) {
      $0.courses = [.init(id: "c", minutes: [60])]
    }
    #expect(outcome.findings.faults.filter { $0.severity == .error } == [])
    #expect(outcome.findings.employers.map(\.id) == ["kinh-song-cau"])
    #expect(outcome.findings.employers.map(\.name) == ["CÔNG TY KÍNH SÔNG CẦU"])
  }
}
