import OffHours
import Testing

@testable import OffHoursFiles

/// Columns of lists that went along as notes, or meant something else, in silence.
@Suite struct `Columns that were lost or taken for others` {
  private static let roster =
    "Roster March 2027\nName;1;2;3;4;5\nLea Na;N;N;O;N;O\nBen Vu;O;O;N;O;N\n\nN: 6:00-14:00\nO: off\n"

  private func run(_ list: [[String]], _ form: SheetForm, courses: [String] = ["safety"]) throws
    -> ImportOutcome
  {
    var files = MemoryFiles()
    files[form.rawValue] = form.bytes(list)
    files["z.csv"] = Array(Self.roster.utf8)
    var request = ImportRequest(inputs: [.init(path: form.rawValue), .init(path: "z.csv")])
    request.employers = [.init(id: "loom")]
    request.courses = courses.map { .init(id: $0, minutes: [60]) }
    return try AccountedImport.run(request, from: files)
  }

  private func scenario(_ list: [[String]], _ form: SheetForm, courses: [String] = ["safety"]) throws
    -> Scenario
  {
    let outcome = try run(list, form, courses: courses)
    try #require(RosterShown.errors(outcome) == [], "\(form)")
    return try ImportTests.scenario(outcome)
  }

  private func expectErrors(_ list: [[String]], _ start: String, courses: [String] = ["safety"]) throws {
    for form in SheetForm.allCases {
      let found = RosterShown.errors(try run(list, form, courses: courses))
      #expect(found.contains { $0.contains(start) }, "\(form): \(found)")
    }
  }

  /// Hours of each day, Monday first.
  private func shown(_ hours: WeeklyHours?) -> String {
    Weekday.allCases.map { day in
      (hours?.windows[Int(day.rawValue)] ?? []).map(\.description).joined(separator: "+")
    }.joined(separator: " ")
  }

  // MARK: - Halls and instructors

  private static let office = "08:00-17:00 08:00-17:00 08:00-17:00 08:00-17:00 08:00-17:00  "
  private static let halves = Array(repeating: "08:00-12:00+13:00-17:00", count: 7).joined(separator: " ")

  @Test(arguments: [
    [["Hall", "Seats", "Days", "Hours"], ["Annex", "20", "Mon-Fri", "8-17"]],
    [["Hội trường", "Số chỗ", "Giờ", "Ngày"], ["Annex", "20", "8h-17h", "T2-T6"]],
    [["Room", "Cap.", "Days open", "Times"], ["Annex", "20", "weekdays", "8am-5pm"]],
    [["Hội trường", "Sức chứa", "Thứ", "Giờ mở cửa"], ["Annex", "20", "2, 3, 4, 5, 6", "8h-17h"]],
    [["Hall", "Seats", "Open", "Hours"], ["Annex", "20", "Mon to Fri", "8:00-17:00"]],
    [["Hall", "Seats", "Days", "Opens", "Closes"], ["Annex", "20", "Mon-Fri", "8:00", "17:00"]],
  ]) func `a column of days beside one of hours`(_ list: [[String]]) throws {
    for form in SheetForm.allCases {
      #expect(shown(try scenario(list, form).venues[0].open) == Self.office, "\(form)")
    }
  }

  @Test(arguments: [
    [["Hall", "Seats", "Morning", "Afternoon"], ["Annex", "20", "8-12", "13-17"]],
    [["Hội trường", "Số chỗ", "Sáng", "Chiều", "Tối"], ["Annex", "20", "8h-12h", "1h-5h", "nghỉ"]],
    [["Room", "Capacity", "AM", "PM"], ["Annex", "20", "8:00-12:00", "1:00-5:00"]],
  ]) func `a column for each half of the day`(_ list: [[String]]) throws {
    for form in SheetForm.allCases {
      #expect(shown(try scenario(list, form).venues[0].open) == Self.halves, "\(form)")
    }
  }

  @Test(arguments: [
    [["Hall", "Seats", "Mon AM", "Mon PM", "Tue AM"], ["Annex", "20", "8-12", "13-17", "8-12"]],
    [
      ["Hội trường", "Số chỗ", "T2 sáng", "T2 chiều", "Sáng T3"],
      ["Annex", "20", "8h-12h", "1h-5h", "8h-12h"],
    ],
    [
      ["Room", "Seats", "Monday morning", "Monday afternoon", "Tuesday morning"],
      ["Annex", "20", "8-12", "1-5", "8-12"],
    ],
  ]) func `a column for each half of some days`(_ list: [[String]]) throws {
    for form in SheetForm.allCases {
      let open = shown(try scenario(list, form).venues[0].open)
      #expect(open == "08:00-12:00+13:00-17:00 08:00-12:00     ", "\(form): \(open)")
    }
  }

  @Test(arguments: [("Morning", "x"), ("Chiều", "x"), ("Mon AM", "yes"), ("Evening", "open")])
  func `a mark in the place of hours is an error`(_ head: String, _ mark: String) throws {
    try expectErrors([["Hall", "Seats", head], ["Annex", "20", mark]], "are no hours of a week")
  }

  @Test(arguments: ["When", "Lịch", "Slot", "Khung giờ"]) func `hours under another heading are an error`(
    _ head: String
  ) throws {
    let list = { (head: String) in [["Hall", "Seats", head], ["Annex", "20", "8:00-17:00"]] }
    try expectErrors(list(head), "cell C1: error: '\(head)' holds hours, and nothing says of what")
    // What is advised works.
    for form in SheetForm.allCases {
      #expect(shown(try scenario(list("Opening hours"), form).venues[0].open).hasPrefix("08:00-17:00 "))
      #expect(try scenario(list("Note"), form).venues[0].open == nil)
    }
  }

  @Test(arguments: [
    [["Giảng viên", "Môn", "Thứ", "Ca dạy"], ["Kim Ly", "safety", "2-4-6", "Tối (18h-21h)"]],
    [["Trainer", "Teaches", "Days", "Hours"], ["Kim Ly", "safety", "Mon-Wed-Fri", "18-21"]],
    [["Instructor", "Subject", "Available"], ["Kim Ly", "safety", "T2-T4-T6 18h-21h"]],
    [["GV", "Môn dạy", "Lịch dạy"], ["Kim Ly", "safety", "Thứ 2-4-6: 18h-21h"]],
  ]) func `days with a stroke between each are single days`(_ list: [[String]]) throws {
    for form in SheetForm.allCases {
      let instructor = try scenario(list, form).instructors[0]
      #expect(shown(instructor.available) == "18:00-21:00  18:00-21:00  18:00-21:00  ", "\(form)")
      #expect(instructor.teaches.count == 1, "\(form)")
    }
  }

  @Test(arguments: [
    "Mon-Fri - 9am-5pm", "T2-T6 - 9h-17h", "T2 - T6 - 9h-17h", "Mon–Fri – 09:00–17:00",
    "Mon - Fri: 9:00-17:00",
    "Mon to Fri - 09:00 to 17:00",
  ]) func `a dash before the hours leaves a range of days one`(_ hours: String) throws {
    for form in SheetForm.allCases {
      let list = [["Hall", "Seats", "Opening hours"], ["Annex", "20", hours]]
      let open = shown(try scenario(list, form).venues[0].open)
      #expect(open == Array(repeating: "09:00-17:00", count: 5).joined(separator: " ") + "  ", "\(form)")
    }
  }

  @Test func `numbers in a column of days are no hours`() throws {
    for heads in [["Days", "Hours"], ["Open days", "Opening hours"]] {
      try expectErrors(
        [["Hall", "Seats"] + heads, ["Annex", "20", "2-6", "8-11"], ["Main", "30", "Mon-Fri", "8-11"]],
        "'2-6 x 8-11' are no hours of a week")
    }
    try expectErrors(
      [
        ["Hall", "Seats", "Days", "Opens", "Closes"], ["Annex", "20", "2-6", "8:00", "11:00"],
        ["Main", "30", "Mon-Fri", "8:00", "11:00"],
      ], "'2-6 x 8:00-11:00' are no hours of a week")
  }

  @Test(arguments: ["Away", "Dates away", "Vắng", "Not free"]) func `days on which an instructor is away`(
    _ head: String
  ) throws {
    for form in SheetForm.allCases {
      let list = [["Trainer", "Teaches", head], ["Kim Ly", "safety", "2027-03-01..2027-03-03"]]
      #expect(try scenario(list, form).instructors[0].unavailable.count == 1, "\(form)")
    }
  }

  // MARK: - People

  @Test(arguments: [
    ["Course 1", "Course 2"], ["Khóa 1", "Khóa 2"], ["Module 1", "Module 2"], ["Course", "Course"],
  ])
  func `a column for each of several courses`(_ heads: [String]) throws {
    for form in SheetForm.allCases {
      let list = [["Name"] + heads, ["Lea Na", "safety", "fire"], ["Ben Vu", "fire", ""]]
      let scenario = try scenario(list, form, courses: ["safety", "fire"])
      #expect(scenario.workers.map(\.courses.count) == [2, 1], "\(form)")
    }
  }

  @Test(arguments: ["Emp#", "Staff #", "Employee#", "Badge #"]) func `a number's heading with a sign`(
    _ head: String
  )
    throws
  {
    for form in SheetForm.allCases {
      let list = [["#", head, "Name"], ["1", "0042", "Lea Na"], ["2", "0043", "Ben Vu"]]
      #expect(try scenario(list, form).workers.map(\.id) == ["0042", "0043"], "\(form)")
    }
  }

  @Test(arguments: ["safety", "Safety", "Safety course", "SAFETY (2h)"])
  func `marks below a course may say two things, and what is advised works`(_ head: String) throws {
    try expectErrors(
      [["Name", head], ["Lea Na", "x"], ["Ben Vu", ""]],
      "cell B1: error: do the marks below '\(head)' say who takes the course, or who has done it?")
    for form in SheetForm.allCases {
      let done = try scenario([["Name", "\(head) done"], ["Lea Na", "x"], ["Ben Vu", ""]], form)
      #expect(done.workers.map(\.credits.count) == [1, 0], "\(form)")
      let takes = try scenario([["Name", "Course"], ["Lea Na", "safety"], ["Ben Vu", ""]], form)
      #expect(takes.workers.map(\.courses.count) == [1, 0], "\(form)")
    }
  }

  @Test(arguments: ["safety (exp. date)", "safety exp.", "safety – exp date", "safety valid thru"])
  func `short words for the last day on which something holds`(_ head: String) throws {
    for form in SheetForm.allCases {
      let list = [["Name", head], ["Lea Na", "31.12.2027"], ["Ben Vu", "2027-03-20"]]
      let workers = try scenario(list, form).workers
      #expect(
        workers.map { $0.due.map(\.date) } == [[CivilDate("2027-12-31")!], [CivilDate("2027-03-20")!]],
        "\(form)")
    }
  }

  @Test(arguments: ["VACANT", "Chưa tuyển", "TBC", "Vacancy 2"])
  func `a vacant post on a list is nobody, and told`(
    _ name: String
  ) throws {
    for form in SheetForm.allCases {
      let list = [["Name", "Department"], ["Lea Na", "Ward"], [name, "Ward"], ["Ben Vu", "Ward"]]
      let outcome = try run(list, form)
      #expect(try ImportTests.scenario(outcome).workers.map(\.name) == ["Lea Na", "Ben Vu"], "\(form)")
      #expect(outcome.findings.files[0].sheets[0].ignoredRows.map(\.row) == [3], "\(form)")
    }
  }

  // MARK: - Leave

  @Test(arguments: [
    (["Days", "Reason"], ["0.5", "leave"]), (["Half", "Reason"], ["AM", "leave"]),
    (["Số ngày", "Lý do"], ["0,5", "phép"]),
    (["Buổi", "Lý do"], ["Sáng", "phép"]), (["Type", "Remark"], ["half day AM", ""]),
    (["Reason", "Note"], ["sick", "pm only"]),
    (["No. of days", "Reason"], ["2½", "leave"]),
  ]) func `half a day of leave is told, and its hours are taken`(_ heads: [String], _ cells: [String]) throws
  {
    let list = [["Leave March 2027"], ["Name", "Date"] + heads, ["Lea Na", "2027-03-02"] + cells]
    for form in SheetForm.allCases {
      let outcome = try run(list, form)
      try #require(RosterShown.errors(outcome) == [], "\(form)")
      #expect(
        outcome.findings.faults.contains {
          $0.severity == .warning && $0.place?.row == 2 && $0.message.en.hasPrefix("half a day of leave")
        }, "\(form): \(outcome.findings.faults)")
      // What is advised works.
      var hours = list
      hours[1].append("Hours")
      hours[2].append("08:00-12:00")
      let given = try run(hours, form)
      try #require(RosterShown.errors(given) == [], "\(form)")
      let table = given.files.first { $0.name == "absences.csv" }?.text ?? ""
      #expect(table.contains("2027-03-02T08:00,2027-03-02T12:00"), "\(form): \(table)")
      #expect(!given.findings.faults.contains { $0.message.en.hasPrefix("half a day") })
    }
  }

  @Test(arguments: [
    (["Days", "Reason"], ["1", "leave"]), (["Half", "Reason"], ["no", "leave"]),
    (["Buổi", "Lý do"], ["cả ngày", "phép"]),
  ])
  func `whole days are told nothing of`(_ heads: [String], _ cells: [String]) throws {
    let list = [["Leave March 2027"], ["Name", "Date"] + heads, ["Lea Na", "2027-03-02"] + cells]
    for form in SheetForm.allCases {
      #expect(!(try run(list, form)).findings.faults.contains { $0.message.en.hasPrefix("half a day") })
    }
  }

  @Test(arguments: [
    ["Absence start", "Absence end"], ["Leave start date", "Leave end date"],
    ["First day of leave", "Last day of leave"],
    ["Start of absence", "End of absence"],
  ]) func `first and last days of leave under other headings`(_ heads: [String]) throws {
    let list = [
      ["Leave"], ["Employee"] + heads + ["Type"], ["Lea Na", "2027-03-02", "2027-03-03", "annual"],
    ]
    for form in SheetForm.allCases {
      let outcome = try run(list, form)
      try #require(RosterShown.errors(outcome) == [], "\(form)")
      let table = outcome.files.first { $0.name == "absences.csv" }?.text ?? ""
      #expect(table.contains("2027-03-02,2027-03-03"), "\(form): \(table)")
    }
  }

  @Test(arguments: [
    ("Annual leave 2027", "Out of office"), ("Nghỉ phép tháng 3", "Bắt đầu từ hôm"),
    ("Overtime", "Booked for"),
  ])
  func `dates below a title of leave under a heading that nobody knows are an error`(
    _ title: String, _ head: String
  )
    throws
  {
    let list = { (head: String) in
      [[title], ["Employee", head], ["Lea Na", "2027-03-02"], ["Ben Vu", "2027-03-03"]]
    }
    try expectErrors(list(head), "cell B2: error: '\(head)' holds dates below a title of leave or overtime")
  }
}
