import OffHoursFiles

/// Lists that people filled in: who came, what employers answered.
enum FilledLists {
  /// What stands in the files at `paths`, one after another. Faults of all files are shown, and errors among them end the
  /// command, as does a file that cannot be opened.
  static func read<Line>(
    _ paths: [String], _ reading: ReadingOptions,
    _ one: (String) throws -> (lines: [Line]?, diagnostics: [Diagnostic])
  ) throws -> [Line] {
    var lines: [Line] = [], faults: [Diagnostic] = []
    for path in paths {
      do {
        let result = try one(path)
        lines += result.lines ?? []
        faults += result.diagnostics
      } catch {
        throw Failure(missing: error)
      }
    }
    if faults.contains(where: { $0.severity == .error }) {
      throw try Failure.badData(faults, json: reading.json)
    }
    Console.raw(faults.text)
    return lines
  }
}
