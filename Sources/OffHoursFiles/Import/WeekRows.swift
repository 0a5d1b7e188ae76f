internal import OffHours

/// Weeks that stand in a column (*Week*, *Week commencing*), or alone on lines, below one heading of weekdays: the rows of each
/// week are a block of their own.
struct WeekRows {
  /// What a text says of a week: its first day, or its number.
  private enum Start: Hashable {
    case date(CivilDate)
    case number(Int)
  }
  /// In which order day and month stand.
  private enum Order {
    case unknown, known(DateOrder)
  }

  /// The rows of one week, everything else on the sheet but its head and its legend left out.
  struct Block {
    var source: SourceSheet
    var heading: DayHeading
  }

  /// What a sheet with weeks of its own is.
  enum Result {
    /// The weeks, and the column that names them; nil where lines do.
    case blocks([Block], column: ColumnNote?)
    /// Of which days they are cannot be told; why is logged.
    case refused
    /// It names no weeks below its heading.
    case none
  }

  private static let words: Set<Substring> = ["week", "tuan", "wc", "wk", "commencing", "weeks"]
  private static let most = 60

  private let week: WeekHeading
  private let source: SourceSheet
  private let reader: RosterGridReader
  private var sheet: Sheet { source.sheet }

  init(_ week: WeekHeading, _ source: SourceSheet, _ reader: RosterGridReader) {
    (self.week, self.source, self.reader) = (week, source, reader)
  }

  /// The blocks of the weeks.
  func read() -> Result {
    if let column { return inColumn(column) }
    let lines = lines
    return lines.isEmpty ? .none : onLines(lines)
  }

  /// Whether a text speaks of a week.
  static func isOfWeek(_ text: String) -> Bool {
    let list = OffHoursFiles.words(folded(text))
    // `w/c` is two words.
    return !words.isDisjoint(with: list) || zip(list, list.dropFirst()).contains { $0 == "w" && $1 == "c" }
  }

  private func isOfDays(_ row: Int) -> Bool { week.columns.contains { !sheet[row, $0.column].isEmpty } }

  // MARK: - Where weeks stand

  /// The column whose heading speaks of a week, with something below it.
  private var column: Int? {
    let days = Set(week.columns.map(\.column))
    return sheet.rows[week.row].indices.first { column in
      let cell = sheet[week.row, column]
      // `Week 10` above the names is the week of the heading.
      return !days.contains(column) && !cell.isContinuation && Self.isOfWeek(cell.text)
        && !cell.text.contains(where: \.isNumber)
        && sheet.rows.indices.contains { $0 > week.row && isOfDays($0) && !sheet[$0, column].isEmpty }
    }
  }

  /// Rows that hold a week alone, with rows of days below.
  private var lines: [Int] {
    let all = sheet.rows.indices.prefix(5_000).filter { row in
      guard row > week.row, !isOfDays(row) || isMerged(row) else { return false }
      let filled = sheet.rows[row].indices.filter {
        !sheet[row, $0].isEmpty && !sheet[row, $0].isContinuation
      }
      return filled.count == 1 && Self.isOfWeek(sheet.text(row, filled[0]))
        && (start(sheet.text(row, filled[0]), below: "") != nil
          || week.starts([sheet.text(row, filled[0])], reader).count > 1)
    }
    guard let last = sheet.rows.indices.last(where: { isOfDays($0) && !all.contains($0) }) else { return [] }
    // A remark below everybody heads nothing.
    return all.filter { $0 < last }
  }

  private func isMerged(_ row: Int) -> Bool {
    week.columns.allSatisfy { sheet[row, $0.column].isEmpty || sheet[row, $0.column].isContinuation }
  }

  // MARK: - Blocks

  private func inColumn(_ column: Int) -> Result {
    let title = sheet.text(week.row, column)
    var starts: [Int: Start] = [:]
    var last: (text: String, start: Start)?
    let rows = sheet.rows.indices.filter { $0 > week.row && isOfDays($0) }
    guard let order = order(rows.map { ($0, column) }, below: title) else { return .refused }
    for row in sheet.rows.indices where row > week.row && isOfDays(row) {
      let text = sheet.text(row, column)
      if text.isEmpty {
        // The week above goes on.
        if let last { starts[row] = last.start }
        continue
      }
      if last?.text != text {
        guard let start = start(text, below: title, order) else { return refuse(row, column) }
        last = (text, start)
      }
      starts[row] = last!.start
    }
    for row in starts.keys { source.use(row, column) }
    source.use(week.row, column)
    let note = ColumnNote(column: column, heading: title, use: .taken(WeekWords.week))
    return blocks(starts, without: column, firstRow: starts.keys.min() ?? week.row, note)
  }

  private func onLines(_ lines: [Int]) -> Result {
    var starts: [Int: Start] = [:]
    var current: Start?
    func column(_ row: Int) -> Int { sheet.rows[row].indices.first { !sheet[row, $0].isEmpty } ?? 0 }
    guard let order = order(lines.map { ($0, column($0)) }, below: "") else { return .refused }
    for row in sheet.rows.indices where row > week.row {
      if lines.contains(row) {
        let column = column(row)
        guard let start = start(sheet.text(row, column), below: "", order) else { return refuse(row, column) }
        current = start
        continue
      }
      if isOfDays(row) {
        // Rows above the first line are of the week above the heading.
        guard let start = current ?? titleStart.map(Start.date) else { return refuse(row, 0) }
        starts[row] = start
      }
    }
    for row in lines {
      for column in sheet.rows[row].indices where !sheet[row, column].isEmpty { source.use(row, column) }
    }
    return blocks(starts, without: nil, lines: Set(lines), firstRow: lines[0], nil)
  }

  private var titleStart: CivilDate? {
    let starts = week.starts(source, reader, isLater: true)
    return starts.count == 1 ? starts.first : nil
  }

  /// The sheet once for each week, with its rows alone.
  private func blocks(
    _ starts: [Int: Start], without column: Int?, lines: Set<Int> = [], firstRow: Int, _ note: ColumnNote?
  ) -> Result {
    guard let dates = dates(Set(starts.values)) else { return refuse(firstRow, column ?? 0) }
    let weeks = Set(dates.values).sorted()
    guard weeks.count <= Self.most else { return refuse(firstRow, column ?? 0) }
    let blocks = weeks.map { first in
      var block = source
      let rows = sheet.rows.indices.map { row -> [Sheet.Cell] in
        if lines.contains(row) || starts[row].map({ dates[$0] != first }) ?? false { return [] }
        var cells = Array(sheet.rows[row])
        if let column, row == week.row || starts[row] != nil, cells.indices.contains(column) {
          cells[column] = Sheet.Cell(text: "")
        }
        return cells
      }
      block.sheet.rows = SheetRowList(rows)
      return Block(source: block, heading: week.heading(block.sheet, first))
    }
    return .blocks(blocks, column: note)
  }

  // MARK: - Days

  /// The first day of each week; nil where numbers cannot be told.
  private func dates(_ starts: Set<Start>) -> [Start: CivilDate]? {
    var result: [Start: CivilDate] = [:]
    let numbers = starts.compactMap { if case .number(let number) = $0 { number } else { nil } }
    var base: CivilDate?
    if let least = numbers.min() {
      // Weeks that are counted from 1 begin with the day that the title or the option names; others are those of the year.
      guard let first = titleStart ?? reader.from, first.weekday == week.columns[0].day else { return nil }
      if let turned = Self.acrossNewYear(numbers, from: first) {
        for (number, date) in turned { result[.number(number)] = date }
      } else if least == 1, numbers.max()! < Self.late {
        base = first
      } else if week.columns[0].day == .monday,
        DateText.week("week \(least)", year: (first + 3).parts.year) == first
      {
        base = first - 7 * (least - 1)
      } else {
        return nil
      }
    }
    for start in starts {
      switch start {
      case .date(let date): result[start] = date
      case .number(let number): if let base { result[start] = base + 7 * (number - 1) }
      }
    }
    return result
  }

  /// Numbers from here on are of the last weeks of a year.
  private static let late = 50

  /// Weeks of the year from the last ones of one year into the first ones of the next, `52, 53, 1`; nil where these are none, or
  /// where they do not begin with that of `first`.
  private static func acrossNewYear(_ numbers: [Int], from first: CivilDate) -> [Int: CivilDate]? {
    let numbers = Set(numbers)
    let old = numbers.filter { $0 >= 27 }, new = numbers.subtracting(old)
    guard first.weekday == .monday, old.contains(where: { $0 >= late }), new.contains(1) else { return nil }
    let year = (first + 3).parts.year
    guard DateText.monday(ofWeek: old.min()!, year) == first else { return nil }
    var result: [Int: CivilDate] = [:]
    for number in numbers {
      guard let monday = DateText.monday(ofWeek: number, old.contains(number) ? year : year + 1) else {
        return nil
      }
      result[number] = monday
    }
    return result
  }

  /// In which order day and month stand in cells, by those that can begin a week in one order alone; nil where some show the one
  /// and some the other, which is logged.
  private func order(_ cells: [(row: Int, column: Int)], below title: String) -> Order? {
    var shown: [DateOrder: (row: Int, column: Int)] = [:]
    for (row, column) in cells where sheet[row, column].date == nil {
      let text = sheet.text(row, column), whole = title.isEmpty ? text : "\(title) \(text)"
      let fits = ([.dayFirst, .monthFirst] as [DateOrder]).filter { order in
        DateText.find(text, year: reader.year, near: reader.near, order: order).flatMap(\.readings).contains {
          $0.weekday == week.columns[0].day
        }
      }
      let readings = Set(
        DateText.find(whole, year: reader.year, near: reader.near).flatMap(\.readings).filter {
          $0.weekday == week.columns[0].day
        })
      // `2027-03-01` is the same in both.
      if fits.count == 1, readings.count == 1, shown[fits[0]] == nil { shown[fits[0]] = (row, column) }
    }
    guard let day = shown[.dayFirst], let month = shown[.monthFirst] else {
      return shown.keys.first.map { .known($0) } ?? .unknown
    }
    var evidence = DateEvidence()
    evidence.add(sheet.text(day.row, day.column), source.place(day.row, day.column), isDayFirst: true)
    evidence.add(
      sheet.text(month.row, month.column), source.place(month.row, month.column), isDayFirst: false)
    return evidence.contradicts(reader.log) ? nil : .unknown
  }

  /// What a text says of its week; nil where it may be several days or none.
  private func start(_ text: String, below title: String, _ order: Order = .unknown) -> Start? {
    let whole = title.isEmpty ? text : "\(title) \(text)"
    if DateText.find(text, year: reader.year, near: reader.near).isEmpty {
      if week.columns[0].day == .monday, let monday = DateText.week(whole, year: nil) { return .date(monday) }
      let list = OffHoursFiles.words(folded(text)).map(String.init)
      let numbers = list.compactMap { word in decimal(word.drop { $0 == "w" }.utf8) }
      let others: Set<String> = ["week", "wk", "tuan", "no", "so", "thu"]
      guard numbers.count == 1, (1...53).contains(numbers[0]),
        list.allSatisfy({ others.contains($0) || decimal($0.drop { $0 == "w" }.utf8) != nil })
      else { return nil }
      return .number(numbers[0])
    }
    var known: DateOrder?
    if case .known(let order) = order { known = order }
    let starts = week.starts([whole], reader, order: known)
    return starts.count == 1 ? .date(starts.first!) : nil
  }

  private func refuse(_ row: Int, _ column: Int) -> Result {
    let text = sheet.text(row, column)
    reader.log.error(source.place(row, column), WeekWords.unknown(text, first: week.columns[0].day))
    return .refused
  }
}
