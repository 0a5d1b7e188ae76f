import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Columns and what they are taken for` {
  private func imported(_ list: String, courses: [String] = ["safety"]) throws -> ImportOutcome {
    try ImportTests.run(["list.csv": list]) {
      ($0.year, $0.month) = (2027, 3)
      $0.employers = [.init(id: "care")]
      $0.courses = courses.map { .init(id: $0, minutes: [60, 60]) }
    }
  }

  private func errors(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) }
  }

  @Test func `no word heads two kinds of column, and every word is known`() {
    var seen: [String: Heading] = [:]
    for row in HeadingTable.rows {
      for word in row.vi + row.en {
        let key = HeadingTable.key(word)
        #expect(seen[key] ?? row.heading == row.heading, "\(word) is \(row.heading) and \(seen[key]!)")
        seen[key] = row.heading
        #expect(Heading(word) == row.heading, "\(word)")
        #expect(Heading(" \(word.uppercased()): ") == row.heading, "\(word)")
      }
    }
    let all = HeadingTable.rows + HeadingTable.courses + HeadingTable.releases
    #expect(Set(all.map(\.heading)) == Set(Heading.allCases).subtracting([.other]))
  }

  @Test func `the documentation's table is the code's`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/import.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(HeadingTable.markdown), "docs/import.md should hold:\n\(HeadingTable.markdown)")
  }

  @Test(arguments: [
    ("Staff No", Heading.id), ("Employee number", .id), ("Payroll No.", .id), ("AGENT ID", .id),
    ("Mã nhân viên (cũ)", .id),
    ("Associate Name", .name), ("Staff member", .name), ("Họ & tên", .name), ("Platoon", .crew),
    ("Watch", .crew), ("Group", .crew),
    ("Department", .group), ("Ward", .group), ("Station", .group), ("Unit", .group), ("Position", .group),
    ("Mobile", .phone),
    ("Training", .course), ("Module", .course), ("Price (per meeting)", .pricePerMeeting),
    ("Price (VND)", .price),
    ("Giá thuê / buổi", .pricePerMeeting),
    ("Kelly day", .other), ("Ngày sinh", .other),
  ]) func `headings as offices write them`(_ text: String, _ heading: Heading) {
    #expect(Heading(text) == heading)
  }

  @Test func `a column that only bears the name of a key is carried along with its values`() throws {
    let outcome = try imported(
      """
      Name,Crew,Station,Status,Priority,until,completed,needs,Kelly day
      Ann,A,Station 1,Active,High,retirement,yes,ladder 3,1
      Ben,B,Station 2,On probation,Low,further notice,no,ladder 4,2
      """)
    #expect(errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    let extra = scenario.workers.map { Dictionary(uniqueKeysWithValues: $0.extra) }
    #expect(extra[0]["x-Station"] == "Station 1" && extra[1]["x-Station"] == "Station 2", "\(extra)")
    #expect(extra[0]["x-Status"] == "Active" && extra[1]["x-Status"] == "On probation", "\(extra)")
    #expect(extra[0]["x-Priority"] == "High" && extra[0]["x-until"] == "retirement", "\(extra)")
    #expect(extra[0]["x-completed"] == "yes" && extra[1]["x-completed"] == "no", "\(extra)")
    #expect(extra[0]["Kelly day"] == "1")
    let columns = try #require(outcome.findings.files.first?.sheets.first?.columns)
    let carried = columns.filter { if case .carried = $0.use { true } else { false } }.map(\.heading)
    #expect(
      Set(carried).isSuperset(of: ["Station", "Status", "Priority", "until", "Kelly day"]), "\(carried)")
  }

  @Test func `a column with the values of a key is that key`() throws {
    let outcome = try imported(
      """
      Họ và tên,Trạng thái,Ưu tiên,Làm đến ngày,Bận,Đã học
      Lê An,từ chối,"2,5",20/03/2027,T2-T6 16h-18h; 08/03/2027,
      Trần Bình,đồng ý,1,,,safety@2026-12-01
      Vũ Chi,,,,,safety/L1
      """)
    #expect(errors(outcome) == [])
    let workers = try ImportTests.scenario(outcome).workers
    #expect(workers.map(\.declined) == [true, false, false] && workers.map(\.priority) == [2.5, 1, 1])
    #expect(workers[0].until == CivilDate("2027-03-20"))
    #expect(workers[0].unavailable.count == 1 && !workers[0].commitments.isEmpty)
    #expect(workers[1].credits.count == 1 && workers[2].credits.count == 1)
  }

  @Test func `a value that the others of its column are not is an error`() throws {
    let outcome = try imported(
      """
      Name,Priority,Until,Completed
      Ann,1,2027-03-20,safety@2026-12-01
      Ben,high,soon,swimming
      """)
    #expect(errors(outcome).count == 2, "\(errors(outcome))")
    #expect(
      errors(outcome)[0].hasPrefix(
        "list.csv, cell B3: error: 'high' in the column 'Priority'; expected a number above 0"))
    #expect(errors(outcome)[1].hasPrefix("list.csv, cell C3: error: 'soon' in the column 'Until'"))
  }

  @Test(arguments: [("03/04/2027", "15/04/2027", "2027-04-03"), ("03/04/2027", "04/15/2027", "2027-03-04")])
  func `which of day and month comes first is seen from another row`(
    _ first: String, _ second: String, _ date: String
  ) throws {
    let outcome = try imported("Name,Until\nAnn,\(first)\nBen,\(second)\n")
    #expect(errors(outcome) == [])
    #expect(try ImportTests.scenario(outcome).workers[0].until == CivilDate(date))
    let doubtful = try imported("Name,Until\nAnn,\(first)\n")
    #expect(errors(doubtful).count == 1 && errors(doubtful)[0].contains("2027-03-31"), "\(errors(doubtful))")
  }

  @Test func `without a heading names are told from what is beside them`() throws {
    for (left, right) in [("Ann Poole,Desk", "Raj Nair,Phone"), ("Desk,Ann Poole", "Phone,Raj Nair")] {
      let outcome = try ImportTests.run([
        "r.csv": "March 2027\n,,1,2,3,4,5\n\(left),D,D,D,D,D\n\(right),D,D,D,D,D\n\nD: 8:00-17:00\n"
      ]) {
        $0.employers = [.init(id: "care")]
        $0.courses = [.init(id: "a", minutes: [60])]
      }
      #expect(errors(outcome) == [])
      #expect(try ImportTests.scenario(outcome).workers.map(\.name) == ["Ann Poole", "Raj Nair"])
    }
  }

  @Test func `language and zone are those of the sheets`() throws {
    let english = try imported("Name,Crew\nAnn,A\n")
    #expect(english.findings.language == .english && english.findings.timezone == "UTC")
    #expect(english.findings.faults.contains { $0.text(.english).contains("--timezone Europe/London") })
    let vietnamese = try imported("Họ và tên,Kíp\nLê An,A\n")
    #expect(vietnamese.findings.language == .vietnamese && vietnamese.findings.timezone == "Asia/Ho_Chi_Minh")
    #expect(!vietnamese.findings.faults.contains { $0.text(.english).contains("--timezone") })
    let named = try imported("Name,Crew\nNguyễn Văn Được,A\nTrần Thị Hạnh,B\n")
    #expect(named.findings.language == .english && named.findings.timezone == "Asia/Ho_Chi_Minh")
  }

  @Test func `a sheet of which nothing can be made is an error`() throws {
    for text in [
      "Dear all,\nplease find the rosters next week.\n", "Name,Crew\n", "March 2027\nName,1,2,3,4,5,6\n\n",
    ] {
      let outcome = try imported(text)
      #expect(outcome.hasErrors && outcome.files.isEmpty, "\(text)")
    }
  }
}
