import OffHours

/// An employer's own people: when each has class, and between which shifts.
struct EmployerSheet: Sendable {
  private let input: PaperInput
  private let heading: SheetHeading
  private let agendas: [Ref<Employer>: [LearnerAgenda]]
  private let validity: Validity

  init(_ input: PaperInput, _ heading: SheetHeading) {
    self.input = input
    validity = Validity(input)
    self.heading = heading
    var agendas: [Ref<Employer>: [LearnerAgenda]] = [:]
    for agenda in input.agendas {
      if let employer = agenda.employer { agendas[employer, default: []].append(agenda) }
    }
    self.agendas = agendas
  }

  /// The employers whose people have class.
  var employers: [Ref<Employer>] { agendas.keys.sorted() }

  func sheet(_ employer: Ref<Employer>, _ tabs: inout SheetNames) -> Worksheet {
    let language = input.language, dates = DateHabit(input), title = SheetWords.employerList(language)
    let name = input.scenario.employers[employer].name
    var sheet = Worksheet(name: tabs.name(name), widths: [6, 26, 7, 62, 25, 25], isLandscape: true)
    heading.begin(
      &sheet, title: title, lines: [name, input.title], values: [.employer: name])
    sheet.add(headings: [
      SheetWords.number(language), Words.fullName(language), Words.crew(language),
      SheetWords.meeting(language), Words.shiftBefore(language), Words.shiftAfter(language),
    ])
    for (position, agenda) in (agendas[employer] ?? []).enumerated() {
      let crew = agenda.worker.flatMap { input.scenario.workers[$0].crew } ?? ""
      for (row, meeting) in agenda.meetings.enumerated() {
        let around = input.surroundings(of: meeting, for: agenda.worker)
        let within = around.within.map { "\n\($0.label(language))" } ?? ""
        // A name stands on every row, so that the table can be sorted, but only the first one stands out.
        let style = row == 0 ? CellStyle.cell : .quiet
        sheet.rows.append(
          Worksheet.Row(cells: [
            .init(.number(position + 1), .count), .init(.text(agenda.name), style),
            .init(.text(crew), .count), .init(.text(text(meeting, agenda, dates)), .cell),
            .init(
              .text(around.shiftBefore(dates, language) + within), .cell),
            .init(
              .text(around.shiftAfter(dates, language) + within), .cell),
          ]))
      }
    }
    heading.end(&sheet, title: title, values: [.employer: name])
    return sheet
  }

  /// Day, time and place, then what; and whether it is the employer's time.
  private func text(_ meeting: Meeting, _ agenda: LearnerAgenda, _ dates: DateHabit) -> String {
    let venue = input.venue(meeting.venue)?.name ?? meeting.venue
    var text =
      "\(input.language.stretch(meeting.interval, in: dates.zone)), \(venue)\n\(input.subject(meeting))"
    if input.course(meeting.course)?.countsAsWork == true {
      text += " (\(Words.countsAsWork(input.language)))"
    }
    if let away = input.away(agenda.worker, meeting) {
      text += "\n\(ReleaseWords.away(dates.times(away))(input.language))"
    }
    let until = validity.note(agenda.id, meeting)
    if !until.isEmpty { text += "\n\(until)" }
    return text
  }

}
