public import OffHours

/// What reading a scenario gave.
public struct ScenarioReading: Sendable {
  /// The scenario; nil where there are errors.
  public var scenario: Scenario?
  /// Every fault and doubt, by file, line and column.
  public var diagnostics: [Diagnostic]
  /// Paths of the files that were read, in order.
  public var files: [String]
  /// Where each worker's row and each course's key stand, parallel to the scenario's, and the files that these places
  /// name.
  var workerSpots: [SourcePosition] = [], courseSpots: [SourcePosition] = [], log: [DiagnosticLog.File] = []
  /// Where each course's pinned meetings stand, parallel to its pins; and each venue's key.
  var pinSpots: [[SourcePosition]] = [], venueSpots: [SourcePosition] = []

  /// A doubt about a worker, at his or her row.
  public func warning(about worker: Ref<Worker>, _ message: String) -> Diagnostic {
    let spot = workerSpots[worker.index]
    return log[Int(spot.file)].diagnostic(spot, .warning, message)
  }

  /// A doubt about a course, at its key.
  public func warning(about course: Ref<Course>, _ message: String) -> Diagnostic {
    let spot = courseSpots[course.index]
    return log[Int(spot.file)].diagnostic(spot, .warning, message)
  }

  /// A doubt about a venue, at its key.
  public func warning(about venue: Ref<Venue>, _ message: String) -> Diagnostic {
    let spot = venueSpots[venue.index]
    return log[Int(spot.file)].diagnostic(spot, .warning, message)
  }

  /// A fault or a doubt about a pinned meeting, at its place.
  public func diagnostic(
    aboutPin position: Int, of course: Ref<Course>, _ severity: Diagnostic.Severity, _ message: String
  ) -> Diagnostic {
    let spot = pinSpots[course.index][position]
    return log[Int(spot.file)].diagnostic(spot, severity, message)
  }
}

/// Faults of a scenario that was expected to have none, one a line.
public struct InvalidScenario: Error, CustomStringConvertible, Sendable {
  /// The faults and doubts.
  public var diagnostics: [Diagnostic]

  /// What reading a scenario gave in its place.
  public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  /// A line each.
  public var description: String { diagnostics.text }
}

/// Reads scenarios: a YAML file or the folder that holds `scenario.yaml`, its tables, and overlays on top.
public struct ScenarioReader {
  let source: any FileSource

  /// A reader of the machine's files.
  public init() { source = DiskFiles() }

  /// Whether all dates lie in years that are planned: 1900 to 2999.
  package static func isPlannable(_ horizon: DateSpan) -> Bool {
    horizon.from.parts.year >= 1900 && horizon.to.parts.year <= 2999
  }

  /// A reader of other files.
  package init(_ source: any FileSource) { self.source = source }

  /// Reads the scenario at `path` with `overlays` laid on it, in order; to be read by people in `language` (nil: the
  /// scenario's own).
  ///
  /// Throws `MissingFile` where `path` or an overlay cannot be opened; every other fault is a diagnostic.
  public func read(
    path: String, overlays: [String] = [], language: Language? = nil
  ) throws(MissingFile) -> ScenarioReading {
    let log = DiagnosticLog()
    var loader = ScenarioLoader(source: source, log: log)
    let loaded = try loader.load(path, overlays: overlays)
    var scenario: Scenario?
    var workerSpots: [SourcePosition] = [], courseSpots: [SourcePosition] = [],
      pinSpots: [[SourcePosition]] = []
    var venueSpots: [SourcePosition] = []
    if let loaded {
      var assembler = ScenarioAssembler(loaded: loaded, log: log, language: language)
      scenario = assembler.assemble()
      workerSpots = assembler.workerSpots
      courseSpots = assembler.courseSpots
      pinSpots = assembler.pinSpots
      venueSpots = assembler.venueSpots
      if scenario?.name.isEmpty ?? false { scenario?.name = Self.standardName(path) }
    }
    return ScenarioReading(
      scenario: log.hasErrors ? nil : scenario,
      diagnostics: log.diagnostics(scenario?.language ?? language ?? .english), files: log.paths,
      workerSpots: workerSpots, courseSpots: courseSpots, log: log.files,
      pinSpots: pinSpots, venueSpots: venueSpots)
  }

  /// A scenario without a name is called after its folder, or after its file.
  private static func standardName(_ path: String) -> String {
    let parts = Path.normalized(path).split(separator: "/").filter { $0 != ".." && $0 != "." }
    guard let last = parts.last else { return "" }
    if last == "scenario.yaml", parts.count > 1 { return String(parts[parts.count - 2]) }
    return [".yaml", ".xlsx"].contains { last.hasSuffix($0) } ? String(last.dropLast(5)) : String(last)
  }

  /// Reads a scenario that stands in memory: `tables` and further files by path, `overlays` as YAML texts.
  ///
  /// Throws `InvalidScenario`, which lists every diagnostic, where there is an error.
  package static func read(
    text: String, tables: [String: String] = [:], overlays: [String] = []
  ) throws(InvalidScenario) -> Scenario {
    let reading = reading(text: text, tables: tables, overlays: overlays)
    guard let scenario = reading.scenario else { throw InvalidScenario(diagnostics: reading.diagnostics) }
    return scenario
  }

  /// As `read(text:tables:overlays:)`, with the diagnostics.
  package static func reading(
    text: String, tables: [String: String] = [:], overlays: [String] = []
  ) -> ScenarioReading {
    var files = MemoryFiles(tables)
    files["scenario.yaml"] = Array(text.utf8)
    var paths: [String] = []
    for (position, overlay) in overlays.enumerated() {
      paths.append("overlay-\(position + 1).yaml")
      files[paths[position]] = Array(overlay.utf8)
    }
    do throws(MissingFile) {
      return try ScenarioReader(files).read(path: "scenario.yaml", overlays: paths)
    } catch {
      let fault = Diagnostic(
        severity: .error, file: error.path, line: 1, column: .number(1), message: error.reason)
      return ScenarioReading(scenario: nil, diagnostics: [fault], files: [])
    }
  }
}
