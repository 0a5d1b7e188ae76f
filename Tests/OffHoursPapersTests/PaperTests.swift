import Foundation
import OffHours
import OffHoursPapers
import TestSupport
import Testing

@Suite struct `Papers in both languages` {
  /// Workbooks are read in other tests: their bytes are nothing to look at.
  @Test(arguments: Papers.all.map(\.id).filter { $0 != "xlsx" }, Language.allCases)
  func `every paper looks as it did`(id: String, language: Language) throws {
    let paper = try #require(try Papers.named([id]).first)
    let files = paper.render(Fixture.input(language))
    let isInFolder = { (file: PaperFile) in paper.folderNames.contains { file.name.hasPrefix($0 + "/") } }
    #expect(files.filter { !isInFolder($0) }.map(\.name) == paper.fileNames)
    // Where one file holds all of what stands in a folder, that file will do.
    for file in files where paper.fileNames.isEmpty || !isInFolder(file) {
      let name = file.name.replacing("/", with: "-")
      try expectSnapshot(
        unstyled(String(decoding: file.bytes, as: UTF8.self)), "\(language.rawValue)-\(name)")
    }
  }

  @Test func `what people typed stays text in a table`() {
    let cells = [
      "=HYPERLINK(\"http://x\")", " @SUM(1)", "+cmd|' /C calc'!A0", "-2+SUM(1)", "An\u{1B}[31m\u{202E}",
      "+84 (0) 208",
      "-5", "- An", "two\nlines",
    ]
    let rows = CSVText(header: cells).text.dropFirst()
    #expect(
      rows == """
        "'=HYPERLINK(""http://x"")",' @SUM(1),'+cmd|' /C calc'!A0,'-2+SUM(1),An [31m,+84 (0) 208,-5,- An,"two
        lines"\r\n
        """, "\(rows)")
  }

  @Test(arguments: Language.allCases)
  func `a narrow terminal cuts names, not numbers`(language: Language) throws {
    let text = TerminalTable(width: 80).text(Fixture.input(language))
    try expectSnapshot(text, "\(language.rawValue)-narrow.txt")
    let table = text.split(separator: "\n\n").first { $0.contains("07:30–11:15") } ?? ""
    #expect(table.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 80 })
    #expect(table.contains("3/40"))
  }

  @Test func `many unplaced people are grouped by reason`() throws {
    let input = Fixture.input(.english) { scenario, timetable in
      timetable.unplaced = (0..<30).map { position in
        let reason: Reason = position % 3 == 0 ? .full : .rule(.afterNight)
        let more = position % 3 == 0 ? [ReasonCount(.rule(.shiftOverlap), 99)] : []
        return Unplaced(
          worker: "X\(position)", course: "awareness", possible: position % 3 == 0,
          reasons: more + [ReasonCount(reason, 1 + position)])
      }
    }
    try expectSnapshot(TerminalTable().text(input), "en-many-unplaced.txt")
  }

  @Test func `an empty timetable says so`() {
    let input = Fixture.input(.english) { _, timetable in timetable = Timetable() }
    #expect(TerminalTable().text(input).contains("No meeting is held."))
    for paper in Papers.all { #expect(paper.render(input).count >= paper.fileNames.count) }
  }

  @Test func `names that the scenario does not know are shown by their ids`() {
    let input = Fixture.input(.english) { _, timetable in
      timetable.meetings[0].venue = "nowhere"
      timetable.meetings[0].course = "unheard-of"
      timetable.meetings[0].learners = ["ghost"]
    }
    let text = TerminalTable().text(input)
    #expect(text.contains("nowhere"))
    #expect(text.contains("unheard-of: L1"))
    #expect(String(decoding: LearnersCSV().render(input)[0].bytes, as: UTF8.self).contains("ghost,ghost,"))
  }

  @Test func `colour is only added where it is asked for`() {
    #expect(!TerminalTable().text(Fixture.input(.english)).contains("\u{1B}"))
    #expect(TerminalTable(isColoured: true).text(Fixture.input(.english)).contains("\u{1B}[1m"))
  }
}

@Suite struct `Names of formats` {
  @Test func `groups and single names come once and in order`() throws {
    #expect(
      try Papers.named(["learners-csv", "csv", "json"]).map(\.id) == [
        "timetable-csv", "learners-csv", "unplaced-csv",
      ])
    #expect(try Papers.named(["json"]).isEmpty)
  }

  @Test func `an unknown name is told the known ones`() {
    let error = #expect(throws: UnknownPaper.self) { try Papers.named(["csv", "pdf"]) }
    #expect(
      error?.description
        == "unknown format 'pdf'; known formats are \(Papers.names.joined(separator: ", "))"
    )
  }

  @Test func `no two papers share a name or a file`() {
    let files = Papers.all.flatMap(\.fileNames)
    #expect(Set(files).count == files.count)
    #expect(Set(Papers.names).count == Papers.names.count)
  }
}

/// A page without its style sheet, which is the same in all of them; anything else as it is.
func unstyled(_ text: String) -> String {
  guard let start = text.range(of: "<style>\n"), let end = text.range(of: "</style>") else { return text }
  return text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: "…\n")
}
