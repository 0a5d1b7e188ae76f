import OffHours
import Testing

@testable import OffHoursFiles

/// Long lists whose lines stand for several days, or hold date and time in one cell.
@Suite struct `Lists from one date to another` {
  private static let legend = ["N: 6h-14h", "D: 22h-5h", "O: off"]
  private static let expected = [
    "Ann Poole: 1 06:00-14:00, 2 06:00-14:00, 3 06:00-14:00, 4 off, 5 off",
    "Raj Nair: 1 22:00-05:00, 2 22:00-05:00, 3 22:00-05:00, 4 22:00-05:00, 5 ?",
  ]

  /// The list with its dates in some form.
  private static func rows(_ heads: [String], _ date: (Int) -> String) -> [[String]] {
    [heads]
      + [
        ["Ann Poole", date(1), date(3), "N"], ["Ann Poole", date(4), date(5), "O"],
        ["Raj Nair", date(1), date(4), "D"], [],
      ] + legend.map { [$0] }
  }

  private static func csv(_ rows: [[String]], _ separator: String = ";") -> String {
    rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
  }

  @Test(arguments: [
    ["Name", "From", "To", "Shift"], ["Employee name", "Start", "End", "Code"],
    ["Name", "Start date", "End date", "Duty"],
    ["Họ và tên", "Từ ngày", "Đến ngày", "Ca"], ["Họ tên", "Từ", "Đến", "Ca làm việc"],
  ]) func `a line is every day from the first to the last`(_ heads: [String]) throws {
    let iso = Self.rows(heads) { "2027-03-0\($0)" }
    for separator in [";", "\t"] {
      let outcome = try RosterShown.run(["a.csv": Self.csv(iso, separator)])
      #expect(try RosterShown.days(outcome) == Self.expected)
    }
    #expect(try RosterShown.days(RosterShown.run("a.xlsx", RosterShown.workbook(iso))) == Self.expected)
    let page =
      "<html><meta charset=\"utf-8\"><table>"
      + iso.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined() + "</table></html>"
    #expect(try RosterShown.days(RosterShown.run("a.xls", Array(page.utf8))) == Self.expected)
    // Nobody's crew is a date.
    #expect(
      try ImportTests.scenario(RosterShown.run(["a.csv": Self.csv(iso)])).workers.allSatisfy {
        $0.crew == nil
      })
  }

  @Test func `the order of day and month is that of both columns`() throws {
    let lines = [
      ["Name", "From", "To", "Shift"], ["Ann Poole", "3/12/2027", "3/14/2027", "N"],
      ["Raj Nair", "3/12/2027", "3/12/2027", "D"],
      [],
    ]
    let outcome = try RosterShown.run(["a.csv": Self.csv(lines + Self.legend.map { [$0] })])
    #expect(
      try RosterShown.days(outcome) == [
        "Ann Poole: 12 06:00-14:00, 13 06:00-14:00, 14 06:00-14:00", "Raj Nair: 12 22:00-05:00, 13 ?, 14 ?",
      ])
  }

  @Test(arguments: [
    ("2027-03-03", "2027-03-01"), ("2027-03-01", ""), ("2027-03-01", "2029-03-01"), ("2027-03-01", "soon"),
  ])
  func `a last day that cannot be is an error`(_ first: String, _ last: String) throws {
    let lines = [
      ["Name", "From", "To", "Shift"], ["Raj Nair", "2027-03-01", "2027-03-04", "D"],
      ["Ann Poole", first, last, "N"],
    ]
    let outcome = try RosterShown.run(["a.csv": Self.csv(lines + [[]] + Self.legend.map { [$0] })])
    let errors = RosterShown.errors(outcome)
    #expect(errors.count == 1 && errors[0].hasPrefix("a.csv, cell C3: error: the last day"), "\(errors)")
  }

  @Test(
    arguments: [
      (
        ["Employee", "Start", "End"], "2027-03-01 06:00", "2027-03-01 14:00", "2027-03-02 22:00",
        "2027-03-03 05:00"
      ),
      (
        ["Name", "Shift start", "Shift end"], "2027-03-01T06:00:00", "2027-03-01T14:00:00",
        "2027-03-02T22:00:00", "2027-03-03T05:00:00"
      ),
      (
        ["Agent name", "From", "To"], "3/1/2027 6:00 AM", "3/1/2027 2:00 PM", "3/2/2027 10:00 PM",
        "3/3/2027 5:00 AM"
      ),
      (
        ["Họ và tên", "Giờ vào", "Giờ ra"], "01/03/2027 06:00", "01/03/2027 14:00", "02/03/2027 22:00",
        "03/03/2027 05:00"
      ),
    ] as [([String], String, String, String, String)])
  func `date and time in one cell`(_ heads: [String], _ a: String, _ b: String, _ c: String, _ d: String)
    throws
  {
    let outcome = try RosterShown.run([
      "a.csv": Self.csv([heads, ["Ann Poole", a, b], ["Ann Poole", c, d]])
    ]) {
      ($0.year, $0.month) = (2027, 3)
    }
    #expect(try RosterShown.days(outcome) == ["Ann Poole: 1 06:00-14:00, 2 22:00-05:00"])
  }

  @Test(arguments: [
    ("2027-03-01 06:00", "2027-03-02 08:00"), ("2027-03-01 10:00", "2027-03-01 09:00"),
    ("2027-03-01 10:00", "2027-03-01"),
  ]) func `what makes no shift is an error`(_ start: String, _ end: String) throws {
    let lines = [
      ["Name", "Start", "End"], ["Raj Nair", "2027-03-01 06:00", "2027-03-01 14:00"],
      ["Ann Poole", start, end],
    ]
    let errors = RosterShown.errors(try RosterShown.run(["a.csv": Self.csv(lines)]))
    #expect(
      errors.count == 1 && errors[0].hasPrefix("a.csv, cell C3: error: beginning and end make no shift"),
      "\(errors)")
  }

  @Test func `absences with a reason stay absences`() throws {
    let lines = [
      ["Name", "From date", "To date", "Reason"], ["Ann Poole", "2027-03-02", "2027-03-03", "holiday"],
    ]
    let roster = "Roster March 2027\nName;1;2;3;4;5\nAnn Poole;N;N;N;N;N\n\nN: 6h-14h"
    let outcome = try RosterShown.run(["leave.csv": Self.csv(lines), "roster.csv": roster])
    #expect(RosterShown.errors(outcome) == [])
    #expect(try ImportTests.scenario(outcome).absences.count == 1)
  }
}
