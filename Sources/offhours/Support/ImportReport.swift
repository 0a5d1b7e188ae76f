import OffHours
import OffHoursFiles
import OffHoursPapers

/// What an import understood, before anything is written.
struct ImportReport {
  let findings: ImportFindings
  let language: Language
  /// Whether the scenario is written, so that the last line need not say how.
  let isWriting: Bool
  /// Whether it goes into a scenario that is there, of which another report tells.
  var isUpdate = false

  func words(_ phrase: Phrase) -> String { phrase(language) }

  var text: String {
    var lines: [String] = [words(ImportWords.understood)]
    for file in findings.files {
      lines.append("  \(file.path) (\(file.format))")
      for sheet in file.sheets { lines += self.lines(sheet) }
    }
    if !findings.employers.isEmpty { lines += ["", words(ImportWords.employers)] }
    for employer in findings.employers { lines += self.lines(employer) }
    // Of what is refused there is no scenario, and rotations are looked for in what is whole.
    let isRefused = findings.faults.contains { $0.severity == .error }
    if !isRefused, findings.files.contains(where: { $0.sheets.contains { $0.kind == .roster } }) {
      lines += rotationLines
    }
    if !isUpdate, !isRefused {
      lines += ["", words(ImportWords.scenario)] + scenarioLines.map { "  " + $0 }
    } else if findings.leftOut > 0 {
      lines += [""] + leftOutLines
    }
    let doubts = findings.faults.filter { $0.severity == .warning }
    if !doubts.isEmpty {
      lines += ["", words(ImportWords.doubts)]
      lines += doubts.map { "  \($0.place.map { $0.text(language) + ": " } ?? "")\(words($0.message))" }
    }
    if !isWriting, !isRefused {
      lines += ["", words(ImportWords.nothingWritten)]
    }
    return lines.map { TextWidth.plain($0) + "\n" }.joined()
  }

  /// Every error, a line each.
  var errorText: String {
    findings.faults.filter { $0.severity == .error }.map { TextWidth.plain($0.text(language)) + "\n" }
      .joined()
  }

  // MARK: - Parts

  private func lines(_ sheet: ImportFindings.SheetNote) -> [String] {
    var parts: [String] = []
    switch sheet.kind {
    case .roster: parts.append(words(ImportWords.roster(ofCrews: sheet.isOfCrews)))
    case .names: parts.append(words(ImportWords.names))
    case .halls: parts.append(words(ImportWords.halls))
    case .instructors: parts.append(words(ImportWords.instructors))
    case .absences: parts.append(words(ImportWords.absences))
    case .courses: parts.append(words(PlanSheetWords.courses))
    case .releases: parts.append(words(PlanSheetWords.releases))
    case .legend: parts.append(words(ImportWords.legend))
    case .ignored: parts.append(words(ImportWords.ignored))
    case .hidden: parts.append(words(ImportWords.hidden))
    }
    if let row = sheet.headingRow { parts.append(words(ImportWords.heading(row: row))) }
    if let span = sheet.span {
      let source = sheet.monthSource.map { " (\(words($0)))" } ?? ""
      parts.append("\(language.date(span.from)) – \(language.date(span.to))\(source)")
    }
    switch sheet.kind {
    case .roster:
      parts.append(words(sheet.isOfCrews ? ImportWords.crews(sheet.count) : ImportWords.people(sheet.count)))
    case .names: parts.append(words(ImportWords.people(sheet.count)))
    case .halls: parts.append(words(ImportWords.halls(sheet.count)))
    case .instructors: parts.append(words(ImportWords.instructors(sheet.count)))
    case .absences: parts.append(words(ImportWords.lines(sheet.count)))
    case .courses: parts.append(words(PlanSheetWords.courses(sheet.count)))
    case .releases: parts.append(words(PlanSheetWords.employers(sheet.count)))
    case .legend: parts.append(words(ImportWords.lines(sheet.count)))
    default: break
    }
    if !sheet.employers.isEmpty, sheet.employers.count <= 3 {
      parts.append(sheet.employers.joined(separator: ", "))
    }
    var lines = ["    \(sheet.name.map { "\"\($0)\": " } ?? "")\(parts.joined(separator: ", "))"]
    func note(_ phrase: Phrase) { lines.append("      " + TextWidth.cut(words(phrase), to: 104)) }
    lines += columnLines(sheet.columns)
    for row in sheet.ignoredRows.prefix(12) { note(ImportWords.ignoredRow(row.row, row.text)) }
    if sheet.ignoredRows.count > 12 {
      lines += wrapped(
        words(ImportWords.ignoredRows), sheet.ignoredRows.dropFirst(12).map { String($0.row) })
    }
    if let cells = sheet.ignoredCells {
      lines += wrapped(
        words(ImportWords.ignoredCells), cells.split(separator: ",").map { String($0.drop { $0 == " " }) })
    }
    if sheet.cells > 0, sheet.kind != .hidden {
      note(ImportWords.account(read: sheet.cells, used: sheet.usedCells))
    }
    for phrase in sheet.notes { note(phrase) }
    return lines
  }

  /// What became of each column, by what became of it.
  private func columnLines(_ columns: [ColumnNote]) -> [String] {
    var taken: [String] = [], carried: [String] = [], unused: [String] = [], sensitive: [String] = []
    for column in columns {
      switch column.use {
      case .taken(let meaning): taken.append("\(column.label) = \(words(meaning))")
      case .carried: carried.append(column.label)
      case .numbers: taken.append("\(column.label) = \(words(ImportWords.runningNumbers))")
      case .sensitive: sensitive.append(column.label)
      case .unused: unused.append(column.label)
      }
    }
    return wrapped(words(ImportWords.columns), taken) + wrapped(words(ImportWords.carriedColumns), carried)
      + wrapped(words(PrivacyWords.sensitiveColumns), sensitive)
      + wrapped(words(ImportWords.unusedColumns), unused)
  }

  /// A list behind a heading, on as many lines as it takes; nothing where it is empty.
  private func wrapped(_ heading: String, _ items: [String], indent: String = "      ") -> [String] {
    guard !items.isEmpty else { return [] }
    var lines: [String] = []
    var line = "\(indent)\(heading): "
    for (position, item) in items.enumerated() {
      let text = item + (position < items.count - 1 ? ", " : "")
      if TextWidth.of(line) + TextWidth.of(text) > 112, line.contains(where: { $0 != " " }) {
        lines.append(line)
        line = indent + "  "
      }
      line += text
    }
    return lines + [line]
  }

  private func lines(_ employer: ImportFindings.EmployerNote) -> [String] {
    var head = "  \(employer.id)"
    if employer.name != employer.id { head += "  \(employer.name)" }
    head += ", \(words(ImportWords.people(employer.people)))"
    if !employer.crews.isEmpty {
      head += ", \(words(ImportWords.crewList(employer.crews.joined(separator: ", "))))"
    }
    let widths = (
      code: employer.codes.map { TextWidth.of($0.code) }.max() ?? 0,
      meaning: employer.codes.map { TextWidth.of(meaning($0.meaning)) }.max() ?? 0,
      count: employer.codes.map { TextWidth.of(words(ImportWords.cells($0.count))) }.max() ?? 0
    )
    return [head]
      + employer.codes.map { code in
        let given = code.isGiven ? "  (\(words(ImportWords.fromLegendFile)))" : ""
        let line =
          "    \(TextWidth.padded(code.code, to: widths.code))  \(TextWidth.padded(meaning(code.meaning), to: widths.meaning))  "
          + "\(TextWidth.padded(words(ImportWords.cells(code.count)), to: widths.count, right: true))"
        return line + (code.words.isEmpty ? "" : "  “\(code.words)”") + given
      }
  }

  private func meaning(_ shift: ShiftCode) -> String {
    switch shift {
    case .hours(let stretches): stretches.text.replacing("-", with: "–")
    case .off: words(ImportWords.off)
    case .absent: words(ImportWords.absent)
    }
  }

  private var rotationLines: [String] {
    var lines = ["", words(ImportWords.rotations)]
    for rotation in findings.rotations {
      let kind = rotation.pattern.map { ImportWords.builtIn($0.id) } ?? ImportWords.newCycle
      lines.append("  \(rotation.id): \(words(ImportWords.days(rotation.cycle.count))), \(words(kind))")
      lines.append("    \(rotation.cycle.joined(separator: " "))")
      lines.append(
        "    "
          + rotation.crews.map { words(ImportWords.crew($0.name, $0.offset, $0.people)) }.joined(
            separator: ", "))
      lines.append("    " + words(ImportWords.explains(rotation.rows, rotation.exceptions)))
    }
    if findings.rotations.isEmpty, findings.rowsWithoutRotation == 0 {
      lines.append("  " + words(ImportWords.noRotation))
    }
    if findings.rowsWithoutRotation > 0 {
      lines.append("  " + words(ImportWords.cellByCell(findings.rowsWithoutRotation)))
    }
    return lines
  }

  /// Who is on a roster and on no list of names.
  private var leftOutLines: [String] {
    var lines: [String] = []
    if findings.leftOut > 0 { lines.append(words(ImportWords.leftOut(findings.leftOut))) }
    if !findings.leftOutPeople.isEmpty {
      let shown = findings.leftOutPeople.prefix(40).map { person in
        person.name + (person.near.map { " (\(words(ImportWords.perhaps($0))))" } ?? "")
      }
      let rest = findings.leftOutPeople.count - shown.count
      lines += wrapped(
        words(ImportWords.leftOutNames), shown + (rest > 0 ? [words(Words.moreRows(rest))] : []), indent: "")
    }
    return lines
  }

  private var scenarioLines: [String] {
    var lines: [String] = []
    if let horizon = findings.horizon {
      let why = findings.zoneReason.map { " (\(words($0)))" } ?? ""
      lines.append(
        "\(language.date(horizon.from)) – \(language.date(horizon.to)), \(findings.timezone)\(why)")
    }
    lines.append(words(ImportWords.people(findings.people)))
    lines += leftOutLines
    if !findings.spellings.isEmpty {
      lines += wrapped(
        words(ImportWords.spellings), findings.spellings.map { "\($0.written) = \($0.known)" }, indent: "")
    }
    if findings.instructors > 0 { lines.append(words(ImportWords.instructors(findings.instructors))) }
    if findings.absences > 0 { lines.append(words(ImportWords.absences(findings.absences))) }
    for note in findings.supplyNotes { lines.append(words(note)) }
    lines.append(findings.halls > 0 ? words(ImportWords.halls(findings.halls)) : words(ImportWords.noHall))
    for course in findings.courses {
      let name = course.name == course.id ? course.id : "\(course.id) (\(course.name))"
      lines.append(
        words(
          ImportWords.course(name, course.people, course.minutes.map(String.init).joined(separator: " + "))))
    }
    if findings.courses.isEmpty, !findings.faults.contains(where: { $0.severity == .error }) {
      lines.append(words(ImportWords.noCourse))
    }
    return lines
  }
}
