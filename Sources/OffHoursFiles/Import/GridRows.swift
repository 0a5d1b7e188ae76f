internal import OffHours

/// Reads the rows below a heading: who they are, and the cells of each day.
struct GridRows {
  let section: GridSection
  private let band: ClosedRange<Int>
  private let days: [(date: CivilDate, columns: [Int])]
  /// The headings beside the days.
  let heads: [Int: (kind: Heading, text: String)]
  private(set) var id: Int?, crew: Int?
  private var employer: Int?, family: Int?, given: Int?, name: Int?
  /// Without a heading for names, the text column next to the days is it.
  private var isGuessed = false
  private(set) var used: Set<Int> = []
  /// Rows that are neither heading nor grid.
  private(set) var otherRows: [Int] = []
  /// Rows with codes and nobody's name, and after how many people each stands.
  private var nameless: [(row: Int, after: Int)] = []
  /// Rows with codes that a label tells apart from the row of the person above: *Actual* below *Planned*.
  private(set) var labelled: [(row: Int, label: String, person: String)] = []
  /// Rows whose name says that the post is vacant.
  private(set) var vacant: [Int] = []
  /// The line above a group of people, `Kíp A`.
  private var group: String?
  /// Codes of the rows so far.
  private(set) var codes: Set<String> = []
  /// The last row that was a line of a legend.
  private var lastLegend: Int?
  /// Whether cells of the grid are hours.
  private var writesHours = false

  var sheet: Sheet { section.sheet }
  var source: SourceSheet { section.source }

  init(section: GridSection, band: ClosedRange<Int>, days: [(date: CivilDate, columns: [Int])]) {
    self.section = section
    self.band = band
    self.days = days
    heads = section.columns(band)
    findColumns()
  }

  private mutating func findColumns() {
    func column(_ kind: Heading) -> Int? { heads.keys.sorted().first { heads[$0]!.kind == kind } }
    id = column(.id)
    crew = column(.crew)
    employer = column(.employer)
    family = column(.familyName)
    given = column(.givenName)
    name = column(.name)
    if name == nil, family == nil, given == nil, crew == nil {
      let texts = (0..<section.firstDay).filter { column in
        ![Heading.number, .id, .employer, .group].contains(heads[column]?.kind ?? .other)
          && section.rows.contains { row in
            row > band.upperBound && sheet.text(row, column).contains(where: \.isLetter)
          }
      }
      name = NameGuess.column(sheet, among: texts, below: band.upperBound) ?? id
      isGuessed = true
    }
    used = Set([id, crew, employer, family, given, name].compactMap(\.self))
  }

  var hasNames: Bool { name != nil || family != nil || given != nil }

  private func text(_ row: Int, _ column: Int?) -> String { column.map { sheet.text(row, $0) } ?? "" }

  // MARK: - All rows

  /// Reads all rows into `grid`.
  mutating func read(_ grid: inout RosterGrid) {
    var isBelow = false
    writesHours = section.rows.contains { row in
      let texts = section.heading.columns.joined().map { sheet.text(row, $0) }.filter { !$0.isEmpty }
      return row > band.upperBound && texts.count > 3 && texts.contains { HoursText.hasHours(in: $0) }
    }
    for row in section.rows where row > band.upperBound {
      let cells = sheet.rows[row]
      let texts = cells.indices.filter { !cells[$0].isContinuation && !cells[$0].isEmpty }
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      if !isBelow, opensLegend(row, texts) { isBelow = true }
      if isBelow {
        otherRows.append(row)
      } else {
        read(row, texts, &grid)
      }
    }
    attachNameless(&grid)
    tellVacant()
    errorForLabelled()
    tellColumns(&grid)
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

  /// Whether a row begins the notes below the grid: an opening, a table of hours, or a code of the grid and its times.
  private func opensLegend(_ row: Int, _ texts: [Int]) -> Bool {
    let days = Set(section.heading.columns.joined())
    let isOpening = texts.contains { column in
      LegendText.isOpening(plainText(sheet[row, column].text)) && (texts.count <= 2 || !days.contains(column))
    }
    if isOpening || HoursTable(sheet, row, 0) != nil { return true }
    // `Code, Shift, Times`: the columns of a legend.
    if texts.count > 1, Heading(sheet.text(row, texts[0])) == .code,
      texts.allSatisfy({ Heading(sheet.text(row, $0)) != .other })
    {
      return true
    }
    guard texts.count >= 3, codes.contains(LegendText.key(sheet.text(row, texts[0]))) else { return false }
    return texts.dropFirst().allSatisfy { HoursText.time(folded(sheet.text(row, $0))) != nil }
  }

  private mutating func read(_ row: Int, _ texts: [Int], _ grid: inout RosterGrid) {
    let cells = sheet.rows[row]
    // A line over a group of people, `Kíp A`, alone on its row or merged across it.
    if hasNames, texts.count == 1, texts[0] < section.firstDay {
      let title = plainText(cells[texts[0]].text)
      let isLegend = LegendText.entry(title, used: [])?.isClear ?? false
      if title.contains(where: \.isLetter), CrewName.isLikely(title), !isLegend {
        group = title
        grid.headingCells.append((row, texts[0]))
      } else {
        otherRows.append(row)
      }
      return
    }
    let filled = section.heading.columns.joined().count { !sheet[row, $0].isEmpty }
    var who = hasNames ? personName(row) : text(row, crew)
    // *Vacant* is nobody.
    if SheetRows.isVacancy(who) { who = "" }
    let isVacant = who.isEmpty && hasNames && !personName(row).isEmpty
    let isMarked = isMarkedShift(row, who, grid.rows.last)
    var legendLike = filled <= 3 && !isMarked && isLegend(texts.map { plainText(cells[$0].text) })
    // Its hours may go on below.
    if who.isEmpty, lastLegend == row - 1, texts.count <= 2,
      texts.allSatisfy({ LegendText.isHoursAlone(plainText(cells[$0].text), used: codes) })
    {
      legendLike = true
    }
    if legendLike { lastLegend = row }
    if !legendLike, filled > 2, isCountOfCode(row, who) { return }
    if legendLike || !who.isEmpty && SheetRows.isTotal(who) || SheetRows.isOfPage(sheet, row)
      || isCountOfCode(row, who)
    {
      otherRows.append(row)
      return
    }
    if SheetRows.isOfHours(who) || who.isEmpty && grid.rows.isEmpty, isOfHours(row) {
      tellHours(row, &grid)
      return
    }
    if let last = grid.rows.indices.last, hasNames, isMarked || goesOn(row, who, grid.rows[last]) {
      append(row, to: &grid.rows[last])
      return
    }
    if who.isEmpty {
      let labels = (0..<section.firstDay).filter { !sheet[row, $0].isEmpty }
      if isVacant, filled > 0 {
        vacant.append(row)
        return
      }
      if filled > 0, hasCodes(row) {
        if labels.isEmpty || isNumbered(row) {
          nameless.append((row, grid.rows.count))
        } else if let last = grid.rows.last, filled * 2 >= days.count,
          let label = labels.first(where: {
            heads[$0] != nil && !isNumber(row, $0)
              && !text(last.row, $0).isEmpty
              && text(last.row, $0) != text(row, $0)
          })
        {
          labelled.append((row, text(row, label), last.name.isEmpty ? last.crew : last.name))
        }
      }
      otherRows.append(row)
      return
    }
    if filled == 0 {
      // Somebody without a code, or a line of text.
      if !text(row, id).isEmpty || isLikeOthers(row, grid) {
        grid.emptyRows.append(row)
      } else {
        otherRows.append(row)
      }
      return
    }
    grid.rows.append(person(row, who))
    grid.away += away(row, who)
    for column in section.heading.columns.joined() { codes.insert(LegendText.key(sheet.text(row, column))) }
  }

  private func person(_ row: Int, _ who: String) -> RosterGrid.Row {
    var entry = RosterGrid.Row(row: row)
    entry.id = text(row, id)
    entry.crew = text(row, crew)
    entry.employer = text(row, employer)
    if hasNames { entry.name = who }
    entry.days = days.map { day in DayCells(date: day.date, cells: cells(row, day.columns, beside: "")) }
    if entry.crew.isEmpty, let group { entry.crew = group }
    for column in heads.keys.sorted() where column < section.firstDay && !used.contains(column) {
      guard heads[column]!.kind != .number, !text(row, column).isEmpty,
        !source.withholds(heads[column]!.text)
      else { continue }
      entry.extra.append((heads[column]!.text, text(row, column)))
    }
    return entry
  }

  private func cells(_ row: Int, _ columns: [Int], beside label: String) -> [DayCells.Cell] {
    columns.compactMap { column in
      let cell = sheet[row, column]
      // A code merged over the columns of its day stands once.
      if cell.isContinuation, column != columns[0], sheet[row, column - 1].text == cell.text { return nil }
      let labels = [label, section.heading.labels[column] ?? ""].filter { !$0.isEmpty }
      return DayCells.Cell(
        row: row, column: column, text: sheet.text(row, column), labels: labels, isDate: cell.date != nil)
    }
  }

  private func personName(_ row: Int) -> String {
    var who = text(row, name)
    if who.isEmpty { who = plainText("\(text(row, family)) \(text(row, given))") }
    if family == nil, let name, let given, name != given {
      // `Họ và tên` merged over two columns: the given name stands in the second.
      who = plainText("\(text(row, name)) \(text(row, given))")
    } else if !isGuessed, let name, name + 1 < section.firstDay,
      heads[name + 1] == nil || heads[name + 1]! == heads[name]!,
      !sheet[row, name + 1].isContinuation, !sheet.text(row, name + 1).isEmpty, !used.contains(name + 1),
      sheet.text(row, name + 1).allSatisfy({ $0.isLetter || $0 == " " })
    {
      who = plainText("\(who) \(sheet.text(row, name + 1))")
    }
    return who
  }

  // MARK: - Several rows of one person

  /// Whether a row is a further one of the person above: the name is merged into it, or stands again with another shift beside it.
  private func goesOn(_ row: Int, _ who: String, _ above: RosterGrid.Row) -> Bool {
    let label = text(row, crew)
    // A running number of its own is somebody else.
    if who.isEmpty, isNumbered(row) { return false }
    if let name, sheet[row, name].isContinuation, sheet[row, name].text == sheet[row - 1, name].text {
      return true
    }
    if let id, !above.id.isEmpty, sheet[row, id].isContinuation, text(row, id) == above.id { return true }
    guard !label.isEmpty, label != text(above.row, crew),
      crew.map({ !sheet[row, $0].isContinuation }) ?? false
    else { return false }
    if who.isEmpty {
      // Counts below the last person are nobody's.
      let last = above.days.lazy.flatMap(\.cells).map(\.row).max() ?? above.row
      return text(row, id).isEmpty && !text(above.row, crew).isEmpty && row == last + 1
        && (hasCodes(row) || last != above.row)
    }
    return who == above.name && text(row, id) == above.id
      && days.contains { day in
        // The same name twice: one person where the days do not clash.
        day.columns.contains { !sheet[row, $0].isEmpty }
      } && !clashes(row, above)
  }

  private func clashes(_ row: Int, _ above: RosterGrid.Row) -> Bool {
    zip(days, above.days).contains { day, known in
      !known.filled.isEmpty && day.columns.contains { !sheet[row, $0].isEmpty }
    }
  }

  private func append(_ row: Int, to above: inout RosterGrid.Row) {
    // What stands in the column of crews tells the rows of one person apart.
    let first = text(above.row, crew)
    if !first.isEmpty, above.days.allSatisfy({ $0.cells.allSatisfy { $0.row == above.row } }),
      text(row, crew) != first
    {
      above.crew = group ?? ""
      for day in above.days.indices {
        for cell in above.days[day].cells.indices { above.days[day].cells[cell].labels.insert(first, at: 0) }
      }
    }
    let label = text(row, crew) == first ? "" : text(row, crew)
    for (position, day) in days.enumerated() {
      above.days[position].cells += cells(row, day.columns, beside: label)
    }
  }

  /// Rows with codes and no name: everybody's second row where each person has as many, else told.
  private mutating func attachNameless(_ grid: inout RosterGrid) {
    guard !nameless.isEmpty else { return }
    let counts = grid.rows.indices.map { position in nameless.count { $0.after == position + 1 } }
    if grid.rows.count > 1, let count = counts.first, count > 0, counts.allSatisfy({ $0 == count }) {
      for (row, after) in nameless { append(row, to: &grid.rows[after - 1]) }
      otherRows.removeAll { row in nameless.contains { $0.row == row } }
      grid.notes.append(
        Phrase(
          en: "each person has \(count + 1) rows; the codes of all count",
          vi: "mỗi người có \(count + 1) dòng; tính ký hiệu của tất cả các dòng"))
      return
    }
    // A row of shifts explains no code.
    let shifts = nameless.map(\.row).filter(isOfShifts)
    otherRows.removeAll(where: shifts.contains)
    let list = nameless.prefix(12).map { "\($0.row + 1)" }.joined(separator: ", ")
    section.log.warning(
      source.place(nameless[0].row),
      Phrase(
        en:
          "rows with codes and without a name are not used: \(list); write whose they are, or clear them",
        vi: "các dòng có ký hiệu mà không có tên không được dùng: \(list); hãy ghi tên, hoặc xóa các dòng đó")
    )
  }

  // MARK: - Rows that are nobody's

  /// Whether all days of a row hold hours or times.
  private func isOfHours(_ row: Int) -> Bool {
    let texts = section.heading.columns.joined().map { folded(sheet.text(row, $0)) }.filter { !$0.isEmpty }
    return !texts.isEmpty
      && texts.allSatisfy {
        HoursText.time($0) != nil || HoursText.hasHours($0)
          || SheetRows.isOfHours(personName(row)) && Parse.number($0.replacing(",", with: ".")) != nil
      }
  }

  private mutating func tellHours(_ row: Int, _ grid: inout RosterGrid) {
    otherRows.append(row)
    let texts = section.heading.columns.joined().map { sheet.text(row, $0) }.filter { !$0.isEmpty }
    var seen: Set<String> = []
    let shown = texts.filter { seen.insert($0).inserted }.prefix(4).joined(separator: ", ")
    grid.notes.append(
      Phrase(
        en: "row \(row + 1) holds hours of the days (\(shown)) and nobody; hours come from the codes",
        vi: "dòng \(row + 1) chỉ ghi giờ của các ngày (\(shown)), không phải người; giờ lấy theo ký hiệu"))
  }

  /// Columns that were left out, with what stands in those without a heading.
  private func tellColumns(_ grid: inout RosterGrid) {
    let days = Set(section.heading.columns.joined())
    grid.columns = heads.keys.sorted().map { column in
      let (kind, text) = heads[column]!
      // `Họ và tên` merged over two columns.
      let isName = name.map { column == $0 + 1 && heads[column]! == heads[$0]! } ?? false
      let use: ColumnNote.Use =
        kind == .number && !used.contains(column)
        ? .numbers
        : isName || used.contains(column)
          ? .taken(column == name && kind != .id ? Heading.name.title : kind.title)
          : column < section.firstDay ? .carried : .unused
      return ColumnNote(column: column, heading: text, use: use)
    }
    grid.columns = source.withholding(grid.columns)
    if isGuessed, let name, heads[name] == nil {
      let example = grid.rows.first.map { sheet.text($0.row, name) } ?? ""
      grid.columns.insert(
        ColumnNote(column: name, heading: "", use: .taken(Heading.name.title), example: example), at: 0)
    }
    for column in 0..<sheet.width
    where !days.contains(column) && heads[column] == nil && column <= section.lastDay {
      if let name, column == name || column == name + 1 { continue }
      guard
        let row = grid.rows.first(where: {
          !sheet[$0.row, column].isEmpty && !sheet[$0.row, column].isContinuation
        })
      else { continue }
      grid.columns.append(
        ColumnNote(column: column, heading: "", use: .unused, example: sheet.text(row.row, column)))
    }
    errorsForLostDays(grid)
    errorForNextDay(grid)
  }

  /// Whether the few texts of a row are a code and its meaning, `CA1 | 06:00 - 14:00` or `N | nghỉ`, that only happen to stand
  /// under the days.
  private func isLegend(_ texts: [String]) -> Bool {
    // A cell that is a line of a legend by itself: `Đ: 18h-6h`.
    if texts.contains(where: { text in
      (text.contains { $0 == ":" || $0 == "=" } || text.contains(" là "))
        && LegendText.entries(text, used: []).contains(where: \.isClear)
    }) {
      return true
    }
    guard !writesHours, texts.count >= 2, texts.count <= 4, LegendText.isCode(texts[0], used: []) else {
      return false
    }
    return LegendText.entry("\(texts[0]) = \(texts.dropFirst().joined(separator: " - "))", used: [])?.isClear
      ?? false
  }
}
