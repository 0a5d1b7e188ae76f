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
    #expect(tabs.name("") == " (2)")
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

@Suite struct `Sums, seats and reserves` {
  @Test func `who attends a lesson before is no reserve for it, who attends it later is`() {
    let input = Fixture.input(.english) { scenario, timetable in
      scenario.rules = Rules.none
      // Crew B is off on these days.
      for (date, learner) in [("2027-03-02", "W4"), ("2027-03-07", "W9"), ("2027-03-08", "W5")] {
        timetable.meetings.append(
          Meeting(
            id: "awareness/L1/\(learner)", course: "awareness", lesson: "L1", venue: "hall",
            start: Fixture.at(date, "13:30"), end: Fixture.at(date, "17:15"), learners: [learner]))
      }
      timetable.unplaced = []
    }
    let position = input.timetable.meetings.firstIndex { $0.id == "awareness/L1/W9" }!
    let reserves = ReserveFinder(input).reserves(for: position)
    #expect(reserves.map(\.worker) == ["W5"] && reserves[0].note.hasPrefix("08/03"))
    let last = input.timetable.meetings.firstIndex { $0.id == "awareness/L1/W5" }!
    #expect(ReserveFinder(input).reserves(for: last).isEmpty)
  }

  @Test func `seats are those that hall and course allow`() throws {
    let input = Fixture.input(.english) { scenario, _ in scenario.courses[0].maxSize = 30 }
    let table = String(decoding: TimetableCSV().render(input)[0].bytes, as: UTF8.self)
    #expect(table.contains(",3,30,") && table.contains(",1,12,"))
    #expect(TerminalTable().text(input).contains("3/30"))
  }

  @Test func `hours and money add up`() throws {
    let input = Fixture.input(.english) { scenario, _ in
      scenario.instructors[0].cost = Cost(hour: Money(parts: 100 * Money.scale))
    }
    let sums = HoursAndMoney(input)
    // 3 × 3.75 h in the hall, 4 h in the room; 8 attendances of 3.75 h and one of 4 h.
    #expect(sums.allVenues.minutes == 3 * 225 + 240 && sums.learnerMinutes == 8 * 225 + 240)
    #expect(sums.allVenues.money == Money(parts: 600_000 * Money.scale))
    #expect(sums.allInstructors.money == Money(parts: 1125 * Money.scale))
    #expect(sums.sentence.contains("cost 601,125"))
    let report = FunnelReport().render(input)
    for file in report {
      #expect(String(decoding: file.bytes, as: UTF8.self).contains("601,125"), "\(file.name)")
    }
    let free = Fixture.input(.vietnamese) { scenario, _ in scenario.venues[0].cost = nil }
    #expect(!HoursAndMoney(free).sentence.contains("chi phí") && HoursAndMoney(free).headings.count == 3)
  }

  @Test func `sections are called by number, and by id where that says more`() {
    let input = Fixture.input(.vietnamese)
    #expect(input.sectionName("safety-1", of: "safety") == "Lớp 1")
    #expect(input.sectionName("safety-12", of: "safety") == "Lớp 12")
    #expect(input.sectionName("night", of: "safety") == "night")
    #expect(input.sectionName("safety-01", of: "safety") == "safety-01")
    #expect(input.sectionName("safety--1", of: "safety") == "safety--1")
    #expect(input.sectionName(nil, of: "safety") == "")
  }

  @Test(arguments: ["phone", "Số điện thoại", "x-phone", "SĐT", "Mobile No.", "Tel", "ĐT di động", "Di động"])
  func `a telephone number is found under its usual headings`(heading: String) {
    let input = Fixture.input(.english) { scenario, _ in
      scenario.workers[0].extra = [("dorm", "B"), (heading, "0912 345 678")]
    }
    #expect(input.phone(of: "W1") == "0912 345 678")
    #expect(input.phone(of: "W2") == "")
  }

  @Test func `a short message holds number and text, and other columns where they are asked for`() throws {
    let input = Fixture.input(.english) { scenario, _ in
      scenario.workers[0].extra = [("phone", "0912"), ("born", "1990"), ("idcard", "123456789")]
    }
    let text = String(decoding: ShortMessages().render(input)[0].bytes, as: UTF8.self)
    #expect(text.contains("Id,Name,Telephone,Message") && text.contains("W1,Nguyễn Văn Đức,0912,"))
    #expect(!text.contains("1990") && !text.contains("123456789"))
    let asked = PaperInput(
      scenario: input.scenario, calendars: input.calendars, timetable: input.timetable, columns: ["born"])
    let more = String(decoding: ShortMessages().render(asked)[0].bytes, as: UTF8.self)
    #expect(more.contains("1990") && !more.contains("123456789"))
  }

  @Test func `the name of an overlay is no title`() {
    let input = Fixture.input(.english) { scenario, _ in
      scenario.baseName = scenario.name
      scenario.name = "Cô Hạnh ốm"
    }
    for paper in Papers.all {
      for file in paper.render(input) where !file.name.hasSuffix(".xlsx") {
        #expect(!String(decoding: file.bytes, as: UTF8.self).contains("ốm"), "\(file.name)")
      }
    }
  }

  @Test func `every paper carries the stamp`() {
    let input = Fixture.input(.english)
    for paper in Papers.all {
      for file in paper.render(input) where !file.name.hasSuffix(".xlsx") {
        #expect(String(decoding: file.bytes, as: UTF8.self).contains(input.stamp), "\(file.name)")
      }
    }
    #expect(WorkbookPaper().sheets(input).allSatisfy { $0.footer == "plan \(input.stamp)" })
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }

  @Test(arguments: Language.allCases)
  func `an employer chooses answers from a list`(language: Language) throws {
    let files = AnswerLists().render(Fixture.input(language))
    #expect(!files.isEmpty)
    var sheet = Worksheet(name: "a", widths: [9, 9])
    sheet.rows = [.init(cells: [.init(.text("x"))]), .init(cells: [.init(.text("y"))])]
    sheet.choices = [
      .init(column: 1, rows: 1..<2, words: [AnswerWords.yes(language), AnswerWords.notThen(language)])
    ]
    var styles = StyleTable()
    let source = WorksheetXML(sheet).source(&styles)
    #expect(source.contains("sqref=\"B2:B2\""), "\(source)")
    #expect(source.contains("\(AnswerWords.yes(language)),\(AnswerWords.notThen(language))"), "\(source)")
  }
}
