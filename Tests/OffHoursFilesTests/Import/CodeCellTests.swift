import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Codes and hours in cells` {
  /// One person, a cell a day.
  private func roster(_ cells: [String], _ legend: [String] = []) -> String {
    (["Roster March 2027", "Name;" + (1...max(5, cells.count)).map { "\($0)" }.joined(separator: ";")]
      + [
        "Ann Poole;" + (cells + Array(repeating: "O", count: max(0, 5 - cells.count))).joined(separator: ";"),
        "", "O: off",
      ]
      + legend).joined(separator: "\n")
  }

  private func days(_ cells: [String], _ legend: [String] = [], given: String? = nil) throws -> String {
    var files = ["a.csv": roster(cells, legend)]
    if let given { files["legend.txt"] = given }
    return String(try RosterShown.days(RosterShown.run(files))[0].dropFirst("Ann Poole: ".count))
  }

  // MARK: - Hours in legends

  @Test(arguments: [
    "HC: 7h30-11h30, 13h-17h", "HC: 7h30-11h30; 13h-17h", "HC: sáng 7h30-11h30, chiều 13h-17h",
    "HC: sáng 7h30-11h30; chiều 1h-5h",
    "HC = 07:30-11:30 & 13:00-17:00", "HC: 7h30-11h30 và 13h-17h", "HC: 07:30-11:30 / 13:00-17:00",
    "HC: morning 7:30-11:30, afternoon 13-17", "\"HC: 7h30-11h30\n13h-17h\"", "HC;7h30-11h30;13h-17h",
    "HC;07:30;11:30;13:00;17:00",
    "HC;sáng 7h30-11h30;chiều 13h-17h", "Code;Start;End;Start;End\nHC;7:30;11:30;13;17",
    "Ca;Giờ vào;Giờ ra;Giờ vào 2;Giờ ra 2\nHC;7h30;11h30;13h;17h",
  ]) func `two stretches in every spelling and place`(_ legend: String) throws {
    let expected = "1 07:30-11:30 + 13:00-17:00, 2 off, 3 07:30-11:30 + 13:00-17:00, 4 off, 5 off"
    #expect(try days(["HC", "O", "HC"], [legend]) == expected)
    #expect(try days(["HC", "O", "HC"], given: legend) == expected)
  }

  @Test func `two stretches as real times in cells`() throws {
    let rows = [
      ["Tháng 3/2027"], ["Họ và tên", "1", "2", "3", "4", "5"], ["An", "HC", "HC", "N", "N", "HC"], [],
      ["Ca", "Giờ vào", "Giờ ra", "Giờ vào", "Giờ ra", "Ghi chú"],
      ["HC", "#0.3125", "#0.4791666667", "#0.5416666667", "#0.7083333333", "hành chính"],
      ["N", "#0.9166666667", "#0.25"],
    ]
    #expect(
      try RosterShown.days(RosterShown.run("a.xlsx", RosterShown.workbook(rows))) == [
        "An: 1 07:30-11:30 + 13:00-17:00, 2 07:30-11:30 + 13:00-17:00, 3 22:00-06:00, 4 22:00-06:00, 5 07:30-11:30 + 13:00-17:00"
      ])
  }

  @Test(arguments: [
    "HC: 7h30-11h30, chiều", "HC: 8h-17h, thứ bảy 8h-12h", "HC: 6h-14h hoặc 14h-22h", "HC: 8h-17h, 13h",
    "HC: nghỉ 13h-17h",
  ])
  func `hours with something that is not understood are an error at the cell`(_ legend: String) throws {
    let outcome = try RosterShown.run(["a.csv": roster(["HC", "HC"], [legend])])
    #expect(
      RosterShown.errors(outcome).count == 1
        && RosterShown.errors(outcome)[0].hasPrefix("a.csv, cell B3: error: 'HC' (also C3): "),
      "\(RosterShown.errors(outcome))")
  }

  // The first of March 2027 is a Monday, the sixth a Saturday.
  private static let office = ["HC", "HC", "HC", "HC", "HC", "O", "O"]

  @Test(arguments: [
    "HC: 8h-12h, 13h-17h (T2-T6)", "HC: T2-T6 8h-12h & 13h-17h", "HC = 8h-12h + 13h-17h (Mon-Fri)",
    "Ca;Giờ vào;Giờ ra;Giờ vào 2;Giờ ra 2;Ghi chú\nHC;8h;12h;13h;17h;T2-T6",
  ])
  func `a code for some days of the week holds on those, and is an error on others`(_ line: String) throws {
    let worked = (1...5).map { "\($0) 08:00-12:00 + 13:00-17:00" }.joined(separator: ", ")
    #expect(try days(Self.office, [line]) == worked + ", 6 off, 7 off")
    for (cell, base) in [("HC", "HC"), ("HC/TC", "HC"), ("TC+HC", "HC")] {
      var cells = Self.office
      cells[5] = cell
      let wrong = RosterShown.errors(try RosterShown.run(["a.csv": roster(cells, [line, "TC: 18h-20h"])]))
      #expect(
        wrong.contains {
          $0.hasPrefix("a.csv, cell G3: error: '\(base)': the legend gives its hours for other days")
        },
        "\(cell): \(wrong)")
    }
    // The advice works.
    var cells = Self.office
    cells[5] = "08:00-12:00"
    #expect(try days(cells, [line]) == worked + ", 6 08:00-12:00, 7 off")
  }

  @Test func `a kind of day is told, days in a cell are an error`() throws {
    var cells = Self.office
    cells[5] = "HC"
    let outcome = try RosterShown.run(["a.csv": roster(cells, ["HC: 8h-17h (on weekdays)"])])
    #expect(RosterShown.errors(outcome) == [])
    #expect(outcome.findings.faults.contains { $0.text(.english).contains("'HC' stands on a weekend") })
    let wrong = RosterShown.errors(try RosterShown.run(["a.csv": roster(["8h-17h (T2-T6)"])]))
    #expect(wrong.count == 1 && wrong[0].contains("a cell is one day"), "\(wrong)")
  }

  // MARK: - Cells that are hours

  @Test func `hours in cells mean themselves`() throws {
    #expect(
      try days([
        "7-15", "9–17", "22-6", "7:00-15:00", "6h–14h", "0700-1900", "6AM-2PM", "7h30-11h30, 13h-17h", "Off",
      ])
        == "1 07:00-15:00, 2 09:00-17:00, 3 22:00-06:00, 4 07:00-15:00, 5 06:00-14:00, 6 07:00-19:00, 7 06:00-14:00, 8 07:30-11:30 + 13:00-17:00, 9 off"
    )
    #expect(
      try days(["8-12\n13-17", "sáng 8-12, chiều 1-5"].map { "\"\($0)\"" })
        == "1 08:00-12:00 + 13:00-17:00, 2 08:00-12:00 + 13:00-17:00, 3 off, 4 off, 5 off")
  }

  @Test func `a legend may explain hours as well`() throws {
    #expect(
      try days(["7-15", "7:00-15:00"], given: "7-15: 07:00-16:00\n7:00-15:00: 07:00-15:30")
        == "1 07:00-16:00, 2 07:00-15:30, 3 off, 4 off, 5 off")
  }

  @Test func `bare numbers that make no shift are asked about`() throws {
    let outcome = try RosterShown.run(["a.csv": roster(["7-3", "7-15"])])
    #expect(
      RosterShown.errors(outcome).count == 1
        && RosterShown.errors(outcome)[0].contains("'7-3': as hours of a day of 24 these would be 20 hours"))
  }

  @Test func `a cell that became a date is asked about`() throws {
    let sheet =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Tháng 3/2027</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Họ và tên</t></is></c>"
      + (1...5).map { "<c r=\"\(Sheet.cellName(1, $0))\"><v>\($0)</v></c>" }.joined()
      + "</row><row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>An Lê</t></is></c>"
      + (1...5).map { "<c r=\"\(Sheet.cellName(2, $0))\" s=\"1\"><v>46583</v></c>" }.joined()
      + "</row></sheetData></worksheet>"
    let book = Fixture.workbook(
      sheet, styles: "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
    let outcome = try RosterShown.run("a.xlsx", book)
    #expect(
      RosterShown.errors(outcome).count == 1
        && RosterShown.errors(outcome)[0].contains("the cell holds a date"))
  }

  // MARK: - Codes with signs

  @Test(arguments: ["A/L", "D/O", "A.L", "N 1", "A L", "Ca-1", "N+", "Annual leave (approved)", "24:1"])
  func `codes may hold signs`(_ code: String) throws {
    #expect(try days([code, "O", code], ["\(code): absent"]) == "1 absent, 2 off, 3 absent, 4 off, 5 off")
    #expect(
      try days([code, "O", code], given: "\(code): 06:00-14:00")
        == "1 06:00-14:00, 2 off, 3 06:00-14:00, 4 off, 5 off")
  }

  @Test func `a slash parts codes only where the whole is none`() throws {
    let legend = ["N: 6h-14h", "D: 22h-5h"]
    let both =
      "1 06:00-14:00 + 22:00-05:00, 2 06:00-14:00 + 22:00-05:00, 3 06:00-14:00 + 22:00-05:00, 4 off, 5 off"
    #expect(try days(["N/D", "N D", "N + D"], legend) == both)
    #expect(
      try days(["N/D", "N", "O"], legend + ["N/D: 6h-18h"])
        == "1 06:00-18:00, 2 06:00-14:00, 3 off, 4 off, 5 off")
    // Codes of a line with several, unless a line of their own explains them.
    #expect(
      try days(["A", "L", "O"], ["A: 6h-14h", "A/L: annual leave"])
        == "1 06:00-14:00, 2 absent, 3 off, 4 off, 5 off")
    #expect(try days(["NB", "–", "O"], ["NB/–: nghỉ"]) == "1 off, 2 off, 3 off, 4 off, 5 off")
  }

  @Test func `shifts that overlap, and work beside leave, are asked about`() throws {
    for (cell, legend) in [("N/M", "M: 10h-18h"), ("N/P", "P: leave"), ("N/O", "Q: off")] {
      let outcome = try RosterShown.run(["a.csv": roster([cell], ["N: 6h-14h", legend])])
      #expect(
        RosterShown.errors(outcome).count == 1 && RosterShown.errors(outcome)[0].contains("'\(cell)'"),
        "\(RosterShown.errors(outcome))")
    }
  }

  // MARK: - Halves

  @Test(arguments: ["HC/2", "1/2HC", "HC½", "0.5HC", "HC 0,5", "½ HC"])
  func `half a shift is asked about, half a day of leave is told`(_ cell: String) throws {
    let outcome = try RosterShown.run(["a.csv": roster([cell], ["HC: 8h-17h"])])
    #expect(
      RosterShown.errors(outcome) == [
        "a.csv, cell B3: error: '\(cell)': half a day: which hours are worked? Write them, such as 08:00-12:00"
      ])
    #expect(try days([cell], ["HC: 8h-17h", "\(cell): 8h-12h"]).hasPrefix("1 08:00-12:00, "))
    let leave = try RosterShown.run(["a.csv": roster([cell.replacing("HC", with: "P")], ["P: leave"])])
    #expect(try RosterShown.days(leave)[0].hasPrefix("Ann Poole: 1 absent"))
    #expect(
      leave.findings.faults.contains {
        $0.severity == .warning && $0.message.en.contains("half a day of leave")
      })
  }

  @Test(arguments: ["nghỉ nửa ngày", "half day off", "nghỉ bù 1/2 ngày", "nghỉ sáng", "afternoon off"])
  func `words of half a day in a legend are asked about`(_ words: String) throws {
    let outcome = try RosterShown.run(["a.csv": roster(["H"], ["H: \(words)"])])
    #expect(
      RosterShown.errors(outcome).count == 1
        && RosterShown.errors(outcome)[0].contains("which hours are worked?"))
  }

  @Test func `colours in a legend are told`() throws {
    for line in ["Ô tô đỏ: nghỉ phép", "Màu vàng: tăng ca", "Red cells: leave", "Highlighted = training"] {
      let outcome = try RosterShown.run(["a.csv": roster(["N"], ["N: 6h-14h", line])])
      #expect(RosterShown.errors(outcome) == [])
      #expect(
        outcome.findings.faults.contains {
          $0.message.en.hasPrefix("'\(line)': colours of cells are not read")
        }, "\(line)")
      #expect(outcome.findings.employers[0].codes.map(\.code) == ["N", "O"])
    }
  }

  // MARK: - Advice

  /// The line that an error advises to write, `'X: 06:00-14:00'`.
  private func advice(_ error: String) -> String? {
    guard let start = error.firstRange(of: "such as '") else { return nil }
    let rest = error[start.upperBound...]
    let end = ["'; ", "', '", "' or", "'"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
    return end.map { String(rest[..<$0]) }
  }

  @Test(arguments: [
    "X9", "A/L", "7–3h chiều?", "Ca 9", "N.1", "K+", "R&D", "Tăng ca", "AL*", "x", "Q1 2", "7-3", "Note",
    "#1", "N/X9", "P/2", "(N)", "N-",
    "Training day", "CT Hà Nội", "Họp", "1", "0", "24", "-", "?", "on call",
  ]) func `what an error advises works`(_ code: String) throws {
    let files = ["a.csv": roster([code, "N", code], ["N: 6h-14h"])]
    let outcome = try RosterShown.run(files)
    let found = RosterShown.errors(outcome)
    guard !found.isEmpty else { return }
    for language in [Language.english, .vietnamese] {
      let lines = outcome.findings.faults.filter { $0.severity == .error }.map { fault in
        let text =
          language == .english
          ? fault.text(language)
          : fault.text(language).replacing("ví dụ '", with: "such as '").replacing(
            "dòng như '", with: "such as '")
        return advice(text) ?? "\(code): 08:00-12:00"
      }
      let again = try RosterShown.run(files.merging(["legend.txt": lines.joined(separator: "\n")]) { $1 })
      #expect(RosterShown.errors(again) == [], "\(code): \(found), wrote \(lines)")
    }
  }

  @Test func `without any legend the advice works as well`() throws {
    let text = "Roster March 2027\nName;1;2;3;4;5\nAnn Poole;Q;R;Q;R;Q\n"
    let outcome = try RosterShown.run(["a.csv": text])
    #expect(RosterShown.errors(outcome).count == 1)
    let again = try RosterShown.run([
      "a.csv": text, "legend.txt": "\(try #require(advice(RosterShown.errors(outcome)[0])))\nR: off",
    ])
    #expect(RosterShown.errors(again) == [])
  }

  @Test func `empty cells: the advice works in both languages`() throws {
    for line in ["(blank): off", "(trống): nghỉ"] {
      #expect(
        try days(["N", "", "N"], ["N: 6h-14h"], given: line)
          == "1 06:00-14:00, 2 off, 3 06:00-14:00, 4 off, 5 off")
    }
  }
}
