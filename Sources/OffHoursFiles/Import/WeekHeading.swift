internal import OffHours

/// A row of weekdays without dates, `Mon … Sun`, `Thứ 2 … CN`: a week whose date stands elsewhere.
struct WeekHeading {
  let row: Int
  let columns: [(column: Int, day: Weekday)]
  /// The first row above it that may say of which week it is.
  var above = 0

  /// The days of a week that a row names in order.
  private static func days(_ sheet: Sheet, _ row: Int) -> [(column: Int, day: Weekday)] {
    var columns: [(column: Int, day: Weekday)] = []
    for (column, cell) in sheet.rows[row].enumerated() where !cell.isEmpty && !cell.isContinuation {
      guard let day = DayMark.weekday(plainText(cell.text)) else { continue }
      if let last = columns.last, day.rawValue != (last.day.rawValue + 1) % 7 { continue }
      columns.append((column, day))
    }
    if columns.count >= DayHeading.fewest { return columns }
    let cells = sheet.rows[row].enumerated().filter { !$0.element.isEmpty && !$0.element.isContinuation }
    let other = WeekNames.run(cells.map(\.element.text))
    return other.keys.sorted().map { (cells[$0].offset, other[$0]!) }
  }

  /// The headings of a sheet from top to bottom: the first, and those below that name the same days in the same columns.
  static func findAll(_ sheet: Sheet) -> [WeekHeading] {
    guard let first = find(sheet) else { return [] }
    var all = [first]
    for row in sheet.rows.indices.prefix(2_000) where row > first.row {
      let columns = days(sheet, row)
      guard columns.count == first.columns.count, zip(columns, first.columns).allSatisfy({ $0 == $1 }) else {
        continue
      }
      // Its titles are the short lines right above it.
      var above = row
      while above - 1 > all.last!.row, sheet.rows[above - 1].count(where: { !$0.isEmpty }) <= 3 { above -= 1 }
      all.append(WeekHeading(row: row, columns: columns, above: above))
    }
    return all
  }

  /// The headings with their dates, each of which stands above it; below the first, one without a date is of the week before
  /// it. Nil where nothing says of which week the first is, which is logged.
  static func headings(_ all: [WeekHeading], _ source: SourceSheet, _ reader: RosterGridReader)
    -> [DayHeading]?
  {
    if let first = all.first, refusesLines(first, all, source, reader) { return nil }
    var result: [DayHeading] = []
    for week in all {
      if let last = result.last, week.starts(source, reader, isLater: true).isEmpty,
        case .date(let start) = last.marks[0].mark
      {
        result.append(week.heading(source.sheet, start))
      } else if let heading = week.heading(source, reader, isLater: !result.isEmpty) {
        result.append(heading)
      } else {
        return nil
      }
    }
    return result
  }

  /// Whether lines below name weeks of their own, in a column or alone on a row, which is logged: below several headings it
  /// cannot be told which rows are whose.
  private static func refusesLines(
    _ first: WeekHeading, _ all: [WeekHeading], _ source: SourceSheet, _ reader: RosterGridReader
  ) -> Bool {
    guard all.count > 1 else { return false }
    let sheet = source.sheet, days = Set(first.columns.map(\.column))
    var place: CellPlace?
    var text = ""
    for (column, cell) in sheet.rows[first.row].enumerated()
    where !days.contains(column) && !cell.isContinuation && WeekRows.isOfWeek(cell.text) {
      guard !cell.text.contains(where: \.isNumber) else { continue }
      let below = sheet.rows.indices.contains { row in
        row > first.row && row < first.row + 2_000 && !sheet[row, column].isEmpty
          && !all.contains { $0.row == row }
      }
      if below, place == nil { (place, text) = (source.place(first.row, column), cell.text) }
    }
    for row in sheet.rows.indices.prefix(2_000) where row > first.row && place == nil {
      let filled = sheet.rows[row].indices.filter {
        !sheet[row, $0].isEmpty && !sheet[row, $0].isContinuation
      }
      guard filled.count == 1, WeekRows.isOfWeek(sheet.text(row, filled[0])),
        !all.contains(where: { $0.above <= row && row <= $0.row }),
        !first.starts([sheet.text(row, filled[0])], reader).isEmpty,
        // A remark below everybody heads nothing.
        sheet.rows.indices.contains(where: { below in
          below > row && first.columns.count { !sheet[below, $0.column].isEmpty } >= 3
        })
      else { continue }
      (place, text) = (source.place(row, filled[0]), sheet.text(row, filled[0]))
    }
    guard let place else { return false }
    reader.log.error(place, WeekWords.unknown(plainText(text), first: first.columns[0].day))
    return true
  }

  /// The first row that names five days of a week or more in order; nil where there is none, or where a list has such columns.
  static func find(_ sheet: Sheet) -> WeekHeading? {
    for row in sheet.rows.indices.prefix(60) {
      let columns = days(sheet, row)
      guard columns.count >= DayHeading.fewest else { continue }
      // Opening hours of halls and of instructors stand under days of the week as well.
      let heads = Set(sheet.rows[row].map { Heading($0.text) })
      if heads.contains(.seats) || heads.contains(.hall) { return nil }
      let isOfInstructors = sheet.rows[row].contains { cell in
        let text = words(folded(cell.text)).joined(separator: " ")
        return [
          "teaches", "instructor", "lecturer", "trainer", "giang vien", "giao vien", "mon day", "day mon",
        ].contains(text)
      }
      return isOfInstructors ? nil : WeekHeading(row: row, columns: columns)
    }
    return nil
  }

  /// The heading with dates; nil where nothing says of which week it is, which is logged.
  private func heading(_ source: SourceSheet, _ reader: RosterGridReader, isLater: Bool) -> DayHeading? {
    let first = columns[0].day
    let starts = starts(source, reader, isLater: isLater)
    if starts.count == 1, let start = starts.first { return heading(source.sheet, start) }
    if let from = reader.from, from.weekday == first, starts.isEmpty || starts.contains(from) {
      return heading(source.sheet, from)
    }
    let example = Self.example(first, reader.from)
    reader.log.error(
      source.place(row, columns[0].column),
      Phrase(
        en:
          "the headings are days of a week, but \(starts.isEmpty ? "nothing says of which" : "\(starts.count) weeks are named"); write its first day above them, such as 'Week of \(example)', or give it with --from \(example)",
        vi:
          "tiêu đề cột là các thứ trong tuần, nhưng \(starts.isEmpty ? "không rõ tuần nào" : "có \(starts.count) tuần được ghi"); hãy ghi ngày đầu tuần phía trên, ví dụ 'Tuần từ \(Language.vietnamese.date(example))', hoặc --from \(example)"
      ))
    return nil
  }

  private static func example(_ first: Weekday, _ from: CivilDate?) -> CivilDate {
    var date = from ?? CivilDate(year: 2027, month: 3, day: 1)!
    while date.weekday != first { date = date + 1 }
    return date
  }

  func heading(_ sheet: Sheet, _ start: CivilDate) -> DayHeading {
    var heading = DayHeading(
      row: row, marks: columns.enumerated().map { ($0.element.column, .date(start + $0.offset)) },
      order: .dayFirst)
    heading.complete(sheet)
    return heading
  }

  /// The first days that title, sheet and file speak of.
  func starts(_ source: SourceSheet, _ reader: RosterGridReader, isLater: Bool) -> Set<CivilDate> {
    var texts: [String] = []
    for row in above..<row {
      for (column, cell) in source.sheet.rows[row].enumerated() where !cell.isContinuation {
        texts.append(cell.text)
        if !cell.isEmpty, !starts([cell.text], reader).isEmpty { source.use(row, column) }
      }
    }
    // Cells beside the days, as `01/03/2027` in the corner.
    let days = Set(columns.map(\.column))
    for (column, cell) in source.sheet.rows[row].enumerated() where !days.contains(column) {
      texts.append(cell.text)
    }
    var found = starts(texts, reader)
    if isLater { return found }
    if found.isEmpty, let name = source.sheet.name { found = starts([name], reader) }
    if found.isEmpty { found = starts([Path.name(of: source.path)], reader) }
    return found
  }

  /// The same of texts; `order`: in which order day and month stand, where that is known.
  func starts(_ texts: [String], _ reader: RosterGridReader, order: DateOrder? = nil) -> Set<CivilDate> {
    var found: Set<CivilDate> = []
    for text in texts {
      let dates = DateText.find(text, year: reader.year, near: reader.near, order: order)
      let isWeek = words(folded(text)).contains {
        ["week", "tuan", "wc", "commencing", "beginning", "wk"].contains($0)
      }
      var here = Set(dates.flatMap(\.readings).filter { $0.weekday == columns[0].day })
      // A week that is named by its last day, or by any.
      if here.isEmpty, let last = columns.last?.day {
        let isEnd = words(folded(text)).contains { ["ending", "den", "het", "end"].contains($0) }
        for date in dates.flatMap(\.readings) where isEnd && date.weekday == last {
          here.insert(date - (columns.count - 1))
        }
      }
      if here.isEmpty, isWeek, dates.count == 1, dates[0].readings.count == 1 {
        let back = (0..<7).first { (dates[0].readings[0] - $0).weekday == columns[0].day }!
        here.insert(dates[0].readings[0] - back)
      }
      if dates.isEmpty, let week = DateText.week(text, year: reader.near?.year ?? reader.year),
        columns[0].day == .monday
      {
        here.insert(week)
      }
      found.formUnion(here)
    }
    // Of both ends of a week only the beginning counts.
    return found.filter { date in !found.contains(date - 7) || found.count == 1 }
  }
}

/// Dates in running text.
enum DateText {
  /// A date, with all readings that its numbers allow.
  struct Found {
    var readings: [CivilDate]
  }

  /// The dates in a text; a day and a month without a year take the year that brings them nearest to another date of the text or
  /// to a month, else `year`. `order`: the only one in which day and month may stand.
  static func find(_ text: String, year: Int?, near: YearAndMonth? = nil, order known: DateOrder? = nil)
    -> [Found]
  {
    var words: [Substring] = []
    words = folded(text).split { !($0.isLetter || $0.isNumber || "/-.".contains($0)) }
    var found: [Found] = []
    var partial: [(Int, Int)] = []
    // Pieces of up to six words that read as one date.
    var at = 0
    let list = words.map(String.init)
    while at < list.count {
      var taken = 0
      for length in stride(from: min(7, list.count - at), through: 1, by: -1) {
        let piece = list[at..<(at + length)].joined(separator: " ")
        guard piece.first?.isNumber ?? false || piece.first?.isLetter ?? false else { continue }
        var readings: [CivilDate] = []
        for order in known.map({ [$0] }) ?? [DateOrder.dayFirst, .monthFirst] {
          switch DayMark(Sheet.Cell(text: piece), order: order) {
          case .date(let date): if !readings.contains(date) { readings.append(date) }
          case .dayMonth(let day, let month) where order == known ?? .dayFirst && length <= 4:
            partial.append((day, month))
          default: break
          }
        }
        if !readings.isEmpty
          || DayMark(Sheet.Cell(text: piece)).map({ if case .dayMonth = $0 { true } else { false } }) ?? false
        {
          if !readings.isEmpty { found.append(Found(readings: readings)) }
          taken = length
          break
        }
      }
      at += max(1, taken)
    }
    let other = found.first?.readings.first?.parts
    let near = other.map { YearAndMonth(year: $0.year, month: $0.month) } ?? near
    for (day, month) in partial {
      guard let year = near?.year(nearest: month) ?? year,
        let date = CivilDate(year: year, month: month, day: day)
      else { continue }
      found.append(Found(readings: [date]))
    }
    return found
  }

  /// The Monday of a numbered week, `Tuần 9/2027`, `Week 9 2027`, `2027-W09` (ISO 8601).
  static func week(_ text: String, year: Int?) -> CivilDate? {
    let list = words(folded(text)).map(String.init)
    let years = list.compactMap { $0.utf8.count == 4 ? decimal($0.utf8) : nil }.filter {
      (1990...2199).contains($0)
    }
    guard let year = years.first ?? year else { return nil }
    for (position, word) in list.enumerated() {
      var number: Int?
      if ["tuan", "week", "wk", "w"].contains(word), position + 1 < list.count {
        number = decimal(list[position + 1].utf8)
      } else if word.first == "w", word.utf8.count <= 3 {
        number = decimal(word.utf8.dropFirst())
      }
      guard let number, (1...53).contains(number) else { continue }
      return monday(ofWeek: number, year)
    }
    return nil
  }

  /// The first day of a numbered week; nil where the year has no such week.
  static func monday(ofWeek number: Int, _ year: Int) -> CivilDate? {
    func first(_ year: Int) -> CivilDate {
      // The week of 4 January is the first.
      var monday = CivilDate(year: year, month: 1, day: 4)!
      while monday.weekday != .monday { monday = monday - 1 }
      return monday
    }
    let monday = first(year) + 7 * (number - 1)
    return number >= 1 && monday < first(year + 1) ? monday : nil
  }
}
