import OffHours
import Testing

@testable import OffHoursFiles

/// A wrong name that stands in several files is one fault.
@Suite struct `One wrong employer` {
  private func faults(_ workers: String, _ roster: String, absences: String = "id,worker,from,to\n") throws
    -> [String]
  {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      """
      offhours: 1
      name: Loom
      timezone: Europe/London
      language: vi
      horizon: {from: 2027-03-01, to: 2027-03-03}
      shifts: {N: 06:00-14:00, O: off}
      employers: {loom: {name: Loom}}
      workers: workers.csv
      roster: roster.csv
      absences: absences.csv
      """.utf8)
    files["workers.csv"] = Array(workers.utf8)
    files["roster.csv"] = Array(roster.utf8)
    files["absences.csv"] = Array(absences.utf8)
    return try ScenarioReader(files).read(path: "scenario.yaml").diagnostics.filter { $0.severity == .error }
      .map {
        "\($0.file):\($0.line) \($0.message)"
      }
  }

  private static let wrong = "id,name,employer,crew\nE1,Ann,weave,A\nE2,Raj,loom,B\n"
  private static let right = "id,name,employer,crew\nE1,Ann,loom,A\nE2,Raj,loom,B\n"
  private static let told = ["workers.csv:2 unknown employer 'weave'; expected loom"]

  @Test(arguments: [
    "crew,2027-03-01,2027-03-02\nweave/A,N,O\nweave/B,O,N\n",
    "worker,2027-03-01,2027-03-02\nweave/A,N,O\nweave/B,O,N\n",
    "crew,date,code\nweave/A,2027-03-01,N\nweave/B,2027-03-01,O\n",
  ]) func `in a list is told there, not on each row of the roster`(_ roster: String) throws {
    #expect(try faults(Self.wrong, roster) == Self.told)
    let away = "id,worker,from,to\na,weave/A,2027-03-01,2027-03-02\n"
    #expect(try faults(Self.wrong, roster, absences: away) == Self.told)
  }

  @Test func `on the roster alone is told once there`() throws {
    let roster = "crew,2027-03-01,2027-03-02\nweave/A,N,O\nweave/B,O,N\nlooom/A,O,O\n"
    #expect(
      try faults(Self.right, roster) == [
        "roster.csv:2 unknown employer 'weave'; expected loom",
        "roster.csv:4 unknown employer 'looom'; expected loom; did you mean 'loom'?",
      ])
    // A row of nobody stays a fault.
    #expect(try faults(Self.right, "worker,2027-03-01\nE9,N\n").count == 1)
  }

  @Test func `doubts bear the word of their language`() throws {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      "offhours: 1\nname: Loom\ntimezone: Europe/London\nlanguage: vi\nhorizon: {from: 2027-03-01, to: 2027-03-03}\nshifts: {N: 06:00-14:00}\nemployers: {loom: {name: Loom}}\nworkers: {E1: {employer: loom}}\n"
        .utf8)
    let reading = try ScenarioReader(files).read(path: "scenario.yaml")
    #expect(!reading.diagnostics.isEmpty)
    for doubt in reading.diagnostics {
      #expect("\(doubt)".contains(": cảnh báo: ") && !"\(doubt)".contains("warning"))
    }
    let english = try ScenarioReader(files).read(path: "scenario.yaml", language: .english)
    for doubt in english.diagnostics { #expect("\(doubt)".contains(": warning: ")) }
    #expect(english.diagnostics.json.contains("\"severity\": \"warning\""), "\(english.diagnostics.json)")
  }
}
