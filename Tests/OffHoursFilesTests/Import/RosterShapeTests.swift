import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Shapes of rosters` {
  private func csv(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { $0.contains(";") || $0.contains("\n") ? "\"\($0)\"" : $0 }.joined(separator: ";")
    }
    .joined(separator: "\n")
  }

  private func errors(_ outcome: ImportOutcome) -> [String] { RosterShown.errors(outcome) }

  private static let legend = [[], ["N: 6h-14h"], ["Đ: 22h-5h"], ["O: nghỉ"], ["P: nghỉ phép"]]

  // MARK: - Several columns a day

  private static let nights = ["An: 1 22:00-05:00, 2 06:00-14:00, 3 off, 4 22:00-05:00, 5 off"]

  @Test func `day and night under one date, as codes`() throws {
    let outcome = try RosterShown.run([
      "a.csv": csv(
        [
          ["Tháng 3/2027"], ["Họ và tên", "1", "", "2", "", "3", "", "4", "", "5", ""],
          ["", "Ngày", "Đêm", "Ngày", "Đêm", "Ngày", "Đêm", "Ngày", "Đêm", "Ngày", "Đêm"],
          ["An", "", "Đ", "N", "", "", "", "", "Đ", "", ""],
        ] + Self.legend + [["(trống): nghỉ"]])
    ])
    #expect(try RosterShown.days(outcome) == Self.nights)
  }

  @Test(arguments: ["x", "X", "7", "1", "✓"]) func `day and night under one date, as marks`(_ mark: String)
    throws
  {
    let rows: [[String]] = [
      ["Tháng 3/2027"], ["Họ và tên", "1", "", "2", "", "3", "", "4", "", "5", ""],
      ["", "N", "Đ", "N", "Đ", "N", "Đ", "N", "Đ", "N", "Đ"],
      ["An", "", mark, mark, "", "", "", "", mark, "", ""], [],
      ["N: ca ngày 6h-14h"], ["Đ: ca đêm 22h-5h"], ["(trống): nghỉ"],
    ]
    #expect(try RosterShown.days(RosterShown.run(["a.csv": csv(rows)])) == Self.nights)
    let merged = ["B2:C2", "D2:E2", "F2:G2", "H2:I2", "J2:K2"]
    #expect(
      try RosterShown.days(RosterShown.run("a.xlsx", RosterShown.workbook(rows, merged: merged)))
        == Self.nights)
    // Labels in words, found in the words of the legend.
    let words = rows.map { $0.map { $0 == "N" ? "ngày" : $0 == "Đ" ? "đêm" : $0 } }
    #expect(
      try RosterShown.days(RosterShown.run("a.xlsx", RosterShown.workbook(words, merged: merged)))
        == Self.nights)
  }

  @Test func `fewer hours than the shift has are asked about`() throws {
    let outcome = try RosterShown.run([
      "a.csv": csv([
        ["Tháng 3/2027"], ["Họ và tên", "1", "", "2", "", "3", "", "4", "", "5", ""],
        ["", "N", "Đ", "N", "Đ", "N", "Đ", "N", "Đ", "N", "Đ"],
        ["An", "8", "", "4", "", "8", "", "8", "", "8", ""], [],
        ["N: 6h-14h"], ["Đ: 22h-5h"],
      ])
    ])
    #expect(
      errors(outcome).count == 1
        && errors(outcome)[0].hasPrefix("a.csv, cell D4: error: 'N/4': 4 hours of 'N'"))
  }

  @Test func `in and out under one date, as times of day and as text`() throws {
    let heads = ["Name", "1", "", "2", "", "3", "", "4", "", "5", ""]
    let labels = [""] + (1...5).flatMap { _ in ["In", "Out"] }
    let expected = ["Ann Poole: 1 06:00-14:30, 2 22:00-05:00, 3 off, 4 06:00-14:30, 5 off"]
    for cells in [
      ["06:00", "14:30", "22:00", "05:00", "OFF", "OFF", "6", "14.30", "OFF", ""],
      [
        "#0.25", "#0.6041666667", "#0.9166666667", "#0.2083333333", "OFF", "", "#0.25", "14:30", "OFF", "OFF",
      ],
    ] {
      let rows = [["Roster March 2027"], heads, labels, ["Ann Poole"] + cells]
      #expect(try RosterShown.days(RosterShown.run("a.xlsx", RosterShown.workbook(rows))) == expected)
    }
    let lost = [
      ["Roster March 2027"], heads, labels,
      ["Ann Poole", "06:00", "", "7", "15", "7", "15", "7", "15", "7", "15"],
    ]
    let outcome = try RosterShown.run("a.xlsx", RosterShown.workbook(lost))
    #expect(
      errors(outcome).count == 1
        && errors(outcome)[0].contains("cell B4: error: '06:00': beginning and end do not go together"))
  }

  @Test func `halves of a day: both are kept, work beside leave is asked about`() throws {
    let rows = [
      ["Tháng 3/2027"], ["Họ và tên", "1", "", "2", "", "3", "", "4", "", "5", ""],
      [""] + (1...5).flatMap { _ in ["Sáng", "Chiều"] },
      ["An", "HC", "HC", "HC", "P", "O", "O", "P", "P", "HC", "HC"],
      ["Ba", "O", "HC", "HC", "HC", "HC", "HC", "O", "O", "O", "O"], [], ["HC: 8h-17h"], ["P: nghỉ phép"],
      ["O: nghỉ"],
    ]
    let outcome = try RosterShown.run(["a.csv": csv(rows)])
    #expect(
      errors(outcome).count == 1
        && errors(outcome)[0].hasPrefix("a.csv, cell D4: error: 'HC/P': work and leave on one day"))
    // The advice works.
    let good = try RosterShown.run(["a.csv": csv(rows), "legend.txt": "HC/P: 08:00-12:00"])
    #expect(
      try RosterShown.days(good) == [
        "An: 1 08:00-17:00, 2 08:00-12:00, 3 off, 4 absent, 5 08:00-17:00",
        "Ba: 1 08:00-17:00, 2 08:00-17:00, 3 08:00-17:00, 4 off, 5 off",
      ])
  }

  @Test func `two shifts under one date`() throws {
    let outcome = try RosterShown.run([
      "a.csv": csv(
        [
          ["Tháng 3/2027"], ["Họ và tên", "1", "1", "2", "2", "3", "3", "4", "4", "5", "5"],
          ["An", "N", "Đ", "N", "", "", "Đ", "O", "O", "N", "Đ"],
        ] + Self.legend)
    ])
    #expect(
      try RosterShown.days(outcome) == [
        "An: 1 06:00-14:00 + 22:00-05:00, 2 06:00-14:00, 3 22:00-05:00, 4 off, 5 06:00-14:00 + 22:00-05:00"
      ])
  }

  // MARK: - Several rows a person

  @Test(arguments: [true, false]) func `a row for each shift`(_ isMerged: Bool) throws {
    let rows = [
      ["Tháng 3/2027"], ["STT", "Họ và tên", "Ca", "1", "2", "3", "4", "5"],
      ["1", "Lê Na", "Ca 1", "X", "", "", "", "X"],
      ["", "", "Ca 2", "", "X", "", "", ""], ["", "", "Ca 3", "", "", "X", "", "X"],
      ["2", "Vũ Ba", "Ca 1", "", "", "X", "", ""], ["", "", "Ca 2", "", "", "", "X", ""],
      ["", "", "Ca 3", "X", "", "", "", ""],
      [], ["Ca 1: 6h-14h"], ["Ca 2: 14h-22h"], ["Ca 3: 22h-5h"], ["(trống): nghỉ"],
    ]
    let expected = [
      "Lê Na: 1 06:00-14:00, 2 14:00-22:00, 3 22:00-05:00, 4 off, 5 06:00-14:00 + 22:00-05:00",
      "Vũ Ba: 1 22:00-05:00, 2 off, 3 06:00-14:00, 4 14:00-22:00, 5 off",
    ]
    let merged = isMerged ? ["A3:A5", "B3:B5", "A6:A8", "B6:B8"] : []
    #expect(
      try RosterShown.days(RosterShown.run("a.xlsx", RosterShown.workbook(rows, merged: merged))) == expected)
  }

  @Test func `everybody's second row counts, a stray one is told`() throws {
    let head = [["Tháng 3/2027"], ["Mã NV", "Họ và tên", "1", "2", "3", "4", "5"]]
    let twice = [
      ["A1", "An", "O", "N", "N", "O", "P"], ["", "", "N", "", "", "", ""],
      ["A2", "Ba", "Đ", "O", "O", "Đ", "Đ"],
      ["", "", "", "N", "", "", ""],
    ]
    #expect(
      try RosterShown.days(RosterShown.run(["a.csv": csv(head + twice + Self.legend)])) == [
        "An: 1 06:00-14:00, 2 06:00-14:00, 3 06:00-14:00, 4 off, 5 absent",
        "Ba: 1 22:00-05:00, 2 06:00-14:00, 3 off, 4 22:00-05:00, 5 22:00-05:00",
      ])
    let stray = try RosterShown.run(["a.csv": csv(head + [twice[0], twice[1], twice[2]] + Self.legend)])
    #expect(try RosterShown.days(stray)[0] == "An: 1 off, 2 06:00-14:00, 3 06:00-14:00, 4 off, 5 absent")
    #expect(
      stray.findings.faults.map { $0.text(.english) }.contains {
        $0.hasPrefix("a.csv, row 4: warning: rows with codes and without a name are not used: 4;")
      })
  }

  @Test(arguments: ["Giờ vào", "Start", ""]) func `a row of hours below the days is nobody`(_ name: String)
    throws
  {
    let outcome = try RosterShown.run([
      "a.csv": csv(
        [
          ["Tháng 3/2027"], ["STT", "Họ và tên", "1", "2", "3", "4", "5"],
          ["", name, "6h", "6h", "7:30", "6h", "6h"],
          ["1", "An", "N", "N", "O", "O", "N"],
        ] + Self.legend)
    ])
    #expect(
      try RosterShown.days(outcome) == ["An: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 off, 5 06:00-14:00"])
    #expect(
      outcome.findings.files[0].sheets[0].notes.contains {
        $0.en.contains("row 3 holds hours of the days (6h, 7:30)")
      })
  }

  @Test func `headings that go on into a second row of dates`() throws {
    let dates = (1...7).map { "2027-03-0\($0)" }
    let rows =
      [
        ["Tháng 3/2027"], ["Mã NV", "Họ và tên"] + dates, ["", ""] + dates,
        ["A1", "An", "N", "N", "O", "O", "N", "P", "P"],
      ]
      + Self.legend
    let outcome = try RosterShown.run("a.xlsx", RosterShown.workbook(rows, merged: ["A2:A3", "B2:B3"]))
    #expect(outcome.findings.people == 1 && errors(outcome) == [])
  }

  // MARK: - Lists, weeks, calendars

  @Test func `a long list of name, date and shift`() throws {
    let rows = [
      ["Name", "Date", "Shift", "Role"], ["John Reed", "2027-03-01", "Morning (6AM-2PM)", "Cook"],
      ["John Reed", "2027-03-02", "Morning (6AM-2PM)", "Cook"],
      ["Sara Pike", "2027-03-01", "Night (10PM-5AM)", "Server"],
      ["Sara Pike", "2027-03-02", "Off", "Server"],
    ]
    let expected = ["John Reed: 1 06:00-14:00, 2 06:00-14:00", "Sara Pike: 1 22:00-05:00, 2 off"]
    #expect(try RosterShown.days(RosterShown.run(["a.csv": csv(rows)])) == expected)
    let hours = rows.enumerated().map { position, row in
      position == 0
        ? ["Staff Name", "Name", "Date", "Start", "End"]
        : ["", row[0], row[1]]
          + (row[2].hasPrefix("M")
            ? ["06:00", "14:00"] : row[2] == "Off" ? ["Off", "Off"] : ["22:00", "05:00"])
    }
    #expect(try RosterShown.days(RosterShown.run(["a.csv": csv(hours)])) == expected)
    let vietnamese =
      [["Họ và tên", "Ngày", "Ca"]]
      + rows.dropFirst().map { row in
        [
          row[0], row[1].hasSuffix("01") ? "01/03/2027" : "02/03/2027",
          row[2].hasPrefix("M") ? "S" : row[2] == "Off" ? "O" : "Đ",
        ]
      } + [["Ghi chú: S: 6h-14h; Đ: 22h-5h; O: nghỉ"]]
    #expect(
      try RosterShown.days(RosterShown.run(["a.csv": csv(vietnamese)]) { ($0.year, $0.month) = (2027, 3) })
        == expected)
  }

  @Test func `dates of a long list that may be two are asked about`() throws {
    let rows = { (dates: [String]) in
      self.csv([["Name", "Date", "Shift"]] + dates.map { ["Ann Poole", $0, "6:00-14:00"] })
    }
    let doubtful = try RosterShown.run(["a.csv": rows(["1/2/2027", "2/1/2027"])])
    #expect(errors(doubtful).count >= 1 && errors(doubtful)[0].contains("'1/2/2027' may be two dates"))
    let american = try RosterShown.run(["a.csv": rows(["3/12/2027", "3/13/2027"])])
    #expect(try ImportTests.scenario(american).horizon.from == CivilDate("2027-03-12")!)
    let told = try RosterShown.run(["a.csv": rows(["3/1/2027", "3/4/2027"])]) {
      ($0.year, $0.month) = (2027, 3)
    }
    #expect(try ImportTests.scenario(told).horizon.to == CivilDate("2027-03-04")!)
    let lost = try RosterShown.run(["a.csv": rows(["2027-03-01", ""])])
    #expect(errors(lost).contains { $0.contains("without a date: 3") })
  }

  @Test(
    arguments: [
      "Week of 2027-03-01", "Week commencing 1 March 2027", "Tuần từ 01/03/2027 đến 07/03/2027",
      "Week ending 7 March 2027",
      "Week 9, 2027", "Tuần 9/2027", "W/C 3/1/2027",
    ]) func `a week with days of the week`(_ title: String) throws
  {
    let outcome = try RosterShown.run([
      "a.csv": csv([
        [title], ["Employee", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["Ana Lee", "9-17", "8-16", "730:1630", "OFF", "8-16", "OFF", ""],
      ])
    ])
    #expect(try ImportTests.scenario(outcome).horizon.from == CivilDate("2027-03-01")!, "\(title)")
    #expect(
      try RosterShown.days(outcome) == [
        "Ana Lee: 1 09:00-17:00, 2 08:00-16:00, 3 07:30-16:30, 4 off, 5 08:00-16:00, 6 off, 7 ?"
      ])
  }

  @Test func `a week without a date is asked about, and the advice works`() throws {
    let text = csv([
      ["Họ và tên", "T2", "T3", "T4", "T5", "T6", "T7", "CN"],
      ["An", "7h-15h", "7h-15h", "nghỉ", "nghỉ", "7h-15h", "nghỉ", "nghỉ"],
    ])
    let outcome = try RosterShown.run(["a.csv": text])
    #expect(errors(outcome).contains { $0.contains("--from 2027-03-01") })
    let good = try RosterShown.run(["a.csv": text]) { $0.from = CivilDate("2027-03-01")! }
    #expect(try ImportTests.scenario(good).horizon.to == CivilDate("2027-03-07")!)
  }

  private func platoons(_ day: CivilDate) -> String { ["A", "B", "C"][(day - CivilDate("2027-01-01")!) % 3] }

  @Test func `months down, days across, the platoon on duty in each cell`() throws {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    var rows = [
      ["STATION 9 SHIFT CALENDAR 2027"], ["24-hour shifts 0700-0700. A = red, B = green, C = blue"],
      ["Month"] + (1...31).map { "\($0)" },
    ]
    for month in 1...12 {
      rows.append(
        [names[month - 1]] + (1...31).map { CivilDate(year: 2027, month: month, day: $0).map(platoons) ?? "" }
      )
    }
    let people = "Name;Crew\nAnn Poole;A\nRaj Nair;B\nLea Wu;C\n"
    let outcome = try RosterShown.run(["a.csv": csv(rows), "b.csv": people])
    #expect(errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    let calendars = CalendarBook(scenario)
    for (position, crew) in ["A", "B", "C"].enumerated() {
      for date in scenario.horizon.dates {
        let shifts = calendars.calendar(of: Ref(position)).shifts(on: date)
        #expect(
          shifts.count == (platoons(date) == crew ? 1 : 0)
            && shifts.allSatisfy { $0.interval.minutes == 1440 })
      }
    }
    // Without hours on the sheet they are asked for, and the advice works.
    rows.remove(at: 1)
    let open = try RosterShown.run(["a.csv": csv(rows), "b.csv": people])
    #expect(errors(open).contains { $0.contains("'duty: 07:00-07:00'") })
    let given = try RosterShown.run(["a.csv": csv(rows), "b.csv": people, "legend.txt": "duty: 07:00-07:00"])
    #expect(errors(given) == [] && given.findings.employers[0].crews == ["A", "B", "C"])
  }

  @Test func `months down for one person`() throws {
    let rows =
      [["Lịch làm việc năm 2027"], ["Họ và tên: Lê Na"], ["Tháng"] + (1...31).map { "\($0)" }]
      + (3...4).map { month in ["\(month)"] + (1...(month == 3 ? 31 : 30)).map { $0 % 2 == 0 ? "N" : "O" } }
      + Self.legend
    let outcome = try RosterShown.run(["a.csv": csv(rows)])
    #expect(errors(outcome) == [])
    #expect(try ImportTests.scenario(outcome).workers.map(\.name) == ["Lê Na"])
    #expect(
      outcome.findings.horizon == DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-04-30")!))
  }

  @Test(arguments: [
    "Mon 1;Tue 2;Wed 3;Thu 4;Fri 5;Sat 6", "Mon 3/1;Tue 3/2;Wed 3/3;Thu 3/4;Fri 3/5;Sat 3/6",
    "T2 1;T3 2;T4 3;T5 4;T6 5;T7 6", "Thứ 2 (1);Thứ 3 (2);Thứ 4 (3);Thứ 5 (4);Thứ 6 (5);Thứ 7 (6)",
  ])
  func `days of the week beside days, in both languages`(_ heads: String) throws {
    let outcome = try RosterShown.run([
      "a.csv": "Tháng 3/2027\nHọ và tên;\(heads)\nLê Na;O;O;N;N;O;P\n\nN: 6h-14h\nO: nghỉ\nP: phép\n"
    ])
    #expect(
      try RosterShown.days(outcome) == ["Lê Na: 1 off, 2 off, 3 06:00-14:00, 4 06:00-14:00, 5 off, 6 absent"])
  }

  @Test func `a day that is missing among the headings is an error where its column has codes`() throws {
    let outcome = try RosterShown.run([
      "a.csv": "Tháng 3/2027\nHọ và tên;1;2;3;bốn;5;6\nLê Na;O;O;N;N;O;P\n\nN: 6h-14h\nO: nghỉ\nP: phép\n"
    ])
    #expect(
      errors(outcome).count == 1
        && errors(outcome)[0].hasPrefix("a.csv, cell E2: error: 'bốn' stands between two days"))
  }

  @Test func `days down, people across`() throws {
    let rows =
      [
        ["Tháng 3/2027"], ["Ngày", "Lê Na", "Vũ Ba"], ["01/03", "N", "Đ"], ["02/03", "N", "Đ"],
        ["03/03", "O", "O"], ["04/03", "P", "N"], ["05/03", "N", "N"],
      ]
      + Self.legend
    #expect(
      try RosterShown.days(RosterShown.run(["a.csv": csv(rows)])) == [
        "Lê Na: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 absent, 5 06:00-14:00",
        "Vũ Ba: 1 22:00-05:00, 2 22:00-05:00, 3 off, 4 06:00-14:00, 5 06:00-14:00",
      ])
  }

  @Test func `weeks one below the other on one sheet`() throws {
    let week = { (from: Int, codes: [String]) in
      [
        ["Tuần từ \(padded(from, 2))/03/2027"],
        ["Họ và tên"] + (from..<(from + 7)).map { "\(padded($0, 2))/03/2027" }, ["Lê Na"] + codes, [],
      ]
    }
    let rows =
      week(1, ["N", "N", "N", "N", "N", "O", "O"]) + week(8, ["Đ", "Đ", "Đ", "Đ", "Đ", "O", "P"])
      + Self.legend
    let outcome = try RosterShown.run(["a.csv": csv(rows)])
    #expect(outcome.findings.people == 1)
    #expect(
      try RosterShown.days(outcome)[0].hasSuffix(
        "8 22:00-05:00, 9 22:00-05:00, 10 22:00-05:00, 11 22:00-05:00, 12 22:00-05:00, 13 off, 14 absent"))
  }
}
