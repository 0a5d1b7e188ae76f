internal import OffHours

/// A roster as a sheet has it: people or crews, and what stands for them on each date.
struct RosterGrid {
  /// A row of the grid, or all rows of one person.
  struct Row {
    /// Row of the sheet.
    var row: Int
    /// Who it is: the personal number, the name, the crew, the employer, other columns.
    var id = "", name = "", crew = "", employer = ""
    var extra: [(heading: String, text: String)] = []
    /// The days, in order, with their cells.
    var days: [DayCells] = []
  }

  /// Where lines of the legend may stand.
  struct LegendPlace {
    var source: SourceSheet
    var rows: [Int] = []
    /// Rows of the grid, and the first column behind its days.
    var beside: [Int] = []
    var fromColumn = 0
  }

  var source: SourceSheet
  var headingRow: Int
  /// Whether its rows are crews.
  var isOfCrews = false
  var rows: [Row] = []
  var legend: LegendPlace
  /// Codes that the sheet's layout explains.
  var ownEntries: [PlacedEntry] = []
  /// Where the month came from, for people.
  var monthSource: Phrase?
  /// The employer's name as the title gives it.
  var titleEmployer: String?
  /// Rows above the heading that named the employer or the month.
  var titleRows: Set<Int> = []
  /// What each column beside the days was taken for.
  var columns: [ColumnNote] = []
  /// Cells of headings, and of lines over a group of people, that said something.
  var headingCells: [(row: Int, column: Int)] = []
  /// Rows under the heading that look like people but have no code at all.
  var emptyRows: [Int] = []
  /// What else is to be told.
  var notes: [Phrase] = []
  /// Cells beside the days that speak of somebody who is not at work.
  var away: [NotAtWork.Cell] = []

  init(source: SourceSheet, headingRow: Int) {
    self.source = source
    self.headingRow = headingRow
    legend = LegendPlace(source: source)
  }

  /// First and last date.
  var span: DateSpan? {
    let dates = rows.lazy.flatMap(\.days).map(\.date)
    guard let first = dates.min(), let last = dates.max() else { return nil }
    return DateSpan(from: first, to: last)
  }

  /// Everything in its cells that a legend may explain, as `LegendText.key` has it.
  var used: Set<String> {
    var used: Set<String> = []
    for row in rows { for day in row.days { for code in day.codes { used.insert(LegendText.key(code)) } } }
    used.remove("")
    return used
  }
}

/// Reads the roster on a sheet, whatever its shape.
struct RosterGridReader {
  /// What a sheet is.
  enum Result {
    case grids([RosterGrid])
    /// A roster that cannot be read; why is logged.
    case refused
    /// No roster.
    case none
  }

  let log: ImportLog
  /// The month and the year asked for, where sheets have none.
  let month: YearAndMonth?
  let year: Int?
  /// The month near which days without a year lie.
  var near: YearAndMonth? {
    month ?? from.map { YearAndMonth(year: $0.parts.year, month: $0.parts.month) }
  }
  /// The first day asked for, for weeks without a date.
  var from: CivilDate?
  /// Legends that are given apart.
  var given: [SourceSheet] = []

  /// The grids on a sheet: days across, days down, a list of dates, a week, a calendar of months.
  func read(_ source: SourceSheet) -> Result {
    if let result = LongList(source, self)?.read() { return result }
    if let parts = SideBySide(source, self) {
      switch (read(parts.left), read(parts.right)) {
      case (.grids(let left), .grids(let right)): return .grids(left + right)
      case (.refused, _), (_, .refused): return .refused
      default: break
      }
    }
    let headings = DayHeading.findAll(source.sheet)
    if !headings.isEmpty { return .grids(read(source, headings)) }
    let weeks = WeekHeading.findAll(source.sheet)
    if !weeks.isEmpty {
      if weeks.count == 1 {
        switch WeekRows(weeks[0], source, self).read() {
        case .none: break
        case .refused: return .refused
        case .blocks(let blocks, let column):
          var grids = blocks.flatMap { read($0.source, [$0.heading]) }
          if let column, !grids.isEmpty { grids[0].columns.append(column) }
          return .grids(grids)
        }
      }
      guard let headings = WeekHeading.headings(weeks, source, self) else { return .refused }
      return .grids(read(source, headings))
    }
    let turned = source.turned()
    let across = DayHeading.findAll(turned.sheet).prefix(1)
    if !across.isEmpty, TurnedSheet.isRoster(turned.sheet, across[0]) {
      return .grids(read(turned, Array(across)))
    }
    return .none
  }

  private func read(_ source: SourceSheet, _ headings: [DayHeading]) -> [RosterGrid] {
    var result: [RosterGrid] = []
    var from = 0
    for (position, heading) in headings.enumerated() {
      var end = source.sheet.rows.count
      if position + 1 < headings.count {
        // The lines above the next heading, up to an empty one, are its title.
        end = headings[position + 1].row
        while end - 1 > heading.lastRow, source.sheet.rows[end - 1].contains(where: { !$0.isEmpty }),
          source.sheet.rows[end - 1].count(where: { !$0.isEmpty }) <= 3
        { end -= 1 }
      }
      let section = GridSection(source: source, heading: heading, rows: from..<end, reader: self)
      result += section.grids()
      from = end
    }
    return result
  }

  static func titleEmployer(_ sheet: Sheet, above row: Int, from: Int = 0) -> (name: String, row: Int)? {
    for row in from..<max(from, row) {
      for cell in sheet.rows[row] where !cell.isContinuation {
        for line in cell.text.split(whereSeparator: \.isNewline) {
          if let name = EmployerTitle.name(in: String(line)) { return (name, row) }
        }
      }
    }
    return nil
  }
}

/// The employer's name in the title of a sheet, without what the title says of the sheet itself: `Công ty A – Bảng phân ca tháng 3/2027`.
enum EmployerTitle {
  private static let labels = ["don vi:", "doanh nghiep:", "cong ty:", "company:", "employer:"]
  private static let openings = ["cong ty ", "cty ", "nha may ", "xi nghiep "]
  /// Words with which titles name the sheet.
  private static let sheets = [
    "bang phan ca", "bang phan cong", "bang cham cong", "bang ca", "bang truc", "bang luong", "lich phan ca",
    "lich lam viec", "lich truc", "lich ca", "lich di ca", "phan ca", "phan cong ca", "cham cong",
    "danh sach",
    "shift roster", "shift rota", "shift schedule", "shift plan", "duty roster", "duty rota", "work roster",
    "work schedule", "staff roster", "staff rota", "staff list", "list of names", "roster", "rota",
    "schedule",
    "timesheet", "shifts", "attendance sheet",
  ].map { $0.split(separator: " ").map(String.init) }

  /// The name in a line; nil where it names no employer.
  static func name(in line: String) -> String? {
    let text = plainText(line), low = folded(text)
    if labels.contains(where: { low.hasPrefix($0) }) {
      let rest = plainText(String(text[text.index(after: text.firstIndex(of: ":")!)...]))
      return rest.isEmpty ? nil : parts(rest).first { !isOfSheet($0) }.map { whole($0, in: rest) } ?? rest
    }
    let start = parts(text).first { part in openings.contains { folded(String(part)).hasPrefix($0) } }
    // What stands before it may only be of the sheet: `Hội thảo - Công ty A` is no title of an employer.
    guard let start, parts(text).allSatisfy({ $0.startIndex >= start.startIndex || isOfSheet($0) }) else {
      return nil
    }
    return whole(start, in: text)
  }

  /// What begins with a part, up to the first part that speaks of the sheet, cut where it does so itself.
  private static func whole(_ start: Substring, in text: String) -> String {
    var name = text[start.startIndex...]
    if let next = parts(text).first(where: { $0.startIndex > start.startIndex && isOfSheet($0) }) {
      name = name[..<next.startIndex]
    }
    let words = name.split(separator: " ")
    let cut = words.indices.dropFirst().first { at in sheetBegins(words[at...].map { folded(String($0)) }) }
    if let cut { name = name[..<words[cut].startIndex] }
    if name.endIndex < text.endIndex {
      while let last = name.last, " –—-|;:,.(".contains(last) { name.removeLast() }
    }
    return plainText(String(name))
  }

  /// Whether words begin with one for the sheet, or with a month that has its number or year.
  private static func sheetBegins(_ words: [String]) -> Bool {
    if sheets.contains(where: { words.starts(with: $0) }) { return true }
    if words[0] == "thang" || words[0] == "month", words.count > 1, words[1].first?.isNumber ?? false {
      return true
    }
    guard words.count > 1, let found = MonthText.find(words.prefix(2).joined(separator: " ")) else {
      return false
    }
    return found.month != nil && found.year != nil && !(words[0].first?.isNumber ?? false)
  }

  /// Whether a part of a title speaks of the sheet: its kind, or its month.
  private static func isOfSheet(_ part: Substring) -> Bool {
    let words = folded(String(part)).split(separator: " ").map(String.init)
    if words.isEmpty { return true }
    if openings.contains(where: { folded(String(part)).hasPrefix($0) }) { return false }
    if let found = MonthText.find(String(part)), found.year != nil || words.count == 1 { return true }
    return words.indices.contains { sheetBegins(Array(words[$0...])) }
  }

  /// The parts of a title between its signs.
  private static func parts(_ text: String) -> [Substring] {
    var result: [Substring] = []
    var start = text.startIndex
    func close(_ end: String.Index) {
      var part = text[start..<end]
      while part.first == " " { part = part.dropFirst() }
      while part.last == " " { part = part.dropLast() }
      if !part.isEmpty { result.append(part) }
    }
    for at in text.indices {
      let next = text.index(after: at)
      let isSpaced = next == text.endIndex || text[next] == " "
      let isSign =
        switch text[at] {
        case "–", "—", "|", ";", "(", ")": true
        case "-": isSpaced || (at > text.startIndex && text[text.index(before: at)] == " ")
        case ":", ".", ",": isSpaced
        default: false
        }
      guard isSign else { continue }
      close(at)
      start = next
    }
    close(text.endIndex)
    return result
  }
}

/// Sheets whose days go down.
enum TurnedSheet {
  /// Whether a sheet that was turned is a roster: codes beside its days, and names where the columns begin.
  static func isRoster(_ sheet: Sheet, _ heading: DayHeading) -> Bool {
    // Running numbers are no days.
    let head = heading.marks[0].column - 1
    if Heading(sheet.text(heading.row, head)) == .number { return false }
    let rows = sheet.rows.indices.filter { row in
      row != heading.row && heading.marks.count { !sheet[row, $0.column].isEmpty } * 2 >= heading.marks.count
    }
    // Each of a few short codes stands again and again.
    return !rows.isEmpty
      && rows.allSatisfy { row in
        let texts = heading.marks.map { sheet.text(row, $0.column) }.filter { !$0.isEmpty }
        return Set(texts).count * 2 <= texts.count + 4 && texts.allSatisfy { $0.count <= 24 }
      }
  }
}

extension SourceSheet {
  /// The same with rows and columns exchanged; places are those of the sheet itself.
  func turned() -> SourceSheet {
    var other = self
    other.isTurned.toggle()
    var rows: [[Sheet.Cell]] = []
    // Days go down a year at most, and names across a page.
    let width = min(sheet.width, 2_000)
    guard sheet.rows.count <= 2_000 else {
      other.sheet.rows = SheetRowList()
      return other
    }
    for column in 0..<width {
      var row = sheet.rows.indices.map { sheet[$0, column] }
      while row.last?.isEmpty ?? false { row.removeLast() }
      rows.append(row)
    }
    other.sheet.rows = SheetRowList(rows)
    other.sheet.lines = []
    return other
  }
}
