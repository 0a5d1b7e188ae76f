internal import OffHours

/// The heading row of a roster grid: which columns are which day.
struct DayHeading {
  /// The row, and the first column of each day with what it says, from left to right.
  var row: Int
  var marks: [(column: Int, mark: DayMark)]
  /// In which order the numbers of dates stand.
  var order = DateOrder.dayFirst
  /// Whether it names days of the week in English.
  var isEnglish = false
  /// All columns of each day, where a day has several, parallel to `marks`.
  var columns: [[Int]] = []
  /// What the columns of one day are called, `Ngày` and `Đêm`, and the row that says so.
  var labels: [Int: String] = [:]
  var labelRow: Int?
  /// The row that names days of the week, where there is one, and what it says by column.
  var weekdayRow: Int?
  var weekdays: [Int: Weekday] = [:]
  /// Last row of the heading.
  var lastRow: Int
  /// Columns without a heading between the days.
  var between: [Int] = []

  /// The fewest days that make a grid; dates beside a heading of names may be fewer.
  static let fewest = 5
  private static let fewestDates = 2
  /// How many rows are searched for headings.
  private static let mostRows = 2_000

  init(row: Int, marks: [(column: Int, mark: DayMark)], order: DateOrder) {
    self.row = row
    self.marks = marks
    self.order = order
    lastRow = row
  }

  /// The heading rows of a sheet from top to bottom: the row with most days, and those that open another part below or above.
  static func findAll(_ sheet: Sheet) -> [DayHeading] {
    var all: [DayHeading] = []
    for row in sheet.rows.indices.prefix(mostRows) {
      guard let heading = best(sheet, row), row < 60 || heading.isConsecutive else { continue }
      all.append(heading)
    }
    guard let best = all.filter({ $0.row < 60 }).max(by: { $0.marks.count < $1.marks.count }) else {
      return []
    }
    let first = all.first { $0.marks.count == best.marks.count }!
    var parts = [first]
    for heading in all where heading.row != first.row {
      let isPart =
        heading.isConsecutive && first.isConsecutive && heading.marks.count * 10 >= first.marks.count * 8
        && heading.marks[0].column == first.marks[0].column
      if isPart { parts.append(heading) }
    }
    parts.sort { $0.row < $1.row }
    var result: [DayHeading] = []
    for heading in parts where heading.row > (result.last?.lastRow ?? -1) {
      var heading = heading
      heading.complete(sheet)
      result.append(heading)
    }
    return result
  }

  /// Finds what stands around the days: further columns, weekdays, labels, further rows.
  mutating func complete(_ sheet: Sheet) {
    findColumns(sheet)
    findWeekdays(sheet)
    findLabels(sheet)
    findEnd(sheet)
  }

  /// Whether each day follows the one before.
  private var isConsecutive: Bool {
    zip(marks, marks.dropFirst()).allSatisfy { a, b in
      switch (a.mark, b.mark) {
      case (.date(let a), .date(let b)): b - a == 1
      default: b.mark.day == a.mark.day + 1 || b.mark.day == 1 && a.mark.day >= 28
      }
    }
  }

  // MARK: - Days

  /// The longest run of days from left to right in which each follows the one before, days of a month alone by four at most.
  private static func best(_ sheet: Sheet, _ row: Int) -> DayHeading? {
    var best: DayHeading?
    var least: Int?
    // `2, 3, 4, 5, 6, 7, CN` are days of a week.
    if WeekNames.areNumbers(sheet.rows[row].filter { !$0.isEmpty && !$0.isContinuation }.map(\.text)) {
      return nil
    }
    let isEnglish = DayMark.isEnglish(sheet.rows[row])
    for order in DateOrder.allCases {
      let marks = run(sheet, row, order, isEnglish)
      guard marks.count >= fewestDates, marks.count > best?.marks.count ?? 0 else { continue }
      if marks.count < fewest {
        if least == nil { least = namesPeople(sheet, row) ? fewestDates : fewest }
        if case .day = marks[0].mark { continue }
        guard marks.count >= least!, !isTable(sheet, row, marks) else { continue }
      }
      best = DayHeading(row: row, marks: marks, order: order)
      best?.isEnglish = isEnglish
    }
    return best
  }

  /// Whether dates stand above or below dates: columns of dates, whose rows are no headings.
  private static func isTable(_ sheet: Sheet, _ row: Int, _ marks: [(column: Int, mark: DayMark)]) -> Bool {
    [row - 1, row + 1].contains { other in
      marks.contains { column, mark in
        switch DayMark(sheet[other, column]) ?? DayMark(sheet[other, column], order: .monthFirst) {
        case .date(let date): mark != .date(date)
        default: false
        }
      }
    }
  }

  /// Whether a row is headed with people.
  private static func namesPeople(_ sheet: Sheet, _ row: Int) -> Bool {
    sheet.rows[row].contains { cell in
      // `To` is the end of something, and `Tổ` a crew.
      !cell.isEmpty && [Heading.name, .familyName, .id, .crew].contains(Heading(cell.text))
        && cell.text.lowercased() != "to"
    }
  }

  /// The row of headings that look like days, or like those of a week, though no roster could be read; nil where none does.
  static func looksLikeDays(_ sheet: Sheet) -> Int? {
    sheet.rows.indices.prefix(40).first { row in
      let cells = sheet.rows[row].filter { !$0.isEmpty && !$0.isContinuation }
      let marks = cells.filter {
        DayMark($0) != nil || DayMark($0, order: .monthFirst) != nil || isSpan($0.text)
      }
      let dates = marks.filter { if case .day? = DayMark($0) { false } else { true } }
      return (marks.count >= fewest || dates.count >= fewestDates && marks.count * 2 >= cells.count - 3)
        && namesPeople(sheet, row)
    }
  }

  /// Whether a heading is several days, `1-7 Mar`, `01/03 - 07/03`.
  private static func isSpan(_ text: String) -> Bool {
    guard text.count <= 24, text.contains(where: \.isNumber), text.contains(where: { "-–—".contains($0) })
    else { return false }
    return DatesText.spans(text, in: year)?.contains { $0.from < $0.to } ?? false
  }

  /// The first heading of a row that is several days; nil where none is.
  static func span(_ sheet: Sheet, _ row: Int) -> Int? {
    sheet.rows[row].indices.first { !sheet[row, $0].isContinuation && isSpan(sheet[row, $0].text) }
  }

  private static let year = DateSpan(
    from: CivilDate(year: 2027, month: 1, day: 1)!, to: CivilDate(year: 2027, month: 12, day: 31)!)

  /// Whether a row names at least two columns of a list: *Date, Hall*, and not those of a legend.
  static func looksLikeList(_ sheet: Sheet, _ row: Int) -> Bool {
    let ofLegends: Set<Heading> = [
      .other, .code, .meaning, .hours, .from, .to, .crew, .note, .number, .group, .reason, .course,
    ]
    let kinds = Set(sheet.rows[row].filter { !$0.isEmpty && !$0.isContinuation }.map { Heading($0.text) })
    return kinds.subtracting(ofLegends).count >= 2
  }

  private static func run(_ sheet: Sheet, _ row: Int, _ order: DateOrder, _ isEnglish: Bool) -> [(
    column: Int, mark: DayMark
  )] {
    var all: [(column: Int, mark: DayMark)] = []
    for (column, cell) in sheet.rows[row].enumerated() where !cell.isEmpty && !cell.isContinuation {
      if let mark = DayMark(cell, order: order, isEnglish: isEnglish) { all.append((column, mark)) }
    }
    guard all.count >= fewestDates else { return [] }
    all = MixedDays.unified(all)
    var best: [(column: Int, mark: DayMark)] = []
    for start in all.indices where all.count - start > best.count {
      var chain = [all[start]]
      for next in all[(start + 1)...] where follows(chain.last!.mark, next.mark) { chain.append(next) }
      if chain.count > best.count { best = chain }
    }
    return best
  }

  private static func follows(_ a: DayMark, _ b: DayMark) -> Bool {
    switch (a, b) {
    // Weekends lie six days apart; days a week apart may head weeks.
    case (.date(let a), .date(let b)): (1...6).contains(b - a)
    case (.dayMonth(let d, let m), .dayMonth(let e, let n)):
      n == m ? (1...6).contains(e - d) : n == m % 12 + 1 && (1...6).contains(e + 31 - d)
    case (.day(let d), .day(let e)): (1...4).contains(e - d) || d >= 26 && e <= 3 && e < d
    default: false
    }
  }

  // MARK: - Columns of one day

  /// Columns that a day takes beside its first: merged with it, headed alike, or without a heading where all days have as many.
  private mutating func findColumns(_ sheet: Sheet) {
    let steps = zip(marks, marks.dropFirst()).map { $1.column - $0.column }
    let counts = steps.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    let step = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 1
    let isUniform = step > 1 && step <= 6 && (counts[step] ?? 0) * 10 >= steps.count * 6
    columns = []
    for (position, (column, mark)) in marks.enumerated() {
      let end =
        position + 1 < marks.count
        ? marks[position + 1].column : max(column + step, column + 1)
      var mine = [column]
      for next in (column + 1)..<max(end, column + 1) {
        let cell = sheet[row, next]
        let isSame = DayMark(cell, order: order, isEnglish: isEnglish) == mark
        let isMerged = cell.isContinuation && cell.text == sheet[row, column].text
        if isMerged || isSame && !cell.isContinuation || cell.isEmpty && isUniform && next < column + step {
          mine.append(next)
        } else if cell.isEmpty, position + 1 < marks.count {
          between.append(next)
        }
      }
      // Headings merged over the last day may reach further than the step.
      var next = mine.last! + 1
      while position + 1 == marks.count, sheet[row, next].isContinuation,
        sheet[row, next].text == sheet[row, column].text
      {
        mine.append(next)
        next += 1
      }
      columns.append(mine)
    }
  }

  /// The row below that says what the columns of each day are.
  private mutating func findLabels(_ sheet: Sheet) {
    guard columns.contains(where: { $0.count > 1 }) else { return }
    for candidate in [row + 1, row + 2, row - 1, row + 3]
    where candidate != weekdayRow && sheet.rows.indices.contains(candidate) {
      // The row of a person is none.
      let isHeaded = (0..<marks[0].column).allSatisfy { column in
        let cell = sheet[candidate, column]
        return cell.isEmpty || cell.isContinuation || Heading(cell.text) != .other
      }
      guard isHeaded else { continue }
      var texts: [Int: [String: Int]] = [:]
      var filled = 0
      for mine in columns {
        for (offset, column) in mine.enumerated() where !sheet[candidate, column].isContinuation {
          let text = sheet.text(candidate, column)
          guard !text.isEmpty, DayMark.weekday(text) == nil else { continue }
          filled += 1
          texts[offset, default: [:]][text, default: 0] += 1
        }
      }
      // The same word at the same place of every day.
      let isRegular = texts.values.allSatisfy { ($0.values.max() ?? 0) * 10 >= columns.count * 6 }
      let areDistinct =
        Set(texts.values.compactMap { $0.max { $0.value < $1.value }?.key }).count == texts.count
        // `In, Out, In, Out`: beginnings and ends of several stretches.
        || texts.values.allSatisfy { $0.keys.allSatisfy { InAndOut.isEnd($0) != nil } }
      guard filled * 10 >= columns.joined().count * 6, texts.count > 1, isRegular, areDistinct else {
        continue
      }
      for column in columns.joined() { labels[column] = sheet.text(candidate, column) }
      labelRow = candidate
      return
    }
  }

  private mutating func findWeekdays(_ sheet: Sheet) {
    for candidate in [row, row + 1, row - 1, row + 2, row - 2] where sheet.rows.indices.contains(candidate) {
      var found: [Int: Weekday] = [:]
      // Side by side `Hai, Ba, Tư` and names of other languages are days; alone most are other words.
      for (position, day) in WeekNames.run(marks.map { sheet[candidate, $0.column].text }) {
        found[marks[position].column] = day
      }
      let isOther = !found.isEmpty
      for (column, _) in marks where !isOther {
        let text = sheet[candidate, column].text
        if let day = candidate == row
          ? DayMark.withoutWeekday(text, isEnglish: isEnglish).weekday : DayMark.weekday(plainText(text))
        {
          found[column] = day
        }
      }
      if found.count * 10 >= marks.count * 6, found.count >= DayHeading.fewest {
        weekdays = found
        weekdayRow = candidate
        return
      }
    }
  }

  /// Where the heading ends: behind weekdays and labels, rows that say the days again, and rows into which headings go on.
  private mutating func findEnd(_ sheet: Sheet) {
    lastRow = max(row, weekdayRow ?? row, labelRow ?? row)
    while lastRow + 1 < sheet.rows.count, lastRow - row < 4 {
      let next = lastRow + 1
      let again = marks.count { column, mark in
        DayMark(sheet[next, column], order: order, isEnglish: isEnglish) == mark
      }
      let isAgain = again * 10 >= marks.count * 8
      let headed = (0..<marks[0].column).filter { !sheet[row, $0].isEmpty }
      let isMerged =
        !headed.isEmpty
        && headed.allSatisfy { sheet[next, $0].isContinuation && sheet[next, $0].text == sheet[row, $0].text }
      guard isAgain || isMerged else { return }
      lastRow = next
    }
  }
}
