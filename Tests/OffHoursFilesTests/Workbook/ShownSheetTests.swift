import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Sheets that only show an answer` {
  private func book(_ language: String) throws -> (bytes: [UInt8], scenario: Scenario) {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      """
      offhours: 1
      name: One lesson
      timezone: Asia/Ho_Chi_Minh
      language: \(language)
      horizon: {from: 2027-03-01, to: 2027-03-14}
      workers: {W1: {name: An, courses: c}, W2: {name: Binh, courses: c}, W3: {name: Chi, courses: c}}
      venues: {hall: {seats: 2}}
      courses: {c: {lessons: {L1: {minutes: 120}}}}

      """.utf8)
    let tree = try #require(try ScenarioReader(files).readTree(path: "scenario.yaml").tree)
    let bytes = try BookWriter.bytes(tree)
    files["book.xlsx"] = bytes
    let scenario = try #require(try ScenarioReader(files).read(path: "book.xlsx").scenario)
    var timetable = Timetable()
    timetable.scenarioName = scenario.name
    timetable.scenarioHash = scenario.sha256
    let start = scenario.zone.instant(CivilDate("2027-03-02")!, ClockTime(minute: 600))
    timetable.meetings.append(
      Meeting(
        id: "c/L1/1", course: "c", lesson: "L1", section: "S1", venue: "hall", start: start, end: start + 120,
        learners: ["W1", "W2"]))
    timetable.sections = [Section(id: "S1", course: "c", learners: ["W1", "W2"])]
    timetable.unplaced = UnplacedFinder.unplaced(in: ResolvedTimetable(timetable, in: scenario))
    timetable.goals = Verifier.verify(timetable, scenario).goals
    return (try AnswerWriter.bytes(bytes, adding: timetable, for: scenario), scenario)
  }

  /// The workbook with other texts in cells of a sheet, by name.
  private func edited(_ bytes: [UInt8], _ sheet: String, _ cells: [(row: Int, column: Int, text: String)])
    throws
    -> [UInt8]
  {
    let book = try BookFile(bytes)
    var package = try BookPackage(book)
    let entry = try #require(book.sheets.first { $0.name == sheet })
    var changes: [BookPlace: CellEdit] = [:]
    for cell in cells {
      changes[BookPlace(row: cell.row, column: cell.column)] = CellEdit(
        content: cell.text.isEmpty ? CellContent.none : .text(cell.text))
    }
    package.put(entry.part, try book.part(of: entry).replacing(changes))
    return try package.finished()
  }

  @Test(arguments: ["en", "vi"]) func `as they were written nothing is told`(language: String) throws {
    let (bytes, scenario) = try book(language)
    let reading = AnswerReader.read(bytes, path: "book.xlsx", scenario)
    #expect(reading.book != nil && reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    #expect(
      AnswerReader.notTaken(bytes, path: "book.xlsx", scenario, command: "replan").isEmpty)
  }

  @Test func `a learner moved, taken off or added there is told at the cell, with where to write it`() throws
  {
    let (bytes, scenario) = try book("en")
    // W1's section is another, W2's row becomes W3's, and somebody is added below.
    let changed = try edited(
      bytes, "Learners",
      [(1, 4, "S2"), (2, 0, "W3"), (2, 1, "Chi"), (3, 0, "W9"), (3, 3, "c"), (1, 1, "Anh")])
    let reading = AnswerReader.read(changed, path: "book.xlsx", scenario)
    #expect(reading.book?.isEdited == false)
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning && $0.sheet == "Learners" })
    let told = Dictionary(grouping: reading.diagnostics, by: { $0.cell ?? "" }).mapValues {
      $0.map(\.message)
    }
    #expect(Set(told.keys) == ["A1", "A3", "A4", "B2", "E2"])
    #expect(
      told["E2"] == [
        "does not count: found 'S2', written was 'S1'; put the learner on a meeting, or take him or her off, in the column 'Learners' of the sheet 'Timetable', then offhours replan"
      ])
    #expect(told["B2"]?.first?.hasSuffix("change it on the sheet 'Workers'") == true)
    #expect(told["A1"]?.first?.hasPrefix("the row 'W2, c' was taken away by hand") == true)
    #expect(told["A3"]?.first?.hasPrefix("the row 'W3, c' was added by hand") == true)
  }

  @Test func `who is left out and what the goals came to are told alike, in the workbook's language`() throws
  {
    let (bytes, scenario) = try book("vi")
    var changed = try edited(
      bytes, "Chưa xếp được", [(1, 0, ""), (1, 1, ""), (1, 3, ""), (1, 4, ""), (1, 5, "")])
    changed = try edited(changed, "Kết quả", [(1, 1, "77")])
    let told = AnswerReader.read(changed, path: "book.xlsx", scenario).diagnostics
    #expect(told.map { "\($0.sheet ?? "")!\($0.cell ?? "")" } == ["Chưa xếp được!A1", "Kết quả!B2"])
    #expect(told[0].message.hasPrefix("dòng 'W3, c' đã bị xóa bằng tay"))
    #expect(told[1].message.contains("thấy '77'") && told[1].message.contains("trang 'Mục tiêu'"))
  }

  @Test func `rows in another order, and columns of one's own, are no change`() throws {
    let (bytes, scenario) = try book("en")
    let part = AnswerRows(
      try #require(AnswerReader.read(bytes, path: "", scenario).book).timetable, in: scenario, kept: [])
    let rows = part.rows("learners"), columns = BookLayout.answer[1].columns
    var cells: [(row: Int, column: Int, text: String)] = [
      (0, 9, "Mine"), (1, 9, "called"), (2, 9, "not yet"),
    ]
    for (row, values) in rows.reversed().enumerated() {
      for (position, column) in columns.enumerated() {
        if case .text(let text)? = values[column.key] { cells.append((row + 1, position, text)) }
      }
    }
    let changed = try edited(bytes, "Learners", cells)
    #expect(AnswerReader.read(changed, path: "book.xlsx", scenario).diagnostics.isEmpty)
  }

  @Test func `many changes are counted, and a sheet without its headings says so once`() throws {
    let (bytes, scenario) = try book("en")
    let many = try edited(bytes, "Learners", (10..<60).map { ($0, 0, "X\($0)") })
    let told = AnswerReader.read(many, path: "book.xlsx", scenario).diagnostics
    #expect(told.count == 21 && told.last?.message == "30 more changes on this sheet do not count either")
    let headless = try edited(bytes, "Learners", [(0, 0, "Who"), (0, 3, "What")])
    #expect(
      AnswerReader.read(headless, path: "book.xlsx", scenario).diagnostics.map(\.message) == [
        ShownWords.noHeadings.en
      ])
  }

  @Test(arguments: ["en", "vi"])
  func `a cell may have the name that one has alone, and is told where several have it`(language: String)
    throws
  {
    let (bytes, scenario) = try book(language)
    let sheet = language == "en" ? "Timetable" : "Lịch học"
    var renamed = scenario
    renamed.venues[0].name = "Training room 1"
    let cells = [(1, 7, " training room 1"), (1, 9, "An; Binh")].map { (row: $0.0, column: $0.1, text: $0.2) }
    let read = AnswerReader.read(try edited(bytes, sheet, cells), path: "book.xlsx", renamed)
    #expect(read.book?.timetable.meetings.map(\.venue) == ["hall"], "\(read.diagnostics)")
    #expect(read.book?.timetable.meetings.map(\.learners) == [["W1", "W2"]])
    #expect(read.book?.isEdited == false)
    renamed.workers[2].name = "Binh"
    let twice = AnswerReader.read(try edited(bytes, sheet, cells), path: "book.xlsx", renamed)
    #expect(twice.book == nil && twice.diagnostics.map(\.cell) == ["J2"])
    let said = language == "en" ? "the name 'Binh' is that of W2, W3" : "tên 'Binh' là của W2, W3"
    #expect(twice.diagnostics.first?.message.contains(said) == true, "\(twice.diagnostics)")
  }

  @Test(arguments: ["en", "vi"])
  func `dates and times are read as people type them where they say one thing`(language: String) throws {
    let (bytes, scenario) = try book(language)
    let sheet = language == "en" ? "Timetable" : "Lịch học"
    for (text, clock) in [("9h30", "09:30"), ("9:30", "09:30"), ("17g", "17:00"), ("8h 05", "08:05")] {
      let changed = try edited(bytes, sheet, [(1, 4, "13/03/2027"), (1, 5, text), (1, 6, "")])
      let read = AnswerReader.read(changed, path: "book.xlsx", scenario)
      let start = read.book?.timetable.meetings.first?.start
      #expect(
        start.map { scenario.zone.timestamp($0).prefix(16) } == "2027-03-13T\(clock)", "\(read.diagnostics)")
    }
    // The fourth of March or the third of April.
    let either = AnswerReader.read(
      try edited(bytes, sheet, [(1, 4, "04/03/2027")]), path: "book.xlsx", scenario)
    #expect((either.book == nil) == (language == "en"))
    #expect(
      AnswerReader.read(try edited(bytes, sheet, [(1, 5, "9h75")]), path: "book.xlsx", scenario).book == nil)
  }

  @Test func `a name that is somebody else's id is asked about, and spellings of one name are one`() throws {
    let (bytes, scenario) = try book("en")
    var renamed = scenario
    renamed.workers[1].name = "w1"
    renamed.workers[2].name = "Lê Thị Hòa"
    func learners(_ text: String) throws -> BookTimetableReading {
      AnswerReader.read(try edited(bytes, "Timetable", [(1, 9, text)]), path: "book.xlsx", renamed)
    }
    // As the program writes it, it is the id.
    #expect(try learners("W1").book?.timetable.meetings.map(\.learners) == [["W1"]])
    let either = try learners("w1")
    #expect(either.diagnostics.map(\.cell) == ["J2"])
    #expect(either.diagnostics.first?.message.contains("is that of W1, W2") == true, "\(either.diagnostics)")
    for spelling in ["Lê Thị Hoà", "le thi hoa", "LÊ THỊ HÒA", "w3"] {
      #expect(try learners(spelling).book?.timetable.meetings.map(\.learners) == [["W3"]], "\(spelling)")
    }
  }

  @Test(arguments: ["en", "vi"])
  func `days and times typed as text into plain cells are written back as what they are`(language: String)
    throws
  {
    let (bytes, scenario) = try book(language)
    let sheet = language == "en" ? "Timetable" : "Lịch học"
    let typed = [(1, "c"), (2, "L1"), (4, "2027-03-04"), (5, "9h30"), (7, "hall"), (9, "W3")]
    let added = try edited(bytes, sheet, typed.map { (row: 2, column: $0.0, text: $0.1) })
    let once = try #require(AnswerReader.read(added, path: "book.xlsx", scenario).book)
    #expect(once.timetable.meetings.count == 2)
    let again = try AnswerWriter.bytes(added, adding: once.timetable, for: scenario)
    let reading = AnswerReader.read(again, path: "book.xlsx", scenario)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    #expect(reading.book?.timetable.meetings.map(\.start) == once.timetable.meetings.map(\.start))
  }

  @Test(arguments: [(8, "Instructors"), (9, "Learners"), (7, "Venue")])
  func `a column without which rows say less is missed`(column: Int, title: String) throws {
    let (bytes, scenario) = try book("en")
    let read = AnswerReader.read(
      try edited(bytes, "Timetable", [(0, column, "")]), path: "book.xlsx", scenario)
    #expect(read.book == nil)
    #expect(read.diagnostics.contains { $0.message.contains(title) }, "\(read.diagnostics)")
  }

  @Test func `a timetable planned anew names the rows that were changed or kept`() throws {
    let (bytes, scenario) = try book("en")
    let kept = try edited(bytes, "Timetable", [(1, 10, "x")])
    let told = AnswerReader.notTaken(kept, path: "book.xlsx", scenario, command: "offhours replan book.xlsx")
    #expect(told.map(\.cell) == ["K2"])
    #expect(told.first?.message.contains("to hold it: offhours replan book.xlsx") == true)
    let spoilt = try edited(bytes, "Timetable", [(1, 4, "soon")])
    #expect(AnswerReader.notTaken(spoilt, path: "book.xlsx", scenario, command: "c").map(\.cell) == ["E2"])
    let gone = try edited(bytes, "Timetable", (0...10).map { (1, $0, "") })
    let moved = try edited(bytes, "Timetable", [(1, 5, "11:00")])
    // A mark that somebody set is work as well, and so is what cannot be read.
    for (book, isEdited) in [(bytes, false), (kept, true), (moved, true), (gone, true), (spoilt, true)] {
      #expect(AnswerReader.isEdited(book, path: "book.xlsx", scenario) == isEdited)
    }
    #expect(AnswerReader.notTaken(gone, path: "book.xlsx", scenario, command: "c").first?.cell == "A1")
  }
}
