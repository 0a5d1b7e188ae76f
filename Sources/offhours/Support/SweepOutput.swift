import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// A sweep, or a part of one, as the command shows and writes it.
struct SweepOutput {
  let sweep: Sweep
  let language: Language
  /// Name of the files without their endings.
  let stem: String
  private var timetables: [PaperFile] = []

  /// What some searches found. Points that were not reached are left out.
  init(_ findings: [Sweeper.Finding], of grid: SweepGrid, stem: String) throws {
    var sweep = grid.sweep
    for finding in findings {
      if let failure = finding.failure {
        if sweep.size == 1 { throw Failure(failure, grid.base.language) }
        sweep.points.append(
          Sweep.Point(
            position: finding.position, tiers: [], completed: 0, needed: 0, meetings: 0, cost: 0,
            stopped: nil,
            failure: Failure(failure, grid.base.language).message))
      } else if let timetable = finding.timetable {
        let scenario = try grid.scenario(at: finding.position)
        sweep.points.append(Sweep.Point(position: finding.position, timetable, in: scenario))
        var plain = timetable
        // The goals of a question are not the scenario's: verify would not know them.
        if grid.isAsked { plain.goals = [] }
        timetables.append(
          PaperFile(
            name: "timetables/\(finding.position).json", text: TimetableWriter.text(plain, for: scenario)))
      }
    }
    self.sweep = sweep
    self.stem = stem
    language = grid.base.language
  }

  /// Parts of a sweep put together. Faults are shown, all of them, and end the command.
  init(reducing paths: [String], _ reading: ReadingOptions) throws {
    do {
      let (sweep, diagnostics) = try SweepReader().read(paths)
      guard let sweep else { throw try Failure.badData(diagnostics, json: reading.json) }
      self.sweep = sweep
    } catch let error as MissingFile {
      throw Failure(missing: error)
    }
    language = reading.language ?? sweep.language
    stem = "sweep"
    if !sweep.missing.isEmpty {
      Console.say("offhours: \(Words.missingPoints(sweep.missing.count, of: sweep.size)(language))")
    }
  }

  var json: String { SweepWriter.text(sweep) }

  var text: String {
    ReportText(width: Console.width(STDOUT_FILENO), isColoured: Console.isColoured)
      .text(SweepReport(sweep, language: language).report)
  }

  /// The files: the sweep for machines, its report, and the timetable of every point.
  func files(_ formats: [ReportOutput.Format]) -> [PaperFile] {
    let report = SweepReport(sweep, language: language)
    return [PaperFile(name: "\(stem).json", text: json)]
      + ReportOutput.files(
        report.report, stem: stem, tables: [PaperFile(name: "\(stem).csv", text: report.csv)],
        // Parts share a folder: each has plots of its own.
        formats: formats, part: String(stem.dropFirst("sweep".count))) + timetables
  }
}
