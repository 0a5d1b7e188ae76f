import OffHours
import Testing

@testable import OffHoursFiles

/// Rosters with a row or a column for each shift, in which marks say who works it.
@Suite struct `Marks beside shifts` {
  private static let days = [
    "Ann Poole: 1 06:00-14:00, 2 06:00-14:00, 3 14:00-22:00, 4 14:00-22:00, 5 06:00-14:00",
    "Raj Nair: 1 14:00-22:00, 2 14:00-22:00, 3 06:00-14:00, 4 06:00-14:00, 5 14:00-22:00",
  ]

  private func rows(_ early: String, _ late: String, mark: String, named: Bool) -> [[String]] {
    [
      ["Roster March 2027"], ["Name", "Shift", "1", "2", "3", "4", "5"],
      ["Ann Poole", early, mark, mark, "", "", mark],
      [named ? "Ann Poole" : "", late, "", "", mark, mark, ""],
      ["Raj Nair", early, "", "", mark, mark, ""], [named ? "Raj Nair" : "", late, mark, mark, "", "", mark],
    ]
  }

  @Test(arguments: ["x", "1", "✓", "8"], [true, false])
  func `a row of each shift has the hours of the legend`(_ mark: String, _ named: Bool) throws {
    try RosterShown.expect(
      rows("Early", "Late", mark: mark, named: named) + [[], ["Early: 06:00-14:00"], ["Late: 14:00-22:00"]],
      Self.days)
  }

  @Test(arguments: [("06:00-14:00", "14:00-22:00"), ("6h-14h", "14h-22h"), ("6am-2pm", "2pm-10pm")])
  func `hours in place of a shift's name mean themselves`(_ early: String, _ late: String) throws {
    for named in [true, false] {
      try RosterShown.expect(rows(early, late, mark: "x", named: named), Self.days)
    }
  }

  @Test func `hours above the columns of a day mean themselves`() throws {
    let head = (1...5).flatMap { ["\($0)", ""] }
    let hours = (1...5).flatMap { _ in ["06:00-14:00", "14:00-22:00"] }
    func marks(_ late: Set<Int>) -> [String] {
      (1...5).flatMap { late.contains($0) ? ["", "x"] : ["x", ""] }
    }
    try RosterShown.expect(
      [
        ["Roster March 2027"], ["Name"] + head, [""] + hours, ["Ann Poole"] + marks([3, 4]),
        ["Raj Nair"] + marks([1, 2, 5]),
      ], Self.days)
  }

  @Test func `a shift that nothing explains is asked about`() throws {
    try RosterShown.expectErrors(rows("Early", "Late", mark: "x", named: true), ["'Early' (5)"])
  }
}
