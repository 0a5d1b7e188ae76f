import OffHours
import OffHoursFiles

extension SyntheticScenario {
  /// The text of `scenario.yaml`, and the other files by name.
  var parts: (text: String, tables: [String: String]) {
    var text = "", tables: [String: String] = [:]
    for file in files {
      if file.name == "scenario.yaml" { text = file.text } else { tables[file.name] = file.text }
    }
    return (text, tables)
  }

  /// The scenario as it is read from its files.
  func read() throws -> Scenario { try ScenarioReader.read(text: parts.text, tables: parts.tables) }
}
