import OffHours
import OffHoursFiles
import Testing

@Suite struct `CSV` {
  /// Workers' names, as a way to see what cells hold.
  private func names(_ table: String) throws -> [String] {
    try ScenarioReader.read(
      text: "offhours: 1\ntimezone: UTC\nhorizon: {from: 2027-03-01, to: 2027-03-14}\nworkers: w.csv\n",
      tables: ["w.csv": table]
    ).workers.map(\.name)
  }

  @Test(arguments: [
    ("id,name\n1,An\n", ["An"]),
    ("id,name\n1,An", ["An"]),
    ("id,name\r\n1,An\r\n2,Bo\r\n", ["An", "Bo"]),
    ("id,name\r1,An\r2,Bo\r", ["An", "Bo"]),
    ("id,name\n\n1,An\n,\n\n2,Bo\n\n", ["An", "Bo"]),
    ("id,name\n1,\"An, Bo\"\n", ["An, Bo"]),
    ("id,name\n1,\"An \"\"the\"\" Bo\"\n", ["An \"the\" Bo"]),
    ("id,name\n1,\"\"\"\"\n", ["\""]),
    ("id,name\n1,\"An\nBo\"\n2,C\n", ["An\nBo", "C"]),
    ("id,name\n1, \"An\" \n", ["An"]),
    ("id,name\n1,  An Bo \t\n", ["An Bo"]),
    ("id,name\n1,\"\"\n", ["1"]),
    ("\"id\",\"name\"\n\"1\",\"An\"\n", ["An"]),
    ("name,id\nĐỗ,1\n", ["Đỗ"]),
    ("id,name,\n1,An,\n", ["An"]),
  ])
  func `is read as RFC 4180 has it`(_ table: String, _ expected: [String]) throws {
    #expect(try names(table) == expected)
  }

  @Test func `lines are counted through quoted line ends, rows are not`() {
    let reading = ScenarioReader.reading(
      text: "offhours: 1\ntimezone: UTC\nhorizon: {from: 2027-03-01, to: 2027-03-14}\nworkers: w.csv\n",
      tables: ["w.csv": "id,name,until\n1,\"a\nb\nc\",\n2,x,never\n"])
    #expect(reading.diagnostics.first?.description.hasPrefix("w.csv:5:until: error: found 'never'") == true)
  }

  @Test func `an absence without an id is named after its row, blank ones counted`() throws {
    var tables = Good.tables
    tables["absences.csv"] =
      "worker,from,to,reason\n\nW1,2027-03-05,2027-03-05,\"two\nlines\"\nW2,2027-03-05,2027-03-05,\n"
    #expect(try ScenarioReader.read(text: Good.yaml, tables: tables).absences.map(\.id) == ["3", "4"])
  }

  @Test func `what is written comes back`() throws {
    let cells = ["a,b", "c\"d", "e\nf", "\"", "Đỗ", "plain"]
    var writer = CSVWriter()
    writer.row(["id", "name"])
    for (number, cell) in cells.enumerated() { writer.row(["w\(number)", cell]) }
    #expect(writer.text.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(writer.text.hasSuffix("w5,plain\r\n"))
    #expect(try names(writer.text) == cells)
  }
}

@Suite struct `Did you mean` {
  @Test(arguments: [
    ("awarness", ["awareness", "safety"], "awareness"), ("Hall-1", ["hall-1", "hall-2"], "hall-1"),
    ("n", ["N", "D"], "N"), ("recieve", ["receive"], "receive"), ("W0012", ["W012", "W013"], "W012"),
  ])
  func `near words are offered`(_ word: String, _ known: [String], _ near: String) {
    let yaml = known.map { "  \($0): {lessons: {L: {minutes: 60}}}\n" }.joined()
    let reading = ScenarioReader.reading(
      text: """
        offhours: 1
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        workers: {W1: {courses: \(word)}}
        courses:
        \(yaml)
        """)
    #expect(reading.diagnostics.text.contains("did you mean '\(near)'?"))
  }

  @Test func `far words are not`() {
    let reading = ScenarioReader.reading(
      text:
        "offhours: 1\ntimezone: UTC\nhorizon: {from: 2027-03-01, to: 2027-03-14}\nworkers: {W1: {employer: zz}}\nemployers: {a: {}, b: {}}\n"
    )
    #expect(reading.diagnostics.map(\.message) == ["unknown employer 'zz'; expected one of a, b"])
  }

  @Test func `a table as wide as no spreadsheet is refused at once`() {
    let header = "id," + (0..<50_000).map { "c\($0)" }.joined(separator: ",")
    let row = "W1" + String(repeating: ",", count: 50_000)
    let found = ScenarioReader.reading(
      text: "offhours: 1\ntimezone: UTC\nhorizon: {from: 2027-03-01, to: 2027-03-14}\nworkers: w.csv\n",
      tables: ["w.csv": "\(header)\n\(row)\n"]
    ).diagnostics
    #expect(
      found.map(\.message) == ["the table has 50001 columns; expected at most 16384, as in a spreadsheet"])
  }
}
