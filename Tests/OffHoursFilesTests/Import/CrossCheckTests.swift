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
}
