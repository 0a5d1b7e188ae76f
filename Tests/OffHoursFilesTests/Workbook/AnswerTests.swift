import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `An answer in a workbook` {
  private static let scenario = """
    offhours: 1
    name: Two lessons
    timezone: Asia/Ho_Chi_Minh
    language: en
    horizon: {from: 2027-03-01, to: 2027-03-14}
    workers: {W1: {courses: c}, W2: {courses: c}}
    venues: {hall: {seats: 10, open: {daily: [08:00-20:00]}}, room: {seats: 10}}
    courses: {c: {lessons: {L1: {minutes: 120}, L2: {minutes: 90}}, attend: any}}

    """

  private func book() throws -> (bytes: [UInt8], scenario: Scenario) {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(Self.scenario.utf8)
    let tree = try #require(try ScenarioReader(files).readTree(path: "scenario.yaml").tree)
    let bytes = try BookWriter.bytes(tree)
    return (bytes, try read(bytes))
  }

  private func read(_ bytes: [UInt8]) throws -> Scenario {
    var files = MemoryFiles()
    files["book.xlsx"] = bytes
    let reading = try ScenarioReader(files).read(path: "book.xlsx")
    return try #require(reading.scenario, "\(reading.diagnostics)")
  }

  private func timetable(_ scenario: Scenario) -> Timetable {
    var timetable = Timetable()
    timetable.scenarioName = scenario.name
    timetable.scenarioHash = scenario.sha256
    for (lesson, day, minutes) in [("L1", "2027-03-02", 120), ("L2", "2027-03-04", 90)] {
      let start = scenario.zone.instant(CivilDate(day)!, ClockTime(minute: 600))
      timetable.meetings.append(
        Meeting(
          id: "c/\(lesson)/1", course: "c", lesson: lesson, venue: "hall", start: start,
          end: start + minutes, learners: ["W1", "W2"]))
    }
    return timetable
  }

  /// The workbook with other contents in cells of the timetable, by row counted from 0 and heading.
  private func edited(_ bytes: [UInt8], _ edits: [(row: Int, heading: String, content: CellContent)]) throws
    -> [UInt8]
  {
    let book = try BookFile(bytes)
    var package = try BookPackage(book)
    let entry = try #require(book.sheets.first { $0.name == "Timetable" })
    let part = try book.part(of: entry)
    let table = try BookTable(
      BookLayout.answer[0], part, of: book, path: "", name: entry.name, DiagnosticLog())
    var changes: [BookPlace: CellEdit] = [:]
    for edit in edits {
      let column = try #require(table.column(edit.heading))
      changes[BookPlace(row: edit.row, column: column)] = CellEdit(content: edit.content)
    }
    package.put(entry.part, part.replacing(changes))
    return try package.finished()
  }

  @Test func `comes back as it was written, and the scenario is the one that it was`() throws {
    let (bytes, scenario) = try book()
    let written = timetable(scenario)
    let answer = try AnswerWriter.bytes(bytes, adding: written, for: scenario, kept: ["c/L2/1"])
    #expect(try read(answer).sha256 == scenario.sha256)
    let reading = AnswerReader.read(answer, path: "book.xlsx", scenario)
    let back = try #require(reading.book, "\(reading.diagnostics)")
    #expect(
      TimetableWriter.text(back.timetable, for: scenario) == TimetableWriter.text(written, for: scenario))
    #expect(!back.isEdited)
    #expect(back.kept == ["c/L2/1"])
    // A second answer takes the place of the first.
    var less = written
    less.meetings.removeLast()
    let again = try AnswerWriter.bytes(answer, adding: less, for: scenario)
    let second = try #require(AnswerReader.read(again, path: "book.xlsx", scenario).book)
    #expect(second.timetable.meetings == less.meetings)
    #expect(!second.isEdited)
  }

  @Test func `changes by hand are told from what was written, and the end goes along with the start`() throws
  {
    let (bytes, scenario) = try book()
    let answer = try AnswerWriter.bytes(bytes, adding: timetable(scenario), for: scenario)
    let changed = try edited(
      answer,
      [
        (1, "start", .text("14:30")), (2, "id", .none), (2, "course", .none), (2, "lesson", .none),
        (2, "date", .none), (2, "start", .none), (2, "end", .none), (2, "venue", .none),
        (2, "learners", .none),
        (3, "course", .text("c")), (3, "lesson", .text("L2")), (3, "date", .text("2027-03-05")),
        (3, "start", .text("09:00")), (3, "venue", .text("room")), (3, "learners", .text("W2")),
        (3, "keep", .text("x")),
      ])
    let reading = AnswerReader.read(changed, path: "book.xlsx", scenario)
    let book = try #require(reading.book, "\(reading.diagnostics)")
    #expect(book.changed == ["c/L1/1", "c/L2/2"])
    #expect(book.removed.map(\.id) == ["c/L2/1"])
    #expect(book.kept == ["c/L2/2"])
    #expect(book.timetable.meetings.map(\.interval.minutes) == [120, 90])
    #expect(book.timetable.goals.isEmpty)
    #expect(book.cell("c/L2/2", "venue") == "H4")
  }

  @Test func `what is wrong in the timetable stands at its cell`() throws {
    let (bytes, scenario) = try book()
    let answer = try AnswerWriter.bytes(bytes, adding: timetable(scenario), for: scenario)
    let wrong = try edited(
      answer, [(1, "date", .text("soon")), (2, "venue", .none), (2, "keep", .text("maybe"))])
    let reading = AnswerReader.read(wrong, path: "book.xlsx", scenario)
    #expect(reading.book == nil)
    #expect(reading.diagnostics.map(\.cell) == ["E2", "H3", "K3"])
  }

  @Test func `a rule that is broken stands at the cell that decides it`() throws {
    let (bytes, scenario) = try book()
    let answer = try AnswerWriter.bytes(bytes, adding: timetable(scenario), for: scenario)
    func cells(_ heading: String, _ text: String, _ code: RuleCode) throws -> [String] {
      let changed = try edited(answer, [(1, heading, .text(text))])
      let book = try #require(AnswerReader.read(changed, path: "book.xlsx", scenario).book)
      let broken = Verifier.verify(book.timetable, scenario).violations.filter { $0.code == code }
      return broken.flatMap(book.cells)
    }
    #expect(try cells("venue", "attic", .unknownId) == ["H2"])
    #expect(try cells("instructors", "nobody", .unknownId) == ["I2"])
    #expect(try cells("learners", "W1; W7", .unknownId) == ["J2"])
    #expect(try cells("lesson", "L9", .unknownId) == ["C2"])
    #expect(try cells("start", "19:00", .venueClosed) == ["H2"])
    #expect(try cells("end", "12:30", .duration) == ["G2"])
    #expect(try cells("date", "2027-03-20", .outsideHorizon) == ["F2"])
  }

  @Test func `marks come and go, and leave what was there`() throws {
    let (bytes, _) = try book()
    let before = try BookFile(bytes)
    let mark = BookMark(sheet: "Venues", cell: "D2", message: "no <such> thing")
    let marked = try BookMarks.marked(bytes, [mark])
    let again = try BookMarks.marked(marked, [mark])
    let clean = try BookFile(try BookMarks.marked(again, []))
    for entry in before.sheets {
      let a = try before.part(of: entry), b = try clean.part(of: entry)
      // An empty cell that was marked stays as an empty cell.
      #expect(
        a.cells.filter { !$0.value.isEmpty }.map(\.column)
          == b.cells.filter { !$0.value.isEmpty }.map(\.column),
        "\(entry.name)")
      let package = try BookPackage(clean)
      #expect(!b.cells.contains { package.styles.isMarked($0.style) })
    }
    let venues = try #require(before.sheets.first { $0.name == "Venues" })
    let notes = try BookPackage(try BookFile(marked)).notes(of: venues.part).comments
    #expect(String(decoding: notes, as: UTF8.self).contains("⚠ OffHours: no &lt;such&gt; thing"))
    #expect(
      try BookPackage(clean).notes(of: venues.part).comments
        == BookPackage(before).notes(of: venues.part).comments)
  }
}
