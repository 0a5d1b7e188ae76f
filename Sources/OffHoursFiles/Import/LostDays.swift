internal import OffHours

/// Columns of codes between or behind the days of a grid that are no days themselves, by their headings.
extension GridRows {
  /// A column of codes right behind the last day whose heading, with a number in it, is no day, or further behind is a day again.
  func errorForNextDay(_ grid: RosterGrid) {
    guard section.lastDay + 1 < sheet.width else { return }
    let used = grid.used
    for column in section.lastDay + 1..<sheet.width {
      let mark = DayMark(sheet[section.heading.row, column], order: section.heading.order)
      let isDay = mark != nil
      if isDay, errorForFarDate(grid, column, mark!) { return }
      if column == section.lastDay + 1 || isDay, errorForNextDay(grid, column, used) { return }
    }
  }

  /// The error for a date that lies too far behind the last one to be of the same grid; whether there is one.
  private func errorForFarDate(_ grid: RosterGrid, _ column: Int, _ mark: DayMark) -> Bool {
    if case .day = mark { return false }
    guard grid.rows.contains(where: { !sheet[$0.row, column].isEmpty }) else { return false }
    let text = sheet.text(section.heading.row, column)
    section.log.error(
      source.place(section.heading.row, column),
      Phrase(
        en:
          "'\(text)' stands behind the last day and does not follow it within six days, so that its cells are not read; add columns for the days between, which may be empty, or hand it in as a sheet of its own",
        vi:
          "'\(text)' đứng sau ngày cuối nhưng không nối tiếp trong vòng sáu ngày nên các ô bên dưới không được đọc; hãy thêm cột cho các ngày ở giữa, có thể để trống, hoặc đưa thành một trang riêng"
      ))
    return true
  }

  /// The error for one such column; whether there is one.
  private func errorForNextDay(_ grid: RosterGrid, _ column: Int, _ used: Set<String>) -> Bool {
    let text = sheet.text(section.heading.row, column)
    guard text.contains(where: \.isNumber), !grid.rows.isEmpty else { return false }
    let codes = grid.rows.map { sheet.text($0.row, column) }.filter { !$0.isEmpty }
    guard !codes.isEmpty,
      codes.allSatisfy({ used.contains(LegendText.key($0)) && !$0.allSatisfy(\.isNumber) })
    else { return false }
    section.log.error(
      source.place(section.heading.row, column),
      Phrase(
        en:
          "'\(text)' stands behind the last day, above codes, and is no day that is understood; write it as the others are",
        vi:
          "'\(text)' đứng sau ngày cuối, trên các ký hiệu, nhưng không hiểu là ngày nào; hãy ghi như các cột khác"
      ))
    return true
  }

  /// How many days one heading lies behind another.
  private static func days(_ a: DayMark, _ b: DayMark) -> Int {
    switch (a, b) {
    case (.date(let a), .date(let b)): b - a
    default: b.day - a.day
    }
  }

  /// Columns with codes in the place of a day that is missing among the headings.
  func errorsForLostDays(_ grid: RosterGrid) {
    let marks = section.heading.marks
    for (before, after) in zip(marks, marks.dropFirst()) {
      guard Self.days(before.mark, after.mark) > 1 else { continue }
      for column in (before.column + 1)..<after.column
      where !section.heading.columns.joined().contains(column) {
        let text = sheet.text(section.heading.row, column)
        guard grid.rows.contains(where: { !sheet[$0.row, column].isEmpty }) else { continue }
        // Sums of a week have no heading either: only as many columns as days are missing can be these days.
        guard !text.isEmpty || after.column - before.column == Self.days(before.mark, after.mark) else {
          continue
        }
        section.log.error(
          source.place(section.heading.row, column),
          Phrase(
            en:
              "\(text.isEmpty ? "a column without a heading" : "'\(text)'") stands between two days, and the day between them is missing; write it as the others are",
            vi:
              "\(text.isEmpty ? "cột không có tiêu đề" : "'\(text)'") đứng giữa hai ngày mà thiếu ngày ở giữa; hãy ghi ngày như các cột khác"
          ))
      }
    }
  }
}
