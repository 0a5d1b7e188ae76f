@testable import OffHoursFiles

/// One sheet in each form in which it may be handed in.
enum SheetForm: String, CaseIterable {
  case commas = "a.csv", semicolons = "b.csv", tabs = "c.xls", page = "d.xls", workbook = "e.xlsx"
  case flat = "f.fods", document = "g.ods"

  /// The bytes of a sheet of texts.
  func bytes(_ rows: [[String]]) -> [UInt8] {
    switch self {
    case .commas: separated(rows, ",")
    case .semicolons: separated(rows, ";")
    case .tabs: separated(rows, "\t")
    case .workbook: RosterShown.workbook(rows)
    case .flat: Array(openDocument(rows, root: "document").utf8)
    case .document:
      Fixture.archive([
        (name: "mimetype", text: "application/vnd.oasis.opendocument.spreadsheet"),
        (name: "content.xml", text: openDocument(rows, root: "document-content")),
      ])
    case .page:
      Array(
        ("<html><body><table>"
          + rows.map { row in
            "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>"
          }.joined() + "</table></body></html>").utf8)
    }
  }

  private func openDocument(_ rows: [[String]], root: String) -> String {
    let cells = rows.map { row in
      row.map { text in
        if text.isEmpty { return "<table:table-cell/>" }
        let lines = text.split(separator: "\n").map { "<text:p>\(escaped(String($0)))</text:p>" }
        return "<table:table-cell office:value-type=\"string\">\(lines.joined())</table:table-cell>"
      }.joined()
    }
    return """
      <?xml version="1.0"?><office:\(root) xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
      office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>\
      <table:table table:name="T">\(cells.map { "<table:table-row>\($0)</table:table-row>" }.joined())</table:table>\
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
