import OffHours

/// Who was left out of what, and why.
struct UnplacedSheet: Sendable {
  private let input: PaperInput
  private let heading: SheetHeading

  init(_ input: PaperInput, _ heading: SheetHeading) {
    self.input = input
    self.heading = heading
  }

  func sheet(_ tabs: inout SheetNames) -> Worksheet {
    let language = input.language, title = SheetWords.unplaced(language)
    var sheet = Worksheet(name: tabs.name(title), widths: [6, 26, 30, 8, 28, 40, 12], isLandscape: true)
    heading.begin(&sheet, title: title, lines: [input.title])
    sheet.add(headings: [
      SheetWords.number(language), Words.fullName(language), Words.employer(language), Words.crew(language),
      Words.course(language), Words.because(language), Words.possibleAlone(language),
    ])
    for (position, entry) in input.timetable.unplaced.enumerated() {
      let crew = input.worker(entry.worker).flatMap { input.scenario.workers[$0].crew }
      let reasons = entry.reasons.map { "\(input.because($0.reason)) (\($0.count))" }
      sheet.rows.append(
        Worksheet.Row(cells: [
          .init(.number(position + 1), .count), .init(.text(input.workerName(entry.worker)), .cell),
          .init(.text(input.employerName(entry.worker)), .cell), .init(.text(crew ?? ""), .count),
          .init(.text(input.courseName(entry.course)), .cell),
          .init(.text(reasons.joined(separator: "; ")), .cell),
          .init(.text(entry.possible.map { ($0 ? Words.yes : Words.no)(language) } ?? ""), .count),
        ]))
    }
    return sheet
  }
}
