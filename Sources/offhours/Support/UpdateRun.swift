import ArgumentParser
import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// One import into a scenario that is there.
struct UpdateRun {
  private let path: String
  private let options: ImportOptions
  private let updating: UpdateOptions
  private let reading: ReadingOptions
  private let target: UpdateTarget

  init(_ path: String, _ options: ImportOptions, _ updating: UpdateOptions, _ reading: ReadingOptions) throws
  {
    (self.path, self.options, self.updating, self.reading) = (path, options, updating, reading)
    target = try UpdateTarget.opened(path, reading)
  }

  private var language: Language { reading.language ?? target.scenario.language }

  func run() throws {
    var request = options.request(reading.language)
    request.known = target.known
    let outcome = try Importer.outcome(request)
    let report = ImportReport(findings: outcome.findings, language: language, isWriting: true, isUpdate: true)
    if outcome.hasErrors { throw try report.failure(json: reading.json) }
    let out = try place()
    var asked = ScenarioUpdate.Request()
    asked.from = options.from.flatMap { CivilDate($0) }
    asked.to = options.to.flatMap { CivilDate($0) }
    asked.removesMissing = updating.removeMissing
    let beginning = asked.from ?? target.scenario.horizon.from
    asked.now = updating.now?.instant(in: target.scenario) ?? target.scenario.zone.day(beginning).start
    asked.history = try updating.history.enumerated().map { position, path in
      try source(path, isLast: position == updating.history.count - 1, before: asked.now)
    }
    let update: ScenarioUpdate
    var files: [(path: String, bytes: [UInt8])]
    do {
      update = try target.update(outcome, asked)
      files = try target.files(update)
    } catch UpdateTarget.Fault.badData(let diagnostics) {
      let told = diagnostics.map { fault in
        var fault = fault
        fault.message = UpdateWords.wouldBe(fault.message)(language)
        return fault
      }
      throw try Failure.badData(told, json: reading.json)
    } catch UpdateTarget.Fault.unchangeable(let phrase) {
      throw Failure(.badData, phrase(language))
    }
    if let path = options.out, let book = files.first {
      files = [
        (
          book.path,
          try BookFiles.shown(
            book.bytes, target.scenario.sensitive, options.personal.names, from: target.path, to: path,
            language)
        )
      ]
    }
    try Interruption.writing { try out.write(files, target, certificates(update)) }
    let triage = try triage()
    let output = UpdateReport(
      update, target, outcome.findings, language: language, triage: triage, next: try next(triage?.triage))
    try Console.result(reading.json ? output.json : report.text + "\n" + output.text)
  }

  /// Where the result goes.
  private func place() throws -> UpdatePlace {
    let certificates = try updating.certificates.map {
      try OutputFile($0, language: language, force: options.force)
    }
    guard let out = options.out else {
      return .inPlace(certificates: certificates, language)
    }
    guard target.isBook, BookPath.isBook(out) else {
      throw ValidationError(
        "--out with --update names another workbook, where the scenario is one; a folder is updated in place."
      )
    }
    return .book(
      try OutputFile(out, language: language, own: target.path, force: options.force),
      certificates: certificates)
  }

  /// A timetable that was taught, and who came.
  private func source(_ path: String, isLast: Bool, before now: Instant?) throws -> History.Source {
    let timetable = try timetable(path)
    guard isLast else { return History.Source(timetable) }
    let records = try FilledLists.read(updating.attendance, reading) { file in
      let result = try AttendanceReader().read(path: file, timetable, in: target.scenario, before: now)
      return (result.records, result.diagnostics)
    }
    return History.Source(timetable, attendance: records)
  }

  private func timetable(_ path: String) throws -> Timetable {
    guard BookPath.isBook(path) else { return try Timetable.load(path, reading) }
    let book = try BookTimetable.load(path, target.scenario, reading)
    return book.timetable
  }

  /// Who has completed what, a line each.
  private func certificates(_ update: ScenarioUpdate) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(["worker", "name", "employer", "course", "course_name", "completed", "valid_until"])
    let workers = Dictionary(target.scenario.workers.map { ($0.id, $0) }) { first, _ in first }
    let courses = Dictionary(target.scenario.courses.map { ($0.id, $0.name) }) { first, _ in first }
    for line in update.completed {
      let worker = workers[line.worker]
      let employer = worker?.employer.map { target.scenario.employers[$0].name } ?? ""
      csv.row([
        line.worker, worker?.name ?? "", employer, line.course, courses[line.course] ?? "", "\(line.date)",
        line.validUntil.map { "\($0)" } ?? "",
      ])
    }
    return Array(csv.text.utf8)
  }

  /// What of the timetable no longer holds in the scenario as it is now; nil where none was named.
  private func triage() throws -> (triage: Triage, input: PaperInput)? {
    guard let path = updating.timetable else { return nil }
    let result: ScenarioReading
    do {
      result = try ScenarioReader().read(path: written, language: reading.language)
    } catch {
      throw Failure(.noInput, "\(error)")
    }
    guard let scenario = result.scenario else {
      throw try Failure.badData(result.diagnostics, json: reading.json)
    }
    let timetable = try Timetable.load(path, of: scenario, reading)
    var replanner = Replanner(scenario, from: timetable)
    replanner.now = updating.now?.instant(in: scenario) ?? scenario.zone.day(scenario.horizon.from).start
    let input = PaperInput(
      scenario: scenario, calendars: CalendarBook(scenario), timetable: timetable, language: language,
      letterhead: Letterhead(), columns: [])
    return (replanner.triage, input)
  }

  /// The scenario as it was named, or the workbook that was written in its stead.
  private var written: String { options.out ?? path }

  /// The command to run next: the one that repairs the timetable that people know, the one that publishes it where it holds
  /// as it is, or the one that plans.
  private func next(_ triage: Triage?) throws -> UpdateReport.Next {
    let isBook = BookPath.isBook(written)
    let holdsAnswer = isBook && ((try? BookFiles.bytes(written)).map(AnswerReader.hasTimetable) ?? false)
    let path = updating.timetable ?? (holdsAnswer ? written : nil)
    let known = path.flatMap { isToCome($0) ? $0 : nil }
    guard let known else {
      return UpdateReport.Next(step: .solve, line: line("solve", [], isPublished: false))
    }
    let isOwn = isBook && FilePlace.isSame(known, written)
    if let triage, triage.isWhole {
      if try timetable(known).state == .published { return UpdateReport.Next(step: .nothing, line: nil) }
      return UpdateReport.Next(
        step: .publish, line: line("publish", isOwn ? [] : [known], isPublished: true))
    }
    let now = updating.now.map(\.text) ?? options.from ?? "\(target.scenario.horizon.from)"
    let words = (isOwn ? [] : ["--from", known]) + ["--now", now]
    let step: UpdateWords.Step = triage.map { $0.isBroken ? .repair : .fill } ?? .replan
    return UpdateReport.Next(step: step, line: line("replan", words, isPublished: false))
  }

  /// Whether a timetable has meetings on or behind the first day that is planned from now on: what lies before is taught.
  private func isToCome(_ path: String) -> Bool {
    guard let timetable = try? timetable(path) else { return true }
    let scenario = target.scenario
    let first = options.from.flatMap { CivilDate($0) } ?? scenario.horizon.from
    let now = updating.now?.instant(in: scenario) ?? scenario.zone.day(first).start
    return timetable.meetings.isEmpty
      ? updating.history.isEmpty : timetable.meetings.contains { $0.end > now }
  }

  private func line(_ command: String, _ words: [String], isPublished: Bool) -> String {
    let output =
      isPublished
      ? UpdateWords.publishedOutput
      : UpdateWords.nextOutput(isBook: BookPath.isBook(written), isTaken: isTaken)
    var all = ["offhours", command, written] + words + ["--out", output(language)]
    if let asked = reading.language { all += ["--language", asked.rawValue] }
    return ShellWord.line(all)
  }
  private func isTaken(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// Where an update is written.
enum UpdatePlace {
  case inPlace(certificates: OutputFile?, Language)
  case book(OutputFile, certificates: OutputFile?)

  /// Writes the files, together or not at all, and the list of certificates.
  func write(_ files: [(path: String, bytes: [UInt8])], _ target: UpdateTarget, _ list: [UInt8]) throws {
    switch self {
    case .inPlace(let certificates, let language):
      try certificates?.write(list)
      let slash = target.path.lastIndex(of: "/")
      let folder = slash.map { $0 == target.path.startIndex ? "/" : String(target.path[..<$0]) } ?? "."
      let names = files.map { String($0.path.split(separator: "/").last ?? "") }
      let output = try OutputFolder(folder, replacing: names)
      try output.write(zip(names, files).map { PaperFile(name: $0, bytes: $1.bytes) })
      let told = names.filter { $0 != UpdateTarget.recordName }
      if !told.isEmpty { Console.say(Words.wrote(told, to: folder)(language)) }
    case .book(let file, let certificates):
      try certificates?.write(list)
      if let bytes = files.first?.bytes { try file.write(bytes) }
    }
  }
}

extension UpdateTarget {
  /// The scenario at a path that is to be changed; what is wrong with it ends the command.
  static func opened(_ path: String, _ reading: ReadingOptions) throws -> UpdateTarget {
    do {
      return try UpdateTarget(path)
    } catch let missing as MissingFile {
      throw Failure(.noInput, "\(missing)")
    } catch Fault.badData(let diagnostics) {
      throw try Failure.badData(diagnostics, json: reading.json)
    }
  }
}
