import OffHours
import Testing

@testable import OffHoursFiles

/// Rosters for tests, and what an import makes of them, in one line a person.
enum RosterShown {
  /// What an import is asked in these tests, unless one says otherwise: one firm, one course.
  static func run(_ files: [String: String], _ change: (inout ImportRequest) -> Void = { _ in }) throws
    -> ImportOutcome
  {
    try ImportTests.run(files) { request in
      request.employers = [.init(id: "loom", name: "Loom Ltd")]
      request.courses = [.init(id: "safety", minutes: [60])]
      change(&request)
    }
  }

  /// The same for bytes, such as workbooks.
  static func run(_ name: String, _ bytes: [UInt8], legend: String? = nil) throws -> ImportOutcome {
    var memory = MemoryFiles()
    memory[name] = bytes
    var request = ImportRequest(inputs: [.init(path: name)])
    if let legend {
      memory["legend.txt"] = Array(legend.utf8)
      request.legends = [.init(path: "legend.txt")]
    }
    request.employers = [.init(id: "loom", name: "Loom Ltd")]
    request.courses = [.init(id: "safety", minutes: [60])]
    return try AccountedImport.run(request, from: memory)
  }

  /// In each form of file a sheet makes the same days of everybody, and no errors.
  static func expect(_ rows: [[String]], _ days: [String], legend: String? = nil) throws {
    for form in SheetForm.allCases {
      let outcome = try run(form.rawValue, form.bytes(rows), legend: legend)
      #expect(errors(outcome) == [], "\(form)")
      guard !outcome.hasErrors else { continue }
      let shown = try self.days(outcome)
      #expect(shown == days, "\(form): \(shown)")
    }
  }

  /// In each form of file a sheet has errors that hold these words.
  static func expectErrors(_ rows: [[String]], _ words: [String]) throws {
    for form in SheetForm.allCases {
      let found = errors(try run(form.rawValue, form.bytes(rows)))
      for word in words { #expect(found.contains { $0.contains(word) }, "\(form): \(found)") }
    }
  }

  static func errors(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) }
  }

  /// Everybody's days: `An: 1 06:00-14:00, 2 off, 3 absent, 4 ?`.
  static func days(_ outcome: ImportOutcome) throws -> [String] {
    try #require(errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    let calendars = CalendarBook(scenario)
    return scenario.workers.indices.map { position in
      let calendar = calendars.calendar(of: Ref(position))
      let days = scenario.horizon.dates.map { date -> String in
        let shifts = calendar.shifts(on: date).map { shift in
          "\(scenario.zone.local(shift.interval.start).time)-\(scenario.zone.local(shift.interval.end).time)"
        }
        let day = date.parts.day
        if !shifts.isEmpty { return "\(day) \(shifts.joined(separator: " + "))" }
        if calendar.absentDates.contains(date) { return "\(day) absent" }
        return calendar.unknownDates.contains(date) ? "\(day) ?" : "\(day) off"
      }
      return "\(scenario.workers[position].name): \(days.joined(separator: ", "))"
    }
  }

  /// A workbook of one sheet: texts row by row; numbers after `#` are times of day, shares of a day; merged ranges.
  static func workbook(_ rows: [[String]], merged: [String] = [], hidden: Set<Int> = []) -> [UInt8] {
    let columns = hidden.sorted().map { "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" hidden=\"1\"/>" }.joined()
    var xml = "<worksheet>\(columns.isEmpty ? "" : "<cols>\(columns)</cols>")<sheetData>"
    for (row, cells) in rows.enumerated() {
      xml += "<row r=\"\(row + 1)\">"
      for (column, text) in cells.enumerated() where !text.isEmpty {
        let name = Sheet.cellName(row, column)
        if text.hasPrefix("#"), Double(text.dropFirst()) != nil {
          xml += "<c r=\"\(name)\" s=\"1\"><v>\(text.dropFirst())</v></c>"
        } else {
          let plain = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          xml += "<c r=\"\(name)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(plain)</t></is></c>"
        }
      }
      xml += "</row>"
    }
    xml += "</sheetData>"
    if !merged.isEmpty {
      xml += "<mergeCells>\(merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
    }
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>"
    return Fixture.workbook(xml + "</worksheet>", styles: styles)
  }
}
