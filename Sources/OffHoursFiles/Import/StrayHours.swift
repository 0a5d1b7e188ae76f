internal import OffHours

/// Hours under a heading that nobody knows, on lists of halls and instructors whose other columns hold none: in a note they would be
/// lost.
enum StrayHours {
  /// Logs such columns at their headings.
  static func tell(_ list: SupplyList, _ log: ImportLog) {
    guard !list.heading.has(.open, .hours) else { return }
    for (column, (kind, title)) in list.heading.columns.sorted(by: { $0.key < $1.key }) where kind == .other {
      let texts = list.rows.map { list.source.sheet.text($0.row, column) }.filter { !$0.isEmpty }
      let hours = texts.count { HoursText.hasHours(in: $0) }
      guard hours > 0, hours * 2 >= texts.count, !list.source.withholds(title) else { continue }
      log.error(
        list.source.place(list.heading.row, column),
        Phrase(
          en:
            "'\(title)' holds hours, and nothing says of what; head it 'Opening hours', or 'Note' if they limit nothing",
          vi:
            "cột '\(title)' ghi giờ mà không rõ là giờ gì; hãy đặt tiêu đề 'Giờ mở cửa', hoặc 'Ghi chú' nếu không giới hạn gì"
        ))
    }
  }
}

/// Dates among the days to plan under a heading that nobody knows, on lists of halls and instructors: *Maintenance*, *Off dates*. In
/// a note they would be lost, and a class could be planned on them.
enum StrayDates {
  /// Logs such columns at their headings.
  static func tell(_ list: SupplyList, in horizon: DateSpan, _ log: ImportLog) {
    for (column, (kind, title)) in list.heading.columns.sorted(by: { $0.key < $1.key }) where kind == .other {
      let cells = list.rows.map { list.source.sheet[$0.row, column] }.filter { !$0.isEmpty }
      let isHere = cells.contains { cell in
        let spans =
          cell.date.map { [DateSpan(from: $0, to: $0)] } ?? DatesText.spans(among: cell.text, in: horizon)
          ?? []
        return spans.contains { $0.from <= horizon.to && $0.to >= horizon.from }
      }
      guard isHere, !list.source.withholds(title) else { continue }
      let isOfHalls = list.kind == .halls
      log.error(
        list.source.place(list.heading.row, column),
        Phrase(
          en:
            "'\(title)' holds dates, and nothing says of what; head it '\(isOfHalls ? "Closed" : "Unavailable")', or 'Note' if they limit nothing",
          vi:
            "cột '\(title)' ghi ngày mà không rõ là ngày gì; hãy đặt tiêu đề '\(isOfHalls ? "Đóng cửa" : "Bận")', hoặc 'Ghi chú' nếu không giới hạn gì"
        ))
    }
  }
}
