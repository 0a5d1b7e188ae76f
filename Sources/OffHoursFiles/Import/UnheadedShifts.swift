internal import OffHours

/// Columns of codes beside names whose headings are no days that are known: they would only be carried along, and the roster lost.
enum UnheadedShifts {
  /// Where the first of five such columns or more side by side has its heading; nil where there are none. Codes are what a legend
  /// on the sheet or given apart gives hours, or hours themselves.
  static func find(_ source: SourceSheet, given: [SourceSheet]) -> (row: Int, column: Int)? {
    let sheet = source.sheet
    guard let heading = ListHeading.find(sheet, wanted: [.name, .familyName, .givenName, .id, .crew]) else {
      return nil
    }
    let open = heading.columns.keys.filter { heading.columns[$0]!.kind == .other }.sorted()
    guard open.count >= DayHeading.fewest else { return nil }
    let rows = sheet.rows.indices.dropFirst(heading.row + 1).prefix(500)
    func texts(_ column: Int) -> [String] {
      rows.compactMap { sheet[$0, column].isContinuation ? nil : sheet.text($0, column) }.filter {
        !$0.isEmpty
      }
    }
    // Most lists have no such columns: legends are read where short texts stand in them only.
    let short = open.filter { column in
      let all = texts(column)
      return !all.isEmpty && all.allSatisfy { $0.count <= 24 }
    }
    guard short.count >= DayHeading.fewest else { return nil }
    let used = Set(short.flatMap(texts).map(LegendText.key))
    var codes: [String: Bool] = [:]
    for other in [source] + given {
      let entries = LegendSheet(source: other, used: used).entries(in: other.sheet.rows.indices).entries
      for entry in entries.map(\.entry) where entry.isClear {
        for code in entry.codes {
          let hasHours =
            if case .day(.hours) = entry.meaning { true } else { HoursText.hasHours(in: entry.words) }
          codes[LegendText.key(code)] = hasHours || codes[LegendText.key(code)] ?? false
        }
      }
    }
    func isShift(_ text: String) -> Bool {
      codes[LegendText.key(text)] ?? HoursText.hasHours(in: text)
    }
    var run: [Int] = []
    for column in short {
      let all = texts(column)
      let known = all.count {
        codes[LegendText.key($0)] != nil || isShift($0) || LegendText.plainWord($0) != nil
      }
      guard known * 10 >= all.count * 6 else {
        run = []
        continue
      }
      if let last = run.last, last + 1 != column { run = [] }
      run.append(column)
      if run.count >= DayHeading.fewest, run.contains(where: { texts($0).contains(where: isShift) }) {
        return (heading.row, run[0])
      }
    }
    return nil
  }

  /// What to write above such columns.
  static func fault(_ heading: String) -> Phrase {
    Phrase(
      en:
        "'\(heading)' and the headings beside it stand above codes of shifts, but are no days that are understood; write dates such as 01/03/2027, or days such as Mon, with the week's date above",
      vi:
        "'\(heading)' và các tiêu đề bên cạnh đứng trên ký hiệu ca nhưng không hiểu là ngày nào; hãy ghi ngày như 01/03/2027, hoặc thứ như T2 kèm ngày của tuần ở phía trên"
    )
  }

  /// What to write instead of a heading that is several days.
  static func severalDays(_ heading: String) -> Phrase {
    Phrase(
      en:
        "'\(heading)' is several days; write a column for each day, or a line for each person with the columns From date, To date and Shift",
      vi:
        "'\(heading)' là nhiều ngày; hãy ghi mỗi ngày một cột, hoặc mỗi dòng một người với các cột Từ ngày, Đến ngày và Ca"
    )
  }

  /// Headings that look like days of which none follows the other.
  static let noOrder = Phrase(
    en:
      "these headings look like days, but do not follow one another from left to right; write them in order, such as 1, 2, 3 or 01/03/2027, 02/03/2027",
    vi:
      "các tiêu đề này giống ngày nhưng không nối tiếp nhau từ trái sang phải; hãy ghi theo thứ tự, ví dụ 1, 2, 3 hoặc 01/03/2027, 02/03/2027"
  )
}
