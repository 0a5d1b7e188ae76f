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
          json.field("path", file.path)
          json.field("format", file.format)
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
        json.field(key, count)
      }
      json.key("leftOutPeople")
      json.array(findings.leftOutPeople) { json, person in
        json.object(inline: true) { json in
          json.field("name", person.name)
          json.field("at", person.place.text(language))
          if let near = person.near {
            json.field("near", near)
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
          json.field("id", course.id)
          json.field("people", course.people)
          json.key("minutes")
          json.array(course.minutes, inline: true) { $0.number($1) }
        }
      }
      if let horizon = findings.horizon {
        json.key("horizon")
        json.object(inline: true) { json in
          json.field("from", "\(horizon.from)")
          json.field("to", "\(horizon.to)")
        }
      }
    }
    return json.text + "\n"
  }

  private func write(_ sheet: ImportFindings.SheetNote, _ json: inout JSONWriter) {
    json.object { json in
      if let name = sheet.name {
        json.field("name", name)
      }
      json.field("kind", sheet.kind.rawValue)
      json.field("count", sheet.count)
      if let row = sheet.headingRow {
        json.field("headingRow", row)
      }
      if let span = sheet.span {
        json.field("from", "\(span.from)")
        json.field("to", "\(span.to)")
      }
      json.key("columns")
      json.array(sheet.columns) { json, column in
        json.object(inline: true) { json in
          json.field("column", column.letter)
          json.field("heading", column.heading)
          json.key("use")
          switch column.use {
          case .taken(let meaning): json.string(words(meaning))
          case .carried: json.string("carried")
          case .sensitive: json.string("sensitive")
          case .numbers: json.string("numbers")
          case .unused: json.string("unused")
          }
        }
      }
      json.key("cells")
      json.object(inline: true) { json in
        json.field("read", sheet.cells)
        json.field("used", sheet.usedCells)
        json.field("told", sheet.cells - sheet.usedCells)
      }
      json.key("ignoredRows")
      json.array(sheet.ignoredRows, inline: true) { $0.number($1.row) }
      if let cells = sheet.ignoredCells {
        json.field("ignoredCells", cells)
      }
    }
  }

  private func write(_ employer: ImportFindings.EmployerNote, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", employer.id)
      json.field("name", employer.name)
      json.field("people", employer.people)
      json.key("codes")
      json.array(employer.codes) { json, code in
        json.object(inline: true) { json in
          json.field("code", code.code)
          json.key("meaning")
          switch code.meaning {
          case .hours(let stretches): json.string(stretches.text)
          case .off: json.string("off")
          case .absent: json.string("absent")
          }
          json.field("count", code.count)
        }
      }
    }
  }

  private func write(_ rotation: ImportFindings.RotationNote, _ json: inout JSONWriter) {
    json.object { json in
      json.field("id", rotation.id)
      json.field("employer", rotation.employer)
      json.key("cycle")
      json.array(rotation.cycle, inline: true) { $0.string($1) }
      if let pattern = rotation.pattern {
        json.field("pattern", pattern.id)
      }
      json.key("crews")
      json.array(rotation.crews, inline: true) { json, crew in
        json.object(inline: true) { json in
          json.field("name", crew.name)
          json.field("offset", crew.offset)
          json.field("people", crew.people)
        }
      }
      for (key, count) in [
        ("rows", rotation.rows), ("exceptions", rotation.exceptions), ("filled", rotation.filled),
      ] {
        json.field(key, count)
      }
    }
  }
}
