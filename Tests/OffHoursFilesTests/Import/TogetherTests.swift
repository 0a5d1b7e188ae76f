import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Who learns together, as a list says it` {
  private func imported(_ list: [[String]], courses: [String] = ["safety"]) throws -> ImportOutcome {
    let roster =
      "March 2027\nName;1;2;3;4;5\nLea Na;N;N;O;N;O\nBen Vu;O;N;N;O;N\nAnn Ho;O;N;O;O;N\n\nN: 6:00-14:00\nO: off\n"
    return try RosterShown.run([
      "a.csv": list.map { $0.joined(separator: ",") }.joined(separator: "\n"), "b.csv": roster,
    ]) { $0.courses = courses.map { .init(id: $0, minutes: [60]) } }
  }

  private func groups(_ outcome: ImportOutcome) throws -> [[String]] {
    #expect(RosterShown.errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    return scenario.courses[0].together.map { group in
      group.map { scenario.workers[$0].name }
    }
  }

  @Test(arguments: [
    (
      [["Name", "Together with"], ["Lea Na", "Ben Vu"], ["Ben Vu", ""], ["Ann Ho", "-"]],
      ["Lea Na", "Ben Vu"]
    ),
    (
      [
        ["Name", "ID", "Travels with"], ["Lea Na", "E1", "E3"], ["Ben Vu", "E2", ""], ["Ann Ho", "E3", "E1"],
      ],
      ["Lea Na", "Ann Ho"]
    ),
    (
      [["Họ và tên", "Cùng nhóm"], ["Lea Na", "1"], ["Ben Vu", "2"], ["Ann Ho", "1"]], ["Lea Na", "Ann Ho"]
    ),
    (
      [
        ["Họ và tên", "Học cùng với"], ["Lea Na", "Vu Ben và Ann Ho"], ["Ben Vu", "không"], ["Ann Ho", ""],
      ],
      ["Lea Na", "Ben Vu", "Ann Ho"]
    ),
    (
      [["Employee", "Carpool"], ["Lea Na", "car 1"], ["Ben Vu", "Car 1"], ["Ann Ho", "car 2"]],
      ["Lea Na", "Ben Vu"]
    ),
    ([["Name", "Study group"], ["Lea Na", "A"], ["Ben Vu", "A"], ["Ann Ho", ""]], ["Lea Na", "Ben Vu"]),
  ]) func `by name, number or a common word`(_ list: [[String]], _ group: [String]) throws {
    let outcome = try imported(list)
    #expect(try groups(outcome) == [group])
    let columns = outcome.findings.files[0].sheets[0].columns
    #expect(
      columns.contains { if case .taken(let what) = $0.use { what == Heading.together.title } else { false } }
    )
  }

  @Test(arguments: [
    ("Lan Anh", "Lan Anh"), ("x", "x"), ("Ben Vo", ""), ("everybody", ""),
  ]) func `what is nobody is an error at its cell`(_ first: String, _ second: String) throws {
    let errors = RosterShown.errors(
      try imported([["Name", "Together with"], ["Lea Na", first], ["Ann Ho", second], ["Ben Vu", ""]]))
    #expect(
      errors.contains { $0.hasPrefix("a.csv, cell B2: error: '\(first)' is nobody on the lists") },
      "\(errors)")
  }

  @Test func `of a name that two bear the number is asked for`() throws {
    let errors = RosterShown.errors(
      try imported([
        ["Name", "ID", "Together with"], ["Lea Na", "E1", "Kim Ly"], ["Kim Ly", "E2", ""],
        ["Kim Ly", "E3", ""],
        ["Ann Ho", "E4", ""],
      ]))
    #expect(errors.contains { $0.hasPrefix("a.csv, cell C2: error: 'Kim Ly' may be several people") })
  }

  @Test func `only those who take a course belong together in it`() throws {
    let list = [
      ["Name", "Course", "Together"], ["Lea Na", "safety; aid", "g"], ["Ben Vu", "aid", "g"],
      ["Ann Ho", "safety", ""],
    ]
    let outcome = try imported(list, courses: ["safety", "aid"])
    let scenario = try ImportTests.scenario(outcome)
    #expect(scenario.courses.map { $0.together.map(\.count) } == [[], [2]])
    let apart = try imported(
      [
        ["Name", "Course", "Together"], ["Lea Na", "safety", "g"], ["Ben Vu", "aid", "g"],
        ["Ann Ho", "aid", ""],
      ],
      courses: ["safety", "aid"])
    #expect(
      apart.findings.faults.map { $0.text(.english) }.contains {
        $0.hasPrefix("a.csv, cell C2: warning: Lea Na, Ben Vu are to learn together, but no course")
      })
  }
}
