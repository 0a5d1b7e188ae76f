extension ScenarioReader {
  /// Whether a file is meant to be laid over the scenario at `base`, rather than read by itself: a YAML file that states
  /// no format version and whose `base`, where it names one, is that scenario.
  ///
  /// What cannot be read counts as an overlay: reading it will say what is wrong.
  public func isOverlay(_ path: String, of base: String) -> Bool {
    if source.isFolder(path) { return false }
    guard let bytes = try? source.bytes(of: path),
      let root = YAMLReader.read(bytes, file: 0, log: DiagnosticLog()), let map = root.map
    else { return true }
    guard map["offhours"] == nil else { return false }
    guard let named = map["base"], case .scalar(let text, _) = named.value else { return true }
    let file = scenarioFile(Path.join(Path.folder(of: path), text))
    return source.canonical(file) == source.canonical(scenarioFile(base))
  }

  private func scenarioFile(_ path: String) -> String {
    source.isFolder(path) ? Path.join(path, "scenario.yaml") : path
  }
}
