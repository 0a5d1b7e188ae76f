import OffHours
import Testing

@testable import OffHoursFiles

/// Words beside people and shifts by which somebody is not at work, or nobody is meant, which were carried along in silence.
@Suite struct `People who are not at work, and shifts that are not worked` {
  private static let legend = [[], ["D: 7:00-15:00"], ["O: off"]]

  private func roster(_ head: String, _ word: String) -> [[String]] {
    [
      ["Roster March 2027"], ["Name", head, "1", "2", "3", "4", "5"],
      ["Ann Poole", "", "D", "D", "O", "O", "D"], ["Raj Nair", word, "O", "D", "D", "O", "D"],
    ] + Self.legend
  }

  private func warnings(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.faults.filter { $0.severity == .warning }.map { $0.text(.english) }
  }

  @Test(arguments: [
    ("Status", "On leave"), ("Status", "Resigned"), ("Tình trạng", "Nghỉ thai sản"),
    ("Trạng thái", "Đã thôi việc"),
    ("Station", "on secondment to HQ"), ("Remark", "Sick leave until May"), ("Unit", "Nghỉ hưu"),
    ("Status", "LEFT"),
  ]) func `a word beside somebody that no key of the format says is told`(_ head: String, _ word: String)
    throws
  {
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(roster(head, word)))
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      let told = warnings(outcome).filter { $0.contains("cell B4") }
      #expect(told.count == 1, "\(form): \(warnings(outcome))")
      #expect(
        told.first?.contains("'\(word)' in the column '\(head)' changes nothing: Raj Nair") ?? false,
        "\(told)")
      // The same on a list of names.
      var files = MemoryFiles()
      files[form.rawValue] = form.bytes([
        ["Name", "Group", head], ["Ann Poole", "x1", ""], ["Raj Nair", "x1", word],
      ])
      files["z.csv"] = SheetForm.commas.bytes(roster("Grade", "2"))
      var request = ImportRequest(inputs: [.init(path: form.rawValue), .init(path: "z.csv")])
      request.employers = [.init(id: "loom")]
      request.courses = [.init(id: "safety", minutes: [60])]
      let list = try AccountedImport.run(request, from: files)
      #expect(
        warnings(list).contains {
          $0.contains("cell C3: '\(word)'") || $0.contains("cell C3: warning: '\(word)'")
        },
        "\(form): \(warnings(list))")
    }
  }

  @Test(arguments: [
    "Active", "Back from sick leave", "Chưa nghỉ việc", "Probation", "Thử việc", "Returned",
    "Left-handed desk",
  ])
  func `another word is not`(_ word: String) throws {
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(roster("Status", word)))
      #expect(!warnings(outcome).contains { $0.contains("changes nothing") }, "\(form)")
    }
  }

  @Test func `what is advised works`() throws {
    for form in SheetForm.allCases {
      var files = MemoryFiles()
      files["a.csv"] = SheetForm.commas.bytes(roster("Status", "On leave"))
      files["z-" + form.rawValue] = form.bytes([
        ["Name", "Leave from", "Leave to"], ["Raj Nair", "2027-03-02", "2027-03-05"],
      ])
      var request = ImportRequest(inputs: [.init(path: "a.csv"), .init(path: "z-" + form.rawValue)])
      request.employers = [.init(id: "loom")]
      request.courses = [.init(id: "safety", minutes: [60])]
      let outcome = try AccountedImport.run(request, from: files)
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      guard !outcome.hasErrors else { continue }
      let absences = try ImportTests.scenario(outcome).absences
      #expect(absences.map(\.who) == [.worker(Ref(1))], "\(form)")
    }
  }

  // MARK: - Lines of a long list

  @Test(arguments: [
    ("Status", "Sick"), ("Status", "Cancelled"), ("State", "No show"), ("Ghi chú", "nghỉ phép"),
    ("Trạng thái", "Hủy"),
  ]) func `a line marked as not worked is asked about`(_ head: String, _ word: String) throws {
    func rows(_ second: (start: String, end: String), _ word: String) -> [[String]] {
      [
        ["Name", "Date", "Start", "End", head], ["Ann Poole", "2027-03-15", "7:30", "15:30", ""],
        ["Raj Nair", "2027-03-15", second.start, second.end, word],
      ]
    }
    try RosterShown.expectErrors(
      rows(("22:00", "6:00"), word),
      ["cell E3: error: '\(word)' in the column '\(head)' stands beside a shift (rows 3)"])
    // What is advised works: the mark taken away, or a word in place of the shift.
    try RosterShown.expect(
      rows(("22:00", "6:00"), ""), ["Ann Poole: 15 07:30-15:30", "Raj Nair: 15 22:00-06:00"])
    try RosterShown.expect(rows(("absent", ""), word), ["Ann Poole: 15 07:30-15:30", "Raj Nair: 15 absent"])
    try RosterShown.expect(rows(("off", ""), word), ["Ann Poole: 15 07:30-15:30", "Raj Nair: 15 off"])
  }

  @Test func `a code that stands on marked lines alone is that mark`() throws {
    func rows(_ second: String) -> [[String]] {
      [
        ["Name", "Date", "Shift", "Type"], ["Ann Poole", "2027-03-15", "D", "Work"],
        ["Raj Nair", "2027-03-15", second, "Leave"],
      ]
    }
    try RosterShown.expect(
      rows("AL"), ["Ann Poole: 15 07:00-15:00", "Raj Nair: 15 absent"],
      legend: "D: 7:00-15:00\nAL: annual leave")
    for form in SheetForm.allCases {
      let found = RosterShown.errors(
        try RosterShown.run(form.rawValue, form.bytes(rows("D")), legend: "D: 7:00-15:00\nAL: annual leave"))
      #expect(
        found.contains { $0.contains("'Leave' in the column 'Type' stands beside a shift (rows 3)") },
        "\(form)")
    }
  }

  @Test(arguments: [["Shift Date", "Shift Code"], ["Date", "Shift code"], ["Ngày", "Mã ca"]])
  func `a column of absences beside codes and hours leaves a roster one`(_ heads: [String]) throws {
    try RosterShown.expectErrors(
      [
        ["Employee ID", "Name", heads[0], heads[1], "Start", "End", "Absence"],
        ["1", "Ann Poole", "2027-03-15", "E", "06:00", "14:00", ""],
        ["2", "Raj Nair", "2027-03-15", "L", "14:00", "22:00", "SICK"],
      ], ["cell G3: error: 'SICK' in the column 'Absence' stands beside a shift (rows 3)"])
  }

  // MARK: - Posts that nobody has

  @Test(arguments: [
    "Vacant - Night", "VACANT (RN)", "Open shift 2", "Unfilled", "Vị trí trống", "Vacancy: carer",
  ])
  func `a vacant post is nobody`(_ name: String) throws {
    let grid = [
      ["Roster March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Ann Poole", "D", "D", "O", "O", "D"],
      [name, "D", "D", "D", "D", "D"],
    ]
    let list = [
      ["Name", "Date", "Start", "End"], ["Ann Poole", "2027-03-15", "7:30", "15:30"],
      [name, "2027-03-15", "7:30", "15:30"],
    ]
    let times = [
      ["Roster March 2027"], ["Name", "1", "", "2", "", "3", "", "4", "", "5", ""],
      [""] + (1...5).flatMap { _ in ["In", "Out"] },
      ["Ann Poole"] + (1...5).flatMap { _ in ["7:00", "15:00"] },
      [name] + (1...5).flatMap { _ in ["7:00", "15:00"] },
    ]
    for (rows, row) in [(grid + Self.legend, 4), (list, 3), (times, 5)] {
      for form in SheetForm.allCases {
        let outcome = try RosterShown.run(form.rawValue, form.bytes(rows))
        #expect(try ImportTests.scenario(outcome).workers.map(\.name) == ["Ann Poole"], "\(form)")
        #expect(
          warnings(outcome).contains { $0.contains("rows of posts that are vacant are not used: \(row)") },
          "\(form)")
      }
    }
  }

  @Test func `a numbered row without a name is no second row of the one above`() throws {
    let rows = [
      ["Roster March 2027"], ["No", "Name", "Crew", "1", "2", "3", "4", "5"],
      ["1", "Ann Poole", "A", "D", "D", "O", "O", "D"], ["2", "Raj Nair", "A", "D", "O", "O", "D", "D"],
      ["3", "", "B", "D", "O", "D", "D", "O"],
    ]
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows + Self.legend))
      #expect(
        try RosterShown.days(outcome).last
          == "Raj Nair: 1 07:00-15:00, 2 off, 3 off, 4 07:00-15:00, 5 07:00-15:00", "\(form)")
      #expect(
        warnings(outcome).contains { $0.contains("rows with codes and without a name are not used: 5") },
        "\(form)")
    }
  }

  @Test func `somebody without a code who has what others have is nobody's legend`() throws {
    let rows = [
      ["Roster March 2027"], ["Name", "", "1", "2", "3", "4", "5", "Notes"],
      ["Ann Poole", "RN", "D", "D", "O", "O", "D", ""],
      ["Jo Lee", "RN", "", "", "", "", "", "long term sick"],
    ]
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows + Self.legend))
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      #expect(outcome.findings.employers[0].codes.map(\.code).sorted() == ["D", "O"], "\(form)")
      let told =
        warnings(outcome) + outcome.findings.files[0].sheets[0].notes.map(\.en)
        + outcome.findings.files[0].sheets[0].ignoredRows.map(\.text)
      #expect(
        told.contains { $0.contains("Jo Lee") || $0.contains("row 4") || $0.contains(": 4") },
        "\(form): \(told)")
    }
  }

  @Test func `a schedule from a day to another is a shift of each`() throws {
    let d = "06:00-14:00"
    try RosterShown.expect(
      [
        ["Name", "Schedule", "Start date", "End date"],
        ["Ann Poole", "6:00-14:00", "2027-03-01", "2027-03-02"],
        ["Ann Poole", "14:00-22:00", "2027-03-03", "2027-03-03"],
        ["Raj Nair", "6:00-14:00", "2027-03-01", "2027-03-03"],
      ], ["Ann Poole: 1 \(d), 2 \(d), 3 14:00-22:00", "Raj Nair: 1 \(d), 2 \(d), 3 \(d)"])
  }
}
