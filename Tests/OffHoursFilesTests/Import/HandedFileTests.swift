import OffHours
import Testing

@testable import OffHoursFiles

/// Files that organisers handed in and that went wrong by how programs wrote them, each with others of its kind: hidden columns, merged
/// headings, archives of other writers; and holidays and plans of classes in every form of file.
@Suite struct `Files that were handed in, and others of their kind` {
  private static let people = [
    ["S1", "Mai Ly", "N", "N", "O", "O", "N"], ["S2", "Bo Tan", "O", "O", "N", "N", "O"],
  ]
  private static let legend = [[], ["N: 6h-14h"], ["O: nghỉ"]]
  private static let n = "06:00-14:00"
  private static let days = [
    "Mai Ly: 1 \(n), 2 \(n), 3 off, 4 off, 5 \(n)", "Bo Tan: 1 off, 2 off, 3 \(n), 4 \(n), 5 off",
  ]
  private static let dates = (1...5).map { "0\($0)/03/2027" }

  // MARK: - Hidden columns

  @Test(
    arguments: [([4, 5], "E:F"), ([0], "A"), ([1, 3], "B, D"), ([2, 3, 4, 5, 6], "C:G")], SheetForm.ofPrograms
  )
  func `hidden columns are read, and told`(_ hidden: ([Int], String), _ form: SheetForm) throws {
    let rows =
      [["Tháng 3/2027"], ["Mã NV", "Họ và tên", "1", "2", "3", "4", "5"]] + Self.people + Self.legend
    let outcome = try RosterShown.run(form.rawValue, form.bytes(rows, hidden: Set(hidden.0)))
    #expect(try RosterShown.days(outcome) == Self.days, "\(form)")
    #expect(try ImportTests.scenario(outcome).workers.map(\.id) == ["S1", "S2"])
    let notes = outcome.findings.files[0].sheets[0].notes
    #expect(notes.map(\.en).contains("hidden columns are read as well: \(hidden.1)"), "\(form): \(notes)")
    #expect(notes.contains { $0.vi.contains("ẩn") && $0.vi.hasSuffix(hidden.1) }, "\(form): \(notes)")
  }

  @Test(
    arguments: [["Hall", "Seats", "Price per meeting"], ["Hội trường", "Số chỗ", "Giá/buổi"]],
    SheetForm.ofPrograms)
  func `a hidden column of a list of halls is read, and told`(_ heads: [String], _ form: SheetForm) throws {
    var files = MemoryFiles()
    files[form.rawValue] = form.bytes([heads, ["Annex", "20", "600000"]], hidden: [2])
    files["r.csv"] = SheetForm.commas.bytes(
      [["Tháng 3/2027"], ["Mã NV", "Họ và tên", "1", "2", "3", "4", "5"]] + Self.people + Self.legend)
    var request = ImportRequest(inputs: [.init(path: form.rawValue), .init(path: "r.csv")])
    request.employers = [.init(id: "loom")]
    request.courses = [.init(id: "safety", minutes: [60])]
    let outcome = try AccountedImport.run(request, from: files)
    #expect(RosterShown.errors(outcome) == [], "\(form)")
    #expect(outcome.files.contains { $0.text.contains("cost: {meeting: 600000}") }, "\(form)")
    let notes = outcome.findings.files[0].sheets[0].notes.map(\.en)
    #expect(notes.contains("hidden columns are read as well: C"), "\(form): \(notes)")
  }

  // MARK: - A heading merged over two rows

  private static let weekdays = ["T2", "T3", "T4", "T5", "T6"], english = ["Mon", "Tue", "Wed", "Thu", "Fri"]

  @Test(
    arguments: [
      (["Mã NV", "Họ và tên"], dates, dates), (["Mã NV", "Họ và tên"], dates, weekdays),
      (["Staff No", "Name"], (1...5).map { "\($0)" }, english),
      (["ID", "Employee"], english, (1...5).map { "\($0)" }),
      (["Mã số", "Họ tên"], weekdays, dates),
    ] as [([String], [String], [String])])
  func `names merged over a row of dates and one of weekdays`(
    _ heads: [String], _ first: [String], _ second: [String]
  ) throws {
    let rows = [["Tháng 3/2027"], heads + first, ["", ""] + second] + Self.people + Self.legend
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows, tall: ["A2", "B2"]))
      #expect(RosterShown.errors(outcome) == [], "\(form)")
      guard !outcome.hasErrors else { continue }
      #expect(try RosterShown.days(outcome) == Self.days, "\(form)")
      #expect(outcome.findings.people == 2, "\(form)")
    }
  }

  // MARK: - Archives

  /// What the extra field of an archive's entries (ZIP64) holds: sizes, where the entry begins, or both.
  enum Wide: CaseIterable { case sizes, place, both, bothAndDirectory }

  @Test(arguments: Wide.allCases, [SheetForm.workbook, .document])
  func `numbers of eight bytes in an archive`(
    _ wide: Wide, _ form: SheetForm
  ) throws {
    let rows =
      [["Tháng 3/2027"], ["Mã NV", "Họ và tên", "1", "2", "3", "4", "5"]] + Self.people + Self.legend
    let bytes = try Self.widened(form.bytes(rows), wide)
    #expect(try RosterShown.days(RosterShown.run(form.rawValue, bytes)) == Self.days)
    // What is cut off is an error with the file's name, and no sheet without cells.
    let cut = try RosterShown.run(form.rawValue, Array(bytes.dropLast(40)))
    #expect(RosterShown.errors(cut).contains { $0.hasPrefix(form.rawValue) })
  }

  /// An archive with its numbers in extra fields.
  private static func widened(_ bytes: [UInt8], _ wide: Wide) throws -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let full = little(0xFFFF_FFFF, 4)
    let archive = try ZipArchive(bytes)
    var body: [UInt8] = [], directory: [UInt8] = []
    for name in archive.names {
      let content = try #require(try archive.entry(name))
      let own = little(content.count, 8) + little(content.count, 8)
      let hasSizes = wide != .place, hasPlace = wide != .sizes
      let sum = little(Int(Inflate.checksum(content)), 4)
      func head(_ extra: [UInt8]) -> [UInt8] {
        little(45, 2) + little(0, 2) + little(0, 2) + little(0, 4) + sum
          + (hasSizes ? full + full : little(content.count, 4) + little(content.count, 4))
          + little(name.utf8.count, 2) + little(extra.count, 2)
      }
      let local = hasSizes ? little(1, 2) + little(16, 2) + own : []
      let inDirectory = (hasSizes ? own : []) + (hasPlace ? little(body.count, 8) : [])
      // Another program's field stands before it.
      let extra =
        little(0x5455, 2) + little(1, 2) + [0] + little(1, 2) + little(inDirectory.count, 2) + inDirectory
      directory +=
        [0x50, 0x4B, 1, 2] + little(45, 2) + head(extra) + little(0, 2) + little(0, 2) + little(0, 2)
      directory += little(0, 4) + (hasPlace ? full : little(body.count, 4)) + Array(name.utf8) + extra
      body += [0x50, 0x4B, 3, 4] + head(local) + Array(name.utf8) + local + content
    }
    let count = archive.names.count
    var end: [UInt8] = []
    if wide == .bothAndDirectory {
      let at = body.count + directory.count
      end += [0x50, 0x4B, 6, 6] + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 4) + little(0, 4)
      end += little(count, 8) + little(count, 8) + little(directory.count, 8) + little(body.count, 8)
      end += [0x50, 0x4B, 6, 7] + little(0, 4) + little(at, 8) + little(1, 4)
      end += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(0xFFFF, 2) + little(0xFFFF, 2) + full + full
    } else {
      end += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(count, 2) + little(count, 2)
      end += little(directory.count, 4) + little(body.count, 4)
    }
    return body + directory + end + [0, 0]
  }

  @Test(arguments: ["none", "last", "template", "line"]) func `documents without a type at their beginning`(
    _ kind: String
  ) throws {
    let rows =
      [["Tháng 3/2027"], ["Mã NV", "Họ và tên", "1", "2", "3", "4", "5"]] + Self.people + Self.legend
    let archive = try ZipArchive(SheetForm.document.bytes(rows))
    let content = String(decoding: try #require(try archive.entry("content.xml")), as: UTF8.self)
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"/\"/></manifest:manifest>"
    var parts = [(name: "content.xml", text: content), (name: "META-INF/manifest.xml", text: manifest)]
    switch kind {
    case "last": parts.append((name: "mimetype", text: type))
    case "template": parts.insert((name: "mimetype", text: type + "-template"), at: 0)
    case "line": parts.insert((name: "mimetype", text: type + "\r\n"), at: 0)
    default: break
    }
    // The name may be any.
    for name in ["r.ods", "r.xlsx", "roster"] {
      #expect(try RosterShown.days(RosterShown.run(name, Fixture.archive(parts))) == Self.days, "\(name)")
    }
  }

  // MARK: - Holidays

  @Test(arguments: [
    ("Họ và tên", "N: 6h-14h", "O: nghỉ"), ("Name", "N: 6:00-14:00", "O: off"),
    ("Employee", "N = 6am-2pm", "O = off"),
    ("Kíp", "N: 06h00 – 14h00", "O: nghỉ"),
  ]) func `a shift on a holiday stands, and a day off there stays one`(
    _ head: String, _ shift: String, _ off: String
  ) throws {
    for form in SheetForm.allCases {
      let rows = [
        ["Tháng 3/2027"], [head, "1", "2", "3", "4", "5"], ["A", "N", "O", "N", "N", "O"], [], [shift], [off],
      ]
      var files = MemoryFiles()
      files[form.rawValue] = form.bytes(rows)
      files["z.csv"] = Array((head == "Kíp" ? "Name,Crew\nMai Ly,A\n" : "Name,Crew\nA,\n").utf8)
      var request = ImportRequest(inputs: [.init(path: form.rawValue), .init(path: "z.csv")])
      request.employers = [.init(id: "loom")]
      request.courses = [.init(id: "safety", minutes: [60])]
      let outcome = try AccountedImport.run(request, from: files)
      try #require(RosterShown.errors(outcome) == [], "\(form)")
      var text = Dictionary(uniqueKeysWithValues: outcome.files.map { ($0.name, $0.text) })
      text["scenario.yaml"] = text["scenario.yaml"]!.replacing(
        "timezone:", with: "holidays: [2027-03-01, 2027-03-02]\ntimezone:")
      let scenario = try ScenarioReader.read(text: text["scenario.yaml"]!, tables: text)
      let calendar = CalendarBook(scenario).calendar(of: Ref(0))
      let worked = scenario.horizon.dates.filter { !calendar.shifts(on: $0).isEmpty }.map(\.parts.day)
      #expect(scenario.holidays.count == 2 && worked == [1, 3, 4], "\(form): \(worked)")
    }
  }

  @Test(arguments: [
    ("L", "L: nghỉ lễ"), ("NL", "NL: nghỉ lễ"), ("PH", "PH: public holiday"), ("BH", "BH = bank holiday"),
    ("Nghỉ lễ", ""), ("Tết", "Tết: nghỉ Tết"),
  ]) func `a cell that says holiday is a day without work`(_ cell: String, _ line: String) throws {
    for form in SheetForm.allCases {
      let rows = [
        ["Tháng 3/2027"], ["Họ và tên", "1", "2", "3", "4", "5"], ["Mai Ly", "N", cell, "N", "O", "N"], [],
        ["N: 6h-14h"], ["O: nghỉ"], [line],
      ]
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows))
      try #require(RosterShown.errors(outcome) == [], "\(form) \(cell)")
      let scenario = try ImportTests.scenario(outcome)
      let calendar = CalendarBook(scenario).calendar(of: Ref(0))
      let worked = scenario.horizon.dates.filter { !calendar.shifts(on: $0).isEmpty }.map(\.parts.day)
      #expect(worked == [1, 3, 5] && calendar.unknownDates.isEmpty, "\(form) \(cell)")
    }
  }

  // MARK: - Plans of classes

  @Test(arguments: [
    [
      ["Course", "Lesson", "Minutes", "Min", "Max"], ["Fire safety", "Theory", "60", "3", "12"],
      ["", "Practice", "90", "", ""], ["First aid", "All of it", "120", "4", "10"],
    ],
    [
      ["Khóa học", "Bài", "Số phút", "Sĩ số tối thiểu", "Sĩ số tối đa"],
      ["Fire safety", "Theory", "60", "3", "12"],
      ["Fire safety", "Practice", "90", "3", "12"], ["First aid", "All of it", "2h", "4", "10"],
    ],
    [
      ["Module", "Session", "Length", "Class size"], ["Fire safety", "Theory", "1h", "3-12"],
      ["", "Practice", "1h30", ""], ["First aid", "All of it", "120 min", "4 to 10"],
    ],
  ]) func `rows of a plan of classes`(_ rows: [[String]]) throws {
    for form in SheetForm.allCases {
      var files = MemoryFiles()
      // The course's name may be merged over its lessons.
      files[form.rawValue] = form.bytes([["Plan of classes"]] + rows, tall: rows[2][0].isEmpty ? ["A3"] : [])
      files["z.csv"] = SheetForm.commas.bytes(
        [["Tháng 3/2027"], ["Mã NV", "Họ và tên", "1", "2", "3", "4", "5"]] + Self.people + Self.legend)
      var request = ImportRequest(inputs: [.init(path: form.rawValue), .init(path: "z.csv")])
      request.employers = [.init(id: "loom")]
      let outcome = try AccountedImport.run(request, from: files)
      try #require(RosterShown.errors(outcome) == [], "\(form)")
      let courses = try ImportTests.scenario(outcome).courses
      #expect(courses.map(\.name) == ["Fire safety", "First aid"], "\(form)")
      #expect(courses.map { $0.lessons.map(\.minutes) } == [[60, 90], [120]], "\(form)")
      #expect(courses.map { [$0.minSize, $0.maxSize ?? 0] } == [[3, 12], [4, 10]], "\(form)")
    }
  }
}
