@testable import OffHoursFiles

/// One sheet in each form in which it may be handed in.
enum SheetForm: String, CaseIterable {
  case commas = "a.csv", semicolons = "b.csv", tabs = "c.xls", page = "d.xls", workbook = "e.xlsx"

  /// The bytes of a sheet of texts.
  func bytes(_ rows: [[String]]) -> [UInt8] {
    switch self {
    case .commas: separated(rows, ",")
    case .semicolons: separated(rows, ";")
    case .tabs: separated(rows, "\t")
    case .workbook: RosterShown.workbook(rows)
    case .page:
      Array(
        ("<html><body><table>"
          + rows.map { row in
            "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>"
          }.joined() + "</table></body></html>").utf8)
    }
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
