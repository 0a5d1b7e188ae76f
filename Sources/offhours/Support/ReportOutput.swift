import OffHours
import OffHoursPapers

/// The formats of a planning command's report, and the folder that they go to.
struct ReportOutput {
  /// A format by the name under which it is asked for.
  enum Format: String, CaseIterable {
    case md, csv, html, txt
  }

  /// The formats behind a list such as `md,csv`; nil where a name is unknown.
  static func formats(_ list: String) -> [Format]? {
    var formats: [Format] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      if name == "json" { continue }
      guard let format = Format(rawValue: name) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }

  /// The files of a report under a stem; tables for spreadsheets are given, plots become SVG beside a Markdown file.
  /// Plots of a part of something end in `part`.
  static func files(
    _ report: Report, stem: String, tables: [PaperFile], formats: [Format], part: String = ""
  ) -> [PaperFile] {
    var report = report
    for position in report.blocks.indices {
      guard case .plot(var plot) = report.blocks[position] else { continue }
      plot.id += part
      report.blocks[position] = .plot(plot)
    }
    return formats.flatMap { format -> [PaperFile] in
      switch format {
      case .csv: return tables
      case .txt: return [PaperFile(name: "\(stem).txt", text: ReportText().text(report))]
      case .html: return [PaperFile(name: "\(stem).html", text: ReportHTML.text(report))]
      case .md:
        let plots = report.blocks.compactMap { if case .plot(let plot) = $0 { plot } else { nil } }
        return [PaperFile(name: "\(stem).md", text: ReportMarkdown.text(report))]
          + plots.map { PaperFile(name: "\($0.id).svg", text: PlotSVG.text($0)) }
      }
    }
  }
}
