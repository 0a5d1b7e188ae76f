import OffHours
import OffHoursFiles

/// A scenario that was read without errors, and the doubts about it.
struct LoadedScenario {
  var scenario: Scenario
  /// What reading gave: doubts, and where everybody's row stands.
  var reading: ScenarioReading

  /// The doubts.
  var warnings: [Diagnostic] { reading.diagnostics }

  /// Shows the doubts on standard error.
  func sayWarnings() { Console.raw(warnings.text) }
}

extension ScenarioOptions {
  /// Reads the scenario with its overlays, to be read in the language asked for. Faults are shown, all of them, and end
  /// the command.
  func load(_ reading: ReadingOptions) throws -> LoadedScenario {
    let result: ScenarioReading
    do {
      result = try ScenarioReader().read(path: path, overlays: overlays)
    } catch {
      throw Failure(.noInput, "\(error)")
    }
    guard var scenario = result.scenario else {
      throw try Failure.badData(result.diagnostics, json: reading.json)
    }
    if let language = reading.language { scenario.language = language }
    return LoadedScenario(scenario: scenario, reading: result)
  }
}

extension Timetable {
  /// Reads a timetable. Faults are shown, all of them, and end the command.
  static func load(_ path: String, _ reading: ReadingOptions) throws -> Timetable {
    let result: TimetableReading
    do {
      result = try TimetableReader().read(path: path)
    } catch {
      throw Failure(.noInput, "\(error)")
    }
    guard let timetable = result.timetable else {
      throw try Failure.badData(result.diagnostics, json: reading.json)
    }
    return timetable
  }
}

extension Failure {
  /// The end of a command whose input has faults: shown on standard error, or as JSON on standard output.
  static func badData(_ diagnostics: [Diagnostic], json: Bool) throws -> Failure {
    if json {
      try Console.result(diagnostics.json)
      return Failure(.badData, "")
    }
    let errors = diagnostics.count { $0.severity == .error }
    return Failure(
      .badData, "\(errors) error\(errors == 1 ? "" : "s"); nothing was done", before: diagnostics.text)
  }
}
