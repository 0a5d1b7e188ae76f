import OffHours

/// What stands over and under the table of a sheet: the letterhead, the title, and where to sign.
struct SheetHeading: Sendable {
  private let input: PaperInput

  init(_ input: PaperInput) { self.input = input }

  /// Adds the letterhead, the title in capitals and lines below it.
  ///
  /// - Parameter values: What stands for the placeholders of the letterhead, beside those of the whole timetable.
  func begin(
    _ sheet: inout Worksheet, title: String, lines: [String] = [], values: [Letterhead.Field: String] = [:]
  ) {
    let facts = facts(title, values), letterhead = input.letterhead
    sheet.footer = input.planLine
    let left = letterhead.lines(letterhead.left, facts), right = letterhead.lines(letterhead.right, facts)
    let middle = sheet.split
    for row in 0..<max(left.count, right.count) {
      sheet.add(parts: [
        (row < left.count ? left[row] : "", 0...middle, .head),
        (row < right.count ? right[row] : "", middle + 1...sheet.widths.count - 1, .head),
      ])
    }
    if !left.isEmpty || !right.isEmpty { sheet.rows.append(Worksheet.Row()) }
    for (position, line) in letterhead.lines(letterhead.title, facts).enumerated() {
      sheet.add(line: line, position == 0 ? .title : .subtitle, height: position == 0 ? 24 : nil)
    }
    for line in lines { sheet.add(line: TextWidth.plain(line), .subtitle) }
    sheet.rows.append(Worksheet.Row())
  }

  /// Adds the lines below the table and the places to sign.
  func end(_ sheet: inout Worksheet, title: String, values: [Letterhead.Field: String] = [:]) {
    let facts = facts(title, values), letterhead = input.letterhead
    let footer = letterhead.lines(letterhead.footer, facts)
    let signatures = letterhead.lines(letterhead.signatures, facts)
    guard !footer.isEmpty || !signatures.isEmpty else { return }
    sheet.rows.append(Worksheet.Row())
    for line in footer { sheet.add(line: line, CellStyle(isItalic: true, wraps: true, alignment: .right)) }
    let columns = sheet.widths.count
    guard !signatures.isEmpty else { return }
    if signatures.count == 1 {
      sheet.add(parts: [(signatures[0], sheet.split + 1...columns - 1, .head)])
    } else {
      let shown = signatures.prefix(columns)
      sheet.add(
        parts: shown.enumerated().map { position, text in
          (text, position * columns / shown.count...(position + 1) * columns / shown.count - 1, .head)
        })
    }
    // Room to sign.
    for _ in 0..<4 { sheet.rows.append(Worksheet.Row()) }
  }

  private func facts(_ title: String, _ values: [Letterhead.Field: String]) -> [Letterhead.Field: String] {
    let dates = DateHabit(input), horizon = input.scenario.horizon
    let state = SlipText(input).state
    return [
      .organiser: input.organiser("name"), .phone: input.organiser("phone"), .scenario: input.title,
      .from: dates.date(horizon.from), .to: dates.date(horizon.to), .title: title.uppercased() + state,
    ].merging(values) { $1 }
  }
}

extension Worksheet {
  /// The last column of the left half, by width.
  var split: Int {
    let half = widths.reduce(0, +) / 2
    var sum = 0.0
    for (column, width) in widths.dropLast().enumerated() {
      sum += width
      if sum >= half { return column }
    }
    return max(0, widths.count - 2)
  }
}
