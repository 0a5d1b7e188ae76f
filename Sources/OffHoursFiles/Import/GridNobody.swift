internal import OffHours

/// Rows of a grid that are nobody's: counts, posts that are vacant, rows of which it cannot be told whose they are.
extension GridRows {
  /// Whether a row counts how many have a code on each day: it is headed with a code of the rows above, which have no numbers.
  func isCountOfCode(_ row: Int, _ who: String) -> Bool {
    guard codes.contains(LegendText.key(who)) || SheetRows.beginsCount(who) else { return false }
    let texts = section.heading.columns.joined().map { sheet.text(row, $0) }.filter { !$0.isEmpty }
    return !texts.isEmpty
      && texts.allSatisfy { $0.allSatisfy(\.isNumber) && !codes.contains(LegendText.key($0)) }
  }

  /// Whether the days of a row hold codes and not only counts.
  func hasCodes(_ row: Int) -> Bool {
    section.heading.columns.joined().contains { column in
      let text = sheet.text(row, column)
      return text.contains(where: \.isLetter) || HoursText.hasHours(in: text) || text.contains(":")
    }
  }

  /// Whether a row is another shift of the person above, in which marks say when it is worked: everybody has a row with its name, as
  /// often as one with the name of the person's first.
  func isMarkedShift(_ row: Int, _ who: String, _ above: RosterGrid.Row?) -> Bool {
    guard let above, let crew, who.isEmpty, id.map({ sheet.text(row, $0).isEmpty }) ?? true, !isNumbered(row)
    else { return false }
    let label = sheet.text(row, crew), first = sheet.text(above.row, crew)
    guard !label.isEmpty, !first.isEmpty, label != first, !sheet[row, crew].isContinuation else {
      return false
    }
    let texts = section.heading.columns.joined().map { sheet.text(row, $0) }.filter { !$0.isEmpty }
    guard texts.allSatisfy(DayReader.isMark) else { return false }
    let labels = section.rows.filter { $0 > section.heading.lastRow }.map { sheet.text($0, crew) }
    let count = labels.count { $0 == label }
    return count > 1 && count == labels.count { $0 == first }
  }

  /// Whether most days of a row hold codes of the rows above, or hours alone.
  func isOfShifts(_ row: Int) -> Bool {
    let texts = section.heading.columns.joined().map { sheet.text(row, $0) }.filter { !$0.isEmpty }
    let known = texts.count {
      codes.contains(LegendText.key($0)) || HoursText.read(folded($0)).isWhole && !$0.contains("=")
    }
    return known * 10 >= texts.count * 6
  }

  /// Whether a row without a code has a number, or what rows of people have beside their names: *RN* as they do.
  func isLikeOthers(_ row: Int, _ grid: RosterGrid) -> Bool {
    (0..<section.firstDay).contains { column in
      let own = sheet.text(row, column)
      if own.isEmpty || sheet[row, column].isContinuation { return false }
      if heads[column]?.kind == .number { return true }
      return hasNames && !used.contains(column)
        && grid.rows.suffix(50).contains { sheet.text($0.row, column) == own }
    }
  }

  /// Whether a row has a running number of its own.
  func isNumbered(_ row: Int) -> Bool {
    (0..<section.firstDay).contains { column in
      isNumber(row, column) && !sheet[row, column].isEmpty && !sheet[row, column].isContinuation
    }
  }

  /// Whether a cell stands below a heading of running numbers and is no word.
  func isNumber(_ row: Int, _ column: Int) -> Bool {
    heads[column]?.kind == .number && source.isNumber(row, column)
  }

  /// Cells beside the days of a row that speak of somebody who is not at work.
  func away(_ row: Int, _ who: String) -> [NotAtWork.Cell] {
    heads.keys.sorted().compactMap { column in
      let (kind, heading) = heads[column]!, text = sheet.text(row, column)
      guard hasNames, !used.contains(column), ![.name, .familyName, .givenName, .id].contains(kind),
        !source.withholds(heading), !text.isEmpty,
        NotAtWork.isSaid(text) || [.unavailable, .until].contains(kind)
      else { return nil }
      return NotAtWork.Cell(who: who, heading: heading, text: text, place: source.place(row, column))
    }
  }

  /// Rows of posts that nobody has.
  func tellVacant() {
    guard let first = vacant.first else { return }
    section.log.warning(source.place(first), SheetRows.vacant(vacant))
  }

  /// Further rows of people that are headed otherwise than their first: which of them holds nobody can tell.
  func errorForLabelled() {
    guard let first = labelled.first else { return }
    let rows = labelled.prefix(12).map { "\($0.row + 1)" }.joined(separator: ", ")
    section.log.error(
      source.place(first.row),
      Phrase(
        en:
          "'\(first.label)' has codes of its own below '\(first.person)', and nobody's name (rows \(rows)): which rows hold? Take out those that do not",
        vi:
          "'\(first.label)' có ký hiệu riêng bên dưới '\(first.person)' mà không có tên (dòng \(rows)): dòng nào đúng? Hãy xóa các dòng không dùng"
      ))
  }
}
