import OffHours
import OffHoursContainers

/// A sheet as `xl/worksheets/sheet1.xml` holds it: A4, as wide as a page, headings on every page, pages numbered.
struct WorksheetXML: Sendable {
  private let sheet: Worksheet

  init(_ sheet: Worksheet) { self.sheet = sheet }

  /// Characters of a cell at most.
  private static let longestText = 32_767
  /// Day 0 of a sheet's dates is 30 December 1899.
  private static let dayZero = 25_569

  /// The part's source; looks are numbered by `styles`.
  func source(_ styles: inout StyleTable) -> String {
    var rows = "", merged: [String] = []
    for (position, row) in sheet.rows.enumerated() {
      let height = (row.height ?? fitted(row)).map { " ht=\"\($0)\" customHeight=\"1\"" } ?? ""
      rows += "<row r=\"\(position + 1)\"\(height)>"
      for (column, cell) in row.cells.enumerated() { rows += source(cell, column, position, &styles) }
      rows += "</row>"
      merged += row.merged.map {
        "<mergeCell ref=\"\(WorksheetXML.column($0.lowerBound))\(position + 1):\(WorksheetXML.column($0.upperBound))\(position + 1)\"/>"
      }
    }
    // A digit after the code would be a size of letters.
    let footer =
      sheet.footer.isEmpty ? "" : "&amp;R" + XMLText.escaped(sheet.footer.replacing("&", with: "&&"))
    let columns = sheet.widths.enumerated().map {
      "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"\($1)\" customWidth=\"1\"/>"
    }
    let pane =
      sheet.frozenRows == 0
      ? ""
      : "<pane ySplit=\"\(sheet.frozenRows)\" topLeftCell=\"A\(sheet.frozenRows + 1)\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    return """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
      <sheetViews><sheetView showGridLines="0" workbookViewId="0">\(pane)</sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="18" customHeight="1"/><cols>\(columns.joined())</cols><sheetData>\(rows)</sheetData>\
      \(merged.isEmpty ? "" : "<mergeCells count=\"\(merged.count)\">\(merged.joined())</mergeCells>")\
      \(validations)\
      <printOptions horizontalCentered="1"/>\
      <pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" orientation="\(sheet.isLandscape ? "landscape" : "portrait")" fitToWidth="1" fitToHeight="0"/>\
      <headerFooter><oddFooter>&amp;C&amp;P/&amp;N\(footer)</oddFooter></headerFooter></worksheet>
      """
  }

  /// The lists to choose from; what is not on one is let in, for the reader names it with its reason.
  private var validations: String {
    let lists = sheet.choices.filter { !$0.rows.isEmpty }
    guard !lists.isEmpty else { return "" }
    let parts = lists.map { choices in
      let column = WorksheetXML.column(choices.column)
      let words = XMLText.escaped("\"\(choices.words.joined(separator: ","))\"")
      return
        "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" sqref=\"\(column)\(choices.rows.lowerBound + 1):\(column)\(choices.rows.upperBound)\"><formula1>\(words)</formula1></dataValidation>"
    }
    return "<dataValidations count=\"\(parts.count)\">\(parts.joined())</dataValidations>"
  }

  /// The height of a row some of whose texts run over several lines; nil: one line. Not every program works it out itself.
  private func fitted(_ row: Worksheet.Row) -> Double? {
    var most = 1
    for (column, cell) in row.cells.enumerated() where cell.style.wraps {
      guard case .text(let text) = cell.value else { continue }
      let columns = row.merged.first { $0.lowerBound == column } ?? column...column
      let width = sheet.widths[columns].reduce(0, +) * 11 / Double(cell.style.size)
      most = max(most, WorksheetXML.lines(of: text, width: max(4, Int(width))))
    }
    return most > 1 ? Double(most) * 14.5 + 4 : nil
  }

  /// Lines that a text takes where words are not broken.
  static func lines(of text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, part in
      var count = 1, used = 0
      for word in part.split(separator: " ") {
        let length = TextWidth.of(String(word))
        if used > 0, used + 1 + length > width {
          count += 1
          used = 0
        }
        used += (used > 0 ? 1 : 0) + length
        // What is longer than a line is broken all the same.
        count += max(0, used - 1) / width
        used = used > width ? (used - 1) % width + 1 : used
      }
      return lines + count
    }
  }

  private func source(
    _ cell: Worksheet.Cell, _ column: Int, _ row: Int, _ styles: inout StyleTable
  ) -> String {
    let place = "r=\"\(WorksheetXML.column(column))\(row + 1)\""
    var style = cell.style
    if case .text(let text) = cell.value, let first = text.first, "=+-@".contains(first) {
      style.isQuoted = true
    }
    let look = " s=\"\(styles.number(of: style))\""
    switch cell.value {
    case .none:
      return style == .plain ? "" : "<c \(place)\(look)/>"
    case .text(let text):
      guard !text.isEmpty else { return "<c \(place)\(look)/>" }
      let kept = XMLText.escaped(String(text.prefix(WorksheetXML.longestText)))
      return "<c \(place)\(look) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(kept)</t></is></c>"
    case .number(let number): return "<c \(place)\(look)><v>\(number)</v></c>"
    case .date(let date): return "<c \(place)\(look)><v>\(date.day + WorksheetXML.dayZero)</v></c>"
    }
  }

  /// The letters of a column, `A` being the first.
  static func column(_ index: Int) -> String {
    var letters = "", rest = index
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
