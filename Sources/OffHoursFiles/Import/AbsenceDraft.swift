internal import OffHours

/// An absence or a duty on the way into a scenario.
struct AbsenceDraft {
  /// Position of the person.
  var person: Int
  /// Dates, or local date-times, as the format writes them.
  var from: String, to: String
  /// Whether it is work somewhere, and not leave.
  var isDuty: Bool
  var reason: String
  var place: CellPlace

  /// What a line of a list says; nil where that is not understood, which is logged.
  init?(
    _ list: AbsenceList, _ row: AbsenceList.Row, person: Int, isDayFirst: Bool?, in horizon: DateSpan?,
    _ log: ImportLog
  ) {
    let sheet = list.source.sheet
    func place(_ kind: Heading) -> CellPlace { list.source.place(row.row, row.columns[kind]) }
    func cell(_ kinds: Heading...) -> (kind: Heading, cell: Sheet.Cell)? {
      kinds.first { row.columns[$0] != nil }.map { ($0, sheet[row.row, row.columns[$0]!]) }
    }
    guard let duty = AbsenceListReader.isDuty(row.reason) ?? list.isDuty else {
      log.error(list.source.place(row.row), Self.leaveOrOvertime)
      return nil
    }
    var isGood = true
    /// A date, or an error at its cell.
    func date(_ found: (kind: Heading, cell: Sheet.Cell)?) -> CivilDate? {
      guard let found else { return nil }
      let (date, fault) = Self.date(found.cell, isDayFirst, horizon)
      if let fault {
        isGood = false
        log.error(place(found.kind), fault)
      }
      return date
    }
    let times = AbsenceDraft.times(list, row)
    let first = times.isInDates ? cell(.fromDate, .date) : cell(.fromDate, .date, .from)
    let last = times.isInDates ? cell(.toDate) : cell(.toDate, .to)
    guard let from = date(first) ?? date(cell(.date)) else {
      if isGood {
        log.error(
          list.source.place(row.row),
          Phrase(
            en: "no day is given; expected a date such as 2027-03-15",
            vi: "chưa ghi ngày; cần ngày như 15/03/2027"))
      }
      return nil
    }
    let to = date(last) ?? from
    guard isGood else { return nil }
    let ends = times.isInDates ? [Heading.toDate] : [.toDate, .to]
    if last == nil, let column = ends.lazy.compactMap({ list.heading.column($0) }).first {
      log.warning(
        list.source.place(row.row, column),
        Phrase(
          en:
            "no last day is given; \(from) alone is taken, so that classes are possible from the next day on",
          vi: "chưa ghi ngày cuối; chỉ lấy ngày \(from), từ hôm sau vẫn xếp lớp"))
    }
    guard from <= to else {
      log.error(
        place(.toDate),
        Phrase(
          en: "the end \(to) lies before the beginning \(from)", vi: "ngày cuối \(to) trước ngày đầu \(from)")
      )
      return nil
    }
    (self.person, isDuty, reason, self.place) = (person, duty, row.reason, list.source.place(row.row))
    guard let span = Self.span(list, row, from, to, times, isDuty: duty, log) else { return nil }
    (self.from, self.to) = span
  }

  /// From when to when it lasts, as the format writes it; nil where its hours are not understood, which is logged.
  private static func span(
    _ list: AbsenceList, _ row: AbsenceList.Row, _ from: CivilDate, _ to: CivilDate, _ times: Times,
    isDuty: Bool, _ log: ImportLog
  ) -> (from: String, to: String)? {
    let sheet = list.source.sheet
    func place(_ kind: Heading) -> CellPlace { list.source.place(row.row, row.columns[kind]) }
    if let bad = times.bad {
      log.error(
        place(bad),
        Phrase(
          en: "'\(sheet.text(row.row, row.columns[bad]!))' are no hours; expected some such as 17:00-20:00",
          vi: "'\(sheet.text(row.row, row.columns[bad]!))' không phải giờ; cần giờ như 17h-20h"))
      return nil
    }
    guard let window = times.window else {
      guard !isDuty else {
        log.error(
          list.source.place(row.row),
          Phrase(
            en: "overtime needs its hours; add a column 'Hours' such as 17:00-20:00",
            vi: "tăng ca cần có giờ; hãy thêm cột 'Giờ' như 17h-20h"))
        return nil
      }
      if HalfAbsence.isSaid(list, row) { log.warning(list.source.place(row.row), HalfAbsence.whole) }
      return ("\(from)", "\(to)")
    }
    if to > from, !isBlock(list, row) {
      log.error(
        list.source.place(row.row),
        Phrase(
          en:
            "\(window.start)-\(window.end) on each day from \(from) to \(to), or all the time between? For each day write a line with that date; for one block put the columns in the order Start date, Start time, End date, End time",
          vi:
            "\(window.start)-\(window.end) mỗi ngày từ \(from) đến \(to), hay liền suốt? Nếu mỗi ngày, hãy ghi mỗi ngày một dòng; nếu liền suốt, hãy xếp cột theo thứ tự Từ ngày, Từ giờ, Đến ngày, Đến giờ"
        ))
      return nil
    }
    let isNext = to == from && window.end.minute <= window.start.minute
    return (
      "\(from)T\(window.start)",
      window.end.minute == 1440 ? "\(to + 1)T00:00" : "\(isNext ? to + 1 : to)T\(window.end)"
    )
  }

  private static let leaveOrOvertime = Phrase(
    en:
      "is this leave or overtime? Say so in the title, or in a column 'Reason', such as 'leave' or 'overtime'",
    vi: "đây là nghỉ hay tăng ca? Hãy ghi ở tiêu đề, hoặc ở cột 'Lý do', ví dụ 'nghỉ phép' hoặc 'tăng ca'")

  /// The date of a cell, or why there is none.
  private static func date(_ cell: Sheet.Cell, _ isDayFirst: Bool?, _ horizon: DateSpan?) -> (
    CivilDate?, fault: Phrase?
  ) {
    let text = plainText(cell.text)
    guard let date = DatesText.date(cell, isDayFirst: isDayFirst ?? true, in: horizon) else {
      return (
        nil,
        Phrase(
          en: "'\(text)' is no date; expected one such as 2027-03-15",
          vi: "'\(text)' không phải ngày; cần ngày như 15/03/2027")
      )
    }
    guard isDayFirst == nil, let other = DatesText.date(cell, isDayFirst: false, in: horizon), other != date
    else { return (date, nil) }
    return (
      nil,
      Phrase(
        en: "'\(text)' may be \(date) or \(other); write the one that is meant",
        vi: "'\(text)' có thể là \(date) hoặc \(other); hãy ghi rõ ngày nào")
    )
  }

  /// Whether a line of several days is one block: each date stands right before its time.
  private static func isBlock(_ list: AbsenceList, _ row: AbsenceList.Row) -> Bool {
    guard let first = row.columns[.fromDate] ?? row.columns[.date], let start = row.columns[.from],
      let last = row.columns[.toDate], let end = row.columns[.to]
    else { return false }
    return first < start && start < last && last < end
  }

  private typealias Times = (window: ClockWindow?, isInDates: Bool, bad: Heading?)

  /// The hours of a line: in one cell, or in two. `isInDates`: start and end are columns of times and not of dates.
  private static func times(_ list: AbsenceList, _ row: AbsenceList.Row) -> Times {
    let sheet = list.source.sheet
    func text(_ kind: Heading) -> String? {
      row.columns[kind].map { folded(sheet.text(row.row, $0)) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    if let hours = text(.hours) {
      let found = HoursText.read(hours)
      guard found.fault == nil, found.isWhole, found.stretches.count == 1 else { return (nil, true, .hours) }
      return (window(found.stretches[0].start, found.stretches[0].end % 1440), true, nil)
    }
    guard row.columns[.fromDate] != nil || row.columns[.date] != nil, let from = text(.from) else {
      return (nil, false, nil)
    }
    guard let start = HoursText.timeInColumn(from), start < 1440 else { return (nil, true, .from) }
    guard let end = text(.to).flatMap({ HoursText.timeInColumn($0) }), end <= 1440 else {
      return (nil, true, row.columns[.to] == nil ? .from : .to)
    }
    return (window(start, end), true, nil)
  }

  private static func window(_ start: Int, _ end: Int) -> ClockWindow {
    ClockWindow(start: ClockTime(minute: start), end: ClockTime(minute: end == 0 ? 1440 : end))
  }
}
