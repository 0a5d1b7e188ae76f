/// A report as one HTML page that stands by itself: no scripts, nothing from elsewhere.
package enum ReportHTML {
  /// The page.
  package static func text(_ report: Report) -> String {
    var body = "<h1>\(escaped(report.title))</h1>\n"
    for block in report.blocks {
      switch block {
      case .heading(let text): body += "<h2>\(escaped(text))</h2>\n"
      case .text(let text): body += "<p>\(escaped(text))</p>\n"
      case .list(let items): body += "<ul>\(items.map { "<li>\(escaped($0))</li>" }.joined())</ul>\n"
      case .table(let table): body += html(table)
      case .plot(let plot):
        body += "<figure>\n\(PlotSVG.text(plot))<figcaption>\(escaped(plot.title))</figcaption></figure>\n"
      }
    }
    return """
      <!doctype html>
      <html lang="\(report.languageCode)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(report.title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private static func html(_ table: ReportTable) -> String {
    func cell(_ text: String, _ column: Int, _ tag: String) -> String {
      let isRight = table.columns[column].right
      return "<\(tag)\(isRight ? " class=\"n\"" : "")>\(escaped(text.trimmed))</\(tag)>"
    }
    var html = "<div class=\"wide\"><table>\n<thead><tr>"
    html += table.columns.enumerated().map { cell($1.title, $0, "th") }.joined()
    html += "</tr></thead>\n<tbody>\n"
    for row in table.rows {
      let kind =
        switch row.kind {
        case .plain: ""
        case .group: " class=\"group\""
        case .detail: " class=\"detail\""
        }
      html += "<tr\(kind)>" + row.cells.enumerated().map { cell($1, $0, "td") }.joined() + "</tr>\n"
    }
    return html + "</tbody></table></div>\n"
  }

  /// Text in which nothing is taken for markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in TextWidth.plain(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
    body { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; margin: 2rem auto; max-width: 86rem; padding: 0 1rem; }
    h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .2rem .7rem; text-align: left; border-bottom: 1px solid var(--line); }
    thead th { border-bottom-width: 2px; }
    .n { text-align: right; white-space: nowrap; }
    tr.group td { border-top: 1px solid var(--line); border-bottom-color: transparent; }
    tr.group td:first-child { font-weight: 600; min-width: 13rem; }
    tr.detail td { color: color-mix(in srgb, currentColor 75%, transparent); border-bottom-color: transparent; }
    tr.detail td:first-child { padding-left: 2rem; }
    tbody tr:hover { background: var(--soft); }
    figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; }
    figcaption { color: color-mix(in srgb, currentColor 75%, transparent); }
    @media print { body { margin: 0; max-width: none; font-size: 11px; } .wide { overflow: visible; } }
    """
}
