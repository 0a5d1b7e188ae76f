import OffHours
import OffHoursFiles
import OffHoursPapers

/// What an import understood, before anything is written.
struct ImportReport {
  let findings: ImportFindings
  let language: Language
  /// Whether the scenario is written, so that the last line need not say how.
  let isWriting: Bool

  private func words(_ phrase: Phrase) -> String { phrase(language) }

  var text: String {
    var lines: [String] = [words(ImportWords.understood)]
    for file in findings.files {
      lines.append("  \(file.path) (\(file.format))")
      for sheet in file.sheets { lines += self.lines(sheet) }
    }
    if !findings.employers.isEmpty { lines += ["", words(ImportWords.employers)] }
    for employer in findings.employers { lines += self.lines(employer) }
    if findings.files.contains(where: { $0.sheets.contains { $0.kind == .roster } }) {
      lines += rotationLines
    }
    lines += ["", words(ImportWords.scenario)] + scenarioLines.map { "  " + $0 }
    let doubts = findings.faults.filter { $0.severity == .warning }
    if !doubts.isEmpty {
      lines += ["", words(ImportWords.doubts)]
      lines += doubts.map { "  \($0.place.map { $0.text(language) + ": " } ?? "")\(words($0.message))" }
    }
    if !isWriting, !findings.faults.contains(where: { $0.severity == .error }) {
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
    var taken: [String] = [], carried: [String] = [], unused: [String] = []
    for column in columns {
      switch column.use {
      case .taken(let meaning): taken.append("\(column.label) = \(words(meaning))")
      case .carried: carried.append(column.label)
      case .numbers: taken.append("\(column.label) = \(words(ImportWords.runningNumbers))")
      case .unused: unused.append(column.label)
      }
    }
    return wrapped(words(ImportWords.columns), taken) + wrapped(words(ImportWords.carriedColumns), carried)
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

  private var scenarioLines: [String] {
    var lines: [String] = []
    if let horizon = findings.horizon {
      let why = findings.zoneReason.map { " (\(words($0)))" } ?? ""
      lines.append(
        "\(language.date(horizon.from)) – \(language.date(horizon.to)), \(findings.timezone)\(why)")
    }
    lines.append(words(ImportWords.people(findings.people)))
    if findings.leftOut > 0 { lines.append(words(ImportWords.leftOut(findings.leftOut))) }
    if !findings.leftOutPeople.isEmpty {
      let shown = findings.leftOutPeople.prefix(40).map { person in
        person.name + (person.near.map { " (\(words(ImportWords.perhaps($0))))" } ?? "")
      }
      let rest = findings.leftOutPeople.count - shown.count
      lines += wrapped(
        words(ImportWords.leftOutNames), shown + (rest > 0 ? [words(Words.moreRows(rest))] : []), indent: "")
    }
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

extension ImportReport {
  /// The end of an import with faults: the summary on standard output, the faults on standard error; or JSON alone.
  func failure(json: Bool) throws -> Failure {
    if json {
      try Console.result(findings.faults.map { $0.diagnostic(language) }.json)
      return Failure(.badData, "")
    }
    try Console.result(text)
    let errors = findings.faults.count { $0.severity == .error }
    return Failure(.badData, words(ImportWords.nothingDone(errors)), before: errorText)
  }

  /// What was understood, for machines.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("diagnostics")
      json.diagnostics(findings.faults.map { $0.diagnostic(language) })
      json.key("files")
      json.array(findings.files) { json, file in
        json.object { json in
          json.key("path")
          json.string(file.path)
          json.key("format")
          json.string(file.format)
          json.key("sheets")
          json.array(file.sheets) { json, sheet in self.write(sheet, &json) }
        }
      }
      json.key("employers")
      json.array(findings.employers) { json, employer in self.write(employer, &json) }
      json.key("rotations")
      json.array(findings.rotations) { json, rotation in self.write(rotation, &json) }
      for (key, count) in [
        ("rowsWithoutRotation", findings.rowsWithoutRotation), ("people", findings.people),
        ("leftOut", findings.leftOut),
        ("halls", findings.halls), ("instructors", findings.instructors), ("absences", findings.absences),
      ] {
        json.key(key)
        json.number(count)
      }
      json.key("leftOutPeople")
      json.array(findings.leftOutPeople) { json, person in
        json.object(inline: true) { json in
          json.key("name")
          json.string(person.name)
          json.key("at")
          json.string(person.place.text(language))
          if let near = person.near {
            json.key("near")
            json.string(near)
          }
        }
      }
      json.key("spellings")
      json.array(findings.spellings) { json, spelling in
        json.array([spelling.written, spelling.known], inline: true) { $0.string($1) }
      }
      json.key("courses")
      json.array(findings.courses) { json, course in
        json.object(inline: true) { json in
          json.key("id")
          json.string(course.id)
          json.key("people")
          json.number(course.people)
          json.key("minutes")
          json.array(course.minutes, inline: true) { $0.number($1) }
        }
      }
      if let horizon = findings.horizon {
        json.key("horizon")
        json.object(inline: true) { json in
          json.key("from")
          json.string("\(horizon.from)")
          json.key("to")
          json.string("\(horizon.to)")
        }
      }
    }
    return json.text + "\n"
  }

  private func write(_ sheet: ImportFindings.SheetNote, _ json: inout JSONWriter) {
    json.object { json in
      if let name = sheet.name {
        json.key("name")
        json.string(name)
      }
      json.key("kind")
      json.string(sheet.kind.rawValue)
      json.key("count")
      json.number(sheet.count)
      if let row = sheet.headingRow {
        json.key("headingRow")
        json.number(row)
      }
      if let span = sheet.span {
        json.key("from")
        json.string("\(span.from)")
        json.key("to")
        json.string("\(span.to)")
      }
      json.key("columns")
      json.array(sheet.columns) { json, column in
        json.object(inline: true) { json in
          json.key("column")
          json.string(column.letter)
          json.key("heading")
          json.string(column.heading)
          json.key("use")
          switch column.use {
          case .taken(let meaning): json.string(words(meaning))
          case .carried: json.string("carried")
          case .numbers: json.string("numbers")
          case .unused: json.string("unused")
          }
        }
      }
      json.key("cells")
      json.object(inline: true) { json in
        json.key("read")
        json.number(sheet.cells)
        json.key("used")
        json.number(sheet.usedCells)
        json.key("told")
        json.number(sheet.cells - sheet.usedCells)
      }
      json.key("ignoredRows")
      json.array(sheet.ignoredRows, inline: true) { $0.number($1.row) }
      if let cells = sheet.ignoredCells {
        json.key("ignoredCells")
        json.string(cells)
      }
    }
  }

  private func write(_ employer: ImportFindings.EmployerNote, _ json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.string(employer.id)
      json.key("name")
      json.string(employer.name)
      json.key("people")
      json.number(employer.people)
      json.key("codes")
      json.array(employer.codes) { json, code in
        json.object(inline: true) { json in
          json.key("code")
          json.string(code.code)
          json.key("meaning")
          switch code.meaning {
          case .hours(let stretches): json.string(stretches.text)
          case .off: json.string("off")
          case .absent: json.string("absent")
          }
          json.key("count")
          json.number(code.count)
        }
      }
    }
  }

  private func write(_ rotation: ImportFindings.RotationNote, _ json: inout JSONWriter) {
    json.object { json in
      json.key("id")
      json.string(rotation.id)
      json.key("employer")
      json.string(rotation.employer)
      json.key("cycle")
      json.array(rotation.cycle, inline: true) { $0.string($1) }
      if let pattern = rotation.pattern {
        json.key("pattern")
        json.string(pattern.id)
      }
      json.key("crews")
      json.array(rotation.crews, inline: true) { json, crew in
        json.object(inline: true) { json in
          json.key("name")
          json.string(crew.name)
          json.key("offset")
          json.number(crew.offset)
          json.key("people")
          json.number(crew.people)
        }
      }
      for (key, count) in [
        ("rows", rotation.rows), ("exceptions", rotation.exceptions), ("filled", rotation.filled),
      ] {
        json.key(key)
        json.number(count)
      }
    }
  }
}
