/// How pages look: on a phone, on a laptop, on paper; in light rooms and in dark ones.
enum PageStyle {
  /// The whole style sheet.
  static let sheet: String = {
    let courses = PagePalette.light.courses.indices.map {
      ".c\($0) { --course: var(--course-\($0)); }\n"
    }.joined()
    return """
      :root { color-scheme: light dark; \(PagePalette.light.variables) }
      @media screen and (prefers-color-scheme: dark) { :root { \(PagePalette.dark.variables) } }
      \(courses)\(base)\(tables)\(CrewPicture.style)\(phone)\(paper)
      """
  }()

  private static let base = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--page); color: var(--text);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -999px; top: 0; padding: 8px 16px; background: var(--page); z-index: 9; }
    .skip:focus { left: 0; }
    header, main, footer { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
    header { padding-top: 28px; }
    h1 { font-size: 30px; line-height: 1.2; margin: 0 0 4px; letter-spacing: -.01em; }
    h2 { font-size: 21px; line-height: 1.3; margin: 48px 0 8px; padding-top: 14px; border-top: 1px solid var(--line); }
    h3 { font-size: 16px; margin: 28px 0 6px; }
    p { margin: 0 0 10px; max-width: 46em; }
    .quiet, footer { color: var(--quiet); }
    .small { font-size: 14px; }
    .good { color: var(--good); font-weight: 600; }
    .alarm { color: var(--alarm); font-weight: 600; }
    footer { font-size: 14px; margin-top: 48px; padding-bottom: 40px; }
    nav ul { list-style: none; padding: 0; margin: 18px 0 0; display: flex; flex-wrap: wrap; gap: 4px 20px; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 22px 0 0; }
    .tiles div { background: var(--panel); border-radius: 10px; padding: 12px 16px; }
    .tiles dt { color: var(--quiet); font-size: 14px; line-height: 1.3; }
    .tiles dd { margin: 0 0 2px; font-size: 28px; line-height: 1.2; font-weight: 650; }
    .tiles dd small { font-size: 16px; font-weight: 400; color: var(--quiet); }
    .tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
    .chip { display: inline-block; width: .7em; height: .7em; border-radius: 3px; margin-right: .5em;
      background: var(--course); }
    details { margin: 8px 0; }
    summary { cursor: pointer; color: var(--link); }

    """

  private static let tables = """
    .scroll { overflow-x: auto; position: relative; }
    table { border-collapse: collapse; width: 100%; font-size: 15px; line-height: 1.4; }
    th, td { text-align: left; vertical-align: top; padding: 6px 14px 6px 0; border-bottom: 1px solid var(--line); }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { color: var(--quiet); font-weight: 500; font-size: 14px; }
    tbody th { font-weight: 600; }
    tbody th .small { font-weight: 400; }
    .reasons { table-layout: fixed; } .reasons .because { width: 34%; } .reasons .n { width: 84px; }
    .n { text-align: right; white-space: nowrap; }
    .nowrap { white-space: nowrap; }
    tr.sum th, tr.sum td { font-weight: 650; border-bottom-color: var(--quiet); }
    .week { table-layout: fixed; }
    .week .day { width: 92px; } .week .time { width: 120px; } .week .seats { width: 74px; }
    .week .lesson { width: 30%; }
    .week td.time { font-weight: 600; white-space: nowrap; }
    .week .more { color: var(--quiet); font-size: 14px; }
    .targets { table-layout: fixed; } .targets .n { width: 15%; } .targets .graph { width: 22%; }
    .targets .graph { padding-left: 8px; } .targets thead .n { white-space: normal; }
    .report th:first-child { width: 27%; } .report thead .n { white-space: normal; min-width: 5em; }
    .use { margin-bottom: 22px; } .use .full { font-weight: 700; text-decoration: underline; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .bar { display: block; min-width: 80px; height: 10px; border-radius: 5px; background: var(--line); overflow: hidden;
      margin-top: 6px; }
    .bar i { display: block; height: 100%; background: var(--good); }
    .bar i.short { background: var(--alarm); }

    """

  private static let phone = """
    @media screen and (max-width: 700px) {
      header, main, footer { padding-left: 16px; padding-right: 16px; }
      h1 { font-size: 24px; }
      .tiles { grid-template-columns: 1fr 1fr; }
      .scroll th[scope=row], .scroll thead th:first-child { position: sticky; left: 0; background: var(--page);
        min-width: 10.5em; }
      .targets { table-layout: auto; } .targets .n, .targets .graph { width: auto; } .targets .bar { min-width: 48px; }
      th, td { padding-right: 10px; } thead th { font-size: 13px; }
      .week, .week tbody, .week th, .week td { display: block; width: auto; border: 0; padding: 0; }
      .week thead { position: absolute; left: -9999px; }
      .week tbody { padding-top: 10px; }
      .week tr { display: grid; grid-template-columns: 7.7em 1fr; padding: 6px 0; }
      .week th[scope=rowgroup] { grid-column: 1 / 3; border-bottom: 1px solid var(--line); margin-bottom: 8px; }
      .week td { grid-column: 2; } .week td.time { grid-column: 1; grid-row: span 4; }
      .week th + td.time { grid-row: 2 / span 4; }
      .week .day, .week .time, .week .seats, .week .lesson { width: auto; }
      .week td.venue, .week td.staff, .week td.seats { font-size: 14px; color: var(--quiet); text-align: left; }
      .week td:empty { display: none; }
      .week td.seats::before { content: attr(data-label) " "; }
    }

    """

  private static let paper = """
    @media print {
      @page { size: A4; margin: 14mm 12mm; }
      body { font-size: 10pt; }
      header, main, footer { max-width: none; padding: 0; }
      nav, .skip { display: none; }
      h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-top: 18pt; } h3 { font-size: 10.5pt; margin-top: 12pt; }
      h2, h3, h2 + p, thead { break-after: avoid; }
      table { font-size: 8.5pt; } thead th, .small, .week .more, .legend, .tiles dt, footer { font-size: 8pt; }
      .report th:first-child { min-width: 130pt; } .report thead .n { min-width: 0; }
      .use th:first-child { min-width: 120pt; } .use thead .n { white-space: normal; }
      th, td { padding: 3pt 8pt 3pt 0; }
      tbody tr, figure { break-inside: avoid; }
      .week th[scope=rowgroup] { break-after: avoid; }
      tr.sum { break-before: avoid; }
      /* Nothing below the content: whatever stands there may come to stand on a sheet of its own. */
      footer { display: none; }
      main > section:last-child, main > section:last-child > :last-child { margin-bottom: 0; padding-bottom: 0; }
      .week .day { width: 62pt; } .week .time { width: 70pt; } .week .seats { width: 46pt; }
      .scroll { overflow: visible; }
      .tiles { grid-template-columns: repeat(4, 1fr); }
      .tiles div { border: .5pt solid var(--line); padding: 6pt 8pt; } .tiles dd { font-size: 16pt; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .more-people { display: none; }
    }

    """
}
