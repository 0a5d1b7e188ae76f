import Foundation
import OffHours
import OffHoursFiles
import Testing

@Suite struct `The reference of the format` {
  private func reference() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("docs/scenario-format.md"), encoding: .utf8)
  }

  /// Fenced blocks whose first line names a file, such as ```yaml scenario.yaml.
  private func files() throws -> [String: String] {
    var files: [String: String] = [:]
    var open: String?
    for line in try reference().split(separator: "\n", omittingEmptySubsequences: false) {
      if let name = open {
        if line == "```" { open = nil } else { files[name]! += line + "\n" }
      } else if line.hasPrefix("```"), let space = line.firstIndex(of: " ") {
        open = String(line[line.index(after: space)...])
        files[open!] = ""
      }
    }
    return files
  }

  @Test func `its example is read without a fault or a doubt`() throws {
    let files = MemoryFiles(try files())
    let reading = try ScenarioReader(files).read(path: "scenario.yaml")
    #expect(reading.diagnostics.text == "")
    let scenario = try #require(reading.scenario)
    #expect(scenario.workers.count == 5 && scenario.courses.count == 2)
    let variant = try ScenarioReader(files).read(path: "variants/crew-swap.yaml")
    #expect(variant.diagnostics.text == "")
    #expect(variant.scenario?.name == "Crew swap" && variant.scenario?.workers.count == 6)
  }

  @Test func `its timetable is read without a fault`() throws {
    let reading = try TimetableReader(MemoryFiles(try files())).read(path: "timetable.json")
    #expect(reading.diagnostics.text == "")
    #expect(reading.timetable?.meetings.isEmpty == false)
  }

  @Test func `its letterhead is read without a fault`() throws {
    let reading = try LetterheadReader(MemoryFiles(try files())).read(path: "head.yaml")
    #expect(reading.diagnostics.text == "")
    #expect(reading.letterhead?.signatures.count == 2)
    let text = try reference()
    for field in Letterhead.Field.allCases { #expect(text.contains("`{\(field.rawValue)}`"), "\(field)") }
  }

  @Test(arguments: Concept.all.map(\.name)) func `has the reader's own table of keys`(_ name: String) throws {
    let concept = try #require(Concept.all.first { $0.name == name })
    #expect(
      try reference().contains(concept.table),
      "put this table into docs/scenario-format.md:\n\(concept.table)")
  }

  @Test func `names every rule, goal, reason and built-in rotation`() throws {
    let text = try reference()
    for code in RuleCode.allCases.map(\.rawValue) + Goal.allCases.map(\.rawValue) + [
      "agenda", "full", "not-chosen",
    ] {
      #expect(text.contains("`\(code)`"), "\(code)")
    }
    for rotation in Rotation.builtIn {
      #expect(text.contains("| `\(rotation.id)` | \(rotation.cycle.joined()) |"), "\(rotation.id)")
    }
  }
}
