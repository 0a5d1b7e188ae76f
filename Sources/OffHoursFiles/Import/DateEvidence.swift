internal import OffHours

/// Which of day and month stands first in the dates of a column or a list, by those in which only one of the two can.
struct DateEvidence {
  private var dayFirst: PlacedText?, monthFirst: PlacedText?

  /// Looks at the numbers of a cell.
  mutating func add(_ text: String, _ place: CellPlace) {
    let found = DatesText.evidence(text)
    if found.dayFirst, dayFirst == nil { dayFirst = PlacedText(text: text, place: place) }
    if found.monthFirst, monthFirst == nil { monthFirst = PlacedText(text: text, place: place) }
  }

  /// Takes a cell that shows one order.
  mutating func add(_ text: String, _ place: CellPlace, isDayFirst: Bool) {
    let cell = PlacedText(text: text, place: place)
    if isDayFirst { dayFirst = dayFirst ?? cell } else { monthFirst = monthFirst ?? cell }
  }

  /// Whether the day stands first; nil where nothing shows it, or where both are shown.
  var isDayFirst: Bool? { (dayFirst == nil) == (monthFirst == nil) ? nil : dayFirst != nil }

  /// Logs that some cells begin with the day and some with the month; true where they do.
  func contradicts(_ log: ImportLog) -> Bool {
    guard let dayFirst, let monthFirst else { return false }
    log.error(
      monthFirst.place,
      Phrase(
        en:
          "'\(plainText(monthFirst.text))' begins with the month, and '\(plainText(dayFirst.text))' at \(dayFirst.place.text(.english)) with the day; write all dates as 2027-03-31",
        vi:
          "'\(plainText(monthFirst.text))' ghi tháng trước, còn '\(plainText(dayFirst.text))' ở \(dayFirst.place.text(.vietnamese)) ghi ngày trước; hãy ghi mọi ngày dạng 2027-03-31"
      ))
    return true
  }
}
