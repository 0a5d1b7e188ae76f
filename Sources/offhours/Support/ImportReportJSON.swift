import OffHours
import OffHoursFiles
import OffHoursPapers

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
