import OffHours
import OffHoursFiles
import OffHoursPapers
import TestSupport
import Testing

@Suite struct `The page and the report` {
  private let papers: [any Paper] = [TimetablePage(), FunnelReport()]

  private func texts(_ input: PaperInput) -> [String] {
    papers.flatMap { $0.render(input) }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func `names are never taken for markup`() {
    let evil = "<script>x</script> & \"Q\" 'q' | *b* \u{202E}\u{0}"
    let input = Fixture.input(.english) { scenario, timetable in
      scenario.name = evil
      scenario.organiser = [("name", evil)]
      for position in scenario.workers.indices {
        scenario.workers[position].name = evil
        if scenario.workers[position].crew != nil { scenario.workers[position].crew = evil }
      }
      for position in scenario.employers.indices { scenario.employers[position].name = evil }
      for position in scenario.venues.indices { scenario.venues[position].name = evil }
      for position in scenario.instructors.indices { scenario.instructors[position].name = evil }
      for position in scenario.courses.indices {
        scenario.courses[position].name = evil
        for lesson in scenario.courses[position].lessons.indices {
          scenario.courses[position].lessons[lesson].name = evil
        }
      }
      scenario.rotations[0].name = evil
      timetable.scenarioHash = evil
      for position in timetable.meetings.indices { timetable.meetings[position].section = evil }
    }
    for text in texts(input) {
      #expect(!text.replacing("\\<script", with: "").contains("<script"))
      #expect(!text.unicodeScalars.contains("\u{202E}"))
      #expect(!text.unicodeScalars.contains("\u{0}"))
      #expect(text.contains("&lt;script&gt;") || text.contains("\\<script\\>"))
    }
  }

  @Test(arguments: Language.allCases)
  func `elements are closed in order, ids stand once, links lead somewhere`(language: Language) {
    for text in texts(Fixture.input(language)) where text.hasPrefix("<!DOCTYPE") {
      var open: [Substring] = [], ids: [Substring] = [], links: [Substring] = []
      for match in text.matches(of: /<(\/?)([a-zA-Z0-9]+)([^>]*)>/) {
        let (_, close, name, rest) = match.output
        if let id = rest.firstMatch(of: /\sid="([^"]*)"/) { ids.append(id.output.1) }
        if let link = rest.firstMatch(of: /\shref="#([^"]*)"/) { links.append(link.output.1) }
        if close == "/" {
          #expect(open.popLast() == name)
        } else if !rest.hasSuffix("/"), !["br", "col", "hr", "link", "meta"].contains(name) {
          open.append(name)
        }
      }
      #expect(open.isEmpty)
      #expect(Set(ids).count == ids.count)
      #expect(Set(links).subtracting(ids).isEmpty)
    }
  }

  @Test func `what is private stays out`() {
    let input = Fixture.input(.english) { scenario, _ in
      scenario.organiser = [("name", "The union"), ("phone", "0208 999 999")]
    }
    for text in texts(input) {
      #expect(!text.contains("0208"))
      #expect(!text.contains("Nhà 4"))
      #expect(text.contains("The union"))
    }
  }

  @Test func `overtime is named as what it is, not by its row in a table`() {
    let input = Fixture.input(.english) { scenario, _ in
      let evening = Interval(start: Fixture.at("2027-03-04", "20:00"), end: Fixture.at("2027-03-04", "22:00"))
      scenario.absences = [
        Absence(id: "row7", who: .worker(Ref(0)), interval: evening, place: Ref(0), reason: "a big order")
      ]
    }
    let page = texts(input)[0]
    #expect(page.contains(">D+OT</text>"))
    #expect(page.contains("OT: overtime or other work"))
    #expect(!page.contains("row7"))
    #expect(!page.contains("a big order"))
    #expect(!texts(Fixture.input(.english))[0].contains("overtime"))
  }

  @Test func `a timetable without meetings makes a page that says so`() {
    let input = Fixture.input(.english) { _, timetable in timetable = Timetable() }
    #expect(texts(input)[0].contains("No meeting is held."))
    #expect(!texts(input)[0].contains("<svg"))
  }

  @Test(arguments: Language.allCases)
  func `the tutorial's papers look as they did`(language: Language) throws {
    let input = try Tutorial.input(language)
    for paper in papers {
      for file in paper.render(input) {
        try expectSnapshot(
          unstyled(String(decoding: file.bytes, as: UTF8.self)), "tutorial-\(language.rawValue)-\(file.name)")
      }
    }
  }

  @Test func `a page for thousands stays light and says what it leaves out`() {
    let input = Fixture.input(.english) { scenario, timetable in
      scenario.horizon.to = scenario.horizon.from + 55
      let base = scenario.workers[0]
      scenario.workers = (0..<4000).map { number in
        var worker = base
        worker.id = "W\(number)"
        worker.name = "Worker number \(number)"
        worker.crew = ["A", "B"][number % 2]
        worker.employer = Ref(number % 2)
        return worker
      }
      // Two in five have a day of their own in the first week.
      for number in stride(from: 0, to: 4000, by: 5) {
        let date = scenario.horizon.from + number / 5 % 6
        let code = "X\(number)"
        scenario.roster.workers[Ref(number)] = [
          RosterCell(date: date, code: code, shift: .hours(ClockWindow("09:00-17:00")!))
        ]
      }
      timetable.meetings = (0..<400).map { number in
        var meeting = timetable.meetings[0]
        meeting.id = "awareness/L1/\(number)"
        meeting.start = meeting.start + number % 50 * 1440
        meeting.end = meeting.end + number % 50 * 1440
        meeting.learners = (0..<30).map { "W\((number * 30 + $0) % 4000)" }
        return meeting
      }
      timetable.unplaced = (0..<4000).map {
        Unplaced(worker: "W\($0)", course: "awareness", possible: false, reasons: [.init(.rule(.absent), 9)])
      }
    }
    let text = texts(input)[0]
    #expect(text.utf8.count < 4_000_000)
    #expect(text.contains("more groups with classes this week"))
    #expect(text.contains("and 3500 more"))
  }
}

/// The tutorial with the timetable that its README explains.
enum Tutorial {
  static func input(_ language: Language) throws -> PaperInput {
    let folder = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    let reading = try ScenarioReader().read(path: "/\(folder)/scenarios/tutorial")
    let scenario = try #require(reading.scenario)
    func at(_ date: String, _ time: String) -> Instant {
      scenario.zone.instant(CivilDate(date)!, ClockTime(time)!)
    }
    func meeting(_ id: String, _ lesson: String, _ staff: String, _ start: Instant, _ learners: [Int])
      -> Meeting
    {
      Meeting(
        id: id, course: "first-aid", lesson: lesson, venue: "hall", instructors: [staff], start: start,
        end: start + 120, learners: learners.map { "W\($0 < 10 ? "0" : "")\($0)" })
    }
    var timetable = Timetable()
    timetable.stopped = .optimal
    timetable.scenarioHash = "0123abcd"
    timetable.meetings = [
      meeting("first-aid/L1/1", "L1", "lan", at("2027-03-02", "18:00"), [5, 6, 8, 9]),
      meeting("first-aid/L1/2", "L1", "lan", at("2027-03-05", "09:00"), [1, 2, 3, 4]),
      meeting("first-aid/L2/1", "L2", "lan", at("2027-03-07", "09:00"), [1, 2, 3, 4]),
      meeting("first-aid/L2/2", "L2", "minh", at("2027-03-07", "18:00"), [5, 6, 8, 9]),
    ]
    let goals = [Goal.targets, .completions, .cost, .rest, .travel, .early].map { Tier($0) }
    timetable.goals = zip(goals, [1, 8, 2500, 12, 40, 48.0]).map {
      TierResult(tier: $0, value: $1, bound: $1)
    }
    timetable.unplaced = [
      Unplaced(worker: "W07", course: "first-aid", possible: true, reasons: [.init(.full, 6)]),
      Unplaced(
        worker: "W10", course: "first-aid", possible: false,
        reasons: [.init(.rule(.personal), 8), .init(.rule(.shiftOverlap), 4)]),
    ]
    return PaperInput(
      scenario: scenario, calendars: CalendarBook(scenario), timetable: timetable, language: language)
  }
}
