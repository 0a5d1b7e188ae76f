import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// A comparison as the command shows and writes it.
struct ComparisonOutput {
  var language: Language
  /// Paths of the variants, which name their timetables.
  var paths: [String]
  var formats: [ReportOutput.Format]

  /// What is shown and written.
  struct Result {
    var text: String, json: String
    var files: [PaperFile]
    var failures: [(name: String, reason: String, file: String)]
  }

  /// The result of some planned cases, the base first. Cases that the search did not reach are left out; of those that
  /// cannot be planned it is said why.
  func result(_ cases: [PlannedCase]) throws -> Result {
    if let failure = cases[0].failure { throw Failure(failure, language) }
    let failures = zip(paths, cases.dropFirst()).compactMap { path, failed in
      failed.failure.map { (name: failed.name, reason: Failure($0, language).message, file: path) }
    }
    for failure in failures {
      Console.say("offhours: \(Words.notPlanned(failure.name, failure.reason)(language))")
    }
    guard let base = cases[0].plan else { throw ExitStatus.interrupted.code }
    let comparison = Comparison(base: base, variants: cases.dropFirst().compactMap(\.plan))
    let json = ComparisonWriter.text(comparison, failed: failures)
    let report = ComparisonReport(comparison, language: language)
    let tables = [
      PaperFile(name: "comparison.csv", text: ComparisonCSV.figures(comparison, language: language)),
      PaperFile(name: "changes.csv", text: ComparisonCSV.changes(comparison, language: language)),
    ]
    let timetables = zip(["base"] + VariantName.files(paths, besides: ["base"]), cases).compactMap {
      name, planned in
      planned.timetable.map {
        PaperFile(name: "timetables/\(name).json", text: TimetableWriter.text($0, for: planned.scenario))
      }
    }
    let files =
      [PaperFile(name: "comparison.json", text: json)]
      + ReportOutput.files(report.report, stem: "comparison", tables: tables, formats: formats) + timetables
    let shown = ComparisonReport(comparison, language: language, most: 40).report
    return Result(
      text: ReportText(width: Console.width(STDOUT_FILENO), isColoured: Console.isColoured).text(shown),
      json: json, files: files, failures: failures)
  }
}

extension PlannedCase {
  /// The case as a comparison takes it; nil where it has no timetable.
  var plan: Comparison.Plan? {
    timetable.map {
      Comparison.Plan(name: name, scenario: scenario, timetable: $0)
    }
  }
}
