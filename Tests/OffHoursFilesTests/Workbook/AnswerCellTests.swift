import OffHours
import Testing

@testable import OffHoursFiles

/// Cells of a workbook's timetable that people empty, fill where nothing is looked for, or fill with names.
@Suite struct `Cells of an answer` {
  private static let text = """
    offhours: 1
    name: Cells
    timezone: Asia/Ho_Chi_Minh
    language: en
    horizon: {from: 2027-03-01, to: 2027-03-14}
    workers:
      W1: {name: "Nguyễn, An", courses: c}
      W2: {name: Trần Bình, courses: c}
      W3: {name: Lê, courses: c}
      W4: {name: Dung, courses: c}
      W5: {name: "Lê, Dung", courses: c}
    venues: {hall: {seats: 10}}
    instructors: {ann: {name: "Poole, Ann", teaches: [c]}, bob: {teaches: [c]}}
    courses: {c: {lessons: {L1: {minutes: 60}}, attend: any}}

    """

  private struct Read {
    var book: BookTimetable?
    var told: [String]
  }

  /// A timetable of one meeting with ann, W1 and W2, as it is read after cells were edited; rows counted from 0.
  private func read(_ edits: [(row: Int, heading: String, text: String)], kept: Set<String> = []) throws
    -> Read
  {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(Self.text.utf8)
    let tree = try #require(try ScenarioReader(files).readTree(path: "scenario.yaml").tree)
    files["book.xlsx"] = try BookWriter.bytes(tree)
    let scenario = try #require(try ScenarioReader(files).read(path: "book.xlsx").scenario)
    var timetable = Timetable()
    let start = scenario.zone.instant(CivilDate("2027-03-02")!, ClockTime(minute: 600))
    timetable.meetings = [
      Meeting(
        id: "c/L1/1", course: "c", lesson: "L1", venue: "hall", instructors: ["ann"], start: start,
        end: start + 60, learners: ["W1", "W2"])
    ]
    timetable.retired = ["c/L1/2"]
    let bytes = try AnswerWriter.bytes(
      try #require(files["book.xlsx"]), adding: timetable, for: scenario, kept: kept)
    let book = try BookFile(bytes)
    var package = try BookPackage(book)
    let entry = try #require(book.sheets.first { $0.name == "Timetable" })
    let part = try book.part(of: entry)
    let table = try BookTable(
      BookLayout.answer[0], part, of: book, path: "", name: entry.name, DiagnosticLog())
    var changes: [BookPlace: CellEdit] = [:]
    for edit in edits {
      let place = BookPlace(row: edit.row, column: try #require(table.column(edit.heading)))
      changes[place] = CellEdit(content: edit.text.isEmpty ? CellContent.none : .text(edit.text))
    }
    package.put(entry.part, part.replacing(changes))
    let reading = AnswerReader.read(try package.finished(), path: "book.xlsx", scenario)
    return Read(
      book: reading.book,
      told: reading.diagnostics.map { "\($0.severity) \($0.cell ?? ""): \($0.message)" })
  }

  @Test func `an emptied cell of instructors is told with who it was`() throws {
    let read = try read([(1, "instructors", "")])
    #expect(
      read.told.count == 1 && read.told[0].contains("I2: \(RowWords.chosenAnew("ann").en)"), "\(read.told)")
    #expect(read.book?.changed == ["c/L1/1"])
    #expect(try self.read([]).told == [])
  }

  @Test func `a section of a course that has none does not count, and is told`() throws {
    let read = try read([(1, "section", "c-1")])
    #expect(
      read.told.count == 1 && read.told[0].contains("D2: \(RowWords.noSections("'c-1'", "c").en)"),
      "\(read.told)")
    #expect(read.book?.isEdited == false)
  }

  @Test(arguments: ["keep", "section", "instructors", "end"])
  func `what stands on a row without a meeting is told`(heading: String) throws {
    let value = heading == "end" ? "09:00" : heading == "keep" ? "yes" : "x1"
    let read = try read([(5, heading, value)])
    #expect(read.told.count == 1 && read.told[0].contains("does not count: found '\(value)'"), "\(read.told)")
    #expect(read.book?.isEdited == false)
    if heading == "keep" { #expect(try self.read([(5, "keep", "no")]).told == []) }
  }

  @Test(arguments: ["W1; W2; W1", "W1; W2; Nguyễn, An", "W1, W2, Trần Bình"])
  func `who stands twice in a cell counts once, and is told`(_ cell: String) throws {
    let read = try read([(1, "learners", cell)])
    #expect(read.told.count == 1 && read.told[0].contains("counts once"), "\(read.told)")
    #expect(read.book?.isEdited == false)
  }

  @Test func `names may have commas`() throws {
    func learners(_ cell: String) throws -> [String]? {
      try self.read([(1, "learners", cell)]).book?.timetable.meetings.first?.learners
    }
    #expect(try learners("Nguyễn, An; W3") == ["W1", "W3"])
    #expect(try learners("Trần Bình, nguyễn,an, W4") == ["W2", "W1", "W4"])
    #expect(try learners("W3, W4") == ["W3", "W4"])
    let taught = try read([(1, "instructors", "Poole, Ann, bob")])
    #expect(taught.book?.timetable.meetings.first?.instructors == ["ann", "bob"] && taught.told == [])
    // Each part of the name is somebody's as well.
    let doubtful = try read([(1, "learners", "Lê, Dung")])
    #expect(doubtful.book == nil && doubtful.told.first?.contains("W3, W4, W5") == true, "\(doubtful.told)")
    #expect(try learners("Lê; Dung") == ["W3", "W4"])
  }

  @Test func `a row whose id was taken away is the meeting that stood there`() throws {
    let read = try read([(1, "id", "")])
    #expect(read.book?.timetable.meetings.map(\.id) == ["c/L1/1"] && read.book?.isEdited == false)
    // Typed anew below it is as well; elsewhere it is another.
    let row = [
      ("course", "c"), ("lesson", "L1"), ("date", "2027-03-02"), ("start", "10:00"), ("venue", "hall"),
    ]
    let emptied = ["id", "course", "lesson", "date", "start", "end", "venue", "instructors", "learners"].map {
      (1, $0, "")
    }
    let again = try self.read(emptied + row.map { (3, $0.0, $0.1) })
    #expect(again.book?.changed == ["c/L1/1"] && again.book?.removed.isEmpty == true)
    let moved = try self.read([(1, "id", ""), (1, "start", "11:00")])
    #expect(moved.book?.changed == ["c/L1/3"] && moved.book?.removed.map(\.id) == ["c/L1/1"])
  }

  @Test func `marks that somebody set are changes by hand, and ids that are gone are not given again`() throws
  {
    #expect(try read([], kept: ["c/L1/1"]).book?.isEdited == false)
    #expect(try read([(1, "keep", "yes")]).book?.isEdited == true)
    #expect(try read([(1, "keep", "")], kept: ["c/L1/1"]).book?.isEdited == true)
    let row = [
      ("course", "c"), ("lesson", "L1"), ("date", "2027-03-05"), ("start", "09:00"), ("venue", "hall"),
    ]
    let added = try read(row.map { (2, $0.0, $0.1) })
    #expect(added.book?.changed == ["c/L1/3"])
    let gone = try read(
      ["id", "course", "lesson", "date", "start", "end", "venue", "instructors", "learners"].map {
        (1, $0, "")
      })
    #expect(gone.book?.timetable.retired == ["c/L1/1", "c/L1/2"] && gone.told == [], "\(gone.told)")
  }

  @Test(arguments: [("maybe", nil), ("yes", true), ("no", false), ("có", true)])
  func `a cell that is neither yes nor no is told in words that cells take`(_ word: String, _ isOnline: Bool?)
    throws
  {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(Self.text.replacing("seats: 10", with: "seats: 10, online: true").utf8)
    let tree = try #require(try ScenarioReader(files).readTree(path: "scenario.yaml").tree)
    let book = try BookFile(try BookWriter.bytes(tree))
    var package = try BookPackage(book)
    let layout = try #require(BookLayout.all.first { $0.title.en == "Venues" })
    let entry = try #require(book.sheets.first { $0.name == "Venues" })
    let part = try book.part(of: entry)
    let table = try BookTable(layout, part, of: book, path: "", name: entry.name, DiagnosticLog())
    let place = BookPlace(row: 1, column: try #require(table.column("online")))
    package.put(entry.part, part.replacing([place: CellEdit(content: .text(word))]))
    files["book.xlsx"] = try package.finished()
    let reading = try ScenarioReader(files).read(path: "book.xlsx")
    #expect(
      reading.diagnostics.map(\.message) == (isOnline == nil ? ["found 'maybe'; expected yes or no"] : []))
    #expect(reading.scenario.map { $0.venues[0].site == .online } == isOnline)
  }
}
