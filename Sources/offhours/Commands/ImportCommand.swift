import ArgumentParser
import OffHours
import OffHoursFiles
import OffHoursPapers

/// `offhours import`: from what people have to a scenario, and next month's into it.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn rosters and lists of names, halls, instructors, courses and absences into a scenario.",
    discussion: """
      Takes workbooks (.xlsx, .xls, .ods) and CSV files, sees what each sheet is, and tells what \
      it understood: headings, month, people, codes and hours, rotations. With --out \
      it writes the scenario, a folder or a workbook; without, nothing is written. What is not \
      understood is an error with sheet and cell; codes need a legend, on the sheet or with \
      --legend.

      Read are rosters in all their shapes; lists of people, halls, instructors, absences and \
      overtime; lists of courses with lessons, lengths, sizes and targets; caps on release from \
      shifts, employer by employer; training matrices; legends.

      With --update the files go into a scenario that is there: the next roster, list or halls. \
      What was written by hand stays, nobody is dropped unless --remove-missing is given, and \
      what changes is listed.

      EXAMPLES
        offhours import roster.xlsx names.csv halls.csv
        offhours import roster.xlsx names.csv --course safety=240,240 --out my-class
        offhours import lotus=lotus.xlsx lamps=lamps.csv --legend lamps=codes.txt
        offhours import april.xlsx --update my-class --to 2027-04-30
        offhours import april.xlsx --update class.xlsx --timetable class.xlsx
      """)

  @OptionGroup var options: ImportOptions
  @OptionGroup var updating: UpdateOptions
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if options.files.isEmpty, updating.history.isEmpty, !(updating.update != nil && options.movesHorizon) {
      throw ValidationError("Name the files to import.")
    }
    if updating.update != nil, options.force, options.out == nil, updating.certificates == nil {
      throw ValidationError("--force goes without --update.")
    }
  }

  func run() throws {
    try Failure.reported(reading, about: updating.update ?? options.files.first) {
      for out in [options.out, updating.certificates].compactMap(\.self) {
        try InputGuard.check(out, inputs: inputs, reading.language ?? .english)
      }
      if let path = updating.update { return try UpdateRun(path, options, updating, reading).run() }
      let request = options.request(reading.language)
      let outcome = try Importer.outcome(request)
      // The language asked for, or that of the sheets.
      let language = outcome.findings.language
      if let out = options.out, BookPath.isBook(out) {
        return try writeBook(out, outcome, language)
      }
      let folder = try options.out.map { try OutputFolder(new: $0, force: options.force, language: language) }
      let report = ImportReport(
        findings: outcome.findings, language: language, isWriting: folder != nil)
      if outcome.hasErrors {
        throw try report.failure(json: reading.json)
      }
      if let folder {
        let edited = UpdateTarget.edited(outcome.files.map(\.name), in: folder.path).filter {
          !options.overwrite.contains($0)
        }
        if !edited.isEmpty {
          throw Failure(.cannotWrite, UpdateWords.edited(edited, in: folder.path)(language))
        }
        let files = outcome.files.map { PaperFile(name: $0.name, text: $0.text) }
        let record = PaperFile(name: UpdateTarget.recordName, text: UpdateTarget.record(of: outcome))
        try folder.writeNew(files, beside: [record], language)
      }
      try Console.result(reading.json ? report.json : report.text)
    }
  }

  /// The files that are read, without the names of their employers; an update may go into its own workbook.
  private var inputs: [String] {
    options.request(reading.language).inputs.map(\.path) + options.legend + updating.attendance
  }

  /// The scenario as a workbook that remembers what the sheets said.
  private func writeBook(_ out: String, _ outcome: ImportOutcome, _ language: Language) throws {
    let report = ImportReport(findings: outcome.findings, language: language, isWriting: true)
    if outcome.hasErrors { throw try report.failure(json: reading.json) }
    let file = try OutputFile(out, language: language, force: options.force)
    let bytes = try Failure.writing { try UpdateTarget.book(of: outcome) }
    try file.write(bytes)
    try Console.result(reading.json ? report.json : report.text)
  }
}

extension Importer {
  /// Reads what a request names; files that cannot be opened end the command.
  static func outcome(_ request: ImportRequest) throws -> ImportOutcome {
    do {
      return try Importer.run(request)
    } catch {
      // Content at fault counts more than a name.
      let status = error.files.contains(where: \.isTooLarge) ? ExitStatus.badData : .noInput
      throw Failure(status, error.files.map(\.description).joined(separator: "\noffhours: "))
    }
  }
}
