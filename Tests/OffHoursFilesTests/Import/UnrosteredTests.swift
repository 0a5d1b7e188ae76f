import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `People whom no roster names` {
  private static func roster(_ rows: [String], _ head: String = "Shifts March 2027\nStaff No,Name") -> String
  {
    let days = (1...10).map { "\($0)" }.joined(separator: ",")
    return "\(head),\(days)\n" + rows.map { "\($0),N,N,O,O,N,N,O,O,N,N\n" }.joined()
      + "\nN: 06:00-14:00\nO: off\n"
  }

  private func run(_ files: [String: String], owner: String? = nil, known: KnownScenario? = nil) throws
    -> ImportOutcome
  {
    var request = ImportRequest(
      inputs: files.keys.sorted().map { .init(employer: $0 == "a.csv" ? owner : nil, path: $0) })
    request.courses = [.init(id: "fa", minutes: [60, 60])]
    request.known = known
    return try AccountedImport.run(request, from: MemoryFiles(files))
  }

  private func told(_ outcome: ImportOutcome, _ severity: Diagnostic.Severity, _ words: String) -> [String] {
    outcome.findings.faults.filter { $0.severity == severity }.map { $0.text(.english) }
      .filter { $0.contains(words) }
  }

  @Test(arguments: [
    (
      "Staff No,Name,Course\nRG001,Anna Bell,fa\nRG099,Zed Nobody,fa\n", "RG001,Anna Bell",
      "Zed Nobody (RG099)"
    ),
    ("Name,Course\nBo Ca,fa\nAnne Belle,fa\n", "RG1,Bo Ca", "Anne Belle"),
    ("Name;Course\nBo Ca;fa\nAnne Belle;fa\n", "RG1,Bo Ca", "Anne Belle"),
  ]) func `belong to the only employer and are told by name`(_ list: String, _ row: String, _ name: String)
    throws
  {
    let outcome = try run(["a.csv": Self.roster([row]), "b.csv": list], owner: "RG")
    #expect(told(outcome, .error, "") == [])
    #expect(told(outcome, .warning, "nothing names the employer of \(name); 'RG'").count == 1)
    #expect(told(outcome, .warning, "no roster that was handed in names \(name);").count == 1)
    let scenario = try ImportTests.scenario(outcome)
    #expect(scenario.workers.map { $0.employer?.index } == [0, 0])
    #expect(scenario.roster.workers[Ref(0)]?.count == 10 && scenario.roster.workers[Ref(1)] == nil)
  }

  @Test func `belong to the employer of a Vietnamese title`() throws {
    let outcome = try run([
      "a.csv": Self.roster(
        ["1,Lê An"], "CÔNG TY KÍNH SÔNG CẦU\nBảng phân ca tháng 3/2027\nMã NV,Họ và tên"),
      "b.csv": "Mã NV,Họ và tên,Khóa học\n1,Lê An,fa\n9,Trần Không,fa\n",
    ])
    #expect(told(outcome, .error, "") == [])
    let texts = outcome.findings.faults.map { $0.message.vi }
    #expect(texts.contains { $0.hasPrefix("không ghi đơn vị của Trần Không (9)") })
    #expect(texts.contains { $0.hasPrefix("không bảng phân ca nào ghi tên Trần Không (9)") })
    #expect(try ImportTests.scenario(outcome).workers.allSatisfy { $0.employer != nil })
  }

  @Test func `are asked about where there are two employers`() throws {
    let outcome = try run([
      "a.csv": "Company: Care\n" + Self.roster(["1,Al Ba"]),
      "c.csv": "Company: Ward\n" + Self.roster(["2,Bo Ca"]),
      "d.csv": "Staff No,Name\n1,Al Ba\n2,Bo Ca\n9,Zed Nobody\n",
    ])
    let errors = told(outcome, .error, "")
    #expect(errors.count == 1 && errors[0].contains("the employer of Zed Nobody (9), and no roster"))
    #expect(errors[0].contains("'Care', 'Ward'"))
  }

  @Test func `of crews are of the employer whose crews they are`() throws {
    let days = (1...10).map { "\($0)" }.joined(separator: ",")
    let outcome = try run(
      [
        "a.csv":
          "Shifts March 2027\nCrew,\(days)\nCrew A,N,N,O,O,N,N,O,O,N,N\nCrew B,O,O,N,N,O,O,N,N,O,O\n\nN: 06:00-14:00\nO: off\n",
        "b.csv": "Name,Crew\nAl Ba,A\nBo Ca,B\n",
      ], owner: "RG")
    #expect(told(outcome, .error, "") == [])
    #expect(told(outcome, .warning, "nothing names the employer of Al Ba, Bo Ca;").count == 1)
    #expect(told(outcome, .warning, "no roster that was handed in") == [])
    let scenario = try ImportTests.scenario(outcome)
    #expect(scenario.workers.map(\.crew) == ["A", "B"])
    #expect(scenario.workers.allSatisfy { $0.employer != nil })
  }

  @Test func `are asked about on an update too, and those of the scenario stay`() throws {
    let first = try ImportTests.scenario(
      try run([
        "a.csv": "Company: Care\n" + Self.roster(["1,Al Ba"]),
        "c.csv": "Company: Ward\n" + Self.roster(["2,Bo Ca"]),
      ]))
    let known = KnownScenario(first, path: "class/scenario.yaml", isOpen: false)
    let outcome = try run(
      ["b.csv": "Staff No,Name\n1,Al Ba\n2,Bo Ca\n9,Zed Nobody\n"], known: known)
    let errors = told(outcome, .error, "")
    #expect(errors.count == 1 && errors[0].contains("the employer of Zed Nobody (9), and no roster"))
  }
}
