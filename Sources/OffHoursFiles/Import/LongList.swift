internal import OffHours

/// A roster as a long list: a line for each person and date, with a code, hours, or beginning and end.
struct LongList {
  let source: SourceSheet
  let reader: RosterGridReader
  let row: Int
  private let heads: [Int: (kind: Heading, text: String)]
  private let date: Int
  private let code: Int?
  private let from: [Int], to: [Int]
  /// The columns of beginning and end where they hold the dates.
  private let spans: LongListSpans?

  var sheet: Sheet { source.sheet }

  private static let dateHeads: Set<String> = [
    "date", "ngay", "ngay lam", "ngay lam viec", "work date", "shift date", "roster date", "duty date", "day",
    "ngay thang",
    "ngay truc", "ngay ca",
  ]
  private static let codeHeads: Set<String> = [
    "shift", "ca", "ca lam viec", "ca lam", "ma ca", "code", "shift code", "shift name", "shift type",
    "ky hieu", "ki hieu",
    "hours", "gio", "gio lam viec", "gio lam", "time", "shift time", "duty", "roster", "rota",
    "working hours", "ca truc", "schedule", "work schedule", "work hours",
    "lich", "lich lam viec",
  ]
  private static let shiftCodes: Set<String> = ["shift code", "ma ca", "shift name", "shift type", "ten ca"]
  /// What makes a list one of overtime or absences.
  private static let otherLists: Set<String> = [
    "ly do", "reason", "tang ca", "overtime", "lam them", "loai nghi", "absence", "leave type",
    "type of leave", "ot",
  ]

  /// The list on a sheet; nil where no heading names people, a date, and a code or hours.
  init?(_ source: SourceSheet, _ reader: RosterGridReader) {
    self.source = source
    self.reader = reader
    for row in source.sheet.rows.indices.prefix(40) {
      var heads: [Int: (kind: Heading, text: String)] = [:]
      var date: Int?, code: Int?
      var from: [Int] = [], to: [Int] = []
      var isOther = false, isOfShifts = false
      for column in source.sheet.rows[row].indices where !source.sheet[row, column].isContinuation {
        let text = source.sheet.text(row, column)
        guard !text.isEmpty, text.count <= 60 else { continue }
        heads[column] = (Heading(text), text)
        let low = words(folded(text)).joined(separator: " ")
        if Self.otherLists.contains(low) { isOther = true }
        if Self.shiftCodes.contains(low) { isOfShifts = true }
        if date == nil, Self.dateHeads.contains(low) {
          date = column
        } else if code == nil, Self.codeHeads.contains(low) {
          code = column
        } else if let isEnd = InAndOut.isEnd(text) ?? Self.isLastDay(heads[column]!.kind) {
          if isEnd { to.append(column) } else { from.append(column) }
        }
      }
      // A program's export may have a column of absences beside the codes and hours of its shifts.
      if isOfShifts, !from.isEmpty, from.count == to.count { isOther = false }
      var spans: LongListSpans?
      if date == nil, from.count == 1, to.count == 1 {
        spans = LongListSpans(source.sheet, from[0], to[0], below: row)
        if let spans, spans.isTimed || code != nil { date = spans.first }
        if let spans, !spans.isTimed { (from, to) = ([], []) }
      }
      let kinds = Set(heads.filter { $0.key != date && $0.key != code }.values.map(\.kind))
      let hasPeople = !kinds.isDisjoint(with: [.name, .familyName, .givenName, .id, .crew])
      guard let date, hasPeople, !isOther, code != nil || !from.isEmpty && from.count == to.count,
        Self.hasDates(source.sheet, date, below: row)
      else { continue }
      self.row = row
      self.heads = heads
      self.date = date
      self.code = code
      self.spans = spans
      (self.from, self.to) = from.count == to.count ? (from, to) : ([], [])
      return
    }
    return nil
  }

  /// Whether most filled cells of a column are dates.
  static func hasDates(_ sheet: Sheet, _ column: Int, below row: Int) -> Bool {
    let cells = sheet.rows.indices.lazy.filter { $0 > row }.map { sheet[$0, column] }.filter { !$0.isEmpty }
      .prefix(200)
    let dates = cells.count { cell in
      DateOrder.allCases.contains { order in DayMark(cell, order: order) != nil }
    }
    return dates > 0 && dates * 10 >= cells.count * 5
  }

  private static func isLastDay(_ heading: Heading) -> Bool? {
    heading == .toDate ? true : heading == .fromDate ? false : nil
  }

  // MARK: - Reading

  /// The list as a grid; refused where dates cannot be told.
  func read() -> RosterGridReader.Result {
    var grid = RosterGrid(source: source, headingRow: row)
    grid.titleEmployer = RosterGridReader.titleEmployer(sheet, above: row)?.name
    grid.legend.rows = Array(0..<row)
    /// The first column of a kind that holds anything; the first of all where none does.
    func column(_ kind: Heading) -> Int? {
      let all = heads.keys.sorted().filter {
        heads[$0]!.kind == kind && $0 != code && $0 != date && $0 != spans?.last && !from.contains($0)
          && !to.contains($0)
      }
      return all.first { column in sheet.rows.indices.contains { $0 > row && !sheet[$0, column].isEmpty } }
        ?? all.first
    }
    let id = column(.id), name = column(.name), family = column(.familyName), given = column(.givenName)
    let crew = column(.crew), employer = column(.employer)
    grid.isOfCrews = id == nil && name == nil && family == nil && given == nil
    let who = Set([id, name, family, given, crew, employer].compactMap(\.self))
    var lines: [(row: Int, key: String)] = []
    var positions: [String: Int] = [:]
    var isBelow = false
    var lost: [Int] = [], vacant: [Int] = []
    for row in sheet.rows.indices where row > self.row && sheet.rows[row].contains(where: { !$0.isEmpty }) {
      func text(_ column: Int?) -> String { column.map { sheet.text(row, $0) } ?? "" }
      let person = text(name).isEmpty ? plainText("\(text(family)) \(text(given))") : text(name)
      if sheet.rows[row].contains(where: { LegendText.isOpening(plainText($0.text)) && $0.text.count < 60 }),
        sheet[row, date].isEmpty
      {
        isBelow = true
      }
      if SheetRows.isVacancy(grid.isOfCrews ? text(crew) : person) {
        vacant.append(row)
        continue
      }
      let key = [grid.isOfCrews ? text(crew) : person, text(id), text(employer)].joined(separator: "\u{1}")
      let isNobody = grid.isOfCrews ? text(crew).isEmpty : person.isEmpty && text(id).isEmpty
      if isBelow || isNobody || sheet[row, date].isEmpty {
        grid.legend.rows.append(row)
        if !isBelow, !isNobody || !sheet[row, date].isEmpty, !values(row).filter({ !$0.text.isEmpty }).isEmpty
        {
          lost.append(row)
        }
        continue
      }
      lines.append((row, key))
      if let there = positions[key] {
        addExtra(row, who, to: &grid.rows[there])
      } else {
        positions[key] = grid.rows.count
        var entry = RosterGrid.Row(
          row: row, id: text(id), name: grid.isOfCrews ? "" : person, crew: text(crew),
          employer: text(employer))
        addExtra(row, who, to: &entry)
        grid.rows.append(entry)
      }
    }
    if !lost.isEmpty {
      let list = lost.prefix(12).map { "\($0 + 1)" }.joined(separator: ", ")
      reader.log.error(
        source.place(lost[0]),
        Phrase(
          en: "lines without a name or without a date: \(list); fill them in, or clear them",
          vi: "các dòng thiếu tên hoặc thiếu ngày: \(list); hãy điền, hoặc xóa các dòng đó"))
    }
    if let first = vacant.first { reader.log.warning(source.place(first), SheetRows.vacant(vacant)) }
    guard let dates = dates(lines.map(\.row), &grid) else { return .refused }
    place(lines, dates, positions, &grid)
    grid.columns = source.withholding(columnNotes(who))
    tellStrayHours(grid, lines.map(\.row))
    askNotWorked(grid, lines.map(\.row))
    for column in heads.keys { grid.headingCells.append((row, column)) }
    // Who and when stand on every line.
    for line in lines {
      for column in heads.keys where column != code && !from.contains(column) && !to.contains(column) {
        grid.headingCells.append((line.row, column))
      }
    }
    return .grids([grid])
  }

  private func addExtra(_ row: Int, _ who: Set<Int>, to entry: inout RosterGrid.Row) {
    for column in heads.keys.sorted()
    where !who.contains(column) && column != date && column != spans?.last && column != code
      && !from.contains(column)
      && !to.contains(column)
    {
      let (kind, heading) = heads[column]!
      let text = sheet.text(row, column)
      guard kind != .number, !text.isEmpty, !source.withholds(heading) else { continue }
      if let there = entry.extra.firstIndex(where: { $0.heading == heading }) {
        let known = entry.extra[there].text.split(separator: ";").map { plainText(String($0)) }
        if !known.contains(text) { entry.extra[there].text += "; " + text }
      } else {
        entry.extra.append((heading, text))
      }
    }
  }

  /// What each column was taken for.
  private func columnNotes(_ who: Set<Int>) -> [ColumnNote] {
    heads.keys.sorted().map { column in
      let (kind, text) = heads[column]!
      let use: ColumnNote.Use =
        column == spans?.first
        ? .taken((spans!.isTimed ? Heading.from : .fromDate).title)
        : column == spans?.last
          ? .taken((spans!.isTimed ? Heading.to : .toDate).title)
          : column == date
            ? .taken(Heading.date.title)
            : from.contains(column)
              ? .taken(Heading.from.title)
              : to.contains(column)
                ? .taken(Heading.to.title)
                : column == code
                  ? (from.isEmpty ? .taken(Heading.code.title) : .unused)
                  : who.contains(column) ? .taken(kind.title) : kind == .number ? .numbers : .carried
      return ColumnNote(column: column, heading: text, use: use)
    }
  }

  /// The cells of a line that say what is worked: beginnings and ends where they are filled, else the code.
  func values(_ row: Int) -> [DayCells.Cell] {
    func cell(_ column: Int, _ labels: [String]) -> DayCells.Cell {
      let text = sheet.text(row, column)
      return DayCells.Cell(
        row: row, column: column,
        text: spans?.isTimed ?? false && !labels.isEmpty && !text.isEmpty
          ? LongListSpans.timeOrRest(text) : text,
        labels: labels,
        isDate: sheet[row, column].date != nil && labels.isEmpty)
    }
    let times = zip(from, to).flatMap { [cell($0, ["start"]), cell($1, ["end"])] }
    if times.contains(where: { !$0.text.isEmpty }) || code == nil { return times }
    return [cell(code!, [])]
  }

  /// Puts the lines into days; those of one date go together.
  private func place(
    _ lines: [(row: Int, key: String)], _ dates: [Int: (first: CivilDate, last: CivilDate?)],
    _ positions: [String: Int], _ grid: inout RosterGrid
  ) {
    var days: [Int: [CivilDate: Int]] = [:]
    for (row, key) in lines {
      guard let (first, last) = dates[row], let person = positions[key] else { continue }
      for date in all(row, first, last) { place(row, date, person, &days, &grid) }
    }
    for person in grid.rows.indices { grid.rows[person].days.sort { $0.date < $1.date } }
  }

  /// The days for which a line stands; none where they cannot be, which is logged.
  private func all(_ row: Int, _ first: CivilDate, _ last: CivilDate?) -> [CivilDate] {
    guard let spans else { return [first] }
    var days = [first]
    var fault: Phrase?
    if spans.isTimed {
      let cells = values(row)
      if cells.count == 2, !cells.contains(where: { $0.text.isEmpty }) {
        fault = LongListSpans.fault(first, cells[0].text, last, cells[1].text)
      }
    } else {
      (days, fault) = LongListSpans.days(first, last)
    }
    if let fault { reader.log.error(source.place(row, spans.last), fault) }
    return fault == nil ? days : []
  }

  private func place(
    _ row: Int, _ date: CivilDate, _ person: Int, _ days: inout [Int: [CivilDate: Int]],
    _ grid: inout RosterGrid
  ) {
    if let there = days[person]?[date] {
      let known = grid.rows[person].days[there].filled
      // The same line twice is one.
      if known.map(\.text) != values(row).map(\.text) { grid.rows[person].days[there].cells += values(row) }
    } else {
      days[person, default: [:]][date] = grid.rows[person].days.count
      grid.rows[person].days.append(DayCells(date: date, cells: values(row), areLines: true))
    }
  }

  // MARK: - Dates

  /// The date of each row, and the last one where a line has two; nil where the order of day and month cannot be told,
  /// which is logged.
  private func dates(_ rows: [Int], _ grid: inout RosterGrid) -> [Int: (first: CivilDate, last: CivilDate?)]?
  {
    var readings: [(order: DateOrder, dates: [Int: CivilDate], count: Int)] = []
    for order in DateOrder.allCases {
      var dates: [Int: CivilDate] = [:]
      for row in rows { dates[row] = date(sheet[row, date], order) }
      // Last days show the order as well.
      let lasts = spans.map { spans in rows.count { date(sheet[$0, spans.last], order) != nil } } ?? 0
      readings.append((order, dates, dates.count + lasts))
    }
    let most = readings.map(\.count).max() ?? 0
    var fit: [(order: DateOrder, dates: [Int: CivilDate], count: Int)] = []
    for reading in readings
    where reading.count == most && !reading.dates.isEmpty
      && !fit.contains(where: { $0.dates == reading.dates })
    {
      fit.append(reading)
    }
    if fit.count > 1, let month = reader.month {
      let inMonth = fit.filter {
        $0.dates.values.contains { $0.parts.month == month.month && $0.parts.year == month.year }
      }
      if !inMonth.isEmpty { fit = inMonth }
    }
    // Days that follow one another show the order: a span of many months does not.
    if fit.count > 1 {
      let spans = fit.map { reading in (reading.dates.values.max()! - reading.dates.values.min()!) }
      let least = spans.min()!
      let close = zip(fit, spans).filter { $0.1 == least }
      if close.count == 1, least <= 62, spans.max()! > 2 * least + 20 { fit = [close[0].0] }
    }
    guard fit.count == 1 else {
      let shown = rows.first.map { sheet.text($0, date) } ?? ""
      reader.log.error(
        source.place(rows.first ?? row, date),
        Phrase(
          en:
            "'\(shown)' may be two dates, and no other line tells day and month apart; write dates as 2027-03-01, or name the month with --month",
          vi:
            "'\(shown)' có thể là hai ngày khác nhau, không dòng nào cho biết đâu là ngày, đâu là tháng; hãy ghi ngày dạng 2027-03-01, hoặc ghi tháng bằng --month"
        ))
      return nil
    }
    if fit[0].order == .monthFirst {
      grid.monthSource = Phrase(en: "the month stands before the day", vi: "tháng đứng trước ngày")
    }
    for row in rows where fit[0].dates[row] == nil {
      reader.log.error(
        source.place(row, date),
        Phrase(
          en: "'\(sheet.text(row, date))' is no date; write it as 2027-03-01",
          vi: "'\(sheet.text(row, date))' không phải ngày; hãy ghi dạng 2027-03-01"))
    }
    return Dictionary(
      uniqueKeysWithValues: fit[0].dates.map { row, first in
        (row, (first, spans.flatMap { date(sheet[row, $0.last], fit[0].order) }))
      })
  }

  /// A cell as a date; without a year, in the year asked for or named above.
  private func date(_ cell: Sheet.Cell, _ order: DateOrder) -> CivilDate? {
    switch DayMark(cell, order: order) {
    case .date(let date): return date
    case .dayMonth(let day, let month): return year.flatMap { CivilDate(year: $0, month: month, day: day) }
    case .day(let day):
      guard let month = reader.month ?? titleMonth else { return nil }
      return CivilDate(year: month.year, month: month.month, day: day)
    case nil: return nil
    }
  }

  private var titleMonth: YearAndMonth? {
    for text in titles {
      if let found = MonthText.find(text), let month = found.month, let year = found.year ?? reader.year {
        return YearAndMonth(year: year, month: month)
      }
    }
    return nil
  }

  private var year: Int? {
    for text in titles { if let year = MonthText.find(text)?.year { return year } }
    return reader.month?.year ?? reader.year
  }

  private var titles: [String] {
    sheet.rows.prefix(row).flatMap { $0.map(\.text) } + [sheet.name ?? "", Path.name(of: source.path)]
  }
}
