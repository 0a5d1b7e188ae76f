internal import OffHours

/// Lists without a column of dates of their own: from one date to another with a code (`Name, From, To, Shift`), or with
/// date and time of the beginning and of the end (`Name, Start, End`).
struct LongListSpans {
  /// The columns of the first and the last day, or of the beginning and the end.
  let first: Int, last: Int
  /// Whether the cells hold times beside their dates, which are the hours of one shift.
  let isTimed: Bool

  /// So many days at most one line may stand for.
  private static let most = 366

  /// Whether two columns are such; nil where their cells are no dates, or one has times and the other has none.
  init?(_ sheet: Sheet, _ first: Int, _ last: Int, below: Int) {
    guard LongList.hasDates(sheet, first, below: below), LongList.hasDates(sheet, last, below: below) else {
      return nil
    }
    func times(_ column: Int) -> Bool {
      sheet.rows.indices.contains { row in
        let text = sheet.text(row, column)
        return row > below && (Self.time(text) != nil || Self.timeOrRest(text) != "00:00")
      }
    }
    let isTimed = times(first)
    guard isTimed == times(last) else { return nil }
    (self.first, self.last, self.isTimed) = (first, last, isTimed)
  }

  /// The time of day behind a date, as written: `6:00 AM` of `3/1/2027 6:00 AM`; nil where there is none.
  static func time(_ text: String) -> String? {
    let text = plainText(text)
    guard let sign = text.firstIndex(where: { $0 == " " || $0 == "T" || $0 == "," }),
      text[..<sign].contains(where: \.isNumber)
    else { return nil }
    let rest = plainText(String(text[text.index(after: sign)...]))
    return HoursText.timeInColumn(rest) == nil || !rest.contains(where: { $0 == ":" || $0.isLetter })
      ? nil : rest
  }

  /// The time behind a date, midnight where nothing stands there, or all of it where it is no time that can be read.
  static func timeOrRest(_ text: String) -> String {
    time(text) ?? (text.contains(":") ? plainText(text) : "00:00")
  }

  /// Whether a time names its zone, `22:00:00Z`, `22:00+00:00`.
  private static func namesZone(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    let rest = text[colon...]
    return rest.hasSuffix("Z") || rest.hasSuffix("z") || rest.contains("+")
      || rest.dropFirst().contains("-") || rest.uppercased().hasSuffix("UTC")
      || rest.uppercased().hasSuffix("GMT")
  }

  /// The days of a line; a phrase where its last day is none that can be. `last`: its last day, nil where the cell holds none.
  static func days(_ first: CivilDate, _ last: CivilDate?) -> (days: [CivilDate], fault: Phrase?) {
    guard let last, last >= first, last - first < most else {
      return (
        [],
        Phrase(
          en:
            "the last day is missing, or before the first, or more than a year later; write both as 2027-03-01",
          vi: "ngày cuối bị thiếu, trước ngày đầu, hoặc sau hơn một năm; hãy ghi cả hai dạng 2027-03-01")
      )
    }
    return ((0...(last - first)).map { first + $0 }, nil)
  }

  /// What is wrong with a beginning and an end; nil where they make a shift of at most a day.
  static func fault(_ first: CivilDate, _ start: String, _ last: CivilDate?, _ end: String) -> Phrase? {
    let from = HoursText.timeInColumn(start), to = HoursText.timeInColumn(end)
    if let last, let from, let to {
      let minutes = (last - first) * 1440 + to - from
      if minutes > 0, minutes <= 1440 { return nil }
    }
    if let zoned = [start, end].first(where: namesZone) {
      return Phrase(
        en: "'\(zoned)' is a time of a zone of its own; write local times, such as 2027-03-01 22:00",
        vi: "'\(zoned)' là giờ theo múi riêng; hãy ghi giờ địa phương, ví dụ 2027-03-01 22:00")
    }
    return Phrase(
      en:
        "beginning and end make no shift of at most 24 hours; write both with date and time, such as 2027-03-01 22:00 and 2027-03-02 06:00",
      vi:
        "giờ bắt đầu và kết thúc không thành một ca tối đa 24 giờ; hãy ghi cả hai có ngày và giờ, ví dụ 2027-03-01 22:00 và 2027-03-02 06:00"
    )
  }
}
