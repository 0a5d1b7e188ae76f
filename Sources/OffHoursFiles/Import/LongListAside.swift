internal import OffHours

/// Columns of a long list beside its dates and hours, which may say something of them.
extension LongList {
  /// Columns of hours under a heading that nobody knows, which may be a second stretch; breaks are none.
  func tellStrayHours(_ grid: RosterGrid, _ rows: [Int]) {
    for note in grid.columns {
      guard case .carried = note.use,
        !words(folded(note.heading)).contains(where: { Self.breaks.contains(String($0)) })
      else { continue }
      let texts = rows.lazy.map { sheet.text($0, note.column) }.filter { !$0.isEmpty }
      guard let first = texts.first, HoursText.hasHours(in: first) else { continue }
      reader.log.error(
        source.place(row, note.column),
        Phrase(
          en:
            "'\(note.heading)' holds hours such as '\(plainText(first))', and nothing says of what; write all hours of a line into one column 'Hours', such as 08:00-12:00, 13:00-17:00, or into 'Start 2' and 'End 2', or head it 'Break' if nobody works then",
          vi:
            "cột '\(note.heading)' ghi giờ như '\(plainText(first))' mà không rõ là giờ gì; hãy ghi mọi giờ của dòng vào một cột 'Giờ', ví dụ 08:00-12:00, 13:00-17:00, hoặc vào 'Giờ vào 2' và 'Giờ ra 2', hoặc đặt tiêu đề 'Nghỉ giữa ca' nếu không làm"
        ))
    }
  }

  private static let breaks: Set<String> = [
    "break", "breaks", "lunch", "meal", "rest", "pause", "nghi", "giai", "trua", "note", "notes", "remark",
    "remarks", "comment", "ghi", "chu",
  ]

  /// Lines with a shift that a column marks as not worked: which holds nobody can tell. A code that stands on marked lines alone is
  /// that mark itself, such as *AL* beside *Leave*.
  func askNotWorked(_ grid: RosterGrid, _ rows: [Int]) {
    for note in grid.columns {
      guard case .carried = note.use else { continue }
      var known: [String: Bool] = [:]
      let notWorked = Set(
        rows.filter { row in
          let text = sheet.text(row, note.column)
          if let there = known[text] { return there }
          known[text] = LineState.isNotWorked(text)
          return known[text]!
        })
      if notWorked.isEmpty { continue }
      var marked: [(row: Int, code: String)] = [], worked: Set<String> = []
      for row in rows {
        let texts = values(row).map(\.text).filter { !$0.isEmpty }
        guard !texts.isEmpty, !texts.allSatisfy({ LegendText.plainWord($0) != nil }) else { continue }
        let code = DayCells.joined(texts), isOfHours = texts.contains { $0.contains(where: \.isNumber) }
        if notWorked.contains(row) {
          marked.append((row, isOfHours ? "" : code))
        } else {
          worked.insert(code)
        }
      }
      var asked: [(text: String, rows: [Int])] = []
      for (row, code) in marked where code.isEmpty || worked.contains(code) {
        let text = sheet.text(row, note.column)
        if let there = asked.firstIndex(where: { folded($0.text) == folded(text) }) {
          asked[there].rows.append(row)
        } else {
          asked.append((text, [row]))
        }
      }
      for (text, rows) in asked {
        reader.log.error(source.place(rows[0], note.column), LineState.question(text, note.heading, rows))
      }
    }
  }
}
