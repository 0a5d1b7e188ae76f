import OffHours
import Testing

@testable import OffHoursFiles

/// Days and hours of a week on lists of names, days that are away, and what stands beside hours in a cell.
@Suite struct `Hours of people, and what stands beside hours` {
  private func run(_ list: [[String]], _ form: SheetForm, roster: [[String]]? = nil, month: Int? = 3) throws
    -> ImportOutcome
  {
    var files = MemoryFiles()
    files[form.rawValue] = form.bytes(list)
    var request = ImportRequest(inputs: [.init(path: form.rawValue)])
    if let roster {
      files["z.csv"] = SheetForm.commas.bytes(roster)
      request.inputs.append(.init(path: "z.csv"))
    }
    (request.year, request.month) = (month.map { _ in 2027 }, month)
    request.from = month == nil ? nil : CivilDate("2027-03-01")
    request.to = month == nil ? nil : CivilDate("2027-03-07")
    request.employers = [.init(id: "loom")]
    request.courses = [.init(id: "safety", minutes: [60])]
    return try AccountedImport.run(request, from: files)
  }

  private static let ann =
    "Ann Poole: 1 08:00-17:00, 2 08:00-17:00, 3 08:00-17:00, 4 08:00-17:00, 5 08:00-17:00, 6 off, 7 off"
  private static let raj = "Raj Nair: 1 off, 2 22:00-06:00, 3 off, 4 22:00-06:00, 5 off, 6 off, 7 off"

  @Test(arguments: [
    [
      ["Name", "Working days", "Hours"], ["Ann Poole", "Mon-Fri", "8:00-17:00"],
      ["Raj Nair", "Tue, Thu", "22:00-6:00"],
    ],
    [
      ["Họ và tên", "Thứ", "Giờ làm việc"], ["Ann Poole", "2-6", "8h-17h"], ["Raj Nair", "3, 5", "22h-6h"],
    ],
    [
      ["Employee", "Days off", "Shift times"], ["Ann Poole", "weekends", "08:00-17:00"],
      ["Raj Nair", "Mon, Wed, Fri-Sun", "22:00-06:00"],
    ],
    [
      ["Name", "Days", "Hours"], ["Ann Poole", "Mon-Fri", "8:00-17:00"],
      ["Raj Nair", "Tue, Thu", "22:00-06:00;"],
    ],
    [["Name", "Work schedule"], ["Ann Poole", "Mon-Fri 8am-5pm"], ["Raj Nair", "Tue, Thu 10pm-6am"]],
  ]) func `days and hours of a week are shifts`(_ list: [[String]]) throws {
    for form in SheetForm.allCases {
      let outcome = try run(list, form)
      #expect(try RosterShown.days(outcome) == [Self.ann, Self.raj], "\(form)")
      #expect(
        outcome.findings.files[0].sheets[0].notes.map(\.en).contains(
          "days and hours of 2 people are taken for every week from 2027-03-01 to 2027-03-07"), "\(form)")
    }
  }

  @Test(arguments: ["7h30-11h30; 13h-17h", "7h30-11h30\n13h-17h", "7h30-11h30, 13h-17h"])
  func `each part of the hours is of the days beside it`(_ hours: String) throws {
    let n = "07:30-11:30 + 13:00-17:00"
    for form in SheetForm.allCases {
      let list = [["Họ và tên", "Ngày trong tuần", "Giờ làm việc"], ["Lê Mai", "T2-T6", hours]]
      #expect(
        try RosterShown.days(run(list, form)) == [
          "Lê Mai: 1 \(n), 2 \(n), 3 \(n), 4 \(n), 5 \(n), 6 off, 7 off"
        ], "\(form)")
    }
  }

  @Test func `a row that is not understood is an error, and a roster wins`() throws {
    let list = [
      ["Name", "Working days", "Hours"], ["Ann Poole", "Mon-Fri", "8:00-17:00"],
      ["Raj Nair", "some", "flexible"],
    ]
    let roster = [
      ["Name", "2027-03-01", "2027-03-02", "2027-03-03"], ["Raj Nair", "6:00-14:00", "off", "off"],
    ]
    for form in SheetForm.allCases {
      #expect(
        RosterShown.errors(try run(list, form)).contains { $0.contains("cell C3: error: days and hours") },
        "\(form)")
      let days = try RosterShown.days(run(list, form, roster: roster, month: nil))
      #expect(days.contains("Raj Nair: 1 06:00-14:00, 2 off, 3 off"), "\(form): \(days)")
      #expect(days.contains { $0.hasPrefix("Ann Poole: 1 08:00-17:00, 2 08:00-17:00") }, "\(form): \(days)")
    }
  }

  @Test func `numbers of days and hours are no shifts`() throws {
    for form in SheetForm.allCases {
      let list = [
        ["Name", "Working days", "Hours"], ["Ann Poole", "22", "176"], ["Raj Nair", "20", "160"],
      ]
      let outcome = try run(list, form)
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      #expect(
        try RosterShown.days(outcome).allSatisfy { !$0.contains("off") && !$0.contains("-") }, "\(form)")
    }
  }

  // MARK: - Days away

  private static let march = [
    ["Name", "01/03/2027", "02/03/2027", "03/03/2027", "04/03/2027", "05/03/2027", "06/03/2027"],
    ["Ann Poole", "6-14", "off", "off", "6-14", "6-14", "off"],
    ["Raj Nair", "off", "6-14", "6-14", "off", "off", "off"],
  ]

  @Test(arguments: [
    ("Away", "2/3-4/3", [2, 3, 4]), ("Bận", "2/3 - 4/3", [2, 3, 4]), ("Not available", "4 March", [4]),
    ("Away", "3/4", [4]), ("Nghỉ phép", "ngày 5/3", [5]), ("Leave", "2/3; 5/3", [2, 5]),
    ("Busy", "T7, CN", [6]),
  ]) func `dates away without a year take that of the roster`(_ head: String, _ text: String, _ days: [Int])
    throws
  {
    for form in SheetForm.allCases {
      let list = [["Name", head], ["Ann Poole", text], ["Raj Nair", ""]]
      let scenario = try ImportTests.scenario(run(list, form, roster: Self.march, month: nil))
      let worker = scenario.workers[0]
      let away = scenario.horizon.dates.filter { date in
        worker.unavailable.contains { span in
          let noon = scenario.zone.instant(date, ClockTime(minute: 720))
          return span.start <= noon && noon < span.end
        }
          || !worker.commitments.windows[Int(date.weekday.rawValue)].isEmpty
      }
      #expect(away.map(\.parts.day) == days, "\(form) \(text)")
    }
  }

  // MARK: - Beside hours

  private func cell(_ text: String, legend: [[String]] = []) -> [[String]] {
    [["Name", "2027-03-01", "2027-03-02"], ["Ann Poole", text, "off"], ["Raj Nair", "7-15", "7-15"]] + legend
  }

  @Test(arguments: [
    "7-15*", "7-15!", "7h-15h?", "7:00-15:00 (swap with Raj)", "07:00-15:00 (Training)", "7h-15h (đổi ca)",
  ])
  func `a sign or a remark beside hours is told`(_ text: String) throws {
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(cell(text)))
      #expect(try RosterShown.days(outcome)[0] == "Ann Poole: 1 07:00-15:00, 2 off", "\(form)")
      let told = outcome.findings.faults.filter { $0.message.en.hasPrefix("'\(text)': the hours count") }
      #expect(told.count == 1, "\(form): \(outcome.findings.faults.map { $0.message.en })")
    }
    // What is advised works.
    try RosterShown.expect(
      cell(text, legend: [[], ["\(text): 07:00-19:00"]]),
      ["Ann Poole: 1 07:00-19:00, 2 off", "Raj Nair: 1 07:00-15:00, 2 07:00-15:00"])
  }

  @Test(arguments: ["7:00-15:00 (sick)", "7:00-15:00 (cancelled)", "7h-15h (nghỉ phép)", "7:00-15:00 (off)"])
  func `hours with a word for not working are asked about`(_ text: String) throws {
    try RosterShown.expectErrors(cell(text), ["cell B2: error: '\(text)': is this shift worked?"])
    try RosterShown.expect(
      cell("absent"), ["Ann Poole: 1 absent, 2 off", "Raj Nair: 1 07:00-15:00, 2 07:00-15:00"])
  }

  @Test(arguments: ["7:00-15:00 (30 min break)", "7h-15h (nghỉ trưa 30p)", "7-15"]) func `breaks are not`(
    _ text: String
  ) throws {
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(cell(text)))
      #expect(!outcome.findings.faults.contains { $0.message.en.contains("the hours count") }, "\(form)")
    }
  }

  @Test(arguments: ["2-6 8-11", "2-6, 8-11"]) func `a pair that may be days is asked about`(
    _ text: String
  ) throws {
    let first = text.prefix(3)
    try RosterShown.expectErrors(cell(text), ["'\(first)' may be days of the week or hours"])
    let numbers = first.split(separator: "-")
    let hours = "0\(numbers[0]):00-0\(numbers[1]):00"
    let rest = text.dropFirst(4).drop { $0 == " " }
    try RosterShown.expect(
      cell("\(hours), \(rest)"),
      [
        "Ann Poole: 1 \(hours) + \(rest == "8-11" ? "08:00-11:00" : "13:00-17:00"), 2 off",
        "Raj Nair: 1 07:00-15:00, 2 07:00-15:00",
      ])
    // As days, in a cell of opening hours.
    #expect(WeekText(text) == nil)
    #expect(WeekText("T\(numbers[0])-T\(numbers[1]) \(rest)") != nil)
  }

  @Test(arguments: ["6h-24h", "6:00-24:00", "6-24"]) func `hours until midnight are clear`(_ text: String)
    throws
  {
    try RosterShown.expect(
      cell(text), ["Ann Poole: 1 06:00-00:00, 2 off", "Raj Nair: 1 07:00-15:00, 2 07:00-15:00"])
  }

  // MARK: - Counts, and days far from one another

  @Test func `a row of counts explains no code`() throws {
    let rows = [
      ["Roster March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Ann Poole", "N", "N", "O", "O", "N"],
      ["Raj Nair", "O", "O", "N", "N", "O"], [], ["N", "7", "15", "8", "9", "10"],
      ["O", "7", "15", "8", "9", "10"],
      [], ["N: 6h-14h"], ["O: off"],
    ]
    let n = "06:00-14:00"
    try RosterShown.expect(
      rows,
      ["Ann Poole: 1 \(n), 2 \(n), 3 off, 4 off, 5 \(n)", "Raj Nair: 1 off, 2 off, 3 \(n), 4 \(n), 5 off"])
  }

  @Test(arguments: ["Quân số N", "Staff on N", "Số người trực N", "Coverage"])
  func `a row of counts is nobody`(
    _ head: String
  ) throws {
    let rows = [
      ["Roster March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Ann Poole", "N", "N", "O", "O", "N"],
      [head, "1", "1", "0", "0", "1"], [], ["N: 6h-14h"], ["O: off"],
    ]
    let n = "06:00-14:00"
    try RosterShown.expect(rows, ["Ann Poole: 1 \(n), 2 \(n), 3 off, 4 off, 5 \(n)"])
  }

  @Test(arguments: [
    ["06/03/2027", "07/03/2027", "13/03/2027", "14/03/2027"],
    ["6 Mar 2027", "7 Mar 2027", "13 Mar 2027", "14 Mar 2027"],
    ["3/6/2027", "3/7/2027", "3/13/2027", "3/14/2027"],
  ]) func `a roster of weekends has all of them`(_ dates: [String]) throws {
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(
        form.rawValue, form.bytes([["Name"] + dates, ["Ann Poole", "6-14", "off", "off", "6-14"]]))
      let days = try RosterShown.days(outcome)[0]
      #expect(days.hasPrefix("Ann Poole: 6 06:00-14:00, 7 off, 8 ?"), "\(form): \(days)")
      #expect(days.hasSuffix("12 ?, 13 off, 14 06:00-14:00"), "\(form): \(days)")
    }
  }

  @Test(arguments: [
    ["01/03/2027", "02/03/2027", "13/03/2027"], ["1 Mar 2027", "2 Mar 2027", "13 Mar 2027"],
  ])
  func `a date far behind the others is an error, and columns for the days between mend it`(_ dates: [String])
    throws
  {
    let row = ["Ann Poole", "6-14", "off", "14-22"]
    try RosterShown.expectErrors(
      [["Name"] + dates, row], ["cell D1: error: '\(dates[2])' stands behind the last day"])
    let between = (3...12).map { "\($0) Mar 2027" }
    for form in SheetForm.allCases {
      let rows = [
        ["Name"] + Array(dates[..<2]) + between + Array(dates[2...]),
        Array(row[..<3]) + between.map { _ in "" } + Array(row[3...]),
      ]
      let days = try RosterShown.days(RosterShown.run(form.rawValue, form.bytes(rows)))
      #expect(days[0].hasPrefix("Ann Poole: 1 06:00-14:00, 2 off, 3 ?"), "\(form)")
      #expect(days[0].hasSuffix("12 ?, 13 14:00-22:00"), "\(form)")
    }
  }

  // MARK: - Closures

  @Test(arguments: [
    [["Hội trường", "Số chỗ", "Giờ mở cửa", "Đóng cửa"], ["Annex", "20", "7h-17h", "3/3/2027, 6/3/2027"]],
    [["Hall", "Seats", "Opening hours", "Booked"], ["Annex", "20", "7:00-17:00", "3 March; 6 March"]],
    [["Hall", "Seats", "Open", "Closed"], ["Annex", "20", "7:00-17:00", "Wednesdays; 6 March"]],
    [["Hội trường", "Số chỗ", "Mở cửa", "Đóng cửa"], ["Annex", "20", "7h-17h", "Thứ 4, T7"]],
  ]) func `closed beside opening hours is days`(_ list: [[String]]) throws {
    for form in SheetForm.allCases {
      let scenario = try ImportTests.scenario(run(list, form, roster: Self.march, month: nil))
      let venue = scenario.venues[0]
      #expect(venue.open?.windows[0].map(\.description) == ["07:00-17:00"], "\(form)")
      #expect(
        venue.closed.map { scenario.zone.local($0.start).date.parts.day }.sorted() == [3, 6], "\(form)")
    }
  }

  @Test func `a sign for nothing among days of a week is closed`() throws {
    for form in SheetForm.allCases {
      for none in ["-", "none", "N/A"] {
        let list = [["Hall", "Seats", "Mon", "Tue", "Wed"], ["Annex", "20", "8-17", none, "8-12"]]
        let open = try ImportTests.scenario(run(list, form, roster: Self.march, month: nil)).venues[0].open
        #expect(
          open?.windows.map { $0.map(\.description).joined() }.prefix(3) == [
            "08:00-17:00", "", "08:00-12:00",
          ], "\(form)")
      }
    }
  }

  @Test(arguments: [
    (["Hall", "Seats", "Maintenance"], ["Annex", "20", "4/3-5/3"], "Closed"),
    (["Hội trường", "Số chỗ", "Sửa chữa"], ["Annex", "20", "ngày 4/3"], "Closed"),
    (["Trainer", "Teaches", "Off dates"], ["Kim Ly", "safety", "4 March"], "Unavailable"),
  ]) func `dates under another heading are an error`(_ heads: [String], _ row: [String], _ advice: String)
    throws
  {
    for form in SheetForm.allCases {
      let found = RosterShown.errors(try run([heads, row], form, roster: Self.march, month: nil))
      #expect(
        found.contains {
          $0.contains("cell C1: error: '\(heads[2])' holds dates") && $0.contains("head it '\(advice)'")
        },
        "\(form): \(found)")
      // What is advised works.
      let known = try ImportTests.scenario(
        run([[heads[0], heads[1], advice], row], form, roster: Self.march, month: nil))
      #expect((known.venues.first?.closed ?? known.instructors[0].unavailable).count == 1, "\(form)")
      #expect(
        RosterShown.errors(
          try run([[heads[0], heads[1], "Note"], row], form, roster: Self.march, month: nil)) == [], "\(form)"
      )
    }
    // What lies outside the days to plan is no matter.
    let far = try run([heads, [row[0], row[1], "2026-12-01"]], .commas, roster: Self.march, month: nil)
    #expect(RosterShown.errors(far) == [])
  }

  @Test(arguments: ["Week of 1 March 2027", "Tuần từ 01/03/2027", "w/c 01/03/2027"])
  func `the date of a week counts as used`(
    _ title: String
  ) throws {
    let rows = [
      [title], ["Name", "Mon", "Tue", "Wed", "Thu", "Fri"],
      ["Ann Poole", "6-14", "6-14", "off", "off", "off"],
    ]
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows))
      #expect(try RosterShown.days(outcome)[0].hasPrefix("Ann Poole: 1 06:00-14:00"), "\(form)")
      #expect(outcome.findings.files[0].sheets[0].ignoredRows.isEmpty, "\(form)")
    }
  }

  // MARK: - Days in several spellings

  @Test(arguments: [
    ["2027-03-01", "02/03", "3 Mar", "4", "05/03/2027"], ["1", "2", "3/3", "4/3", "5"],
    ["Mon 1", "2 March", "3 March 2027", "4/3", "5"], ["1/3", "2 Mar 2027", "3", "4", "Fri 5 Mar"],
  ]) func `headings in several spellings are days where each is clear`(_ heads: [String]) throws {
    try RosterShown.expect(
      [["Roster March 2027"], ["Name"] + heads, ["Ann Poole", "6-14", "6-14", "off", "off", "14-22"]],
      ["Ann Poole: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 off, 5 14:00-22:00"])
  }

  // MARK: - Lists

  @Test func `an unknown course is told at its cell, and a colleague may have a comma`() throws {
    let list = [
      ["Name", "Crew", "Learns with", "Course"], ["Poole, Ann", "", "Nair, Raj", "safety"],
      ["Nair, Raj", "", "", "safety; fire"],
    ]
    for form in SheetForm.allCases {
      #expect(
        RosterShown.errors(try run(list, form, roster: Self.march, month: nil)).contains {
          $0.contains("cell D3: error: the course 'fire' (1 person) has no lessons yet")
        }, "\(form)")
      let known = try run(
        [list[0], list[1], ["Nair, Raj", "", "", "safety"]], form, roster: Self.march, month: nil)
      #expect(RosterShown.errors(known) == [], "\(form)")
      #expect(known.findings.together["safety"]?.count == 1, "\(form)")
    }
  }
}
