import OffHours
import Testing

@testable import OffHoursPapers

@Suite struct `Workbooks` {
  @Test func `the same input gives the same bytes, and a file an employer with class`() {
    let input = Fixture.input(.vietnamese)
    let files = WorkbookPaper().render(input)
    #expect(files == WorkbookPaper().render(input))
    #expect(files.map(\.name) == ["timetable.xlsx", "employers/a-Cong-ty-Dien-tu-A.xlsx"])
    #expect(files.allSatisfy { $0.bytes.starts(with: [0x50, 0x4B, 3, 4]) })
  }

  private func texts(_ sheets: [Worksheet]) -> [String] {
    sheets.flatMap { sheet in
      [sheet.name]
        + sheet.rows.flatMap { row in
          row.cells.compactMap { if case .text(let text) = $0.value { text } else { nil } }
        }
    }
  }

  @Test(arguments: Language.allCases)
  func `with pseudonyms no sheet has a name`(language: Language) {
    let hidden = Fixture.input(language) { scenario, _ in scenario = scenario.pseudonymous }
    let texts = texts(WorkbookPaper().sheets(hidden))
    let scenario = Fixture.scenario
    for name in scenario.workers.map(\.name) + scenario.instructors.map(\.name) {
      #expect(!texts.contains { $0.contains(name) }, "\(name)")
    }
    #expect(texts.contains("W1"))
  }

  @Test(arguments: Language.allCases)
  func `a letterhead stands over and under every list`(language: Language) {
    let head = Letterhead(
      left: ["UNION", "{organiser}"], right: ["MOTTO"], title: ["{title}", "{course}"],
      footer: ["Place, date"],
      signatures: ["A", "B"])
    let plain = Fixture.input(language)
    let input = PaperInput(
      scenario: plain.scenario, calendars: plain.calendars, timetable: plain.timetable, language: language,
      letterhead: head)
    for sheet in WorkbookPaper().sheets(input) where sheet.name != SheetWords.unplaced(language) {
      let texts = texts([sheet])
      #expect(
        texts.contains("UNION") && texts.contains("MOTTO") && texts.contains("Place, date"), "\(sheet.name)")
      #expect(texts.contains("A") && texts.contains("B"))
      #expect(sheet.rows.flatMap(\.merged).allSatisfy { $0.upperBound < sheet.widths.count })
    }
  }

  @Test func `names of sheets are short, legal and different`() {
    var tabs = SheetNames()
    #expect(tabs.name("a/b:c[d]*?\\") == "a-b-c-d----")
    #expect(tabs.name("A/B:C[D]*?\\") == "A-B-C-D---- (2)")
    #expect(tabs.name("'quoted'") == "quoted")
    #expect(tabs.name("history") == "history (2)")
    #expect(tabs.name("") == " (2)" || tabs.name("").count > 0)
    let long = String(repeating: "Ngày hội ", count: 9)
    for count in 1...12 {
      let name = tabs.name(long)
      #expect(name.utf16.count <= 31, "\(count): \(name)")
    }
    #expect(tabs.name(String(repeating: "👩‍🏫", count: 20)).utf16.count <= 31)
  }

  @Test func `what begins like a formula stays text`() {
    var sheet = Worksheet(name: "x", widths: [10])
    sheet.rows = ["=1+1", "+84", "-x", "@a", "a<b&\"c\"\u{0}"].map { .init(cells: [.init(.text($0), .cell)]) }
    var styles = StyleTable()
    let source = WorksheetXML(sheet).source(&styles)
    #expect(!source.contains("<f>"))
    #expect(source.components(of: "t=\"inlineStr\"") == 5)
    #expect(source.contains("a&lt;b&amp;&quot;c&quot;</t>"))
    #expect(styles.source.components(of: "quotePrefix=\"1\"") == 1)
  }

  @Test(arguments: [
    ("", 10, 1), ("one two", 10, 1), ("one two three", 10, 2), ("a\nb", 10, 2), ("abcdefghijklmnop", 10, 2),
    ("x abcdefghijklmnopqrst", 10, 3),
  ])
  func `rows are as high as their text`(text: String, width: Int, lines: Int) {
    #expect(WorksheetXML.lines(of: text, width: width) == lines)
  }

  @Test func `columns have letters`() {
    #expect([0, 25, 26, 701, 702].map(WorksheetXML.column) == ["A", "Z", "AA", "ZZ", "AAA"])
  }

  @Test func `reserves need the lesson, are free by every rule, and are not in the meeting`() throws {
    // W4 and W5 are left out of the awareness class; crew B works 08:00–20:00 on 5 March and is off on 9 March.
    let input = Fixture.input(.english) { scenario, timetable in
      scenario.rules = Rules.recommended
      timetable.meetings.append(
        Meeting(
          id: "awareness/L1/3", course: "awareness", lesson: "L1", venue: "hall", instructors: ["gv1"],
          start: Fixture.at("2027-03-02", "13:30"), end: Fixture.at("2027-03-02", "17:15"), learners: ["W6"]))
    }
    let finder = ReserveFinder(input)
    for (position, meeting) in input.timetable.meetings.enumerated() {
      for reserve in finder.reserves(for: position) {
        let worker = try #require(input.worker(reserve.worker))
        let shifts = input.calendars.calendar(of: worker).shifts
        #expect(!meeting.learners.contains(reserve.worker))
        #expect(
          !shifts.contains { $0.interval.overlaps(meeting.interval) }, "\(meeting.id): \(reserve.worker)")
      }
    }
    #expect(finder.reserves(for: 0).map(\.worker).contains("W4"))
    #expect(finder.reserves(for: 0).first?.note == "not placed")
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
