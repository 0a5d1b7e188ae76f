internal import OffHours

/// Lines of a list of leave that speak of half a day and give no hours: the whole day is taken, which is told.
enum HalfAbsence {
  static let whole = Phrase(
    en:
      "half a day of leave; no class is planned on the whole day. Where the other half is worked, write the hours of the leave into a column 'Hours', such as 08:00-12:00",
    vi:
      "nghỉ nửa ngày; cả ngày đó không xếp lớp. Nếu nửa kia vẫn làm việc, hãy ghi giờ nghỉ vào cột 'Giờ', ví dụ 08:00-12:00"
  )

  /// Headings of numbers of days, and of the half that is meant.
  private static let counts: Set<String> = [
    "days", "no of days", "number of days", "day s", "duration", "length", "so ngay", "so ngay nghi",
    "tong so ngay", "so luong ngay", "total days", "total",
  ]
  private static let halves: Set<String> = [
    "half", "half day", "half days", "am pm", "part", "part of day", "part of the day", "portion", "session",
    "buoi", "buoi nghi", "nua ngay", "ca nghi", "sang chieu",
  ]
  private static let wholeDays: Set<String> = [
    "", "no", "n", "full", "full day", "whole", "whole day", "all day", "khong", "ca ngay", "0", "1", "false",
  ]
  private static let partsOfDay: Set<String> = ["am", "pm", "morning", "afternoon", "sang", "chieu"]

  /// Whether a line does: `0.5` days, *AM* in a column of halves, words in any cell but the name.
  static func isSaid(_ list: AbsenceList, _ row: AbsenceList.Row) -> Bool {
    for (column, (kind, title)) in list.heading.columns {
      guard ![.name, .familyName, .givenName, .id, .employer, .number].contains(kind) else { continue }
      let text = folded(list.source.sheet.text(row.row, column)), key = HeadingTable.key(title)
      if text.isEmpty { continue }
      if counts.contains(HeadingTable.key(HeadingTable.bare(title))) {
        let number = Parse.number(text.replacing(",", with: ".").replacing("½", with: ".5"))
        if let number, number != number.rounded() { return true }
      }
      let all = words(text).joined(separator: " ")
      if halves.contains(key), !wholeDays.contains(all) { return true }
      if HalfDay.isSaid(text) || words(text).contains(where: { partsOfDay.contains(String($0)) }) {
        return true
      }
    }
    return false
  }
}
