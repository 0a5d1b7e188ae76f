import OffHours
import Testing

@testable import OffHoursFiles

/// What rosters say in one way, said in others: other words, other separators, the other language, each form of file.
@Suite struct `The same in other words and files` {
  private static let head = ["Roster March 2027"], titel = ["Bảng phân ca tháng 3/2027"]

  /// The errors are the same in each form: each begins with a cell and holds some words.
  private func expectErrors(_ rows: [[String]], _ cells: [String], _ words: String) throws {
    for form in SheetForm.allCases {
      let errors = RosterShown.errors(try RosterShown.run(form.rawValue, form.bytes(rows)))
      for cell in cells {
        #expect(errors.contains { $0.contains("cell \(cell):") && $0.contains(words) }, "\(form): \(errors)")
      }
      #expect(errors.count >= cells.count)
    }
  }

  @Test(arguments: [
    "HC: sáng 7h30-11h30, chiều 13h-17h", "HC: 7:30-11:30 & 13:00-17:00", "HC: 07h30 – 11h30 và 13h – 17h",
    "HC: morning 7:30-11:30; afternoon 13:00-17:00", "HC = 7h30-11h30; 13h-17h",
    "HC: 7:30am-11:30am, 1pm-5pm",
    "HC: 07:30-11:30 / 13:00-17:00", "HC: 7h30-11h30\n13h-17h",
  ]) func `hours in two stretches`(_ line: String) throws {
    let rows = [
      Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", "HC", "HC", "O", "HC", "O"], [], [line],
      ["O: off"],
    ]
    let both = "07:30-11:30 + 13:00-17:00"
    try RosterShown.expect(rows, ["Le Na: 1 \(both), 2 \(both), 3 off, 4 \(both), 5 off"])
    // The legend handed in apart says the same.
    try RosterShown.expect(
      Array(rows.prefix(3)), ["Le Na: 1 \(both), 2 \(both), 3 off, 4 \(both), 5 off"],
      legend: line + "\nO: off\n")
  }

  @Test(arguments: [
    [["HC: 7h30-11h30"], ["13h-17h"]], [["HC", "7h30-11h30"], ["", "13h-17h"]],
    [["HC: sáng 7h30-11h30"], ["chiều 13h-17h"]],
    [["HC: morning 7:30-11:30"], ["afternoon: 13:00-17:00"]], [["HC = 07:30-11:30"], ["và 13:00-17:00"]],
    [["Code", "Start", "End"], ["HC", "7:30", "11:30"], ["", "13:00", "17:00"]],
  ]) func `hours that go on on the next line`(_ lines: [[String]]) throws {
    let both = "07:30-11:30 + 13:00-17:00"
    try RosterShown.expect(
      [Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", "HC", "HC", "O", "HC", "O"], []] + lines + [
        [], ["O: off"],
      ],
      ["Le Na: 1 \(both), 2 \(both), 3 off, 4 \(both), 5 off"])
  }

  @Test(arguments: [
    "Class 17:30-21:30", "Lớp học 17h30-21h30", "Phone 0912 000 001", "Updated 1/3/2027 10:00",
  ])
  func `a note below a legend adds no hours`(_ note: String) throws {
    try RosterShown.expect(
      [
        Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", "HC", "HC", "O", "HC", "O"], [], ["O: off"],
        ["HC: 7h30-11h30"], [note],
      ],
      ["Le Na: 1 07:30-11:30, 2 07:30-11:30, 3 off, 4 07:30-11:30, 5 off"])
  }

  @Test(arguments: [("Ngày", "Đêm"), ("Day", "Night"), ("D", "N"), ("Ca ngày", "Ca đêm")])
  func `a column for the day and one for the night`(_ day: String, _ night: String) throws {
    let dates = (1...5).flatMap { ["\($0)", ""] }, halves = (1...5).flatMap { _ in [day, night] }
    let rows = [
      Self.titel, ["Họ và tên"] + dates, [""] + halves,
      ["An Na"] + Array(repeating: ["", "N"], count: 5).flatMap(\.self),
      ["Ba Vũ"] + Array(repeating: ["D", ""], count: 5).flatMap(\.self), [], ["D: 6h-18h"], ["N: 18h-6h"],
    ]
    try RosterShown.expect(
      rows,
      [
        "An Na: " + (1...5).map { "\($0) 18:00-06:00" }.joined(separator: ", "),
        "Ba Vũ: " + (1...5).map { "\($0) 06:00-18:00" }.joined(separator: ", "),
      ])
  }

  @Test(arguments: ["HC/2", "1/2HC", "nửa ngày", "half day", "½ HC"])
  func `half a day that nobody explains`(_ cell: String) throws {
    try expectErrors(
      [
        Self.titel, ["Họ và tên", "1", "2", "3", "4", "5"], ["An Na", "HC", cell, "HC", "O", "O"], [],
        ["HC: 8h-17h"], ["O: nghỉ"],
      ],
      ["C3"], cell)
  }

  @Test(arguments: [
    "07:00\n15:00", "7h00 15h00", "7-15", "07:00-15:00", "7h–15h", "7h00 - 15h00", "7am-3pm", "0700-1500",
  ])
  func `cells that are hours`(_ cell: String) throws {
    try RosterShown.expect(
      [Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", cell, "Off", cell, cell, "Off"]],
      ["Le Na: 1 07:00-15:00, 2 off, 3 07:00-15:00, 4 07:00-15:00, 5 off"])
  }

  @Test(arguments: ["N/D", "N D", "N+D", "N & D", "N, D", "N\nD"]) func `two shifts in a cell`(_ cell: String)
    throws
  {
    try RosterShown.expect(
      [
        Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", cell, "O", "N", "O", "O"], [], ["N: 6h-14h"],
        ["D: 22h-6h"], ["O: off"],
      ],
      ["Le Na: 1 06:00-14:00 + 22:00-06:00, 2 off, 3 06:00-14:00, 4 off, 5 off"])
  }

  @Test(arguments: [
    ["Associate Name", "Desk", "Phone"], ["Team member", "Station", "Mobile"],
    ["Họ và tên", "Bộ phận", "Điện thoại"],
    ["Nurse", "Ward", "Extension"],
  ]) func `the column of names beside others`(_ heads: [String]) throws {
    let rows = [
      Self.head, [heads[1], heads[0], heads[2], "1", "2", "3", "4", "5"],
      ["Desk 4", "Ann Poole", "0912 000 001", "N", "N", "O", "O", "N"],
      ["Desk 5", "Raj Nair", "0912 000 002", "O", "O", "N", "N", "O"], [], ["N: 6h-14h"], ["O: off"],
    ]
    let n = "06:00-14:00"
    try RosterShown.expect(
      rows,
      ["Ann Poole: 1 \(n), 2 \(n), 3 off, 4 off, 5 \(n)", "Raj Nair: 1 off, 2 off, 3 \(n), 4 \(n), 5 off"])
  }

  @Test(
    arguments: [
      ["Name", "Date", "Shift"], ["Họ và tên", "Ngày", "Ca"], ["Employee", "Date", "Code"],
      ["Nhân viên", "Ngày", "Ký hiệu"],
    ], ["2027-03-0%", "0%/03/2027", "% March 2027"]) func `a line for each person and date`(
      _ heads: [String], _ date: String
    ) throws
  {
    func day(_ number: Int) -> String { date.replacing("%", with: "\(number)") }
    let rows = [
      heads, ["Ann Poole", day(1), "N"], ["Raj Nair", day(1), "O"], ["Ann Poole", day(2), "O"],
      ["Raj Nair", day(2), "N"],
      ["Ann Poole", day(5), "N"], [], ["N: 6h-14h"], ["O: off"],
    ]
    try RosterShown.expect(
      rows,
      [
        "Ann Poole: 1 06:00-14:00, 2 off, 3 ?, 4 ?, 5 06:00-14:00",
        "Raj Nair: 1 off, 2 06:00-14:00, 3 ?, 4 ?, 5 ?",
      ])
  }

  @Test(arguments: [
    "c: 21h45 - 8h30 (hôm sau)", "c: 2145H - 0830H (the next day)", "c = 9:45pm to 8:30am next day",
    "c: 21:45–08:30 +1",
  ])
  func `hours that end on the next day`(_ line: String) throws {
    try RosterShown.expect(
      [
        Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", "c", "O", "c", "O", "O"], [], [line],
        ["O: off"],
      ],
      ["Le Na: 1 21:45-08:30, 2 off, 3 21:45-08:30, 4 off, 5 off"])
  }

  @Test(arguments: ["A/L: annual leave", "A/L = absent", "A/L – nghỉ phép"])
  func `a code with a slash is one code`(_ line: String) throws {
    try RosterShown.expect(
      [
        Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", "N", "A/L", "N", "O", "O"], [], ["N: 6h-14h"],
        [line], ["O: off"],
      ],
      ["Le Na: 1 06:00-14:00, 2 absent, 3 06:00-14:00, 4 off, 5 off"])
  }

  @Test(arguments: ["Ô tô đỏ: nghỉ phép", "Red cells: leave", "Màu vàng: tăng ca", "Yellow = overtime"])
  func `a legend of colours is told`(_ line: String) throws {
    let rows = [
      Self.head, ["Name", "1", "2", "3", "4", "5"], ["Le Na", "N", "N", "O", "O", "N"], [], ["N: 6h-14h"],
      ["O: off"], [line],
    ]
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows))
      let told = outcome.findings.faults.map { $0.text(.english) }
      #expect(
        told.contains { $0.contains("cell A7") && $0.contains("colours of cells are not read") },
        "\(form): \(told)")
    }
  }

  @Test(arguments: [
    ("Thuý", "Thúy"), ("Hoà", "Hòa"), ("Khoẻ", "Khỏe"), ("Quý", "Quí"), ("Mỹ", "Mĩ"), ("Ðạt", "Đạt"),
  ]) func `names that are written both ways`(_ one: String, _ other: String) throws {
    let list = [["Họ và tên", "Kíp"], ["Lê \(one)", "A"]]
    let roster = [
      Self.titel, ["Họ và tên", "1", "2", "3", "4", "5"], ["Lê \(other)", "N", "N", "O", "O", "N"], [],
      ["N: 6h-14h"], ["O: nghỉ"],
    ]
    for form in SheetForm.allCases {
      var files = MemoryFiles()
      files["l-" + form.rawValue] = form.bytes(list)
      files["r-" + form.rawValue] = form.bytes(roster)
      var request = ImportRequest(inputs: [
        .init(path: "l-" + form.rawValue), .init(path: "r-" + form.rawValue),
      ])
      request.employers = [.init(id: "loom")]
      request.courses = [.init(id: "safety", minutes: [60])]
      let outcome = try AccountedImport.run(request, from: files)
      #expect(RosterShown.errors(outcome) == [] && outcome.findings.people == 1, "\(form)")
      #expect(outcome.findings.leftOut == 0 && outcome.findings.spellings.count == 1, "\(form)")
    }
  }
}
