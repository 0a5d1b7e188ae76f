import OffHours
import OffHoursFiles
import Testing

@testable import OffHoursPapers

/// Sign-in sheets as they are printed, filled in and read back.
@Suite struct `Sign-in sheets come back` {
  /// What is written on a sheet: whom it is for, by id, or a name in an empty row; and what stands for a signature.
  private struct Line {
    var id = "", name = "", signature: String
  }

  /// The workbook with the sheets of some meetings filled in.
  private func workbook(_ language: Language, _ lines: [String: [Line]]) -> [UInt8] {
    let input = Fixture.input(language)
    var sheets = WorkbookPaper().sheets(input)
    for position in sheets.indices {
      let texts = sheets[position].rows.flatMap(\.cells).map(\.value)
      for (meeting, lines) in lines {
        guard texts.contains(.text("\(Words.meetingId(language)): \(meeting)")) else { continue }
        for line in lines { write(line, on: &sheets[position]) }
      }
    }
    return Workbook(sheets: sheets, title: "x", author: "y", date: Fixture.day("2027-03-01")).bytes()
  }

  private func write(_ line: Line, on sheet: inout Worksheet) {
    let row = sheet.rows.firstIndex { row in
      row.cells.count == 6 && row.cells[1].value == .text(line.id)
        && (line.id != "" || row.cells[2].value == .text("") && row.cells[4].value == .none)
    }
    guard let row else { return }
    if line.id.isEmpty { sheet.rows[row].cells[2].value = .text(line.name) }
    sheet.rows[row].cells[4].value = .text(line.signature)
  }

  private func read(_ bytes: [UInt8], before now: Instant? = Fixture.at("2027-03-11", "00:00")) throws
    -> AttendanceReading
  {
    var files = MemoryFiles()
    files["signed"] = bytes
    let input = Fixture.input(.vietnamese)
    return try AttendanceReader(files).read(path: "signed", input.timetable, in: input.scenario, before: now)
  }

  private func came(_ reading: AttendanceReading) -> [String] {
    (reading.records ?? []).map { "\($0.worker) \($0.meeting) \($0.attended)" }
  }

  @Test(arguments: Language.allCases)
  func `signatures, marks, blanks and guests are told apart`(language: Language) throws {
    let bytes = workbook(
      language,
      [
        "awareness/L1/1": [
          Line(id: "W1", signature: "Đức"), Line(id: "W2", signature: "vắng"),
          Line(name: "lê thị  Ân", signature: "Ân"), Line(name: "Ông Khách", signature: "K."),
        ],
        // Tomorrow's meeting: nothing that is written there counts.
        "awareness/L2/1": [Line(id: "W1", signature: "x")],
      ])
    let reading = try read(bytes)
    #expect(
      came(reading) == [
        "W2 awareness/L1/1 false", "W1 awareness/L1/1 true", "W6 awareness/L1/1 false",
        "W3 awareness/L1/1 true",
      ])
    // A stranger's line and a sheet on which nobody signed are told of.
    let told = reading.diagnostics.filter { $0.severity == .warning }.map(\.message)
    #expect(told.count == 2 && told.count == reading.diagnostics.count)
    #expect(told.contains { $0.contains("Ông Khách") } && told.contains { $0.contains("safety/S1/1") })
  }

  @Test func `a sheet saved as CSV with semicolons is the same sheet`() throws {
    let text = """
      PHIẾU KÝ TÊN;;;;;
      Lớp bồi dưỡng nhận thức;;;;;
      Mã buổi học: awareness/L1/1;;;;;
      ;;;;;
      STT;Mã số;Họ và tên;Đơn vị;Ký tên;Ghi chú
      1;W1;Nguyễn Văn Đức;;x;
      2;W2;Trần Thị Ánh;;;
      3;;王小明;;✓;
      ;;;;;
      Dự bị;;;;;
      1;W5;Đỗ Văn An;;;Kíp B
      ;;;;Người lập biểu;
      """
    #expect(
      came(try read(Array(text.utf8))) == [
        "W1 awareness/L1/1 true", "W2 awareness/L1/1 false", "W6 awareness/L1/1 true",
      ])
  }

  @Test func `what cannot be told is an error at its cell`() throws {
    let text = """
      worker,meeting,attended
      W1,awareness/L1/1,v
      W2,awareness/L1/9,yes
      W9,awareness/L1/1,yes
      W6,awareness/L1/1,maybe
      W6,awareness/L1/1,yes
      W6,awareness/L1/1,no
      """
    let reading = try read(Array(text.utf8))
    #expect(reading.records == nil)
    #expect(reading.diagnostics.map(\.line) == [2, 3, 4, 5, 7])
    #expect(reading.diagnostics[0].message.contains("tick") && reading.diagnostics[2].message.contains("W9"))
    let none = try read(Array("a,b\n1,2\n".utf8))
    #expect(none.diagnostics.count == 1 && none.diagnostics[0].message.contains("expected worker"))
  }

  /// A sheet on which W1, Nguyễn Văn Đức, has written something.
  private func signed(_ signature: String, name: String = "Nguyễn Văn Đức", id: String = "W1") throws
    -> AttendanceReading
  {
    let text = """
      Mã buổi học: awareness/L1/1,,,,,
      STT,Mã số,Họ và tên,Đơn vị,Ký tên,Ghi chú
      1,\(id),\(name),,"\(signature)",
      2,W2,Trần Thị Ánh,,x,
      """
    return try read(Array(text.utf8))
  }

  private func answer(_ signature: String, name: String = "Nguyễn Văn Đức") throws -> String {
    let reading = try signed(signature, name: name)
    guard let records = reading.records else { return reading.diagnostics.first?.message ?? "" }
    return records.first { $0.worker == "W1" }.map { $0.attended ? "came" : "missed" } ?? "none"
  }

  @Test(arguments: [
    "vắng", "Vắng có phép", "VẮNG (ốm)", "vắng: con ốm", "nghỉ", "nghỉ ốm", "nghi phep", "xin nghỉ",
    "ốm nặng", "báo ốm",
    "không đến", "khong den", "Không tham gia", "absent", "Absent - holiday", "excused", "excused (doctor)",
    "sick",
    "Sick leave till 5/3", "ill", "no-show", "did not come", "-", "0", "P",
  ])
  func `a word for absence in the place of a signature is absence`(text: String) throws {
    #expect(try answer(text) == "missed")
  }

  @Test(arguments: [
    "Đức", "đức", "Duc", "N. V. Đức", "NVĐ", "nvduc", "Nguyễn Văn Đức", "Đức Nguyễn", "Đức N.V.", "x", "✓",
    "có",
    "signed", "đã ký", "Yes",
  ])
  func `a mark, the name and its parts are signatures`(text: String) throws {
    #expect(try answer(text) == "came")
  }

  @Test(arguments: ["came late", "?", "Lan", "Đức ký thay Lan", "đến muộn", "15:30", "xx", "Mai sẽ ký"])
  func `what is neither a mark nor the name is asked about at its cell`(text: String) throws {
    let reading = try signed(text)
    #expect(reading.records == nil && reading.diagnostics.map(\.line) == [3])
    #expect(reading.diagnostics[0].message.contains("neither the person's name nor a mark"))
  }

  @Test func `a name that is also a word for absence is asked about where nobody can tell`() throws {
    var files = MemoryFiles()
    func answer(_ signature: String, _ name: String) throws -> String {
      files["signed"] = Array(
        "Meeting: awareness/L1/1\nid,name,signature\nW1,\(name),\(signature)\nW2,,x\n".utf8)
      let input = Fixture.input(.english) { scenario, _ in scenario.workers[0].name = name }
      let reading = try AttendanceReader(files).read(path: "signed", input.timetable, in: input.scenario)
      guard let records = reading.records else { return reading.diagnostics.first?.message ?? "" }
      return records.first { $0.worker == "W1" }.map { $0.attended ? "came" : "missed" } ?? "none"
    }
    #expect(try answer("Nghi", "Trần Đông Nghi").contains("word for absence"))
    #expect(try answer("nghỉ", "Trần Đông Nghi") == "missed")
    #expect(try answer("Vang", "Lê Thị Vàng").contains("word for absence"))
    #expect(try answer("Vàng", "Lê Thị Vàng") == "came")
    #expect(try answer("vắng", "Lê Thị Vàng") == "missed")
  }

  @Test func `names are found in either order, and two that fit are asked about`() throws {
    func records(_ written: String, _ names: [String]) throws -> AttendanceReading {
      var files = MemoryFiles()
      files["signed"] = Array(
        "Meeting: awareness/L1/1\nname,signature\n\"\(written)\",x\n".utf8)
      let input = Fixture.input(.english) { scenario, _ in
        for (position, name) in names.enumerated() { scenario.workers[position].name = name }
      }
      return try AttendanceReader(files).read(path: "signed", input.timetable, in: input.scenario)
    }
    for written in ["Kevin Brown", "Brown, Kevin", "brown kevin", "KEVIN  BROWN"] {
      #expect(try records(written, ["Brown Kevin"]).records?.map(\.worker) == ["W1"], "\(written)")
    }
    // W1 and W2 are on the list of the meeting, W3 is not.
    #expect(try records("Kevin Brown", ["Brown Kevin", "Kevin Brown"]).records?.map(\.worker) == ["W2"])
    let doubt = try records("Kevin Brown", ["Brown Kevin", "Ann", "Kevin Brown"])
    #expect(doubt.diagnostics.first?.message.contains("W3, W1") == true, "\(doubt.diagnostics)")
  }

  @Test func `in a table of many meetings the same words are absence, and names say nothing`() throws {
    let text = """
      worker,meeting,attended
      W1,awareness/L1/1,nghỉ ốm
      W2,awareness/L1/1,sick
      W6,awareness/L1/1,có
      W3,awareness/L1/2,excused by the firm
      """
    #expect(
      came(try read(Array(text.utf8))) == [
        "W1 awareness/L1/1 false", "W2 awareness/L1/1 false", "W6 awareness/L1/1 true",
        "W3 awareness/L1/2 false",
      ])
    let names = try read(Array("worker,meeting,attended\nW1,awareness/L1/1,Đức\n".utf8))
    #expect(names.records == nil && names.diagnostics[0].message.contains("expected yes or no"))
  }
}
