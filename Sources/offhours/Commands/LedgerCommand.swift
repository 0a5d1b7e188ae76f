import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours ledger`: what class has asked of each person over several terms.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Add up, over published timetables, what class has asked of each person.",
    discussion: """
      Days off, late evenings, minutes travelled, hours released and courses completed. \
      Each timetable is counted with the scenario from which it was made, which is known by \
      its hash; a workbook holds its own. Of several revisions of one plan the last counts. \
      The table that --out writes is what a scenario names as its ledger; the goal burden \
      goes on from there.

      EXAMPLES
        offhours ledger spring/published --scenario spring
        offhours ledger spring/published autumn/published --scenario spring \\
          --scenario autumn --out next/ledger.csv
      """)

  @Argument(
    help: ArgumentHelp(
      "timetable.json files, the folders that hold them, or workbooks, first term first.",
      valueName: "timetable"),
    completion: .file(extensions: ["json", "xlsx"]))
  var timetables: [String]
  @Option(
    help: ArgumentHelp(
      "A scenario from which timetables were made; may be given several times.", valueName: "scenario"),
    completion: .file())
  var scenario: [String] = []
  @Flag(help: "Count drafts as well.")
  var drafts = false
  @Option(
    help: ArgumentHelp("Write the table that a scenario takes as its ledger.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var out: String?
  @OptionGroup var forcing: ForceOptions
  @OptionGroup var privacy: PrivacyOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if timetables.isEmpty { throw ValidationError("Name the timetables to add up.") }
    if (timetables + scenario).contains("") || out == "" { throw ValidationError("A file's path is empty.") }
    if scenario.isEmpty, let path = timetables.first(where: { !BookPath.isBook($0) }) {
      throw ValidationError("Name the scenario from which \(path) was made with --scenario.")
    }
  }

  /// One term.
  private struct Term {
    var path: String
    var timetable: Timetable
    var scenario: Scenario
  }

  func run() throws {
    try Failure.reported(reading, about: timetables.first) {
      let terms = try counted(loaded())
      let scenarios = terms.map { privacy.shown($0.scenario) }
      let book = LedgerBook(zip(terms, scenarios).map { ($0.timetable, $1) })
      let language = reading.language ?? scenarios.last?.language ?? .english
      for (term, names) in zip(terms, book.unknown) where !names.isEmpty {
        Console.say(LedgerWords.unknownNames(term.path, names)(language))
      }
      let points = scenarios.last?.burden ?? BurdenPoints()
      let report = LedgerReport(book, points: points, timetables: terms.count, language: language)
      if let out { try InputGuard.check(out, inputs: timetables + scenario, language) }
      if let out {
        try OutputFile(out, language: language, force: forcing.force).write(Array(report.csv.utf8))
      }
      try Console.result(
        reading.json ? json(book, points, terms) : report.text(width: Console.width(STDOUT_FILENO)))
    }
  }

  /// Every timetable with its scenario.
  private func loaded() throws -> [Term] {
    let known = try scenario.map { path -> (path: String, scenario: Scenario) in
      let options = try ScenarioOptions.parse([path])
      return (path, try options.load(reading).scenario)
    }
    let others = timetables.filter { !BookPath.isBook($0) }
    return try timetables.map { path in
      if BookPath.isBook(path) {
        let own = try ScenarioOptions.parse([path]).load(reading).scenario
        return Term(
          path: path, timetable: try BookTimetable.load(path, own, reading).timetable, scenario: own)
      }
      let timetable = try Timetable.load(path, reading)
      if let same = known.first(where: { $0.scenario.sha256 == timetable.scenarioHash }) {
        return Term(path: path, timetable: timetable, scenario: same.scenario)
      }
      let language = reading.language ?? known[0].scenario.language
      guard known.count == 1 || known.count == others.count,
        let chosen = known.count == 1 ? known[0] : others.firstIndex(of: path).map({ known[$0] })
      else { throw Failure(.badData, LedgerWords.noScenario(path)(language)) }
      Console.say(LedgerWords.otherFiles(path, chosen.path)(language))
      return Term(path: path, timetable: timetable, scenario: chosen.scenario)
    }
  }

  /// The last revision of each plan, drafts refused unless they are asked for.
  private func counted(_ all: [Term]) throws -> [Term] {
    let language = reading.language ?? all.last?.scenario.language ?? .english
    let unpublished = all.filter { $0.timetable.state != .published }
    if !drafts, !unpublished.isEmpty {
      throw Failure(
        .badData, unpublished.map { LedgerWords.isDraft($0.path)(language) }.joined(separator: "\noffhours: ")
      )
    }
    var result: [Term] = []
    for term in all {
      let id = term.timetable.planId
      guard let there = result.firstIndex(where: { $0.timetable.planId == id }) else {
        result.append(term)
        continue
      }
      let other = result[there]
      if other.timetable.revision == term.timetable.revision {
        Console.say(LedgerWords.twice(term.path, other.path)(language))
      } else if other.timetable.revision > term.timetable.revision {
        Console.say(LedgerWords.superseded(term.path, by: other.path)(language))
      } else {
        Console.say(LedgerWords.superseded(other.path, by: term.path)(language))
        result[there] = term
      }
    }
    return result
  }

  /// `{"timetables", "points", "people": [{"worker", "name", "terms", "rest", …, "points"}]}`.
  private func json(_ book: LedgerBook, _ points: BurdenPoints, _ terms: [Term]) -> String {
    var json = JSONWriter()
    func numbers(_ values: [(String, Int)], _ json: inout JSONWriter) {
      for (key, value) in values {
        json.field(key, value)
      }
    }
    json.object { json in
      json.key("timetables")
      json.array(terms, inline: true) { $0.string($1.path) }
      json.key("points")
      json.object(inline: true) { json in
        numbers(
          [
            ("rest", points.rest), ("evening", points.evening), ("travel", points.travel),
            ("release", points.release),
          ], &json)
      }
      json.key("people")
      json.array(book.rows) { json, row in
        json.object(inline: true) { json in
          json.field("worker", row.id)
          json.field("name", row.name)
          numbers(
            [
              ("terms", row.counts.terms), ("rest", row.counts.rest), ("evenings", row.counts.evenings),
              ("travel", row.counts.travel), ("released", row.counts.released),
              ("completions", row.counts.completions), ("points", row.counts.points(points)),
            ], &json)
        }
      }
    }
    return json.text + "\n"
  }
}
