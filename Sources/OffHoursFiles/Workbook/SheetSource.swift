internal import OffHours

/// A sheet that is written new.
struct SheetSource {
  /// One cell.
  struct Cell {
    var content: CellContent
    var style: Int
  }

  /// A column.
  struct Column {
    /// In characters.
    var width: Double
    /// The look of cells that nobody has filled yet.
    var style = 0
    /// What a drop-down list offers: words, or a range of cells; nil: no list.
    var list: String?
  }

  var columns: [Column]
  var rows: [[Cell]] = []
  /// Rows with headings, which stay in sight; 0: none.
  var frozenRows = 1
  /// Columns that stay in sight.
  var frozenColumns = 0
  /// Whether programs offer to filter by the headings.
  var hasFilter = true
  /// Numbers of looks in which text is broken into lines.
  var wrapped: Set<Int> = []
  /// Rows below the last for which lists and looks are there.
  var spare = 200

  /// The longest text that a cell holds, in units of UTF-16.
  static let longestText = 32_767

  /// The part's XML.
  var source: [UInt8] {
    var output: [UInt8] = []
    let width = max(columns.count, rows.map(\.count).max() ?? 0)
    output +=
      """
      \(BookXML.declaration)<worksheet xmlns="\(BookXML.main)">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:\(Sheet.cellName(max(0, rows.count - 1), max(0, width - 1)))"/>\
      <sheetViews><sheetView workbookViewId="0">\(pane)</sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="15"/>
      """.utf8
    if !columns.isEmpty {
      output += "<cols>".utf8
      for (position, column) in columns.enumerated() {
        let style = column.style == 0 ? "" : " style=\"\(column.style)\""
        output +=
          "<col min=\"\(position + 1)\" max=\"\(position + 1)\" width=\"\(column.width)\"\(style) customWidth=\"1\"/>"
          .utf8
      }
      output += "</cols>".utf8
    }
    output += "<sheetData>".utf8
    for (number, row) in rows.enumerated() {
      // Not every program works out how high a row of several lines is.
      let lines = lines(row)
      output += "<row r=\"\(number + 1)\"\(lines > 1 ? " ht=\"\(lines * 15)\"" : "")>".utf8
      for (column, cell) in row.enumerated() {
        if cell.content == .none, cell.style == 0 { continue }
        output += CellEdit(content: cell.content, style: cell.style).source(number, column, style: nil)
      }
      output += "</row>".utf8
    }
    output += "</sheetData>".utf8
    if hasFilter, frozenRows > 0, !columns.isEmpty, !rows.isEmpty {
      let last = Sheet.cellName(max(frozenRows, rows.count - 1), columns.count - 1)
      output += "<autoFilter ref=\"A\(frozenRows):\(last)\"/>".utf8
    }
    output += validations.utf8
    output +=
      "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/></worksheet>"
      .utf8
    return output
  }

  /// Lines that a row's texts take where they are broken at the widths of their columns.
  private func lines(_ row: [Cell]) -> Int {
    var most = 1
    for (column, cell) in row.enumerated() where columns.indices.contains(column) {
      guard case .text(let text) = cell.content, wrapped.contains(cell.style) else { continue }
      let width = max(4, Int(columns[column].width) - 1)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
        sum + max(1, (line.count + width - 1) / width)
      }
      most = max(most, min(lines, 25))
    }
    return most
  }

  private var pane: String {
    guard frozenRows > 0 || frozenColumns > 0 else { return "" }
    let columns = frozenColumns > 0 ? " xSplit=\"\(frozenColumns)\"" : ""
    let rows = frozenRows > 0 ? " ySplit=\"\(frozenRows)\"" : ""
    let pane = frozenColumns == 0 ? "bottomLeft" : frozenRows == 0 ? "topRight" : "bottomRight"
    return
      "<pane\(columns)\(rows) topLeftCell=\"\(Sheet.cellName(frozenRows, frozenColumns))\" activePane=\"\(pane)\" state=\"frozen\"/>"
  }

  private var validations: String {
    let lists = columns.enumerated().compactMap { position, column in
      column.list.map { list in
        let range =
          "\(Sheet.cellName(frozenRows, position)):\(Sheet.cellName(rows.count + spare, position))"
        // A word outside the list is let in: lists of several, and what the check will name with its reason.
        return
          "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" sqref=\"\(range)\"><formula1>\(BookXML.escaped(list))</formula1></dataValidation>"
      }
    }
    guard !lists.isEmpty else { return "" }
    return "<dataValidations count=\"\(lists.count)\">\(lists.joined())</dataValidations>"
  }
}
