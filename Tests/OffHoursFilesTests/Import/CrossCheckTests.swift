import OffHours
import Testing

@testable import OffHoursFiles

/// What several sheets say together: who leaves and still works, where people work and learn, whose scenario it is.
@Suite struct `Sheets held against one another` {
  private static let legend = "N: 6:00-14:00\nO: off\n"

  private func run(_ sheets: [String: String], _ change: (inout ImportRequest) -> Void = { _ in }) throws
    -> ImportOutcome
  {
    try ImportTests.run(sheets) {
      $0.timezone = "Europe/London"
      $0.courses = [.init(id: "fire", minutes: [60])]
      $0.employers = [.init(id: "loom", name: "Loom")]
      change(&$0)
    }
  }

  private func warnings(_ outcome: ImportOutcome, _ language: Language = .english) -> [String] {
    outcome.findings.faults.filter { $0.severity == .warning }.map { $0.text(language) }
  }

  @Test(arguments: [
    "Staff No,Name,Leaving date\nE1,Ann Poole,2027-03-03\nE2,Raj Nair,2027-03-06\n",
    "Mã NV;Họ và tên;Ngày nghỉ việc\nE1;Ann Poole;03/03/2027\nE2;Raj Nair;06/03/2027\n",
  ]) func `work after the last day is told`(_ names: String) throws {
    let outcome = try run([
      "r.csv":
        "Roster March 2027\nStaff No,Name,1,2,3,4,5,6,7,8\nE1,Ann Poole,N,N,O,O,N,N,O,O\nE2,Raj Nair,O,O,N,N,O,O,O,O\n"
        + Self.legend, "n.csv": names,
    ])
    let found = warnings(outcome).filter { $0.contains("leaves on") }
    #expect(
      found.count == 1
        && found[0].hasPrefix(
          "n.csv, cell C2: warning: Ann Poole leaves on 2027-03-03, but works by the roster on 2 days after it, the first 2027-03-05 at r.csv, cell G3"
        ),
      "\(warnings(outcome))")
    #expect(warnings(outcome, .vietnamese).contains { $0.contains("bảng phân ca có ca ở 2 ngày sau đó") })
  }

  @Test func `a doubt about somebody points at the name`() throws {
    let outcome = try run([
      "r.csv": "Roster March 2027\nCrew,1,2,3,4,5,6,7,8\nA,N,N,O,O,N,N,O,O\nB,O,O,N,N,O,O,N,N\n"
        + Self.legend,
      "n.csv": "Employer,Staff No,Name,Crew\nLoom,E1,Ann Poole,A\nLoom,E2,Raj Nair,\nLoom,E3,Mo Khan,Z\n",
    ])
    let found = warnings(outcome)
    #expect(found.contains { $0.hasPrefix("n.csv, cell C3: warning: Raj Nair has no crew") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("n.csv, cell C4: warning: Mo Khan is in crew 'Z'") }, "\(found)")
  }

  @Test func `journeys lead from where people work to halls without a place`() throws {
    let scenario = try ImportTests.scenario(
      run([
        "r.csv": "Roster March 2027\nName,1,2,3,4,5,6,7,8\nAnn Poole,N,N,O,O,N,N,O,O\n" + Self.legend,
        "n.csv": "Name,Workplace\nAnn Poole,North yard\n",
        "h.csv":
          "Hall,Seats,Opening hours,Address,Online\nMain hall,20,Mon-Sun 7:00-21:00,1 High St,\nOn line,20,Mon-Sun 7:00-21:00,,x\n",
      ]) { $0.journey = 25 })
    #expect(scenario.places.map(\.name) == ["Main hall", "North yard"])
    let hall = try #require(scenario.venues[0].place), home = try #require(scenario.workers[0].home)
    #expect(scenario.travel.minutes(home, hall) == 25 && scenario.venues[1].place == nil)
  }

  @Test(arguments: [(1, "Firm 1, "), (3, "Firm 1, Firm 2, Firm 3, "), (5, "Firm 1, Firm 2, and 3 more, ")])
  func `the name of a scenario says whose people learn`(_ count: Int, _ start: String) throws {
    let rows = (1...count).map { "E\($0),Ann\($0) Poole,Firm \($0),N,N,O,O,N,N,O,O\n" }.joined()
    let scenario = try ImportTests.scenario(
      run(["r.csv": "Roster March 2027\nStaff No,Name,Employer,1,2,3,4,5,6,7,8\n" + rows + Self.legend]) {
        $0.employers = []
        $0.language = .english
      })
    #expect(scenario.name.hasPrefix(start), "\(scenario.name)")
  }

  // MARK: - Rosters of other organisers

  @Test(arguments: ["6.30-2.30", "7:00-3:00", "9:30 - 5:30", "8h-4h", "10:00-6:00"])
  func `hours that may be of a clock of twelve are asked about`(_ hours: String) throws {
    func errors(_ hours: String) throws -> [String] {
      PlanErrors.of(
        try run(["r.csv": "Roster March 2027\nName,1,2,3,4,5\nAnn Poole,\(hours),\(hours),off,off,off\n"]))
    }
    let found = try errors(hours)
    #expect(
      found.count == 1 && found[0].contains("'\(hours)'") && found[0].contains("as hours of a day of 24"),
      "\(found)")
    for good in ["06:30-14:30", "6.30am-2.30pm", "22:00-6:00", "7:00-7:00", "06:00-02:00", "14h-2h"] {
      #expect(try errors(good) == [], "\(good)")
    }
    let legend = try run([
      "r.csv": "Roster March 2027\nName,1,2,3,4,5\nAnn Poole,A,A,off,off,off\n\nA: \(hours)\n"
    ])
    #expect(
      PlanErrors.of(legend).contains { $0.contains("as hours of a day of 24") }, "\(PlanErrors.of(legend))")
  }

  @Test(arguments: ["Z", "+00:00", "-05:00", " UTC"]) func `times of another zone are no local ones`(
    _ zone: String
  ) throws {
    let found = PlanErrors.of(
      try run([
        "r.csv":
          "agent_id,agent_name,shift_start,shift_end\nA1,Dana Lee,2027-03-01T22:00:00\(zone),2027-03-02T06:00:00\(zone)\nA1,Dana Lee,2027-03-03T22:00:00\(zone),2027-03-04T06:00:00\(zone)\n"
      ]))
    #expect(found.contains { $0.contains("is a time of a zone of its own; write local times") }, "\(found)")
    let local = try run([
      "r.csv":
        "agent_id,agent_name,shift_start,shift_end\nA1,Dana Lee,2027-03-01T22:00:00,2027-03-02T06:00:00\nA1,Dana Lee,2027-03-03T22:00,2027-03-04T06:00\n"
    ])
    #expect(PlanErrors.of(local) == [])
  }

  @Test(arguments: ["Guard", "Driver name", "Security officer"])
  func `a list of shifts names people by their trade`(_ head: String) throws {
    let scenario = try ImportTests.scenario(
      run([
        "r.csv":
          "\(head),Site,Date,Start,Finish\nKofi Mensah,Dock 4,Mon 01/03/2027,19:00,07:00\nKofi Mensah,Dock 4,Tue 02/03/2027,19:00,07:00\nLena Berg,Gate 1,Sat 13/03/2027,06:00,18:00\n"
      ]))
    #expect(scenario.workers.map(\.name) == ["Kofi Mensah", "Lena Berg"])
  }
}
