internal import OffHours

/// A roster grid as a sheet has it: people or crews down, dates across.
struct RosterGrid {
  /// A row of the grid.
  struct Row {
    /// Row of the sheet.
    var row: Int
    /// Who it is: the personal number, the name, the crew, the employer, other columns.
    var id = "", name = "", crew = "", employer = ""
    var extra: [(heading: String, text: String)] = []
    /// The codes, parallel to the grid's dates; empty where the cell is.
    var codes: [String] = []
  }

  var source: SourceSheet
  var heading: DayHeading
  /// Whether its rows are crews.
  var isOfCrews = false
  /// The columns that are days that exist, with their dates.
  var dates: [(column: Int, date: CivilDate)] = []
  var rows: [Row] = []
  /// Where the month came from, for people.
  var monthSource: Phrase?
  /// The employer's name as the title gives it.
  var titleEmployer: String?
  /// Rows above the heading that named the employer or the month.
  var titleRows: Set<Int> = []
  /// Rows that are neither heading nor grid, with their text.
  var otherRows: [Int] = []
  /// Columns beside the days that were left out, by heading.
  var leftColumns: [String] = []
  /// Rows under the heading that look like people but have no code at all.
  var emptyRows: [Int] = []

  /// First and last date.
  var span: DateSpan? {
    guard let first = dates.map(\.date).min(), let last = dates.map(\.date).max() else { return nil }
    return DateSpan(from: first, to: last)
  }
}

/// Reads roster grids.
struct RosterGridReader {
  let log: ImportLog
  /// The month and the year asked for, where sheets have none.
  let month: YearAndMonth?
  let year: Int?

  /// The grid on a sheet; nil where it has no run of days.
  func read(_ source: SourceSheet) -> RosterGrid? {
    let sheet = source.sheet
    guard let heading = DayHeading.find(sheet) else { return nil }
    var grid = RosterGrid(source: source, heading: heading)
    let band = headingBand(sheet, heading)
    if let title = Self.titleEmployer(sheet, above: band.lowerBound) {
      grid.titleEmployer = title.name
      grid.titleRows.insert(title.row)
    }
    let columns = columns(sheet, heading, band)
    setDates(&grid, band)
    readRows(&grid, columns, after: band.upperBound)
    return grid
  }

  // MARK: - Headings

  /// The rows that the heading takes: that of the days, of the weekdays, and those beside them that only name columns.
  private func headingBand(_ sheet: Sheet, _ heading: DayHeading) -> ClosedRange<Int> {
    var from = heading.row, to = heading.row
    if let row = heading.weekdayRow {
      from = min(from, row)
      to = max(to, row)
    }
    let days = Set(heading.marks.map(\.column))
    // A row above that names columns left of the days (`STT`, `Họ và tên`) belongs to the heading.
    while from > 0, heading.row - from < 2 {
      let names = sheet.rows[from - 1].enumerated().filter { column, cell in
        !cell.isEmpty && column < heading.marks[0].column && !days.contains(column)
      }
      guard names.contains(where: { ![Heading.other, .note].contains(Heading($0.element.text)) }) else {
        break
      }
      from -= 1
    }
    return from...to
  }

  /// What each column outside the days holds.
  private func columns(_ sheet: Sheet, _ heading: DayHeading, _ band: ClosedRange<Int>) -> [Int: (
    Heading, String
  )] {
    var result: [Int: (Heading, String)] = [:]
    let days = Set(heading.marks.map(\.column))
    for column in 0..<sheet.width where !days.contains(column) {
      var best: (Heading, String)?
      for row in band {
        let text = sheet.text(row, column)
        guard !text.isEmpty, DayMark.weekday(text) == nil else { continue }
        let kind = Heading(text)
        if best == nil || best!.0 == .other { best = (kind, text) }
      }
      if let best { result[column] = best }
    }
    return result
  }

  static func titleEmployer(_ sheet: Sheet, above row: Int) -> (name: String, row: Int)? {
    for row in 0..<max(0, row) {
      for cell in sheet.rows[row] where !cell.isContinuation {
        for line in cell.text.split(whereSeparator: \.isNewline) {
          let text = plainText(String(line)), low = folded(text)
          for start in ["don vi:", "doanh nghiep:", "cong ty:", "company:", "employer:"]
          where low.hasPrefix(start) {
            let rest = plainText(String(text[text.index(after: text.firstIndex(of: ":")!)...]))
            if !rest.isEmpty { return (rest, row) }
          }
          if ["cong ty ", "cty ", "nha may ", "xi nghiep "].contains(where: { low.hasPrefix($0) }) {
            return (text, row)
          }
        }
      }
    }
    return nil
  }

  // MARK: - Dates

  /// Gives every column its date, or says why that cannot be done.
  private func setDates(_ grid: inout RosterGrid, _ band: ClosedRange<Int>) {
    let marks = grid.heading.marks
    if case .date = marks[0].mark {
      for row in 0..<band.lowerBound
      where grid.source.sheet.rows[row].contains(where: { MonthText.find($0.text)?.month != nil }) {
        grid.titleRows.insert(row)
      }
      grid.dates = marks.compactMap { if case .date(let date) = $0.mark { ($0.column, date) } else { nil } }
      check(&grid)
      return
    }
    guard let start = startMonth(&grid, band) else { return }
    var current = start
    var last = 0
    var dates: [(column: Int, date: CivilDate)] = []
    for (column, mark) in marks {
      if mark.day < last { current = current.next }
      last = mark.day
      if case .dayMonth(_, let month) = mark, month != current.month {
        let year = month < current.month ? current.year + 1 : current.year
        current = YearAndMonth(year: year, month: month)
      }
      if let date = CivilDate(year: current.year, month: current.month, day: mark.day) {
        dates.append((column, date))
      } else if let row = grid.source.sheet.rows.indices.first(where: { row in
        row > band.upperBound && !grid.source.sheet[row, column].isEmpty
          && !(0..<marks[0].column).contains {
            SheetRows.isTotal(grid.source.sheet.text(row, $0), orEmpty: false)
          }
          && LegendText.isCode(grid.source.sheet.text(row, column), used: [])
      }), grid.source.sheet.text(row, column).count <= 6 {
        let text = grid.source.sheet.text(row, column)
        log.error(
          grid.source.place(row, column),
          Phrase(
            en:
              "found '\(text)' on day \(mark.day), which month \(current) does not have; is the month right? Give it with --month",
            vi:
              "có '\(text)' ở ngày \(mark.day), nhưng tháng \(current.month)/\(current.year) không có ngày này; tháng có đúng không? Ghi rõ bằng --month"
          ))
      }
    }
    grid.dates = dates
    check(&grid)
  }

  /// The month of the first column.
  private func startMonth(_ grid: inout RosterGrid, _ band: ClosedRange<Int>) -> YearAndMonth? {
    let source = grid.source
    var found: (month: Int?, year: Int?, where: Phrase)?
    func take(_ text: String, _ place: Phrase, row: Int? = nil) {
      guard let next = MonthText.find(text) else { return }
      if let row { grid.titleRows.insert(row) }
      if let month = next.month, found?.month == nil {
        found = (month, next.year ?? found?.year, place)
      } else if found == nil {
        found = (nil, next.year, place)
      }
      if let year = next.year, found?.year == nil { found?.year = year }
    }
    let title = Phrase(en: "from the title", vi: "theo tiêu đề")
    for row in 0...band.upperBound where row < source.sheet.rows.count {
      for (column, cell) in source.sheet.rows[row].enumerated() where !cell.isContinuation && !cell.isEmpty {
        if row >= band.lowerBound, grid.heading.marks.contains(where: { $0.column == column }) { continue }
        take(cell.text, title, row: row)
      }
    }
    if let name = source.sheet.name {
      take(name, Phrase(en: "from the sheet's name", vi: "theo tên trang"))
    }
    take(Path.name(of: source.path), Phrase(en: "from the file's name", vi: "theo tên tệp"))
    if case .dayMonth(_, let first) = grid.heading.marks[0].mark {
      // The headings name the month; only the year is asked.
      if let year = found?.year ?? year ?? month?.year {
        grid.monthSource = Phrase(en: "from the headings", vi: "theo tiêu đề cột")
        if let given = month, given.month == first { return given }
        return YearAndMonth(year: year, month: first)
      }
      report(
        grid,
        missing: Phrase(
          en: "the headings name days and months, but no year",
          vi: "tiêu đề cột có ngày tháng nhưng không có năm"))
      return nil
    }
    let given = Phrase(en: "as asked for", vi: "theo tùy chọn --month")
    if let value = found?.month {
      guard let year = found?.year ?? (month?.month == value ? month?.year : nil) ?? year else {
        report(
          grid,
          missing: Phrase(en: "found month \(value), but no year", vi: "có tháng \(value) nhưng không có năm")
        )
        return nil
      }
      let named = YearAndMonth(year: year, month: value)
      if let month, month != named, !isAcrossMonths(grid) {
        log.error(
          source.place(grid.heading.row),
          Phrase(
            en:
              "\(found!.where.en) this is \(named), but --month says \(month); leave one out, or give the right file",
            vi:
              "\(found!.where.vi) đây là tháng \(value)/\(year), nhưng --month ghi \(month); bỏ một trong hai hoặc chọn đúng tệp"
          ))
        return nil
      }
      guard isAcrossMonths(grid) else {
        grid.monthSource = found!.where
        return named
      }
      return monthOfFirstDay(&grid, named: named, found!.where)
    }
    if let month {
      grid.monthSource = given
      return month
    }
    report(
      grid,
      missing: Phrase(
        en: "the headings are days, but no title, sheet or file name says of which month",
        vi: "tiêu đề cột chỉ có ngày, không thấy tháng ở tiêu đề, tên trang hay tên tệp"))
    return nil
  }

  /// Whether the days run from one month into the next, as in a pay period from the 26th to the 25th.
  private func isAcrossMonths(_ grid: RosterGrid) -> Bool {
    zip(grid.heading.marks, grid.heading.marks.dropFirst()).contains { $0.mark.day > $1.mark.day }
  }

  /// In a pay period the month may be that of its first day or of its last; the weekdays, or the option, tell.
  private func monthOfFirstDay(_ grid: inout RosterGrid, named: YearAndMonth, _ place: Phrase)
    -> YearAndMonth?
  {
    if let month, month == named || month == named.previous {
      grid.monthSource = Phrase(en: "as asked for", vi: "theo tùy chọn --month")
      return month
    }
    let marks = grid.heading.marks.map { ($0.column, $0.mark.day) }
    /// Whether the days of the week agree in every column, if this is the month of the first day.
    func agrees(_ start: YearAndMonth) -> Bool {
      var current = start, last = 0
      return marks.allSatisfy { column, day in
        if day < last { current = current.next }
        last = day
        let date = CivilDate(year: current.year, month: current.month, day: day)
        return date.map { date in grid.heading.weekdays[column].map { $0 == date.weekday } ?? true } ?? false
      }
    }
    var fits = [named.previous, named].filter(agrees)
    // 28 and then 1: the first month has 28 days.
    let turn = zip(marks, marks.dropFirst()).first { $0.1 > $1.1 && $1.1 == 1 }?.0.1
    if fits.count == 2, let turn, fits.contains(where: { $0.days == turn }) {
      fits = fits.filter { $0.days == turn }
    }
    if fits.count == 1 {
      grid.monthSource = Phrase(
        en: "\(place.en) and the days themselves", vi: "\(place.vi) và các ngày trong bảng")
      return fits[0]
    }
    report(
      grid,
      missing: Phrase(
        en:
          "the days run across two months, and nothing says whether \(named) is that of the first day or of the last",
        vi:
          "các ngày kéo qua hai tháng, không rõ tháng \(named.month)/\(named.year) là của ngày đầu hay ngày cuối"
      ))
    return nil
  }

  private func report(_ grid: RosterGrid, missing: Phrase) {
    // Months around that the days of the week would fit, as a hint.
    log.error(
      grid.source.place(grid.heading.row),
      Phrase(
        en: "\(missing.en); give the month of the first day with --month, such as --month 2027-03",
        vi: "\(missing.vi); ghi tháng của ngày đầu tiên bằng --month, ví dụ --month 2027-03"))
  }

  /// Days of the week on the sheet have to be those of the dates.
  private func check(_ grid: inout RosterGrid) {
    let wrong = grid.dates.filter { column, date in
      grid.heading.weekdays[column].map { $0 != date.weekday } ?? false
    }
    guard let (column, date) = wrong.first else { return }
    let said = grid.heading.weekdays[column]!
    log.error(
      grid.source.place(grid.heading.weekdayRow ?? grid.heading.row, column),
      Phrase(
        en:
          "\(Language.english.date(date)) is a \(Language.english.weekdayInFull(date.weekday)), but the sheet says \(Language.english.weekdayInFull(said)) (\(wrong.count) of \(grid.dates.count) days differ); is the month right? Give it with --month, or mend the sheet",
        vi:
          "\(Language.vietnamese.date(date)) là \(Language.vietnamese.weekdayInFull(date.weekday)), nhưng bảng ghi \(Language.vietnamese.weekdayInFull(said)) (lệch \(wrong.count)/\(grid.dates.count) ngày); tháng có đúng không? Ghi rõ bằng --month hoặc sửa bảng"
      ))
  }

  // MARK: - Rows

  private func readRows(_ grid: inout RosterGrid, _ columns: [Int: (Heading, String)], after last: Int) {
    let sheet = grid.source.sheet
    let firstDay = grid.heading.marks[0].column
    func column(_ kind: Heading) -> Int? { columns.keys.sorted().first { columns[$0]!.0 == kind } }
    let idColumn = column(.id), crewColumn = column(.crew), employerColumn = column(.employer)
    let familyColumn = column(.familyName), givenColumn = column(.givenName)
    var nameColumn = column(.name)
    // Without a heading for names, the text column next to the days is it.
    var isGuessed = false
    if nameColumn == nil, familyColumn == nil, givenColumn == nil, crewColumn == nil {
      let texts = (0..<firstDay).filter { column in
        ![Heading.number, .id, .employer, .group].contains(columns[column]?.0 ?? .other)
          && sheet.rows.indices.contains { $0 > last && sheet.text($0, column).contains(where: \.isLetter) }
      }
      nameColumn = texts.last ?? idColumn
      isGuessed = true
    }
    let hasNames = nameColumn != nil || familyColumn != nil || givenColumn != nil
    let used = Set(
      [idColumn, crewColumn, employerColumn, familyColumn, givenColumn, nameColumn].compactMap(\.self))
    var group: String?
    var isBelow = false
    for row in sheet.rows.indices where row > last {
      let cells = sheet.rows[row]
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      let texts = cells.indices.filter { !cells[$0].isContinuation && !cells[$0].isEmpty }
      if !isBelow, texts.contains(where: { LegendText.isOpening(plainText(cells[$0].text)) }) {
        isBelow = true
      }
      if isBelow {
        grid.otherRows.append(row)
        continue
      }
      var entry = RosterGrid.Row(row: row)
      func text(_ column: Int?) -> String { column.map { sheet.text(row, $0) } ?? "" }
      entry.id = text(idColumn)
      entry.crew = text(crewColumn)
      entry.employer = text(employerColumn)
      entry.name = text(nameColumn)
      if entry.name.isEmpty { entry.name = plainText("\(text(familyColumn)) \(text(givenColumn))") }
      if familyColumn == nil, let nameColumn, let givenColumn, nameColumn != givenColumn {
        // `Họ và tên` merged over two columns: the given name stands in the second.
        entry.name = plainText("\(text(nameColumn)) \(text(givenColumn))")
      } else if let nameColumn, nameColumn + 1 < firstDay,
        columns[nameColumn + 1] == nil || columns[nameColumn + 1]! == columns[nameColumn]!,
        !sheet[row, nameColumn + 1].isContinuation, !sheet.text(row, nameColumn + 1).isEmpty,
        !used.contains(nameColumn + 1),
        sheet.text(row, nameColumn + 1).allSatisfy({ $0.isLetter || $0 == " " })
      {
        entry.name = plainText("\(entry.name) \(sheet.text(row, nameColumn + 1))")
      }
      entry.codes = grid.dates.map { sheet.text(row, $0.column) }
      // A line over a group of people, `Kíp A`, alone on its row or merged across it.
      if hasNames, texts.count == 1, texts[0] < firstDay {
        let title = plainText(cells[texts[0]].text)
        if title.contains(where: \.isLetter), CrewName.isLikely(title) {
          group = title
        } else {
          grid.otherRows.append(row)
        }
        continue
      }
      let dayCells = grid.heading.marks.count { !sheet[row, $0.column].isEmpty }
      let who = hasNames ? entry.name : entry.crew
      let legendLike = dayCells <= 3 && isLegend(texts.map { plainText(cells[$0].text) })
      if who.isEmpty || isTotal(who) || legendLike {
        grid.otherRows.append(row)
        continue
      }
      if dayCells == 0 {
        // Somebody without a code, or a line of text.
        if texts.contains(where: { columns[$0]?.0 == .number }) || !entry.id.isEmpty {
          grid.emptyRows.append(row)
        } else {
          grid.otherRows.append(row)
        }
        continue
      }
      if entry.crew.isEmpty, let group { entry.crew = group }
      for column in columns.keys.sorted() where column < firstDay && !used.contains(column) {
        let kind = columns[column]!.0
        guard kind != .number, !text(column).isEmpty else { continue }
        entry.extra.append((columns[column]!.1, text(column)))
      }
      grid.rows.append(entry)
    }
    grid.leftColumns = columns.keys.sorted().filter { $0 > firstDay }.map { columns[$0]!.1 }
    // Rows of crews: nobody has a name, or the names are those of crews.
    if !hasNames {
      grid.isOfCrews = true
    } else if isGuessed, !grid.rows.isEmpty, grid.rows.allSatisfy({ CrewName.isLikely($0.name) }) {
      grid.isOfCrews = true
      for position in grid.rows.indices {
        grid.rows[position].crew = grid.rows[position].name
        grid.rows[position].name = ""
      }
    }
  }

  /// Whether the few texts of a row are a code and its meaning, `CA1 | 06:00 - 14:00` or `N | nghỉ`, that only happen to stand
  /// under the days.
  private func isLegend(_ texts: [String]) -> Bool {
    // A cell that is a line of a legend by itself: `Đ: 18h-6h`.
    if texts.contains(where: { text in
      text.contains { $0 == ":" || $0 == "=" }
        && LegendText.entries(text, used: []).contains(where: \.isClear)
    }) {
      return true
    }
    guard texts.count >= 2, texts.count <= 4, LegendText.isCode(texts[0], used: []) else { return false }
    return LegendText.entry("\(texts[0]) = \(texts.dropFirst().joined(separator: " - "))", used: [])?.isClear
      ?? false
  }

  /// Whether a row sums up others or is signed. (`Tống` is a family name, `Tổng` a total.)
  private func isTotal(_ name: String) -> Bool { SheetRows.isTotal(name) }
}

/// What rows of any list have in common.
enum SheetRows {
  /// Whether a name is that of a total or of a signature.
  static func isTotal(_ name: String, orEmpty: Bool = true) -> Bool {
    let list = words(folded(name)).map(String.init)
    guard let first = list.first else { return orEmpty }
    let low = normalized(name).lowercased()
    if low.hasPrefix("tổng") || low.hasPrefix("cộng") { return true }
    if ["total", "sum"].contains(first) { return true }
    let all = list.joined(separator: " ")
    return ["tong", "cong", "tong cong", "tong so", "ban giam doc", "giam doc", "phe duyet"].contains(all)
      || all.hasPrefix("nguoi lap")
  }
}
