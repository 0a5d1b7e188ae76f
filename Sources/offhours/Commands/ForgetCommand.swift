import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours forget`: people and what was known of them go when a term is over; counts and credits stay.
struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Drop people and their data from a scenario when a term is over; keep counts and credits.",
    discussion: """
      Gone is who has left the job by that date; where the horizon is over by then, \
      also everybody without a credit, and of all others everything but id, employer, \
      crew, courses, credits and due dates: names, columns carried along, absences, \
      rosters of their own. What people who go have completed stays as a number in the \
      targets. Take a timetable's completions in first: offhours import --update \
      SCENARIO --history TIMETABLE.

      EXAMPLES
        offhours forget my-class --until 2027-06-30 --dry-run
        offhours forget class.xlsx --until 2027-06-30 --out kept.xlsx
      """)

  @Argument(
    help: ArgumentHelp(
      "A scenario: a YAML file, a folder with scenario.yaml, or a workbook (.xlsx).", valueName: "scenario"),
    completion: .file())
  var path: String
  @Option(help: ArgumentHelp("The last day of what may be forgotten.", valueName: "date"))
  var until: String
  @Flag(help: "Say what would go, and write nothing.")
  var dryRun = false
  @Option(
    help: ArgumentHelp("Of a workbook: write the result into this one.", valueName: "file"),
    completion: .file(extensions: ["xlsx"]))
  var out: String?
  @OptionGroup var forcing: ForceOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if CivilDate(until) == nil {
      throw ValidationError("--until must be a date such as 2027-06-30, not '\(until)'.")
    }
    if let out {
      try BookPath.validate(out, "--out")
      if !BookPath.isBook(path) {
        throw ValidationError("--out goes with a workbook; a folder is changed in place.")
      }
    }
  }

  func run() throws {
    try Failure.reported(reading, about: path) {
      guard let date = CivilDate(until) else { return }
      let target = try UpdateTarget.opened(path, reading)
      let language = reading.language ?? target.scenario.language
      let forgetting = Forgetting(target, until: date)
      let files: [(path: String, bytes: [UInt8])]
      do {
        files = try target.files(forgetting)
      } catch UpdateTarget.Fault.badData(let diagnostics) {
        throw try Failure.badData(diagnostics, json: reading.json)
      } catch UpdateTarget.Fault.unchangeable(let phrase) {
        throw Failure(.badData, phrase(language))
      }
      if !dryRun, !files.isEmpty {
        let place: UpdatePlace =
          try out.map {
            .book(
              try OutputFile($0, language: language, own: path, force: forcing.force), certificates: nil)
          }
          ?? .inPlace(certificates: nil, language)
        try Interruption.writing { try place.write(files, target, []) }
      }
      let report = ForgetReport(
        forgetting, target, until: date, isDry: dryRun, others: others(forgetting, target, files), language)
      try Console.result(reading.json ? report.json : report.text)
    }
  }

  /// Files beside a folder's scenario that hold people who went and are none of its own.
  private func others(
    _ forgetting: Forgetting, _ target: UpdateTarget, _ files: [(path: String, bytes: [UInt8])]
  ) -> [FileCensus.Entry] {
    guard !target.isBook, !forgetting.dropped.isEmpty else { return [] }
    let slash = target.path.lastIndex(of: "/")
    let folder = slash.map { $0 == target.path.startIndex ? "/" : String(target.path[..<$0]) } ?? "."
    let own = Set(files.map { String($0.path.split(separator: "/").last ?? "") })
    let gone = Set(forgetting.dropped.map(\.id))
    let entries = (try? FolderCensus(target.scenario).entries(folder, but: own)) ?? []
    return entries.compactMap { entry in
      var entry = entry
      entry.people = entry.people.filter { gone.contains(target.scenario.workers[$0.worker].id) }
      return entry.people.isEmpty ? nil : entry
    }
  }
}

/// What went, as a terminal shows it and as JSON.
struct ForgetReport {
  private let forgetting: Forgetting
  private let target: UpdateTarget
  private let date: CivilDate
  private let isDry: Bool
  private let others: [FileCensus.Entry]
  private let language: Language
  /// Rows of each list on a terminal.
  private static let most = 40

  init(
    _ forgetting: Forgetting, _ target: UpdateTarget, until date: CivilDate, isDry: Bool,
    others: [FileCensus.Entry], _ language: Language
  ) {
    (self.forgetting, self.target, self.date, self.isDry) = (forgetting, target, date, isDry)
    (self.others, self.language) = (others, language)
  }

  private func words(_ phrase: Phrase) -> String { phrase(language) }

  private func list(_ people: [Forgetting.Person]) -> [String] {
    let rows = people.prefix(Self.most).map { "    \($0.id)\($0.name == $0.id ? "" : " \($0.name)")" }
    return rows
      + (people.count > Self.most ? ["    \(words(Words.moreRows(people.count - Self.most)))"] : [])
  }

  var text: String {
    var lines = [words(PrivacyWords.forgotten(target.path, until: language.date(date), isDry: isDry))]
    if !forgetting.dropped.isEmpty {
      lines.append("  " + words(PrivacyWords.people(forgetting.dropped.count)))
      lines += list(forgetting.dropped)
    }
    if !forgetting.reduced.isEmpty {
      lines.append("  " + words(PrivacyWords.reduced(forgetting.reduced.count)))
      lines.append("  " + words(PrivacyWords.fields(forgetting.fields)))
    }
    if forgetting.absences > 0 { lines.append("  " + words(PrivacyWords.absences(forgetting.absences))) }
    if forgetting.rosterRows > 0 {
      lines.append("  " + words(PrivacyWords.rosterRows(forgetting.rosterRows)))
    }
    if lines.count == 1 { lines.append("  " + words(PrivacyWords.nothingToForget)) }
    for counted in forgetting.counted {
      lines.append("  " + words(PrivacyWords.counted(counted.course, counted.employer, counted.count)))
    }
    if !forgetting.isOver {
      lines.append("  " + words(PrivacyWords.notOver(language.date(target.scenario.horizon.to))))
    }
    if !others.isEmpty {
      lines.append("  " + words(PrivacyWords.stillHeld))
      lines += others.prefix(Self.most).map { entry in
        let ids = entry.people.prefix(6).map { target.scenario.workers[$0.worker].id }
        return "    \(entry.file): \(ids.joined(separator: ", "))\(entry.people.count > 6 ? " …" : "")"
      }
    }
    return lines.map { TextWidth.plain($0) + "\n" }.joined()
  }

  /// `{"until", "written", "dropped", "reduced", "fields", "absences", "rosters", "counted", "stillHeld"}`.
  var json: String {
    func write(_ people: [Forgetting.Person], _ json: inout JSONWriter) {
      json.array(people, inline: true) { $0.string($1.id) }
    }
    var json = JSONWriter()
    json.object { json in
      json.field("until", "\(date)")
      json.field("written", !isDry)
      json.key("dropped")
      write(forgetting.dropped, &json)
      json.key("reduced")
      write(forgetting.reduced, &json)
      json.key("fields")
      json.array(forgetting.fields, inline: true) { $0.string($1) }
      json.field("absences", forgetting.absences)
      json.field("rosters", forgetting.rosterRows)
      json.key("counted")
      json.array(forgetting.counted) { json, counted in
        json.object(inline: true) { json in
          json.field("course", counted.course)
          if let employer = counted.employer {
            json.field("employer", employer)
          }
          json.field("count", counted.count)
        }
      }
      json.key("stillHeld")
      json.array(others, inline: true) { $0.string($1.file) }
    }
    return json.text + "\n"
  }
}
