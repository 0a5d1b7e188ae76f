@testable import OffHoursFiles

/// One sheet in each form in which it may be handed in.
enum SheetForm: String, CaseIterable {
  case commas = "a.csv", semicolons = "b.csv", tabs = "c.xls", page = "d.xls", workbook = "e.xlsx"
  case flat = "f.fods", document = "g.ods"

  /// Those in which cells can be merged and columns hidden.
  static let ofPrograms: [SheetForm] = [.page, .workbook, .flat, .document]

  /// The bytes of a sheet of texts; columns of it hidden, and cells (`B2`) merged with the one below, where the form knows these.
  func bytes(_ rows: [[String]], hidden: Set<Int> = [], tall: Set<String> = []) -> [UInt8] {
    switch self {
    case .commas: separated(rows, ",")
    case .semicolons: separated(rows, ";")
    case .tabs: separated(rows, "\t")
    case .workbook:
      RosterShown.workbook(rows, merged: tall.sorted().map { "\($0):\(below($0))" }, hidden: hidden)
    case .flat: Array(openDocument(rows, root: "document", hidden, tall).utf8)
    case .document:
      Fixture.archive([
        (name: "mimetype", text: "application/vnd.oasis.opendocument.spreadsheet"),
        (name: "content.xml", text: openDocument(rows, root: "document-content", hidden, tall)),
      ])
    case .page: Array(page(rows, hidden, tall).utf8)
    }
  }

  private func below(_ cell: String) -> String {
    let letters = cell.prefix { $0.isLetter }
    return "\(letters)\(Int(cell.dropFirst(letters.count))! + 1)"
  }

  private func width(_ rows: [[String]]) -> Int { rows.map(\.count).max() ?? 0 }

  private func page(_ rows: [[String]], _ hidden: Set<Int>, _ tall: Set<String>) -> String {
    let covered = Set(tall.map(below))
    let columns = (0..<width(rows)).map { hidden.contains($0) ? "<col style='display:none'>" : "<col>" }
    let lines = rows.enumerated().map { row, cells in
      "<tr>"
        + cells.enumerated().map { column, text in
          let name = Sheet.cellName(row, column)
          if covered.contains(name) { return "" }
          return "<td\(tall.contains(name) ? " rowspan=2" : "")>\(escaped(text))</td>"
        }.joined() + "</tr>"
    }
    return "<html><body><table>\(columns.joined())\(lines.joined())</table></body></html>"
  }

  private func openDocument(
    _ rows: [[String]], root: String, _ hidden: Set<Int>, _ tall: Set<String>
  ) -> String {
    let covered = Set(tall.map(below))
    let columns = (0..<width(rows)).map {
      "<table:table-column\(hidden.contains($0) ? " table:visibility=\"collapse\"" : "")/>"
    }
    let cells = rows.enumerated().map { row, cells in
      cells.enumerated().map { column, text in
        let name = Sheet.cellName(row, column)
        if covered.contains(name) { return "<table:covered-table-cell/>" }
        if text.isEmpty { return "<table:table-cell/>" }
        let lines = text.split(separator: "\n").map { "<text:p>\(escaped(String($0)))</text:p>" }
        let span = tall.contains(name) ? " table:number-rows-spanned=\"2\"" : ""
        return "<table:table-cell office:value-type=\"string\"\(span)>\(lines.joined())</table:table-cell>"
      }.joined()
    }
    return """
      <?xml version="1.0"?><office:\(root) xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
      office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>\
      <table:table table:name="T">\(columns.joined())\(cells.map { "<table:table-row>\($0)</table:table-row>" }.joined())</table:table>\
      </office:spreadsheet></office:body></office:\(root)>
      """
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\n", with: "<br>")
  }

  private func separated(_ rows: [[String]], _ mark: String) -> [UInt8] {
    let width = rows.map(\.count).max() ?? 0
    let lines = rows.map { row in
      (row + Array(repeating: "", count: width - row.count)).map { text in
        text.contains { $0 == "\"" || $0 == "\n" || [",", ";", "\t"].contains($0) }
          ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
      }.joined(separator: mark)
    }
    return Array(lines.joined(separator: "\r\n").utf8)
  }
}
