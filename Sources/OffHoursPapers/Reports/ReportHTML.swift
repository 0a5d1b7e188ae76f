import OffHours

/// A report as one HTML page that stands by itself: no scripts, nothing from elsewhere.
package enum ReportHTML {
  /// The page.
  package static func text(_ report: Report) -> String {
    PageFrame(
      language: Language(rawValue: report.languageCode) ?? .english, title: report.title,
      header: Markup("h1") { report.title }, content: Markup(report.blocks.map(markup)), footer: Markup(),
      style: style
    ).source
  }

  private static func markup(_ block: Report.Block) -> Markup {
    switch block {
    case .heading(let text): Markup("h2") { text }
    case .text(let text): Markup("p") { text }
    case .list(let items): Markup("ul") { items.map { item in Markup("li") { item } } }
    case .table(let table): markup(table)
    case .plot(let plot):
      Markup("figure") {
        PlotSVG.markup(plot)
        Markup("figcaption") { plot.title }
      }
    }
  }

  private static func markup(_ table: ReportTable) -> Markup {
    func cell(_ text: String, _ column: Int, _ tag: StaticString) -> Markup {
      Markup(tag, ["class": table.columns[column].right ? "n" : nil]) { text.trimmed }
    }
    return Markup("div", ["class": "wide"]) {
      Markup("table") {
        Markup("thead") { Markup("tr") { table.columns.enumerated().map { cell($1.title, $0, "th") } } }
        Markup("tbody") {
          table.rows.map { row in
            Markup("tr", ["class": name(row.kind)]) { row.cells.enumerated().map { cell($1, $0, "td") } }
          }
        }
      }
    }
  }

  private static func name(_ kind: ReportTable.Row.Kind) -> String? {
    switch kind {
    case .plain: nil
    case .group: "group"
    case .detail: "detail"
    }
  }

  private static let style = """
    .skip { position: absolute; left: -99rem; } .skip:focus { left: .5rem; }
    :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
    body { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; margin: 2rem auto; max-width: 86rem; padding: 0 1rem; }
    h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .2rem .7rem; text-align: left; border-bottom: 1px solid var(--line); }
    thead th { border-bottom-width: 2px; }
    .n { text-align: right; white-space: nowrap; } thead .n { white-space: normal; vertical-align: bottom; }
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
