internal import OffHours

/// Rows of a grid that are nobody's: counts, posts that are vacant, rows of which it cannot be told whose they are.
extension GridRows {
  /// Whether a row counts how many have a code on each day: it is headed with a code of the rows above, which have no numbers.
  func isCountOfCode(_ row: Int, _ who: String) -> Bool {
    guard codes.contains(LegendText.key(who)) else { return false }
    let texts = section.heading.columns.joined().map { sheet.text(row, $0) }.filter { !$0.isEmpty }
    return !texts.isEmpty
      && texts.allSatisfy { $0.allSatisfy(\.isNumber) && !codes.contains(LegendText.key($0)) }
  }

  /// Whether most days of a row hold codes of the rows above, or hours alone.
  func isOfShifts(_ row: Int) -> Bool {
    let texts = section.heading.columns.joined().map { sheet.text(row, $0) }.filter { !$0.isEmpty }
    let known = texts.count {
      codes.contains(LegendText.key($0)) || HoursText.read(folded($0)).isWhole && !$0.contains("=")
    }
    return known * 10 >= texts.count * 6
  }

  /// Rows of posts that nobody has.
  func tellVacant() {
    guard let first = vacant.first else { return }
    let rows = vacant.prefix(12).map { "\($0 + 1)" }.joined(separator: ", ")
    section.log.warning(
      source.place(first),
      Phrase(
        en: "rows of posts that are vacant are not used: \(rows)",
        vi: "các dòng của vị trí chưa có người không được dùng: \(rows)"))
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
