import OffHours
import OffHoursFiles
import OffHoursPlanning
import OffHoursSolver

/// The scenarios of a sweep: one for each combination of what varies.
struct SweepGrid {
  let base: Scenario
  /// The grid, without points.
  var sweep: Sweep
  private let path: String, overlays: [String]
  private let ranges: [SettingRange]
  private let question: Question
  private let reading: ReadingOptions

  /// Reads the scenario as it is. Faults are shown, all of them, and end the command.
  init(
    path: String, overlays: [String], ranges: [SettingRange], question: Question, from now: LocalMoment?,
    after start: Timetable?, _ reading: ReadingOptions
  ) throws {
    var options = ScenarioOptions()
    options.path = path
    options.overlays = overlays
    let loaded = try options.load(reading)
    loaded.sayWarnings()
    let unknown = ScenarioReader().unknownIds(
      in: ranges.compactMap { $0.settings.first }.flatMap {
        ScenarioReader.expanded($0, in: loaded.scenario)
      }, path: path, overlays: overlays, of: loaded.scenario)
    guard unknown.isEmpty else { throw try Failure.badData(unknown, json: reading.json) }
    var base = loaded.scenario
    base.goals = question.tiers(of: base.goals)
    base = base.planned(from: now?.instant(in: base)).planned(from: start?.now)
    self.base = base
    self.path = path
    self.overlays = overlays
    self.ranges = ranges
    self.question = question
    self.reading = reading
    sweep = Sweep(
      name: base.name, sha256: base.sha256, language: base.language,
      axes: ranges.map { Sweep.Axis(path: $0.path, values: $0.values) },
      goals: base.goals, countsMoney: base.hasCosts)
    sweep.now = base.now
  }

  /// A name for everything that decides the points: the grid, what is asked, and how it is searched. How many threads do it
  /// does not enter.
  func stamp(_ limits: SearchLimits, seconds: Double, start: Timetable?) -> String {
    var hash = TextHash()
    hash.add([sweep.sha256, base.now.map { "\($0.minute)" } ?? "", start?.stamp ?? ""])
    for axis in sweep.axes { hash.add([axis.path] + axis.values) }
    for tier in sweep.goals {
      hash.add(tier.parts.map { "\($0.goal.rawValue) \($0.weight)" } + ["\(tier.enough ?? -1)"])
    }
    hash.add("\(seconds) \(limits.gap) \(limits.seed) \(limits.firstOnly)")
    return hash.digits
  }

  /// Reads every point once, so that a bad value is found before anything is planned.
  func check(_ positions: [Int]) throws {
    guard !ranges.isEmpty else { return }
    var seen: Set<String> = []
    var faults: [Diagnostic] = []
    for position in positions {
      let found = try read(position)
      var told = found.diagnostics
      if let scenario = found.scenario {
        if question.tiers(of: scenario.goals) == base.goals { continue }
        told = [
          Diagnostic(
            severity: .error, file: "--set \(name(of: position))", line: 1, column: .number(1),
            message:
              "other goals than the scenario's cannot be held against each other; vary something else, or compare scenarios with 'offhours compare'"
          )
        ]
      }
      faults += told.filter { seen.insert("\($0)").inserted }
    }
    if !faults.isEmpty { throw try Failure.badData(faults, json: reading.json) }
  }

  /// The scenario of a point, with the goals that it is planned for.
  func scenario(at position: Int) throws -> Scenario {
    guard !ranges.isEmpty else { return base }
    let found = try read(position)
    guard var scenario = found.scenario else {
      throw try Failure.badData(found.diagnostics, json: reading.json)
    }
    scenario.goals = question.tiers(of: scenario.goals)
    return scenario.planned(from: base.now)
  }

  /// Whether something else than the scenario's own goals is asked for.
  var isAsked: Bool { !question.floors.isEmpty || question.best != nil }

  /// What a point is called while it is planned.
  func name(of position: Int) -> String {
    let values = zip(sweep.axes, sweep.values(of: position)).map { "\($0.path)=\($1)" }
    return values.isEmpty ? base.name : values.joined(separator: " ")
  }

  private func read(_ position: Int) throws -> ScenarioReading {
    let settings = zip(ranges, sweep.values(of: position)).map { Setting(keys: $0.keys, value: $1) }
      .flatMap { ScenarioReader.expanded($0, in: base) }
    do {
      return try ScenarioReader().read(
        path: path, overlays: overlays, settings: settings, language: base.language)
    } catch {
      throw Failure(missing: error)
    }
  }
}
