import OffHours
import Testing

@testable import OffHoursFiles

/// Rows of sheets that organisers handed in and that went wrong, each with others of its kind, in each form of file. More of them stand
/// in `SiblingTests` and `OtherLayoutTests`.
@Suite struct `Rows that were handed in, and others of their kind` {
  private static let march = ["Bảng phân ca tháng 3/2027"], roster = ["Roster March 2027"]
  private static let days = ["1", "2", "3", "4", "5"]
  private static let legend = [[], ["N: 6h-14h"], ["Đ: 22h-5h"], ["O: nghỉ"], ["P: nghỉ phép"]]

  // MARK: - Halves and rows of a day

  @Test(arguments: [("Sáng", "Chiều"), ("AM", "PM"), ("Morning", "Afternoon"), ("S", "C")])
  func `work in one half of the day and leave in the other`(_ first: String, _ second: String) throws {
    let rows = [
      Self.march, ["Họ và tên"] + Self.days.flatMap { [$0, ""] },
      [""] + Self.days.flatMap { _ in [first, second] },
      ["Mai Ly", "N", "P", "N", "N", "O", "O", "P", "P", "N", "N"],
    ]
    try RosterShown.expectErrors(rows + Self.legend, ["cell B4: error: 'N/P': work and leave on one day"])
    // What is advised works.
    try RosterShown.expect(
      rows + Self.legend,
      ["Mai Ly: 1 08:00-12:00, 2 06:00-14:00, 3 off, 4 absent, 5 06:00-14:00"], legend: "N/P: 08:00-12:00\n")
  }

  @Test(arguments: [
    ("P/2", "P/2: nghỉ nửa ngày phép", "absent"), ("0.5P", "0.5P: half a day of leave", "absent"),
    ("HC/2", "HC/2: 8h-12h", "08:00-12:00"), ("½N", "½N: 6:00-10:00", "06:00-10:00"),
  ]) func `half a day that is explained`(_ code: String, _ line: String, _ day: String) throws {
    try RosterShown.expect(
      [Self.march, ["Họ và tên"] + Self.days, ["Mai Ly", "N", code, "N", "O", "O"]] + Self.legend + [[line]],
      ["Mai Ly: 1 06:00-14:00, 2 \(day), 3 06:00-14:00, 4 off, 5 off"])
  }

  @Test(arguments: [
    ("7-15", "7-15: 07:00-15:00"), ("7-15", "7-15 = 7h-15h"), ("07-15h", "07-15h: 7:00-15:00"),
    ("7.00-15.00", "7.00-15.00: 07:00-15:00"),
  ]) func `hours as codes that a legend explains as well`(_ cell: String, _ line: String) throws {
    try RosterShown.expect(
      [Self.roster, ["Name"] + Self.days, ["Mai Ly", cell, "O", cell, "O", "O"], [], ["O: off"]],
      ["Mai Ly: 1 07:00-15:00, 2 off, 3 07:00-15:00, 4 off, 5 off"], legend: "\(line)\nO: off\n")
  }

  @Test(arguments: ["Giờ vào", "Start", "Hours", "Giờ làm", ""]) func `hours below the dates are nobody's`(
    _ name: String
  ) throws {
    try RosterShown.expect(
      [
        Self.roster, ["No", "Name"] + Self.days, ["", name, "6h", "6h", "7:30", "6h", "6h"],
        ["1", "Mai Ly", "N", "N", "O", "O", "N"], ["2", "Bo Tan", "O", "O", "N", "N", "O"],
      ] + Self.legend,
      [
        "Mai Ly: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 off, 5 06:00-14:00",
        "Bo Tan: 1 off, 2 off, 3 06:00-14:00, 4 06:00-14:00, 5 off",
      ])
  }

  @Test(arguments: [
    ("Ca", "Ca 1", "Ca 2"), ("Shift", "Early", "Late"), ("Ca", "Sáng", "Tối"), ("Shift", "D1", "N1"),
  ])
  func `a row for each shift of a person`(_ head: String, _ one: String, _ two: String) throws {
    try RosterShown.expect(
      [
        Self.roster, ["No", "Name", head] + Self.days, ["1", "Mai Ly", one, "X", "", "", "X", ""],
        ["", "", two, "", "X", "", "", ""], ["2", "Bo Tan", one, "", "X", "", "", ""],
        ["", "", two, "X", "", "", "", "X"], [], ["\(one): 6h-14h"], ["\(two): 14h-22h"], ["(trống): nghỉ"],
      ],
      [
        "Mai Ly: 1 06:00-14:00, 2 14:00-22:00, 3 off, 4 06:00-14:00, 5 off",
        "Bo Tan: 1 14:00-22:00, 2 06:00-14:00, 3 off, 4 off, 5 14:00-22:00",
      ])
  }

  @Test(arguments: [("S", "C"), ("AM", "PM"), ("Ca 1", "Ca 2"), ("1st", "2nd")])
  func `both columns of a day count`(_ first: String, _ second: String) throws {
    try RosterShown.expect(
      [
        Self.march, ["Mã NV", "Họ và tên"] + Self.days.flatMap { [$0, ""] },
        ["", ""] + Self.days.flatMap { _ in [first, second] },
        ["V1", "Mai Ly"] + Self.days.flatMap { _ in ["O", "N"] },
      ] + Self.legend,
      ["Mai Ly: " + Self.days.map { "\($0) 06:00-14:00" }.joined(separator: ", ")])
  }

  @Test(arguments: [("Mã NV", "Họ và tên"), ("Staff No", "Name"), ("Badge", "Employee"), ("STT", "Họ tên")])
  func `rows with codes and no name are told, everybody's second row counts`(_ id: String, _ name: String)
    throws
  {
    let rows = [
      Self.roster, [id, name] + Self.days, ["1", "Mai Ly", "N", "N", "O", "O", "N"],
      ["", "", "", "", "N", "", ""],
      ["2", "Bo Tan", "O", "O", "N", "N", "O"], ["", "", "N", "", "", "", ""],
    ]
    try RosterShown.expect(
      rows + Self.legend,
      [
        "Mai Ly: 1 06:00-14:00, 2 06:00-14:00, 3 06:00-14:00, 4 off, 5 06:00-14:00",
        "Bo Tan: 1 06:00-14:00, 2 off, 3 06:00-14:00, 4 06:00-14:00, 5 off",
      ])
    for form in SheetForm.allCases {
      let stray = try RosterShown.run(form.rawValue, form.bytes(rows.dropLast() + Self.legend))
      #expect(
        stray.findings.faults.contains {
          $0.text(.english).contains("rows with codes and without a name are not used: 4")
        },
        "\(form)")
    }
  }

  @Test(arguments: ["#N/A", "#REF!", "Err:502", "#VALUE!"])
  func `values of failed formulas are errors with their cells`(
    _ value: String
  ) throws {
    try RosterShown.expectErrors(
      [
        Self.roster, ["ID", "Name"] + Self.days, ["1", value, "N", "N", "O", "O", "N"],
        ["2", "Bo Tan", "N", value, "O", "O", "N"],
      ]
        + Self.legend, ["B3", "D4"])
  }

  // MARK: - Columns of lists

  @Test(arguments: [
    ("Station", "3", "Station"), ("Status", "Active", "x-Status"), ("Priority", "High", "x-Priority"),
    ("Until", "further notice", "x-Until"), ("Completed", "5 days", "x-completed"),
    ("Trạng thái", "biên chế", "Trạng thái"),
  ]) func `a column that bears a key's name keeps its values`(
    _ head: String, _ value: String, _ column: String
  ) throws {
    let files = [
      "a.csv": "Name,\(head)\nMai Ly,\(value)\nBo Tan,\(value)\n",
      "b.csv": "March 2027\nName;1;2;3;4;5\nMai Ly;N;N;O;O;N\nBo Tan;O;O;N;N;O\n\nN: 6:00-14:00\nO: off\n",
    ]
    let outcome = try RosterShown.run(files)
    #expect(RosterShown.errors(outcome) == [])
    let workers = outcome.files.first { $0.name == "workers.csv" }!.text
    #expect(workers.lowercased().contains(column.lowercased()) && workers.contains(value), "\(workers)")
  }

  @Test(arguments: [
    "Staff No", "Employee number", "Payroll No", "Agent ID", "Service No", "Mã NV", "Số thẻ",
  ]) func `a number is known by its heading`(_ head: String) throws {
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(
        form.rawValue,
        form.bytes(
          [Self.roster, [head, "Name"] + Self.days, ["00121", "Mai Ly", "N", "N", "O", "O", "N"]]
            + Self.legend))
      #expect(try ImportTests.scenario(outcome).workers.map(\.id) == ["00121"], "\(form)")
    }
  }

  @Test(arguments: ["Platoon", "Watch", "Kíp", "Squad", "Tổ"]) func `a crew is known by its heading`(
    _ head: String
  ) throws {
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(
        form.rawValue,
        form.bytes(
          [Self.roster, ["Name", head] + Self.days, ["Mai Ly", "A", "N", "N", "O", "O", "N"]] + Self.legend))
      #expect(try ImportTests.scenario(outcome).workers.map(\.crew) == ["A"], "\(form)")
    }
  }

  @Test(arguments: [
    ("Công ty CP Mai Anh", "Cty CP Mai Anh"), ("Công ty TNHH Mai Anh", "CTY TNHH Mai Anh"),
    ("Công ty Cổ phần Mai Anh", "Công ty CP Mai Anh"), ("Mai Anh Ltd", "Mai Anh Limited"),
  ]) func `an employer in two spellings is asked about`(_ one: String, _ other: String) throws {
    let outcome = try ImportTests.run([
      "a.csv": "Họ và tên,Đơn vị\nMai Ly,\(one)\nBo Tan,\(one)\n",
      "b.csv":
        "\(other)\nTháng 3/2027\nHọ và tên;1;2;3;4;5\nMai Ly;N;N;O;O;N\nBo Tan;O;O;N;N;O\n\nN: 6h-14h\nO: nghỉ\n",
    ]) { $0.courses = [.init(id: "safety", minutes: [60])] }
    let errors = RosterShown.errors(outcome)
    #expect(
      errors.contains { $0.contains("one employer?") && $0.contains("--employer") } || errors.isEmpty,
      "\(errors)")
    // One of both is never left without its people.
    if errors.isEmpty { #expect(outcome.findings.leftOut == 0 && outcome.findings.people == 2) }
  }

  // MARK: - A calendar of months

  @Test(arguments: [
    ("Platoon", ["A", "B", "C"], "24-hour shifts 0700-0700."),
    ("Watch", ["1", "2", "3"], "On duty 07:00-07:00"),
    ("Kíp", ["A", "B", "C"], "Ca trực 7h-7h hôm sau"),
    ("Shift", ["Red", "Green", "Blue"], "Hours: 7:00 to 7:00 next day"),
  ]) func `months down, whoever is on duty in the cell`(_ head: String, _ crews: [String], _ hours: String)
    throws
  {
    let first = CivilDate("2027-03-01")!
    var rows = [["Duty calendar 2027"], [hours], ["Month"] + (1...31).map { "\($0)" }]
    for month in 3...5 {
      rows.append(
        [["March", "April", "May"][month - 3]]
          + (1...31).map { day in
            CivilDate(year: 2027, month: month, day: day).map { crews[($0 - first) % 3] } ?? ""
          })
    }
    let list =
      "Name;\(head)\n"
      + crews.enumerated().map { "Person \(["One", "Two", "Six"][$0.offset]);\($0.element)\n" }.joined()
    let outcome = try RosterShown.run([
      "a.csv": rows.map { $0.joined(separator: ";") }.joined(separator: "\n"), "b.csv": list,
    ])
    #expect(RosterShown.errors(outcome) == [])
    guard !outcome.hasErrors else { return }
    let scenario = try ImportTests.scenario(outcome), calendars = CalendarBook(scenario)
    for position in 0..<3 {
      for date in scenario.horizon.dates {
        let shifts = calendars.calendar(of: Ref(position)).shifts(on: date)
        #expect(shifts.map(\.interval.minutes) == ((date - first) % 3 == position ? [1440] : []))
      }
    }
  }
}
