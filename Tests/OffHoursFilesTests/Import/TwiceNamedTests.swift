import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `What stands on two lines` {
  private static let roster =
    "Shifts March 2027\nStaff No,Name,1,2,3,4,5,6,7\nE1,Ann Poole,N,N,O,O,N,N,O\nE2,Raj Nair,O,N,N,O,O,N,N\n\nN: 06:00-14:00\nO: off\n"

  private func imported(_ more: [String: String]) throws -> ImportOutcome {
    try ImportTests.run(["a.csv": Self.roster].merging(more) { $1 }) {
      $0.employers = [.init(id: "care")]
      $0.courses = [.init(id: "c", minutes: [60])]
    }
  }

  private func errors(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.faults.filter { $0.severity == .error }.map(\.message.en)
  }

  @Test(arguments: [
    ["b.csv": "Staff No,Name\nE1,Ann Poole\nE1,Tom Birch\nE2,Raj Nair\n"],
    ["b.csv": "Mã NV;Họ và tên\nE1;Ann Poole\nE1;Tom Birch\nE2;Raj Nair\n"],
    ["b.csv": "Staff No,Name\nE1,Ann Poole\n", "c.csv": "Staff No,Name\nE1,Tom Birch\n"],
  ]) func `two names with one number are an error`(_ lists: [String: String]) throws {
    let found = errors(try imported(lists))
    #expect(found.count == 1 && found[0].hasPrefix("number E1 is 'Tom Birch' here and 'Ann Poole' at b.csv"))
  }

  @Test(arguments: ["N,N,O,O,N,N,O", "O,N,N,O,O,N,N"], ["", "Mã NV;Họ và tên\nE1;Al Ba\n"])
  func `two names with one number on a roster are an error`(_ days: String, _ list: String) throws {
    var files = [
      "a.csv":
        "Shifts March 2027\nStaff No,Name,Crew,1,2,3,4,5,6,7\nE1,Al Ba,A,N,N,O,O,N,N,O\nE1,Bo Ca,A,\(days)\n\nN: 06:00-14:00\nO: off\n"
    ]
    if !list.isEmpty { files["b.csv"] = list }
    let found = errors(try imported(files))
    #expect(found.count == 1, "\(found)")
    #expect(
      found.first?.hasPrefix("number E1 is 'Bo Ca' here and 'Al Ba' at a.csv, cell A3; write one") == true)
  }

  @Test func `one number for two names is an error on months and on lists of dates`() throws {
    func roster(_ month: String, _ name: String) -> String {
      "Shifts \(month) 2027\nStaff No,Name,1,2,3,4,5,6,7\nE1,\(name),N,N,O,O,N,N,O\n\nN: 06:00-14:00\nO: off\n"
    }
    let months = errors(try imported(["a.csv": roster("March", "Al Ba"), "b.csv": roster("April", "Bo Ca")]))
    #expect(months.count == 1 && months[0].hasPrefix("number E1 is 'Bo Ca' here and 'Al Ba' at a.csv"))
    let dates = errors(
      try imported([
        "a.csv":
          "Staff No,Name,Date,Start,End\nE1,Al Ba,2027-03-01,06:00,14:00\nE1,Bo Ca,2027-03-01,06:00,14:00\n"
      ]))
    #expect(
      dates.count == 1 && dates[0].hasPrefix("number E1 is 'Bo Ca' here and 'Al Ba' at a.csv"), "\(dates)")
  }

  @Test func `one name in two ways on one list is one person, in another order two, both told`() throws {
    let outcome = try imported([
      "b.csv":
        "Name,Crew\nAnn Poole,A\n\"Poole, Ann\",A\nNguyễn Thuý Hà,B\nNguyễn Thúy Hà,B\nNguyễn Thanh Hà,B\nNguyễn Hà Thanh,B\n"
    ])
    #expect(errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    #expect(
      scenario.workers.map(\.name) == ["Ann Poole", "Nguyễn Thuý Hà", "Nguyễn Thanh Hà", "Nguyễn Hà Thanh"])
    let told = outcome.findings.faults.map(\.message.en)
    #expect(
      told.contains { $0.hasPrefix("'Poole, Ann' is taken for 'Ann Poole' (b.csv, cell A2), one person") })
    #expect(told.contains { $0.hasPrefix("'Nguyễn Thúy Hà' is taken for 'Nguyễn Thuý Hà' (b.csv, cell A4)") })
    #expect(
      told.contains { $0.hasPrefix("'Nguyễn Hà Thanh' has the words of 'Nguyễn Thanh Hà' (b.csv, cell A6)") })
  }

  @Test func `one name with another number is told as that`() throws {
    let outcome = try imported(["b.csv": "Staff No,Name\nE1,Ann Poole\nE002,Raj Nair\n"])
    let told = outcome.findings.faults.map(\.message.en)
    #expect(told.contains { $0.hasPrefix("the number of 'Raj Nair' is E2 here and E002 at b.csv, cell B3;") })
    #expect(!told.contains { $0.contains("Then write the name alike") })
  }

  @Test func `contradicting values of one person are told`() throws {
    let outcome = try imported([
      "b.csv": "Staff No,Name,Crew,Phone\nE1,Ann Poole,A,0123\nE2,Raj Nair,B,0124\n",
      "c.csv": "Staff No,Name,Crew,Phone\nE1,Ann Poole,C,01 23\nE2,Raj Nair,B,0999\n",
    ])
    #expect(errors(outcome) == [])
    let told = outcome.findings.faults.filter { $0.message.en.contains("is taken: write one") }
    #expect(told.count == 2)
    #expect(told[0].message.en.contains("of Ann Poole is 'C' here and 'A' at b.csv"))
    #expect(told[1].message.en.contains("of Raj Nair is '0999' here and '0124' at b.csv"))
  }

  @Test(arguments: [
    "Name,Crew\nAnn Poole,A\nCrew B,\nRaj Nair,\nPrepared by Sue Ray,\nPage 2 of 3,\nName,Crew\nJane Hill,C\nSignature,\n",
    "Họ và tên;Kíp\nAnn Poole;A\nKíp B;\nRaj Nair;\nNgười lập biểu: Trần Sáu;\nTrang 2/3;\nHọ và tên;Kíp\nJane Hill;C\nKý tên;\n",
  ]) func `headings of pages and of crews are nobody`(_ list: String) throws {
    let scenario = try ImportTests.scenario(try imported(["b.csv": list]))
    #expect(scenario.workers.map(\.name) == ["Ann Poole", "Raj Nair", "Jane Hill"])
    #expect(scenario.workers.map(\.crew) == ["A", "B", "C"])
  }

  @Test func `an instructor and a hall on two lines are one`() throws {
    let scenario = try ImportTests.scenario(
      try imported([
        "b.csv":
          "Instructor,Teaches,Available\nMai Lan,c,Mon 08:00-12:00\nBo Li,c,Fri 08:00-12:00\nMai Lan,c,Tue 08:00-12:00\n",
        "c.csv": "Hall,Seats,Open\nH1,20,Mon 08:00-12:00\nH1,20,Tue 08:00-12:00\n",
      ]))
    #expect(scenario.instructors.map(\.name) == ["Mai Lan", "Bo Li"])
    #expect(scenario.venues.map(\.name) == ["H1"])
  }

  @Test func `values of one hall that contradict are an error`() throws {
    let found = errors(try imported(["c.csv": "Hall,Seats\nH1,20\nH1,22\n"]))
    #expect(found.count == 1 && found[0].contains("is '22' here and '20' at c.csv"))
  }

  @Test func `days and hours of an absence are asked about unless the columns say`() throws {
    let open = errors(
      try imported([
        "b.csv": "Absences\nName,From date,To date,Start,End\nAnn Poole,2027-03-03,2027-03-05,08:00,12:00\n"
      ]))
    #expect(open.count == 1 && open[0].hasPrefix("08:00-12:00 on each day from 2027-03-03 to 2027-03-05"))
    let block = try imported([
      "b.csv":
        "Absences\nName,Start date,Start time,End date,End time\nAnn Poole,2027-03-03,22:00,2027-03-05,06:00\n"
    ])
    #expect(errors(block) == [])
    #expect(block.files.contains { $0.text.contains("2027-03-03T22:00,2027-03-05T06:00") })
    let daily = try imported([
      "b.csv":
        "Absences\nName,From date,Start,End\nAnn Poole,2027-03-03,08:00,12:00\nAnn Poole,2027-03-04,08:00,12:00\n"
    ])
    #expect(errors(daily) == [] && daily.findings.absences == 2)
  }

  @Test func `two employers may give one number`() throws {
    func roster(_ name: String) -> String {
      "Shifts March 2027\nStaff No,Name,1,2,3,4,5,6,7\nE1,\(name),N,N,O,O,N,N,O\n,Prepared by,N\n\nN: 06:00-14:00\nO: off\n"
    }
    let outcome = try ImportTests.run([
      "a.csv": "Company: Care\n" + roster("Ann Poole"), "b.csv": "Company: Ward\n" + roster("Tom Birch"),
      "c.csv": "Staff No,Name,Employer\nE1,Ann Poole,Care\nE1,Tom Birch,Ward\n",
    ]) { $0.courses = [.init(id: "c", minutes: [60])] }
    #expect(errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    #expect(scenario.workers.map(\.name) == ["Ann Poole", "Tom Birch"])
    #expect(scenario.roster.workers.values.map(\.count) == [7, 7])
  }
}
