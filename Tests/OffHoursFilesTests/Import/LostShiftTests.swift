import OffHours
import Testing

@testable import OffHoursFiles

/// Rosters that lost people or hours, or took other hours, in silence.
@Suite struct `Shifts that were lost or taken for others` {
  private static let head = ["Roster March 2027"], days = ["1", "2", "3", "4", "5"]
  private static let legend = [[], ["D: 7:00-15:00"], ["N: 22:00-5:00"], ["O: off"]]
  private static let hours = ["D": "07:00-15:00", "N": "22:00-05:00", "O": "off"]

  private func shown(_ name: String, _ codes: String, from first: Int = 1) -> String {
    "\(name): "
      + codes.enumerated().map { "\(first + $0.offset) \(Self.hours[String($0.element)]!)" }.joined(
        separator: ", ")
  }

  // MARK: - Grids beside one another

  private func codes(_ text: String) -> [String] { text.map(String.init) }

  @Test(
    arguments: [
      (["Name"], days, [""]), (["Họ và tên"], days.map { "0\($0)/03/2027" }, ["Tổng", ""]),
      (["No", "Name"], days, []),
      (["Employee"], days, ["Total", "Sign", ""]),
    ] as [([String], [String], [String])]) func `two lists of people side by side`(
      _ heads: [String], _ dates: [String], _ between: [String]
    ) throws
  {
    func side(_ number: String, _ name: String, _ text: String) -> [String] {
      (heads.count > 1 ? [number] : []) + [name] + codes(text)
    }
    let gap = between.map { _ in "" }
    let rows = [
      Self.head, heads + dates + between + heads + dates,
      side("1", "Ann Poole", "DDNNO") + gap + side("3", "Jo Lee", "OODDN"),
      side("2", "Raj Nair", "OODDN") + gap + side("4", "Mo Khan", "NNOOD"),
    ]
    let two = [shown("Ann Poole", "DDNNO"), shown("Raj Nair", "OODDN")]
    try RosterShown.expect(rows + Self.legend, two + [shown("Jo Lee", "OODDN"), shown("Mo Khan", "NNOOD")])
    // On either side there may be more people than on the other.
    try RosterShown.expect(
      rows + [side("5", "Lea Wu", "DODOD")] + Self.legend,
      two + [shown("Lea Wu", "DODOD"), shown("Jo Lee", "OODDN"), shown("Mo Khan", "NNOOD")])
    let empty = Array(repeating: "", count: heads.count + 5)
    try RosterShown.expect(
      rows + [empty + gap + side("5", "Lea Wu", "DODOD")] + Self.legend,
      two + [shown("Jo Lee", "OODDN"), shown("Mo Khan", "NNOOD"), shown("Lea Wu", "DODOD")])
  }

  @Test func `a whole month of two lists is no two months of one`() throws {
    let month = (1...31).map { "\($0)" }
    func row(_ text: String) -> [String] { (0..<31).map { String(Array(text)[$0 % text.count]) } }
    let rows = [
      Self.head, ["Name"] + month + ["Name"] + month,
      ["Ann Poole"] + row("DDNNOO") + ["Jo Lee"] + row("OODDNN"),
    ]
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows + Self.legend))
      let scenario = try ImportTests.scenario(outcome)
      #expect(scenario.workers.map(\.name) == ["Ann Poole", "Jo Lee"], "\(form)")
      #expect(scenario.horizon.to == CivilDate("2027-03-31"), "\(form)")
    }
  }

  @Test(arguments: [
    ("Week of 1 March 2027", "Week of 8 March 2027", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
    ("Tuần từ 01/03/2027", "Tuần từ 08/03/2027", ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]),
    ("Week 9, 2027", "Week 10, 2027", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
  ]) func `two weeks side by side, each under its own date`(
    _ first: String, _ second: String, _ week: [String]
  )
    throws
  {
    let rows = [
      [first] + Array(repeating: "", count: 8) + [second], ["Name"] + week + ["", "Name"] + week,
      ["Ann Poole"] + codes("DDNNOOO") + ["", "Ann Poole"] + codes("OODDNNO"),
      ["Raj Nair"] + codes("OODDNNO") + ["", "Raj Nair"] + codes("NNOODDO"),
    ]
    try RosterShown.expect(
      rows + Self.legend, [shown("Ann Poole", "DDNNOOOOODDNNO"), shown("Raj Nair", "OODDNNONNOODDO")])
  }

  @Test func `days that go on behind the same names are one list`() throws {
    let rows = [
      Self.head, ["Name", "1", "2", "3", "4", "5", "Name", "6", "7", "8", "9", "10"],
      ["Ann Poole"] + codes("DDNNO") + ["Ann Poole"] + codes("OODDN"),
      ["Raj Nair"] + codes("OODDN") + ["Raj Nair"] + codes("DDNNO"),
    ]
    try RosterShown.expect(
      rows + Self.legend, [shown("Ann Poole", "DDNNOOODDN"), shown("Raj Nair", "OODDNDDNNO")])
  }

  // MARK: - Beginnings and ends

  @Test(arguments: [
    ["In", "Out", "In", "Out"], ["Vào", "Ra", "Vào", "Ra"], ["In 1", "Out 1", "In 2", "Out 2"],
    ["AM in", "AM out", "PM in", "PM out"], ["Sáng vào", "Sáng ra", "Chiều vào", "Chiều ra"],
  ]) func `two beginnings and ends a day`(_ labels: [String]) throws {
    let rows = [
      Self.head, ["Name"] + Self.days.flatMap { [$0, "", "", ""] }, [""] + Self.days.flatMap { _ in labels },
      ["Ann Poole"] + Array(repeating: ["7:30", "11:30", "13:00", "17:00"], count: 3).joined()
        + ["off", "", "", "", "8:00", "12:00", "", ""],
    ]
    let both = "07:30-11:30 + 13:00-17:00"
    try RosterShown.expect(rows, ["Ann Poole: 1 \(both), 2 \(both), 3 \(both), 4 off, 5 08:00-12:00"])
  }

  @Test(arguments: [
    ["Start", "End", "Start 2", "End 2"], ["Từ", "Đến", "Ca 2 từ", "Ca 2 đến"],
    ["In", "Out", "2nd in", "2nd out"],
    ["Giờ vào", "Giờ ra", "Chiều vào", "Chiều ra"],
  ]) func `two beginnings and ends on a line of a list`(_ heads: [String]) throws {
    let rows = [
      ["Name", "Date"] + heads, ["Ann Poole", "2027-03-15", "7:30", "11:30", "13:00", "17:00"],
      ["Raj Nair", "2027-03-15", "22:00", "5:00", "", ""],
    ]
    try RosterShown.expect(rows, ["Ann Poole: 15 07:30-11:30 + 13:00-17:00", "Raj Nair: 15 22:00-05:00"])
  }

  @Test(arguments: ["Second part", "Ca gãy", "Extra", "Afternoon"])
  func `hours under another heading are an error`(
    _ head: String
  ) throws {
    func rows(_ head: String) -> [[String]] {
      [
        ["Name", "Date", "Start", "End", head], ["Ann Poole", "2027-03-15", "7:30", "11:30", "13:00-17:00"],
        ["Raj Nair", "2027-03-15", "22:00", "5:00", ""],
      ]
    }
    try RosterShown.expectErrors(rows(head), ["cell E1: error: '\(head)' holds hours such as '13:00-17:00'"])
    // What is advised works: as a break, and in one column.
    try RosterShown.expect(rows("Break"), ["Ann Poole: 15 07:30-11:30", "Raj Nair: 15 22:00-05:00"])
    try RosterShown.expect(
      [
        ["Name", "Date", "Hours"], ["Ann Poole", "2027-03-15", "07:30-11:30, 13:00-17:00"],
        ["Raj Nair", "2027-03-15", "22:00-05:00"],
      ], ["Ann Poole: 15 07:30-11:30 + 13:00-17:00", "Raj Nair: 15 22:00-05:00"])
  }

  // MARK: - Rows and columns that are nobody's day

  @Test(arguments: [
    ("Loại", "Kế hoạch", "Thực tế"), ("Type", "Planned", "Actual"), ("Row", "Roster", "Worked"),
  ])
  func `two rows a person of which one holds are asked about`(_ head: String, _ plan: String, _ real: String)
    throws
  {
    let rows = [
      Self.head, ["Name", head] + Self.days, ["Ann Poole", plan] + codes("DDNNO"),
      ["", real] + codes("DDNOO"),
      ["Raj Nair", plan] + codes("OODDN"), ["", real] + codes("OONDN"),
    ]
    try RosterShown.expectErrors(
      rows + Self.legend,
      ["row 4: error: '\(real)' has codes of its own below 'Ann Poole', and nobody's name (rows 4, 6)"])
    try RosterShown.expect(
      [rows[0], rows[1], rows[2], rows[4]] + Self.legend,
      [shown("Ann Poole", "DDNNO"), shown("Raj Nair", "OODDN")])
  }

  @Test func `counts of codes and lines of signatures are nobody`() throws {
    try RosterShown.expect(
      [
        Self.head, ["Name"] + Self.days, ["Ann Poole"] + codes("DDNNO"), ["Raj Nair"] + codes("OODDN"),
        ["D", "1", "1", "1", "1", "0"], ["N", "0", "0", "1", "1", "1"], ["On duty", "1", "1", "2", "2", "1"],
        ["Minimum", "2", "2", "2", "2", "2"], ["Prepared by", "K. Manager", "", "", "Approved by", ""],
      ] + Self.legend, [shown("Ann Poole", "DDNNO"), shown("Raj Nair", "OODDN")])
  }

  @Test(arguments: [
    ["1-7 Mar", "8-14 Mar", "15-21 Mar"], ["01/03 - 07/03", "08/03 - 14/03", "15/03 - 21/03"],
    ["1–7 March", "8–14 March", "15–21 March"],
  ]) func `a heading that is several days is an error, and what is advised works`(_ heads: [String]) throws {
    let rows = [["Rota 2027"], ["Name"] + heads, ["Ann Poole", "D", "N", "D"], ["Raj Nair", "N", "D", "N"]]
    try RosterShown.expectErrors(rows + Self.legend, ["cell B2: error: '\(heads[0])' is several days"])
    try RosterShown.expect(
      [["Name", "From date", "To date", "Shift"], ["Ann Poole", "2027-03-01", "2027-03-03", "D"]]
        + Self.legend,
      [shown("Ann Poole", "DDD")])
  }

  @Test(arguments: [
    ("Shift", "Early 6-14", "Late 14-22"), ("Ca", "Ca sáng", "Ca chiều"), ("Shift", "D", "N"),
  ])
  func `names in the cells of shifts are told as what they are`(_ head: String, _ one: String, _ two: String)
    throws
  {
    try RosterShown.expectErrors(
      [
        Self.head, [head] + Self.days, [one, "Ann Poole", "Ann Poole", "Raj Nair", "Raj Nair", "Lê Na"],
        [two, "Raj Nair", "Lê Na, Ann Poole", "Ann Poole", "Lê Na", "Ann Poole"],
      ], ["cell B3: error: 'Ann Poole' and other cells read like names of people"])
  }

  @Test(arguments: ["VACANT", "Vacant 2", "Chưa tuyển", "TBC", "Unfilled"])
  func `a vacant post is nobody, and told`(
    _ name: String
  ) throws {
    let rows = [Self.head, ["Name"] + Self.days, ["Ann Poole"] + codes("DDNNO"), [name] + codes("OODDN")]
    try RosterShown.expect(rows + Self.legend, [shown("Ann Poole", "DDNNO")])
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows + Self.legend))
      let told = outcome.findings.faults.map { $0.text(.english) }
      #expect(told.contains { $0.contains("row 4: warning: rows of posts that are vacant are not used: 4") })
    }
  }

  @Test(arguments: [[""], ["", ""], ["Sum"], []])
  func `days that stand a second time without names are an error`(
    _ between: [String]
  ) throws {
    let gap = between.map { _ in "" }
    try RosterShown.expectErrors(
      [
        Self.head, ["Name"] + Self.days + between + Self.days,
        ["Ann Poole"] + codes("DDNNO") + gap + codes("DDDOO"),
        ["Raj Nair"] + codes("OODDN") + gap + codes("OODDD"),
      ] + Self.legend, ["cell \(Sheet.cellName(1, 6 + between.count)): error: '1' stands behind the last day"]
    )
  }

  @Test(arguments: [("sáng", "chiều"), ("AM", "PM")]) func `a row of shifts without a name explains no code`(
    _ one: String, _ two: String
  ) throws {
    let rows = [
      Self.head, ["No", "Name"] + Self.days, ["", ""] + Self.days.map { _ in one },
      ["1", "Ann Poole", "7h-11h", "7h-11h", "P", "7h-11h", "7h-11h"], ["", ""] + Self.days.map { _ in two },
      ["", "", "13h-17h", "P", "13h-17h", "13h-17h", "13h-17h"],
    ]
    try RosterShown.expectErrors(rows, ["unknown code 'P'"])
  }

  @Test(arguments: [
    [
      ["Codes"], ["D", "Day shift", "07:00", "15:00"], ["N", "Night shift", "22:00", "05:00"],
      ["O", "Day off"],
    ],
    [
      ["Code", "Shift", "Times"], ["D", "Day", "07:00-15:00"], ["N", "Night", "22:00-05:00"],
      ["O", "Day off", ""],
    ],
    [["D", "0700", "1500", "Day"], ["N", "2200", "0500", "Night (paid 1.5x)"], ["O", "off"]],
    [["Bảng ký hiệu"], ["D", "Ca ngày", "7h-15h"], ["N", "Ca đêm", "22h-5h"], ["O", "Nghỉ"]],
  ]) func `a table of codes below the people is nobody`(_ legend: [[String]]) throws {
    try RosterShown.expect(
      [Self.head, ["Name"] + Self.days, ["Ann Poole"] + codes("DDNNO"), ["Raj Nair"] + codes("OODDN"), []]
        + legend,
      [shown("Ann Poole", "DDNNO"), shown("Raj Nair", "OODDN")])
  }
}
