import OffHours
import OffHoursFiles
import OffHoursPapers

/// A timetable that somebody hands in, with the files made of it and what is doubtful about it.
struct Export {
  let timetable: Timetable
  let scenario: Scenario
  /// The files, in a fixed order.
  let files: [PaperFile]
  private let violations: [Violation]

  /// So many broken rules are shown.
  private static let shown = 5

  /// Makes the files of the formats asked for.
  init(
    _ timetable: Timetable, of scenario: Scenario, formats: OutputOptions, _ letterhead: Letterhead,
    columns: [String]
  ) {
    self.timetable = timetable
    self.scenario = scenario
    let input = PaperInput(
      scenario: scenario, calendars: CalendarBook(scenario), timetable: timetable, letterhead: letterhead,
      columns: columns)
    var files = formats.papers.flatMap { $0.render(input) }
    if formats.namesTimetable {
      files.insert(
        PaperFile(name: "timetable.json", text: TimetableWriter.text(timetable, for: scenario)), at: 0)
    }
    self.files = files
    violations = Verifier.verify(timetable, scenario).violations
  }

  /// The file, where there is one only.
  func onlyFile() throws -> PaperFile {
    guard files.count == 1 else {
      throw Failure(
        .usage,
        "these formats make \(files.count) files, and standard output takes one; name a folder with --out")
    }
    return files[0]
  }

  /// Says on standard error which rules the timetable breaks, and whether it was made for another scenario.
  func sayDoubts() {
    let language = scenario.language
    if !timetable.scenarioHash.isEmpty, timetable.scenarioHash != scenario.sha256 {
      Console.say(Words.exportedFromOtherFiles(language))
    }
    guard !violations.isEmpty else { return }
    Console.say(Words.exportedWithViolations(violations.count)(language))
    for violation in violations.prefix(Export.shown) {
      Console.say("  \(violation.code.rawValue): \(TextWidth.plain(violation.message))")
    }
    if violations.count > Export.shown { Console.say("  … \(Words.verifyListsAll(language))") }
  }

  /// `{"files": […], "violations": 0}`.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("files")
      json.array(files, inline: true) { $0.string($1.name) }
      json.field("violations", violations.count)
    }
    return json.text + "\n"
  }
}
