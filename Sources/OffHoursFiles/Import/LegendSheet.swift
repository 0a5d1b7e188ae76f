internal import OffHours

/// A line of a legend and where it stands.
struct PlacedEntry {
  var entry: LegendEntry
  var place: CellPlace
}

/// Finds the lines of a legend on a sheet.
struct LegendSheet {
  let source: SourceSheet
  /// Codes that stand in the grid, as `LegendText.key` has them.
  let used: Set<String>
  /// What stands right of the days of the sheet's grid.
  var right: RightOfDays?

  /// The entries in some rows, and the rows that held none.
  func entries(in rows: some Sequence<Int>, fromColumn: Int = 0) -> (entries: [PlacedEntry], others: [Int]) {
    var found: [PlacedEntry] = []
    var others: [Int] = []
    var table: HoursTable?
    /// The row on which the hours of the last entry end so far.
    var lastRow: Int?
    for row in rows where source.sheet.rows.indices.contains(row) {
      if let heading = HoursTable(source.sheet, row, fromColumn) {
        table = heading
        continue
      }
      if let entry = table?.entry(row, used: used) {
        found.append(PlacedEntry(entry: entry, place: source.place(row, table!.code)))
        lastRow = row
        continue
      }
      if !source.sheet.rows[row].contains(where: { !$0.isEmpty }) { table = nil }
      if let last = found.indices.last, lastRow == row - 1,
        let entry = continued(found[last].entry, row, fromColumn)
      {
        found[last].entry = entry
        lastRow = row
        continue
      }
      let here = entries(row, fromColumn)
      found += here
      // Below several on a row nobody could tell whose hours go on.
      if here.count == 1 { lastRow = row }
      if here.isEmpty, !isHeading(row) { others.append(row) }
    }
    return (found, others)
  }

  /// An entry of hours whose further stretches stand alone on the row below: `HC: 7h30-11h30`, then `13h-17h`.
  private func continued(_ entry: LegendEntry, _ row: Int, _ fromColumn: Int) -> LegendEntry? {
    let sheet = source.sheet
    let cells = sheet.rows[row].indices.filter {
      $0 >= fromColumn && !sheet[row, $0].isEmpty && !sheet[row, $0].isContinuation
    }
    let texts = cells.map { sheet.text(row, $0) }
    guard let first = texts.first, HoursText.hasHours(in: entry.words),
      LegendText.isHoursAlone(first, used: used), !LegendText.isOwn(first, after: entry.words),
      texts.allSatisfy({ LegendText.goesOn($0) }),
      let code = entry.whole ?? (entry.codes.count == 1 ? entry.codes[0] : nil),
      let whole = LegendText.entry("\(code) = \(entry.words); \(Self.joined(texts))", used: used)
    else { return nil }
    for column in cells { source.use(row, column) }
    return whole
  }

  /// Whether a row only names the columns of a legend.
  private func isHeading(_ row: Int) -> Bool {
    source.sheet.rows[row].contains {
      Heading($0.text) == .code || LegendText.openings.contains(folded($0.text).filter { $0 != ":" })
    }
      && source.sheet.rows[row].allSatisfy { $0.text.count <= 24 }
  }

  private func entries(_ row: Int, _ fromColumn: Int) -> [PlacedEntry] {
    let sheet = source.sheet
    let cells = sheet.rows[row].indices.filter {
      $0 >= fromColumn && !sheet[row, $0].isEmpty && !sheet[row, $0].isContinuation
    }
    var result: [PlacedEntry] = []
    var at = 0
    while at < cells.count {
      let column = cells[at]
      let text = sheet[row, column].text
      let alone = LegendText.entries(text, used: used)
      let code = LegendText.withoutOpening(plainText(text), used: used).trimmingSign()
      // A code with its meaning in the cells to the right.
      if alone.isEmpty || !alone.contains(where: \.isClear), LegendText.isCode(code, used: used),
        at + 1 < cells.count, let (entry, count) = spread(code, Array(cells[(at + 1)...]), row),
        right?.allows(entry, row: row, column: column, isLine: false) ?? true
      {
        result.append(PlacedEntry(entry: entry, place: source.place(row, column)))
        at += 1 + count
        continue
      }
      // Hours that go on in the next cells, as where a comma parts the cells of a text file.
      var whole = text
      var next = at + 1
      if !alone.isEmpty {
        while next < cells.count {
          let more = sheet.text(row, cells[next])
          guard LegendText.goesOn(more), !LegendText.begins(more, used: used),
            !LegendText.isOwn(more, after: whole)
          else { break }
          whole += "; " + more
          next += 1
        }
      }
      result += LegendText.entries(whole, used: used).filter {
        right?.allows($0, row: row, column: column, isLine: true) ?? true
      }.map { PlacedEntry(entry: $0, place: source.place(row, column)) }
      at = next
    }
    return result
  }

  /// Whether a cell is a code and the cells right of it say what it means.
  func isCodeWithMeaning(_ row: Int, _ column: Int) -> Bool {
    let sheet = source.sheet
    let code = LegendText.withoutOpening(sheet.text(row, column), used: used).trimmingSign()
    guard LegendText.isCode(code, used: used) else { return false }
    let cells = sheet.rows[row].indices.filter {
      $0 > column && !sheet[row, $0].isEmpty && !sheet[row, $0].isContinuation
    }
    return spread(code, cells, row).map { $0.0.isClear || used.contains(LegendText.key(code)) } ?? false
  }

  /// A meaning that stands in one to eight cells right of its code, and in how many.
  private func spread(_ code: String, _ cells: [Int], _ row: Int) -> (LegendEntry, Int)? {
    let sheet = source.sheet
    var best: (LegendEntry, Int)?
    var texts: [String] = []
    for (position, column) in cells.prefix(8).enumerated() {
      let text = sheet.text(row, column)
      let isOther =
        used.contains(LegendText.key(text))
        || best?.0.isClear ?? false && !LegendText.goesOn(text)
          && (LegendText.isCode(text, used: used) || LegendText.begins(text, used: used))
      if position > 0, isOther { break }
      texts.append(text)
      guard let entry = LegendText.entry("\(code) = \(Self.joined(texts))", used: used) else { continue }
      // More words may explain what is unclear; words behind what is clear are remarks.
      if best == nil || !best!.0.isClear || LegendText.goesOn(text) { best = (entry, position + 1) }
    }
    return best
  }

  /// Cells as one text: single times in pairs, `06:00`, `14:00`.
  static func joined(_ texts: [String]) -> String {
    var joined = ""
    var isOpen = false
    for text in texts {
      let isTime = HoursText.time(folded(text)) != nil
      let sign = isTime && isOpen ? " - " : HoursText.hasHours(in: joined) ? ", " : " "
      joined += joined.isEmpty ? text : sign + text
      isOpen = isTime && !isOpen
    }
    return joined
  }
}

/// A table of codes with beginning and end in columns of their own: `Ca, Giờ vào, Giờ ra`, `Code, Start, End`.
struct HoursTable {
  let sheet: Sheet
  let code: Int
  private var from: [Int] = []
  private var to: [Int] = []
  private var remarks: [Int] = []

  /// The table whose heading stands in a row; nil where it names no beginning and end.
  init?(_ sheet: Sheet, _ row: Int, _ fromColumn: Int) {
    self.sheet = sheet
    // Rows of a roster have more cells than a heading of codes and hours.
    guard (3...12).contains(sheet.rows[row].count(where: { !$0.isEmpty })) else { return nil }
    var code: Int?
    for (column, cell) in sheet.rows[row].enumerated() where column >= fromColumn && !cell.isEmpty {
      let text = words(folded(cell.text)).map(String.init)
      switch Heading(cell.text) {
      case .from: from.append(column)
      case .to: to.append(column)
      case .code: code = column
      case .crew where code == nil && from.isEmpty: code = column
      case .number: break
      default:
        // `Giờ vào 2`, `Kết thúc ca chiều`, `Start 2`.
        if text == ["to"], !from.isEmpty {
          to.append(column)
        } else if text.contains("vao") || text.contains("start") || text.starts(with: ["bat", "dau"])
          || text.contains("begin")
        {
          from.append(column)
        } else if text.contains("ra") || text.contains("end") || text.contains("finish")
          || text.starts(with: ["ket", "thuc"])
        {
          to.append(column)
        } else if code == nil, from.isEmpty {
          code = column
        } else {
          remarks.append(column)
        }
      }
    }
    guard let code, !from.isEmpty, from.count == to.count else { return nil }
    self.code = code
  }

  /// The entry in a row below; nil where it has no code or neither times nor words.
  func entry(_ row: Int, used: Set<String>) -> LegendEntry? {
    let text = sheet.text(row, code)
    guard !text.isEmpty, used.contains(LegendText.key(text)) || text.count <= 24 else { return nil }
    let times = zip(from.sorted(), to.sorted()).map { (sheet.text(row, $0), sheet.text(row, $1)) }
    let filled = times.filter { !$0.0.isEmpty || !$0.1.isEmpty }
    let remark = remarks.map { sheet.text(row, $0) }.filter { !$0.isEmpty }.joined(separator: ", ")
    guard !filled.isEmpty else {
      let said = remark.isEmpty ? LegendText.Said(meaning: .unclear) : LegendText.meaning(remark)
      guard said.meaning != .unclear || used.contains(LegendText.key(text)) else { return nil }
      return LegendEntry(
        codes: [text], meaning: said.meaning, words: remark, remark: said.remark, days: said.days)
    }
    let shown = filled.map { [$0.0, $0.1].filter { !$0.isEmpty }.joined(separator: " - ") }
      .joined(separator: ", ")
    var stretches: [Stretch] = []
    for (a, b) in filled {
      guard let start = HoursText.timeInColumn(a), let end = HoursText.timeInColumn(b) else {
        // Words in the place of times: `nghỉ`.
        let said = LegendText.meaning([a, b].filter { !$0.isEmpty }.joined(separator: " "))
        let fault = Phrase(
          en: "'\(a)' and '\(b)' are no beginning and end; write times such as 06:00 and 14:00",
          vi: "'\(a)' và '\(b)' không phải giờ đầu và giờ cuối; hãy ghi giờ như 06:00 và 14:00")
        return LegendEntry(
          codes: [text], meaning: said.meaning == .unclear ? .doubtful(fault) : said.meaning, words: shown)
      }
      if let fault = TwelveHours.fault(a, b) {
        return LegendEntry(codes: [text], meaning: .doubtful(fault), words: shown)
      }
      stretches.append(Stretch(start, end))
    }
    stretches.sort()
    if zip(stretches, stretches.dropFirst()).contains(where: { $0.overlaps($1) }) {
      return LegendEntry(
        codes: [text],
        meaning: .doubtful(Phrase(en: "'\(shown)' overlap", vi: "'\(shown)' chồng lên nhau")), words: shown)
    }
    let words = remark.isEmpty ? shown : "\(shown), \(remark)"
    switch NamedDays.read(folded(remark)) {
    case .none: return LegendEntry(codes: [text], meaning: .day(.hours(stretches)), words: words)
    case .days(let days):
      return LegendEntry(codes: [text], meaning: .day(.hours(stretches)), words: words, days: days)
    case .unclear:
      return LegendEntry(codes: [text], meaning: .doubtful(NamedDays.fault(remark)), words: words)
    }
  }
}

extension String {
  /// Without a colon or an equals sign at the end.
  fileprivate func trimmingSign() -> String {
    var text = self[...]
    while let last = text.last, last == ":" || last == "=" || last == " " { text.removeLast() }
    return text.isEmpty ? self : String(text)
  }
}
