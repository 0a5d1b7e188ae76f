internal import OffHours

/// A calendar with months down and days across: of one person, or with the crew on duty in each cell.
struct MonthsDown {
  private let section: GridSection
  private let months: [(row: Int, month: Int, year: Int?)]

  private var sheet: Sheet { section.sheet }
  private var source: SourceSheet { section.source }

  /// Words that stand for being on duty in a legend.
  private static let dutyWords: Set<String> = [
    "duty", "on duty", "onduty", "truc", "ca truc", "shift", "di lam",
  ]

  /// The calendar of a section; nil where its rows are no months.
  init?(_ section: GridSection) {
    self.section = section
    guard section.heading.marks.allSatisfy({ if case .day = $0.mark { true } else { false } }) else {
      return nil
    }
    var months: [(row: Int, month: Int, year: Int?)] = []
    for row in section.rows where row > section.heading.lastRow {
      let filled = section.heading.marks.count { !section.sheet[row, $0.column].isEmpty }
      guard filled >= DayHeading.fewest else { continue }
      let named = (0..<section.firstDay).lazy.compactMap { column in
        MonthText.alone(
          section.sheet[row, column],
          inColumnOfMonths: ["thang", "month"].contains(
            folded(section.sheet.text(section.heading.row, column))))
      }.first
      guard let named, let month = named.month else { return nil }
      months.append((row, month, named.year))
    }
    guard months.count > 1 else { return nil }
    self.months = months
  }

  func grids() -> [RosterGrid] {
    var grid = RosterGrid(source: source, headingRow: section.heading.row)
    let others = section.rows.filter { row in
      row != section.heading.row && row != section.heading.weekdayRow && !months.contains { $0.row == row }
        && sheet.rows[row].contains { !$0.isEmpty }
    }
    grid.titleEmployer = RosterGridReader.titleEmployer(sheet, above: section.heading.row)?.name
    grid.legend.rows = others
    for row in [section.heading.row, section.heading.weekdayRow].compactMap(\.self) + months.map(\.row) {
      for column in 0...section.lastDay { grid.headingCells.append((row, column)) }
    }
    guard let cells = cells(&grid) else { return [] }
    let used = Set(cells.flatMap(\.codes).map(LegendText.key))
    var entries = LegendSheet(source: source, used: used).entries(in: others).entries
    for place in section.reader.given {
      entries += LegendSheet(source: place, used: used).entries(in: place.sheet.rows.indices).entries
    }
    let explained = entries.filter { placed in
      placed.entry.day != nil && placed.entry.codes.contains { used.contains(LegendText.key($0)) }
    }
    if explained.isEmpty, let duty = duty(others, entries) {
      setCrews(&grid, cells, duty)
      return [grid]
    }
    guard !explained.isEmpty || cells.contains(where: { HoursText.hasHours(folded($0.cells[0].text)) }) else {
      var seen: Set<String> = []
      let shown = cells.map { $0.cells[0].text }.filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(6)
      let list = shown.map { "'\($0)'" }.joined(separator: ", ")
      section.log.error(
        source.place(section.heading.row),
        Phrase(
          en:
            "a calendar of months with \(list) in its cells, but nothing says what they are: for crews on duty give a legend with the line 'duty: 07:00-07:00', for one person's codes a line for each",
          vi:
            "lịch các tháng có \(list) trong ô, nhưng không rõ nghĩa: nếu là kíp trực, hãy cho bảng ký hiệu có dòng 'trực: 07:00-07:00'; nếu là ký hiệu của một người, mỗi ký hiệu một dòng"
        ))
      return []
    }
    guard let name = personName(others) else {
      section.log.error(
        source.place(section.heading.row),
        Phrase(
          en: "whose calendar is this? Write a line above it, such as 'Name: Ann Poole'",
          vi: "đây là lịch của ai? Hãy ghi phía trên một dòng như 'Họ và tên: Nguyễn Văn An'"))
      return []
    }
    grid.rows = [RosterGrid.Row(row: months[0].row, name: name, days: cells)]
    return [grid]
  }

  /// The cells of all days; nil where the year cannot be told, which is logged.
  private func cells(_ grid: inout RosterGrid) -> [DayCells]? {
    guard var year = months[0].year ?? year() else {
      section.log.error(
        source.place(section.heading.row),
        Phrase(
          en:
            "the rows are months, but nothing says of which year; give it with --month, such as --month 2027-01",
          vi: "các dòng là tháng nhưng không rõ năm; hãy ghi bằng --month, ví dụ --month 2027-01"))
      return nil
    }
    grid.monthSource = Phrase(en: "months down", vi: "tháng theo hàng dọc")
    var result: [DayCells] = []
    var last = 0
    for (row, month, own) in months {
      if let own { year = own } else if month < last { year += 1 }
      last = month
      for (column, mark) in section.heading.marks {
        let cell = sheet[row, column]
        guard let date = CivilDate(year: year, month: month, day: mark.day) else {
          if LegendText.isCode(plainText(cell.text), used: []) {
            section.log.error(
              source.place(row, column),
              Phrase(
                en:
                  "found '\(cell.text)' on day \(mark.day), which month \(month) of \(year) does not have; clear the cell",
                vi:
                  "có '\(cell.text)' ở ngày \(mark.day), nhưng tháng \(month)/\(year) không có ngày này; hãy xóa ô này"
              ))
          }
          continue
        }
        let text = cell.isContinuation ? "" : plainText(cell.text)
        result.append(
          DayCells(
            date: date,
            cells: [DayCells.Cell(row: row, column: column, text: text, isDate: cell.date != nil)]))
      }
    }
    return result
  }

  /// The year that title, sheet or file name; else the one asked for.
  private func year() -> Int? {
    var texts = sheet.rows.prefix(section.heading.row + 1).flatMap { $0.map(\.text) }
    if let name = sheet.name { texts.append(name) }
    texts.append(Path.name(of: source.path))
    for text in texts {
      let years = words(folded(text)).compactMap { $0.utf8.count == 4 ? decimal($0.utf8) : nil }.filter {
        (1990...2199).contains($0)
      }
      if Set(years).count == 1 { return years[0] }
    }
    return section.reader.month?.year ?? section.reader.year
  }

  // MARK: - Crews on duty

  /// The hours of duty: a line for it in a legend, or the only hours on the sheet.
  private func duty(_ others: [Int], _ entries: [PlacedEntry]) -> PlacedEntry? {
    func placed(_ stretches: [Stretch], _ words: String, _ place: CellPlace) -> PlacedEntry {
      PlacedEntry(
        entry: LegendEntry(codes: [Self.code(stretches)], meaning: .day(.hours(stretches)), words: words),
        place: place)
    }
    for entry in entries {
      if case .day(.hours(let stretches)) = entry.entry.meaning,
        entry.entry.codes.contains(where: {
          Self.dutyWords.contains(words(folded($0)).joined(separator: " "))
        })
      {
        return placed(stretches, entry.entry.words, entry.place)
      }
    }
    var found: [PlacedEntry] = []
    for row in others {
      for (column, cell) in sheet.rows[row].enumerated() where !cell.isContinuation && !cell.isEmpty {
        // A sentence at a time: hours stand in one, the names of crews in the next.
        let sentences = cell.text.replacing(". ", with: "\n").split(whereSeparator: {
          $0.isNewline || $0 == ";"
        })
        for sentence in sentences {
          let reading = HoursText.read(folded(String(sentence)))
          guard !reading.stretches.isEmpty else { continue }
          found.append(placed(reading.stretches, plainText(String(sentence)), source.place(row, column)))
        }
      }
    }
    let days = Set(found.map(\.entry.day))
    return days.count == 1 ? found[0] : nil
  }

  private static func code(_ stretches: [Stretch]) -> String {
    let minutes = stretches.reduce(0) { $0 + $1.end - $1.start }
    return minutes % 60 == 0 ? "\(minutes / 60)" : "D"
  }

  /// A row for each crew that the cells name: on duty where it stands, off where another does.
  private func setCrews(_ grid: inout RosterGrid, _ cells: [DayCells], _ duty: PlacedEntry) {
    grid.isOfCrews = true
    let off = LegendEntry(codes: ["off"], meaning: .day(.off), words: "off")
    if duty.place.path == source.path, let row = duty.place.row { grid.titleRows.insert(row) }
    grid.ownEntries = [duty, PlacedEntry(entry: off, place: duty.place)]
    let code = duty.entry.codes[0]
    func crews(_ text: String) -> [String] {
      text.split { "/,&+;".contains($0) || $0.isNewline }.map { plainText(String($0)) }.filter { !$0.isEmpty }
    }
    let names = Set(cells.flatMap { crews($0.cells[0].text) }).sorted { ($0.count, $0) < ($1.count, $1) }
    for name in names {
      var row = RosterGrid.Row(row: months[0].row, crew: name)
      row.days = cells.filter { !$0.cells[0].text.isEmpty }.map { day in
        var cell = day.cells[0]
        cell.text = crews(cell.text).contains(name) ? code : "off"
        return DayCells(date: day.date, cells: [cell])
      }
      grid.rows.append(row)
    }
    let list = names.joined(separator: ", ")
    grid.notes.append(
      Phrase(
        en: "each cell names the crew on duty (\(list)); the others are off that day",
        vi: "mỗi ô ghi kíp trực (\(list)); các kíp khác nghỉ ngày đó"))
  }

  // MARK: - One person

  private func personName(_ others: [Int]) -> String? {
    for row in others {
      for cell in sheet.rows[row] where !cell.isContinuation {
        guard let colon = cell.text.firstIndex(of: ":") else { continue }
        let name = plainText(String(cell.text[cell.text.index(after: colon)...]))
        if [.name, .id].contains(Heading(String(cell.text[..<colon]))), !name.isEmpty { return name }
      }
      // `Name | Ann Poole` in two cells.
      for (column, cell) in sheet.rows[row].enumerated() where Heading(cell.text) == .name {
        let next = sheet.text(row, column + 1)
        if !next.isEmpty { return next }
      }
    }
    guard let name = sheet.name, MonthText.find(name) == nil, words(folded(name)).count > 1,
      name.contains(where: { $0 == " " })
    else { return nil }
    return plainText(name)
  }
}
