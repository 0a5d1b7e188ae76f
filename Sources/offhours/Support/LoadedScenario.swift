import OffHours
import OffHoursFiles

/// A scenario that was read without errors, and the doubts about it.
struct LoadedScenario {
  var scenario: Scenario
  /// What reading gave: doubts, and where everybody's row stands.
  var reading: ScenarioReading

  /// The scenario as words of a command that people can copy: its path, overlays, and from when on it is planned.
  var path: String

  /// The doubts.
  var warnings: [Diagnostic] { reading.diagnostics }

  /// The same, with the moment from which on it is planned among the words of commands.
  func named(at now: LocalMoment?) -> LoadedScenario {
    var loaded = self
    if let now { loaded.path += " --now \(now.text)" }
    return loaded
  }

  /// Shows the doubts on standard error.
  func sayWarnings() { Console.raw(warnings.text) }

  /// Pinned meetings that cannot be held, a fault each at its place; they end the command.
  func refuseImpossiblePins(_ reading: ReadingOptions) throws {
    let faults = pinDiagnostics.filter { $0.severity == .error }
    if !faults.isEmpty { throw try Failure.badData(warnings + faults, json: reading.json) }
  }

  /// Pinned meetings that cannot be held, or by nobody attended, at their places.
  var pinDiagnostics: [Diagnostic] {
    guard scenario.courses.contains(where: { !$0.pins.isEmpty || !$0.appointments.isEmpty }) else {
      return []
    }
    return PinClashes(scenario, calendars: CalendarBook(scenario)).all.map { clash in
      self.reading.diagnostic(
        aboutPin: clash.position, of: clash.course, clash.isFault ? .error : .warning,
        clash.message(scenario.language))
    }.said(in: scenario.language)
  }

  /// A fault of a pinned meeting, at its place; at the scenario's beginning where the pin was added on the way.
  func fault(_ pin: Pin, of course: Ref<Course>, _ message: String) -> Diagnostic {
    guard let position = scenario.courses[course].pins.firstIndex(of: pin) else { return fault(message) }
    return reading.diagnostic(aboutPin: position, of: course, .error, message)
  }

  /// A fault of the scenario as a whole.
  func fault(_ message: String) -> Diagnostic {
    Diagnostic(
      severity: .error, file: reading.files.first ?? "scenario.yaml", line: 1, column: .number(1),
      message: message)
  }
}

extension ScenarioOptions {
  /// Reads the scenario with its overlays, to be read in the language asked for. Faults are shown, all of them, and end
  /// the command.
  func load(_ reading: ReadingOptions) throws -> LoadedScenario {
    let result: ScenarioReading
    do {
      result = try ScenarioReader().read(path: path, overlays: overlays, language: reading.language)
    } catch {
      throw Failure(missing: error)
    }
    guard let scenario = result.scenario else {
      throw try Failure.badData(result.diagnostics, json: reading.json)
    }
    if BookPath.isBook(path) { FaultLanguage.take(book: scenario.language) }
    Interruption.speak(FaultLanguage.asked ?? scenario.language)
    return LoadedScenario(
      scenario: scenario, reading: result,
      path: ShellWord.line([path] + overlays.flatMap { ["--with", $0] }))
  }
}

extension Timetable {
  /// The timetable of a scenario, from a workbook, a file or the folder that holds it.
  static func load(_ path: String, of scenario: Scenario, _ reading: ReadingOptions) throws -> Timetable {
    BookPath.isBook(path)
      ? try BookTimetable.load(path, scenario, reading).timetable : try load(path, reading)
  }

  /// Reads a timetable. Faults are shown, all of them, and end the command.
  static func load(_ path: String, _ reading: ReadingOptions) throws -> Timetable {
    let result: TimetableReading
    do {
      result = try TimetableReader().read(path: path)
    } catch {
      throw Failure(missing: error)
    }
    guard let timetable = result.timetable else {
      throw try Failure.badData(result.diagnostics, json: reading.json)
    }
    Console.raw(result.diagnostics.text)
    return timetable
  }
}

extension Failure {
  /// The end of a command whose input has faults: shown on standard error, or as JSON on standard output.
  static func badData(_ diagnostics: [Diagnostic], json: Bool) throws -> Failure {
    if json {
      try Console.result(diagnostics.told.json)
      return Failure(.badData, "")
    }
    let errors = diagnostics.count { $0.severity == .error }
    // The last line of a list that is cut stands for others.
    let isCut = errors > Diagnostic.mostListed
    let end = FaultWords.nothingDone(isCut ? Diagnostic.mostListed : errors, orMore: isCut)
    return Failure(.badData, end(FaultLanguage.of(diagnostics)), before: diagnostics.toldText)
  }
}
