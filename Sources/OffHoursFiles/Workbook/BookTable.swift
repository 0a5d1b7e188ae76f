internal import OffHours

/// One sheet of a workbook as rows under headings that are known in both languages.
struct BookTable {
  /// A heading that was found, and the column that it names.
  struct Heading {
    /// The sheet's column, counted from 0.
    var column: Int
    /// As written.
    var text: String
    /// The layout's column; nil where it is none of ours.
    var known: BookLayout.Column?
  }

  /// A row that holds something in a column with a heading.
  struct Row {
    /// Counted from 0.
    var number: Int
    /// What it holds, by column.
    var values: [Int: CellValue]
  }

  /// Which sheet it is.
  let layout: BookLayout.Sheet
  /// The log's number of the sheet.
  let file: Int32
  /// The row of the headings, counted from 0; nil on a sheet without any.
  private(set) var headingRow: Int?
  private(set) var headings: [Heading] = []
  private(set) var rows: [Row] = []

  /// How many rows may stand above the headings.
  private static let deepestHeading = 20

  /// Reads a sheet; what is wrong with it is logged.
  init(
    _ layout: BookLayout.Sheet, _ part: SheetPart, of book: BookFile, path: String, name: String,
    _ log: DiagnosticLog
  ) throws(SheetFault) {
    self.layout = layout
    var all: [Row] = []
    all.reserveCapacity(part.rows.count)
    for row in part.rows {
      var values: [Int: CellValue] = [:]
      for cell in part.cells[row.cells] {
        let value = try book.value(cell, in: part, name)
        switch value {
        case .none: break
        case .text(let text) where text.isEmpty: break
        default: values[cell.column] = value
        }
      }
      if !values.isEmpty { all.append(Row(number: row.number, values: values)) }
    }
    let known = Dictionary(
      layout.headings.flatMap { column in
        Self.names(of: column).map { ($0, column) }
      }
    ) { first, _ in first }
    var best = (count: 0, position: 0)
    for (position, row) in all.prefix(Self.deepestHeading).enumerated() {
      let count = row.values.values.count { known[Self.folded($0.text())] != nil }
      if count > best.count { best = (count, position) }
    }
    guard best.count > 0 else {
      file = log.add(file: path, sheet: name, header: [])
      if let first = all.first {
        let names = layout.headings.map { quoted($0.title.en) }.prefix(6).joined(separator: ", ")
        log.error(
          SourcePosition(file: file, line: first.number + 1, column: first.values.keys.min() ?? 0),
          "the sheet \(quoted(name)) has no row of headings; expected one with \(names)")
      }
      return
    }
    let head = all[best.position]
    headingRow = head.number
    var titles = [String](repeating: "", count: (head.values.keys.max() ?? 0) + 1)
    for (column, value) in head.values { titles[column] = value.text() }
    file = log.add(file: path, sheet: name, header: titles)
    var taken: [String: Int] = [:]
    for (column, text) in titles.enumerated() where !text.isEmpty {
      let found = known[Self.folded(text)]
      if let found {
        if let first = taken[found.key] {
          log.error(
            spot(head.number, column),
            "the heading \(quoted(text)) stands twice; it stands in \(Sheet.cellName(head.number, first)) already: remove one"
          )
          continue
        }
        taken[found.key] = column
      }
      headings.append(Heading(column: column, text: text, known: found))
    }
    rows = Array(all[(best.position + 1)...])
  }

  /// Names by which a column is known.
  static func names(of column: BookLayout.Column) -> Set<String> {
    Set([column.title.en, column.title.vi, column.key].map(folded))
  }

  /// A heading without what people add to one: case, space, a mark that it is required.
  static func folded(_ text: String) -> String {
    let plain = normalized(text).lowercased().split { $0.isWhitespace || $0 == "*" }
    return plain.joined(separator: " ")
  }

  /// The place of a cell.
  func spot(_ row: Int, _ column: Int) -> SourcePosition {
    SourcePosition(file: file, line: row + 1, column: column)
  }

  /// The sheet's column that a layout's column has; nil where it has none.
  func column(_ key: String) -> Int? { headings.first { $0.known?.key == key }?.column }

  /// The text of a cell, empty where it has none; faults of formulas and values are logged.
  func text(_ row: Row, _ column: Int, isDuration: Bool = false, _ log: DiagnosticLog) -> String {
    guard let value = row.values[column] else { return "" }
    switch value {
    case .noValue:
      log.error(
        spot(row.number, column),
        "the formula in \(Sheet.cellName(row.number, column)) holds no value; open the workbook in a spreadsheet program and save it there"
      )
      return ""
    case .error(let text):
      log.error(
        spot(row.number, column),
        "found the error value \(text); expected a value: mend the formula in \(Sheet.cellName(row.number, column))"
      )
      return ""
    default: return value.text(isDuration: isDuration)
    }
  }
}
