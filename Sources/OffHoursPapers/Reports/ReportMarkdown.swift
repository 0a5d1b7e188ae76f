/// A report as Markdown with tables.
package enum ReportMarkdown {
  /// The whole report. Plots are links to the files that are written beside it.
  package static func text(_ report: Report) -> String {
    var blocks = ["# \(escaped(report.title))"]
    for block in report.blocks {
      switch block {
      case .heading(let text): blocks.append("## \(escaped(text))")
      case .text(let text): blocks.append(escaped(text))
      case .list(let items): blocks.append(items.map { "- \(escaped($0))" }.joined(separator: "\n"))
      case .table(let table): blocks.append(lines(table).joined(separator: "\n"))
      case .plot(let plot): blocks.append("![\(escaped(plot.title))](\(plot.id).svg)")
      }
    }
    return blocks.map { $0 + "\n" }.joined(separator: "\n")
  }

  private static func lines(_ table: ReportTable) -> [String] {
    let head = table.columns.map { escaped($0.title) }
    let rule = table.columns.map { $0.right ? "---:" : "---" }
    let rows = table.rows.map { row in
      row.cells.enumerated().map { column, cell -> String in
        let text = escaped(cell.trimmed)
        if column > 0 || text.isEmpty { return text }
        switch row.kind {
        case .plain: return text
        case .group: return "**\(text)**"
        case .detail: return "&emsp;\(text)"
        }
      }
    }
    return ([head, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
  }

  /// Text in which nothing is taken for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in TextWidth.plain(text) {
      if "\\`*_[]<>|#".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

extension String {
  /// Without spaces at its ends.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
