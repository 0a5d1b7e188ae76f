import OffHours

/// A sheet for every meeting that is to come: who signs, room for others, and who could step in.
struct SignInSheet: Sendable {
  private let input: PaperInput
  private let heading: SheetHeading

  /// Empty rows for people who come all the same.
  private static let spareRows = 5

  init(_ input: PaperInput, _ heading: SheetHeading) {
    self.input = input
    self.heading = heading
  }

  func sheets(_ tabs: inout SheetNames) -> [Worksheet] {
    let reserves = ReserveFinder(input), validity = Validity(input)
    return input.timetable.meetings.enumerated().filter { !$1.held }
      .map { sheet($1, reserves: reserves.reserves(for: $0), validity, &tabs) }
  }

  private func sheet(
    _ meeting: Meeting, reserves: [Reserve], _ validity: Validity, _ tabs: inout SheetNames
  ) -> Worksheet {
    let language = input.language, dates = DateHabit(input), date = dates.zone.date(meeting.start)
    let title = SheetWords.signIn(language), venue = input.venue(meeting.venue)
    let clock = dates.time(meeting.start).replacing(":", with: "h")
    let tab =
      "\(dates.dayMonth(date).replacing("/", with: "-")) \(clock) \(meeting.section == nil ? meeting.lesson : input.sectionName(meeting))"
    var sheet = Worksheet(name: tabs.name(tab), widths: [6, 11, 28, 30, 20, 14])
    let place = [venue?.name ?? meeting.venue, venue?.address ?? ""].filter { !$0.isEmpty }
    let values: [Letterhead.Field: String] = [
      .course: input.courseName(meeting.course), .lesson: input.lessonName(meeting),
      .section: input.sectionName(meeting), .date: dates.date(date), .time: dates.times(meeting.interval),
      .venue: venue?.name ?? meeting.venue, .address: venue?.address ?? "",
      .instructor: input.instructorNames(meeting),
    ]
    let when = "\(input.language.stretch(meeting.interval, in: dates.zone))"
    heading.begin(&sheet, title: title, lines: [input.subject(meeting)], values: values)
    sheet.rows.removeLast()
    for (label, value) in [
      (SheetWords.when, when), (Words.venue, place.joined(separator: ", ")),
      (Words.instructor, input.instructorNames(meeting)), (Words.section, input.sectionName(meeting)),
      (Words.meetingId, meeting.id),
    ] where !value.isEmpty {
      sheet.add(line: "\(label(language)): \(TextWidth.plain(value))", .fact)
    }
    sheet.rows.append(Worksheet.Row())
    sheet.add(headings: [
      SheetWords.number(language), Words.workerId(language), Words.fullName(language),
      Words.employer(language),
      SheetWords.signature(language), Words.note(language),
    ])
    for (position, learner) in input.byName(Array(Set(meeting.learners))).enumerated() {
      add(
        number: position + 1, learner, name: input.workerName(learner), employer: input.employerName(learner),
        validity.note(learner, meeting), &sheet)
    }
    for _ in 0..<SignInSheet.spareRows { add(number: nil, "", name: "", employer: "", "", &sheet) }
    if !reserves.isEmpty {
      sheet.rows.append(Worksheet.Row())
      sheet.add(line: SheetWords.reserves(language), CellStyle(isBold: true, wraps: true), height: 20)
      for (position, reserve) in reserves.enumerated() {
        add(
          number: position + 1, reserve.worker, name: input.workerName(reserve.worker),
          employer: input.employerName(reserve.worker),
          reserve.note, &sheet)
      }
    }
    heading.end(&sheet, title: title, values: values)
    return sheet
  }

  private func add(
    number: Int?, _ id: String, name: String, employer: String, _ note: String, _ sheet: inout Worksheet
  ) {
    sheet.rows.append(
      Worksheet.Row(
        cells: [
          .init(number.map { .number($0) } ?? .none, .count), .init(.text(id), .cell),
          .init(.text(name), .cell),
          .init(.text(employer), .cell), .init(.none, .cell), .init(.text(note), .cell),
        ], height: 22))
  }
}
