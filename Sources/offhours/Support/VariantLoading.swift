import Foundation
import OffHours
import OffHoursFiles
import OffHoursPlanning

extension ScenarioOptions {
  /// Reads a base and its variants. Faults of all of them are shown together and end the command.
  ///
  /// An overlay is laid over the base, with what `--with` lays there; a whole scenario stands by itself.
  func load(variants paths: [String], _ reading: ReadingOptions, _ privacy: PrivacyOptions) throws -> (
    base: LoadedScenario, variants: [PlannedCase]
  ) {
    let reader = ScenarioReader()
    var readings: [ScenarioReading] = []
    do {
      readings.append(try reader.read(path: path, overlays: overlays, language: reading.language))
      // All speak the base's language.
      let language = reading.language ?? readings[0].scenario?.language
      for variant in paths {
        readings.append(
          reader.isOverlay(variant, of: path)
            ? try reader.read(path: path, overlays: overlays + [variant], language: language)
            : try reader.read(path: variant, language: language))
      }
    } catch {
      throw Failure(missing: error)
    }
    // What is wrong with the base would turn up once more with every variant.
    var seen: Set<String> = []
    let diagnostics = readings.flatMap(\.diagnostics).filter { seen.insert("\($0)").inserted }
    let scenarios = readings.compactMap(\.scenario).map { privacy.shown($0) }
    guard scenarios.count == readings.count else {
      throw try Failure.badData(diagnostics, json: reading.json)
    }
    Console.raw(diagnostics.text)
    let variants = zip(paths, scenarios.dropFirst()).map { path, scenario in
      // An overlay without a name of its own still has the base's.
      let isNamed = scenario.name != scenarios[0].name
      return PlannedCase(name: isNamed ? scenario.name : VariantName.stem(path), scenario: scenario)
    }
    return (LoadedScenario(scenario: scenarios[0], reading: readings[0], path: path), variants)
  }
}

/// What a variant is called where it does not say.
enum VariantName {
  /// The name of its file without its ending, or of its folder.
  static func stem(_ path: String) -> String {
    let file = URL(fileURLWithPath: path).standardizedFileURL
    let name = file.lastPathComponent
    if name == "scenario.yaml" || name == "timetable.json" {
      return file.deletingLastPathComponent().lastPathComponent
    }
    return [".yaml", ".yml", ".json"].first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
      ?? name
  }

  /// File names for some paths: the stems, with a number where one would stand twice.
  static func files(_ paths: [String], besides others: Set<String> = []) -> [String] {
    var taken = others
    return paths.map { path in
      let stem = String(stem(path).map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
      var name = stem, number = 2
      while !taken.insert(name).inserted {
        name = "\(stem)-\(number)"
        number += 1
      }
      return name
    }
  }
}
