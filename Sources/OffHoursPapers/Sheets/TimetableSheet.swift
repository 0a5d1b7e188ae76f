import OffHours

/// The timetable as it hangs on the notice board, a row a meeting.
struct TimetableSheet: Sendable {
  private let input: PaperInput
  private let heading: SheetHeading

  init(_ input: PaperInput, _ heading: SheetHeading) {
    self.input = input
    self.heading = heading
  }

  func sheet(_ tabs: inout SheetNames) -> Worksheet {
    let language = input.language, dates = DateHabit(input), title = SheetWords.timetable(language)
    var sheet = Worksheet(name: tabs.name(title), widths: [16, 13, 40, 24, 36, 14, 14], isLandscape: true)
    let horizon = input.scenario.horizon
    heading.begin(
      &sheet, title: title,
      lines: [input.title, "\(dates.date(horizon.from)) – \(dates.date(horizon.to))"])
    sheet.add(headings: [
      Words.dayAndDate(language), Words.time(language), Words.lesson(language), Words.instructor(language),
      Words.venue(language), Words.section(language), Words.note(language),
    ])
    for meeting in input.timetable.meetings {
      let date = dates.zone.date(meeting.start)
      let venue = input.venue(meeting.venue)
      let place = [venue?.name ?? meeting.venue, venue?.address ?? ""].filter { !$0.isEmpty }
      sheet.rows.append(
        Worksheet.Row(cells: [
          .init(.date(date), .date(dates.prefix(date), isAmerican: dates.isAmerican)),
          .init(.text(dates.times(meeting.interval)), .count),
          .init(.text(input.subject(meeting)), .cell), .init(.text(input.instructorNames(meeting)), .cell),
          .init(.text(place.joined(separator: ", ")), .cell), .init(.text(input.sectionName(meeting)), .cell),
          .init(.text(input.note(meeting)), .cell),
        ]))
    }
    let sums = HoursAndMoney(input)
    sheet.add(line: sums.sentence, CellStyle(isBold: true, wraps: true))
    heading.end(&sheet, title: title)
    return sheet
  }
}

extension DateHabit {
  /// What stands before a date: the day of the week.
  func prefix(_ date: CivilDate) -> String { "\(weekday(date))\(language == .english ? " " : ", ")" }
}
