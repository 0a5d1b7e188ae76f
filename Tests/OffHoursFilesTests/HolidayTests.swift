import OffHours
import OffHoursFiles
import Testing

/// Holidays by country: what a scenario may write, and what it gets.
@Suite struct HolidayTests {
  private func read(_ rest: String, to: String = "2027-12-31") throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Europe/Berlin
        horizon: {from: 2027-12-01, to: \(to)}
        """ + "\n" + rest, tables: [:])
  }

  private func days(_ code: String) throws -> Set<String> {
    Set(try read("holidays: {country: \(code)}\n").holidays.map(\.description))
  }

  @Test func `a country's days and those beside them`() throws {
    let scenario = try read(
      "holidays: {country: PL, extra: [2027-12-31, {from: 2027-12-28, to: 2027-12-29}]}\n")
    let days = Set(scenario.holidays.map(\.description))
    #expect(days.isSuperset(of: ["2027-12-24", "2027-12-28", "2027-12-29", "2027-12-31", "2027-05-27"]))
    #expect(!days.contains("2027-12-30"))
  }

  @Test func `parts of a country differ`() throws {
    let (bavaria, berlin) = (try days("DE-BY"), try days("DE-BE"))
    #expect(bavaria.subtracting(berlin).contains("2027-01-06") && !bavaria.contains("2027-03-08"))
    #expect(berlin.contains("2027-03-08") && berlin.contains("2027-05-17"))
    #expect(try days("GB-SCT").contains("2027-11-30") && !days("GB-ENG").contains("2027-11-30"))
    #expect(try days("FR-67").subtracting(days("FR")).contains("2027-12-26"))
  }

  @Test(arguments: ["VN", "PL", "JP", "KR", "US", "FR", "GB-NIR", "DE-TH"])
  func `every year of the table has its first of January, and many days`(_ code: String) throws {
    let days = try days(code)
    for year in 2026...2028 {
      #expect(days.contains("\(year)-01-01"))
      #expect(days.count { $0.hasPrefix("\(year)") } >= 8)
    }
  }

  @Test func `employers may differ`() throws {
    let scenario = try read(
      """
      holidays: {country: DE-BY}
      employers: {a: {}, b: {holidays: {country: VN}}, c: {holidays: []}, d: {holidays: [2027-12-07]}}
      """)
    #expect(scenario.employers[0].holidays == nil)
    #expect(scenario.employers[1].holidays?.contains(CivilDate("2027-09-02")!) == true)
    #expect(scenario.employers[2].holidays == [] && scenario.employers[3].holidays?.count == 1)
  }

  @Test(arguments: [
    ("holidays: {country: DE}\n", "its parts have holidays of their own; expected one of DE-BB"),
    ("holidays: {country: XX}\n", "no table of holidays for 'XX'; expected one of VN"),
    ("holidays: {country: vn}\n", "expected one of VN"),
    ("holidays: {extra: [2027-12-01]}\n", "has no 'country'"),
    ("holidays: {country: VN, extras: []}\n", "did you mean 'extra'?"),
  ])
  func `faults`(_ text: String, _ message: String) {
    expect(message) { try read(text) }
  }

  @Test func `beyond the years of the table`() {
    let dates = "offhours: 1\ntimezone: UTC\nhorizon: {from: 2028-12-20, to: 2029-01-04}\n"
    expect("the horizon reaches 2029-01-04") {
      try ScenarioReader.read(text: dates + "holidays: {country: VN}\n", tables: [:])
    }
  }

  private func expect(_ message: String, _ body: () throws -> Scenario) {
    do {
      _ = try body()
      Issue.record("no fault: \(message)")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
    }
  }
}
