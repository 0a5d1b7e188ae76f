public import OffHours

extension ScenarioReader {
  /// Reads a scenario with settings laid over its overlays. A fault of a setting has `--set path=value` as its file.
  ///
  /// Settings reach what is there: an id that no file knows is a fault, so that a slip does not make a new hall.
  public func read(
    path: String, overlays: [String], settings: [Setting], language: Language? = nil
  ) throws(MissingFile) -> ScenarioReading {
    let changed = settings.filter { !$0.value.isEmpty }
    let folder = source.isFolder(path) ? path : Path.folder(of: path)
    var layered = LayeredFiles(source: source, files: MemoryFiles())
    var names: [String] = []
    for setting in changed {
      let name = Path.join(folder, "--set \(setting.path.replacing("/", with: "\u{2215}"))")
      layered.files[name] = Array(setting.overlay.utf8)
      names.append(name)
    }
    var reading = try ScenarioReader(layered).read(
      path: path, overlays: overlays + names, language: language)
    // The overlay of a setting is no file: what is said of it names the setting.
    for (name, setting) in zip(names, changed) {
      reading.rename(Path.normalized(name), to: "--set \(setting.path)=\(setting.value)")
    }
    return reading
  }

  /// Faults of settings that speak of ids that the scenario, read with its overlays, does not have.
  public func unknownIds(in settings: [Setting], path: String, overlays: [String], of scenario: Scenario)
    -> [Diagnostic]
  {
    let log = DiagnosticLog()
    for setting in settings {
      guard let known = ScenarioReader.ids(before: setting, scenario) else { continue }
      let id = setting.keys[known.depth]
      if known.ids.contains(id) || setting.value.hasPrefix("{") { continue }
      log.error(
        SourcePosition(file: log.add(file: "--set \(setting.path)"), line: 1, column: 1),
        "unknown \(known.kind) \(quoted(id))\(log.expectation(id, among: known.ids, kind: known.kind))")
    }
    return log.diagnostics()
  }

  /// A setting for each id that a key `*` stands for: `employers.*.release.total` sets every employer's.
  public static func expanded(_ setting: Setting, in scenario: Scenario) -> [Setting] {
    guard let known = ids(before: setting, scenario), setting.keys[known.depth] == "*" else {
      return [setting]
    }
    return known.ids.flatMap { id in
      var one = setting
      one.keys[known.depth] = id
      // The lessons of a course come after the course.
      return one.keys.dropFirst(known.depth + 1).contains("*") ? expanded(one, in: scenario) : [one]
    }
  }

  /// The ids among which one of the keys has to be.
  private static func ids(before setting: Setting, _ scenario: Scenario) -> (
    ids: [String], depth: Int, kind: String
  )? {
    let keys = setting.keys
    guard keys.count > 1 else { return nil }
    switch keys[0] {
    case "places": return (scenario.places.map(\.id), 1, "place")
    case "rotations": return (scenario.rotations.map(\.id), 1, "rotation")
    case "employers": return (scenario.employers.map(\.id), 1, "employer")
    case "venues": return (scenario.venues.map(\.id), 1, "venue")
    case "instructors": return (scenario.instructors.map(\.id), 1, "instructor")
    case "workers": return (scenario.workers.map(\.id), 1, "worker")
    case "courses":
      if keys[1] != "*", keys.count > 3, keys[2] == "lessons",
        let course = scenario.courses.first(where: { $0.id == keys[1] })
      {
        return (course.lessons.map(\.id), 3, "lesson")
      }
      return (scenario.courses.map(\.id), 1, "course")
    default: return nil
    }
  }
}

extension ScenarioReading {
  /// Another name for a file of one line, of which no column is known.
  fileprivate mutating func rename(_ file: String, to name: String) {
    for position in diagnostics.indices where diagnostics[position].file == file {
      diagnostics[position].file = name
      diagnostics[position].line = 1
      diagnostics[position].column = .number(1)
    }
    for position in log.indices where log[position].path == file { log[position].path = name }
    files = files.map { $0 == file ? name : $0 }
  }
}

/// Some files in memory on top of others.
private struct LayeredFiles: FileSource {
  let source: any FileSource
  var files: MemoryFiles

  func bytes(of path: String) throws(FileFault) -> [UInt8] {
    if let bytes = files[path] { return bytes }
    return try source.bytes(of: path)
  }

  func isFolder(_ path: String) -> Bool { source.isFolder(path) }

  func canonical(_ path: String) -> String? { source.canonical(path) }
}
