internal import OffHours

/// Gives the columns of a grid their dates: by the headings, the title, the names of sheet and file, or the options.
struct GridDates {
  private let source: SourceSheet
  private let heading: DayHeading
  private let rows: Range<Int>
  private let band: ClosedRange<Int>
  private let log: ImportLog
  private let month: YearAndMonth?
  private let year: Int?
  private let near: YearAndMonth?
  /// Where the month came from.
  private(set) var monthSource: Phrase?
  /// Rows that named it.
  private(set) var titleRows: Set<Int> = []

  init(section: GridSection, band: ClosedRange<Int>) {
    source = section.source
    heading = section.heading
    rows = section.rows
    self.band = band
    log = section.log
    month = section.reader.month
    year = section.reader.year
    near = section.reader.near
  }

  /// The days with their columns, or none and why is logged.
  mutating func days() -> [(date: CivilDate, columns: [Int])] {
    let days = datesOfMarks()
    check(days)
    return days
  }

  private mutating func datesOfMarks() -> [(date: CivilDate, columns: [Int])] {
    let marks = heading.marks
    if heading.order == .monthFirst {
      monthSource = Phrase(
        en: "the month stands before the day, as the order of the headings shows",
        vi: "tháng đứng trước ngày, theo thứ tự các cột")
    }
    if case .date = marks[0].mark {
      for row in rows.lowerBound..<band.lowerBound
      where source.sheet.rows[row].contains(where: { MonthText.find($0.text)?.month != nil }) {
        titleRows.insert(row)
      }
      return zip(marks, heading.columns).compactMap { mark, columns in
        if case .date(let date) = mark.mark { (date, columns) } else { nil }
      }
    }
    guard let start = startMonth() else { return [] }
    var current = start
    var last = 0
    var dates: [(date: CivilDate, columns: [Int])] = []
    for ((column, mark), columns) in zip(marks, heading.columns) {
      if mark.day < last { current = current.next }
      last = mark.day
      if case .dayMonth(_, let month) = mark, month != current.month {
        let year = month < current.month ? current.year + 1 : current.year
        current = YearAndMonth(year: year, month: month)
      }
      if let date = CivilDate(year: current.year, month: current.month, day: mark.day) {
        dates.append((date, columns))
      } else {
        reportFilled(column, mark.day, current)
      }
    }
    return dates
  }

  /// A code on a day that the month does not have.
  private func reportFilled(_ column: Int, _ day: Int, _ current: YearAndMonth) {
    let row = source.sheet.rows.indices.first { row in
      row > band.upperBound && rows.contains(row) && !source.sheet[row, column].isEmpty
        && !(0..<heading.marks[0].column).contains {
          SheetRows.isTotal(source.sheet.text(row, $0), orEmpty: false)
        }
        && LegendText.isCode(source.sheet.text(row, column), used: [])
    }
    guard let row, source.sheet.text(row, column).count <= 6 else { return }
    let text = source.sheet.text(row, column)
    log.error(
      source.place(row, column),
      Phrase(
        en:
          "found '\(text)' on day \(day), which month \(current) does not have; is the month right? Give it with --month",
        vi:
          "có '\(text)' ở ngày \(day), nhưng tháng \(current.month)/\(current.year) không có ngày này; tháng có đúng không? Ghi rõ bằng --month"
      ))
  }

  /// The month of the first column.
  private mutating func startMonth() -> YearAndMonth? {
    var found: (month: Int?, year: Int?, where: Phrase)?
    func take(_ text: String, _ place: Phrase, row: Int? = nil) {
      guard let next = MonthText.find(text) else { return }
      if let row { titleRows.insert(row) }
      if let month = next.month, found?.month == nil {
        found = (month, next.year ?? found?.year, place)
      } else if found == nil {
        found = (nil, next.year, place)
      }
      if let year = next.year, found?.year == nil { found?.year = year }
    }
    let title = Phrase(en: "from the title", vi: "theo tiêu đề")
    // Its own lines first, then those at the top of the sheet.
    let above = namesMonth(rows.lowerBound...band.upperBound) ? [] : Array(0..<rows.lowerBound)
    for row in Array(rows.lowerBound...band.upperBound) + above where row < source.sheet.rows.count {
      for (column, cell) in source.sheet.rows[row].enumerated() where !cell.isContinuation && !cell.isEmpty {
        if row >= band.lowerBound, heading.columns.joined().contains(column) { continue }
        take(cell.text, title, row: row)
      }
    }
    if let name = source.sheet.name {
      take(name, Phrase(en: "from the sheet's name", vi: "theo tên trang"))
    }
    take(Path.name(of: source.path), Phrase(en: "from the file's name", vi: "theo tên tệp"))
    if case .dayMonth(_, let first) = heading.marks[0].mark {
      // The headings name the month; only the year is asked.
      let named = found?.month.flatMap { month in
        found?.year.map { YearAndMonth(year: $0, month: month) }
      }
      if let year = (named ?? (found?.year == nil ? near : nil))?.year(nearest: first) ?? found?.year ?? year
      {
        monthSource = Phrase(en: "from the headings", vi: "theo tiêu đề cột")
        return YearAndMonth(year: year, month: first)
      }
      report(
        missing: Phrase(
          en: "the headings name days and months, but no year",
          vi: "tiêu đề cột có ngày tháng nhưng không có năm"))
      return nil
    }
    let given = Phrase(en: "as asked for", vi: "theo tùy chọn --month")
    if let value = found?.month {
      guard let year = found?.year ?? (month?.month == value ? month?.year : nil) ?? year else {
        report(
          missing: Phrase(en: "found month \(value), but no year", vi: "có tháng \(value) nhưng không có năm")
        )
        return nil
      }
      let named = YearAndMonth(year: year, month: value)
      if let month, month != named, !isAcrossMonths {
        log.error(
          source.place(heading.row),
          Phrase(
            en:
              "\(found!.where.en) this is \(named), but --month says \(month); leave one out, or give the right file",
            vi:
              "\(found!.where.vi) đây là tháng \(value)/\(year), nhưng --month ghi \(month); bỏ một trong hai hoặc chọn đúng tệp"
          ))
        return nil
      }
      guard isAcrossMonths else {
        monthSource = found!.where
        return named
      }
      return monthOfFirstDay(named: named, found!.where)
    }
    if let month {
      monthSource = given
      return month
    }
    report(
      missing: Phrase(
        en: "the headings are days, but no title, sheet or file name says of which month",
        vi: "tiêu đề cột chỉ có ngày, không thấy tháng ở tiêu đề, tên trang hay tên tệp"))
    return nil
  }

  /// Whether the days run from one month into the next, as in a pay period from the 26th to the 25th.
  private var isAcrossMonths: Bool {
    zip(heading.marks, heading.marks.dropFirst()).contains { $0.mark.day > $1.mark.day }
  }

  /// In a pay period the month may be that of its first day or of its last; the weekdays, or the option, tell.
  private mutating func monthOfFirstDay(named: YearAndMonth, _ place: Phrase) -> YearAndMonth? {
    if let month, month == named || month == named.previous {
      monthSource = Phrase(en: "as asked for", vi: "theo tùy chọn --month")
      return month
    }
    let marks = heading.marks.map { ($0.column, $0.mark.day) }
    /// Whether the days of the week agree in every column, if this is the month of the first day.
    func agrees(_ start: YearAndMonth) -> Bool {
      var current = start, last = 0
      return marks.allSatisfy { column, day in
        if day < last { current = current.next }
        last = day
        let date = CivilDate(year: current.year, month: current.month, day: day)
        return date.map { date in heading.weekdays[column].map { $0 == date.weekday } ?? true } ?? false
      }
    }
    var fits = [named.previous, named].filter(agrees)
    // 28 and then 1: the first month has 28 days.
    let turn = zip(marks, marks.dropFirst()).first { $0.1 > $1.1 && $1.1 == 1 }?.0.1
    if fits.count == 2, let turn, fits.contains(where: { $0.days == turn }) {
      fits = fits.filter { $0.days == turn }
    }
    if fits.count == 1 {
      monthSource = Phrase(
        en: "\(place.en) and the days themselves", vi: "\(place.vi) và các ngày trong bảng")
      return fits[0]
    }
    report(
      missing: Phrase(
        en:
          "the days run across two months, and nothing says whether \(named) is that of the first day or of the last",
        vi:
          "các ngày kéo qua hai tháng, không rõ tháng \(named.month)/\(named.year) là của ngày đầu hay ngày cuối"
      ))
    return nil
  }

  /// Whether a month stands in some rows.
  private func namesMonth(_ rows: ClosedRange<Int>) -> Bool {
    rows.contains { row in
      source.sheet.rows.indices.contains(row)
        && source.sheet.rows[row].contains { MonthText.find($0.text)?.month != nil }
    }
  }

  private func report(missing: Phrase) {
    log.error(
      source.place(heading.row),
      Phrase(
        en: "\(missing.en); give the month of the first day with --month, such as --month 2027-03",
        vi: "\(missing.vi); ghi tháng của ngày đầu tiên bằng --month, ví dụ --month 2027-03"))
  }

  /// Days of the week on the sheet have to be those of the dates.
  private func check(_ days: [(date: CivilDate, columns: [Int])]) {
    let wrong = days.filter { date, columns in
      heading.weekdays[columns[0]].map { $0 != date.weekday } ?? false
    }
    guard let (date, columns) = wrong.first else { return }
    let column = columns[0]
    let said = heading.weekdays[column]!
    log.error(
      source.place(heading.weekdayRow ?? heading.row, column),
      Phrase(
        en:
          "\(Language.english.date(date)) is a \(Language.english.weekdayInFull(date.weekday)), but the sheet says \(Language.english.weekdayInFull(said)) (\(wrong.count) of \(days.count) days differ); is the month right? Give it with --month, or mend the sheet",
        vi:
          "\(Language.vietnamese.date(date)) là \(Language.vietnamese.weekdayInFull(date.weekday)), nhưng bảng ghi \(Language.vietnamese.weekdayInFull(said)) (lệch \(wrong.count)/\(days.count) ngày); tháng có đúng không? Ghi rõ bằng --month hoặc sửa bảng"
      ))
  }
}
