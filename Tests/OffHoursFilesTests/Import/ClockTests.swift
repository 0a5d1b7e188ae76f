import OffHours
import Testing

@testable import OffHoursFiles

/// Hours that stand for others than they seem to, by a clock of twelve hours or by the line that they stand on.
@Suite struct `Hours by the clock of the sheet` {
  private static let head = ["Roster March 2027"], days = ["1", "2", "3", "4", "5"]

  /// The days of one person, or the errors.
  private func shown(_ cells: [String], _ legend: [[String]]) throws -> [[String]] {
    let rows =
      [
        Self.head, ["Name"] + Self.days,
        ["Ann Poole"] + cells + Array(repeating: "O", count: 5 - cells.count), [],
      ]
      + legend + [["O: off"]]
    return try SheetForm.allCases.map { form in
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows))
      return outcome.hasErrors ? RosterShown.errors(outcome) : try RosterShown.days(outcome)
    }
  }

  private func expect(_ cells: [String], _ legend: [[String]], _ days: String) throws {
    for found in try shown(cells, legend) { #expect(found == ["Ann Poole: \(days)"]) }
  }

  private func expectErrors(_ cells: [String], _ legend: [[String]], _ words: String...) throws {
    for found in try shown(cells, legend) {
      for word in words {
        #expect(found.contains { $0.contains(": error: ") && $0.contains(word) }, "\(found)")
      }
    }
  }

  @Test(arguments: [
    ("7h30-11h30; 1h30-5h30", "13:30-17:30"), ("8-12, 1-5", "13:00-17:00"),
    ("7:30-11:30 & 1:00-5:00", "13:00-17:00"),
    ("8h-12h và 1h-5h", "13:00-17:00"), ("8-12 / 1-5", "13:00-17:00"),
    ("7.30-11.30 1.30-5.30", "13:30-17:30"),
    ("7h-11h\n1h-5h", "13:00-17:00"),
  ]) func `a second stretch before the first is asked about, and what is advised works`(
    _ hours: String, _ meant: String
  ) throws {
    try expectErrors(["HC"], [["HC: \(hours)"]], meant)
    try expectErrors([hours], [], meant)
    let first = hours.split { ";,&/ \n".contains($0) }[0]
    let start = HoursText.read(folded(String(first))).stretches[0]
    let expected =
      "\(ClockTime(minute: start.start))-\(ClockTime(minute: start.end)) + \(meant)"
    try expect(["HC"], [["HC: \(first), \(meant)"]], "1 \(expected), 2 off, 3 off, 4 off, 5 off")
  }

  @Test(arguments: [
    "13h-17h, 7h30-11h30", "13:00-17:00; 07:30-11:30", "chiều 1h-5h, sáng 7h30-11h30",
    "1pm-5pm, 7:30am-11:30am",
  ]) func `hours out of order that can be no others are taken`(_ hours: String) throws {
    let days = try shown([hours], [])[0][0]
    #expect(days.hasPrefix("Ann Poole: 1 07:30-11:30 + 13:00-17:00, "), "\(days)")
  }

  @Test(arguments: [
    [["Code", "Start", "End"], ["E", "7:00", "3:00"], ["L", "3:00", "11:00"], ["N", "11:00", "7:00"]],
    [["E: 7-3"], ["L: 3-11"], ["N: 11-7"]], [["E = 7:00-3:00"], ["L = 3:00-11:00"], ["N = 11:00-7:00"]],
    [["E: 7am-3pm"], ["L: 3:00 - 11:00"], ["N: 11pm-7am"]], [["E 7a-3p"], ["L 3-11"], ["N 11p-7a"]],
  ]) func `hours beside others of a clock of twelve are asked about`(_ legend: [[String]]) throws {
    try expectErrors(["E", "L", "N"], legend, "may be 03:00-11:00 or 15:00-23:00")
  }

  @Test(arguments: [
    ["7-3", "3-11", "11-7"], ["7am-3pm", "3-11", "11pm-7am"], ["7:00-3:00", "3:00-11:00", "O"],
  ])
  func `so are cells`(_ cells: [String]) throws {
    try expectErrors(cells, [], "may be 03:00-11:00 or 15:00-23:00")
  }

  @Test(arguments: [
    ["8-16", "3-11", "16-24"], ["6:00-14:00", "3:00-11:00", "22:00-5:00"], ["06:00-14:00", "3-11", "O"],
    ["6h-14h", "3h-11h", "O"], ["3-11", "O", "O"],
  ]) func `beside hours of a clock of 24 nothing is asked`(_ cells: [String]) throws {
    let days = try shown(cells, [])[0][0]
    #expect(days.contains(" 03:00-11:00"), "\(days)")
  }

  @Test func `beginning and end in cells of their own are held against the clock as well`() throws {
    let rows = [
      Self.head, ["Name"] + Self.days.flatMap { [$0, ""] }, [""] + Self.days.flatMap { _ in ["In", "Out"] },
      ["Ann Poole", "7:00", "3:00", "7", "3", "3:00", "11:00", "off", "", "off", ""],
    ]
    for form in SheetForm.allCases {
      let found = RosterShown.errors(try RosterShown.run(form.rawValue, form.bytes(rows)))
      for start in [
        "cell B4: error: '7:00-3:00'", "cell D4: error: '7-3'", "cell F4: error: '3:00-11:00' may be",
      ] {
        #expect(found.contains { $0.contains(start) }, "\(form): \(found)")
      }
    }
    // One pair behind another, that would lie before it.
    for cells in [
      ["8:00", "12:00", "1:00", "5:00"], ["8", "12", "1", "5"], ["7h30", "11h30", "1h30", "5h30"],
    ] {
      let list = [
        ["Name", "Date", "In", "Out", "In", "Out"], ["Ann Poole", "2027-03-01"] + cells,
        ["Raj Nair", "2027-03-01"] + cells,
      ]
      for form in SheetForm.allCases {
        let found = RosterShown.errors(try RosterShown.run(form.rawValue, form.bytes(list)))
        #expect(found.contains { $0.contains("would lie before it; write 13:") }, "\(form): \(found)")
      }
    }
    // Real times, and times with zeros in front, are of a day of 24 hours.
    let real = rows.dropLast() + [["Ann Poole", "#0.2916666667", "#0.125", "07:00", "03:00"]]
    #expect(
      try RosterShown.days(RosterShown.run("a.xlsx", RosterShown.workbook(Array(real))))[0].hasPrefix(
        "Ann Poole: 1 07:00-03:00, 2 07:00-03:00"))
  }

  @Test(arguments: [
    ("Early", "Late", ["Early: 6-14", "Late: 14-22", "Night: 22-6"]),
    ("S", "C", ["S: Sáng 6h-14h", "C: Chiều 14h-22h", "Đêm: 22h-6h"]),
    ("E", "L", ["E = 6am-2pm", "L = 2pm-10pm", "Night = 10pm-6am"]),
    ("Sáng", "Chiều", ["Sáng: 6h-14h", "Chiều: 14h-22h", "Đêm: 22h-6h"]),
  ]) func `a shift that nobody has is no second stretch of the one before it`(
    _ one: String, _ two: String, _ lines: [String]
  ) throws {
    let days = "1 06:00-14:00, 2 14:00-22:00, 3 off, 4 off, 5 off"
    // Below one another, side by side, in one cell.
    try expect([one, two], lines.map { [$0] }, days)
    try expect([one, two], [lines], days)
    try expect([one, two], [[lines.joined(separator: "; ")]], days)
    try expect([one, two], [[lines.joined(separator: ", ")]], days)
    try expect([one, two], [[lines.joined(separator: "\n")]], days)
  }

  @Test(arguments: ["chiều: 13h-17h", "afternoon: 1pm-5pm", "Chiều: 13:00-17:00"])
  func `what goes on with a part of the day stays one code`(_ line: String) throws {
    let both = "07:30-11:30 + 13:00-17:00"
    try expect(["HC"], [["HC: sáng 7h30-11h30"], [line]], "1 \(both), 2 off, 3 off, 4 off, 5 off")
    try expect(["HC"], [["HC: 7h30-11h30", line]], "1 \(both), 2 off, 3 off, 4 off, 5 off")
  }

  // MARK: - Legends that explain nothing

  @Test func `a legend in a file without a roster is an error, and what is advised works`() throws {
    let roster = "Roster March 2027\nName;1;2;3;4;5\nAnn Poole;D;D;O;O;O\n",
      key = "Key\nD: 7:00-15:00\nO: off\n"
    let found = RosterShown.errors(try RosterShown.run(["a.csv": roster, "b.csv": key]))
    #expect(
      found.contains {
        $0.hasPrefix("b.csv: error: this is read as a legend, but no roster stands in its file")
      })
    let good = try RosterShown.run(["a.csv": roster, "legend.txt": key])
    #expect(
      try RosterShown.days(good) == ["Ann Poole: 1 07:00-15:00, 2 07:00-15:00, 3 off, 4 off, 5 off"])
  }

  @Test(arguments: [
    "Date,Early,Late\n1/3/2027,Ann Poole,Raj Nair\n2/3/2027,Raj Nair,Lê Na\n13/3/2027,Lê Na,Ann Poole\n\nEarly: 6-14\nLate: 14-22\n",
    "Room,Floor,Days open\nBlue room,2,Mon-Fri 8:30-17:30\nAnnex,G,by arrangement\nMain,1,\n",
    "Ngày,Thứ,Ca sáng (6h-14h),Ca đêm (22h-6h)\n1,T2,An Na,Ba Vũ\n2,T3,An Na,Ba Vũ\n3,T4,Ba Vũ,An Na\n",
  ]) func `a table with a line that reads like a legend's is none`(_ table: String) throws {
    let roster = "Roster March 2027\nName;1;2;3;4;5\nAnn Poole;D;D;O;O;O\nD: 7:00-15:00\nO: off\n"
    let found = RosterShown.errors(try RosterShown.run(["a.csv": roster, "b.csv": table]))
    #expect(found.contains { $0.hasPrefix("b.csv") }, "\(found)")
  }
}
