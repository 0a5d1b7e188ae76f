import OffHours
import Testing

@testable import OffHoursFiles

/// Weeks of weekdays one below the other, each under a date of its own or of the one above.
@Suite struct `Weeks below one another` {
  private static let legend = ["", "N: 6h-14h", "D: 22h-5h", "O: off"]
  private static let english = "Name;Mon;Tue;Wed;Thu;Fri;Sat;Sun"
  private static let vietnamese = "Họ và tên;T2;T3;T4;T5;T6;T7;CN"

  private func days(_ lines: [String]) throws -> [String] {
    try RosterShown.days(RosterShown.run(["a.csv": (lines + Self.legend).joined(separator: "\n")]))
  }

  @Test(arguments: [
    ("Rota w/c 1 March 2027", "Rota w/c 8 March 2027", english),
    ("Week of 2027-03-01", "Week of 2027-03-08", english),
    ("Tuần từ 01/03/2027", "Tuần từ 08/03/2027", vietnamese),
    ("Tuần 9/2027", "Tuần 10/2027", vietnamese),
  ]) func `each under its own date`(_ first: String, _ second: String, _ heads: String) throws {
    let found = try days([
      first, heads, "Lê Na;N;N;O;O;D;D;O", "Vũ Ba;O;O;N;N;N;O;O", second, heads, "Lê Na;D;D;O;O;N;N;O",
      "Vũ Ba;N;N;N;N;N;O;O",
    ])
    #expect(
      found[0]
        == "Lê Na: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 off, 5 22:00-05:00, 6 22:00-05:00, 7 off, 8 22:00-05:00, 9 22:00-05:00, 10 off, 11 off, 12 06:00-14:00, 13 06:00-14:00, 14 off"
    )
    #expect(
      found[1].hasSuffix(
        "8 06:00-14:00, 9 06:00-14:00, 10 06:00-14:00, 11 06:00-14:00, 12 06:00-14:00, 13 off, 14 off"))
  }

  @Test func `a second team of the same week`() throws {
    let found = try days([
      "Week of 2027-03-01", Self.english, "Ann Poole;N;N;O;O;O;O;O", "", "Night team", Self.english,
      "Raj Nair;D;D;O;O;O;O;O",
    ])
    #expect(found.map { $0.prefix(26) } == ["Ann Poole: 1 06:00-14:00, ", "Raj Nair: 1 22:00-05:00, 2"])
  }

  @Test(arguments: [
    ("Poole, Ann", "Ann Poole"), ("Lê Thúy", "Lê Thuý"), ("Ann  poole", "Ann Poole"),
    ("O’Connor, Mary", "Mary O'Connor"),
  ])
  func `one person on two rows of a sheet is asked about`(_ first: String, _ second: String) throws {
    let sheet =
      "Roster March 2027\nName;1;2;3;4;5\n\(first);N;N;O;O;D\n\(second);D;D;O;O;N"
      + Self.legend.joined(separator: "\n")
    let errors = RosterShown.errors(try RosterShown.run(["a.csv": sheet]))
    #expect(errors.contains { $0.contains("stands twice, on row 3 already") }, "\(errors)")
  }

  @Test func `crews that stand above their people alone are told where the cells below are empty`() throws {
    func told(_ rows: [String]) throws -> [String] {
      let lines = ["Roster March 2027", "Crew;Name;1;2;3;4;5"] + rows + Self.legend
      let outcome = try RosterShown.run(["a.csv": lines.joined(separator: "\n")])
      #expect(RosterShown.errors(outcome) == [])
      return outcome.findings.faults.map { $0.text(.english) }.filter { $0.contains("no crew, though") }
    }
    let open = try told([
      "A;Ann Poole;N;N;O;O;D", ";Raj Nair;D;D;O;O;N", "B;Jo Lee;O;N;N;D;D", ";Mo Khan;O;N;N;D;D",
    ])
    #expect(
      open.count == 1 && open[0].hasPrefix("a.csv, row 4: ") && open[0].contains("2 rows have no crew"),
      "\(open)")
    #expect(try told(["A;Ann Poole;N;N;O;O;D", "A;Raj Nair;D;D;O;O;N", ";Jo Lee;O;N;N;D;D"]).isEmpty)
    #expect(try told(["A;Ann Poole;N;N;O;O;D", "B;Raj Nair;D;D;O;O;N"]).isEmpty)
  }

  @Test func `lines of a list that contradict one another are asked about`() throws {
    for (first, second) in [("N", "O"), ("O", "N"), ("N", "P")] {
      let list =
        "Name;Date;Shift\nAnn Poole;2027-03-01;\(first)\nAnn Poole;2027-03-01;\(second)\n\nN: 6h-14h\nO: off\nP: leave"
      let errors = RosterShown.errors(try RosterShown.run(["a.csv": list]))
      #expect(errors.count == 1 && errors[0].contains("work and leave on one day"), "\(errors)")
    }
    let both = "Name;Date;Shift\nAnn Poole;2027-03-01;N\nAnn Poole;2027-03-01;D\n\nN: 6h-14h\nD: 22h-5h"
    #expect(
      try RosterShown.days(RosterShown.run(["a.csv": both])) == ["Ann Poole: 1 06:00-14:00 + 22:00-05:00"])
  }
}
