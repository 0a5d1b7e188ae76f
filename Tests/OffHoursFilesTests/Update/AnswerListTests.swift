import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Answers of employers` {
  private static let scenario = try? ScenarioReader.read(
    text: """
      offhours: 1
      timezone: Asia/Ho_Chi_Minh
      language: en
      horizon: {from: 2027-03-01, to: 2027-03-31}
      workers: {W1: {name: Lan}, W2: {name: Minh}}
      venues: {hall: {seats: 9}}
      courses: {safety: {lessons: {S1: {minutes: 60}}, attend: any}}
      """)

  private func timetable() throws -> Timetable {
    let scenario = try #require(Self.scenario)
    let start = scenario.zone.instant(CivilDate("2027-03-06")!, ClockTime("07:30")!)
    var timetable = Timetable()
    timetable.revision = 2
    timetable.meetings = [
      Meeting(
        id: "safety/S1/1", course: "safety", lesson: "S1", venue: "hall", instructors: [], start: start,
        end: start + 60, learners: ["W1", "W2"])
    ]
    return timetable
  }

  private func read(_ text: String) throws -> AnswerReading {
    try AnswerListReader(MemoryFiles(["list.csv": text])).read(
      path: "list.csv", timetable(), in: #require(Self.scenario))
  }

  private static let head = "Worker,Name,Meeting,Date,Start,Answer,Until,Revision\n"

  @Test(arguments: [
    ("yes,", EmployerAnswer.Choice?.some(.yes), ""), ("đồng ý,", .yes, ""), ("x,", .yes, ""),
    ("OK,", .yes, ""),
    ("not this one,", .notThisOne, "2027-03-06T07:30…2027-03-06T08:30"),
    ("không,", .notThisOne, "2027-03-06T07:30…2027-03-06T08:30"),
    ("not then,2027-03-14", .notThen, "2027-03-06T07:30…2027-03-06T08:30 2027-03-13T07:30…2027-03-13T08:30"),
    (
      "không giờ này,14/03/2027", .notThen,
      "2027-03-06T07:30…2027-03-06T08:30 2027-03-13T07:30…2027-03-13T08:30"
    ),
    ("until,2027-03-09", .until, "2027-03-01…2027-03-09"), ("đến 9/3/2027,", .until, "2027-03-01…2027-03-09"),
    (",", nil, ""),
  ]) func `what an answer means`(_ cells: String, _ choice: EmployerAnswer.Choice?, _ away: String) throws {
    let reading = try read(Self.head + "W1,Lan,safety/S1/1,06/03/2027,07:30,\(cells),2\n")
    let answers = try #require(reading.answers, "\(reading.diagnostics.text)")
    #expect(answers.map(\.choice) == [choice])
    let scenario = try #require(Self.scenario)
    #expect(answers[0].stretches(in: scenario).map { "\($0.from)…\($0.to)" }.joined(separator: " ") == away)
  }

  @Test func `what is not understood is an error at its cell`() throws {
    let faults = try read(
      Self.head
        + "W1,Lan,safety/S1/1,,,perhaps,,2\nW9,Who,safety/S1/1,,,yes,,2\nW2,Minh,safety/S9/1,,,yes,,2\nW2,Minh,safety/S1/1,,,until,,2\n"
    ).diagnostics.filter { $0.severity == .error }
    #expect(faults.map(\.line) == [2, 3, 4, 5])
    #expect(faults.map(\.column) == [.name("Answer"), .name("Worker"), .name("Meeting"), .name("Until")])
    #expect(try read("a,b\n1,2\n").diagnostics.first?.message.contains("--format answers") == true)
  }

  @Test func `in a workbook they stand at sheet and cell`() throws {
    var source = SheetSource(columns: [])
    source.rows = [
      ["Worker", "Meeting", "Answer"], ["W1", "safety/S1/1", "perhaps"], ["W2", "safety/S1/1", "no"],
    ].map { $0.map { .init(content: .text($0), style: 0) } }
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      "offhours: 1\ntimezone: Europe/London\nhorizon: {from: 2027-03-01, to: 2027-03-02}\nworkers: {A: {}}\nvenues: {h: {seats: 1}}\ncourses: {c: {lessons: {L: {minutes: 60}}}}\n"
        .utf8)
    let tree = try #require(try ScenarioReader(files).readTree(path: "scenario.yaml").tree)
    var package = try BookPackage(BookFile(BookWriter.bytes(tree)))
    _ = try package.addSheet("Replies", source.source)
    files["list.xlsx"] = try package.finished()
    let scenario = try #require(Self.scenario)
    let reading = try AnswerListReader(files).read(path: "list.xlsx", timetable(), in: scenario)
    #expect(reading.diagnostics.map { "\($0)".prefix(31) } == ["list.xlsx:Replies!C2: error: fo"])
    source.rows[1][2] = .init(content: .text("yes"), style: 0)
    var other = try BookPackage(BookFile(files["list.xlsx"]!))
    let there = try #require(try BookFile(files["list.xlsx"]!).sheets.last { $0.name == "Replies" })
    other.put(there.part, source.source)
    files["list.xlsx"] = try other.finished()
    let good = try AnswerListReader(files).read(path: "list.xlsx", timetable(), in: scenario)
    #expect(good.answers?.map(\.source) == ["list.xlsx, Replies!C2", "list.xlsx, Replies!C3"])
  }

  @Test func `a no is an absence with its source, and everything is in the log`() throws {
    let scenario = try #require(Self.scenario)
    let answers = try #require(
      try read(Self.head + "W1,Lan,safety/S1/1,,,no,,2\nW2,Minh,safety/S1/1,,,yes,,2\n").answers)
    let book = AnswerBook(answers, in: scenario)
    #expect(book.absences.count == 1 && book.absences[0].id == "answer-2-1")
    #expect(
      book.absences[0].fields.last?.value
        == "answered 'not this one' to safety/S1/1, revision 2 (list.csv, F2)")
    let first = book.log(after: nil, names: ["W1": "Lan", "W2": "Minh"])
    #expect(
      first.contains("2,W1,Lan,safety/S1/1,2027-03-06T07:30,not-this-one,")
        && first.contains("2,W2,Minh,safety/S1/1,2027-03-06T07:30,yes,"))
    let second = book.log(after: Array(first.utf8), names: [:])
    #expect(second.hasPrefix(first) && second.count > first.count)
    // The overlay reads back, an earlier one within it.
    let earlier = "absences: {answer-1-1: {worker: W2, from: 2027-03-02, to: 2027-03-03}}"
    let overlay = book.overlay(after: Array(earlier.utf8))
    let both = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-31}
        workers: {W1: {name: Lan}, W2: {name: Minh}}
        courses: {safety: {lessons: {S1: {minutes: 60}}}}
        """, overlays: [overlay])
    #expect(both.absences.map(\.id) == ["answer-1-1", "answer-2-1"])
  }
}

@Suite struct `Faults in Vietnamese` {
  @Test(arguments: [
    (
      "unknown key 'langage' in scenario; did you mean 'language'?",
      "không có khóa 'langage' ở kịch bản; có phải 'language' không?"
    ),
    ("found 'x; y'; expected a date such as 2027-03-01", "thấy 'x; y'; cần ngày như 2027-03-01"),
    (
      "the worker id 'W 3'; expected letters, digits, '.', '_' and '-' only",
      "mã người 'W 3'; cần chỉ gồm chữ, số, '.', '_' và '-'"
    ),
    (
      "unknown employer 'firm-c'; expected one of firm-a, firm-b",
      "không có đơn vị 'firm-c'; cần một trong: firm-a, firm-b"
    ),
    ("a sentence that nobody wrote", "a sentence that nobody wrote"),
  ]) func `clause by clause`(_ english: String, _ vietnamese: String) {
    #expect(FaultWords.vietnamese(english) == vietnamese)
  }

  @Test func `every row of the table has as many places in both languages`() {
    for row in FaultTable.rows {
      let places = row.en.replacing("{q}", with: "{}").ranges(of: "{}").count
      #expect(row.vi.ranges(of: "{}").count == places, "\(row.en)")
    }
  }
}
